import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { file, open, recordOf, settle, states, until } from './fake-queue.ts';

const mebibyte = 1024 * 1024;

test('U4 a file is refused before a byte of it is sent, and by its bytes, not by its name', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([
    new File(['<html><script>'], 'page.png'), new File(['MZ\x90\0\x03'], 'setup.pdf'), new File([], 'empty.pdf'), file('big.pdf', { bytes: new Uint8Array(10 * mebibyte) }), file('a.png'),
  ]);
  await until(() => sendings.length === 1);
  assert.deepEqual(queue.records.map(({ problem }) => problem?.code), ['unsupportedMediaType', 'unsupportedMediaType', 'emptyFile', 'uploadTooLarge', undefined]);
  assert.deepEqual(queue.records[3]?.problem?.params, { limitBytes: 10 * mebibyte, sizeBytes: 10 * mebibyte + 8 });
  assert.equal(sendings.length, 1);
});

/** A file that says its size and would fail the test if a byte of it were read. */
const unread = (name: string, sizeBytes: number): File => {
  const one = new File(['x'], name);
  const read = (): never => { throw new Error('It was read.'); };
  return Object.defineProperties(one, { size: { value: sizeBytes }, slice: { value: read }, arrayBuffer: { value: read }, stream: { value: read } });
};

test('U4 a file of 2 GB is refused unread, and everything that is wrong with it is said at once', async (t) => {
  const { queue } = open(t, { limits: { maxFiles: 1, maxSizeBytes: 10 * mebibyte, maxTotalBytes: 20 * mebibyte } });
  queue.add([file('a.png'), unread('film.pdf', 2 * 1024 ** 3)]);
  await settle();
  const film = recordOf(queue, 'film.pdf');
  assert.deepEqual(film.problems?.map(({ code }) => code), ['uploadTooLarge', 'tooManyFiles', 'totalTooLarge']);
  assert.equal(film.problem, film.problems?.[0]);
});

test('U4 of 500 files at once each that does not fit is refused by itself, at once, and is not read', async (t) => {
  const { queue, sendings } = open(t);
  let changes = 0;
  queue.addEventListener('change', () => { changes += 1; });
  queue.add([...Array.from({ length: 20 }, (_, index) => file(`n${index}.png`)), ...Array.from({ length: 480 }, (_, index) => unread(`m${index}.png`, 100))]);
  assert.equal(changes, 1);
  assert.equal(queue.records.filter(({ problem }) => problem?.code === 'tooManyFiles' && problem.params?.limit === 20).length, 480);
  await until(() => sendings.length === 3 && states(queue).filter((state) => state === 'ready').length === 17);
});

test('U4 a file that cannot be read any more says so', async (t) => {
  const { queue } = open(t);
  const moved = file('moved.png');
  Object.defineProperty(moved, 'slice', { value: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }) });
  queue.add([moved]);
  await until(() => states(queue).join() === 'failed');
  assert.deepEqual([queue.records[0]?.problem?.code, queue.records[0]?.problem?.retryable], ['fileUnreadable', false]);
});

test('U4 what is refused for itself takes no room, in whatever order files come and are looked at', async (t) => {
  const kinds = fc.constantFrom('good' as const, 'empty' as const, 'wrong' as const);
  await fc.assert(fc.asyncProperty(fc.array(fc.array(kinds, { maxLength: 5 }), { maxLength: 4 }), async (batches) => {
    const { queue } = open(t, { limits: { maxFiles: 3, maxSizeBytes: 1_000 }, parallel: 0 });
    let count = 0;
    for (const batch of batches) {
      queue.add(batch.map((kind) => {
        const name = `${kind}${++count}`;
        return kind === 'good' ? file(name) : new File(kind === 'empty' ? [] : ['no picture'], name, { lastModified: count });
      }));
    }
    await until(() => !states(queue).some((state) => state === 'waiting' || state === 'checking'));
    const good = queue.records.filter(({ name }) => name.startsWith('good'));
    assert.deepEqual(good.filter(({ state }) => state === 'ready').map(({ name }) => name).toSorted().length, Math.min(3, good.length));
    assert.ok(good.filter(({ state }) => state !== 'ready').every(({ problem }) => problem?.code === 'tooManyFiles'));
    assert.ok(queue.records.every(({ name, state }) => name.startsWith('good') || state === 'failed'));
    queue.dispose();
  }), { numRuns: 60 });
});

test('U4 all files together have a greatest size, and what is removed makes room', async (t) => {
  const { queue } = open(t, { limits: { maxFiles: 20, maxSizeBytes: 1_000, maxTotalBytes: 1_500 } });
  const sized = (name: string, sizeBytes: number): File => file(name, { bytes: new Uint8Array(sizeBytes - 8).fill(name.charCodeAt(0)) });
  queue.add([sized('a', 900), sized('b', 900), sized('c', 600)]);
  assert.deepEqual(queue.records.map(({ problem }) => problem?.code), [undefined, 'totalTooLarge', undefined]);
  queue.remove(recordOf(queue, 'a').id);
  queue.remove(recordOf(queue, 'b').id);
  queue.add([sized('b', 900)]);
  await until(() => states(queue).join() === 'uploading,uploading');
});

test('U5 a file that is in the list already waits for a decision: by name, size and time, and by its bytes', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([file('a.png'), file('a.png'), file('copy of a.png', { bytes: 'bytes of a.png', lastModified: 7 })]);
  assert.equal(queue.records[1]?.state, 'duplicate');
  await until(() => states(queue).join() === 'uploading,duplicate,duplicate');
  const [first] = queue.records;
  assert.deepEqual(queue.records.map(({ duplicateOf }) => duplicateOf), [undefined, first?.id, first?.id]);
  assert.equal(sendings.length, 1);
  sendings[0]?.finish();
  await until(() => queue.records[0]?.state === 'done');
  assert.equal(queue.busy, false, 'A decision of a person is nothing that goes on by itself.');
  assert.equal(queue.add([file('a.png')])[0]?.state, 'duplicate', 'A file that is stored is in the list as well.');
});

test('U5 a file that is moved or changed while it is sent is called unreadable, not a fault of the network', async (t) => {
  const { queue, sendings } = open(t);
  const gone = file('a.png');
  queue.add([gone]);
  await until(() => sendings.length === 1);
  Object.assign(gone, { slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('It was moved.', 'NotReadableError')) }) });
  sendings[0]?.fail(new TypeError('Failed to fetch'));
  await until(() => queue.records[0]?.state === 'failed');
  assert.equal(queue.records[0]?.problem?.code, 'fileUnreadable');
});

test('U5 both are kept, under two names', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([file('a.png'), file('a.png'), file('b.png', { bytes: 'bytes of a.png' })]);
  await until(() => states(queue).join() === 'uploading,duplicate,duplicate');
  for (const { id } of queue.records.slice(1)) queue.keepBoth(id);
  await until(() => states(queue).join() === 'uploading,uploading,uploading');
  assert.deepEqual(queue.records.map(({ name }) => name), ['a.png', 'a (2).png', 'b.png']);
  assert.deepEqual(sendings.map(({ request }) => request.name), ['a.png', 'a (2).png', 'b.png']);
});

test('U5 both are kept only where there is room', async (t) => {
  const { queue } = open(t, { limits: { maxFiles: 1, maxSizeBytes: 1_000 } });
  queue.add([file('a.png'), file('a.png')]);
  queue.keepBoth(queue.records[1]?.id ?? '');
  assert.equal(queue.records[1]?.problem?.code, 'tooManyFiles');
});

test('U5 a duplicate takes the place of the other file, which is removed', async (t) => {
  const { queue, sendings, discarded } = open(t);
  queue.add([file('a.png'), file('b.png'), file('a.png')]);
  await until(() => sendings.length === 2);
  const duplicate = queue.records[2]?.id ?? '';
  queue.replace(duplicate);
  assert.deepEqual(queue.records.map(({ name, id }) => [name, id === duplicate]), [['a.png', true], ['b.png', false]]);
  await until(() => sendings.length === 3);
  await settle();
  assert.deepEqual(discarded, ['/uploads/upl_1']);
  assert.equal(sendings[2]?.request.uploadUrl, undefined, 'It goes on where the removed one was.');
});

test('U5 when the other file is removed, the first duplicate goes on in its stead, and the others are duplicates of that', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([file('a.png'), file('a.png'), file('a.png')]);
  await until(() => sendings.length === 1);
  queue.remove(queue.records[0]?.id ?? '');
  await until(() => states(queue).join() === 'uploading,duplicate');
  assert.equal(queue.records[1]?.duplicateOf, queue.records[0]?.id);
  queue.remove(queue.records[1]?.id ?? '');
  assert.deepEqual(states(queue), ['uploading']);
});

test('U31 a file of a folder keeps where it lay', (t) => {
  const { queue } = open(t);
  const chosen = Object.defineProperty(file('b.png'), 'webkitRelativePath', { value: 'slips/june/b.png' });
  queue.add([{ file: file('a.png'), path: 'slips/may/a.png' }, chosen, file('c.png')]);
  assert.deepEqual(queue.records.map(({ name, path }) => [name, path]), [['a.png', 'slips/may/a.png'], ['b.png', 'slips/june/b.png'], ['c.png', undefined]]);
});

test('U32 photos that are all called the same get names of their own', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([1, 2, 3].map((number) => file('image.jpg', { bytes: `photo ${number}`, lastModified: number })));
  queue.add([file('image (2).jpg'), file('.jpg'), file('.jpg', { lastModified: 2, bytes: 'other' })]);
  assert.deepEqual(queue.records.map(({ name }) => name), ['image.jpg', 'image (2).jpg', 'image (3).jpg', 'image (2) (2).jpg', '.jpg', '.jpg (2)']);
  await until(() => sendings.length === 3);
  assert.equal(new Set(queue.records.map(({ name }) => name)).size, 6);
});
