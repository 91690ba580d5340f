import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedItems, type PickedBefore } from '../../components/item-picker/changed-items.ts';
import type { CatalogueItem } from '../../src/index.ts';

const item = (id: string, { amount = 1_000, currency = 'MYR', available = 10, ...rest }: Partial<CatalogueItem> & { amount?: number; currency?: string; available?: number } = {}): CatalogueItem => ({
  id, sku: id.toUpperCase(), title: `Item ${id}`, options: [], price: { amount, currency }, taxRate: 0, status: 'active', backOrder: false,
  stock: { onHand: available, available }, updatedAt: '2026-01-01T00:00:00Z', ...rest,
});
const changes = (picked: readonly PickedBefore[], fresh: readonly CatalogueItem[]) => [...changedItems(picked, new Map(fresh.map((one) => [one.id, one]))).values()];

test('P30 says nothing of what is as it was', () => {
  assert.deepEqual(changes([{ id: 'a', quantity: 3, item: item('a') }], [item('a', { title: 'Another name', updatedAt: '2026-02-01T00:00:00Z' })]), []);
  assert.deepEqual(changes([], [item('a')]), []);
});

test('P30 flags a price that changed, up, down or in its currency', () => {
  const picked = [{ id: 'a', quantity: 1, item: item('a') }];
  for (const now of [item('a', { amount: 1_200 }), item('a', { amount: 0 }), item('a', { currency: 'SGD' })]) {
    assert.deepEqual(changes(picked, [now]), [{ id: 'a', isGone: false, priceBefore: { amount: 1_000, currency: 'MYR' }, priceNow: now.price }]);
  }
});

test('P30 flags stock that was enough and is not any more', () => {
  const picked = [{ id: 'a', quantity: 5, item: item('a') }];
  assert.deepEqual(changes(picked, [item('a', { available: 4 })]), [{ id: 'a', isGone: false, stockShort: 4 }]);
  assert.deepEqual(changes(picked, [item('a', { available: -2 })]), [{ id: 'a', isGone: false, stockShort: 0 }]);
  assert.deepEqual(changes(picked, [item('a', { available: 5 })]), []);
  assert.deepEqual(changes(picked, [item('a', { available: 0, backOrder: true })]), [], 'may be sold beyond its stock');
  assert.deepEqual(changes([{ id: 'a', quantity: 5, item: item('a', { available: 3 }) }], [item('a', { available: 2 })]), [], 'was known to be short');
  assert.deepEqual(changes([{ id: 'a', quantity: 5, item: item('a', { available: 0, backOrder: true }) }], [item('a', { available: 2 })]),
    [{ id: 'a', isGone: false, stockShort: 2 }], 'back-orders have ended');
});

test('P30 flags what is no longer sold, also of what only an id is known', () => {
  assert.deepEqual(changes([{ id: 'a', quantity: 1, item: item('a') }, { id: 'b', quantity: 1 }], []), [{ id: 'a', isGone: true }, { id: 'b', isGone: true }]);
  assert.deepEqual(changes([{ id: 'a', quantity: 1, item: item('a') }], [item('a', { status: 'archived', amount: 1 })]), [{ id: 'a', isGone: true }]);
  assert.deepEqual(changes([{ id: 'b', quantity: 999 }], [item('b')]), [], 'nothing is known of what it was');
});

test('P30 tells price and stock together, each item under its own id', () => {
  assert.deepEqual(
    changes([{ id: 'a', quantity: 5, item: item('a') }, { id: 'b', quantity: 1, item: item('b') }], [item('a', { amount: 900, available: 1 }), item('b')]),
    [{ id: 'a', isGone: false, priceBefore: { amount: 1_000, currency: 'MYR' }, priceNow: { amount: 900, currency: 'MYR' }, stockShort: 1 }],
  );
});
