import { NetworkError, type CatalogueItem, type CatalogueQuery, type Client, type Page } from '../../../src/index.ts';

// What is picked here is remembered in this page alone: another file's page must not find it on top of its list.
const remembered = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  configurable: true, value: { getItem: (key: string) => remembered.get(key) ?? null, setItem: (key: string, text: string) => remembered.set(key, text) },
});
/** Forgets what was picked in the tests before. */
export const forgetRecent = (): void => remembered.clear();

const categories = ['Lubricants', 'Car care', 'Accessories', 'Merchandise'];
const names = ['Synthetic engine oil', 'Car shampoo', 'Microfibre cloth', 'Wiper blade', 'Travel mug', 'Brake fluid', 'Tyre gauge', 'Cap'];

/** The item at a place of the catalogue, from 0. */
export const itemAt = (place: number): CatalogueItem => ({
  id: `itm_${place}`,
  sku: `SKU-${String(place).padStart(4, '0')}`,
  title: `${names[place % names.length]} ${place}`,
  options: place % 3 === 0 ? [{ name: 'Size', value: '4 L' }] : [],
  category: categories[place % categories.length],
  price: { amount: 1_990 + place * 10, currency: 'MYR' },
  taxRate: 600,
  status: place % 17 === 16 ? 'archived' : 'active',
  backOrder: place % 11 === 10,
  stock: { onHand: place % 5 === 4 ? 0 : 120 - (place % 100), available: place % 5 === 4 ? 0 : 120 - (place % 100) },
  updatedAt: '2026-11-01T00:00:00.000Z',
});

/** What the picker asked for, and how its calls are to go. */
export interface FakeCatalogue {
  readonly client: Client;
  readonly queries: CatalogueQuery[];
  /** Calls that were called off before their answer. */
  aborted: number;
  /** The next so many searches fail as if there were no network. */
  failures: number;
  delayMs: number;
}

/** So many items as a page has them in memory. */
export const itemsUpTo = (size: number): CatalogueItem[] => Array.from({ length: size }, (_, place) => itemAt(place));

/** A catalogue of `size` items, or of these, in memory, with the answers of the real one. */
export const fakeCatalogue = (size: number, items: readonly CatalogueItem[] = itemsUpTo(size)): FakeCatalogue => {
  const search = async (query: CatalogueQuery = {}, { signal }: { signal?: AbortSignal } = {}): Promise<Page<CatalogueItem>> => {
    fake.queries.push(query);
    await new Promise((done, fail) => {
      const timer = setTimeout(done, fake.delayMs);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        fake.aborted += 1;
        fail(signal.reason as Error);
      });
    });
    if (fake.failures > 0) {
      fake.failures -= 1;
      throw new NetworkError({ operation: 'catalogue.search', attempts: 1 });
    }
    const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const found = items.filter((item) => words.every((word) => `${item.title} ${item.sku} ${item.barcode ?? ''}`.toLowerCase().includes(word))
      && (!query.category || item.category === query.category) && (!query.inStock || item.stock.available > 0)
      && (!query.ids || query.ids.includes(item.id)) && (!query.skus || query.skus.includes(item.sku)));
    const start = Number(query.after ?? 0);
    const end = start + (query.limit ?? 50);
    return { items: found.slice(start, end), ...(end < found.length && { nextCursor: String(end) }), ...(query.includeTotal && { total: found.length }) };
  };
  const fake: FakeCatalogue = {
    client: {
      catalogue: { search, categories: async () => ({ items: categories.map((name) => ({ name, itemCount: size / 4 })) }) },
    } as unknown as Client,
    queries: [], aborted: 0, failures: 0, delayMs: 0,
  };
  return fake;
};
