import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';

/** How long it is shown that something was copied. */
const shownMs = 2_000;

/** Copies short texts, such as a tracking number, and says whether that worked. */
export class Clipboard implements ReactiveController {
  /** The text that was copied just now. */
  copied: string | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #say: Announcer;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, say: Announcer) {
    this.#host = host;
    this.#say = say;
    host.addController(this);
  }

  /** Copies a text; `name` is what a person calls it. A page without the right to do so, or without TLS, cannot. */
  async copy(localiser: Localiser, { text, name }: { text: string; name: string }): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return this.#say.assertive(localiser.msg('common.copyFailed', { name }));
    }
    this.#say.polite(localiser.msg('common.copied', { name }));
    this.#show(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(undefined), shownMs);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.copied = undefined;
  }

  #show(copied: string | undefined): void {
    this.copied = copied;
    this.#host.requestUpdate();
  }
}
