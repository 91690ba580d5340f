import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { isLongRun } from '../../long-run.ts';
import { engines } from '../database/open-test-database.ts';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';

/** What was taken of every item is what its ledger says, and no more than there is. */
async function stockIsSound({ database, shopId }: TestServer): Promise<void> {
  const items = await database.read((db) => db.selectFrom('catalogue_items').select(['id', 'on_hand', 'allocated']).where('shop_id', '=', shopId).execute());
  const ledger = await database.read((db) => db.selectFrom('stock_ledger').select(['item_id', 'delta']).where('shop_id', '=', shopId).execute());
  for (const item of items) {
    const sum = ledger.filter(({ item_id: id }) => id === item.id).reduce((total, { delta }) => total + delta, 0);
    assert.equal(item.allocated, sum);
    assert.ok(item.allocated <= item.on_hand);
  }
}

/** Positions of events have no gap, nor have the numbers of orders. */
async function historyIsGapless({ database, shopId }: TestServer): Promise<void> {
  const events = await database.read((db) => db.selectFrom('events').select('position').where('shop_id', '=', shopId).orderBy('position').execute());
  assert.deepEqual(events.map(({ position }) => position), events.map((_, index) => index + 1));
  const orders = await database.read((db) => db.selectFrom('orders').select('number_position').where('shop_id', '=', shopId).orderBy('number_position').execute());
  assert.deepEqual(orders.map((order) => order.number_position), orders.map((_, index) => 10_001 + index));
}

for (const engine of engines) {
  describe(`many at once, on ${engine}`, () => {
    const [orders, units] = isLongRun ? [200, 50] : [60, 15];
    it(`${orders} orders on ${units} units: no more are placed, all others are told that there is not enough`, async () => {
      const shop = await openTestServer({ engine });
      await shop.stock({ sku: 'LAST', onHand: units });
      const answers = await Promise.all(Array.from({ length: orders }, () => shop.call<Order | Problem>('POST', '/orders', { body: b2bOrder('LAST') })));
      assert.equal(answers.filter(({ status }) => status === 201).length, units);
      const refused = answers.filter(({ status }) => status === 422).map(({ body }) => body as Problem);
      assert.equal(refused.length, orders - units);
      for (const { code, errors } of refused) {
        assert.equal(code, 'insufficientStock');
        assert.equal(errors?.[0]?.params?.['requested'], 1);
      }
      await stockIsSound(shop);
      await historyIsGapless(shop);
    });

    it('orders of several items in any order of lines wait for nobody in a ring', async () => {
      const shop = await openTestServer({ engine });
      const skus = ['A', 'B', 'C', 'D'];
      await shop.stock(...skus.map((sku) => ({ sku, onHand: 60 })));
      const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => {
        const turned = [...skus.slice(index % 4), ...skus.slice(0, index % 4)];
        return shop.call('POST', '/orders', { body: { ...b2bOrder('A'), lines: turned.map((sku) => ({ kind: 'catalogue', sku, quantity: 1 })) } });
      }));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
      await stockIsSound(shop);
    });

    it('the same key five times at once makes one order, and everybody gets the same answer', async () => {
      const shop = await openTestServer({ engine });
      await shop.stock({ sku: 'OIL', onHand: 10 });
      for (let round = 0; round < 10; round += 1) {
        const answers = await Promise.all(Array.from({ length: 5 }, () => shop.call<Order>('POST', '/orders', { body: b2bOrder('OIL'), key: `key-${round}` })));
        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
        assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
        assert.equal(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true').length, 4);
        assert.deepEqual(new Set(answers.map(({ headers }) => headers.get('etag'))), new Set(['"1"']));
      }
      const { body } = await shop.call<{ total: number }>('GET', '/orders?includeTotal=true');
      assert.equal(body.total, 10);
    });

    it('20 edits of one version: one is made, the others are told of it', async () => {
      const shop = await openTestServer({ engine });
      const order = await shop.place();
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) =>
        shop.call<Order | Problem>('PATCH', `/orders/${order.id}`, { body: { tags: [`tag ${index}`] }, ifMatch: order.version })));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const { body } of answers.filter(({ status }) => status !== 200)) {
        const problem = body as Problem;
        assert.equal(problem.code, 'versionConflict');
        assert.deepEqual(problem.params, { currentVersion: order.version + 1, changedFields: ['tags'] });
      }
    });

    it('verifying and cancelling at once: each sees the other or comes before it', async () => {
      const shop = await openTestServer({ engine });
      const token = await shop.tokenFor('ops');
      for (let round = 0; round < 5; round += 1) {
        const { id, version } = await shop.place({ payments: [{ methodCode: 'cheque', amount: { amount: 2_500, currency: 'MYR' } }] });
        const read = await shop.call<Order>('GET', `/orders/${id}`);
        const paymentId = read.body.payments[0]?.id ?? '';
        const answers = await Promise.all([
          shop.call('POST', `/orders/${id}/cancel`, { ifMatch: version }),
          shop.call('POST', `/orders/${id}/payments/${paymentId}/verify`, { ifMatch: version, token }),
        ]);
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
      }
      await stockIsSound(shop);
    });
  });
}
