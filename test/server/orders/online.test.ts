import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order, OrderCreate, OrderSummary } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type * as z from 'zod/mini';
import { engines } from '../database/open-test-database.ts';
import { b2cOrder, openTestServer, type TestServer, type TestServerOptions } from '../test-server.ts';

/** What a web shop posts: a person's order, without a reason. */
const online = (sku: string, externalReference: string): z.infer<typeof OrderCreate> => {
  const { reason: _reason, ...order } = b2cOrder(sku);
  return { ...order, origin: 'online', channel: 'other', externalReference, customer: { name: 'Lim Wei', email: 'lim@example.com' } };
};
const open = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const shop = await openTestServer(options);
  await shop.stock({ sku: 'OIL', onHand: 10 });
  return shop;
};
const available = async (shop: TestServer): Promise<number | undefined> =>
  (await shop.call<{ items: { available: number }[] }>('GET', '/stock?skus=OIL')).body.items[0]?.available;

describe('an order of the web shop', () => {
  it('takes stock, stands in the list, goes to the warehouse, and its customer is told once, by the web shop', async () => {
    const shop = await open();
    const { status, body: order } = await shop.call<Order>('POST', '/orders', { body: online('OIL', 'WEB-1') });
    assert.equal(status, 201, JSON.stringify(order));
    assert.deepEqual([order.origin, order.status, order.externalReference, await available(shop)], ['online', 'confirmed', 'WEB-1', 9]);
    await shop.place({ ...b2cOrder('OIL') });
    const { body: list } = await shop.call<{ items: OrderSummary[] }>('GET', '/orders?origin=online');
    assert.deepEqual(list.items.map(({ id }) => id), [order.id]);
    assert.equal((await shop.call<{ items: OrderSummary[] }>('GET', '/orders')).body.items.length, 2, 'one list for both');
    await shop.server.drain();
    assert.equal(shop.handOffs.filter(({ body }) => body.includes(order.id)).length, 1);
    assert.deepEqual(shop.mails, []);
    assert.deepEqual((await shop.call<{ items: unknown[] }>('GET', `/orders/${order.id}/messages`)).body.items, []);
  });

  it('posted again under another key is found by its reference, and takes nothing', async () => {
    const shop = await open();
    const { body: first } = await shop.call<Order>('POST', '/orders', { body: online('OIL', 'WEB-1') });
    const again = await shop.call<Problem>('POST', '/orders', { body: online('OIL', 'WEB-1') });
    assert.deepEqual([again.status, again.body.code], [422, 'duplicateSuspected']);
    assert.deepEqual(again.body.errors?.map(({ pointer, params }) => [pointer, params]), [['/externalReference', { orderId: first.id, orderNumber: first.number }]]);
    assert.equal((await shop.call('POST', '/orders', { body: { ...online('OIL', 'WEB-1'), acknowledge: ['duplicateSuspected'] } })).status, 422, 'a reference is no suspicion that one may pass');
    assert.equal(await available(shop), 9);
    assert.equal((await shop.call('POST', '/orders', { body: { ...online('OIL', 'WEB-1'), channel: 'marketplace' } })).status, 201, 'another channel counts for itself');
    const { body: cancelled } = await shop.call<Order>('POST', `/orders/${first.id}/cancel`, { ifMatch: '*' });
    assert.equal(cancelled.status, 'cancelled');
    assert.equal((await shop.call('POST', '/orders', { body: online('OIL', 'WEB-1') })).status, 201, 'a cancelled order keeps no reference');
  });

  it('is taken from the shop’s own back end alone', async () => {
    const shop = await open();
    for (const origin of ['online', 'import', 'api'] as const) {
      const refused = await shop.call<Problem>('POST', '/orders', { body: { ...online('OIL', `WEB-${origin}`), origin }, token: await shop.tokenFor('merchant') });
      assert.deepEqual([refused.status, refused.body.code, refused.body.params], [403, 'permissionDenied', { rule: 'origin' }], origin);
    }
    assert.equal(await available(shop), 10);
    assert.equal((await shop.call('POST', '/orders', { body: online('OIL', 'WEB-1'), token: await shop.tokenFor('service') })).status, 201);
  });

  it('needs a reason and a remark where a person takes it', async () => {
    const shop = await open();
    const { origin: _origin, ...byHand } = online('OIL', 'WEB-1');
    const refused = await shop.call<Problem>('POST', '/orders', { body: byHand });
    assert.deepEqual(refused.body.errors?.map(({ code }) => code), ['reasonRequired', 'noteRequired']);
  });

  it('kept as a draft is placed later as one of the web shop', async () => {
    const shop = await open();
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...online('OIL', 'WEB-1'), submit: false } });
    const { status, body } = await shop.call<Order>('POST', `/orders/${draft.id}/submit`, { ifMatch: draft.version });
    assert.deepEqual([status, body.origin, body.status], [200, 'online', 'confirmed']);
    await shop.server.drain();
    assert.deepEqual(shop.mails, []);
  });

  it('may come from a warehouse that the shop has, and from no other', async () => {
    const shop = await open();
    const refused = await shop.call<Problem>('POST', '/orders', { body: { ...online('OIL', 'WEB-1'), providerCode: 'elsewhere' } });
    const { providers } = (await shop.call<{ providers: { code: string }[] }>('GET', '/settings')).body;
    assert.deepEqual(providers.map(({ code }) => code), ['warehouse']);
    assert.deepEqual(refused.body.errors?.map(({ code, pointer }) => [code, pointer]), [['methodUnavailable', '/providerCode']]);
    assert.equal((await shop.call('POST', '/orders', { body: { ...online('OIL', 'WEB-1'), providerCode: 'warehouse' } })).status, 201);
  });

  for (const engine of engines) {
    it(`posted many times at once is placed once, on ${engine}`, async () => {
      const shop = await open({ engine });
      for (let round = 0; round < 5; round += 1) {
        const answers = await Promise.all(Array.from({ length: 8 }, () => shop.call<Problem>('POST', '/orders', { body: online('OIL', `WEB-${round}`) })));
        assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array.from({ length: 7 }, () => 422)]);
        assert.deepEqual(new Set(answers.filter(({ status }) => status === 422).map(({ body }) => body.code)), new Set(['duplicateSuspected']));
      }
      assert.equal(await available(shop), 5);
    });
  }
});

describe('the number of an order', () => {
  it('is written as the shop writes it', async () => {
    const shop = await open({ settings: { orderNumber: { prefix: 'KL/', digits: 8 } } });
    const numbers = [(await shop.place(b2cOrder('OIL'))).number, (await shop.place(b2cOrder('OIL'))).number];
    assert.deepEqual(numbers, ['KL/00010001', 'KL/00010002']);
  });
});
