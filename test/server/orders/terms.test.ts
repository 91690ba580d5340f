import assert from 'node:assert/strict';
import { it } from 'node:test';
import type * as z from 'zod/mini';
import type { Order, OrderPage } from '../../../src/contract/order.ts';
import { b2cOrder, openTestServer } from '../test-server.ts';

type Page = z.infer<typeof OrderPage>;
const hourMs = 60 * 60 * 1_000;

it('an order on terms is overdue from midnight after its last day, where the shop is, until it is paid', async () => {
  const shop = await openTestServer();
  await shop.stock({ sku: 'WAX' });
  // 18:00 in Kuala Lumpur: the last day is the 23rd, and ends at 16:00 in Greenwich.
  const order = await shop.place({ paymentTerms: { type: 'net', netDays: 1 } });
  const prepaid = await shop.place(b2cOrder('WAX'));
  const back = await shop.place({ orderedAt: '2026-11-21T16:00:00Z', paymentTerms: { type: 'net', netDays: 30 } });
  assert.deepEqual([order.dueOn, order.overdue, prepaid.dueOn, back.dueOn], ['2026-11-23', false, undefined, '2026-12-22']);
  const read = async () => (await shop.call<Order>('GET', `/orders/${order.id}`)).body;
  const overdue = async (is = true) => (await shop.call<Page>('GET', `/orders?overdue=${is}`)).body.items.map(({ id }) => id);

  shop.clock.advance(30 * hourMs - 1);
  assert.deepEqual([(await read()).overdue, await overdue(), (await overdue(false)).length], [false, [], 3]);
  shop.clock.advance(1);
  assert.deepEqual([(await read()).overdue, await overdue(), (await overdue(false)).length], [true, [order.id], 2]);
  const { body: { items } } = await shop.call<Page>('GET', '/orders');
  assert.deepEqual(items.filter((row) => row.overdue).map(({ id, dueOn }) => [id, dueOn]), [[order.id, '2026-11-23']]);

  const token = await shop.tokenFor('ops');
  const { body: recorded } = await shop.call<Order>('POST', `/orders/${order.id}/payments`, { body: { methodCode: 'cheque', amount: order.totals.total } });
  assert.equal(recorded.overdue, true, 'a claim is not yet money');
  const { body: paid } = await shop.call<Order>('POST', `/orders/${order.id}/payments/${recorded.payments[0]?.id}/verify`, { token, ifMatch: recorded.version });
  assert.deepEqual([paid.overdue, await overdue()], [false, []]);
});

it('an order that is cancelled is never overdue', async () => {
  const shop = await openTestServer({ graceSeconds: 3_600 });
  const order = await shop.place({ paymentTerms: { type: 'net', netDays: 1 } });
  const { body: cancelled } = await shop.call<Order>('POST', `/orders/${order.id}/cancel`, { ifMatch: order.version });
  assert.equal(cancelled.status, 'cancelled');
  shop.clock.advance(240 * hourMs);
  assert.equal((await shop.call<Order>('GET', `/orders/${order.id}`)).body.overdue, false);
  assert.equal((await shop.call<Page>('GET', '/orders?overdue=true')).body.items.length, 0);
});
