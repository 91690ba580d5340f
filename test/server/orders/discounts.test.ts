import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { b2bOrder, openTestServer, type Called, type CallOptions, type TestServer } from '../test-server.ts';

describe('a discount', () => {
  let shop: TestServer;
  let ops: string;
  let merchant: string;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 100 });
    ops = await shop.tokenFor('ops');
    merchant = await shop.tokenFor('merchant');
  });

  const line = { kind: 'catalogue' as const, sku: 'OIL', quantity: 1 };
  const discounts = [{ rate: 9_900 }];
  const draft = async (changes: object = {}): Promise<Order> => {
    const { status, body } = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), submit: false, ...changes }, token: merchant });
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const refused = ({ status, body }: Called<Problem>): void => {
    assert.deepEqual([status, body.code, body.params], [403, 'permissionDenied', { scope: 'prices:override' }], JSON.stringify(body));
  };
  const asOps = <T = Problem>(method: string, path: string, options: CallOptions): Promise<Called<T>> => shop.call<T>(method, path, { ...options, token: ops });

  it('on an order or on a line needs the right to change prices, in a draft as in an order that is placed', async () => {
    for (const submit of [true, false]) {
      for (const given of [{ discounts }, { lines: [{ ...line, discounts }] }]) refused(await asOps('POST', '/orders', { body: { ...b2bOrder('OIL'), submit, ...given } }));
    }
  });

  it('cannot be given later without it either', async () => {
    const { id, version, lines: [first] } = await draft();
    const ifMatch = version;
    refused(await asOps('PATCH', `/orders/${id}`, { body: { discounts }, ifMatch }));
    refused(await asOps('POST', `/orders/${id}/lines`, { body: { ...line, discounts }, ifMatch }));
    refused(await asOps('PATCH', `/orders/${id}/lines/${first?.id}`, { body: { discounts }, ifMatch }));
    const untouched = await shop.call<Order>('GET', `/orders/${id}`);
    assert.deepEqual([untouched.body.version, untouched.body.totals.discount.amount], [version, 0]);
  });

  it('that somebody with the right gave stays while others change the rest, and can be taken away by them', async () => {
    const { id, version } = await draft({ discounts });
    const tagged = await asOps<Order>('PATCH', `/orders/${id}`, { body: { tags: ['urgent'] }, ifMatch: version });
    assert.deepEqual([tagged.status, tagged.body.discounts], [200, discounts]);
    const without = await asOps<Order>('PATCH', `/orders/${id}`, { body: { discounts: null }, ifMatch: tagged.body.version });
    assert.deepEqual([without.status, without.body.discounts], [200, []]);
  });

  it('is a merchant’s to give', async () => {
    const { id, version } = await draft({ lines: [{ ...line, discounts }] });
    const patched = await shop.call<Order>('PATCH', `/orders/${id}`, { body: { discounts: [{ amount: { amount: 1, currency: 'MYR' } }] }, ifMatch: version, token: merchant });
    assert.equal(patched.body.totals.discount.amount, 2_476, JSON.stringify(patched.body));
    const placed = await shop.call<Order>('POST', `/orders/${id}/submit`, { ifMatch: patched.body.version, token: merchant });
    assert.equal(placed.status, 200, JSON.stringify(placed.body));
  });
});
