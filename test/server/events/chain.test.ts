import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { OrderEvent } from '../../../src/contract/event.ts';
import { verifyChain, type KeptHash } from '../../../src/rules/event-chain.ts';
import { json } from '../../../server/database/database.ts';
import { createEvents, type NewEvent } from '../../../server/events/events.ts';
import { insertCounters } from '../../../server/settings/settings-store.ts';
import { isLongRun, times } from '../../long-run.ts';
import { engines, sharedDatabase } from '../database/open-test-database.ts';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';
import { tamperings } from './tamperings.ts';

/** The whole history of a shop, as everybody reads it. */
async function* historyOf(shop: TestServer, limit = 7): AsyncGenerator<OrderEvent> {
  for (let after = ''; ;) {
    const { status, body } = await shop.call<{ items: OrderEvent[]; nextCursor?: string }>('GET', `/events?limit=${limit}${after}`);
    assert.equal(status, 200, JSON.stringify(body));
    yield* body.items;
    if (body.nextCursor === undefined) return;
    after = `&after=${body.nextCursor}`;
  }
}

describe('the history of a shop', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 1_000 });
    for (let count = 0; count < 5; count += 1) {
      const order = await shop.place(b2bOrder('OIL'));
      await shop.call('PATCH', `/orders/${order.id}`, { body: { tags: ['urgent'], notes: { internal: `Call “${count}” 📞` } }, ifMatch: order.version });
    }
    await shop.server.drain();
  });

  it('is whole as it was written, each event with its hash', async () => {
    const report = await verifyChain(historyOf(shop));
    assert.ok(report.events > 25);
    assert.deepEqual([report.breaks, report.unchained], [[], 0]);
    const { event_hash: hash, event_position: position } = await shop.database.read((db) => db.selectFrom('counters').selectAll().where('shop_id', '=', shop.shopId).executeTakeFirstOrThrow());
    assert.deepEqual([report.last?.hash, report.last?.id], [hash, String(position)]);
  });

  it('does not hide what was changed in the database, in a hundred ways, of which the daily run tries every third', async () => {
    const rows = await shop.database.read((db) => db.selectFrom('events').selectAll().where('shop_id', '=', shop.shopId).orderBy('position').execute());
    const restore = () => shop.database.transaction(async (tx) => {
      await tx.deleteFrom('events').where('shop_id', '=', shop.shopId).execute();
      await tx.insertInto('events').values(rows.map((row) => ({ ...row, actor: json(row.actor), payload: json(row.payload), changes: json(row.changes) }))).execute();
    });
    const last = rows.at(-1);
    const kept: KeptHash = { position: last?.position ?? 0, hash: last?.hash ?? '' };
    const ways = tamperings(rows);
    assert.ok(ways.length >= 100, `${ways.length} ways`);
    for (const { name, atTheEnd, tamper } of ways.filter((_, index) => isLongRun || index % 3 === 0)) {
      await shop.database.transaction((tx) => tamper(tx, shop.shopId));
      const now = await shop.database.read((db) => db.selectFrom('events').selectAll().where('shop_id', '=', shop.shopId).orderBy('position').execute());
      assert.notDeepEqual(now, rows, `${name} did happen`);
      const found = await verifyChain(historyOf(shop, 200), atTheEnd ? { kept } : {});
      assert.notDeepEqual(found.breaks, [], name);
      await restore();
    }
    assert.deepEqual((await verifyChain(historyOf(shop), { kept })).breaks, [], 'what was put back is whole');
  });

  it('has no gap where a change was undone or refused, and goes on whole after it', async () => {
    const own = await openTestServer();
    await own.stock({ sku: 'OIL', onHand: 2 });
    assert.equal((await own.call('POST', '/orders', { body: b2bOrder('OIL', 3) })).status, 422);
    const events = createEvents({ clock: own.clock });
    await assert.rejects(own.database.transaction(async (tx) => {
      await events.append(tx, { shopId: own.shopId, events: [{ type: 'order.alerted', actor: { id: 'x', name: 'X', role: 'ops' } }] });
      throw new Error('given up');
    }), /given up/);
    await Promise.all(Array.from({ length: 4 }, () => own.call('POST', '/orders', { body: b2bOrder('OIL') })));
    const report = await verifyChain(historyOf(own));
    assert.deepEqual(report.breaks, []);
    assert.equal(report.last?.id, String(report.events));
  });

  it('goes on from events of before there was a chain', async () => {
    const own = await openTestServer();
    await own.stock({ sku: 'OIL' });
    await own.database.transaction(async (tx) => {
      await tx.updateTable('events').set({ hash: null }).where('shop_id', '=', own.shopId).execute();
      await tx.updateTable('counters').set({ event_hash: '' }).where('shop_id', '=', own.shopId).execute();
    });
    await own.place(b2bOrder('OIL'));
    const report = await verifyChain(historyOf(own));
    assert.ok(report.unchained > 0 && report.unchained < report.events);
    assert.deepEqual(report.breaks, []);
  });
});

const storable = (value: unknown): boolean => !/\\u0000|\p{Surrogate}/u.test(JSON.stringify(value));
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u2028', '\ufeff', 'é', 'e\u0301', '\u202e', '👩‍👩‍👧', '__proto__', '\\u0041', '"\\', '\r\n', '\u007f\u0080', '\u{10ffff}'));
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 5e-324, 1.797_693_134_862_315_7e308, 1e21, 1e-7, 0.1 + 0.2, 2 ** 53 - 1, 2 ** 53 + 2, 123_456_789_012_345_680_000, -1e-300),
);
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, texts, numbers, fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), tie('object')),
  object: fc.dictionary(texts, tie('value'), { maxKeys: 6 }),
}));
const objects = fc.dictionary(texts, values, { maxKeys: 6 }).filter(storable);

for (const engine of engines) {
  describe(`a chain kept in ${engine}`, () => {
    it('is whole whatever the events hold: the database may turn it as it likes', async () => {
      const database = await sharedDatabase(engine);
      const shopId = 'any-events';
      await database.transaction((tx) => insertCounters(tx, { shopId, firstOrderNumber: 1 }));
      let now = Date.parse('2026-11-22T10:00:00.000Z');
      const events = createEvents({ clock: { now: () => now } });
      const anyEvent = fc.record({
        type: fc.constantFrom('order.created', 'order.updated', 'stock.changed'), orderId: fc.option(fc.constantFrom('ord_a', 'ord_b'), { nil: undefined }),
        actor: fc.record({ id: texts, name: texts, role: fc.constantFrom('ops', 'system', 'a role of tomorrow') }).filter(storable),
        data: objects, changes: fc.array(fc.record({ field: texts, before: values, after: values }, { requiredKeys: ['field'] }).filter(storable), { maxLength: 3 }),
      });
      await fc.assert(fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 1e12 }), async (batch, laterMs) => {
        now = Date.parse('2026-11-22T10:00:00.000Z') + laterMs;
        await database.transaction((tx) => events.append(tx, { shopId, events: batch.map(({ orderId, ...event }) => ({ ...event, ...(orderId !== undefined && { orderId }) }) as NewEvent) }));
      }), { numRuns: times(50, 500) });
      const history = await database.read((db) => events.after(db, { shopId, after: 0, limit: 10_000 }));
      assert.ok(history.length >= times(50, 500));
      assert.deepEqual((await verifyChain(history)).breaks, []);
      assert.deepEqual((await verifyChain(JSON.parse(JSON.stringify(history)) as OrderEvent[])).breaks, [], 'also after it travelled as JSON');
    });

    it('is whole when what is told has dates and nothings in it', async () => {
      const database = await sharedDatabase(engine);
      const shopId = 'odd-data';
      await database.transaction((tx) => insertCounters(tx, { shopId, firstOrderNumber: 1 }));
      const events = createEvents({ clock: { now: () => 1_795_341_600_123 } });
      await database.transaction((tx) => events.append(tx, {
        shopId,
        events: [{
          type: 'order.updated', actor: { id: 'x', name: 'X', role: 'ops', email: 'x@example.com' } as never, changes: [{ field: 'tags', before: undefined, after: [undefined] }],
          data: { at: new Date(0), none: undefined, infinite: Number.POSITIVE_INFINITY, list: [undefined, 1] },
        }],
      }));
      const [event] = await database.read((db) => events.after(db, { shopId, after: 0, limit: 10 }));
      assert.deepEqual(event?.data, { at: '1970-01-01T00:00:00.000Z', infinite: null, list: [null, 1] });
      assert.deepEqual(event.actor, { id: 'x', name: 'X', role: 'ops' }, 'nobody’s e-mail is kept in a history');
      assert.deepEqual((await verifyChain([event])).breaks, []);
    });
  });
}
