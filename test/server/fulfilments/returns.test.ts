import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type TestShop } from './delivery-shop.ts';

let shops = 0;
const open = async () => openShop({ database: await sharedDatabase(), shopId: `returns-${shops += 1}` });

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A paid order whose goods are on their way in one parcel, and the hand-off's id. */
const paidAndShipped = async (shop: TestShop) => {
  const order = await shop.place();
  await shop.server.drain();
  const { id: fulfilmentId } = await shop.fulfilment(order.id);
  const recorded = await shop.call<Order>('POST', `/orders/${order.id}/payments`, { methodCode: 'cash', amount: order.totals.total }, key());
  assert.equal(recorded.status, 201, JSON.stringify(recorded.body));
  const paymentId = recorded.body.payments[0]?.id;
  const verified = await shop.call<Order>('POST', `/orders/${order.id}/payments/${paymentId}/verify`, undefined, { ...key(), 'if-match': `"${recorded.body.version}"` });
  assert.equal(verified.body.paymentStatus, 'paid', JSON.stringify(verified.body));
  await shop.say({ type: 'shipment.created', fulfilmentId, at: at(1), shipmentReference: 'P1', carrier: 'Pos' });
  const carrierSays = (minute: number, status: string) => shop.say({ type: 'shipment.trackingUpdated', fulfilmentId, at: at(minute), shipmentReference: 'P1', status });
  return { orderId: order.id, carrierSays };
};

describe('a paid order whose goods come back', () => {
  test('is completed when they had been delivered, whichever the carrier tells first', async () => {
    const shop = await open();
    for (const news of [[[10, 'delivered'], [20, 'returned']], [[20, 'returned'], [10, 'delivered']]] as const) {
      const { orderId, carrierSays } = await paidAndShipped(shop);
      for (const [minute, status] of news) await carrierSays(minute, status);
      const { status, fulfilmentStatus } = await shop.order(orderId);
      assert.deepEqual([status, fulfilmentStatus], ['completed', 'returned']);
      const told = (await shop.events(orderId)).map(({ type }) => type);
      assert.equal(told.filter((type) => type === 'order.completed').length, 1);
      assert.equal(told[told.indexOf('order.completed') - 1], news[0][1] === 'delivered' ? 'shipment.delivered' : 'shipment.trackingUpdated', 'what completes the order is told before that it is completed');
    }
  });

  test('stays open when they never arrived', async () => {
    const shop = await open();
    const { orderId, carrierSays } = await paidAndShipped(shop);
    await carrierSays(20, 'returned');
    const { status, fulfilmentStatus } = await shop.order(orderId);
    assert.deepEqual([status, fulfilmentStatus], ['confirmed', 'returned']);
  });
});
