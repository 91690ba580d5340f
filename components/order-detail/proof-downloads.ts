import type { ReactiveControllerHost } from 'lit';
import type { Client, Proof } from '../../src/index.ts';
import { safeUrl } from '../foundation/safe-url.ts';

/** Opens proofs by links that are asked for at that moment, one at a time. */
export class ProofDownloads {
  /** The proof whose link is being asked for. */
  waiting: string | undefined;
  /** What was not opened, and why. */
  failure: { proof: Proof; error: unknown } | undefined;

  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #onFailed: (proof: Proof) => void;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, onFailed: (proof: Proof) => void) {
    this.#host = host;
    this.#onFailed = onFailed;
  }

  async open(client: Client, proof: Proof): Promise<void> {
    if (this.waiting !== undefined) return;
    this.#set(proof.id, undefined);
    try {
      const url = safeUrl((await client.uploads.contentLink(proof.uploadId)).url);
      if (url) open(url, '_blank', 'noopener,noreferrer');
      this.#set(undefined, undefined);
    } catch (error) {
      this.#set(undefined, { proof, error });
      this.#onFailed(proof);
    }
  }

  forget(): void {
    this.#set(undefined, undefined);
  }

  #set(waiting: string | undefined, failure: ProofDownloads['failure']): void {
    this.waiting = waiting;
    this.failure = failure;
    this.#host.requestUpdate();
  }
}
