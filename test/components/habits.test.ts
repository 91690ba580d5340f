import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { habitsOf, repeatLines } from '../../components/wizard/habits.ts';
import type { OrderForm } from '../../components/wizard/order-form.ts';
import type { CatalogueItem, Client, Settings } from '../../src/index.ts';
import { restOfSettings } from '../rest-of-settings.ts';
import { sampleLine, sampleOrder, samplePayment } from './sample-order.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const method = (code: string, segments: ('b2b' | 'b2c')[]) => ({
  code, label: code, segments, releaseOn: 'confirm' as const, requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: code === 'netTerms', free: false,
});
const settings: Settings = {
  ...restOfSettings, shop: { id: 'shp_1', name: 'Shop' }, currency: 'MYR', locale: 'en-MY', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
  reasons: [], priceReasons: [], taxRates: [], paymentMethods: [method('netTerms', ['b2b']), method('cash', ['b2c'])],
  shippingMethods: [{ code: 'standard', label: 'Standard', price: myr(2_000) }],
};
const form = (input: Partial<OrderForm> = {}): OrderForm => ({ segment: 'b2b', lines: [], payments: [], ...input });
const onTerms = sampleOrder({ payments: [samplePayment({ methodCode: 'netTerms' })], paymentTerms: { type: 'net', netDays: 45 } });
const pointersOf = (order = onTerms, typed = form()) => habitsOf(order, typed, { settings }).map(({ pointer }) => pointer);

describe('how a customer usually orders', () => {
  it('is how they ordered last, at today’s price of the shipping', () => {
    const habits = habitsOf(onTerms, form(), { settings });
    assert.deepEqual(habits.map(({ pointer }) => pointer), ['/channel', '/shippingAddress', '/shipping', '/payments/0/methodCode', '/paymentTerms']);
    assert.deepEqual(habits.find(({ pointer }) => pointer === '/shipping')?.value, { methodCode: 'standard', label: 'Standard', price: myr(2_000) });
    assert.deepEqual(habits.find(({ pointer }) => pointer === '/paymentTerms')?.value, { type: 'net', netDays: 45 });
  });

  it('never takes the place of what the form says already', () => {
    assert.deepEqual(pointersOf(onTerms, form({
      channel: 'chat', shippingAddress: { line1: 'Elsewhere' }, shipping: { methodCode: 'pickup' }, payments: [{ methodCode: 'cash' }],
    })), []);
    assert.deepEqual(pointersOf(onTerms, form({ paymentTerms: { type: 'net', netDays: 7 } })), ['/channel', '/shippingAddress', '/shipping', '/payments/0/methodCode']);
  });

  it('leaves an address alone that the person has begun to type, wherever they began', () => {
    for (const part of [{ postalCode: '50450' }, { name: 'Reception' }, { instructions: 'Ring twice' }]) {
      assert.ok(!pointersOf(onTerms, form({ shippingAddress: part })).includes('/shippingAddress'), JSON.stringify(part));
    }
    assert.ok(pointersOf(onTerms, form({ shippingAddress: { country: 'MY', line1: ' ' } })).includes('/shippingAddress'), 'A country that is only proposed is no address.');
  });

  it('leaves out what the shop no longer offers, or not to this type of order', () => {
    const before = sampleOrder({ shipping: { methodCode: 'drone', price: myr(1) }, payments: [samplePayment({ methodCode: 'cash' })] });
    assert.deepEqual(pointersOf(before), ['/channel', '/shippingAddress']);
  });
});

describe('the lines of the last order', () => {
  const item = (id: string, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
    id, sku: id.toUpperCase(), title: id, options: [], price: myr(500), taxRate: 600, status: 'active', backOrder: false, stock: { onHand: 9, available: 9 }, updatedAt: '', ...more,
  });
  const clientWith = (items: readonly CatalogueItem[]) => {
    const asked: string[][] = [];
    const client = { catalogue: { search: ({ ids }: { ids: string[] }) => {
      asked.push(ids);
      return Promise.resolve({ items: items.filter(({ id }) => ids.includes(id)) });
    } } } as unknown as Client;
    return { client, asked };
  };

  it('come back with their quantities and without their prices, one line an item', async () => {
    const order = sampleOrder({ lines: [sampleLine({ itemId: 'itm_a', quantity: 2 }), sampleLine({ itemId: 'itm_b', quantity: 5 }), sampleLine({ itemId: 'itm_a', quantity: 3 })] });
    const { client } = clientWith([item('itm_a'), item('itm_b')]);
    const { lines, gone } = await repeatLines(client, order, form());
    assert.deepEqual(lines.map(({ line }) => line), [
      { kind: 'catalogue', itemId: 'itm_a', sku: 'ITM_A', quantity: 5 }, { kind: 'catalogue', itemId: 'itm_b', sku: 'ITM_B', quantity: 5 },
    ]);
    assert.deepEqual(gone, []);
  });

  it('name what is no longer sold, and leave alone what is in the form', async () => {
    const order = sampleOrder({ lines: [
      sampleLine({ itemId: 'itm_gone', title: 'Old oil' }), sampleLine({ itemId: 'itm_old', title: 'Archived oil' }), sampleLine({ itemId: 'itm_here' }),
      sampleLine({ kind: 'custom', itemId: undefined, sku: undefined, title: 'Gift wrap', quantity: 1, unitPrice: myr(300) }),
    ] });
    const { client, asked } = clientWith([item('itm_old', { status: 'archived' }), item('itm_here')]);
    const { lines, gone } = await repeatLines(client, order, form({ lines: [{ key: 'k', kind: 'catalogue', itemId: 'itm_here', quantity: 1 }] }));
    assert.deepEqual(asked, [['itm_gone', 'itm_old']]);
    assert.deepEqual(gone, ['Old oil', 'Archived oil']);
    assert.deepEqual(lines.map(({ line }) => line), [{ kind: 'custom', title: 'Gift wrap', quantity: 1, unitPrice: myr(300), taxRate: 600 }]);
  });

  it('are asked for in as many calls as it takes, each item once', async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `itm_${index}`);
    const { client, asked } = clientWith(ids.map((id) => item(id)));
    const { lines } = await repeatLines(client, sampleOrder({ lines: ids.map((itemId) => sampleLine({ itemId })) }), form());
    assert.deepEqual(asked.map(({ length }) => length), [200, 200, 50]);
    assert.equal(lines.length, 450);
  });
});
