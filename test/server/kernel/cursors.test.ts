import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';

interface Page { items: { id: string }[]; nextCursor?: string }

describe('a list whose rows all have the same value', () => {
  let shop: TestServer;
  const rows = 7;
  before(async () => {
    shop = await openTestServer();
    for (let row = 0; row < rows; row += 1) {
      await shop.call('POST', '/customers', { body: { segment: 'b2c', name: 'Lim Wei' } });
      await shop.stock({ sku: `OIL-${row}`, title: 'Engine oil' });
      const draft = await shop.call('POST', '/orders', { body: { ...b2bOrder('OIL-0'), submit: false } });
      assert.equal(draft.status, 201, JSON.stringify(draft.body));
    }
  });

  const throughPages = async (path: string, limit: number): Promise<string[]> => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { status, body } = await shop.call<Page>('GET', `${path}limit=${limit}${after === undefined ? '' : `&after=${after}`}`);
      assert.equal(status, 200, JSON.stringify(body));
      assert.ok(body.items.length > 0, 'a cursor leads to something');
      ids.push(...body.items.map(({ id }) => id));
      after = body.nextCursor;
    } while (after !== undefined && ids.length <= rows * 4);
    return ids;
  };

  for (const [what, path] of [
    ['customers', '/customers?'], ['items', '/catalogue/items?'], ['events', '/events?'],
    ...['orderedAt', '-orderedAt', 'total', '-total', 'number', '-number'].map((sort) => [`orders by ${sort}`, `/orders?sort=${sort}&`]),
  ] as [string, string][]) {
    it(`shows each of the ${what} once and in one order, however it is paged`, async () => {
      const whole = await throughPages(path, 200);
      // Each row tells of its customer, its item and its order.
      assert.equal(new Set(whole).size, what === 'events' ? rows * 3 : rows);
      for (const limit of [1, 2, 3, rows]) assert.deepEqual(await throughPages(path, limit), whole);
    });
  }
});
