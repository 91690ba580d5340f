import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { b2cOrder, dotPng, openTestServer, type TestServer, type TestServerOptions } from '../test-server.ts';

const amount = { amount: 2_500, currency: 'MYR' };

describe('payments', () => {
  let shop: TestServer;
  let ops: string;
  const opens = async (options: TestServerOptions = {}): Promise<void> => {
    shop = await openTestServer(options);
    ops = await shop.tokenFor('ops');
    await shop.stock({ sku: 'WAX', onHand: 100 });
  };
  beforeEach(() => opens());
  const read = async (id: string): Promise<Order> => (await shop.call<Order>('GET', `/orders/${id}`)).body;
  const byBank = async (): Promise<Order> => shop.place({
    ...b2cOrder('WAX'),
    payments: [{ methodCode: 'bankTransfer', amount, paidAt: '2026-11-21T08:00:00Z', reference: 'TT-1', proofs: [{ uploadId: await shop.upload() as `upl_${string}`, kind: 'bankSlip', claimed: { amount } }] }],
  });

  it('come with the order and their proofs, in the one call that places it', async () => {
    const order = await byBank();
    assert.equal(order.paymentStatus, 'pendingVerification');
    const [payment] = order.payments;
    assert.equal(payment?.status, 'proofSubmitted');
    assert.equal(payment?.paidAt, '2026-11-21T08:00:00.000Z');
    assert.equal(payment?.proofs[0]?.mediaType, 'image/png');
    assert.equal(payment?.proofs[0]?.sizeBytes, dotPng.byteLength);
    assert.deepEqual(payment?.proofs[0]?.claimed, { amount });
    assert.equal(order.fulfilments[0]?.status, 'queued', 'a submitted proof releases the goods of a bank transfer');
  });

  it('count as paid only once they are verified', async () => {
    const order = await byBank();
    const paymentId = order.payments[0]?.id ?? '';
    const merchant = await shop.tokenFor('merchant');
    assert.equal((await shop.call('POST', `/orders/${order.id}/payments/${paymentId}/verify`, { ifMatch: 1, token: merchant })).status, 403);
    const { status, body } = await shop.call<Order>('POST', `/orders/${order.id}/payments/${paymentId}/verify`, { ifMatch: 1, token: ops });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.paymentStatus, 'paid');
    assert.deepEqual([body.totals.paid.amount, body.totals.balance.amount], [2_500, 0]);
    assert.deepEqual([body.payments[0]?.verifiedBy?.role, body.payments[0]?.verifiedAt], ['ops', '2026-11-22T10:00:00.000Z']);
    assert.equal(body.payments[0]?.proofs[0]?.status, 'verified');
    const again = await shop.call('POST', `/orders/${order.id}/payments/${paymentId}/verify`, { ifMatch: 2, token: ops });
    assert.equal(again.body.code, 'invalidTransition');
  });

  it('that must be verified keep the goods until they are', async () => {
    const order = await shop.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'cheque', amount }] });
    assert.deepEqual([order.fulfilments[0]?.status, order.fulfilments[0]?.waitingFor], ['pending', 'verified']);
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 0);
    const verified = await shop.call<Order>('POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/verify`, { ifMatch: order.version, token: ops });
    assert.equal(verified.body.fulfilments[0]?.status, 'queued');
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1);
  });

  it('that are rejected keep the goods back again, until a new proof comes', async () => {
    await opens({ graceSeconds: 600 });
    const order = await byBank();
    const path = `/orders/${order.id}/payments/${order.payments[0]?.id}`;
    const { body } = await shop.call<Order>('POST', `${path}/reject`, { body: { reason: 'Not our account.' }, ifMatch: 1, token: ops });
    assert.equal(body.payments[0]?.status, 'rejected');
    assert.equal(body.payments[0]?.rejection?.reason, 'Not our account.');
    assert.equal(body.payments[0]?.proofs[0]?.status, 'rejected');
    assert.equal(body.paymentStatus, 'unpaid');
    assert.equal(body.fulfilments[0]?.status, 'pending');
    const mended = await shop.call<Order>('POST', `${path}/proofs`, { body: { uploadId: await shop.upload(), kind: 'bankSlip' } });
    assert.equal(mended.status, 201, JSON.stringify(mended.body));
    assert.deepEqual(mended.body.payments[0]?.proofs.map(({ status }) => status), ['rejected', 'submitted']);
    assert.equal(mended.body.payments[0]?.rejection, undefined);
    assert.equal(mended.body.fulfilments[0]?.status, 'queued');
  });

  it('can be recorded later, in the order’s currency and by a method that the shop has', async () => {
    const order = await shop.place();
    const record = (body: object) => shop.call<Order>('POST', `/orders/${order.id}/payments`, { body });
    const foreign = await shop.call('POST', `/orders/${order.id}/payments`, { body: { methodCode: 'cash', amount: { amount: 1, currency: 'USD' } } });
    assert.deepEqual([foreign.body.code, foreign.body.errors?.[0]?.pointer], ['currencyMismatch', '/amount/currency']);
    const unknown = await shop.call('POST', `/orders/${order.id}/payments`, { body: { methodCode: 'shells', amount } });
    assert.deepEqual(unknown.body.errors?.map(({ code, pointer }) => [code, pointer]), [['methodUnavailable', '/methodCode']]);
    const missing = await shop.call('POST', `/orders/${order.id}/payments`, { body: { methodCode: 'cash', amount, proofs: [{ uploadId: 'upl_none', kind: 'receipt' }] } });
    assert.deepEqual(missing.body.errors?.map(({ code, pointer }) => [code, pointer]), [['uploadNotReady', '/proofs/0/uploadId']]);
    assert.equal((await read(order.id)).version, order.version);
    const { status, body } = await record({ methodCode: 'cash', amount: { amount: 1_000, currency: 'MYR' }, paidAt: '2026-11-22T09:00:00Z' });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.paymentStatus, 'pendingVerification');
    const part = await shop.call<Order>('POST', `/orders/${order.id}/payments/${body.payments[0]?.id}/verify`, { ifMatch: body.version, token: ops });
    assert.equal(part.body.paymentStatus, 'partiallyPaid');
    assert.equal(part.body.totals.balance.amount, order.totals.total.amount - 1_000);
  });

  it('show where else the same slip was used, and a file belongs to one order only', async () => {
    const first = await byBank();
    const second = await byBank();
    assert.deepEqual(second.payments[0]?.proofs[0]?.duplicateOf, [{ by: 'file', orderId: first.id, orderNumber: first.number }]);
    const taken = first.payments[0]?.proofs[0]?.uploadId;
    const { body } = await shop.call('POST', `/orders/${second.id}/payments/${second.payments[0]?.id}/proofs`, { body: { uploadId: taken, kind: 'bankSlip' } });
    assert.equal(body.errors?.[0]?.code, 'uploadNotReady');
  });

  it('under a reference that was used before are warned of', async () => {
    await byBank();
    const { body } = await shop.call<{ warnings: { code: string; pointer: string }[] }>('POST', '/orders/validate', {
      body: { ...b2cOrder('WAX'), submit: undefined, payments: [{ methodCode: 'bankTransfer', amount, reference: 'TT-1' }] },
    });
    assert.ok(body.warnings.some(({ code, pointer }) => code === 'paymentReferenceUsed' && pointer === '/payments/0/reference'));
  });

  it('are not needed where the reason says so', async () => {
    const original = await shop.place({ ...b2cOrder('WAX') });
    const order = await shop.place({
      ...b2cOrder('WAX'), reason: { code: 'replacement', note: 'Leaked on arrival.' }, relatedOrderId: original.id as `ord_${string}`, payments: [],
      lines: [{ kind: 'catalogue', sku: 'WAX', quantity: 1, unitPrice: { amount: 0, currency: 'MYR' }, priceOverride: { reasonCode: 'replacement' } }],
    });
    assert.equal(order.paymentStatus, 'notRequired');
    assert.equal(order.totals.total.amount, 0);
    assert.deepEqual([order.relatedOrderId, order.relatedOrderNumber], [original.id, original.number]);
  });

  it('that nobody verified are void when their order is cancelled', async () => {
    const held = await openTestServer({ graceSeconds: 600 });
    const order = await held.place({ payments: [{ methodCode: 'cheque', amount }] });
    const { body } = await held.call<Order>('POST', `/orders/${order.id}/cancel`, { ifMatch: 1 });
    assert.deepEqual([body.payments[0]?.status, body.payments[0]?.voided?.by.id], ['voided', 'service']);
    assert.equal((await held.call('POST', `/orders/${order.id}/payments`, { body: { methodCode: 'cash', amount } })).body.code, 'invalidTransition');
  });

  it('of a draft are told of, too', async () => {
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...b2cOrder('WAX'), submit: false } });
    const { body: events } = await shop.call<{ items: { type: string; data: Record<string, unknown> }[] }>('GET', `/orders/${draft.id}/events`);
    assert.deepEqual(events.items.map(({ type }) => type), ['order.created', 'payment.recorded']);
    assert.equal(events.items[1]?.data['paymentId'], draft.payments[0]?.id);
  });

  it('that together cannot be counted exactly are refused, and nothing of them is kept', async () => {
    const most = { amount: Number.MAX_SAFE_INTEGER, currency: 'MYR' };
    const order = await shop.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'cash', amount: most }, { methodCode: 'cash', amount: most }] });
    const [first, second] = order.payments;
    const verify = <T>(paymentId: string | undefined, ifMatch: number) => shop.call<T>('POST', `/orders/${order.id}/payments/${paymentId}/verify`, { ifMatch, token: ops });
    const once = await verify<Order>(first?.id, order.version);
    assert.deepEqual([once.status, once.body.paymentStatus], [200, 'overpaid'], JSON.stringify(once.body));
    const twice = await verify<Problem>(second?.id, once.body.version);
    assert.deepEqual([twice.status, twice.body.code, twice.body.errors?.[0]?.code], [422, 'validationFailed', 'tooLarge'], JSON.stringify(twice.body));
    assert.equal((await read(order.id)).version, once.body.version);
  });
});
