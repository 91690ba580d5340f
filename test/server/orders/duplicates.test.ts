import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order, OrderCreate, Preflight } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { b2bOrder, b2cOrder, openTestServer, type TestServer } from '../test-server.ts';
import { samplePng } from '../uploads/sample-files.ts';

const hourMs = 60 * 60 * 1_000;

describe('an order that may have been placed already', () => {
  let shop: TestServer;
  const opens = async (mustAcknowledge = false): Promise<void> => {
    shop = await openTestServer({ graceSeconds: 600, settings: { duplicates: { windowHours: 72, mustAcknowledge } } });
    await shop.stock({ sku: 'WAX', onHand: 1_000 }, { sku: 'OIL', onHand: 1_000 }, { sku: 'GEL', onHand: 1_000, price: { amount: 900, currency: 'MYR' } });
  };
  beforeEach(() => opens());

  const suspicions = async (order: OrderCreate, at: TestServer = shop) => {
    const { status, body } = await at.call<Preflight>('POST', '/orders/validate', { body: { ...order, submit: undefined } });
    assert.equal(status, 200, JSON.stringify(body));
    assert.ok(!body.blockers.some(({ code }) => code === 'duplicateSuspected'), 'a suspicion is no blocker of a pre-flight');
    return body.warnings.filter(({ code }) => code === 'duplicateSuspected');
  };
  const because = async (order: OrderCreate) => (await suspicions(order)).map(({ params }) => params?.['because']);
  const lines = (...items: [sku: string, quantity: number][]) => items.map(([sku, quantity]) => ({ kind: 'catalogue' as const, sku, quantity }));

  it('is told of with the order and why: the same phone and goods, on however many lines', async () => {
    const first = await shop.place({ ...b2cOrder('WAX'), lines: lines(['WAX', 3], ['OIL', 1]) });
    const again = { ...b2cOrder('WAX'), lines: lines(['OIL', 1], ['WAX', 1], ['WAX', 2]) };
    assert.deepEqual(await suspicions(again), [{
      code: 'duplicateSuspected', pointer: '', step: 'general', detail: 'This may be an order that was placed already.',
      params: { orderId: first.id, orderNumber: first.number, because: ['phone', 'items', 'total'] },
    }]);
    const placed = await shop.place(again);
    assert.equal(placed.status, 'confirmed', 'it warns, and does not stop');
  });

  it('is suspected for the same party with the same goods or the same total, and for neither alone', async () => {
    await shop.place(b2cOrder('WAX'));
    assert.deepEqual(await because({ ...b2cOrder('OIL') }), [['phone', 'total']]);
    assert.deepEqual(await because({ ...b2cOrder('GEL') }), [], 'other goods at another total');
    assert.deepEqual(await because({ ...b2cOrder('WAX'), shipping: { methodCode: 'standard', price: { amount: 800, currency: 'MYR' } } }), [['phone', 'items']]);
    assert.deepEqual(await because({ ...b2cOrder('WAX'), customer: { name: 'Lim Wei', phone: '+60123456780' } }), [], 'the same goods of somebody else');
    assert.deepEqual(await because({ ...b2cOrder('WAX'), customer: { name: 'Lim', email: 'AISYAH@example.com' } }), []);
    await shop.place(b2bOrder('WAX'));
    assert.deepEqual(await because({ ...b2cOrder('WAX'), customer: { name: 'Lim', email: 'AISYAH@example.com' } }), [['email', 'items', 'total']]);
  });

  it('is suspected for a customer who is known by name', async () => {
    const { body: customer } = await shop.call<{ id: `cus_${string}` }>('POST', '/customers', { body: { segment: 'b2c', name: 'Lim Wei' } });
    await shop.place({ ...b2cOrder('WAX'), customer: { customerId: customer.id, name: 'Lim', phone: '+60123456701' } });
    assert.deepEqual(await because({ ...b2cOrder('WAX'), customer: { customerId: customer.id, name: 'Lim', phone: '+60123456702' } }), [['customer', 'items', 'total']]);
  });

  it('is suspected for the same purchase order number of the same company, at its field', async () => {
    await shop.place({ ...b2bOrder('WAX'), purchaseOrderNumber: 'PO-1' });
    const other = { ...b2bOrder('GEL', 7), purchaseOrderNumber: 'po-1 ', customer: { name: 'Else', email: 'else@example.com' } };
    const [found] = await suspicions(other);
    assert.deepEqual([found?.pointer, found?.params?.['because']], ['/purchaseOrderNumber', ['purchaseOrder']]);
    assert.deepEqual(await because({ ...other, company: { legalName: 'Another Sdn Bhd' } }), []);
  });

  it('is suspected for the same slip, at the slip', async () => {
    const slip = samplePng({ width: 77 });
    const paidBy = async (sku: string, phone: string): Promise<OrderCreate> => ({
      ...b2cOrder(sku, { quantity: 2 }), customer: { name: 'Lim', phone },
      payments: [{ methodCode: 'bankTransfer', amount: { amount: 1, currency: 'MYR' }, proofs: [{ uploadId: await shop.upload(slip) as `upl_${string}`, kind: 'bankSlip' }] }],
    });
    const first = await shop.place(await paidBy('WAX', '+60123456701'));
    const [found] = await suspicions(await paidBy('GEL', '+60123456702'));
    assert.deepEqual([found?.pointer, found?.step, found?.params], ['/payments/0/proofs/0/uploadId', 'payment', { orderId: first.id, orderNumber: first.number, because: ['slip'] }]);
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...await paidBy('GEL', '+60123456702'), submit: false } });
    const { body: checked } = await shop.call<Preflight>('POST', `/orders/${draft.id}/validate`, { body: {} });
    assert.ok(checked.warnings.some(({ code }) => code === 'duplicateSuspected'), 'also of a saved draft, whose own file it is');
  });

  it('is not suspected beyond the window, of another shop, of a draft, of one that was undone or cancelled, or of its own original', async () => {
    const order = b2cOrder('WAX');
    const other = await openTestServer();
    await other.stock({ sku: 'WAX' });
    await other.place(order);
    await shop.call('POST', '/orders', { body: { ...order, submit: false } });
    assert.deepEqual(await because(order), []);

    const undone = await shop.place(order);
    assert.equal((await because(order)).length, 1);
    assert.equal((await shop.call('POST', `/orders/${undone.id}/undo`, { ifMatch: undone.version })).status, 200);
    assert.deepEqual(await because(order), [], 'undone');

    const cancelled = await shop.place(order);
    assert.equal((await shop.call('POST', `/orders/${cancelled.id}/cancel`, { ifMatch: cancelled.version })).status, 200);
    assert.deepEqual(await because(order), [], 'cancelled');

    const original = await shop.place(order);
    assert.deepEqual(await because({ ...order, reason: { code: 'priceCorrection', note: 'Charged twice.' }, relatedOrderId: original.id as `ord_${string}` }), [], 'its own original');
    shop.clock.advance(72 * hourMs);
    assert.equal((await because(order)).length, 1, 'the last moment of the window');
    shop.clock.advance(1);
    assert.deepEqual(await because(order), [], 'beyond');
  });

  it('is placed with what was acknowledged in its history', async () => {
    const first = await shop.place(b2cOrder('WAX'));
    const { body } = await shop.call<Order>('POST', '/orders', { body: { ...b2cOrder('WAX'), acknowledge: ['duplicateSuspected', 'amountMismatch'] } });
    const { body: { items } } = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${body.id}/events`);
    const confirmed = items.find(({ type }) => type === 'order.confirmed');
    assert.deepEqual(confirmed?.data['acknowledged'], [{ code: 'duplicateSuspected', pointer: '', orderId: first.id, orderNumber: first.number, because: ['phone', 'items', 'total'] }]);
    const silent = await shop.place(b2cOrder('WAX'));
    const { body: history } = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${silent.id}/events`);
    assert.equal(history.items.find(({ type }) => type === 'order.confirmed')?.data['acknowledged'], undefined);
  });

  it('must be acknowledged where the shop says so, new or saved, and takes nothing before', async () => {
    await opens(true);
    await shop.place(b2cOrder('WAX'));
    const refused = await shop.call<Problem>('POST', '/orders', { body: b2cOrder('WAX') });
    assert.deepEqual([refused.status, refused.body.code, refused.body.errors?.map(({ code }) => code)], [422, 'duplicateSuspected', ['duplicateSuspected']]);
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...b2cOrder('WAX'), submit: false } });
    const submit = <T>(body?: object) => shop.call<T>('POST', `/orders/${draft.id}/submit`, { ifMatch: '*', ...(body && { body }) });
    assert.equal((await submit<Problem>()).body.code, 'duplicateSuspected');
    assert.equal((await submit<Problem>({ acknowledge: ['amountMismatch'] })).body.code, 'duplicateSuspected');
    const { body: stock } = await shop.call<{ items: { allocated: number }[] }>('GET', '/stock?skus=WAX');
    assert.equal(stock.items[0]?.allocated, 1);
    assert.equal((await submit<Order>({ acknowledge: ['duplicateSuspected'] })).body.status, 'confirmed');
    assert.equal((await shop.call('POST', '/orders', { body: { ...b2cOrder('WAX'), acknowledge: ['duplicateSuspected'] } })).status, 201);
    assert.equal((await shop.call('POST', '/orders', { body: { ...b2cOrder('WAX'), acknowledge: ['everything'] } })).status, 422);
  });

  it('is not named to who may not read orders', async () => {
    await opens(true);
    const first = await shop.place(b2cOrder('WAX'));
    const token = await shop.tokenFor('merchant', { scopes: ['orders:write', 'payments:record'] });
    const { status, body } = await shop.call<Problem>('POST', '/orders', { token, body: b2cOrder('WAX') });
    assert.deepEqual([status, body.errors?.[0]?.params], [422, { because: ['phone', 'items', 'total'] }]);
    assert.ok(!JSON.stringify(body).includes(first.id));
  });

  it('is no suspicion for a web shop’s own orders, but they are one for a person’s', async () => {
    await opens(true);
    const online = { ...b2cOrder('WAX'), origin: 'online' as const, reason: undefined };
    const first = await shop.place({ ...online, externalReference: 'WEB-1' });
    await shop.place({ ...online, externalReference: 'WEB-2' });
    const found = await suspicions(b2cOrder('WAX'));
    assert.ok(found.length === 2 && found.some(({ params }) => params?.['orderId'] === first.id));
  });
});
