import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, isApiError } from '../../src/index.ts';
import { TokenFailure, tokenSource } from '../../src/transport/tokens.ts';
import { order } from '../sdk/fixtures.ts';
import { json, openHttpServer, problem } from '../sdk/http-server.ts';

const { signal } = new AbortController();

test('many callers wait for one request of a token', async () => {
  let asked = 0;
  const tokens = tokenSource(async () => `t${++asked}`, () => 0);
  assert.deepEqual(await Promise.all([1, 2, 3].map(() => tokens.take({ signal }))), ['t1', 't1', 't1']);
  assert.equal(await tokens.take({ signal }), 't1');
  assert.equal(asked, 1);
});

for (const form of ['number', 'instant'] as const) {
  test(`a token is renewed after four fifths of its life, while the old one goes on working (${form})`, async () => {
    let now = 0;
    let asked = 0;
    const tokens = tokenSource(async () => ({ token: `t${++asked}`, expiresAt: form === 'number' ? now + 1_000 : new Date(now + 1_000).toISOString() }), () => now);
    assert.equal(await tokens.take({ signal }), 't1');
    now = 799;
    assert.equal(await tokens.take({ signal }), 't1');
    assert.equal(asked, 1);
    now = 800;
    assert.equal(await tokens.take({ signal }), 't1');
    await new Promise(setImmediate);
    assert.equal(asked, 2);
    assert.equal(await tokens.take({ signal }), 't2');
    now = 5_000;
    assert.equal(await tokens.take({ signal }), 't3');
  });
}

test('a refused token is replaced once for everybody, and not by a request that was under way before', async () => {
  const forced: boolean[] = [];
  let finish: ((token: string) => void) | undefined;
  const tokens = tokenSource(({ forceRefresh }) => {
    forced.push(forceRefresh);
    return forceRefresh ? Promise.resolve('fresh') : new Promise((resolve) => { finish = resolve; });
  }, () => 0);
  const first = tokens.take({ signal });
  const [a, b] = await Promise.all([tokens.take({ signal, refused: 'old' }), tokens.take({ signal, refused: 'old' })]);
  assert.deepEqual([a, b, forced], ['fresh', 'fresh', [false, true]]);
  finish?.('late');
  await first;
});

test('one caller that goes away does not take the token from the others; when all have gone, the request is aborted', async () => {
  let seen: AbortSignal | undefined;
  let finish: ((token: string) => void) | undefined;
  const tokens = tokenSource(({ signal: asked }) => {
    seen = asked;
    return new Promise((resolve) => { finish = resolve; });
  }, () => 0);
  const one = new AbortController();
  const other = new AbortController();
  const left = tokens.take({ signal: one.signal });
  const stays = tokens.take({ signal: other.signal });
  one.abort(new Error('gone'));
  await assert.rejects(left, /gone/);
  assert.equal(seen?.aborted, false);
  finish?.('t1');
  assert.equal(await stays, 't1');

  const alone = tokenSource(({ signal: asked }) => {
    seen = asked;
    return new Promise(() => undefined);
  }, () => 0);
  const last = new AbortController();
  const waiting = alone.take({ signal: last.signal });
  last.abort(new Error('gone'));
  await assert.rejects(waiting, /gone/);
  assert.equal(seen?.aborted, true);
});

test('a provider that fails is asked again by the next call', async () => {
  let asked = 0;
  const tokens = tokenSource(() => (++asked === 1 ? Promise.reject(new Error('away')) : 't2'), () => 0);
  await assert.rejects(tokens.take({ signal }), TokenFailure);
  assert.equal(await tokens.take({ signal }), 't2');
});

test('a 401 is answered once with a fresh token, with the same body and key, even where nothing is repeated', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, ({ headers }, response) =>
    (headers.authorization === 'Bearer t2' ? json(response, 201, order()) : problem(response, 401, 'unauthenticated')));
  let asked = 0;
  const shop = createClient({ baseUrl, auth: async () => `t${++asked}`, retry: { limit: 0 } });
  const { attempts, idempotencyKey } = await shop.orders.create({ segment: 'b2b' }).withResponse();
  assert.equal(attempts, 1);
  assert.deepEqual(received.map(({ headers }) => headers.authorization), ['Bearer t1', 'Bearer t2']);
  assert.ok(received.every(({ headers, body }) => headers['idempotency-key'] === idempotencyKey && body === '{"segment":"b2b"}'));
});

test('a hundred calls that meet a 401 at once ask for one fresh token', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, ({ headers }, response) =>
    (headers.authorization === 'Bearer t2' ? json(response, 200, order()) : problem(response, 401, 'unauthenticated')));
  let asked = 0;
  const shop = createClient({ baseUrl, auth: async () => `t${++asked}` });
  await Promise.all(Array.from({ length: 100 }, () => shop.orders.get('ord_1')));
  assert.equal(asked, 2);
  assert.ok(received.length > 100, 'No call met the 401.');
});

test('a fresh token that is refused as well ends the call', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => problem(response, 401, 'unauthenticated'));
  const result = await createClient({ baseUrl, auth: async () => 'bad' }).orders.get('ord_1').safe();
  assert.ok(!result.ok && isApiError(result.error) && result.error.kind === 'authentication');
  assert.equal(received.length, 2);
});
