import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../src/contract/order.ts';
import { engines } from '../server/database/open-test-database.ts';
import { b2bOrder, openTestServer, type TestServer } from '../server/test-server.ts';

const skus = ['A', 'B', 'C'];

/** What orders hold of each item, by the item, by its ledger and by their lines. */
async function heldOf({ database, shopId }: TestServer) {
  const [items, ledger, lines] = await database.read(async (db) => [
    await db.selectFrom('catalogue_items').select(['id', 'sku', 'on_hand', 'allocated']).where('shop_id', '=', shopId).orderBy('sku').execute(),
    await db.selectFrom('stock_ledger').select(['item_id', 'delta']).where('shop_id', '=', shopId).execute(),
    await db.selectFrom('order_lines').select(['item_id', 'allocated']).where('shop_id', '=', shopId).execute(),
  ] as const);
  return items.map(({ id, sku, on_hand: onHand, allocated }) => ({
    sku, onHand, allocated,
    moved: ledger.filter((entry) => entry.item_id === id).reduce((total, { delta }) => total + delta, 0),
    held: lines.filter((line) => line.item_id === id).reduce((total, line) => total + line.allocated, 0),
  }));
}

for (const engine of engines) {
  describe(`edits, undos, cancellations and new orders at once, on ${engine}`, () => {
    it('sell nothing twice, and wait for nobody in a ring', async () => {
      const shop = await openTestServer({ engine, graceSeconds: 3_600 });
      await shop.stock(...skus.map((sku) => ({ sku, onHand: 60 })));
      // Each order names the items in another order, so that whoever locked by its lines would meet others half-way.
      const turned = (index: number) => [...skus.slice(index % 3), ...skus.slice(0, index % 3)].map((sku) => ({ kind: 'catalogue' as const, sku, quantity: 2 }));
      const orders = await Promise.all(Array.from({ length: 20 }, (_, index) => shop.place({ ...b2bOrder('A'), lines: turned(index) })));
      const change = (order: Order, index: number): Promise<{ status: number; body: unknown }> => {
        const line = order.lines[index % 3]?.id;
        if (index % 10 === 0) return shop.call('POST', `/orders/${order.id}/undo`, { ifMatch: '*' });
        if (index % 10 === 5) return shop.call('POST', `/orders/${order.id}/cancel`, { ifMatch: '*' });
        return shop.call('PATCH', `/orders/${order.id}/lines/${line}`, { body: { quantity: 8 }, ifMatch: '*' });
      };
      const answers = await Promise.all([
        ...orders.map(change), ...Array.from({ length: 10 }, (_, index) => shop.call('POST', '/orders', { body: { ...b2bOrder('A'), lines: turned(index) } })),
      ]);
      const statuses = answers.map(({ status }) => status);
      assert.deepEqual(statuses.filter((status) => status !== 200 && status !== 201 && status !== 422), [], JSON.stringify(answers.find(({ status }) => status >= 500)?.body));
      assert.ok(statuses.includes(422), 'there must not be enough for all');
      for (const { sku, onHand, allocated, moved, held } of await heldOf(shop)) {
        assert.deepEqual({ sku, moved, held }, { sku, moved: allocated, held: allocated });
        assert.ok(allocated <= onHand, `${sku}: ${allocated} of ${onHand}`);
      }
    });
  });
}
