import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Client, Proof } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { alert, loadFailure } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';

/** A proof that was not opened: its link could not be had, which `error` says, or the browser has let no tab be opened for `url`. */
interface Unopened { proof: Proof; error?: unknown; url?: string }

/** Opens proofs by links that are asked for at that moment, one at a time. */
export class ProofDownloads {
  /** The proof whose link is being asked for. */
  waiting: string | undefined;
  unopened: Unopened | undefined;

  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #onUnopened: (unopened: Unopened) => void;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, onUnopened: (unopened: Unopened) => void) {
    this.#host = host;
    this.#onUnopened = onUnopened;
  }

  async open(client: Client, proof: Proof): Promise<void> {
    if (this.waiting !== undefined) return;
    this.#set(proof.id, undefined);
    try {
      const url = safeUrl((await client.uploads.contentLink(proof.uploadId)).url);
      // With `noopener` the browser would not tell whether there is a tab.
      const tab = url ? open(url, '_blank') : undefined;
      if (tab) tab.opener = null;
      this.#set(undefined, tab === null && url ? { proof, url } : undefined);
    } catch (error) {
      this.#set(undefined, { proof, error });
    }
    if (this.unopened) this.#onUnopened(this.unopened);
  }

  forget(): void {
    this.#set(undefined, undefined);
  }

  #set(waiting: string | undefined, unopened: Unopened | undefined): void {
    this.waiting = waiting;
    this.unopened = unopened;
    this.#host.requestUpdate();
  }
}

/** What is said of a proof that was not opened. */
export const unopenedText = (localiser: Localiser, { proof: { filename: name }, url }: Unopened): string =>
  localiser.msg(url === undefined ? 'detail.downloadFailed' : 'detail.downloadBlocked', { name });

/** Why a proof was not opened, and the way on: to ask again, or a link, which no browser stands against. */
export const unopenedNotice = (localiser: Localiser, downloads: ProofDownloads, client: Client): TemplateResult | typeof nothing => {
  const { unopened } = downloads;
  if (!unopened) return nothing;
  const { proof, url, error } = unopened;
  const title = unopenedText(localiser, unopened);
  if (url === undefined) return loadFailure(localiser, { error, title, onRetry: () => void downloads.open(client, proof) });
  return alert({
    tone: 'warning', title, body: localiser.msg('detail.downloadBlockedText'),
    actions: html`<a class="button small" part="open-proof" href=${url} target="_blank" rel="noopener noreferrer" @click=${() => downloads.forget()}>${icon(icons.external)}${localiser.msg('detail.openNamed', { name: proof.filename })}</a>`,
  });
};
