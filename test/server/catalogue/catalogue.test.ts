import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type * as z from 'zod/mini';
import type { CatalogueItem, CataloguePage, CatalogueUpsertResult, CategoryList, StockLevel, StockMovementPage, StockSnapshotResult } from '../../../src/contract/catalogue.ts';
import type { Order } from '../../../src/contract/order.ts';
import { openStory } from '../orders/story.ts';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';

type Page = z.infer<typeof CataloguePage>;
const price = { amount: 1_000, currency: 'MYR' };

describe('the catalogue', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock(
      { sku: 'OIL-5W30-1L', title: 'Engine oil', options: [{ name: 'Viscosity', value: '5W-30' }], category: 'Lubricants', barcode: '9551234567890', onHand: 5 },
      { sku: 'OIL-5W40-1L', title: 'Engine oil', options: [{ name: 'Viscosity', value: '5W-40' }], category: 'Lubricants', onHand: 0 },
      { sku: 'CAP', title: 'Cap 100%', category: 'Merchandise', onHand: 2 },
      { sku: 'GONE', title: 'Old cap', category: 'Merchandise', status: 'archived' },
    );
  });
  const search = async (query: string): Promise<string[]> => {
    const { status, body } = await shop.call<Page>('GET', `/catalogue/items?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.items.map(({ sku }) => sku);
  };

  it('finds items by words in title, SKU, options or barcode; every word must match', async () => {
    assert.deepEqual(await search('q=engine'), ['OIL-5W30-1L', 'OIL-5W40-1L'].sort());
    assert.deepEqual(await search('q=OIL 5w-30'), ['OIL-5W30-1L']);
    assert.deepEqual(await search('q=9551234567890'), ['OIL-5W30-1L']);
    assert.deepEqual(await search('q=engine cap'), []);
    assert.deepEqual(await search('q=100%25'), ['CAP']);
    assert.deepEqual(await search('q=_'), []);
  });

  it('filters by category, stock, ids and SKUs; an empty list is none', async () => {
    assert.deepEqual(await search('category=Merchandise'), ['CAP']);
    assert.deepEqual(await search('inStock=true&q=oil'), ['OIL-5W30-1L']);
    assert.deepEqual(await search('skus=CAP&skus=GONE'), ['CAP', 'GONE']);
    assert.deepEqual(await search('skus='), []);
    assert.deepEqual(await search('ids='), []);
  });

  it('pages and counts', async () => {
    const first = await shop.call<Page>('GET', '/catalogue/items?limit=2&includeTotal=true');
    assert.equal(first.body.total, 3);
    const second = await shop.call<Page>('GET', `/catalogue/items?limit=2&includeTotal=true&after=${first.body.nextCursor}`);
    assert.deepEqual([second.body.nextCursor, second.body.items.length, second.body.total], [undefined, 1, 3]);
    for (const [query, total] of [['limit=3', 3], ['q=engine', 2], ['q=nothing', 0]] as const) {
      assert.equal((await shop.call<Page>('GET', `/catalogue/items?includeTotal=true&${query}`)).body.total, total, query);
    }
    assert.equal(new Set([...first.body.items, ...second.body.items].map(({ sku }) => sku)).size, 3);
  });

  it('names the categories that have something to sell', async () => {
    const { body } = await shop.call<z.infer<typeof CategoryList>>('GET', '/catalogue/categories');
    assert.deepEqual(body.items, [{ name: 'Lubricants', itemCount: 2 }, { name: 'Merchandise', itemCount: 1 }]);
  });

  it('creates, updates and leaves alone, and keeps the stock that it is not told of', async () => {
    const put = (items: object[]) => shop.call<z.infer<typeof CatalogueUpsertResult>>('PUT', '/catalogue/items', { body: { items } });
    const made = await put([{ sku: 'NEW', title: 'New', price, onHand: 7 }]);
    assert.equal(made.body.results[0]?.outcome, 'created');
    assert.equal((await put([{ sku: 'NEW', title: 'New', price }])).body.results[0]?.outcome, 'unchanged');
    assert.equal((await put([{ sku: 'NEW', title: 'Newer', price }])).body.results[0]?.outcome, 'updated');
    const { body } = await shop.call<CatalogueItem>('GET', `/catalogue/items/${made.body.results[0]?.itemId}`);
    assert.deepEqual([body.title, body.stock], ['Newer', { onHand: 7, available: 7 }]);
  });

  it('refuses a SKU twice and prices of another currency, each named', async () => {
    const twice = await shop.call('PUT', '/catalogue/items', { body: { items: [{ sku: 'A', title: 'A', price }, { sku: 'A', title: 'B', price }] } });
    assert.deepEqual(twice.body.errors?.map(({ pointer }) => pointer), ['/items/1/sku']);
    const foreign = await shop.call('PUT', '/catalogue/items', { body: { items: [{ sku: 'A', title: 'A', price: { amount: 1, currency: 'USD' } }] } });
    assert.equal(foreign.body.code, 'currencyMismatch');
  });
});

describe('the stock', () => {
  const stockEvents = async (shop: TestServer) => (await shop.call<{ items: { type: string; data: Record<string, unknown> }[] }>('GET', '/events?limit=200')).body.items
    .filter(({ type }) => type.startsWith('stock.')).map(({ type, data }) => ({ type, data }));
  const count = (shop: TestServer, asOf: string, ...levels: { sku: string; onHand: number }[]) =>
    shop.call<z.infer<typeof StockSnapshotResult>>('PUT', '/stock', { body: { asOf, levels } });

  it('takes what was counted last, whenever it comes', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10 }, { sku: 'WAX', onHand: 10 });
    assert.deepEqual((await count(shop, '2026-11-22T09:00:00Z', { sku: 'OIL', onHand: 8 }, { sku: 'NONE', onHand: 1 })).body, { applied: 1, ignored: 0, unknownSkus: ['NONE'] });
    assert.deepEqual((await count(shop, '2026-11-22T08:00:00Z', { sku: 'OIL', onHand: 3 }, { sku: 'WAX', onHand: 4 })).body, { applied: 1, ignored: 1, unknownSkus: [] });
    const { body } = await shop.call<{ items: StockLevel[] }>('GET', '/stock?skus=OIL&skus=WAX');
    assert.deepEqual(Object.fromEntries(body.items.map(({ sku, onHand, asOf }) => [sku, [onHand, asOf]])), {
      OIL: [8, '2026-11-22T09:00:00.000Z'], WAX: [4, '2026-11-22T08:00:00.000Z'],
    });
  });

  it('is the same whether a count or the news of a parcel comes first', async () => {
    for (const newsFirst of [true, false]) {
      for (const [countedAt, onHand] of [['2026-11-22T09:00:00Z', 10], ['2026-11-22T09:30:00Z', 8]] as const) {
        const story = await openStory();
        await story.leave();
        const news = () => story.ship({ OIL: 2 }, '2026-11-22T09:15:00Z');
        const counts = () => count(story.shop, countedAt, { sku: 'OIL', onHand });
        for (const tell of newsFirst ? [news, counts] : [counts, news]) await tell();
        assert.deepEqual(await story.level('OIL'), [8, 2], `${newsFirst ? 'the news' : 'the count'} first, counted at ${countedAt}`);
      }
    }
  });

  it('counted below what orders hold is a shortfall that people are told of', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10 });
    await shop.place(b2bOrder('OIL', 6));
    await count(shop, '2026-11-22T09:00:00Z', { sku: 'OIL', onHand: 4 });
    const { body } = await shop.call<{ items: StockLevel[] }>('GET', '/stock?skus=OIL');
    assert.deepEqual([body.items[0]?.onHand, body.items[0]?.allocated, body.items[0]?.available], [4, 6, -2]);
    const events = await shop.call<{ items: { type: string; sequence: number }[] }>('GET', '/events');
    assert.deepEqual(events.body.items.slice(-2).map(({ type }) => type), ['stock.changed', 'stock.shortfall']);
    assert.equal((await shop.call('POST', '/orders', { body: b2bOrder('OIL') })).body.errors?.[0]?.params?.['available'], 0);
  });

  it('that comes with the catalogue is told of as a count is', async () => {
    const shop = await openTestServer();
    const [item] = await shop.stock({ sku: 'OIL', onHand: 20 }, { sku: 'WAX', onHand: 10 });
    await shop.place(b2bOrder('OIL', 6));
    assert.deepEqual(await stockEvents(shop), [], 'an item that is new has not changed');
    await shop.stock({ sku: 'OIL', onHand: 4 }, { sku: 'WAX', onHand: 10, title: 'Car wax' });
    assert.deepEqual(await stockEvents(shop), [
      { type: 'stock.changed', data: { asOf: '2026-11-22T10:00:00.000Z', items: [{ itemId: item?.id, sku: 'OIL', onHand: 4, available: -2 }] } },
      { type: 'stock.low', data: { itemId: item?.id, sku: 'OIL', onHand: 4, available: -2, lowStockAt: 5 } },
      { type: 'stock.shortfall', data: { itemId: item?.id, sku: 'OIL', onHand: 4, allocated: 6 } },
    ]);
  });

  it('that becomes low is told of when it does, and not each time that more is taken', async () => {
    const shop = await openTestServer({ settings: { lowStockAt: 3 } });
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const lows = async () => (await stockEvents(shop)).filter(({ type }) => type === 'stock.low').map(({ data }) => data['available']);
    await shop.place(b2bOrder('OIL', 6));
    assert.deepEqual(await lows(), [], 'four are more than three');
    const order = await shop.place(b2bOrder('OIL', 1));
    assert.deepEqual(await lows(), [3]);
    await shop.place(b2bOrder('OIL', 1));
    assert.deepEqual(await lows(), [3], 'it was low before');
    await shop.call('POST', `/orders/${order.id}/cancel`, { ifMatch: '*' });
    await count(shop, '2026-11-22T10:00:00Z', { sku: 'OIL', onHand: 30 });
    await shop.place(b2bOrder('OIL', 20));
    assert.deepEqual(await lows(), [3, 3], 'and again after there was more');
    assert.equal((await stockEvents(shop)).filter(({ type }) => type === 'stock.shortfall').length, 0);
  });

  it('that is sold without being there is short, which is told of as often as it grows worse', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 2, backOrder: true });
    const shortfalls = async () => (await stockEvents(shop)).filter(({ type }) => type === 'stock.shortfall').map(({ data }) => [data['onHand'], data['allocated']]);
    await shop.place(b2bOrder('OIL', 3));
    await shop.place(b2bOrder('OIL', 1));
    assert.deepEqual(await shortfalls(), [[2, 3], [2, 4]]);
    await count(shop, '2026-11-22T10:00:00Z', { sku: 'OIL', onHand: 3 });
    assert.deepEqual(await shortfalls(), [[2, 3], [2, 4]], 'it has become better');
  });

  it('cannot have been counted in the future, which would hold back every count until then', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const late = await shop.call('PUT', '/stock', { body: { asOf: '2026-11-22T10:06:00Z', levels: [{ sku: 'OIL', onHand: 1 }] } });
    assert.deepEqual([late.status, late.body.errors?.map(({ code, pointer }) => [code, pointer])], [422, [['invalidValue', '/asOf']]]);
    assert.equal((await count(shop, '2026-11-22T10:04:00Z', { sku: 'OIL', onHand: 8 })).body.applied, 1, 'a clock may be a little ahead');
  });
});

describe('the movements of stock', () => {
  type Movements = z.infer<typeof StockMovementPage>;

  it('say newest first what was taken of an item and given back, by whom and for which order, a page at a time', async () => {
    const shop = await openTestServer();
    const [oil, wax] = await shop.stock({ sku: 'OIL', onHand: 50 }, { sku: 'WAX', onHand: 50 });
    const token = await shop.tokenFor('merchant');
    const orders: Order[] = [];
    for (let index = 1; index <= 5; index += 1) {
      const { body } = await shop.call<Order>('POST', '/orders', { token, body: { ...b2bOrder('OIL', index), lines: [{ kind: 'catalogue', sku: 'OIL', quantity: index }, { kind: 'catalogue', sku: 'WAX', quantity: 1 }] } });
      orders.push(body);
      if (index % 2 === 0) shop.clock.advance(1_000);
    }
    await shop.call('POST', `/orders/${orders[0]?.id}/cancel`, { ifMatch: '*' });
    const seen: Movements['items'] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const { status, body }: { status: number; body: Movements } = await shop.call<Movements>('GET', `/stock/movements?sku=OIL&limit=2${next && `&after=${encodeURIComponent(next)}`}`);
      assert.equal(status, 200, JSON.stringify(body));
      seen.push(...body.items);
      next = body.nextCursor;
    }
    assert.deepEqual(seen.map(({ delta, reason, orderNumber, actor }) => [delta, reason, orderNumber, actor?.id]), [
      [-1, 'cancelled', orders[0]?.number, 'service'], ...[5, 4, 3, 2, 1].map((quantity) => [quantity, 'placed', orders[quantity - 1]?.number, 'person-merchant']),
    ]);
    assert.equal(new Set(seen.map(({ id }) => id)).size, 6);
    assert.ok(seen.every(({ itemId, sku, lineId }) => itemId === oil?.id && sku === 'OIL' && lineId !== undefined));
    const ofOrder = await shop.call<Movements>('GET', `/stock/movements?orderId=${orders[1]?.id}&includeTotal=true`);
    assert.deepEqual([ofOrder.body.items.map(({ itemId }) => itemId).sort(), ofOrder.body.total], [[oil?.id, wax?.id].sort(), 2]);
    assert.deepEqual((await shop.call<Movements>('GET', '/stock/movements')).body.items.length, 12);
    const other = await openTestServer();
    assert.deepEqual((await other.call<Movements>('GET', `/stock/movements?orderId=${orders[1]?.id}`)).body.items, [], 'another shop sees nothing of it');
    assert.equal((await shop.call('GET', '/stock/movements?after=nonsense')).body.code, 'validationFailed');
  });
});
