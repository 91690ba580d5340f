import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import type { StockLevel } from '../../../src/contract/catalogue.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { openTestDatabase, type TestDatabase } from '../database/open-test-database.ts';
import { openShop, type TestShop } from '../fulfilments/delivery-shop.ts';

let database: TestDatabase;
let shops = 0;
before(async () => { database = await openTestDatabase(); });
after(() => database.close());
const open = () => openShop({ database: database.database, shopId: `cancel-${shops += 1}` });

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const cancel = <T>(shop: TestShop, { id, version }: Order) =>
  shop.call<T>('POST', `/orders/${id}/cancel`, {}, { 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version}"` });
const taken = async (shop: TestShop): Promise<number[]> =>
  (await shop.get<{ items: StockLevel[] }>('/stock?skus=A&skus=B')).items.sort((a, b) => (a.sku < b.sku ? -1 : 1)).map(({ allocated }) => allocated);

describe('cancelling an order that its warehouse', () => {
  test('has refused gives the stock back, and nothing that the warehouse says later brings it to life', async () => {
    const shop = await open();
    const { id } = await shop.place();
    await shop.server.drain();
    const { id: fulfilmentId } = await shop.fulfilment(id);
    await shop.say({ type: 'fulfilment.rejected', fulfilmentId, at: at(1), reason: 'We do not ship there.' });
    const rejected = await shop.order(id);
    assert.equal(rejected.fulfilmentStatus, 'exception');
    assert.deepEqual(await taken(shop), [3, 2]);
    const { status, body } = await cancel<Order>(shop, rejected);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.status, body.fulfilmentStatus], ['cancelled', 'cancelled']);
    assert.deepEqual(await taken(shop), [0, 0]);
    assert.equal(await shop.say({ type: 'shipment.created', fulfilmentId, at: at(2), shipmentReference: 'P1', carrier: 'Pos' }), 'parked');
    assert.equal((await shop.messages(id)).filter(({ kind }) => kind === 'shipped').length, 0);
    assert.deepEqual(await taken(shop), [0, 0]);
  });

  test('has accepted is refused, and keeps the stock', async () => {
    const shop = await open();
    const { id } = await shop.place();
    await shop.server.drain();
    const { id: fulfilmentId } = await shop.fulfilment(id);
    await shop.say({ type: 'fulfilment.rejected', fulfilmentId, at: at(1), reason: 'Not now.' });
    await shop.say({ type: 'fulfilment.inProgress', fulfilmentId, at: at(2) });
    const { status, body } = await cancel<Problem>(shop, await shop.order(id));
    assert.deepEqual([status, body.code], [409, 'invalidTransition']);
    assert.deepEqual(await taken(shop), [3, 2]);
  });
});
