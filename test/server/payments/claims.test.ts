import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { b2cOrder, openTestServer, type TestServer } from '../test-server.ts';

const amount = { amount: 2_500, currency: 'MYR' };

describe('what becomes of a claim', () => {
  let shop: TestServer;
  let ops: string;
  beforeEach(async () => {
    shop = await openTestServer();
    ops = await shop.tokenFor('ops');
    await shop.stock({ sku: 'WAX', onHand: 100 });
  });

  const act = <T = Order>(order: Order, action: string, { body, token = ops, index = 0 }: { body?: object; token?: string; index?: number } = {}) =>
    shop.call<T>('POST', `/orders/${order.id}/payments/${order.payments[index]?.id}/${action}`, { ifMatch: order.version, token, ...(body && { body }) });
  const paid = async (): Promise<Order> => (await act(await shop.place(b2cOrder('WAX')), 'verify')).body;
  const lastEvent = async ({ id }: Order, type: string): Promise<OrderEvent | undefined> =>
    (await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${id}/events?limit=200`)).body.items.findLast((event) => event.type === type);

  it('who recorded it neither verifies nor rejects it, whatever the token, and somebody else does', async () => {
    const recorder = await shop.tokenFor('ops', { id: 'person-1' });
    const order = await shop.place(b2cOrder('WAX'));
    const { body: recorded } = await shop.call<Order>('POST', `/orders/${order.id}/payments`, { token: recorder, body: { methodCode: 'cheque', amount } });
    const again = await shop.tokenFor('ops', { id: 'person-1' });
    for (const action of ['verify', 'reject']) {
      const { status, body } = await act<Problem>(recorded, action, { token: again, index: 1, ...(action === 'reject' && { body: { reason: 'No.' } }) });
      assert.deepEqual([status, body.code, body.params], [403, 'permissionDenied', { rule: 'secondPerson' }], action);
    }
    const { status, body } = await act(recorded, 'verify', { index: 1 });
    assert.deepEqual([status, body.payments[1]?.verifiedBy?.id, body.payments[1]?.recordedBy?.id], [200, 'person-ops', 'person-1']);
  });

  it('one person is enough where the shop says so', async () => {
    shop = await openTestServer({ settings: { secondPersonVerifies: false } });
    await shop.stock({ sku: 'WAX' });
    const order = await shop.place(b2cOrder('WAX'));
    assert.equal((await act(order, 'verify', { token: shop.serviceKey })).status, 200);
  });

  it('is taken back with who, when and why, and counts for nothing', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    const { status, body } = await act(order, 'void', { body: { reason: 'Recorded twice.' } });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(body.payments[0]?.voided, { reason: 'Recorded twice.', at: '2026-11-22T10:00:00.000Z', by: body.updatedBy });
    assert.deepEqual([body.payments[0]?.status, body.paymentStatus, body.fulfilments[0]?.waitingFor], ['voided', 'unpaid', 'verified']);
    const event = await lastEvent(body, 'payment.voided');
    assert.deepEqual([event?.data['reason'], event?.changes], ['Recorded twice.', [{ field: `payments/${body.payments[0]?.id}/status`, before: 'pending', after: 'voided' }]]);
    const twice = await act<Problem>(body, 'void');
    assert.deepEqual([twice.status, twice.body.params], [409, { from: 'voided', allowed: ['pending', 'proofSubmitted', 'rejected'] }]);
  });

  it('that was verified is not taken back but given back', async () => {
    assert.equal((await act<Problem>(await paid(), 'void')).body.code, 'invalidTransition');
  });

  it('is given back in parts, never more than is left, and counts as paid no longer', async () => {
    const order = await paid();
    const refund = (seen: Order, body: object) => act(seen, 'refunds', { body: { reason: 'One bottle leaked.', ...body } });
    const { status, body: part } = await refund(order, { amount: { amount: 1_000, currency: 'MYR' }, reference: 'RF-1' });
    assert.equal(status, 201, JSON.stringify(part));
    assert.deepEqual([part.payments[0]?.status, part.paymentStatus, part.totals.paid.amount, part.totals.balance.amount], ['verified', 'partiallyRefunded', 1_500, 1_000]);
    const [first] = part.payments[0]?.refunds ?? [];
    assert.deepEqual({ ...first, id: '' }, { id: '', amount: { amount: 1_000, currency: 'MYR' }, reason: 'One bottle leaked.', reference: 'RF-1', at: '2026-11-22T10:00:00.000Z', by: part.updatedBy });

    const tooMuch = await act<Problem>(part, 'refunds', { body: { reason: 'All of it.', amount: { amount: 1_501, currency: 'MYR' } } });
    assert.deepEqual([tooMuch.status, tooMuch.body.code, tooMuch.body.errors?.map(({ code, pointer, params }) => [code, pointer, params])],
      [422, 'validationFailed', [['tooLarge', '/amount', { limit: 1_500 }]]]);
    const foreign = await act<Problem>(part, 'refunds', { body: { reason: 'x', amount: { amount: 1, currency: 'USD' } } });
    assert.deepEqual([foreign.body.code, foreign.body.errors?.[0]?.pointer], ['currencyMismatch', '/amount/currency']);
    const none = await act<Problem>(part, 'refunds', { body: { reason: 'x', amount: { amount: 0, currency: 'MYR' } } });
    assert.deepEqual(none.body.errors?.map(({ code, pointer }) => [code, pointer]), [['tooSmall', '/amount']]);

    const { body: whole } = await refund(part, {});
    assert.deepEqual([whole.payments[0]?.status, whole.paymentStatus, whole.totals.paid.amount, whole.payments[0]?.refunds.map((each) => each.amount.amount)], ['refunded', 'refunded', 0, [1_000, 1_500]]);
    const event = await lastEvent(whole, 'payment.refunded');
    assert.deepEqual(event?.changes, [{ field: `payments/${whole.payments[0]?.id}/status`, before: 'verified', after: 'refunded' }]);
    assert.equal((await act<Problem>(whole, 'refunds', { body: { reason: 'Again.' } })).body.code, 'invalidTransition');
  });

  it('keeps the goods once all of it went back', async () => {
    shop = await openTestServer({ graceSeconds: 600 });
    ops = await shop.tokenFor('ops');
    await shop.stock({ sku: 'WAX' });
    const order = await paid();
    assert.equal(order.fulfilments[0]?.status, 'queued');
    const { body } = await act(order, 'refunds', { body: { reason: 'Changed their mind.' } });
    assert.deepEqual([body.fulfilments[0]?.status, body.fulfilments[0]?.waitingFor], ['pending', 'verified']);
  });

  it('says in the history who rejected it, from where to where, and tells the customer each time', async () => {
    const order = await shop.place({ ...b2cOrder('WAX'), customer: { name: 'Lim Wei', email: 'lim@example.com' } });
    const { body: rejected } = await act(order, 'reject', { body: { reason: 'Not our account.' } });
    const event = await lastEvent(rejected, 'payment.rejected');
    assert.deepEqual([event?.actor.id, event?.data['reason'], event?.changes],
      ['person-ops', 'Not our account.', [{ field: `payments/${order.payments[0]?.id}/status`, before: 'pending', after: 'rejected' }]]);
    shop.clock.advance(1_000);
    const { body: proved } = await shop.call<Order>('POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/proofs`, { body: { uploadId: await shop.upload(), kind: 'receipt' } });
    const { status } = await act(proved, 'reject', { body: { reason: 'Unreadable.' } });
    assert.equal(status, 200);
    await shop.server.drain();
    const told = shop.mails.filter(({ text }) => /Not our account|Unreadable/.test(text));
    assert.equal(told.length, 2, shop.mails.map(({ subject }) => subject).join('; '));
    assert.equal(new Set(told.map(({ messageId }) => messageId)).size, 2);
  });

  it('is changed only where its order and itself are where the table of permissions says', async () => {
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...b2cOrder('WAX'), submit: false } });
    const early = await act<Problem>(draft, 'verify');
    assert.deepEqual([early.status, early.body.params], [409, { from: 'draft', allowed: ['confirmed', 'completed'] }]);
    assert.equal((await act(draft, 'void')).status, 200, 'a claim of a draft can be taken back');
    const stale = await act<Problem>(draft, 'void');
    assert.equal(stale.status, 412);
    const viewer = await shop.tokenFor('viewer');
    const denied = await act<Problem>(draft, 'void', { token: viewer });
    assert.deepEqual([denied.status, denied.body.params], [403, { scope: 'payments:record' }]);
  });
});
