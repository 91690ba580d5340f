import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { createClient, memoryStore, type CoreOptions, type UnfinishedUpload } from '../../src/index.ts';
import { upload } from '../sdk/fixtures.ts';
import { openTusServer, type TusServer } from './tus-server.ts';
import { settle, states, until } from './fake-queue.ts';

const mebibyte = 1024 * 1024;
const pdf = (sizeBytes: number, name = 'slip.pdf'): File => new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(sizeBytes - 9)])], name, { lastModified: 1 });
const hashOf = async (file: Blob): Promise<string> => createHash('sha256').update(Buffer.from(await file.arrayBuffer())).digest('hex');

const answer = (request: IncomingMessage, response: ServerResponse, status: number, headers: Record<string, string> = {}): true => {
  request.resume().on('end', () => response.writeHead(status, headers).end());
  return true;
};

/** The pauses between attempts where chance has them at their shortest, in milliseconds. */
const retries = [250, 750, 2_000, 4_000, 7_500];

/** A queue of a real client against a real server; pauses between attempts are remembered and not waited out. */
const openQueue = async (t: TestContext, options: Partial<CoreOptions> = {}) => {
  const server = await openTusServer(t);
  const pauses: number[] = [];
  const { setTimeout: wait } = globalThis;
  t.mock.method(Math, 'random', () => 0);
  t.mock.method(globalThis, 'setTimeout', (run: () => void, ms = 0, ...rest: []) => {
    const isPause = [...retries, 7_000].includes(ms);
    if (isPause) pauses.push(ms);
    return wait(run, isPause ? 5 : ms, ...rest);
  });
  const resumeStore = memoryStore<UnfinishedUpload>();
  const shop = createClient({ baseUrl: server.baseUrl, auth: 'key', ...options });
  const queue = shop.uploads.createQueue({ scope: 'drf_1', resumeStore, fileStore: memoryStore<File>() });
  t.after(() => queue.dispose());
  return { server, queue, shop, resumeStore, pauses };
};

const posts = ({ log }: TusServer): number => log.filter((line) => line.startsWith('POST')).length;

test('U9 a queue sends to a real server, counts what that has, and ends with the bytes that were chosen', async (t) => {
  const { server, queue } = await openQueue(t);
  const accepted = new Set<number>();
  queue.addEventListener('change', () => accepted.add(queue.records[0]?.acceptedBytes ?? 0));
  const slip = pdf(9 * mebibyte);
  queue.add([slip]);
  await until(() => states(queue).join() === 'done');
  assert.deepEqual([...accepted], [0, 5 * mebibyte, 9 * mebibyte]);
  assert.equal(queue.records[0]?.upload?.sha256, await hashOf(slip));
  assert.equal(server.bytesReceived, slip.size);
});

test('U10 a server in trouble is tried again after growing pauses, counted anew once bytes got through', async (t) => {
  const { server, queue, pauses } = await openQueue(t);
  let patches = 0;
  const broken = new Set([1, 2, 3, 5, 6]);
  server.intercept = (request, response) => request.method === 'PATCH' && broken.has(patches += 1) && answer(request, response, 500);
  queue.add([pdf(9 * mebibyte)]);
  await until(() => states(queue).join() === 'done');
  assert.equal(patches, 7, 'The faults did not happen.');
  assert.deepEqual(pauses, [250, 750, 2_000, 250, 750]);
});

test('U10 it is given up in the end, and a retry of a person goes on from there', async (t) => {
  const { server, queue, pauses } = await openQueue(t);
  let faults = 0;
  server.intercept = (request, response) => request.method === 'PATCH' && request.headers['upload-offset'] !== '0' && (faults += 1) > 0 && answer(request, response, 503);
  const slip = pdf(9 * mebibyte);
  queue.add([slip]);
  await until(() => states(queue).join() === 'failed');
  assert.deepEqual([faults, queue.records[0]?.problem?.retryable, queue.records[0]?.acceptedBytes], [6, true, 5 * mebibyte]);
  assert.deepEqual(pauses, retries);
  server.intercept = undefined;
  queue.retryAll();
  await until(() => states(queue).join() === 'done');
  assert.deepEqual([posts(server), server.bytesReceived], [1, slip.size]);
});

for (const [status, isTriedAgain] of [[400, false], [403, false], [409, true], [413, false], [415, false], [422, false], [423, true]] as const) {
  test(`U10 an answer ${status} is ${isTriedAgain ? '' : 'not '}tried again`, async (t) => {
    const { server, queue } = await openQueue(t);
    let faults = 0;
    server.intercept = (request, response) => request.method === 'PATCH' && (faults += 1) === 1 && answer(request, response, status);
    queue.add([pdf(1_000)]);
    await until(() => ['done', 'failed'].includes(states(queue).join()));
    assert.deepEqual([states(queue)[0], faults], isTriedAgain ? ['done', 2] : ['failed', 1]);
    assert.equal(queue.records[0]?.problem?.retryable, isTriedAgain ? undefined : false);
  });
}

test('U11 a server that asks to wait is left alone for as long as it says, by every file', async (t) => {
  const { server, queue, pauses } = await openQueue(t);
  let faults = 0;
  server.intercept = (request, response) => request.method === 'POST' && (faults += 1) === 2 && answer(request, response, 429, { 'retry-after': '7' });
  const helds: number[] = [];
  queue.addEventListener('change', () => { if (queue.heldUntil !== undefined) helds.push(queue.heldUntil - Date.now()); });
  queue.add([pdf(1_000, 'a.pdf'), pdf(1_000, 'b.pdf'), pdf(1_000, 'c.pdf')]);
  await until(() => states(queue).every((state) => state === 'done'));
  assert.ok(faults >= 4, 'The server did not ask.');
  assert.ok(Math.max(...helds) > 6_000 && Math.max(...helds) <= 7_000, `${helds.join()}`);
  assert.ok(pauses.includes(7_000));
  assert.equal(queue.heldUntil, undefined);
});

test('U17 a token that ends half way is replaced once, and the file goes on at the same byte', async (t) => {
  let current = 't1';
  let asked = 0;
  const { server, queue } = await openQueue(t, { auth: async () => `t${++asked}` });
  const refused: string[] = [];
  server.intercept = (request, response) => {
    if (request.headers.authorization === `Bearer ${current}`) return false;
    refused.push(`${request.method} ${String(request.headers['upload-offset'])}`);
    return answer(request, response, 401);
  };
  queue.addEventListener('change', () => { if (queue.records[0]?.acceptedBytes === 5 * mebibyte) current = 't2'; });
  const slip = pdf(9 * mebibyte);
  queue.add([slip]);
  await until(() => states(queue).join() === 'done');
  assert.deepEqual(refused, [`PATCH ${5 * mebibyte}`], 'The token did not end.');
  assert.deepEqual([asked, posts(server), server.bytesReceived], [2, 1, slip.size]);
});

test('U17 a session that is over keeps the place of the file until somebody has signed in again', async (t) => {
  let isSignedIn = true;
  const { server, queue, resumeStore } = await openQueue(t, { auth: async () => 'key' });
  let faults = 0;
  server.intercept = (request, response) => !isSignedIn && (faults += 1) > 0 && answer(request, response, 401);
  queue.addEventListener('change', () => { if (queue.records[0]?.acceptedBytes === 5 * mebibyte && faults === 0) isSignedIn = false; });
  const slip = pdf(9 * mebibyte);
  queue.add([slip]);
  await until(() => states(queue).join() === 'failed');
  assert.ok(faults >= 2, 'The session was not over.');
  assert.deepEqual([queue.records[0]?.problem?.code, queue.records[0]?.problem?.retryable], ['unauthenticated', true]);
  await settle();
  assert.match((await resumeStore.all())[0]?.url ?? '', /uploads\/upl_1$/);
  isSignedIn = true;
  queue.retryAll();
  await until(() => states(queue).join() === 'done');
  assert.deepEqual([posts(server), server.bytesReceived], [1, slip.size]);
});

test('U16 an unfinished upload that the server has forgotten starts over and succeeds', async (t) => {
  const { server, queue } = await openQueue(t);
  const slip = pdf(9 * mebibyte);
  const stop = (): void => {
    if (queue.records[0]?.acceptedBytes !== 5 * mebibyte) return;
    queue.removeEventListener('change', stop);
    queue.pauseAll();
  };
  queue.addEventListener('change', stop);
  queue.add([slip]);
  await until(() => states(queue).join() === 'paused');
  server.files.clear();
  queue.resumeAll();
  await until(() => states(queue).join() === 'done');
  assert.deepEqual([posts(server), queue.records[0]?.uploadId, queue.records[0]?.upload?.sha256], [2, 'upl_2', await hashOf(slip)]);
});

test('U25 what is removed is deleted on a server that can, which is asked once', async (t) => {
  const { server, queue } = await openQueue(t);
  server.intercept = (request) => request.method === 'PATCH';
  for (let round = 1; round <= 2; round += 1) {
    queue.add([pdf(1_000, `${round}.pdf`)]);
    await until(() => server.log.filter((line) => line.startsWith('PATCH')).length === round);
    queue.removeAll();
    await until(() => server.log.filter((line) => line.startsWith('DELETE')).length === round);
  }
  assert.deepEqual(server.log.filter((line) => /^(OPTIONS|DELETE)/.test(line)), ['OPTIONS /uploads', 'DELETE /uploads/upl_1', 'DELETE /uploads/upl_2']);
  assert.equal(server.files.size, 0);
});

test('U25 a server that cannot delete is not asked to', async (t) => {
  const { server, queue } = await openQueue(t);
  server.extensions = 'creation,expiration';
  server.intercept = (request) => request.method === 'PATCH';
  queue.add([pdf(1_000)]);
  await until(() => server.log.some((line) => line.startsWith('PATCH')));
  queue.removeAll();
  await until(() => server.log.includes('OPTIONS /uploads'));
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  assert.ok(!server.log.some((line) => line.startsWith('DELETE')));
});

test('U33 a state of the server that this version does not know is waited out', async (t) => {
  const { server, queue } = await openQueue(t);
  const answers = ['scanning', 'quarantined', 'receiving', 'stored'];
  const seen: string[] = [];
  server.intercept = (request, response) => {
    if (request.method !== 'GET') return false;
    seen.push(states(queue).join());
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(upload('upl_1', { status: answers.shift() ?? 'stored', activeContent: true })));
    return true;
  };
  queue.add([pdf(1_000)]);
  await until(() => states(queue).join() === 'done');
  assert.deepEqual(seen, ['processing', 'processing', 'processing', 'processing']);
  assert.equal(queue.records[0]?.upload?.activeContent, true);
});
