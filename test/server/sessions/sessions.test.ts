import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Page } from '../../../src/contract/page.ts';
import { roleScopes, type CurrentSession, type Session } from '../../../src/contract/session.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const actor = { id: 'mei-ling', name: 'Mei Ling', email: 'mei@example.com', role: 'merchant' } as const;

describe('sessions', () => {
  let shop: TestServer;
  before(async () => { shop = await openTestServer(); });

  it('give one person the scopes of the role for a quarter of an hour, or what is asked for', async () => {
    const { status, body } = await shop.call<Session>('POST', '/sessions', { body: { actor }, key: null });
    assert.equal(status, 201);
    assert.deepEqual(body.actor, { id: 'mei-ling', name: 'Mei Ling', role: 'merchant' });
    assert.deepEqual(new Set(body.scopes), new Set(roleScopes.merchant));
    assert.equal(body.expiresAt, '2026-11-22T10:15:00.000Z');
    const current = await shop.call<CurrentSession>('GET', '/sessions/current', { token: body.token });
    assert.deepEqual(current.body, { shopId: shop.shopId, actor: body.actor, scopes: body.scopes, expiresAt: body.expiresAt });
    const fewer = await shop.call<Session>('POST', '/sessions', { body: { actor, scopes: ['orders:read'], expiresInSeconds: 60 } });
    assert.deepEqual([fewer.body.scopes, fewer.body.expiresAt], [['orders:read'], '2026-11-22T10:01:00.000Z']);
  });

  it('never give more than the role, or the giver, has', async () => {
    const beyond = await shop.call('POST', '/sessions', { body: { actor, scopes: ['orders:read', 'payments:verify'] } });
    assert.deepEqual([beyond.status, beyond.body.params], [403, { scope: 'payments:verify' }]);
    const giver = await shop.tokenFor('service', { scopes: ['sessions:create', 'orders:read'] });
    const climbing = await shop.call('POST', '/sessions', { body: { actor, scopes: ['orders:write'] }, token: giver });
    assert.deepEqual([climbing.status, climbing.body.params], [403, { scope: 'orders:write' }]);
    const given = await shop.call<Session>('POST', '/sessions', { body: { actor }, token: giver });
    assert.deepEqual(given.body.scopes, ['orders:read']);
  });

  it('end when they end', async () => {
    const other = await openTestServer();
    const { body } = await other.call<Session>('POST', '/sessions', { body: { actor, expiresInSeconds: 60 } });
    other.clock.advance(59_999);
    assert.equal((await other.call('GET', '/settings', { token: body.token })).status, 200);
    other.clock.advance(1);
    assert.equal((await other.call('GET', '/settings', { token: body.token })).status, 401);
  });

  it('are kept by their hash alone, as is the service key', async () => {
    const { body } = await shop.call<Session>('POST', '/sessions', { body: { actor } });
    const rows = await shop.database.read(async (db) => JSON.stringify([
      await db.selectFrom('sessions').selectAll().execute(), await db.selectFrom('service_keys').selectAll().execute(), await db.selectFrom('idempotency').selectAll().execute(),
    ]));
    assert.ok(!rows.includes(body.token));
    assert.ok(!rows.includes(shop.serviceKey));
  });

  it('live a minute at least and an hour at most', async () => {
    for (const expiresInSeconds of [59, 3_601, 60.5]) {
      assert.equal((await shop.call('POST', '/sessions', { body: { actor, expiresInSeconds } })).status, 422);
    }
  });

  it('and keys of a shop that is not served here open nothing, though its rows lie in the same database', async () => {
    const elsewhere = await openTestServer();
    const person = await elsewhere.tokenFor('merchant');
    for (const token of [elsewhere.serviceKey, person]) {
      assert.equal((await elsewhere.call('GET', '/orders', { token })).status, 200);
      assert.deepEqual([(await shop.call('GET', '/orders', { token })).status, (await shop.call('GET', '/orders', { token })).body.code], [401, 'unauthenticated']);
    }
  });

  it('follow what the shop says of a role, also those that were given before', async () => {
    const own = await openTestServer();
    const token = await own.tokenFor('merchant');
    const may = async () => (await own.call<CurrentSession>('GET', '/sessions/current', { token })).body.scopes;
    assert.ok((await may()).includes('orders:write'));
    const change = (roles: unknown) => own.call('PATCH', '/settings', { body: { roles }, ifMatch: '*' });
    assert.equal((await change({ merchant: ['orders:read', 'payments:verify'] })).status, 200);
    assert.deepEqual(await may(), ['orders:read'], 'what the role lost is lost at once, and what it won is not in the token');
    assert.deepEqual((await own.call('POST', '/orders', { token, body: { segment: 'b2b' } })).body.params, { scope: 'orders:write' });
    const later = await own.call<Session>('POST', '/sessions', { body: { actor, scopes: ['payments:verify'] } });
    assert.deepEqual([later.status, later.body.scopes], [201, ['payments:verify']]);
    assert.deepEqual((await own.call('POST', '/sessions', { body: { actor, scopes: ['orders:write'] } })).body.params, { scope: 'orders:write' });
    await change({ merchant: [] });
    assert.deepEqual(await may(), []);
    assert.equal((await own.call('GET', '/sessions/current', { token })).status, 200, 'the session itself goes on');
    await change({ merchant: ['orders:read', 'orders:write'] });
    assert.deepEqual(new Set(await may()), new Set(['orders:read', 'orders:write']), 'what was given comes back with the role');
  });

  it('are told of in the history: who made one for whom, and what it may do, and never the token', async () => {
    const own = await openTestServer();
    const { body } = await own.call<Session>('POST', '/sessions', { body: { actor, scopes: ['orders:read'] } });
    const events = await own.call<Page<OrderEvent>>('GET', '/events');
    const [event] = events.body.items.filter(({ type }) => type === 'session.created');
    assert.equal(event?.actor.id, 'service');
    assert.deepEqual(event?.data, { sessionId: body.id, for: { id: 'mei-ling', name: 'Mei Ling', role: 'merchant' }, scopes: ['orders:read'], expiresAt: body.expiresAt });
    assert.ok(!JSON.stringify(events.body).includes(body.token));
    assert.ok(!JSON.stringify(events.body).includes('mei@example.com'));
  });
});
