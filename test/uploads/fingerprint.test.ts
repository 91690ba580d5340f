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

test('a file is sent without having been read whole, and compared whole once it is there', async (t) => {
  const { queue, sendings } = open(t);
  const slip = large('a.png');
  let wholeReads = 0;
  const read = slip.arrayBuffer.bind(slip);
  slip.arrayBuffer = () => {
    wholeReads += 1;
    return read();
  };
  queue.add([slip]);
  await until(() => sendings.length === 1);
  assert.equal(wholeReads, 0);
  sendings[0]?.finish({ sha256: createHash('sha256').update(Buffer.from(await read())).digest('hex') });
  await until(() => states(queue).join() === 'done');
  assert.equal(wholeReads, 1);
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

test('U14 a queue that is let go of before that moment has passed keeps the bytes at once', async (t) => {
  const { queue, sendings, fileStore } = open(t);
  queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  queue.dispose();
  await settle();
  assert.deepEqual((await fileStore.all()).map(({ name }) => name), ['a.png']);
});
