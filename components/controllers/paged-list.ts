import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbort } from '../foundation/failure-text.ts';

/** One page of a list, as the SDK answers it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
  readonly total?: number | undefined;
}

/** `loading` replaces the list (what was found before still stands), `loadingMore` appends to it. */
export type ListStatus = 'idle' | 'loading' | 'loadingMore' | 'ready' | 'failed';

export interface PagedListOptions<Item, Query> {
  /** Gets one page; `after` is the cursor of the page before. Reject with anything: it lands in `error`. */
  load: (query: Query, page: { after: string | undefined; signal: AbortSignal }) => PromiseLike<ListPage<Item>>;
  /** Called when a page has arrived; `isFirst` when it replaced the list. */
  onLoaded?: ((list: { items: readonly Item[]; total: number | undefined; isFirst: boolean }) => void) | undefined;
  onFailed?: ((error: unknown) => void) | undefined;
}

/**
 * A list that comes in cursor pages. A new query calls off the one under way, keeps showing what was found before until its
 * answer is here, and still shows it when there is none.
 */
export class PagedListController<Item, Query> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PagedListOptions<Item, Query>;
  #items: readonly Item[] = [];
  #total: number | undefined;
  #status: ListStatus = 'idle';
  #error: unknown;
  #cursor: string | undefined;
  #query: { value: Query } | undefined;
  #failedMore = false;
  #abort: AbortController | undefined;
  #debounce: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: PagedListOptions<Item, Query>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What is loaded of the list, in its order. */
  get items(): readonly Item[] { return this.#items; }
  /** How many there are in all, where the server said so. */
  get total(): number | undefined { return this.#total; }
  get status(): ListStatus { return this.#status; }
  /** Why the last call failed, while `status` is `failed`. */
  get error(): unknown { return this.#error; }
  get hasMore(): boolean { return this.#cursor !== undefined; }
  get isBusy(): boolean { return this.#status === 'loading' || this.#status === 'loadingMore'; }

  /** Asks for the first page of a query; waits `debounceMs` first, so that only the last of several in a row is sent. */
  search(query: Query, { debounceMs = 0 }: { debounceMs?: number } = {}): void {
    this.#callOff();
    this.#query = { value: query };
    this.#set('loading');
    if (debounceMs === 0) void this.#load({ more: false });
    else this.#debounce = setTimeout(() => void this.#load({ more: false }), debounceMs);
  }

  /** Asks for the next page, unless there is none or a call is under way. */
  loadMore(): void {
    if (this.isBusy || !this.hasMore || (this.#status === 'failed' && !this.#failedMore)) return;
    this.#set('loadingMore');
    void this.#load({ more: true });
  }

  /** Repeats what failed: the next page, or the whole query. */
  retry(): void {
    if (this.#status !== 'failed' || !this.#query) return;
    if (this.#failedMore) this.loadMore();
    else this.search(this.#query.value);
  }

  /** Empties the list and forgets the query. */
  clear(): void {
    this.#callOff();
    this.#query = undefined;
    this.#items = [];
    this.#total = undefined;
    this.#cursor = undefined;
    this.#set('idle');
  }

  /** An element that is moved in the page leaves it and comes back: what was called off then is asked for again. */
  hostConnected(): void {
    if (!this.isBusy || this.#abort || this.#debounce !== undefined || !this.#query) return;
    void this.#load({ more: this.#status === 'loadingMore' });
  }

  hostDisconnected(): void {
    this.#callOff();
  }

  async #load({ more }: { more: boolean }): Promise<void> {
    if (!this.#query) return;
    this.#debounce = undefined;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const page = await this.#options.load(this.#query.value, { after: more ? this.#cursor : undefined, signal: abort.signal });
      if (abort.signal.aborted) return;
      this.#abort = undefined;
      // A cursor that comes back unchanged would ask for the same page for ever.
      this.#cursor = page.nextCursor === (more ? this.#cursor : undefined) ? undefined : page.nextCursor;
      this.#items = more ? [...this.#items, ...page.items] : page.items;
      this.#total = page.total ?? (more ? this.#total : undefined);
      this.#set('ready');
      this.#options.onLoaded?.({ items: this.#items, total: this.#total, isFirst: !more });
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      this.#abort = undefined;
      this.#error = error;
      this.#failedMore = more;
      this.#set('failed');
      this.#options.onFailed?.(error);
    }
  }

  #set(status: ListStatus): void {
    this.#status = status;
    if (status !== 'failed') this.#error = undefined;
    this.#host.requestUpdate();
  }

  #callOff(): void {
    clearTimeout(this.#debounce);
    this.#debounce = undefined;
    this.#abort?.abort();
    this.#abort = undefined;
  }
}
