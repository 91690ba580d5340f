import type { Client, Uploads } from '../../src/index.ts';

/** The queue that an element makes for itself: one for each client and scope. It is not disposed of when the element is taken off the page. */
export class OwnQueue {
  #queue: Uploads | undefined;
  #client: Client | undefined;
  #scope: string | undefined;

  /** The queue of this client and scope, with what this browser has kept of it since before a reload. */
  of(client: Client | undefined, scope: string): Uploads | undefined {
    if (client === this.#client && scope === this.#scope) return this.#queue;
    this.#queue?.dispose();
    this.#client = client;
    this.#scope = scope;
    this.#queue = client?.uploads.createQueue({ scope });
    void this.#queue?.recover();
    return this.#queue;
  }
}
