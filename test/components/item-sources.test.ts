import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CodeEntry } from '../../components/item-picker/code-entry.ts';
import { clientSource, type CatalogueFilter, type ItemSource } from '../../components/item-picker/item-source.ts';
import { memorySource } from '../../components/item-picker/memory-source.ts';
import { selectFound } from '../../components/item-picker/select-found.ts';
import type { CatalogueItem, CatalogueQuery, Client } from '../../src/index.ts';

const words = ['Oil', 'Mug', 'Cap', 'Brake', 'fluid'];
const itemAt = (place: number): CatalogueItem => ({
  id: `i${place}`, title: `${words[place % 5]} ${place}`, sku: `SKU-${place}`, barcode: `955${place}`, options: [{ name: 'Size', value: place % 2 ? '4 L' : '1 L' }],
  category: place % 3 ? 'A' : 'B', price: { amount: 1, currency: 'MYR' }, taxRate: 0, status: place % 7 === 6 ? 'archived' : 'active', backOrder: false,
  stock: { onHand: 1, available: place % 4 }, updatedAt: '',
});
const items = Array.from({ length: 60 }, (_, place) => itemAt(place));
const all: CatalogueFilter = { text: '', category: '', inStock: false };
const foundBy = async (source: ItemSource, filter: Partial<CatalogueFilter>): Promise<string[]> =>
  (await source.search({ ...all, ...filter }, { limit: 50 })).items.map(({ id }) => id);

test('a list in memory answers at once, and the list itself where nothing is asked', () => {
  const answer = memorySource(items).search(all, { limit: 1 });
  assert.ok('items' in answer && answer.items === items && answer.total === 60);
});

test('a list in memory finds what a plain filter finds, whatever was asked before', async () => {
  const source = memorySource(items);
  const filter = fc.record({ text: fc.constantFrom('', 'o', 'oi', 'oil', 'oil 1', 'oil 10', '4 l', 'mug 4', 'sku-3', '9551', 'B', 'zzz', ' CAP  2 '), category: fc.constantFrom('', 'A', 'B'), inStock: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(filter, { minLength: 1 }), async (filters) => {
    for (const asked of filters) {
      const expected = items.filter(({ title, sku, barcode, options, category, stock }) => asked.text.toLowerCase().split(/\s+/).filter(Boolean)
        .every((word) => `${title}\n${sku}\n${barcode}\n${options[0]?.value}`.toLowerCase().includes(word))
        && (!asked.category || category === asked.category) && (!asked.inStock || stock.available > 0));
      assert.deepEqual(await foundBy(source, asked), expected.map(({ id }) => id));
    }
  }));
});

test('a list in memory finds by id and by exact code', async () => {
  const source = memorySource(items);
  assert.deepEqual((await source.byIds(['i3', 'gone'])).map(({ id }) => id), ['i3']);
  assert.deepEqual((await source.byCodes(['sku-4', '9557'])).map(({ id }) => id), ['i4', 'i7']);
  assert.deepEqual(await source.categories(), ['A', 'B']);
});

const asked: CatalogueQuery[] = [];
const client = {
  catalogue: {
    search: async (query: CatalogueQuery = {}) => {
      asked.push(query);
      const found = items.filter(({ id, sku, barcode }) => (!query.ids || query.ids.includes(id)) && (!query.skus || query.skus.includes(sku))
        && (!query.q || `${sku} ${barcode}`.toLowerCase().includes(query.q.toLowerCase())));
      const start = Number(query.after ?? 0);
      const end = start + (query.limit ?? 50);
      return { items: found.slice(start, end), ...(end < found.length && { nextCursor: String(end) }) };
    },
    categories: async () => ({ items: [{ name: 'A', itemCount: 1 }] }),
  },
} as unknown as Client;

test('a shop’s catalogue is asked 200 ids at a time, and for one code also by words, of which only the exact ones count', async () => {
  const source = clientSource(client);
  asked.length = 0;
  await source.byIds(Array.from({ length: 450 }, (_, place) => `i${place}`));
  assert.deepEqual(asked.map(({ ids }) => ids?.length), [200, 200, 50]);
  assert.deepEqual((await source.byCodes(['9555'])).map(({ id }) => id), ['i5'], '95550 to 95559 hold it too');
  assert.deepEqual((await source.byCodes(['sku-5'])).map(({ id }) => id), ['i5'], 'capitals do not count');
  assert.deepEqual(await source.categories(), ['A']);
});

const select = (room: number, more: Partial<Parameters<typeof selectFound>[0]> = {}) => selectFound({
  source: { ...clientSource(client), search: async (_, { after }) => ({ items: items.slice(Number(after ?? 0), Number(after ?? 0) + 20), ...(Number(after ?? 0) < 40 && { nextCursor: String(Number(after ?? 0) + 20) }) }) },
  filter: all, room, takes: ({ status }) => status === 'active', signal: new AbortController().signal, onProgress: () => {}, ...more,
});

test('P6 selects everything that is found, over all pages, or as much as there is room', async () => {
  const steps: number[] = [];
  const whole = await select(500, { onProgress: (count) => steps.push(count) });
  assert.deepEqual([whole.items.length, whole.seen.length, whole.isCut, steps], [52, 60, false, [18, 35, 52]]);
  const cut = await select(30);
  assert.deepEqual([cut.items.length, cut.isCut], [30, true]);
  assert.deepEqual((await select(52)).isCut, false, 'what fits exactly is not cut');
});

test('P6 stops where it is called off', async () => {
  const abort = new AbortController();
  await assert.rejects(select(500, { signal: abort.signal, onProgress: () => abort.abort() }), { name: 'AbortError' });
});

test('P22 looks codes up one after the other, loses none, and tries again those that failed', async () => {
  const found: string[] = [];
  const unknown: string[] = [];
  const failed: number[] = [];
  let isDown = true;
  const source = { ...memorySource(items), byCodes: async (codes: readonly string[]) => {
    await new Promise((done) => setTimeout(done));
    if (isDown && codes[0] === 'SKU-2') throw new Error('down');
    return memorySource(items).byCodes(codes);
  } };
  const entry = new CodeEntry({
    source: () => source, onFound: ({ id }, { quantity }) => found.push(`${quantity} ${id}`), onUnknown: ({ words: code }) => unknown.push(code), onFailed: (count) => failed.push(count),
  });
  for (const code of ['SKU-1', 'SKU-2', 'nothing', 'SKU-2', '9553']) entry.add({ quantity: 1, words: code });
  while (found.length + unknown.length + failed.length < 5) await new Promise((done) => setTimeout(done));
  assert.deepEqual([found, unknown, failed], [['1 i1', '1 i3'], ['nothing'], [1, 2]]);
  isDown = false;
  entry.retry();
  while (found.length < 4) await new Promise((done) => setTimeout(done));
  assert.deepEqual(found, ['1 i1', '1 i3', '1 i2', '1 i2']);
});
