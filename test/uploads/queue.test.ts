import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ApiError, NetworkError, type UploadDoneEvent } from '../../src/index.ts';
import { file, open, openStores, recordOf, settle, states, until } from './fake-queue.ts';

const context = { operation: 'uploads.send', attempts: 1 };
const refusal = (status: number, code: string): ApiError => new ApiError({ type: '', title: 'No', status, code, requestId: 'req_1' }, context);

test('U6 three files are sent at once, the others wait their turn in their order, and each is told when it is stored', async (t) => {
  const { queue, sendings } = open(t);
  const done: string[] = [];
  let changes = 0;
  queue.addEventListener('done', (event) => done.push((event as UploadDoneEvent).record.uploadId ?? ''));
  queue.addEventListener('change', () => { changes += 1; });
  queue.add(['a', 'b', 'c', 'd', 'e'].map((name) => file(name)));
  await until(() => states(queue).join() === 'uploading,uploading,uploading,ready,ready');
  assert.equal(queue.busy, true);
  sendings[1]?.finish();
  await until(() => states(queue).join() === 'uploading,done,uploading,uploading,ready');
  for (const { finish } of sendings) finish();
  await until(() => sendings.length === 5);
  sendings[4]?.finish();
  await until(() => states(queue).every((state) => state === 'done'));
  assert.deepEqual(sendings.map(({ request }) => request.name), ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(done.toSorted(), ['upl_1', 'upl_2', 'upl_3', 'upl_4', 'upl_5']);
  assert.equal(queue.busy, false);
  assert.ok(changes > 8);
  assert.equal(queue.records[0]?.mediaType, 'image/png');
});

test('U6 a file that is tried again goes before those that wait their turn', async (t) => {
  const { queue, sendings } = open(t, { parallel: 1 });
  queue.add(['a', 'b', 'c'].map((name) => file(name)));
  await until(() => sendings.length === 1);
  sendings[0]?.fail(refusal(500, 'internalError'));
  await until(() => sendings.length === 2 && queue.records[0]?.state === 'failed');
  queue.retry(queue.records[0]?.id ?? '');
  sendings[1]?.finish();
  await until(() => sendings.length === 3);
  assert.deepEqual(sendings.map(({ request }) => request.name), ['a', 'b', 'a']);
});

test('U7 a pause stops the bytes and keeps the place; a resume goes on there', async (t) => {
  const { queue, sendings } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  sendings[0]?.request.onProgress({ acceptedBytes: 5, sentBytes: 7 });
  queue.pause(id);
  assert.equal(sendings[0]?.request.signal.aborted, true);
  await settle();
  assert.deepEqual(queue.records.map(({ state, acceptedBytes, sentBytes }) => [state, acceptedBytes, sentBytes]), [['paused', 5, 5]]);
  queue.resume(id);
  await until(() => sendings.length === 2);
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
  sendings[1]?.finish();
  await until(() => states(queue).join() === 'done');
});

test('U7 a paused file gives its place to the next one', async (t) => {
  const { queue, sendings } = open(t);
  const [first] = queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await until(() => sendings.length === 3);
  queue.pause(first?.id ?? '');
  await until(() => states(queue).join() === 'paused,uploading,uploading,uploading');
});

test('U7 all files are paused, go on, are tried again and are removed at once', async (t) => {
  const { queue, sendings, discarded, resumeStore } = open(t);
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await until(() => states(queue).join() === 'uploading,uploading,uploading,ready');
  queue.pauseAll();
  assert.deepEqual(states(queue), ['paused', 'paused', 'paused', 'paused']);
  assert.ok(sendings.every(({ request }) => request.signal.aborted));
  queue.resumeAll();
  await until(() => sendings.length === 6);
  for (const { fail } of sendings) fail(new NetworkError(context));
  await until(() => sendings.length === 7);
  sendings[6]?.fail(new NetworkError(context));
  await until(() => states(queue).every((state) => state === 'failed'));
  queue.resumeAll();
  assert.deepEqual(states(queue), ['failed', 'failed', 'failed', 'failed'], 'Going on is not trying again.');
  queue.retryAll();
  await until(() => sendings.length === 10);
  queue.removeAll();
  assert.deepEqual(queue.records, []);
  await settle();
  assert.deepEqual(discarded.toSorted(), ['/uploads/upl_1', '/uploads/upl_2', '/uploads/upl_3', '/uploads/upl_7']);
  assert.deepEqual(await resumeStore.all(), []);
});

test('U12 without a network everything waits, and goes on by itself', async (t) => {
  const { queue, sendings, turn } = open(t);
  queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  turn(false);
  await until(() => states(queue).join() === 'offline');
  assert.equal(sendings[0]?.request.signal.aborted, true, 'The network was not lost.');
  queue.add([file('b.png')]);
  await until(() => states(queue).join() === 'offline,offline');
  turn(true);
  await until(() => states(queue).join() === 'uploading,uploading');
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
});

test('a failure says what it was; a retry goes on, and a place that is gone begins anew', async (t) => {
  const { queue, sendings, resumeStore } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  await settle();
  assert.deepEqual((await resumeStore.all()).map(({ url }) => url), ['/uploads/upl_1']);
  sendings[0]?.fail(new NetworkError(context));
  await until(() => queue.records[0]?.state === 'failed');
  assert.deepEqual([queue.records[0]?.problem?.code, queue.records[0]?.problem?.retryable], ['network', true]);
  queue.retry(id);
  await until(() => sendings.length === 2);
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
  sendings[1]?.fail(refusal(410, 'uploadGone'));
  await until(() => queue.records[0]?.state === 'expired');
  await settle();
  assert.deepEqual((await resumeStore.all()).map(({ url }) => url), [undefined]);
  queue.retry(id);
  await until(() => sendings.length === 3);
  assert.equal(sendings[2]?.request.uploadUrl, undefined);
  sendings[2]?.fail(refusal(415, 'unsupportedMediaType'));
  await until(() => queue.records[0]?.state === 'failed');
  queue.retry(id);
  await settle();
  assert.deepEqual([states(queue), sendings.length], [['failed'], 3]);
});

test('U17 a session that has ended keeps the place of the file', async (t) => {
  const { queue, sendings, resumeStore } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  for (const [status, code] of [[401, 'unauthenticated'], [403, 'permissionDenied']] as const) {
    await until(() => queue.records[0]?.state === 'uploading');
    sendings.at(-1)?.fail(refusal(status, code));
    await until(() => queue.records[0]?.state === 'failed');
    await settle();
    assert.deepEqual((await resumeStore.all()).map(({ url }) => url), ['/uploads/upl_1']);
    queue.retry(id);
  }
  assert.equal(sendings[1]?.request.uploadUrl, '/uploads/upl_1');
});

test('U8 a file that shows no progress for two seconds is called stalled until it does, and not once everything has left', async (t) => {
  const { queue, transfer, sendings } = open(t);
  transfer.countsSentBytes = true;
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const [{ sizeBytes } = { sizeBytes: 0 }] = queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  t.mock.timers.tick(1_999);
  assert.deepEqual(states(queue), ['uploading']);
  t.mock.timers.tick(1);
  assert.deepEqual(states(queue), ['stalled']);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: 4 });
  assert.deepEqual(states(queue), ['uploading']);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: sizeBytes });
  t.mock.timers.tick(10_000);
  assert.deepEqual(states(queue), ['uploading']);
  sendings[0]?.finish();
  await until(() => states(queue).join() === 'done');
});

test('U8 what has arrived is being processed until the server has looked at it', async (t) => {
  const { queue, transfer, sendings } = open(t);
  let look = (): void => undefined;
  const { confirm } = transfer;
  transfer.confirm = async (...rest) => {
    await new Promise<void>((resolve) => { look = resolve; });
    return confirm(...rest);
  };
  const [{ id, sizeBytes } = { id: '', sizeBytes: 0 }] = queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  sendings[0]?.finish();
  await until(() => queue.records[0]?.state === 'processing');
  assert.deepEqual([queue.records[0]?.acceptedBytes, queue.busy, queue.losesBytes], [sizeBytes, true, false]);
  queue.pause(id);
  assert.deepEqual(states(queue), ['processing'], 'There is nothing left to pause.');
  look();
  await until(() => states(queue).join() === 'done');
});

test('U33 what the server says of a file is kept: active content, duplicates, and a refusal in its own words', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([file('a.pdf'), file('b.pdf')]);
  await until(() => sendings.length === 2);
  sendings[0]?.finish({ activeContent: true, duplicateOf: [{ by: 'file', orderNumber: 'M-1' }] });
  sendings[1]?.finish({ status: 'rejected', rejection: { code: 'malware', detail: 'A virus was found.' } });
  await until(() => states(queue).join() === 'done,failed');
  assert.deepEqual([queue.records[0]?.upload?.activeContent, queue.records[0]?.upload?.duplicateOf[0]?.orderNumber], [true, 'M-1']);
  assert.deepEqual(queue.records[1]?.problem, { code: 'malware', detail: 'A virus was found.', retryable: false });
});

test('bytes that the server has otherwise are not taken: the file is sent anew, to another address', async (t) => {
  const { queue, sendings, discarded } = open(t);
  const slip = file('a.png');
  const [{ id } = { id: '' }] = queue.add([slip]);
  await until(() => sendings.length === 1);
  sendings[0]?.finish({ sha256: '0'.repeat(64) });
  await until(() => queue.records[0]?.state === 'failed');
  const { problem, acceptedBytes, uploadUrl, uploadId } = recordOf(queue, 'a.png');
  assert.deepEqual([problem?.code, problem?.retryable, acceptedBytes, uploadUrl, uploadId], ['checksumMismatch', true, 0, undefined, undefined]);
  assert.deepEqual(discarded, ['/uploads/upl_1']);
  queue.retry(id);
  await until(() => sendings.length === 2);
  assert.equal(sendings[1]?.request.uploadUrl, undefined);
  sendings[1]?.finish({ sha256: createHash('sha256').update(Buffer.from(await slip.arrayBuffer())).digest('hex').toUpperCase() });
  await until(() => states(queue).join() === 'done');
});

test('U7 a removed file is stopped, and what the server has of it is deleted there; one that is stored may stand on an order', async (t) => {
  const { queue, sendings, discarded, resumeStore, fileStore } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  queue.remove(id);
  assert.equal(sendings[0]?.request.signal.aborted, true);
  await settle();
  assert.deepEqual([queue.records, queue.fileOf(id), discarded, await resumeStore.all(), await fileStore.all()], [[], undefined, ['/uploads/upl_1'], [], []]);
  queue.add([file('a.png')]);
  await until(() => sendings.length === 2);
  sendings[1]?.finish();
  await until(() => states(queue).join() === 'done');
  queue.remove(queue.records[0]?.id ?? '');
  await settle();
  assert.equal(discarded.length, 1);
});

test('U34 the same file can be added again after it was removed', async (t) => {
  const { queue, sendings } = open(t);
  for (let round = 1; round <= 3; round += 1) {
    queue.add([file('a.png')]);
    await until(() => sendings.length === round);
    assert.deepEqual(states(queue), ['uploading']);
    queue.removeAll();
  }
});

test('U20 files are moved to another place, and stay there', async (t) => {
  const { queue } = open(t);
  const [a, b, c] = queue.add(['a', 'b', 'c'].map((name) => file(name)));
  const names = (): string => queue.records.map(({ name }) => name).join('');
  queue.move(c?.id ?? '', 0);
  assert.equal(names(), 'cab');
  queue.move(c?.id ?? '', 1);
  assert.equal(names(), 'acb');
  queue.move(a?.id ?? '', 99);
  assert.equal(names(), 'cba');
  queue.move(b?.id ?? '', -1);
  assert.equal(names(), 'bca');
  await until(() => queue.records.every(({ state }) => state === 'uploading'));
  assert.equal(names(), 'bca');
});

test('U19 what a person says of a file stays with it until they say something else', async (t) => {
  const { queue, sendings } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  queue.describe(id, { kind: 'receipt', claimed: { reference: 'TT-1' } });
  await until(() => sendings.length === 1);
  sendings[0]?.finish();
  await until(() => states(queue).join() === 'done');
  assert.deepEqual(queue.records[0]?.details, { kind: 'receipt', claimed: { reference: 'TT-1' } });
  queue.describe(id, { kind: 'bankSlip' });
  assert.deepEqual([queue.records[0]?.state, queue.records[0]?.details], ['done', { kind: 'bankSlip' }]);
});

test('the same file of another draft is another upload', async (t) => {
  const stores = openStores();
  const one = open(t, { stores });
  one.queue.add([file('a.png')]);
  await until(() => one.sendings.length === 1);
  const other = open(t, { stores, scope: 'drf_2' });
  other.queue.add([file('a.png')]);
  await until(() => other.sendings.length === 1);
  assert.equal(other.sendings[0]?.request.uploadUrl, undefined);
});

test('U23 a queue that nobody listens to goes on', async (t) => {
  const { queue, sendings } = open(t);
  const listen = (): void => undefined;
  queue.addEventListener('change', listen);
  queue.add([file('a.png')]);
  queue.removeEventListener('change', listen);
  await until(() => sendings.length === 1);
  sendings[0]?.finish();
  await until(() => states(queue).join() === 'done');
});
