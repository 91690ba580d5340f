import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';

describe('an idempotency key', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 1_000 });
  });

  it('is required where something is made or done', async () => {
    const { status, body } = await shop.call('POST', '/orders', { body: b2bOrder('OIL'), key: null });
    assert.equal(status, 400);
    assert.equal(body.code, 'idempotencyKeyRequired');
    assert.equal((await shop.call('POST', '/orders', { body: b2bOrder('OIL'), key: 'x'.repeat(256) })).status, 400);
  });

  it('replays the first answer, word for word, whatever the order of fields', async () => {
    const first = await shop.call<Order>('POST', '/orders', { body: b2bOrder('OIL'), key: 'again' });
    const turned = Object.fromEntries(Object.entries(b2bOrder('OIL')).reverse());
    const second = await shop.call<Order>('POST', '/orders', { body: turned, key: '"again"' });
    assert.equal(second.status, 201);
    assert.equal(JSON.stringify(second.body), JSON.stringify(first.body));
    assert.equal(second.headers.get('etag'), first.headers.get('etag'));
    assert.equal(first.headers.get('idempotency-replayed'), null);
    assert.equal(second.headers.get('idempotency-replayed'), 'true');
  });

  it('is refused with another body', async () => {
    await shop.call('POST', '/orders', { body: b2bOrder('OIL'), key: 'other' });
    const { status, body } = await shop.call('POST', '/orders', { body: b2bOrder('OIL', 2), key: 'other' });
    assert.equal(status, 422);
    assert.equal(body.code, 'idempotencyKeyReused');
  });

  it('keeps no refusal: what is put right goes through under the same key', async () => {
    assert.equal((await shop.call('POST', '/orders', { body: b2bOrder('OIL', 5_000), key: 'mended' })).status, 422);
    assert.equal((await shop.call('POST', '/orders', { body: b2bOrder('OIL', 5), key: 'mended' })).status, 201);
  });

  it('belongs to one person of one shop, over any number of tokens', async () => {
    const [mine, again, yours] = [await shop.tokenFor('merchant', { id: 'mei' }), await shop.tokenFor('merchant', { id: 'mei' }), await shop.tokenFor('merchant', { id: 'hafiz' })];
    const place = async (token: string) => (await shop.call<Order>('POST', '/orders', { body: b2bOrder('OIL'), key: 'shared', token })).body.id;
    const first = await place(mine);
    assert.equal(await place(again), first);
    assert.notEqual(await place(yours), first);
    const other = await openTestServer();
    await other.stock({ sku: 'OIL' });
    const { body, headers } = await other.call<Order>('POST', '/orders', { body: b2bOrder('OIL'), key: 'again' });
    assert.equal(headers.get('idempotency-replayed'), null);
    assert.equal(body.number, 'MO-10001');
  });

  it('replays an action although the version it named has passed', async () => {
    const draft = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), submit: false } });
    const submit = () => shop.call<Order>('POST', `/orders/${draft.body.id}/submit`, { ifMatch: draft.body.version, key: 'submit' });
    const first = await submit();
    assert.equal(first.status, 200, JSON.stringify(first.body));
    assert.deepEqual((await submit()).body, first.body);
  });

  it('is forgotten after a month', async () => {
    await shop.call('POST', '/orders', { body: b2bOrder('OIL'), key: 'old' });
    shop.clock.advance(31 * 24 * 60 * 60 * 1_000);
    await shop.server.start();
    const count = () => shop.database.read((db) => db.selectFrom('idempotency').select((of) => of.fn.countAll<number>().as('count')).where('shop_id', '=', shop.shopId).executeTakeFirstOrThrow());
    for (let turn = 0; turn < 100 && (await count()).count > 0; turn += 1) await new Promise((resolve) => { setTimeout(resolve, 20); });
    assert.equal((await count()).count, 0);
    await shop.server.close();
  });
});
