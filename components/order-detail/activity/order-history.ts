import type { Client, OrderEvent } from '../../../src/index.ts';
import { isAbort } from '../../foundation/failure-text.ts';

const pageSize = 50;
/** What has happened since the last reading is read in so many pages; where it is more, the history begins anew. */
const catchUpPages = 4;

/** The history of an order from its newest event on. What is older is read as it is asked for, and stays while newer ones come. */
export class OrderHistory {
  /** Newest first; nothing while they are on their way for the first time. */
  items: readonly OrderEvent[] | undefined;
  error: unknown;
  isLoadingMore = false;
  /** Why older ones could not be read. */
  moreError: unknown;

  readonly #onChange: () => void;
  #client: Client | undefined;
  #orderId = '';
  #signal: AbortSignal | undefined;
  #cursor: string | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get hasMore(): boolean { return this.#cursor !== undefined; }

  startOver(): void {
    this.items = this.error = this.moreError = this.#cursor = undefined;
    this.isLoadingMore = false;
  }

  /** Reads what has happened since, or the newest page. */
  async read(client: Client, orderId: string, signal: AbortSignal): Promise<void> {
    this.#client = client;
    this.#orderId = orderId;
    this.#signal = signal;
    this.isLoadingMore = false;
    try {
      await this.#catchUp(client, signal);
      this.error = undefined;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = error;
    }
    this.#onChange();
  }

  /** Reads the next older page. */
  async more(): Promise<void> {
    const [client, signal, after] = [this.#client, this.#signal, this.#cursor];
    if (!client || !signal || after === undefined || this.isLoadingMore) return;
    this.isLoadingMore = true;
    this.moreError = undefined;
    this.#onChange();
    try {
      const page = await client.events.forOrder(this.#orderId, { sort: '-sequence', limit: pageSize, after }, { signal });
      this.items = [...this.items ?? [], ...page.items];
      this.#cursor = page.nextCursor === after ? undefined : page.nextCursor;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.moreError = error;
    }
    this.isLoadingMore = false;
    this.#onChange();
  }

  async #catchUp(client: Client, signal: AbortSignal): Promise<void> {
    const newest = this.items?.[0]?.id;
    const arrived: OrderEvent[] = [];
    let cursor: string | undefined;
    for await (const page of client.events.forOrder(this.#orderId, { sort: '-sequence', limit: pageSize }, { signal }).pages({ max: newest === undefined ? 1 : catchUpPages })) {
      signal.throwIfAborted();
      cursor = page.nextCursor;
      const known = page.items.findIndex(({ id }) => id === newest);
      arrived.push(...(known < 0 ? page.items : page.items.slice(0, known)));
      if (known < 0) continue;
      this.items = [...arrived, ...this.items ?? []];
      return;
    }
    this.items = arrived;
    this.#cursor = cursor;
  }
}
