import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readKeptHash, verifyHistory } from '../../cli/audit.ts';
import { createEvents, type NewEvent } from '../../server/events/events.ts';
import { listen, type Listening } from '../../server/node/listen.ts';
import type { OrderEvent } from '../../src/index.ts';
import { eventHash } from '../../src/rules/event-chain.ts';
import { b2bOrder, openTestServer, type TestServer } from '../server/test-server.ts';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

let shop: TestServer;
let listening: Listening;
before(async () => {
  shop = await openTestServer();
  await shop.stock({ sku: 'OIL', onHand: 1_000 });
  await shop.place(b2bOrder('OIL'));
  const news: NewEvent[] = Array.from({ length: 250 }, (_, count) => ({ type: 'stock.changed', actor: { id: 'x', name: 'X', role: 'system' }, data: { count } }));
  await shop.database.transaction((tx) => createEvents({ clock: shop.clock }).append(tx, { shopId: shop.shopId, events: news }));
  listening = await listen({ port: 0, hostname: '127.0.0.1', fetch: (request) => shop.server.fetch(request) });
});
after(() => listening.close());

const verify = (...args: string[]): Promise<{ code: number | null; out: string[]; err: string }> => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, [main, 'audit', 'verify', '--url', `http://127.0.0.1:${listening.port}/v1`, ...args], { env: { ...process.env, SERVICE_KEY: '', NO_COLOR: '1' } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => { out += String(chunk); });
  child.stderr.on('data', (chunk) => { err += String(chunk); });
  child.on('error', reject);
  child.on('close', (code) => { resolve({ code, out: out.trimEnd().split('\n'), err }); });
});

describe('audit verify', () => {
  test('says of a whole history how long it is, and what to keep of it', async () => {
    const { code, out, err } = await verify('--key', shop.serviceKey);
    assert.equal(err, '');
    assert.equal(code, 0);
    const count = Number(out[0]?.split(' ')[0]);
    assert.ok(count > 200, 'more than one page');
    assert.match(out[0] ?? '', new RegExp(`^${count} events, from 1 \\(2026-11-22T10:00:00\\.000Z\\) to ${count} \\(`));
    assert.equal(out[1], 'whole');
    const kept = /--expect (\S+)$/.exec(out[2] ?? '')?.[1] ?? '';
    assert.equal(readKeptHash(kept)?.position, count);

    await shop.place(b2bOrder('OIL'));
    assert.equal((await verify('--key', shop.serviceKey, '--expect', kept)).code, 0, 'what has grown since still contains it');
    const other = await verify('--key', shop.serviceKey, '--expect', `${count}:${'0'.repeat(64)}`);
    assert.equal(other.code, 1);
    assert.match(other.out[1] ?? '', new RegExp(`^${count}: changed\\. `));
    const beyond = await verify('--key', shop.serviceKey, '--expect', `${count + 1_000}:${'0'.repeat(64)}`);
    assert.deepEqual([beyond.code, beyond.out.at(-1)], [1, 'broken']);
    assert.match(beyond.out[1] ?? '', /: missing\. /);
  });

  test('names the event that was changed, and ends with 1', async () => {
    const at = (time: string) => shop.database.transaction((tx) => tx.updateTable('events').set({ at: time }).where('shop_id', '=', shop.shopId).where('position', '=', 42).execute());
    await at('2026-11-21T10:00:00.000Z');
    const { code, out } = await verify('--key', shop.serviceKey);
    await at('2026-11-22T10:00:00.000Z');
    assert.equal(code, 1);
    assert.match(out[1] ?? '', /^42: changed\. /);
    assert.deepEqual(out.slice(2), ['broken'], 'what is broken gives nothing to keep');
  });

  test('asks for what it needs, and shows no key', async () => {
    for (const args of [[], ['--key', shop.serviceKey, '--expect', '12'], ['--key', shop.serviceKey, '--expect', `0:${'a'.repeat(64)}`], ['--key', shop.serviceKey, 'more']]) {
      const { code, err } = await verify(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /audit verify/);
      assert.ok(!err.includes(shop.serviceKey));
    }
    const refused = await verify('--key', 'a-key-that-opens-nothing-at-all');
    assert.equal(refused.code, 1);
    assert.ok(refused.err !== '' && !refused.err.includes('a-key-that-opens-nothing-at-all'));
  });

  test('says how far it has come while it reads a long history, and that an empty one is whole', async () => {
    async function* history(): AsyncGenerator<OrderEvent> {
      let hash = '';
      for (let position = 1; position <= 6_000; position += 1) {
        const event: OrderEvent = { id: String(position), sequence: 0, type: 'stock.changed', at: '2026-11-22T10:00:00.000Z', actor: { id: 'x', name: 'X', role: 'system' }, data: {}, changes: [] };
        hash = await eventHash(hash, event);
        yield { ...event, hash };
      }
    }
    const run = async (events: AsyncIterable<OrderEvent>) => {
      const told: string[] = [];
      const progress: string[] = [];
      const whole = await verifyHistory({ client: { events: { list: () => events } as never }, tell: (line) => { told.push(line); }, progress: (line) => { progress.push(line); } });
      return { whole, told, progress };
    };
    const long = await run(history());
    assert.deepEqual([long.whole, long.progress], [true, ['5000 events …']]);
    assert.deepEqual(await run((async function* () {})()), { whole: true, told: ['No events.', 'whole'], progress: [] });
  });
});
