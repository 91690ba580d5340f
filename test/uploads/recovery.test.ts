import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { memoryStore, type KeyedStore, type UnfinishedUpload, type UploadRecord } from '../../src/index.ts';
import { resumeKey } from '../../src/uploads/transfer.ts';
import { file, open, openStores, recordOf, settle, states, until, type Stores } from './fake-queue.ts';

const mebibyte = 1024 * 1024;
const hourMs = 60 * 60 * 1_000;

/** A queue whose page is killed half way through its files. */
const killed = async (t: TestContext, { stores, names = ['a.png', 'b.png'], now = 0 }: { stores: Stores; names?: readonly string[]; now?: number }) => {
  const before = open(t, { stores, clock: { now } });
  before.queue.add(names.map((name) => file(name)));
  await until(() => before.sendings.length === Math.min(3, names.length) && before.queue.records.every(({ isKept }) => isKept));
  for (const [index, { request }] of before.sendings.entries()) {
    request.onUploadUrl({ url: `/uploads/upl_${index + 1}`, expiresAt: now + 24 * hourMs });
    request.onProgress({ acceptedBytes: 5, sentBytes: 5 });
  }
  await settle();
  before.queue.dispose();
  return before;
};

test('U14 after a killed tab everything goes on by itself where the server has it, whose bytes are kept', async (t) => {
  const stores = openStores();
  const before = await killed(t, { stores, names: ['a.png', 'b.png', 'c.png', 'd.png'] });
  assert.deepEqual(before.queue.records.map(({ isKept }) => isKept), [true, true, true, true]);
  const after = open(t, { stores });
  const found = await after.queue.recover();
  assert.deepEqual(found.map(({ name, acceptedBytes }) => [name, acceptedBytes]), [['a.png', 5], ['b.png', 5], ['c.png', 5], ['d.png', 0]]);
  await until(() => after.sendings.length === 3);
  assert.deepEqual(after.sendings.map(({ request }) => [request.name, request.uploadUrl]), [['a.png', '/uploads/upl_1'], ['b.png', '/uploads/upl_2'], ['c.png', '/uploads/upl_3']]);
  assert.deepEqual(after.queue.records.map(({ id }) => id), before.queue.records.map(({ id }) => id));
  assert.equal(await after.sendings[0]?.request.file.text(), await file('a.png').text());
  for (const { finish } of after.sendings) finish();
  await until(() => after.sendings.length === 4);
  after.sendings[3]?.finish();
  await until(() => states(after.queue).every((state) => state === 'done'));
  await settle();
  assert.deepEqual([await stores.resumeStore.all(), await stores.fileStore.all()], [[], []], 'What is there is not kept any longer.');
});

test('U14 what is there is not asked for again, wherever the tab was killed while it was let go of', async (t) => {
  for (const store of ['fileStore', 'resumeStore'] as const) {
    const stores = openStores();
    const before = open(t, { stores });
    before.queue.add([file('a.png')]);
    await until(() => before.sendings.length === 1 && before.queue.records[0]?.isKept === true);
    const remove = stores[store].delete.bind(stores[store]);
    let isAsked = false;
    stores[store].delete = async (key) => {
      // What was asked of the browser is done, and the tab does not hear of it any more.
      if (store === 'fileStore') await remove(key);
      isAsked = true;
      return new Promise(() => undefined);
    };
    before.sendings[0]?.finish();
    await until(() => isAsked && states(before.queue).join() === 'done');
    before.queue.dispose();
    stores[store].delete = remove;
    const after = open(t, { stores });
    assert.deepEqual(await after.queue.recover(), [], `killed after it was taken out of the ${store}`);
    assert.deepEqual([await stores.resumeStore.all(), await stores.fileStore.all()], [[], []], 'Nothing of it is left behind.');
  }
});

test('U14 what was half let go of when a tab was killed, and is added again, is kept as any other', async (t) => {
  const stores = openStores();
  await killed(t, { stores, names: ['a.png'] });
  const [entry] = await stores.resumeStore.all();
  const key = resumeKey(entry!.scope!, { ...entry!.record!, sizeBytes: entry!.sizeBytes });
  await stores.fileStore.clear();
  await stores.resumeStore.put(key, { ...entry!, keptAt: -Infinity });
  await killed(t, { stores, names: ['a.png'] });
  const after = open(t, { stores });
  await after.queue.recover();
  await until(() => after.sendings.length === 1);
  assert.equal(await after.sendings[0]?.request.file.text(), await file('a.png').text());
});

test('U13 after a reload a file without its bytes is listed, and goes on when it is chosen again', async (t) => {
  const stores = openStores();
  await killed(t, { stores });
  await stores.fileStore.clear();
  const after = open(t, { stores });
  await after.queue.recover();
  assert.deepEqual(states(after.queue), ['needsFile', 'needsFile']);
  assert.deepEqual([after.queue.busy, after.queue.losesBytes], [false, false]);
  assert.equal(after.queue.records[0]?.acceptedBytes, 5);
  assert.equal(await after.queue.provideFile(recordOf(after.queue, 'a.png').id, file('a.png')), true);
  assert.deepEqual(after.queue.add([file('b.png')]), [], 'Chosen by the button for any file, it is still the one that is waited for.');
  await until(() => after.sendings.length === 2);
  assert.deepEqual(after.sendings.map(({ request }) => request.uploadUrl), ['/uploads/upl_1', '/uploads/upl_2']);
});

test('U13 what a draft has kept comes back with it, and no bytes are asked for that are here', async (t) => {
  const stores = openStores();
  const before = await killed(t, { stores, names: ['a.png', 'b.png', 'c.png'] });
  const kept = structuredClone(before.queue.records) as UploadRecord[];
  const after = open(t, { stores });
  after.queue.restore([...kept.slice(0, 2), { ...kept[0]!, id: 'other', name: 'other.png', fingerprint: undefined }]);
  assert.deepEqual(states(after.queue), ['needsFile', 'needsFile', 'needsFile']);
  await until(() => states(after.queue).join() === 'uploading,uploading,needsFile');
  assert.deepEqual(after.sendings.map(({ request }) => request.uploadUrl), ['/uploads/upl_1', '/uploads/upl_2']);
});

test('U13 what is asked for twice comes back once', async (t) => {
  const stores = openStores();
  const before = await killed(t, { stores });
  const after = open(t, { stores });
  const first = after.queue.recover();
  after.queue.restore(before.queue.records.slice(0, 1));
  await Promise.all([first, after.queue.recover()]);
  await until(() => states(after.queue).join() === 'uploading,uploading');
  assert.equal(after.sendings.length, 2);
});

test('a refused file, and one that nobody has decided on, do not come back; a finished one does', async (t) => {
  const stores = openStores();
  const before = open(t, { stores });
  before.queue.add([file('a.png'), file('b.png'), file('a.png'), new File([], 'empty.pdf')]);
  await until(() => before.sendings.length === 2);
  before.sendings[1]?.finish();
  await until(() => states(before.queue).join() === 'uploading,done,duplicate,failed');
  before.queue.dispose();
  const after = open(t, { stores });
  after.queue.restore(before.queue.records);
  assert.deepEqual(after.queue.records.map(({ name, state }) => [name, state]), [['a.png', 'needsFile'], ['b.png', 'done']]);
});

test('U15 another file is never sent as the rest of one, whatever it is called; the same bytes are, whatever they are called', async (t) => {
  const stores = openStores();
  await killed(t, { stores, names: ['a.png'] });
  await stores.fileStore.clear();
  const after = open(t, { stores });
  await after.queue.recover();
  const { id } = recordOf(after.queue, 'a.png');
  const sameLook = file('a.png', { bytes: 'bytes of b.png' });
  assert.equal(sameLook.size, recordOf(after.queue, 'a.png').sizeBytes);
  assert.equal(await after.queue.provideFile(id, sameLook), false, 'Equal in name, size and time.');
  assert.equal(await after.queue.provideFile(id, file('a.png', { bytes: 'more bytes than before' })), false);
  assert.equal(await after.queue.provideFile('unknown', file('a.png')), false);
  assert.deepEqual(states(after.queue), ['needsFile']);
  after.queue.add([sameLook]);
  await until(() => states(after.queue).join() === 'needsFile,duplicate');
  after.queue.keepBoth(after.queue.records[1]?.id ?? '');
  await until(() => after.sendings.length === 1);
  assert.deepEqual([after.sendings[0]?.request.name, after.sendings[0]?.request.uploadUrl, states(after.queue)], ['a (2).png', undefined, ['needsFile', 'uploading']]);
  assert.equal(await after.queue.provideFile(id, file('slip of may.png', { bytes: 'bytes of a.png', lastModified: 99 })), true);
  await until(() => after.sendings.length === 2);
  assert.equal(after.sendings[1]?.request.uploadUrl, '/uploads/upl_1');
});

test('U15 where bytes cannot be compared, name, size and time have to be equal', async (t) => {
  const { queue, sendings } = open(t);
  const record = { id: 'x', name: 'a.png', sizeBytes: file('a.png').size, lastModified: 1, acceptedBytes: 3, sentBytes: 3, uploadUrl: '/uploads/upl_9' };
  queue.restore([{ ...record, state: 'uploading' }]);
  for (const other of [file('a.png', { lastModified: 2 }), file('b.png')]) assert.equal(await queue.provideFile('x', other), false);
  assert.equal(await queue.provideFile('x', file('a.png')), true);
  await until(() => sendings.length === 1);
  assert.equal(sendings[0]?.request.uploadUrl, '/uploads/upl_9');
});

test('U15 a file added anew goes on only where its bytes are those that were sent', async (t) => {
  const stores = openStores();
  await killed(t, { stores, names: ['a.png'] });
  const other = open(t, { stores });
  other.queue.add([file('a.png', { bytes: 'bytes of b.png' })]);
  await until(() => other.sendings.length === 1);
  assert.equal(other.sendings[0]?.request.uploadUrl, undefined);
  await until(() => other.queue.records[0]?.isKept === true);
  other.queue.dispose();
  const after = open(t, { stores });
  await after.queue.recover();
  await until(() => after.sendings.length === 1);
  assert.equal(await after.sendings[0]?.request.file.text(), await file('a.png', { bytes: 'bytes of b.png' }).text(), 'The bytes of the first file were kept for the second.');
});

test('U16 what the server has given up says so, and is sent from the start', async (t) => {
  const stores = openStores();
  await killed(t, { stores });
  const after = open(t, { stores, clock: { now: 24 * hourMs } });
  await stores.fileStore.delete(JSON.stringify(['drf_1', 'b.png', file('b.png').size, 1]));
  await after.queue.recover();
  assert.deepEqual(after.queue.records.map(({ state, problem, acceptedBytes }) => [state, problem?.code, acceptedBytes]), [['expired', 'uploadGone', 0], ['expired', 'uploadGone', 0]]);
  after.queue.retryAll();
  await until(() => after.sendings.length === 1);
  assert.deepEqual([after.sendings[0]?.request.name, after.sendings[0]?.request.uploadUrl], ['a.png', undefined]);
  assert.deepEqual(states(after.queue), ['uploading', 'needsFile'], 'Bytes that are not here have to be chosen again.');
  assert.equal(await after.queue.provideFile(recordOf(after.queue, 'b.png').id, file('b.png')), true);
  await until(() => after.sendings.length === 2);
});

test('U16 an expired file can be chosen again at once, and until when the server keeps one is known', async (t) => {
  const stores = openStores();
  const before = await killed(t, { stores });
  assert.equal(before.queue.records[0]?.expiresAt, 24 * hourMs);
  await stores.fileStore.clear();
  const after = open(t, { stores, clock: { now: 25 * hourMs } });
  await after.queue.recover();
  assert.equal(await after.queue.provideFile(recordOf(after.queue, 'a.png').id, file('a.png')), true);
  await until(() => after.sendings.length === 1);
  assert.equal(after.sendings[0]?.request.uploadUrl, undefined);
});

test('U14 bytes are kept for a day, and what a person is told of them for a week', async (t) => {
  const stores = openStores();
  await killed(t, { stores });
  const late = open(t, { stores, scope: 'drf_2', clock: { now: 24 * hourMs + 1 } });
  assert.deepEqual(await late.queue.recover(), [], 'Those of another draft.');
  assert.deepEqual([(await stores.fileStore.all()).length, (await stores.resumeStore.all()).length], [0, 2]);
  const later = open(t, { stores, clock: { now: 7 * 24 * hourMs + 1 } });
  assert.deepEqual(await later.queue.recover(), []);
  assert.deepEqual(await stores.resumeStore.all(), []);
});

test('U14 a large file keeps its place without its bytes, and there is an end to what is kept in all', async (t) => {
  const stores = openStores();
  const entry: UnfinishedUpload = { schemaVersion: 2, sizeBytes: 295 * mebibyte, hasBytes: true, keptAt: 0, scope: 'else', record: { id: 'e', name: 'e', lastModified: 0, acceptedBytes: 0 } };
  await stores.resumeStore.put('all but 5 MiB', entry);
  const { queue } = open(t, { stores, limits: { maxFiles: 20, maxSizeBytes: 20 * mebibyte } });
  const sized = (name: string, sizeBytes: number): File => file(name, { bytes: new Uint8Array(sizeBytes - 8).fill(name.charCodeAt(0)) });
  queue.add([sized('a', 3 * mebibyte), sized('b', 3 * mebibyte), sized('c', 11 * mebibyte), sized('d', mebibyte)]);
  await until(() => queue.records[3]?.isKept);
  assert.deepEqual(queue.records.map(({ isKept }) => isKept === true), [true, false, false, true]);
  assert.equal((await stores.resumeStore.all()).length, 5);
});

test('U14 a browser that keeps nothing more, or nothing at all, only keeps nothing', async (t) => {
  let refusals = 0;
  const refusing = <Value>(): KeyedStore<Value> => {
    const refuse = async (): Promise<never> => {
      refusals += 1;
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    return { get: refuse, put: refuse, update: refuse, delete: refuse, all: refuse, clear: refuse };
  };
  for (const stores of [{ resumeStore: memoryStore<UnfinishedUpload>(), fileStore: refusing<File>() }, { resumeStore: refusing<UnfinishedUpload>(), fileStore: refusing<File>() }]) {
    const { queue, sendings } = open(t, { stores });
    assert.deepEqual(await queue.recover(), []);
    queue.add([file('a.png')]);
    await until(() => sendings.length === 1);
    await settle();
    assert.equal(queue.losesBytes, true);
    sendings[0]?.finish();
    await until(() => states(queue).join() === 'done');
    await queue.forgetAll();
  }
  assert.ok(refusals > 3);
});

test('U22 a page would lose bytes only while a file is on its way that is not kept', async (t) => {
  const { queue, sendings, resumeStore } = open(t);
  assert.equal(queue.losesBytes, false);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  assert.equal(queue.losesBytes, true);
  await until(() => queue.records[0]?.isKept);
  assert.deepEqual([queue.losesBytes, queue.busy], [false, true]);
  const unkept = open(t, { stores: { resumeStore, fileStore: undefined as never } });
  const [{ id: other } = { id: '' }] = unkept.queue.add([file('b.png')]);
  await until(() => unkept.sendings.length === 1);
  assert.equal(unkept.queue.losesBytes, true);
  unkept.queue.pause(other);
  assert.equal(unkept.queue.losesBytes, false, 'Whoever paused it knows that it is not there.');
  unkept.queue.resume(other);
  await until(() => unkept.sendings.length === 2);
  unkept.sendings[1]?.finish();
  await until(() => states(unkept.queue).join() === 'done');
  assert.equal(unkept.queue.losesBytes, false);
  queue.pause(id);
  assert.equal(sendings[0]?.request.signal.aborted, true);
});

test('U19 what a person said of a file, its folder and its place outlive a reload', async (t) => {
  const stores = openStores();
  const before = open(t, { stores });
  const [a, b] = before.queue.add([{ file: file('a.png'), path: 'may/a.png' }, file('b.png')]);
  await until(() => before.sendings.length === 2);
  before.queue.describe(a?.id ?? '', { kind: 'receipt', claimed: { reference: 'TT-1' } });
  before.queue.move(b?.id ?? '', 0);
  await settle();
  before.queue.dispose();
  const after = open(t, { stores });
  await after.queue.recover();
  assert.deepEqual(after.queue.records.map(({ name, path, details }) => [name, path, details]),
    [['b.png', undefined, undefined], ['a.png', 'may/a.png', { kind: 'receipt', claimed: { reference: 'TT-1' } }]]);
});

test('what an earlier version kept is used where the file is added again, and is no reason to fail', async (t) => {
  const stores = openStores();
  const slip = file('a.png');
  await stores.resumeStore.put(JSON.stringify(['drf_1', 'a.png', slip.size, 1]), { url: '/uploads/upl_old', sizeBytes: slip.size, expiresAt: hourMs });
  await stores.resumeStore.put('rubbish', { schemaVersion: 2 } as unknown as UnfinishedUpload);
  const { queue, sendings } = open(t, { stores });
  assert.deepEqual(await queue.recover(), []);
  queue.add([slip]);
  await until(() => sendings.length === 1);
  assert.equal(sendings[0]?.request.uploadUrl, '/uploads/upl_old');
});

test('U14 whoever signs out leaves nothing behind, of this draft and of any other', async (t) => {
  const stores = openStores();
  await killed(t, { stores });
  const other = open(t, { stores, scope: 'drf_2' });
  other.queue.add([file('c.png')]);
  await until(() => other.queue.records[0]?.isKept);
  assert.equal((await stores.fileStore.all()).length, 3);
  await other.queue.forgetAll();
  assert.deepEqual([other.queue.records, await stores.fileStore.all(), await stores.resumeStore.all()], [[], [], []]);
  assert.deepEqual(other.discarded, ['/uploads/upl_1']);
});

test('U13 a file that is removed, while its bytes are being looked for, stays away', async (t) => {
  const stores = openStores();
  const before = await killed(t, { stores, names: ['a.png'] });
  const after = open(t, { stores });
  after.queue.restore(before.queue.records);
  after.queue.remove(before.queue.records[0]?.id ?? '');
  await settle();
  assert.deepEqual([after.queue.records, after.sendings, after.discarded], [[], [], ['/uploads/upl_1']]);
  assert.deepEqual(await stores.resumeStore.all(), []);
});
