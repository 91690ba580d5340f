import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import { b2bOrder, dotPng, openTestServer, type TestServer } from '../test-server.ts';

const duplicate = (shop: TestServer, { id }: Pick<Order, 'id'>, token?: string) => shop.call<Order>('POST', `/orders/${id}/duplicate`, { ...(token !== undefined && { token }) });
const firstEvent = async (shop: TestServer, { id }: Order) => (await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${id}/events`)).body.items[0];
const myr = (amount: number) => ({ amount, currency: 'MYR' });

/** An order with everything that a person can fill in. */
async function rich(shop: TestServer): Promise<Order> {
  await shop.stock({ sku: 'OIL', onHand: 20 }, { sku: 'OLD', onHand: 20 });
  const uploadId = await shop.upload(dotPng) as `upl_${string}`;
  return shop.place({
    ...b2bOrder('OIL'), channel: 'email', reason: { code: 'phoneOrder', note: 'They called.' }, purchaseOrderNumber: 'PO-1', externalReference: 'EXT-1',
    orderedAt: '2026-11-20T10:00:00.000Z', requestedDeliveryDate: '2026-12-01', locale: 'ms', recipients: { shipped: ['store@example.com'] },
    billingAddress: { name: 'Accounts', line1: '1 Jalan Bank', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' },
    shipping: { methodCode: 'standard', price: myr(800) }, discounts: [{ label: 'Loyal', rate: 500 }],
    notes: { customer: 'Ring twice.', internal: 'Good payer.', packing: 'Two boxes.' }, tags: ['fleet'],
    lines: [
      { kind: 'catalogue', sku: 'OIL', quantity: 2, unitPrice: myr(1_000), priceOverride: { reasonCode: 'negotiated' }, discounts: [{ amount: myr(100) }], taxRate: 600 },
      { kind: 'catalogue', sku: 'OLD', quantity: 3 },
      { kind: 'custom', title: 'Engraving', quantity: 1, unitPrice: myr(4_200), taxRate: 800 },
    ],
    payments: [{ methodCode: 'bankTransfer', amount: myr(1_000), reference: 'REF-1', proofs: [{ uploadId, kind: 'bankSlip' }] }],
  });
}

describe('duplicating an order', () => {
  it('begins a draft for the same customer, at the prices of today, and says what it left out', async () => {
    const shop = await openTestServer();
    const order = await rich(shop);
    await shop.stock({ sku: 'OIL', price: myr(2_700), onHand: 20 }, { sku: 'OLD', status: 'archived' });
    const { status, body: draft, headers } = await duplicate(shop, order);
    assert.equal(status, 201, JSON.stringify(draft));
    assert.deepEqual([draft.status, draft.origin, draft.relatedOrderId, draft.number, draft.version, headers.get('etag')], ['draft', 'duplicate', order.id, undefined, 1, '"1"']);
    assert.equal(draft.relatedOrderNumber, order.number);
    const kept = ({ segment, channel, customer, company, shippingAddress, billingAddress, recipients, locale, shipping, notes, tags, paymentTerms, discounts }: Order) =>
      ({ segment, channel, customer, company, shippingAddress, billingAddress, recipients, locale, shipping, notes, tags, paymentTerms, discounts });
    assert.deepEqual(kept(draft), kept(order));
    assert.deepEqual(draft.lines.map(({ kind, title, quantity, unitPrice, priceOverride, discounts, taxRate }) => [kind, title, quantity, unitPrice.amount, priceOverride, discounts, taxRate]), [
      ['catalogue', 'Item OIL', 2, 2_700, undefined, [{ amount: myr(100) }], 0],
      ['custom', 'Engraving', 1, 4_200, undefined, [], 800],
    ]);
    assert.deepEqual([draft.payments, draft.purchaseOrderNumber, draft.externalReference, draft.requestedDeliveryDate, draft.reason, draft.holds], [[], undefined, undefined, undefined, undefined, []]);
    assert.notEqual(draft.orderedAt, order.orderedAt);
    const told = await firstEvent(shop, draft);
    assert.deepEqual([told?.type, told?.data], ['order.created', { duplicateOf: order.id, leftOut: [{ sku: 'OLD', title: 'Item OLD', quantity: 3 }], version: 1 }]);
    const placed = await shop.call<Order>('POST', `/orders/${draft.id}/submit`, { ifMatch: draft.version });
    assert.equal(placed.status, 200, JSON.stringify(placed.body));
  });

  it('gives no discount to who may not give one', async () => {
    const shop = await openTestServer();
    const order = await rich(shop);
    const token = await shop.tokenFor('ops');
    const { status, body: draft } = await duplicate(shop, order, token);
    assert.equal(status, 201, JSON.stringify(draft));
    assert.deepEqual([draft.discounts, draft.lines.map(({ discounts, unitPrice }) => [discounts, unitPrice.amount])], [[], [[[], 2_500], [[], 2_500], [[], 4_200]]]);
    assert.equal(draft.createdBy.id, 'person-ops');
  });

  it('takes an order of any status, and leaves it as it is', async () => {
    const shop = await openTestServer();
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { segment: 'b2c' } });
    const confirmed = await shop.place();
    const { body: cancelled } = await shop.call<Order>('POST', `/orders/${(await shop.place()).id}/cancel`, { ifMatch: '*' });
    for (const source of [draft, confirmed, cancelled]) {
      const { status, body } = await duplicate(shop, source);
      assert.deepEqual([status, body.status, body.lines.length], [201, 'draft', source.lines.length], source.status);
      assert.deepEqual((await shop.call<Order>('GET', `/orders/${source.id}`)).body.version, source.version);
    }
    assert.equal((await duplicate(shop, { id: 'ord_01a206667aed7524ab0a24ca77258ad1' })).status, 404);
    const other = await openTestServer();
    assert.equal((await duplicate(other, confirmed)).status, 404, 'another shop has no such order');
  });

  it('once for one key', async () => {
    const shop = await openTestServer();
    const order = await shop.place();
    const [first, again] = [await shop.call<Order>('POST', `/orders/${order.id}/duplicate`, { key: 'twice' }), await shop.call<Order>('POST', `/orders/${order.id}/duplicate`, { key: 'twice' })];
    assert.equal(first.body.id, again.body.id);
  });
});
