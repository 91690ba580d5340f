import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ItemRows, type PinnedItems } from '../../components/item-picker/item-rows.ts';
import type { CatalogueItem } from '../../src/index.ts';

const item = (id: string, title: string, isVariant = true): CatalogueItem => ({
  id, title, sku: id, options: isVariant ? [{ name: 'Size', value: id }] : [], price: { amount: 1, currency: 'MYR' }, taxRate: 0, status: 'active', backOrder: false,
  stock: { onHand: 1, available: 1 }, updatedAt: '',
});

const rowsOf = (pages: readonly (readonly CatalogueItem[])[], pins: readonly PinnedItems[] = []): ItemRows => {
  const items = pages.flat();
  const rows = new ItemRows((place) => items[place]);
  rows.reset(pins);
  for (const page of pages) rows.extend(page);
  return rows;
};
const told = (rows: ItemRows): string[] => Array.from({ length: rows.count }, (_, index) => {
  const row = rows.row(index);
  if (row?.kind === 'label') return `[${row.label}]`;
  if (row?.kind === 'product') return `${row.first.title}: ${row.variants.map(({ key, index: at }) => `${key}@${at}`).join(' ')}`;
  return `${rows.isVariant(index) ? '- ' : ''}${row?.item?.id}`;
});

test('P16 puts a row above items of one title that follow each other and have options', () => {
  const rows = rowsOf([[item('a', 'Oil'), item('b', 'Oil'), item('c', 'Mug', false), item('d', 'Mug', false), item('e', 'Cap'), item('f', 'Hat'), item('g', 'Hat')]]);
  assert.deepEqual(told(rows), ['Oil: a@1 b@2', '- a', '- b', 'c', 'd', 'e', 'Hat: f@7 g@8', '- f', '- g']);
  assert.deepEqual([rows.keyAt(0), rows.keyAt(1), rows.indexOfItem(0), rows.indexOfItem(5), rows.placeAt(8)], ['product:a', 'a', 1, 7, 6]);
});

test('P16 joins variants of two pages', () => {
  assert.deepEqual(told(rowsOf([[item('a', 'Oil')], [item('b', 'Oil'), item('c', 'Oil')], [item('d', 'Oil')]])), ['Oil: a@1 b@2 c@3 d@4', '- a', '- b', '- c', '- d']);
});

test('P10 puts pinned items under their labels, which are half as high and no options', () => {
  const rows = rowsOf([[item('a', 'Oil'), item('b', 'Oil')]], [{ label: 'selected', items: [item('x', 'Mug')] }, { label: 'recent', items: [] }]);
  assert.deepEqual(told(rows), ['[selected]', 'x', '[rest]', 'Oil: a@4 b@5', '- a', '- b']);
  assert.deepEqual([0, 1, 2, 3, 6].map((index) => rows.offsetOf(index)), [0, 0.5, 1.5, 2, 5]);
  assert.deepEqual([rows.keyAt(0), rows.keyAt(1), rows.keyAt(3), rows.itemCount], [undefined, 'x', 'product:a', 3]);
});

test('a row whose page is not held is there without its item', () => {
  const items = [item('a', 'Oil'), item('b', 'Oil')];
  let isHeld = true;
  const rows = new ItemRows((place) => (isHeld ? items[place] : undefined));
  rows.reset([]);
  rows.extend(items);
  isHeld = false;
  assert.deepEqual([0, 1, 2].map((index) => [rows.row(index)?.kind, rows.keyAt(index)]), [['item', undefined], ['item', undefined], ['item', undefined]]);
});

test('however items come in pages, every item has one row, in order, below the row of its product', () => {
  const catalogue = fc.array(fc.record({ title: fc.constantFrom('A', 'B', 'C'), isVariant: fc.boolean() }), { maxLength: 40 });
  fc.assert(fc.property(catalogue, fc.integer({ min: 1, max: 7 }), (given, size) => {
    const items = given.map(({ title, isVariant }, place) => item(`i${place}`, title, isVariant));
    const pages = Array.from({ length: Math.ceil(items.length / size) }, (_, page) => items.slice(page * size, (page + 1) * size));
    const rows = rowsOf(pages);
    assert.deepEqual(Array.from({ length: rows.count }, (_, index) => rows.itemAt(index)?.id).filter(Boolean), items.map(({ id }) => id));
    items.forEach((each, place) => assert.equal(rows.itemAt(rows.indexOfItem(place)), each));
    for (let index = 0; index < rows.count; index += 1) {
      const row = rows.row(index);
      if (row?.kind !== 'product') continue;
      assert.ok(row.variants.length > 1);
      for (const { key, index: at } of row.variants) assert.ok(rows.isVariant(at) && rows.itemAt(at)?.id === key && rows.itemAt(at)?.title === row.first.title);
    }
  }));
});

/** Many items, and which of them were asked for. */
const watched = (titleOf: (place: number) => string): { rows: ItemRows; asked: ReadonlySet<number> } => {
  const asked = new Set<number>();
  const items = Array.from({ length: 100_000 }, (_, place) => item(`i${place}`, titleOf(place)));
  const rows = new ItemRows((place) => {
    asked.add(place);
    return items[place];
  });
  rows.reset([]);
  rows.extend(items);
  return { rows, asked };
};

test('of very many items, only as many are looked through as rows are asked for', () => {
  const { rows, asked } = watched((place) => (place % 4 < 2 ? `Oil ${place >> 2}` : `Mug ${place}`));
  assert.deepEqual([rows.count, asked.size], [100_000, 0]);
  assert.deepEqual(told({ count: 8, row: rows.row.bind(rows), isVariant: rows.isVariant.bind(rows) } as ItemRows), ['Oil 0: i0@1 i1@2', '- i0', '- i1', 'i2', 'i3', 'Oil 1: i4@6 i5@7', '- i4', '- i5']);
  assert.ok(asked.size < 20, String(asked.size));
});

test('so it is where each item has options and none shares its title with the next', () => {
  const { rows, asked } = watched((place) => `Mug ${place}`);
  assert.equal(rows.itemAt(7)?.id, 'i7');
  assert.ok(asked.size < 20, String(asked.size));
});
