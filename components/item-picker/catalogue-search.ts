import type { ReactiveControllerHost } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { ActiveOptionController } from '../controllers/active-option.ts';
import { PagedListController, type ListPage } from '../controllers/paged-list.ts';
import { VirtualListController } from '../controllers/virtual-list.ts';
import { whenIdle } from '../foundation/idle.ts';
import { entryText } from './entry-text.ts';
import { ItemRows, type PinnedItems } from './item-rows.ts';
import type { CatalogueFilter, ItemSource } from './item-source.ts';

/** So many items are asked for at once. */
const pageSize = 50;
/** So many pages are held: 2,000 items. */
const mostPages = 40;

export interface CatalogueSearchOptions {
  source: () => ItemSource | undefined;
  /** What stands above all others when the list is opened. */
  pins: () => readonly PinnedItems[];
  viewport: () => HTMLElement | null;
  onLoaded: (list: { count: number; isFirst: boolean }) => void;
  onFailed: (error: unknown) => void;
}

/** The search in a catalogue: what is asked, what was found, which rows are rendered and which one is active. */
export class CatalogueSearchController {
  readonly #host: ReactiveControllerHost;
  readonly #options: CatalogueSearchOptions;
  readonly found: PagedListController<CatalogueItem, CatalogueFilter>;
  readonly rows: ItemRows;
  readonly active: ActiveOptionController;
  readonly view: VirtualListController;
  #filter: CatalogueFilter = { text: '', category: '', inStock: false };
  /** Searched instead of the catalogue: what is selected. */
  #instead: ItemSource | undefined;
  #pins: readonly PinnedItems[] = [];
  #pinnedIds: ReadonlySet<string> = new Set();
  #categories: readonly string[] = [];
  #loading: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost, options: CatalogueSearchOptions) {
    this.#host = host;
    this.#options = options;
    this.found = new PagedListController<CatalogueItem, CatalogueFilter>(host, {
      mostPages,
      load: (filter, page) => this.#load(filter, page),
      onLoaded: ({ items, total, isFirst }) => this.#loaded(items, total, isFirst),
      onFailed: options.onFailed,
    });
    this.rows = new ItemRows((place) => this.found.at(place));
    this.active = new ActiveOptionController(host, {
      list: this.rows,
      pageSize: () => this.view.pageSize,
      onMove: (index) => this.view.reveal(index),
      onEnd: () => this.found.loadMore(),
    });
    this.view = new VirtualListController(host, {
      viewport: options.viewport,
      count: () => this.rows.count,
      offsetOf: (index) => this.rows.offsetOf(index),
      keep: () => this.active.index,
      // After a failure the person decides when to try again, not each step of the scroll wheel.
      onSeen: (first, last) => { if (this.found.status === 'ready') this.found.see(this.rows.placeAt(first), this.rows.placeAt(last), this.rows.placeAt(this.active.index)); },
      onNearEnd: () => { if (this.found.status === 'ready') this.found.loadMore(); },
    });
  }

  /** What the person asked for, as it was typed. */
  get filter(): CatalogueFilter { return this.#filter; }
  /** What is searched for: without a quantity in front. */
  get query(): CatalogueFilter { return { ...this.#filter, text: entryText(this.#filter.text).words }; }
  /** The names to filter by; none until they are loaded, and none when they cannot be. */
  get categories(): readonly string[] { return this.#categories; }
  get isSelectedOnly(): boolean { return this.#instead !== undefined; }
  /** Whether the whole catalogue is asked for. */
  get isBlank(): boolean {
    const { text, category, inStock } = this.query;
    return !this.#instead && !text && !category && !inStock;
  }
  /** What is searched now: the catalogue, or what is selected. */
  get source(): ItemSource | undefined { return this.#instead ?? this.#options.source(); }

  /** Searches for something else; while words are being typed in a shop's catalogue, only once they pause. */
  change(change: Partial<CatalogueFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.#search({ debounceMs: change.text === undefined ? 0 : this.source?.debounceMs });
    this.#host.requestUpdate();
  }

  /** Sets what is searched for once the list is opened; at once where it is open. */
  preset(filter: Partial<CatalogueFilter>, { isOpen }: { isOpen: boolean }): void {
    if (isOpen) return this.change(filter);
    this.#filter = { ...this.#filter, ...filter };
    this.found.clear();
  }

  /** Searches in what is selected instead of in the catalogue, or in the catalogue again. */
  showOnly(source: ItemSource | undefined): void {
    this.#instead = source;
    this.#search();
  }

  /** Loads the categories, unless they are there: the person is about to search. */
  prepare(): void {
    if (this.#categories.length === 0) this.#loading ??= this.#loadCategories();
  }

  /** Shows the first page, under what is pinned now; what was pinned before gives way only here, so that no row moves while the list is open. */
  begin(): void {
    this.prepare();
    const pins = this.#options.pins();
    const ids = new Set(pins.flatMap(({ items }) => items.map(({ id }) => id)));
    const isSame = ids.size === this.#pinnedIds.size && [...ids].every((id) => this.#pinnedIds.has(id));
    this.#pins = pins;
    this.#pinnedIds = ids;
    if (!isSame && this.isBlank) this.found.clear();
    if (this.found.status === 'idle') this.#search();
  }

  /** Forgets what another catalogue found. */
  startOver(): void {
    this.found.clear();
    this.rows.reset([]);
    this.#instead = undefined;
    this.#categories = [];
  }

  #search(options?: { debounceMs?: number | undefined }): void {
    this.found.search(this.query, { debounceMs: options?.debounceMs ?? 0 });
  }

  #load(filter: CatalogueFilter, page: { after: string | undefined; signal: AbortSignal }): ListPage<CatalogueItem> | PromiseLike<ListPage<CatalogueItem>> {
    const { source } = this;
    if (!source) return { items: [] };
    const answer = source.search(filter, { limit: pageSize, ...page });
    if (!this.isBlank || this.#pinnedIds.size === 0) return answer;
    // What stands at the top does not stand below once more.
    const withoutPins = (found: ListPage<CatalogueItem>): ListPage<CatalogueItem> => ({ ...found, items: found.items.filter(({ id }) => !this.#pinnedIds.has(id)) });
    return 'then' in answer ? answer.then(withoutPins) : withoutPins(answer);
  }

  // The first item of a search is active at once, so that Enter takes it; while browsing none is, so that it takes nothing.
  #loaded(items: readonly CatalogueItem[], total: number | undefined, isFirst: boolean): void {
    if (isFirst) this.rows.reset(this.isBlank ? this.#pins : []);
    this.rows.extend(items);
    if (isFirst) {
      this.view.scrollToStart();
      this.active.set(this.query.text ? this.rows.indexOfItem(0) : -1);
    }
    this.#options.onLoaded({ count: total ?? this.found.count, isFirst });
  }

  async #loadCategories(): Promise<void> {
    const source = this.#options.source();
    try {
      await whenIdle();
      const categories = await source?.categories();
      if (!categories || source !== this.#options.source()) return;
      this.#categories = categories;
      this.#host.requestUpdate();
    } catch {
      // Without its list the filter offers all categories alone; the next time the picker is used it asks once more.
    } finally {
      this.#loading = undefined;
    }
  }
}
