import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import {
  createClient, isApiError, isContractError, isManualOrderError, isNetworkError, isTimeoutError, isTokenError, type ApiError, type ContractError, type CoreOptions,
} from '../../src/index.ts';
import { order } from '../sdk/fixtures.ts';
import { json, openHttpServer, problem } from '../sdk/http-server.ts';

const client = (baseUrl: string, options: Partial<CoreOptions> = {}) => createClient({ baseUrl, auth: 'key', ...options });
const caught = async (promise: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  assert.fail('Nothing was thrown.');
};

test('a call keeps the path of the base address, names its parts safely and carries key, version and token', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => json(response, 200, order(), { etag: '"3"' }));
  const shop = client(`${baseUrl}/`);
  await shop.orders.submit('a/b?c', { ifMatch: 3 });
  await shop.orders.update('ord_1', { notes: { internal: null } }, { ifMatch: '"4"', headers: { 'x-shop': 'north' } });
  await shop.orders.list({ status: ['draft'], channel: [], q: 'oil & gas' }).safe();
  const [submit, update, list] = received;
  assert.equal(submit?.path, '/shop/v1/orders/a%2Fb%3Fc/submit');
  assert.equal(submit.headers['if-match'], '"3"');
  assert.match(submit.headers['idempotency-key'] as string, /^[0-9a-f]{32}$/);
  assert.equal(submit.headers.authorization, 'Bearer key');
  assert.equal(update?.headers['if-match'], '"4"');
  assert.equal(update.headers['x-shop'], 'north');
  assert.equal(update.headers['content-type'], 'application/merge-patch+json');
  assert.equal(update.headers['idempotency-key'], undefined);
  assert.deepEqual(JSON.parse(update.body), { notes: { internal: null } });
  assert.equal(list?.path, '/shop/v1/orders?status=draft&channel=&q=oil+%26+gas');
});

test('a part of the path that is empty or climbs is a mistake in the program', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => json(response, 200, order()));
  for (const id of ['', '.', '..']) assert.ok(await caught(client(baseUrl).orders.get(id)) instanceof TypeError);
  assert.equal(received.length, 0);
});

test('withResponse gives the ETag, the ids and the untouched JSON', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => json(response, 201, { ...order(), loyaltyPoints: 5 }, { etag: '"3"' }));
  const answer = await client(baseUrl).orders.create({ segment: 'b2b' }, { idempotencyKey: 'draft-1' }).withResponse();
  assert.equal(answer.etag, '"3"');
  assert.equal(answer.requestId, 'req_1');
  assert.equal(answer.idempotencyKey, 'draft-1');
  assert.equal(answer.attempts, 1);
  assert.equal(answer.response.status, 201);
  assert.equal((answer.json as { loyaltyPoints: number }).loyaltyPoints, 5);
  assert.equal('loyaltyPoints' in answer.data, false);
});

test('a problem document becomes a typed error with its fields', async (t) => {
  const errors = [{ code: 'insufficientStock', pointer: '/lines/0/quantity', step: 'items', detail: 'There are 3.', params: { available: 3 } }];
  const { baseUrl } = await openHttpServer(t, (_, response) => problem(response, 422, 'insufficientStock', { errors, detail: 'Not enough.', params: { sku: 'B-10' } }));
  const result = await client(baseUrl).orders.create({ segment: 'b2b' }).safe();
  assert.equal(result.ok, false);
  const { error } = result;
  assert.ok(isApiError(error));
  assert.deepEqual([error.kind, error.status, error.code, error.requestId, error.retryable, error.attempts], ['validation', 422, 'insufficientStock', 'req_1', false, 1]);
  assert.deepEqual(error.fields, errors);
  assert.deepEqual(error.params, { sku: 'B-10' });
  assert.match(error.idempotencyKey ?? '', /^[0-9a-f]{32}$/);
  const logged = JSON.stringify(error);
  assert.ok(logged.includes('insufficientStock') && logged.includes('orders.create'));
  assert.ok(!logged.includes('Bearer'));
});

test('an error of another copy of the package is known by its brand', async () => {
  const other = Object.assign(new Error('x'), { [Symbol.for('manual-order-kit.error')]: 'ApiError', status: 404 });
  assert.ok(isApiError(other) && isManualOrderError(other));
  assert.equal(isApiError(new Error('x')), false);
  assert.equal(isApiError(undefined), false);
});

const garbage: [name: string, status: number, type: string, body: string][] = [
  ['a proxy page', 502, 'text/html', `<html>${'x'.repeat(5_000)}</html>`],
  ['a page with a good status', 200, 'text/html', '<html>login</html>'],
  ['broken JSON', 200, 'application/json', '{"id":'],
  ['nothing', 200, 'application/json', ''],
  ['JSON of another shape', 200, 'application/json', '{"id":7}'],
  ['a problem without a code', 404, 'application/problem+json', '{"status":404}'],
  ['JSON null', 500, 'application/json', 'null'],
];
for (const [name, status, type, body] of garbage) {
  test(`an answer that does not follow the contract is told as one: ${name}`, async (t) => {
    const { baseUrl } = await openHttpServer(t, (_, response) => response.writeHead(status, { 'content-type': type }).end(body));
    const error = await caught(client(baseUrl, { retry: { limit: 0 } }).orders.get('ord_1'));
    assert.ok(isContractError(error));
    assert.equal(error.status, status);
    assert.equal(error.snippet, body.slice(0, 200));
    assert.equal(error.retryable, status >= 500);
  });
}

test('validate decides what becomes of an answer of another shape', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => json(response, 200, { ...order(), version: 'three' }));
  const error = (await caught(client(baseUrl).orders.get('ord_1'))) as ContractError;
  assert.equal(error.fields[0]?.pointer, '/version');
  const warned = t.mock.method(console, 'warn', () => undefined);
  assert.equal((await client(baseUrl, { validate: 'report' }).orders.get('ord_1')).version as unknown, 'three');
  assert.equal(warned.mock.callCount(), 1);
  assert.equal((await client(baseUrl, { validate: 'off' }).orders.get('ord_1')).version as unknown, 'three');
  assert.equal(warned.mock.callCount(), 1);
});

test('no answer and a refused connection are a network error; a repeat is made by the rules', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => response.destroy());
  const error = await caught(client(baseUrl, { retry: { limit: 1 } }).orders.get('ord_1'));
  assert.ok(isNetworkError(error));
  assert.equal(error.attempts, 2);
  assert.equal(received.length, 2);
  assert.ok(isNetworkError(await caught(client('http://127.0.0.1:9/v1', { retry: { limit: 0 } }).orders.get('ord_1'))));
});

test('a body that stalls is cut at the time of an attempt', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"id":');
  });
  const error = await caught(client(baseUrl, { timeout: { attemptMs: 60 }, retry: { limit: 0 } }).orders.get('ord_1'));
  assert.ok(isTimeoutError(error));
  assert.equal(received.length, 1);
});

test('a body that stalls once is asked for again', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response, count) => {
    if (count > 1) return json(response, 200, order());
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.write('{"id":');
  });
  const { attempts } = await client(baseUrl, { timeout: { attemptMs: 60 } }).orders.get('ord_1').withResponse();
  assert.equal(attempts, 2);
});

test('an abort throws its own reason, in a request and in a wait', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (request, response) => {
    if (request.path.endsWith('busy')) problem(response, 503, 'providerUnavailable', {}, { 'retry-after': '20' });
  });
  const reason = new Error('The person went away.');
  for (const id of ['silent', 'busy']) {
    const abort = new AbortController();
    const call = client(baseUrl).orders.get(id, { signal: abort.signal });
    setTimeout(() => abort.abort(reason), 50);
    assert.equal(await caught(call), reason);
  }
  assert.equal(received.length, 2);
  assert.equal(await caught(client(baseUrl).orders.get('x', { signal: AbortSignal.abort(reason) })), reason);
});

test('a thousand calls on one signal leave no listener behind', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => json(response, 200, order()));
  const { signal } = new AbortController();
  const shop = createClient({ baseUrl, auth: async () => 'key' });
  for (let batch = 0; batch < 20; batch += 1) {
    await Promise.all(Array.from({ length: 50 }, () => shop.orders.get('ord_1', { signal })));
  }
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('middlewares wrap each request from the outside in and never see the token', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response, count) => (count === 1 ? problem(response, 503, 'providerUnavailable') : json(response, 200, order())));
  const seen: string[] = [];
  const shop = client(baseUrl, {
    use: [
      async (request, next, { operation, attempt }) => {
        seen.push(`outer ${operation} ${attempt} ${request.headers.has('authorization')}`);
        const response = await next(request);
        seen.push(`outer ${response.status}`);
        return response;
      },
      (request, next) => {
        request.headers.set('x-inner', 'yes');
        return next(request);
      },
    ],
  });
  await shop.orders.get('ord_1');
  assert.deepEqual(seen, ['outer orders.get 1 false', 'outer 503', 'outer orders.get 2 false', 'outer 200']);
  assert.ok(received.every(({ headers }) => headers['x-inner'] === 'yes' && headers.authorization === 'Bearer key'));
});

test('a 204 is no data', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => response.writeHead(204).end());
  assert.equal(await client(baseUrl).orders.delete('ord_1', { ifMatch: 1 }), undefined);
});

test('a mistake in a middleware is not taken for the network', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => json(response, 200, order()));
  const mistake = new TypeError('x is not a function');
  assert.equal(await caught(client(baseUrl, { use: [() => { throw mistake; }] }).orders.get('ord_1')), mistake);
  assert.equal(received.length, 0);
});

test('a token provider that fails is told apart from a server that refuses', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => problem(response, 401, 'unauthenticated'));
  const cause = new Error('The login server is away.');
  const error = await caught(client(baseUrl, { auth: () => Promise.reject(cause) }).orders.get('ord_1'));
  assert.ok(isTokenError(error));
  assert.equal(error.cause, cause);
  assert.equal(received.length, 0);
  const refused = (await caught(client(baseUrl).orders.get('ord_1'))) as ApiError;
  assert.deepEqual([refused.kind, refused.status, received.length], ['authentication', 401, 1]);
});
