import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { createClient, isApiError, isContractError, type OrderEvent } from '../../src/index.ts';
import { event } from '../sdk/fixtures.ts';
import { json, openHttpServer, problem } from '../sdk/http-server.ts';

const stream = (response: ServerResponse): ServerResponse => response.writeHead(200, { 'content-type': 'text/event-stream' });
const told = ({ id, type, ...rest }: OrderEvent): string => `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ id, type, ...rest })}\n\n`;
const ids = async (events: AsyncIterable<OrderEvent>): Promise<string[]> => {
  const seen: string[] = [];
  for await (const { id } of events) seen.push(id);
  return seen;
};

test('a stream that is cut goes on where it was, tells nothing twice, and ends with the order', async (t) => {
  const log = [event('1', 'order.created'), event('2', 'order.confirmed'), event('3', 'shipment.created'), event('4', 'something.new'), event('5', 'order.completed'), event('6', 'order.updated')];
  let cuts = 0;
  const { baseUrl, received } = await openHttpServer(t, ({ headers }, response) => {
    const last = Number(headers['last-event-id'] ?? 0);
    stream(response).write('retry: 5\n\n');
    // One event that is known comes again, and the connection breaks in the middle of another.
    const rest = log.slice(Math.max(0, last - 1));
    response.write(rest.slice(0, 2).map(told).join(''));
    if (last >= 4) return;
    cuts += 1;
    response.write(told(rest[2] as OrderEvent).slice(0, 20));
    setTimeout(() => response.destroy(), 20);
  });
  const { signal } = new AbortController();
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1', { signal })), ['1', '2', '3', '4', '5']);
  assert.ok(cuts >= 2, 'The stream was not cut.');
  assert.equal(received[0]?.headers['last-event-id'], undefined);
  assert.equal(received[1]?.headers['last-event-id'], '2');
  assert.ok(received.every(({ headers, path }) => headers.authorization === 'Bearer key' && headers.accept === 'text/event-stream' && path.endsWith('/orders/ord_1/events')));
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('a watch begins after what is known, and ends where the server says that nothing more comes', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => response.writeHead(204).end());
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key' }).events.watch({ from: '41' })), []);
  assert.equal(received[0]?.headers['last-event-id'], '41');
});

test('a stream that is cut before anything happened goes on from where it began', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response, count) => {
    stream(response).write('id: 41\nretry: 5\n\n');
    if (count === 1) setTimeout(() => response.destroy(), 20);
    else response.end(told(event('42', 'order.cancelled')));
  });
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1')), ['42']);
  assert.equal(received[1]?.headers['last-event-id'], '41');
});

for (const [status, code] of [[403, 'permissionDenied'], [404, 'notFound']] as const) {
  test(`a refusal for good ends the watch: ${status}`, async (t) => {
    const { baseUrl, received } = await openHttpServer(t, (_, response) => problem(response, status, code));
    await assert.rejects(ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1')), (error) => isApiError(error) && error.code === code);
    assert.equal(received.length, 1);
  });
}

test('trouble that may pass is waited out: no connection, 503, 429, a 401', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response, count) => {
    if (count === 1) return response.destroy();
    if (count === 2) return problem(response, 503, 'providerUnavailable');
    if (count === 3) return problem(response, 429, 'rateLimited');
    if (count === 4) return problem(response, 401, 'unauthenticated');
    return stream(response).write(told(event('1', 'order.cancelled')));
  });
  const shop = createClient({ baseUrl, auth: 'key' });
  t.mock.method(Math, 'random', () => 0.001);
  assert.deepEqual(await ids(shop.orders.watch('ord_1')), ['1']);
  assert.equal(received.length, 5);
});

test('says whether it is live, and each change of that once', async (t) => {
  const states: string[] = [];
  const { baseUrl } = await openHttpServer(t, (_, response, count) => {
    if (count === 1) {
      stream(response).write(`retry: 5\n\n${told(event('1', 'order.created'))}`);
      return void setTimeout(() => response.destroy(), 20);
    }
    if (count < 4) return problem(response, 503, 'providerUnavailable');
    return stream(response).write(told(event('2', 'order.cancelled')));
  });
  t.mock.method(Math, 'random', () => 0.001);
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1', { onState: (state) => states.push(state) })), ['1', '2']);
  assert.deepEqual(states, ['live', 'reconnecting', 'live']);
});

test('where the stream cannot be read, pages are asked for', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, ({ path, headers }, response) => {
    const after = new URL(path, 'http://x').searchParams.get('after');
    if (headers.accept === 'text/event-stream') return json(response, 200, { items: [] });
    if (after === null) return json(response, 200, { items: [event('1', 'order.created')], nextCursor: '1' });
    return json(response, 200, { items: [event('2', 'order.completed')] });
  });
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1')), ['1', '2']);
  assert.deepEqual(received.map(({ path }) => path.replace(/^.*\/events/, '')), ['', '?limit=200', '?limit=200&after=1']);
});

test('an event that is none ends the watch with an error', async (t) => {
  const { baseUrl } = await openHttpServer(t, (_, response) => stream(response).write('id: 1\ndata: {"id":1}\n\n'));
  await assert.rejects(ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1')), isContractError);
});

test('an abort throws its reason, while events come and while nothing comes', async (t) => {
  let closed = 0;
  const { baseUrl } = await openHttpServer(t, (_, response) => {
    response.on('close', () => { closed += 1; });
    stream(response).write(told(event('1', 'order.created')));
  });
  const reason = new Error('The person went away.');
  const abort = new AbortController();
  setTimeout(() => abort.abort(reason), 60);
  await assert.rejects(ids(createClient({ baseUrl, auth: 'key' }).events.watch({ signal: abort.signal })), reason);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(closed, 1);
});

test('who stops reading closes the stream', async (t) => {
  let close: (() => void) | undefined;
  const closed = new Promise<void>((resolve) => { close = resolve; });
  const { baseUrl } = await openHttpServer(t, (_, response) => {
    response.on('close', () => close?.());
    stream(response).write(told(event('1', 'order.created')));
  });
  for await (const { id } of createClient({ baseUrl, auth: 'key' }).events.watch()) {
    assert.equal(id, '1');
    break;
  }
  await closed;
});

test('a stream that falls silent is taken for dead and opened again', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, ({ headers }, response) => {
    stream(response).write('retry: 5\n\n');
    if (headers['last-event-id'] === '1') response.write(told(event('2', 'order.completed')));
    else response.write(told(event('1', 'order.created')));
  });
  // 45 seconds pass in 60 ms; every other wait keeps its length.
  const { setTimeout: wait } = globalThis;
  t.mock.method(globalThis, 'setTimeout', (run: () => void, ms: number, ...rest: []) => wait(run, ms === 45_000 ? 60 : ms, ...rest));
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key' }).orders.watch('ord_1')), ['1', '2']);
  assert.equal(received.length, 2);
});

test('streams that stay silent to their end are held back by something: pages are asked for', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, ({ headers }, response) => {
    if (headers.accept === 'text/event-stream') return stream(response).flushHeaders();
    return json(response, 200, { items: [event('1', 'order.cancelled')] });
  });
  const { setTimeout: wait } = globalThis;
  t.mock.method(globalThis, 'setTimeout', (run: () => void, ms: number, ...rest: []) => wait(run, ms === 45_000 ? 60 : ms <= 10_000 && ms !== 5_000 ? Math.min(ms, 20) : ms, ...rest));
  assert.deepEqual(await ids(createClient({ baseUrl, auth: 'key', timeout: { attemptMs: 5_000 } }).orders.watch('ord_1')), ['1']);
  assert.equal(received.length, 3);
});
