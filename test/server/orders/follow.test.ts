import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { ProviderEvent } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { StockLevel } from '../../../src/contract/catalogue.ts';
import { signWebhook } from '../../../src/webhooks/index.ts';
import { b2bOrder, b2cOrder, openTestServer, providerSecret, publicUrl, type TestServer } from '../test-server.ts';

/** What a warehouse calls back, signed. */
const tell = async (shop: TestServer, event: ProviderEvent, id = randomBytes(8).toString('hex')): Promise<Response> => {
  const body = JSON.stringify(event);
  const headers = await signWebhook({ secret: providerSecret, id, timestamp: Math.floor(shop.clock.now() / 1_000), body });
  return shop.server.fetch(new Request(`${publicUrl}/v1/provider/warehouse/events`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body }));
};
const read = async (shop: TestServer, id: string): Promise<Order> => (await shop.call<Order>('GET', `/orders/${id}`)).body;
const levelOf = async (shop: TestServer, sku: string): Promise<StockLevel | undefined> => (await shop.call<{ items: StockLevel[] }>('GET', `/stock?skus=${sku}`)).body.items[0];
const at = '2026-11-22T10:00:00Z';

describe('an order on its way', () => {
  it('follows its parcels: statuses, what has left the shelf, tracking numbers, and its own end', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10 }, { sku: 'WAX', onHand: 10 });
    const order = await shop.place({
      ...b2cOrder('OIL'), lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 3 }, { kind: 'catalogue', sku: 'WAX', quantity: 1 }],
      payments: [{ methodCode: 'cash', amount: { amount: 10_000, currency: 'MYR' } }],
    });
    await shop.server.drain();
    const fulfilmentId = order.fulfilments[0]?.id as `ful_${string}`;
    const lineId = order.lines[0]?.id as `lin_${string}`;

    await tell(shop, { type: 'fulfilment.acknowledged', fulfilmentId, at });
    await tell(shop, { type: 'fulfilment.inProgress', fulfilmentId, at });
    assert.equal((await read(shop, order.id)).fulfilmentStatus, 'inProgress');

    assert.equal((await tell(shop, { type: 'shipment.created', fulfilmentId, at, shipmentReference: 'P1', carrier: 'J&T', trackingNumber: 'JT1', lines: [{ lineId, quantity: 2 }] })).status, 202);
    const partly = await read(shop, order.id);
    assert.equal(partly.fulfilmentStatus, 'partiallyShipped');
    assert.deepEqual(partly.lines[0]?.quantities, { allocated: 1, shipped: 2, delivered: 0, returned: 0, cancelled: 0 });
    assert.deepEqual([(await levelOf(shop, 'OIL'))?.onHand, (await levelOf(shop, 'OIL'))?.allocated], [8, 1]);

    await tell(shop, { type: 'shipment.created', fulfilmentId, at, shipmentReference: 'P2', carrier: 'J&T', trackingNumber: 'JT2' });
    const shipped = await read(shop, order.id);
    assert.equal(shipped.fulfilmentStatus, 'shipped');
    assert.equal((await shop.call('POST', `/orders/${order.id}/cancel`, { ifMatch: shipped.version })).body.code, 'alreadyShipped');
    assert.deepEqual([(await levelOf(shop, 'OIL'))?.onHand, (await levelOf(shop, 'WAX'))?.onHand, (await levelOf(shop, 'WAX'))?.allocated], [7, 9, 0]);
    const { body: list } = await shop.call<{ items: { trackingNumbers: string[] }[] }>('GET', '/orders?q=jt2');
    assert.deepEqual(list.items[0]?.trackingNumbers, ['JT1', 'JT2']);

    await tell(shop, { type: 'shipment.trackingUpdated', fulfilmentId, at, shipmentReference: 'P1', status: 'delivered' });
    assert.equal((await read(shop, order.id)).fulfilmentStatus, 'partiallyDelivered');
    await tell(shop, { type: 'shipment.trackingUpdated', fulfilmentId, at, shipmentReference: 'P2', status: 'delivered' });
    const delivered = await read(shop, order.id);
    assert.deepEqual([delivered.fulfilmentStatus, delivered.status, delivered.paymentStatus], ['delivered', 'confirmed', 'unpaid']);

    const paid = await shop.call<Order>('POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/verify`, { ifMatch: delivered.version, token: await shop.tokenFor('ops') });
    assert.equal(paid.body.status, 'completed');
    assert.equal(paid.body.completedAt, '2026-11-22T10:00:00.000Z');
    const ledger = await shop.database.read((db) => db.selectFrom('stock_ledger').select('delta').where('shop_id', '=', shop.shopId).execute());
    assert.equal(ledger.reduce((sum, { delta }) => sum + delta, 0), 0);
    const { body: events } = await shop.call<{ items: { type: string }[] }>('GET', `/orders/${order.id}/events?limit=200`);
    assert.equal(events.items.at(-1)?.type, 'order.completed');
  });

  it('takes the same news any number of times', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const order = await shop.place(b2bOrder('OIL', 4));
    await shop.server.drain();
    const fulfilmentId = order.fulfilments[0]?.id as `ful_${string}`;
    const parcel: ProviderEvent = { type: 'shipment.created', fulfilmentId, at, shipmentReference: 'P1', carrier: 'J&T' };
    for (const id of ['a', 'a', 'b', 'c', 'a']) assert.equal((await tell(shop, parcel, id)).status, 202);
    const after = await read(shop, order.id);
    assert.equal(after.shipments.length, 1);
    assert.deepEqual(after.lines[0]?.quantities, { allocated: 0, shipped: 4, delivered: 0, returned: 0, cancelled: 0 });
    assert.deepEqual([(await levelOf(shop, 'OIL'))?.onHand, (await levelOf(shop, 'OIL'))?.allocated], [6, 0]);
  });

  it('changes nothing on news that is forged or stale', async () => {
    const shop = await openTestServer();
    const order = await shop.place();
    await shop.server.drain();
    const before = await read(shop, order.id);
    const event: ProviderEvent = { type: 'fulfilment.acknowledged', fulfilmentId: order.fulfilments[0]?.id as `ful_${string}`, at };
    const body = JSON.stringify(event);
    const send = (headers: object, sent = body) => shop.server.fetch(new Request(`${publicUrl}/v1/provider/warehouse/events`, { method: 'POST', headers: { ...headers }, body: sent }));
    const now = Math.floor(shop.clock.now() / 1_000);
    const good = await signWebhook({ secret: providerSecret, id: 'x', timestamp: now, body });
    const stale = await signWebhook({ secret: providerSecret, id: 'x', timestamp: now - 301, body });
    const forged = await signWebhook({ secret: `whsec_${Buffer.from('somebody else’s secret of 32 byte').toString('base64')}`, id: 'x', timestamp: now, body });
    for (const answer of [await send(stale), await send(forged), await send({}), await send(good, body.replace('acknowledged', 'rejected'))]) assert.equal(answer.status, 401);
    assert.deepEqual(await read(shop, order.id), before);
    assert.equal((await send(good)).status, 202);
  });
});
