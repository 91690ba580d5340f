import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { memoryStore, UploadQueue, type Connection, type Transfer, type TransferRequest, type UnfinishedUpload, type UploadDoneEvent, type UploadRecord } from '../../src/index.ts';
import { NetworkError, ApiError } from '../../src/index.ts';
import { upload } from '../sdk/fixtures.ts';

const context = { operation: 'uploads.send', attempts: 1 };
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0);
const file = (name: string, bytes: BlobPart = png, lastModified = 1): File => new File([bytes], name, { lastModified });

interface Sending { readonly request: TransferRequest; finish(): void; fail(error: Error): void }

/** A transfer whose every step the test takes. */
const scripted = () => {
  const sendings: Sending[] = [];
  const discarded: string[] = [];
  const transfer: Transfer = {
    countsSentBytes: false,
    send: (request) => new Promise((resolve, reject) => {
      const id = `upl_${sendings.length + 1}`;
      sendings.push({ request, finish: () => resolve(id), fail: reject });
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      request.onUploadUrl({ url: request.uploadUrl ?? `/uploads/${id}` });
    }),
    confirm: async (uploadId) => upload(uploadId),
    discard: async (url) => void discarded.push(url),
  };
  return { transfer, sendings, discarded };
};

const switchable = () => {
  let listener = (): void => undefined;
  const connection: Connection & { online: boolean } = { online: true, onChange: (listen) => { listener = listen; return () => { listener = () => undefined; }; } };
  return { connection, turn: (online: boolean) => { connection.online = online; listener(); } };
};

const open = (t: TestContext, { store = memoryStore<UnfinishedUpload>() } = {}) => {
  const script = scripted();
  const network = switchable();
  let count = 0;
  const queue = new UploadQueue({ transfer: script.transfer, resumeStore: store, scope: 'drf_1', connection: network.connection, now: () => 0, newId: () => `f${++count}` });
  t.after(() => queue.dispose());
  return { queue, store, ...script, ...network };
};

const settle = async (): Promise<void> => { for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate); };
const states = ({ records }: { records: readonly UploadRecord[] }): string[] => records.map(({ state }) => state);

test('three files are sent at once, the others wait their turn, and each is told when it is stored', async (t) => {
  const { queue, sendings } = open(t);
  const done: string[] = [];
  let changes = 0;
  queue.addEventListener('done', (event) => done.push((event as UploadDoneEvent).record.uploadId ?? ''));
  queue.addEventListener('change', () => { changes += 1; });
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  assert.deepEqual(states(queue), ['uploading', 'uploading', 'uploading', 'ready']);
  assert.equal(queue.busy, true);
  sendings[1]?.finish();
  await settle();
  assert.deepEqual(states(queue), ['uploading', 'done', 'uploading', 'uploading']);
  for (const { finish } of sendings) finish();
  await settle();
  assert.deepEqual(states(queue), ['done', 'done', 'done', 'done']);
  assert.deepEqual(done.toSorted(), ['upl_1', 'upl_2', 'upl_3', 'upl_4']);
  assert.equal(queue.busy, false);
  assert.ok(changes > 8);
  assert.equal(queue.records[0]?.mediaType, 'image/png');
});

test('a file is refused before a byte of it is sent, and by its bytes, not by its name', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([file('page.png', '<html><script>'), file('empty.pdf', ''), file('big.pdf', new Uint8Array(10 * 1024 * 1024 + 1)), file('a.png'), file('a.png')]);
  await settle();
  assert.deepEqual(queue.records.map(({ problem }) => problem?.code), ['unsupportedMediaType', 'emptyFile', 'uploadTooLarge', undefined, 'duplicateFile']);
  assert.equal(sendings.length, 1);
  queue.add(Array.from({ length: 21 }, (_, index) => file(`n${index}.png`)));
  assert.deepEqual(queue.records.flatMap(({ problem }) => (problem?.code === 'tooManyFiles' ? [problem.params?.limit] : [])), [20, 20]);
  assert.equal(queue.records.filter(({ problem }) => !problem).length, 20);
});

test('a pause stops the bytes and keeps the place; a resume goes on there', async (t) => {
  const { queue, sendings } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await settle();
  sendings[0]?.request.onProgress({ acceptedBytes: 5, sentBytes: 7 });
  queue.pause(id);
  assert.equal(sendings[0]?.request.signal.aborted, true);
  await settle();
  assert.deepEqual(queue.records.map(({ state, acceptedBytes, sentBytes }) => [state, acceptedBytes, sentBytes]), [['paused', 5, 5]]);
  queue.resume(id);
  await settle();
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
  sendings[1]?.finish();
  await settle();
  assert.deepEqual(states(queue), ['done']);
});

test('a paused file gives its place to the next one', async (t) => {
  const { queue, sendings } = open(t);
  const [first] = queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  assert.equal(sendings.length, 3);
  queue.pause(first?.id ?? '');
  await settle();
  assert.deepEqual(states(queue), ['paused', 'uploading', 'uploading', 'uploading']);
});

test('without a network everything waits, and goes on by itself', async (t) => {
  const { queue, sendings, turn } = open(t);
  queue.add([file('a.png')]);
  await settle();
  turn(false);
  await settle();
  assert.deepEqual(states(queue), ['offline']);
  queue.add([file('b.png')]);
  await settle();
  assert.deepEqual(states(queue), ['offline', 'offline']);
  turn(true);
  await settle();
  assert.deepEqual(states(queue), ['uploading', 'uploading']);
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
});

test('a failure says what it was; a retry goes on, and a place that is gone begins anew', async (t) => {
  const { queue, sendings, store } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await settle();
  assert.equal((await store.all()).length, 1);
  sendings[0]?.fail(new NetworkError(context));
  await settle();
  assert.deepEqual([queue.records[0]?.state, queue.records[0]?.problem?.code, queue.records[0]?.problem?.retryable], ['failed', 'network', true]);
  queue.retry(id);
  await settle();
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
  sendings[1]?.fail(new ApiError({ type: '', title: 'Gone', status: 410, code: 'uploadGone', requestId: 'req_1' }, context));
  await settle();
  assert.equal(queue.records[0]?.state, 'expired');
  assert.equal((await store.all()).length, 0);
  queue.retry(id);
  await settle();
  assert.equal(sendings[2]?.request.uploadUrl, undefined);
  sendings[2]?.fail(new ApiError({ type: '', title: 'No', status: 415, code: 'unsupportedMediaType', requestId: 'req_1' }, context));
  await settle();
  queue.retry(id);
  await settle();
  assert.deepEqual([states(queue), sendings.length], [['failed'], 3]);
});

test('a session that has ended keeps the place of the file', async (t) => {
  const { queue, sendings, store } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await settle();
  for (const [status, code] of [[401, 'unauthenticated'], [403, 'permissionDenied']] as const) {
    sendings.at(-1)?.fail(new ApiError({ type: '', title: 'No', status, code, requestId: 'req_1' }, context));
    await settle();
    assert.deepEqual([states(queue), (await store.all()).length], [['failed'], 1]);
    queue.retry(id);
    await settle();
  }
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
});

test('a file that shows no progress is called stalled until it does', async (t) => {
  const { queue, transfer, sendings } = open(t);
  Object.assign(transfer, { countsSentBytes: true });
  const { setTimeout: wait } = globalThis;
  t.mock.method(globalThis, 'setTimeout', (run: () => void, ms?: number, ...rest: []) => wait(run, ms === 8_000 ? 20 : ms, ...rest));
  queue.add([file('a.png')]);
  await settle();
  await new Promise((resolve) => wait(resolve, 60));
  assert.deepEqual(states(queue), ['stalled']);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: 4 });
  assert.deepEqual(states(queue), ['uploading']);
  sendings[0]?.finish();
  await settle();
  assert.deepEqual(states(queue), ['done']);
});

test('a removed file is stopped, and what the server has of it is deleted there', async (t) => {
  const { queue, sendings, discarded, store } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await settle();
  queue.remove(id);
  await settle();
  assert.equal(sendings[0]?.request.signal.aborted, true);
  assert.deepEqual([queue.records, discarded, await store.all()], [[], ['/uploads/upl_1'], []]);
  queue.add([file('a.png')]);
  await settle();
  sendings[1]?.finish();
  await settle();
  queue.remove(queue.records[0]?.id ?? '');
  assert.equal(discarded.length, 1, 'A file that is stored may stand on an order.');
});

test('after a reload the same file goes on where it was; another one is told apart', async (t) => {
  const store = memoryStore<UnfinishedUpload>();
  const before = open(t, { store });
  before.queue.add([file('a.png'), file('b.png')]);
  await settle();
  before.sendings[1]?.finish();
  await settle();
  before.sendings[0]?.request.onProgress({ acceptedBytes: 5, sentBytes: 5 });
  before.queue.dispose();

  const after = open(t, { store });
  after.queue.restore(structuredClone(before.queue.records) as UploadRecord[]);
  assert.deepEqual(states(after.queue), ['needsFile', 'done']);
  assert.equal(after.queue.records[0]?.acceptedBytes, 5);
  assert.equal(after.queue.busy, false);
  assert.equal(after.queue.provideFile('f1', file('a.png', png, 2)), false);
  assert.deepEqual(after.queue.add([file('a.png')]), []);
  await settle();
  assert.equal(after.sendings[0]?.request.uploadUrl, '/uploads/upl_1');
  assert.deepEqual(states(after.queue), ['uploading', 'done']);
});

test('the same file of another draft is another upload', async (t) => {
  const store = memoryStore<UnfinishedUpload>();
  const one = open(t, { store });
  one.queue.add([file('a.png')]);
  await settle();
  const script = scripted();
  const other = new UploadQueue({ transfer: script.transfer, resumeStore: store, scope: 'drf_2', connection: switchable().connection, now: () => 0, newId: () => 'x' });
  t.after(() => other.dispose());
  other.add([file('a.png')]);
  await settle();
  assert.equal(script.sendings[0]?.request.uploadUrl, undefined);
});
