import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createClient, isApiError, isNetworkError, isTokenError, memoryStore, type UnfinishedUpload } from '../../src/index.ts';
import { upload } from '../sdk/fixtures.ts';
import { openTusServer } from './tus-server.ts';

const mebibyte = 1024 * 1024;
const pdf = (sizeBytes: number, name = 'slip.pdf'): File =>
  new File([Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(sizeBytes - 9)])], name, { lastModified: 1_700_000_000_000 });
const hashOf = async (file: Blob): Promise<string> => createHash('sha256').update(Buffer.from(await file.arrayBuffer())).digest('hex');

/** The pauses between attempts, which chance makes their shortest, run out at once; the time limits of requests do not. */
const hurry = (t: { mock: { method: typeof import('node:test').mock.method } }): void => {
  const { setTimeout: wait } = globalThis;
  t.mock.method(Math, 'random', () => 0);
  t.mock.method(globalThis, 'setTimeout', (run: () => void, ms?: number, ...rest: []) => wait(run, ms !== undefined && ms <= 8_000 ? Math.min(ms, 20) : ms, ...rest));
};

test('a file is sent in chunks, its progress counts what the server has, and its name and type travel with it', async (t) => {
  const server = await openTusServer(t);
  const file = pdf(12 * mebibyte, 'résit 1.pdf');
  const progress: number[] = [];
  const stored = await createClient({ baseUrl: server.baseUrl, auth: 'key' }).uploads.send(file, {
    onProgress: ({ acceptedBytes, sentBytes, totalBytes }) => {
      assert.ok(acceptedBytes <= sentBytes && sentBytes <= totalBytes);
      progress.push(acceptedBytes);
    },
  });
  assert.equal(stored.id, 'upl_1');
  assert.equal(stored.sha256, await hashOf(file));
  assert.deepEqual(server.log, ['POST /uploads', 'PATCH /uploads/upl_1', 'PATCH /uploads/upl_1', 'PATCH /uploads/upl_1', 'GET /uploads/upl_1']);
  assert.deepEqual([...new Set(progress)], [0, 5 * mebibyte, 10 * mebibyte, 12 * mebibyte]);
  const metadata = Object.fromEntries((server.files.get('upl_1')?.metadata ?? '').split(',').map((pair) => {
    const [name = '', value = ''] = pair.split(' ');
    return [name, Buffer.from(value, 'base64').toString()];
  }));
  assert.deepEqual(metadata, { filename: 'résit 1.pdf', filetype: 'application/pdf' });
});

test('cuts are waited out and gone on after, from the byte where they were', async (t) => {
  hurry(t);
  const server = await openTusServer(t);
  const file = pdf(10 * mebibyte);
  server.cuts.push(1_000_000, 3 * mebibyte, undefined, 17);
  const stored = await createClient({ baseUrl: server.baseUrl, auth: 'key' }).uploads.send(file);
  assert.equal(server.cutsMade, 3, 'The cuts did not happen.');
  assert.equal(stored.sha256, await hashOf(file));
  assert.equal(server.bytesReceived, file.size, 'Bytes that the server had were sent again.');
  assert.ok(server.log.includes('HEAD /uploads/upl_1'));
});

test('an abort throws its reason; the same file goes on later from where it was, by the store', async (t) => {
  const server = await openTusServer(t);
  const store = memoryStore<UnfinishedUpload>();
  const file = pdf(10 * mebibyte);
  const abort = new AbortController();
  const reason = new Error('The person left.');
  const shop = createClient({ baseUrl: server.baseUrl, auth: 'key' });
  const resume = { store, scope: 'drf_1' };
  const first = shop.uploads.send(file, {
    resume, signal: abort.signal, onProgress: ({ acceptedBytes }) => { if (acceptedBytes === 5 * mebibyte) abort.abort(reason); },
  });
  await assert.rejects(first, reason);
  assert.equal((await store.all()).length, 1);
  const received = server.bytesReceived;
  assert.ok(received >= 5 * mebibyte && received < 10 * mebibyte, 'It was not stopped half way.');
  const stored = await shop.uploads.send(file, { resume });
  assert.equal(stored.sha256, await hashOf(file));
  assert.ok(server.log.includes('HEAD /uploads/upl_1') && !server.log.slice(1).includes('POST /uploads'));
  assert.deepEqual(await store.all(), []);
});

test('an unfinished upload that the server has forgotten is begun anew', async (t) => {
  const server = await openTusServer(t);
  const urls: string[] = [];
  const file = pdf(1_000);
  const stored = await createClient({ baseUrl: server.baseUrl, auth: 'key' }).uploads.send(file, {
    resume: { uploadUrl: `${server.baseUrl}/uploads/upl_99` }, onUploadUrl: (url) => urls.push(url),
  });
  assert.equal(stored.id, 'upl_1');
  assert.equal(server.log[0], 'HEAD /uploads/upl_99');
  assert.deepEqual(urls, [`${server.baseUrl}/uploads/upl_1`]);
});

test('an address of another server is never called, so it never sees the token', async (t) => {
  const server = await openTusServer(t);
  const other = await openTusServer(t);
  await createClient({ baseUrl: server.baseUrl, auth: 'key' }).uploads.send(pdf(1_000), { resume: { uploadUrl: `${other.baseUrl}/uploads/upl_1` } });
  assert.deepEqual(other.log, []);
});

test('a refused token in the middle is replaced, and nothing that was sent is thrown away', async (t) => {
  const server = await openTusServer(t);
  let current = 't1';
  let asked = 0;
  let refusals = 0;
  server.intercept = (request, response) => {
    if (request.headers.authorization === `Bearer ${current}`) return false;
    refusals += 1;
    request.resume().on('end', () => response.writeHead(401).end());
    return true;
  };
  const file = pdf(10 * mebibyte);
  const shop = createClient({ baseUrl: server.baseUrl, auth: async () => `t${++asked}` });
  const stored = await shop.uploads.send(file, { onProgress: ({ acceptedBytes }) => { if (acceptedBytes === 5 * mebibyte) current = 't2'; } });
  assert.equal(stored.sha256, await hashOf(file));
  assert.equal(refusals, 1);
  assert.equal(server.log.filter((line) => line.startsWith('POST')).length, 1);
});

for (const [status, kind] of [[401, 'authentication'], [403, 'permission'], [429, 'rateLimited'], [500, 'server'], [503, 'server']] as const) {
  test(`a look at an unfinished upload that answers ${status} never begins it anew`, async (t) => {
    hurry(t);
    const server = await openTusServer(t);
    const shop = createClient({ baseUrl: server.baseUrl, auth: 'key' });
    let heads = 0;
    server.intercept = (request, response) => {
      if (request.method !== 'HEAD') return false;
      heads += 1;
      response.writeHead(status).end();
      return true;
    };
    await assert.rejects(shop.uploads.send(pdf(1_000), { resume: { uploadUrl: `${server.baseUrl}/uploads/upl_7` } }), (error) => isApiError(error) && error.kind === kind);
    assert.ok(heads >= 1);
    assert.ok(!server.log.some((line) => line.startsWith('POST')));
  });
}

test('a refusal of the server is its problem document', async (t) => {
  const server = await openTusServer(t);
  server.intercept = (request, response) => {
    if (request.method !== 'PATCH') return false;
    const body = JSON.stringify({ type: 'about:blank', title: 'Refused', status: 415, code: 'unsupportedMediaType', detail: 'This is a web page.', requestId: 'req_9' });
    request.resume().on('end', () => response.writeHead(415, { 'content-type': 'application/problem+json' }).end(body));
    return true;
  };
  await assert.rejects(createClient({ baseUrl: server.baseUrl, auth: 'key' }).uploads.send(pdf(1_000)),
    (error) => isApiError(error) && error.code === 'unsupportedMediaType' && error.requestId === 'req_9');
});

test('a file that the server took and refused when it looked into it is an error as well', async (t) => {
  const server = await openTusServer(t);
  server.intercept = (request, response) => {
    if (request.method !== 'GET') return false;
    const body = upload('upl_1', { status: 'rejected', rejection: { code: 'truncatedFile', detail: 'The file ends too early.' } });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return true;
  };
  await assert.rejects(createClient({ baseUrl: server.baseUrl, auth: 'key' }).uploads.send(pdf(1_000)), (error) => isApiError(error) && error.code === 'truncatedFile');
});

test('a server that cannot be reached is a network error in the end, and a provider that fails is a token error at once', async (t) => {
  hurry(t);
  await assert.rejects(createClient({ baseUrl: 'http://127.0.0.1:9/v1', auth: 'key' }).uploads.send(pdf(1_000)), isNetworkError);
  await assert.rejects(createClient({ baseUrl: 'http://127.0.0.1:9/v1', auth: () => Promise.reject(new Error('away')) }).uploads.send(pdf(1_000)), isTokenError);
});
