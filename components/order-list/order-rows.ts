import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { maxOrderIds, type Client, type OrderListQuery, type OrderSummary } from '../../src/index.ts';
import { PagedListController } from '../controllers/paged-list.ts';
import { ShopEvents } from '../controllers/shop-events.ts';
import { isAbort } from '../foundation/failure-text.ts';
import { defaultLimit, defaultSort, filterOf, type ListQuery } from './list-query.ts';
import { liesBetween } from './row-order.ts';

/** Pages that are held at once. Those far from what is seen are read again when they are. */
const mostPages = 20;

export interface OrderRowsOptions {
  client: () => Client | undefined;
  query: () => ListQuery;
  /** The first rows of a query are there. */
  onLoaded: (found: { total: number | undefined }) => void;
  /** Orders came that belong among the rows. */
  onArrived: (orders: readonly OrderSummary[]) => void;
  /** The first rows of a query have been read, or something `moved` in the shop. */
  onRead: (read: { moved: boolean }) => void;
  onError: (error: unknown) => void;
}

/**
 * The orders of a query, page by page as the person scrolls, and live: a row that is there says at once what happened to its
 * order. A new row would push the others away under the pointer, so it waits until the person asks for it.
 */
export class OrderRows implements ReactiveController {
  /** Rows that moved since the person last saw them. */
  moved: ReadonlySet<string> = new Set();

  readonly #host: ReactiveControllerHost;
  readonly #options: OrderRowsOptions;
  readonly #pages: PagedListController<OrderSummary, OrderListQuery>;
  readonly #events: ShopEvents;
  #client: Client | undefined;
  #key = '';
  /** What was read of single orders since their page was. */
  #fresh: ReadonlyMap<string, OrderSummary> = new Map();
  readonly #arrived = new Map<string, OrderSummary>();
  #reading = new AbortController();
  #liveError: unknown;
  /** The first rows that are on their way are read since something has moved, or may have. */
  #hasMoved = false;

  constructor(host: ReactiveControllerHost, options: OrderRowsOptions) {
    this.#host = host;
    this.#options = options;
    this.#events = new ShopEvents(host, {
      client: options.client,
      concerns: () => true,
      onMoved: (orderIds) => void this.#moved(orderIds),
      onOnline: () => {
        if (this.error !== undefined) this.retry();
      },
      onError: (error) => this.#lost(error),
    });
    this.#pages = new PagedListController<OrderSummary, OrderListQuery>(host, {
      mostPages,
      load: (query, { after, signal }) => this.#load(query, after, signal),
      onLoaded: ({ items, total, isFirst }) => this.#loaded(items, total, isFirst),
      onFailed: (error) => this.#fail(error),
    });
    host.addController(this);
  }

  /** How many rows have been loaded. */
  get count(): number { return this.#pages.count; }
  /** How many the query matches. */
  get total(): number | undefined { return this.#pages.total; }
  get hasMore(): boolean { return this.#pages.hasMore; }
  /** The rows of the present query are on their way; those before still stand. */
  get isLoading(): boolean { return this.#pages.status === 'loading'; }
  get isLoadingMore(): boolean { return this.#pages.status === 'loadingMore'; }
  /** The first rows that there ever were have not come yet. */
  get isFirst(): boolean { return this.#pages.total === undefined && this.#pages.count === 0; }
  /** Why rows are missing, or may be out of date. */
  get error(): unknown { return this.#pages.error ?? this.#liveError; }
  /** The rows are those of the query before, and will not change. */
  get isOutdated(): boolean { return this.isLoading || this.#pages.status === 'failed'; }
  /** New orders that wait for being asked for. */
  get waiting(): number { return this.#arrived.size; }
  /** All rows that are held. */
  get items(): readonly OrderSummary[] { return this.#pages.items; }

  /** The order of a row; absent while its page is not held. */
  at(place: number): OrderSummary | undefined {
    const order = this.#pages.at(place);
    const fresh = order && this.#fresh.get(order.id);
    return fresh && fresh.version >= order.version ? fresh : order;
  }

  hostUpdate(): void {
    const client = this.#options.client();
    const key = JSON.stringify(this.#query);
    if (client === this.#client && key === this.#key) return;
    if (client !== this.#client) this.#pages.clear();
    this.#client = client;
    this.#key = key;
    if (client) this.#readFirst();
  }

  hostDisconnected(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
  }

  /** Reads the list from its beginning, since something has moved, or may have. */
  refresh(): void {
    this.#hasMoved = true;
    this.#readFirst();
  }

  /** Reads again after a failure. */
  retry(): void {
    this.#liveError = undefined;
    this.#events.listen();
    if (this.#pages.status === 'failed') this.#pages.retry();
    else this.refresh();
  }

  loadMore(): void { this.#pages.loadMore(); }

  /** Says which rows are seen, and which one has to stay. */
  see(first: number, last: number, kept: number): void { this.#pages.see(first, last, kept); }

  get #query(): OrderListQuery {
    const query = this.#options.query();
    return { ...filterOf(query), limit: query.limit ?? defaultLimit, sort: query.sort ?? defaultSort };
  }

  #readFirst(): void {
    this.#arrived.clear();
    this.#liveError = undefined;
    this.#pages.search(this.#query);
  }

  async #load(query: OrderListQuery, after: string | undefined, signal: AbortSignal) {
    if (!this.#client) throw new DOMException('There is no client any more.', 'AbortError');
    // How many there are is worked out once: it takes the server longer than a page.
    return this.#client.orders.list({ ...query, ...(after === undefined ? { includeTotal: true } : { after }) }, { signal });
  }

  #loaded(items: readonly OrderSummary[], total: number | undefined, isFirst: boolean): void {
    for (const { id } of items) this.#arrived.delete(id);
    if (!isFirst) return;
    this.moved = new Set();
    this.#options.onLoaded({ total });
    this.#options.onRead({ moved: this.#hasMoved });
    this.#hasMoved = false;
  }

  /** Reads the rows that moved by themselves; of the others, those that the query means. */
  async #moved(orderIds: ReadonlySet<string> | undefined): Promise<void> {
    const client = this.#client;
    // What comes with the rows that are on their way may have left before this happened, so it is read all the same.
    if (!client || !orderIds || orderIds.size > maxOrderIds || (this.count === 0 && !this.isLoading)) return this.refresh();
    const { signal } = this.#reading;
    const rows = new Set(this.items.map(({ id }) => id));
    const [here, elsewhere] = [[...orderIds].filter((id) => rows.has(id)), [...orderIds].filter((id) => !rows.has(id))];
    const read = async (query: OrderListQuery): Promise<readonly OrderSummary[]> =>
      (query.ids?.length ? (await client.orders.list({ ...query, limit: maxOrderIds }, { signal })).items : []);
    try {
      const [changed, matching] = await Promise.all([read({ ids: here }), read({ ...this.#query, ids: elsewhere })]);
      if (!signal.aborted && client === this.#client) this.#take(changed, matching);
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.#lost(error);
    }
  }

  /** The rows stand, but no longer say what happens. */
  #lost(error: unknown): void {
    this.#liveError = error;
    this.#fail(error);
  }

  #take(changed: readonly OrderSummary[], matching: readonly OrderSummary[]): void {
    const rows = new Map(this.items.map((order) => [order.id, order]));
    // A row that is not held is read anew with its page.
    this.#fresh = new Map([...this.#fresh, ...changed.map((order) => [order.id, order] as const)].filter(([id]) => rows.has(id)));
    this.moved = new Set(changed.filter(({ id, version }) => rows.get(id)?.version !== version).map(({ id }) => id));
    const last = this.hasMore ? this.items.at(-1) : undefined;
    const arrived = matching.filter((order) => !rows.has(order.id) && liesBetween(order, last, this.#query.sort ?? defaultSort));
    for (const order of arrived) this.#arrived.set(order.id, order);
    if (arrived.length > 0) this.#options.onArrived(arrived);
    this.#options.onRead({ moved: true });
    this.#host.requestUpdate();
  }

  #fail(error: unknown): void {
    this.#options.onError(error);
    this.#host.requestUpdate();
  }
}
