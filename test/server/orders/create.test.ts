import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import { b2bOrder, b2cOrder, openTestServer } from '../test-server.ts';

describe('placing an order', () => {
  it('places a B2B order on terms in one call', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL-5W30', onHand: 10, price: { amount: 12_990, currency: 'MYR' }, taxRate: 600 });
    const { status, body, headers } = await shop.call<Order>('POST', '/orders', { body: b2bOrder('OIL-5W30', 3) });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(headers.get('etag'), '"1"');
    assert.equal(body.status, 'confirmed');
    assert.match(body.number ?? '', /^MO-\d+$/);
    assert.deepEqual(body.totals.total, { amount: 12_990 * 3 + Math.round(12_990 * 3 * 0.06), currency: 'MYR' });
    assert.equal(body.lines[0]?.quantities.allocated, 3);
    assert.deepEqual(body.lines[0]?.stock, { onHand: 10, available: 7 });
    assert.equal(body.paymentStatus, 'unpaid');
    assert.equal(body.fulfilments[0]?.status, 'queued');
    const read = await shop.call<Order>('GET', `/orders/${body.id}`);
    assert.deepEqual(read.body, body);
  });

  it('places a B2C order, and tells customer and warehouse once it is committed', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'WAX' });
    const order = await shop.place({ ...b2cOrder('WAX'), customer: { name: 'Lim Wei', email: 'lim@example.com' } });
    await shop.server.drain();
    assert.deepEqual(shop.mails.map(({ to }) => to), [['lim@example.com']]);
    assert.equal((JSON.parse(shop.handOffs[0]?.body ?? '{}') as { orderId: string }).orderId, order.id);
    const after = await shop.call<Order>('GET', `/orders/${order.id}`);
    assert.equal(after.body.fulfilmentStatus, 'requested');
  });
});
