import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isAbort } from '../foundation/failure-text.ts';
import { PageWindow } from './page-window.ts';

/** One page of a list, as the SDK answers it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
  readonly total?: number | undefined;
}

/** `loading` replaces the list (what was found before still stands), `loadingMore` adds to it. */
export type ListStatus = 'idle' | 'loading' | 'loadingMore' | 'ready' | 'failed';

export interface PagedListOptions<Item, Query> {
  /**
   * Gets one page; `after` is the cursor of the page before. Reject with anything: it lands in `error`. A page that is
   * answered at once, without a promise, is there at once.
   */
  load: (query: Query, page: { after: string | undefined; signal: AbortSignal }) => ListPage<Item> | PromiseLike<ListPage<Item>>;
  /** Called when a page has been added, with its items; `isFirst` when it replaced the list. */
  onLoaded?: ((page: { items: readonly Item[]; total: number | undefined; isFirst: boolean }) => void) | undefined;
  onFailed?: ((error: unknown) => void) | undefined;
  /** So many pages are held at once; all of them when absent. */
  mostPages?: number | undefined;
}

/**
 * A list that comes in cursor pages. A new query calls off the one under way, keeps showing what was found before until its
 * answer is here, and still shows it when there is none. Pages far from what is seen are let go where `mostPages` says so.
 */
export class PagedListController<Item, Query> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PagedListOptions<Item, Query>;
  #pages = new PageWindow<Item>();
  #total: number | undefined;
  #status: ListStatus = 'idle';
  #error: unknown;
  #cursor: string | undefined;
  #query: { value: Query } | undefined;
  /** The number of the page that is asked for, or was last; none for the first page of another list. */
  #asked: number | undefined;
  #abort: AbortController | undefined;
  #debounce: ReturnType<typeof setTimeout> | undefined;
  /** What has failed may have failed for want of a connection. */
  readonly #onOnline = (): void => this.retry();

  constructor(host: ReactiveControllerHost, options: PagedListOptions<Item, Query>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What is held of the list, in its order. */
  get items(): readonly Item[] { return this.#pages.items; }
  /** How many have been loaded, held or let go. */
  get count(): number { return this.#pages.count; }
  /** How many there are in all, where the server said so. */
  get total(): number | undefined { return this.#total; }
  get status(): ListStatus { return this.#status; }
  /** Why the last call failed, while `status` is `failed`. */
  get error(): unknown { return this.#error; }
  get hasMore(): boolean { return this.#cursor !== undefined; }
  get isBusy(): boolean { return this.#status === 'loading' || this.#status === 'loadingMore'; }

  /** The item at a place; absent while its page is not held. */
  at(place: number): Item | undefined { return this.#pages.at(place); }

  /** Asks for the first page of a query; waits `debounceMs` first, so that only the last of several in a row is sent. */
  search(query: Query, { debounceMs = 0 }: { debounceMs?: number } = {}): void {
    this.#callOff();
    this.#query = { value: query };
    this.#asked = undefined;
    this.#set('loading');
    if (debounceMs === 0) this.#load();
    else this.#debounce = setTimeout(() => this.#load(), debounceMs);
  }

  /** Asks for the next page, unless there is none or a call is under way. */
  loadMore(): void {
    if (this.hasMore) this.#ask(this.#pages.pageCount);
  }

  /** Says which places are seen: a page of theirs that was let go is asked for again. The page of `kept` is never let go. */
  see(first: number, last: number, kept: number): void {
    this.#pages.release((first + last) >> 1, kept);
    const page = this.#pages.missing(first, last);
    if (page >= 0) this.#ask(page);
  }

  /** Repeats what failed: one page, or the whole query. */
  retry(): void {
    if (this.#status !== 'failed' || !this.#query) return;
    if (this.#asked === undefined) this.search(this.#query.value);
    else this.#ask(this.#asked);
  }

  /** Empties the list and forgets the query. */
  clear(): void {
    this.#callOff();
    this.#query = undefined;
    this.#pages = new PageWindow<Item>();
    this.#total = undefined;
    this.#cursor = undefined;
    this.#set('idle');
  }

  /** An element that is moved in the page leaves it and comes back: what was called off then is asked for again. */
  hostConnected(): void {
    addEventListener('online', this.#onOnline);
    if (this.isBusy && !this.#abort && this.#debounce === undefined) this.#load();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    this.#callOff();
  }

  // What stands while another query has failed belongs to the one before, whose cursors count no more.
  #ask(page: number): void {
    if (this.isBusy || (this.#status === 'failed' && this.#asked === undefined)) return;
    this.#asked = page;
    this.#set('loadingMore');
    this.#load();
  }

  #load(): void {
    if (!this.#query) return;
    this.#debounce = undefined;
    const abort = new AbortController();
    this.#abort = abort;
    const after = this.#asked === undefined ? undefined : this.#asked === this.#pages.pageCount ? this.#cursor : this.#pages.cursorOf(this.#asked);
    try {
      const answer = this.#options.load(this.#query.value, { after, signal: abort.signal });
      if ('then' in answer) answer.then((page) => this.#loaded(page, after, abort), (error: unknown) => this.#failed(error, abort));
      else this.#loaded(answer, after, abort);
    } catch (error) {
      this.#failed(error, abort);
    }
  }

  #loaded(page: ListPage<Item>, after: string | undefined, abort: AbortController): void {
    if (abort.signal.aborted) return;
    this.#abort = undefined;
    const isFirst = this.#asked === undefined;
    if (isFirst) this.#pages = new PageWindow<Item>(this.#options);
    const isRefill = !isFirst && this.#asked !== this.#pages.pageCount;
    if (isRefill) this.#pages.refill(this.#asked ?? 0, page.items);
    else {
      this.#pages.append(page.items, after);
      // A cursor that comes back unchanged would ask for the same page for ever.
      this.#cursor = page.nextCursor === after ? undefined : page.nextCursor;
      this.#total = page.total ?? (isFirst ? undefined : this.#total);
    }
    this.#set('ready');
    if (!isRefill) this.#options.onLoaded?.({ items: page.items, total: this.#total, isFirst });
  }

  #failed(error: unknown, abort: AbortController): void {
    if (abort.signal.aborted || isAbort(error)) return;
    this.#abort = undefined;
    this.#error = error;
    this.#set('failed');
    this.#options.onFailed?.(error);
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
