import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createClient, isApiError, isNetworkError, type CoreOptions } from '../../src/index.ts';
import { backoffMs, parseRetryAfter, RetryBudget } from '../../src/transport/retry.ts';
import { order } from '../sdk/fixtures.ts';
import { json, openHttpServer, problem } from '../sdk/http-server.ts';

const client = (baseUrl: string, options: Partial<CoreOptions> = {}) => createClient({ baseUrl, auth: 'key', ...options });
const now = Date.UTC(2026, 10, 22, 10, 0, 0);

const waits: [value: string | null, waitMs: number | undefined][] = [
  ['0', 0], ['1', 1_000], [' 120 ', 120_000], ['99999999999999999999', Number.MAX_SAFE_INTEGER],
  ['Sun, 22 Nov 2026 10:00:05 GMT', 5_000], ['Sunday, 22-Nov-26 10:00:05 GMT', 5_000], ['Sun Nov 22 10:00:05 2026', 5_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  [null, undefined], ['', undefined], ['-1', undefined], ['1.5', undefined], ['soon', undefined], ['5 s', undefined], ['2026-11-22', undefined], ['1e3', undefined],
];
for (const [value, waitMs] of waits) test(`Retry-After “${value}” is ${waitMs} ms`, () => assert.equal(parseRetryAfter(value, now), waitMs));

test('whatever Retry-After says, it is a wait or nothing', () => fc.assert(fc.property(fc.string(), (value) => {
  const wait = parseRetryAfter(value, now);
  assert.ok(wait === undefined || (wait >= 0 && Number.isFinite(wait)));
})));

test('a delay lies between nothing and a bound that doubles up to its limit', () => fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
  const delay = backoffMs(attempt, () => chance);
  assert.ok(delay >= 0 && delay <= Math.min(10_000, 300 * 2 ** (attempt - 1)));
})));

test('a budget pays for as many repeats as it holds, and earns slowly', () => {
  const budget = new RetryBudget({ ratio: 0.5, min: 2 });
  assert.deepEqual([budget.spend(), budget.spend(), budget.spend()], [true, true, false]);
  budget.earn();
  assert.equal(budget.spend(), false);
  budget.earn();
  assert.equal(budget.spend(), true);
});

test('a server that commits and drops the connection gets the same key again, and one order is made', async (t) => {
  const orders = new Map<string, string>();
  let drops = 0;
  const { baseUrl, received } = await openHttpServer(t, ({ headers, body }, response, count) => {
    const key = headers['idempotency-key'] as string;
    if (!orders.has(key)) orders.set(key, body);
    if (count > 2) return json(response, 201, order());
    drops += 1;
    // Once before the answer, once in the middle of it.
    if (count === 2) response.writeHead(201, { 'content-type': 'application/json', 'content-length': '5000' }).write('{"id":"ord_1",');
    return setTimeout(() => response.destroy(), 20);
  });
  const answer = await client(baseUrl).orders.create({ segment: 'b2b', tags: ['déjà'] }).withResponse();
  assert.equal(drops, 2);
  assert.equal(received.length, 3);
  assert.equal(answer.attempts, 3);
  assert.equal(orders.size, 1);
  assert.equal([...orders.keys()][0], answer.idempotencyKey);
  assert.ok(received.every(({ body }) => body === received[0]?.body && body !== ''));
});

test('a POST without a key is never repeated', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => problem(response, 503, 'providerUnavailable'));
  const result = await client(baseUrl).orders.calculate({ segment: 'b2b' }).safe();
  assert.ok(!result.ok && isApiError(result.error) && result.error.retryable);
  assert.equal(received.length, 1);
});

test('what can be repeated is, until the limit; what was refused is not', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, ({ path }, response) => problem(response, path.endsWith('gone') ? 404 : 500, path.endsWith('gone') ? 'notFound' : 'internalError'));
  const shop = client(baseUrl, { retry: { limit: 2 } });
  const failed = await shop.orders.get('ord_1').safe();
  assert.ok(!failed.ok && failed.error.attempts === 3 && failed.error.kind === 'server');
  const refused = await shop.orders.get('gone').safe();
  assert.ok(!refused.ok && refused.error.attempts === 1 && refused.error.kind === 'notFound');
  assert.equal(received.length, 4);
});

test('Retry-After is waited for, in seconds', async (t) => {
  const times: number[] = [];
  const { baseUrl } = await openHttpServer(t, (_, response, count) => {
    times.push(performance.now());
    return count === 1 ? problem(response, 429, 'rateLimited', {}, { 'retry-after': '1' }) : json(response, 200, order());
  });
  await client(baseUrl).orders.get('ord_1');
  assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 990, 'It was asked again too early.');
});

test('a wait that is too long fails at once, with the wait on the error', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => problem(response, 429, 'rateLimited', {}, { 'retry-after': '3600' }));
  const result = await client(baseUrl).orders.get('ord_1').safe();
  assert.ok(!result.ok && isApiError(result.error));
  assert.equal(result.error.kind, 'rateLimited');
  assert.equal(result.error.retryAfterMs, 3_600_000);
  assert.equal(received.length, 1);
});

test('a wait that is longer than the call may take fails at once too', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => problem(response, 503, 'providerUnavailable', {}, { 'retry-after': '20' }));
  const result = await client(baseUrl).orders.get('ord_1', { timeoutMs: 5_000 }).safe();
  assert.ok(!result.ok && isApiError(result.error) && result.error.retryAfterMs === 20_000);
  assert.equal(received.length, 1);
});

test('all calls of a client share one budget of repeats', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => response.destroy());
  const shop = client(baseUrl, { retry: { limit: 2, budget: { ratio: 0, min: 3 } } });
  const results = await Promise.all(Array.from({ length: 10 }, () => shop.orders.get('ord_1').safe()));
  assert.ok(results.every((result) => !result.ok && isNetworkError(result.error)));
  assert.equal(received.length, 13);
});
