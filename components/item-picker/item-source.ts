import type { CatalogueItem, Client } from '../../src/index.ts';
import type { ListPage } from '../controllers/paged-list.ts';

/** What is searched for. */
export interface CatalogueFilter {
  /** Words that must all be found in an item's title, SKU, options or barcode; empty for all. */
  readonly text: string;
  /** Empty for all. */
  readonly category: string;
  readonly inStock: boolean;
}

export interface SearchOptions {
  /** The cursor of the page before; absent for the first page. */
  after?: string | undefined;
  /** The most items to answer; a source that has all of them at hand may answer more. */
  limit: number;
  signal?: AbortSignal | undefined;
}

interface Cancellable { signal?: AbortSignal | undefined }

type Answer<Value> = Value | PromiseLike<Value>;

/** Where items are found: in a shop's catalogue behind a client, or in a list that the page has. */
export interface ItemSource {
  /** How long a person may pause between two keys before a search is sent; 0 where a search costs nothing. */
  readonly debounceMs: number;
  /** Gets ready, in pauses, for the searches to come. */
  prepare?(): Promise<void>;
  search(filter: CatalogueFilter, options: SearchOptions): Answer<ListPage<CatalogueItem>>;
  /** Those of some items that there are, in any order. */
  byIds(ids: readonly string[], options?: Cancellable): Answer<readonly CatalogueItem[]>;
  /** The items whose SKU, or whose barcode where one code is asked for, is exactly one of these; capital letters do not count. */
  byCodes(codes: readonly string[], options?: Cancellable): Answer<readonly CatalogueItem[]>;
  /** The names of the categories. */
  categories(): Answer<readonly string[]>;
}

/** The most that the catalogue answers in one page, and that it takes in one list of ids or SKUs. */
export const mostAtOnce = 200;

/** Whether a code, such as one that a scanner typed, is an item's own. */
export const hasCode = ({ sku, barcode }: CatalogueItem, code: string): boolean => [sku, barcode].some((own) => own?.toLowerCase() === code.toLowerCase());

/** The catalogue of a shop. */
export const clientSource = ({ catalogue }: Client): ItemSource => {
  const inChunks = async (all: readonly string[], search: (some: string[]) => PromiseLike<ListPage<CatalogueItem>>): Promise<CatalogueItem[]> => {
    const items: CatalogueItem[] = [];
    for (let start = 0; start < all.length; start += mostAtOnce) items.push(...(await search(all.slice(start, start + mostAtOnce))).items);
    return items;
  };
  return {
    debounceMs: 200,
    search: ({ text, category, inStock }, { after, limit, signal }) => catalogue.search({
      limit, includeTotal: true, ...(text && { q: text }), ...(category && { category }), ...(inStock && { inStock }), ...(after && { after }),
    }, { signal }),
    byIds: (all, options) => inChunks(all, (ids) => catalogue.search({ ids, limit: mostAtOnce }, options)),
    async byCodes(codes, options) {
      // A barcode and other capitals are found by words alone, which takes a call for each code.
      const [bySku, byWords] = await Promise.all([
        inChunks(codes, (skus) => catalogue.search({ skus, limit: mostAtOnce }, options)),
        codes.length === 1 ? catalogue.search({ q: codes[0], limit: mostAtOnce }, options) : { items: [] },
      ]);
      return [...new Map([...bySku, ...byWords.items].filter((item) => codes.some((code) => hasCode(item, code))).map((item) => [item.id, item])).values()];
    },
    categories: async () => (await catalogue.categories()).items.map(({ name }) => name),
  };
};
