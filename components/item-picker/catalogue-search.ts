import type { ReactiveControllerHost } from 'lit';
import type { CatalogueItem, Client } from '../../src/index.ts';
import { ActiveOptionController } from '../controllers/active-option.ts';
import { PagedListController } from '../controllers/paged-list.ts';
import { VirtualListController } from '../controllers/virtual-list.ts';

/** So many items are asked for at once. */
const pageSize = 50;
/** How long a person may pause between two keys before a search is sent. */
const debounceMs = 200;

/** What is searched for. */
export interface CatalogueFilter {
  readonly text: string;
  /** Empty for all. */
  readonly category: string;
  readonly inStock: boolean;
}

export interface CatalogueSearchOptions {
  client: () => Client | undefined;
  viewport: () => HTMLElement | null;
  onLoaded: (list: { items: readonly CatalogueItem[]; total: number | undefined; isFirst: boolean }) => void;
  onFailed: (error: unknown) => void;
}

/** The search in a catalogue: what is asked, what was found, which rows are rendered and which one is active. */
export class CatalogueSearchController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => Client | undefined;
  readonly found: PagedListController<CatalogueItem, CatalogueFilter>;
  readonly active: ActiveOptionController;
  readonly rows: VirtualListController;
  #filter: CatalogueFilter = { text: '', category: '', inStock: false };
  #categories: readonly string[] = [];
  #loading: Promise<void> | undefined;
  #keyed: { items: readonly CatalogueItem[]; keys: readonly string[] } = { items: [], keys: [] };

  constructor(host: ReactiveControllerHost, { client, viewport, onLoaded, onFailed }: CatalogueSearchOptions) {
    this.#host = host;
    this.#client = client;
    this.found = new PagedListController<CatalogueItem, CatalogueFilter>(host, {
      load: ({ text, category, inStock }, { after, signal }) => {
        const words = text.trim();
        const api = client();
        return api ? api.catalogue.search({
          limit: pageSize, includeTotal: true, ...(words && { q: words }), ...(category && { category }), ...(inStock && { inStock }), ...(after && { after }),
        }, { signal }) : Promise.resolve({ items: [] });
      },
      onLoaded: (list) => {
        if (list.isFirst) this.#startList();
        onLoaded(list);
      },
      onFailed,
    });
    this.active = new ActiveOptionController(host, {
      keys: () => this.keys,
      pageSize: () => this.rows.pageSize,
      onMove: (index) => this.rows.reveal(index),
      onEnd: () => this.found.loadMore(),
    });
    this.rows = new VirtualListController(host, {
      viewport,
      count: () => this.found.items.length,
      keep: () => this.active.index,
      onNearEnd: () => this.found.loadMore(),
    });
  }

  get filter(): CatalogueFilter { return this.#filter; }
  /** The names to filter by; none until they are loaded, and none when they cannot be. */
  get categories(): readonly string[] { return this.#categories; }

  /** The ids of what was found, in its order. */
  get keys(): readonly string[] {
    const { items } = this.found;
    if (this.#keyed.items !== items) this.#keyed = { items, keys: items.map(({ id }) => id) };
    return this.#keyed.keys;
  }

  itemOf(id: string): CatalogueItem | undefined {
    return this.found.items[this.keys.indexOf(id)];
  }

  /** Searches for something else; while words are being typed, only once they pause. */
  change(change: Partial<CatalogueFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.found.search(this.#filter, { debounceMs: change.text === undefined ? 0 : debounceMs });
    this.#host.requestUpdate();
  }

  /** Loads the categories, unless they are there: the person is about to search. */
  prepare(): void {
    if (this.#categories.length === 0) this.#loading ??= this.#loadCategories();
  }

  /** Loads the first page too. */
  begin(): void {
    this.prepare();
    if (this.found.status === 'idle') this.found.search(this.#filter);
  }

  /** Forgets what another client found. */
  startOver(): void {
    this.found.clear();
    this.#categories = [];
  }

  // The first row of a search is active at once, so that Enter takes it; while browsing none is, so that it takes nothing.
  #startList(): void {
    this.rows.scrollToStart();
    this.active.set(this.#filter.text.trim() === '' ? undefined : this.keys[0]);
  }

  async #loadCategories(): Promise<void> {
    const api = this.#client();
    try {
      const categories = await api?.catalogue.categories();
      if (!categories || api !== this.#client()) return;
      this.#categories = categories.items.map(({ name }) => name);
      this.#host.requestUpdate();
    } catch {
      // Without its list the filter offers all categories alone; the next time the picker is used it asks once more.
    } finally {
      this.#loading = undefined;
    }
  }
}
