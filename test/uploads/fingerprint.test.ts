import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { file, open, openStores, settle, states, until } from './fake-queue.ts';

/** A file too large to be told apart by all of its bytes before it is sent. */
const large = (name: string, { middle = 0, last = 0 } = {}): File => {
  const bytes = new Uint8Array(1024 * 1024);
  bytes[bytes.length / 2] = middle;
  bytes[bytes.length - 1] = last;
  return file(name, { bytes });
};

/** Counts how often a file is read whole. */
const watched = (slip: File) => {
  const read = slip.arrayBuffer.bind(slip);
  const counted = { wholeReads: 0, sha256: async () => createHash('sha256').update(Buffer.from(await read())).digest('hex') };
  slip.arrayBuffer = () => {
    counted.wholeReads += 1;
    return read();
  };
  return counted;
};

test('a file is sent without having been read whole, which is done once all of it has left', async (t) => {
  const { queue, sendings } = open(t);
  const slip = large('a.png');
  const reads = watched(slip);
  queue.add([slip]);
  await until(() => sendings.length === 1);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: slip.size - 1 });
  assert.equal(reads.wholeReads, 0);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: slip.size });
  assert.equal(reads.wholeReads, 1, 'While the server looks into it.');
  sendings[0]?.finish({ sha256: await reads.sha256() });
  await until(() => states(queue).join() === 'done');
  assert.equal(reads.wholeReads, 1);
});

test('a file that is there is read whole only when no other is on its way, or after a moment', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { queue, sendings } = open(t);
  const slips = [large('a.png'), large('b.png', { last: 1 }), large('c.png', { last: 2 })] as const;
  const [first, second] = [watched(slips[0]), watched(slips[1])];
  queue.add(slips);
  await until(() => sendings.length === 3);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: slips[0].size });
  sendings[0]?.finish({ sha256: await first.sha256() });
  await settle();
  t.mock.timers.tick(499);
  await settle();
  assert.deepEqual([states(queue).join(), first.wholeReads], ['processing,uploading,uploading', 0]);
  t.mock.timers.tick(1);
  await until(() => queue.records[0]?.state === 'done');
  assert.equal(first.wholeReads, 1, 'The others take too long to wait for them.');
  sendings[1]?.finish({ sha256: await second.sha256() });
  await settle();
  assert.deepEqual([states(queue).join(), second.wholeReads], ['done,processing,uploading', 0]);
  sendings[2]?.finish();
  await until(() => states(queue).join() === 'done,done,done');
});

test('U15 a file that differs from the one begun only in its middle goes on with it, and is found out at the end: nothing mixed is kept', async (t) => {
  const stores = openStores();
  const before = open(t, { stores });
  before.queue.add([large('a.png')]);
  await until(() => before.queue.records[0]?.isKept === true);
  before.queue.dispose();
  const after = open(t, { stores });
  const slip = large('a.png', { middle: 1 });
  after.queue.add([slip]);
  await until(() => after.sendings.length === 1);
  assert.equal(after.sendings[0]?.request.uploadUrl, '/uploads/upl_1');
  after.sendings[0]?.finish({ sha256: createHash('sha256').update('some of one, some of the other').digest('hex') });
  await until(() => states(after.queue).join() === 'failed');
  assert.deepEqual([after.queue.records[0]?.problem?.code, after.discarded], ['checksumMismatch', ['/uploads/upl_1']]);
});

test('U5 files of one size that end otherwise are two; with the same ends a person is asked', async (t) => {
  const { queue } = open(t);
  queue.add([large('a.png'), large('b.png', { last: 1 }), large('c.png', { middle: 1 })]);
  await until(() => states(queue).join() === 'uploading,uploading,duplicate');
});

test('U14 the bytes of a file that is there within a moment are not written down; those of one that takes longer are', async (t) => {
  const { queue, sendings, fileStore, resumeStore } = open(t);
  const put: string[] = [];
  const keep = fileStore.put.bind(fileStore);
  fileStore.put = (key, value) => {
    put.push(value.name);
    return keep(key, value);
  };
  queue.add([file('a.png'), file('b.png')]);
  await until(() => sendings.length === 2);
  assert.equal((await resumeStore.all()).length, 2, 'What is being sent is known from the start.');
  sendings[0]?.finish();
  await until(() => queue.records[1]?.isKept === true);
  assert.deepEqual([states(queue).join(), put], ['done,uploading', ['b.png']]);
});

test('U14 the first bytes that are accepted are written down at once, later ones once a second, and all of them where it stops', async (t) => {
  const { queue, sendings, clock, resumeStore } = open(t, { clock: { now: 5_000 } });
  const written = async (): Promise<number | undefined> => {
    await settle();
    return (await resumeStore.all())[0]?.record?.acceptedBytes;
  };
  const accept = (acceptedBytes: number): void => sendings[0]?.request.onProgress({ acceptedBytes, sentBytes: acceptedBytes });
  queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  accept(1);
  assert.equal(await written(), 1);
  clock.now += 999;
  accept(2);
  assert.equal(await written(), 1);
  clock.now += 1;
  accept(3);
  assert.equal(await written(), 3);
  accept(4);
  queue.pause(queue.records[0]?.id ?? '');
  assert.equal(await written(), 4);
});

test('U14 a queue that is let go of before that moment has passed keeps the bytes at once', async (t) => {
  const { queue, sendings, fileStore } = open(t);
  queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  queue.dispose();
  await settle();
  assert.deepEqual((await fileStore.all()).map(({ name }) => name), ['a.png']);
});
