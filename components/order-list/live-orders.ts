import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, OrderListQuery, OrderSummary } from '../../src/index.ts';
import { isAbort } from '../foundation/failure-text.ts';
import { defaultLimit, defaultSort } from './list-query.ts';

/** One action of the server makes several events, and a busy shop makes many: what is shown is read once for all of them. */
const gatherMs = 400;

/** One page of the list as it was read last. */
export interface OrdersShown {
  items: readonly OrderSummary[];
  nextCursor: string | undefined;
  /** How many orders the query matches. */
  total: number | undefined;
}

export interface LiveOrdersOptions {
  client: () => Client | undefined;
  query: () => OrderListQuery;
  /** Orders appeared on the page that is shown, by themselves. */
  onArrived: (orders: readonly OrderSummary[]) => void;
  /** A page was read because the query changed. */
  onLoaded: (shown: OrdersShown) => void;
  /** Any page was read; `moved` when something had happened in the shop. */
  onRead: (read: { moved: boolean }) => void;
  onError: (error: unknown) => void;
}

/**
 * Keeps one page of the list as the server knows it: reads it for each new query, and again when something happened in the
 * shop. A page that is hidden waits until it is seen. Rows stay while newer ones are on their way.
 */
export class LiveOrders implements ReactiveController {
  shown: OrdersShown | undefined;
  /** Why the last reading failed; nothing while all is well. */
  error: unknown;
  /** The rows for the current query are not there yet. */
  isLoading = false;
  /** Orders that moved since the person last saw them, by their id. */
  moved: ReadonlySet<string> = new Set();

  readonly #host: ReactiveControllerHost;
  readonly #options: LiveOrdersOptions;
  #client: Client | undefined;
  #key = '';
  #watch: AbortController | undefined;
  #reading: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDue = false;

  constructor(host: ReactiveControllerHost, options: LiveOrdersOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const client = this.#options.client();
    const key = JSON.stringify(this.#options.query());
    if (client === this.#client && key === this.#key) return;
    this.#key = key;
    if (client !== this.#client) {
      this.#client = client;
      this.shown = undefined;
      this.#listen();
    }
    if (client) void this.#read({ afresh: true });
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (!this.#client || this.#watch) return;
    this.#listen();
    // What happened while the element was off the page.
    void this.#read({ afresh: this.shown === undefined });
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#watch?.abort();
    this.#watch = undefined;
    this.#reading?.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Reads again after a failure. */
  retry(): void {
    if (!this.#watch) this.#listen();
    void this.#read({ afresh: this.shown === undefined });
    this.#host.requestUpdate();
  }

  readonly #onVisibility = (): void => {
    if (!document.hidden && this.#isDue) this.#schedule();
  };

  #listen(): void {
    this.#watch?.abort();
    this.#watch = undefined;
    if (!this.#client) return;
    this.#watch = new AbortController();
    void this.#follow(this.#client, this.#watch);
  }

  async #follow(client: Client, watch: AbortController): Promise<void> {
    try {
      for await (const event of client.events.watch({ signal: watch.signal })) {
        if (watch.signal.aborted) return;
        if (event.orderId !== undefined) this.#schedule();
      }
    } catch (error) {
      if (watch.signal.aborted || isAbort(error)) return;
      this.#watch = undefined;
      this.#fail(error);
    }
  }

  #schedule(): void {
    this.#isDue = true;
    if (document.hidden) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // The reading under way may have left before the event.
      if (this.isLoading) this.#schedule();
      else void this.#read({ afresh: false });
    }, gatherMs);
  }

  async #read({ afresh }: { afresh: boolean }): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#isDue = false;
    this.isLoading = afresh;
    this.error = undefined;
    try {
      const query = { limit: defaultLimit, sort: defaultSort, ...this.#options.query(), includeTotal: true };
      const { items, nextCursor, total } = await client.orders.list(query, { signal: reading.signal });
      if (!reading.signal.aborted) this.#take({ items, nextCursor, total }, afresh);
    } catch (error) {
      if (reading.signal.aborted || isAbort(error)) return;
      this.isLoading = false;
      // Rows of another query would be taken for the answer to this one.
      if (afresh) this.shown = undefined;
      this.#fail(error);
    }
  }

  #take(shown: OrdersShown, afresh: boolean): void {
    const before = new Map(this.shown?.items.map((order) => [order.id, order]));
    const arrived = shown.items.filter(({ id }) => !before.has(id));
    this.moved = new Set(afresh ? [] : shown.items.filter((order) => before.get(order.id)?.version !== order.version).map(({ id }) => id));
    this.shown = shown;
    this.isLoading = false;
    if (afresh) this.#options.onLoaded(shown);
    else if (arrived.length > 0) this.#options.onArrived(arrived);
    this.#options.onRead({ moved: !afresh });
    this.#host.requestUpdate();
  }

  #fail(error: unknown): void {
    this.error = error;
    this.#options.onError(error);
    this.#host.requestUpdate();
  }
}
