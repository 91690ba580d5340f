import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Calculation, Order, Preflight } from '../../../src/contract/order.ts';
import type * as z from 'zod/mini';
import { b2bOrder, b2cOrder, openTestServer, type TestServer } from '../test-server.ts';

type PreflightAnswer = z.infer<typeof Preflight>;

describe('a draft', () => {
  let shop: TestServer;
  beforeEach(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10, price: { amount: 10_000, currency: 'MYR' } }, { sku: 'WAX', onHand: 5, price: { amount: 2_500, currency: 'MYR' } });
  });
  const draft = async (body: object = { segment: 'b2b' }): Promise<Order> => {
    const answer = await shop.call<Order>('POST', '/orders', { body });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body;
  };

  it('needs hardly anything, takes no stock and has no number', async () => {
    const order = await draft({ segment: 'b2c', lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 99 }] });
    assert.equal(order.status, 'draft');
    assert.equal(order.version, 1);
    assert.equal(order.number, undefined);
    assert.equal(order.totals.total.amount, 990_000);
    assert.deepEqual(order.lines[0]?.stock, { onHand: 10, available: 10 });
    assert.deepEqual((await shop.call<Order>('GET', `/orders/${order.id}`)).body, order);
  });

  it('changes by a merge patch: what is named changes, null takes away, the rest stays', async () => {
    const order = await draft({ segment: 'b2b', customer: { name: 'Aisyah', email: 'a@example.com' }, notes: { internal: 'x', packing: 'y' }, tags: ['a', 'b'] });
    const { body, headers } = await shop.call<Order>('PATCH', `/orders/${order.id}`, {
      body: { customer: { email: null, phone: '+60123456789' }, notes: { internal: null }, tags: ['c'], requestedDeliveryDate: '2026-12-01' }, ifMatch: 1,
    });
    assert.deepEqual(body.customer, { name: 'Aisyah', phone: '+60123456789' });
    assert.deepEqual(body.notes, { packing: 'y' });
    assert.deepEqual(body.tags, ['c']);
    assert.equal(body.requestedDeliveryDate, '2026-12-01');
    assert.equal(headers.get('etag'), '"2"');
  });

  it('stays as it is under a patch that changes nothing', async () => {
    const order = await draft({ segment: 'b2b', tags: ['a'] });
    const { body } = await shop.call<Order>('PATCH', `/orders/${order.id}`, { body: { tags: ['a'], channel: null }, ifMatch: 1 });
    assert.equal(body.version, 1);
  });

  it('refuses a patch that would leave it without what it needs', async () => {
    const order = await draft();
    const { status, body } = await shop.call('PATCH', `/orders/${order.id}`, { body: { segment: null, customer: { email: 'no address' } }, ifMatch: 1 });
    assert.equal(status, 422);
    assert.deepEqual(body.errors?.map(({ code, pointer }) => [code, pointer]), [['invalidFormat', '/customer/email']]);
    const gone = await shop.call('PATCH', `/orders/${order.id}`, { body: { segment: null }, ifMatch: 1 });
    assert.deepEqual(gone.body.errors?.map(({ code, pointer }) => [code, pointer]), [['required', '/segment']]);
  });

  it('has its lines added, changed and taken off one by one', async () => {
    const order = await draft();
    const added = await shop.call<Order>('POST', `/orders/${order.id}/lines`, { body: { kind: 'catalogue', sku: 'OIL', quantity: 2 }, ifMatch: 1 });
    assert.equal(added.status, 201);
    const more = await shop.call<Order>('POST', `/orders/${order.id}/lines`, { body: { kind: 'custom', title: 'Gift wrap', quantity: 1, unitPrice: { amount: 500, currency: 'MYR' } }, ifMatch: 2 });
    assert.deepEqual(more.body.lines.map(({ title }) => title), ['Item OIL', 'Gift wrap']);
    assert.equal(more.body.totals.total.amount, 20_500);
    const [first, second] = more.body.lines;
    const changed = await shop.call<Order>('PATCH', `/orders/${order.id}/lines/${first?.id}`, { body: { quantity: 3, discounts: [{ rate: 1_000 }] }, ifMatch: 3 });
    assert.equal(changed.body.totals.total.amount, 27_500);
    assert.equal(changed.body.lines[0]?.id, first?.id);
    const removed = await shop.call<Order>('DELETE', `/orders/${order.id}/lines/${second?.id}`, { ifMatch: 4 });
    assert.equal(removed.body.lines.length, 1);
    assert.equal(removed.body.version, 5);
    assert.equal((await shop.call('DELETE', `/orders/${order.id}/lines/${second?.id}`, { ifMatch: 5 })).status, 404);
  });

  it('tells what is wrong with a line where the line stands in the request', async () => {
    const order = await draft({ segment: 'b2b', lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 1 }] });
    const foreign = await shop.call('POST', `/orders/${order.id}/lines`, { body: { kind: 'custom', title: 'X', quantity: 1, unitPrice: { amount: 1, currency: 'USD' } }, ifMatch: 1 });
    assert.deepEqual(foreign.body.errors?.map(({ code, pointer }) => [code, pointer]), [['currencyMismatch', '/unitPrice/currency']]);
    const unknown = await shop.call('POST', `/orders/${order.id}/lines`, { body: { kind: 'catalogue', sku: 'NONE', quantity: 1 }, ifMatch: 1 });
    assert.deepEqual(unknown.body.errors?.map(({ code, pointer }) => [code, pointer]), [['itemUnavailable', '/sku']]);
    const tooMany = await shop.call('PATCH', `/orders/${order.id}/lines/${order.lines[0]?.id}`, { body: { quantity: 0 }, ifMatch: 1 });
    assert.deepEqual(tooMany.body.errors?.map(({ pointer }) => pointer), ['/quantity']);
  });

  it('follows the catalogue until it is placed, and then never again', async () => {
    const order = await draft({ ...b2bOrder('OIL'), submit: false });
    await shop.stock({ sku: 'OIL', title: 'New oil', onHand: 10, price: { amount: 12_000, currency: 'MYR' } });
    const placed = await shop.call<Order>('POST', `/orders/${order.id}/submit`, { ifMatch: 1 });
    assert.equal(placed.status, 200, JSON.stringify(placed.body));
    assert.equal(placed.body.lines[0]?.title, 'New oil');
    assert.equal(placed.body.totals.total.amount, 12_000);
    assert.equal(placed.body.version, 2);
    assert.equal(placed.body.lines[0]?.id, order.lines[0]?.id);
    await shop.stock({ sku: 'OIL', title: 'Newest oil', onHand: 10, price: { amount: 15_000, currency: 'MYR' } });
    const read = await shop.call<Order>('GET', `/orders/${order.id}`);
    assert.equal(read.body.lines[0]?.title, 'New oil');
    assert.equal(read.body.totals.total.amount, 12_000);
    assert.equal((await shop.call('POST', `/orders/${order.id}/submit`, { ifMatch: 2 })).body.code, 'invalidTransition');
  });

  it('says what stands between it and its submit, and submit refuses it with the same list', async () => {
    const order = await draft({ segment: 'b2c', lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 11 }] });
    const { body } = await shop.call<PreflightAnswer>('POST', `/orders/${order.id}/validate`);
    assert.equal(body.canSubmit, false);
    const refused = await shop.call('POST', `/orders/${order.id}/submit`, { ifMatch: 1 });
    assert.equal(refused.status, 422);
    assert.deepEqual(refused.body.errors, body.blockers);
    const unsaved = await shop.call<PreflightAnswer>('POST', '/orders/validate', { body: { segment: 'b2c', lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 11 }] } });
    assert.deepEqual(unsaved.body.blockers, body.blockers);
    assert.equal((await shop.call<PreflightAnswer>('POST', '/orders/validate', { body: { ...b2bOrder('OIL'), submit: undefined } })).body.canSubmit, true);
  });

  it('is deleted, and leaves no trace in the list', async () => {
    const order = await draft();
    assert.equal((await shop.call('DELETE', `/orders/${order.id}`, { ifMatch: 1 })).status, 204);
    assert.equal((await shop.call('GET', `/orders/${order.id}`)).status, 404);
    const placed = await shop.place(b2bOrder('OIL'));
    assert.equal((await shop.call('DELETE', `/orders/${placed.id}`, { ifMatch: placed.version })).body.code, 'invalidTransition');
  });

  it('can be worked out before it is saved', async () => {
    const { body } = await shop.call<Calculation>('POST', '/orders/calculate', {
      body: {
        segment: 'b2b', discounts: [{ rate: 1_000 }], shipping: { methodCode: 'standard', price: { amount: 800, currency: 'MYR' } },
        lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 1, taxRate: 600 }, { kind: 'catalogue', sku: 'NONE', quantity: 4 }, { kind: 'custom', title: 'Wrap', quantity: 1 }],
      },
    });
    assert.deepEqual(body.lines.map(({ listPrice }) => listPrice.amount), [10_000, 0, 0]);
    assert.equal(body.totals.total.amount, 9_000 + 540 + 800);
    assert.equal((await shop.call('POST', '/orders/calculate', { body: { segment: 'b2b', shipping: { methodCode: 'standard', price: { amount: 800, currency: 'USD' } } } })).body.code, 'currencyMismatch');
  });

  it('keeps prices that only some may change from the others', async () => {
    const ops = await shop.tokenFor('ops');
    const cheaper = { kind: 'catalogue', sku: 'OIL', quantity: 1, unitPrice: { amount: 1, currency: 'MYR' }, priceOverride: { reasonCode: 'negotiated' } };
    for (const submit of [true, false]) {
      const { status, body } = await shop.call('POST', '/orders', { body: { ...b2bOrder('OIL'), submit, lines: [cheaper] }, token: ops });
      assert.equal(status, 403);
      assert.deepEqual(body.params, { scope: 'prices:override' });
    }
    const order = await draft();
    assert.equal((await shop.call('POST', `/orders/${order.id}/lines`, { body: cheaper, ifMatch: 1, token: ops })).status, 403);
    const merchant = await shop.tokenFor('merchant');
    const placed = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), lines: [cheaper] }, token: merchant });
    assert.equal(placed.status, 201, JSON.stringify(placed.body));
    assert.equal(placed.body.lines[0]?.unitPrice.amount, 1);
    assert.equal(placed.body.lines[0]?.listPrice.amount, 10_000);
    assert.deepEqual(placed.body.createdBy, { id: 'person-merchant', name: 'The merchant', role: 'merchant' });
  });

  it('records claims only for who may record payments', async () => {
    const token = await shop.tokenFor('merchant', { scopes: ['orders:read', 'orders:write'] });
    assert.deepEqual((await shop.call('POST', '/orders', { body: b2cOrder('WAX'), token })).body.params, { scope: 'payments:record' });
  });

  it('sells beyond the stock only what may be, by who may', async () => {
    await shop.stock({ sku: 'LATE', onHand: 1, backOrder: true });
    const merchant = await shop.tokenFor('merchant');
    assert.equal((await shop.call('POST', '/orders', { body: b2bOrder('LATE', 3), token: merchant })).body.code, 'insufficientStock');
    const placed = await shop.call<Order>('POST', '/orders', { body: b2bOrder('LATE', 3) });
    assert.equal(placed.status, 201);
    assert.equal(placed.body.lines[0]?.stock?.available, -2);
  });
});
