import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import { signWebhook } from '../../../src/webhooks/index.ts';
import { engines } from '../database/open-test-database.ts';
import { b2bOrder, openTestServer, providerSecret, publicUrl } from '../test-server.ts';

for (const engine of engines) {
  describe(`what a warehouse says while people work on the same goods, on ${engine}`, () => {
    it('waits for nobody in a ring: everything is taken, and the stock adds up', async () => {
      const shop = await openTestServer({ engine });
      // Few are left, so that it is told of, too.
      await shop.stock({ sku: 'A', onHand: 90 }, { sku: 'B', onHand: 90 });
      const body = { ...b2bOrder('A'), lines: ['A', 'B'].map((sku) => ({ kind: 'catalogue' as const, sku, quantity: 2 })) };
      const placed = await Promise.all(Array.from({ length: 30 }, () => shop.place(body)));
      await shop.server.drain();
      const [asked, amended, shipped, edited] = [placed.slice(0, 8), placed.slice(8, 16), placed.slice(16, 23), placed.slice(23)];
      const edit = async ({ id, lines }: Order, quantity: number): Promise<number> =>
        (await shop.call('PATCH', `/orders/${id}/lines/${lines[0]?.id}`, { body: { quantity }, ifMatch: '*' })).status;
      for (const { id } of asked) assert.equal((await shop.call('POST', `/orders/${id}/cancel`, { ifMatch: '*' })).status, 200);
      for (const order of amended) assert.equal(await edit(order, 1), 200);
      await shop.server.drain();

      const say = async ({ id }: Order, event: (handOff: Order['fulfilments'][number]) => object): Promise<number> => {
        const handOff = (await shop.call<Order>('GET', `/orders/${id}`)).body.fulfilments[0];
        assert.ok(handOff !== undefined);
        const text = JSON.stringify({ at: new Date(shop.clock.now()).toISOString(), fulfilmentId: handOff.id, ...event(handOff) });
        const headers = await signWebhook({ secret: providerSecret, id: randomBytes(8).toString('hex'), timestamp: Math.floor(shop.clock.now() / 1_000), body: text });
        const request = new Request(`${publicUrl}/v1/provider/warehouse/events`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: text });
        return (await shop.server.fetch(request)).status;
      };
      const answers = await Promise.all([
        ...asked.map((order) => say(order, () => ({ type: 'fulfilment.cancelled' }))),
        ...amended.map((order) => say(order, ({ amendment }) => ({ type: 'fulfilment.amendmentRejected', amendmentId: amendment?.id, reason: 'It is packed.' }))),
        ...shipped.map((order) => say(order, () => ({ type: 'shipment.created', shipmentReference: 'P1', carrier: 'J&T' }))),
        ...edited.map((order) => edit(order, 3)),
        ...Array.from({ length: 10 }, async () => (await shop.call('POST', '/orders', { body: { ...body, lines: body.lines.map((line) => ({ ...line, quantity: 1 })) } })).status),
      ]);
      // On PostgreSQL a ring is broken after a second, and what was given up there in vain is answered with 503.
      assert.deepEqual([...new Set(answers)].sort(), [200, 201, 202]);
      const items = await shop.database.read((db) => db.selectFrom('catalogue_items').select(['id', 'allocated']).where('shop_id', '=', shop.shopId).execute());
      const ledger = await shop.database.read((db) => db.selectFrom('stock_ledger').select(['item_id', 'delta']).where('shop_id', '=', shop.shopId).execute());
      for (const { id, allocated } of items) assert.equal(ledger.reduce((sum, moved) => sum + (moved.item_id === id ? moved.delta : 0), 0), allocated);
    });
  });
}
