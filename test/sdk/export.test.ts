import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClient, isApiError, isNetworkError, isTimeoutError, type Client } from '../../src/index.ts';
import { listen, type Listening } from '../../server/node/listen.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';

let shop: TestServer;
let listening: Listening;
let client: Client;
before(async () => {
  shop = await openTestServer();
  await shop.place();
  listening = await listen({ port: 0, hostname: '127.0.0.1', fetch: (request) => shop.server.fetch(request) });
  client = createClient({ baseUrl: `http://127.0.0.1:${listening.port}/v1`, auth: shop.serviceKey });
});
after(() => listening.close());

/** A client of a server that answers in pieces, as the test says. */
const clientOf = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown, cancel: (reason: unknown) => void = () => {}): Client => createClient({
  baseUrl: 'https://shop.test/v1', auth: 'x', timeout: { attemptMs: 50 },
  fetch: (request: Request) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) { request.signal.addEventListener('abort', () => { controller.error(request.signal.reason); cancel(request.signal.reason); }); },
      pull: (controller) => pull(controller) as Promise<void>,
    }, { highWaterMark: 0 });
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment; filename="orders.csv"' } }));
  },
});
const piece = new TextEncoder().encode('abc');

test('a file comes with its name and its type, and says how much of it is there', async () => {
  const told: number[] = [];
  const { filename, mediaType, body } = await client.orders.export({ format: 'csv', columns: ['status'] }, { onProgress: ({ receivedBytes }) => told.push(receivedBytes) });
  assert.deepEqual([filename, mediaType], ['orders-2026-11-22.csv', 'text/csv']);
  const blob = await new Response(body).blob();
  // Reading an answer as text drops the mark by which spreadsheets know UTF-8; as bytes it is there.
  assert.equal(Buffer.from(await blob.arrayBuffer()).toString(), '\uFEFFstatus\r\nconfirmed\r\n');
  assert.equal(told.at(-1), blob.size);
});

test('a refusal is an error with its field, before there is any file', async () => {
  await assert.rejects(client.orders.export({ format: 'csv', columns: ['sku'] }), (error) => isApiError(error) && error.fields[0]?.pointer === '?columns');
});

test('nothing is asked for that nobody reads yet', async () => {
  let pulls = 0;
  const { body } = await clientOf((controller) => { pulls += 1; controller.enqueue(piece); }).orders.export({ format: 'csv' });
  assert.equal(pulls, 0);
  const reader = body.getReader();
  await reader.read();
  assert.equal(pulls, 1);
  await reader.cancel();
});

test('a cut is a network error, and never the end of a file', async () => {
  let pulls = 0;
  const { body } = await clientOf((controller) => {
    pulls += 1;
    if (pulls === 1) controller.enqueue(piece);
    else controller.error(new TypeError('terminated'));
  }).orders.export({ format: 'csv' });
  await assert.rejects(new Response(body).text(), isNetworkError);
  assert.equal(pulls, 2, 'it was cut after a piece had come');
});

test('a silence is a time-out, however much has come before', async () => {
  let pulls = 0;
  const { body } = await clientOf((controller) => {
    pulls += 1;
    return pulls === 1 ? controller.enqueue(piece) : new Promise(() => {});
  }).orders.export({ format: 'csv' });
  await assert.rejects(new Response(body).text(), isTimeoutError);
  assert.equal(pulls, 2);
});

test('an abort in the middle throws its own reason, and the request is called off', async () => {
  const abort = new AbortController();
  const reason = new Error('enough');
  let calledOff: unknown;
  const { body } = await clientOf((controller) => { controller.enqueue(piece); }, (why) => { calledOff = why; }).orders.export({ format: 'csv' }, { signal: abort.signal });
  const reader = body.getReader();
  await reader.read();
  abort.abort(reason);
  await assert.rejects(reader.read(), (error) => error === reason);
  assert.equal(calledOff, reason);
  await assert.rejects(client.orders.export({ format: 'csv' }, { signal: abort.signal }), (error) => error === reason);
});
