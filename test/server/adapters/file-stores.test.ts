import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { folderFiles } from '../../../server/adapters/folder-files.ts';
import type { FileStore } from '../../../server/ports.ts';
import { memoryFiles } from '../../../server/uploads/memory-files.ts';

const root = await mkdtemp(path.join(tmpdir(), 'files-test-'));
after(() => rm(root, { recursive: true }));

const stream = (...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> => new ReadableStream({
  start(controller) {
    for (const chunk of chunks) controller.enqueue(chunk);
    controller.close();
  },
});
const broken = (...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> => {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks[next];
      next += 1;
      if (chunk === undefined) controller.error(new Error('the connection broke'));
      else controller.enqueue(chunk);
    },
  });
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const readText = async (reading: Promise<ReadableStream<Uint8Array>>): Promise<string> => new Response(await reading).text();
const refusal = (code: string) => ({ name: 'FileStoreError', code });
const maxSizeBytes = 1000;
const key = '2026/11/ord_1/slip.pdf';

const stores: [string, () => Promise<FileStore>][] = [
  ['in memory', async () => memoryFiles()],
  ['in a folder', async () => folderFiles({ folder: await mkdtemp(path.join(root, 'f-')) })],
];

for (const [place, open] of stores) {
  describe(`files ${place}`, () => {
    test('are received in parts, moved once and read', async () => {
      const files = await open();
      await files.create('upl_1');
      assert.equal(await files.sizeOf('upl_1'), 0);
      assert.equal(await files.append({ id: 'upl_1', offsetBytes: 0, body: stream(text('abc'), text('de')), maxSizeBytes }), 5);
      assert.equal(await files.append({ id: 'upl_1', offsetBytes: 5, body: stream(text('f')), maxSizeBytes }), 6);
      assert.equal(await readText(files.readReceived('upl_1')), 'abcdef');
      await files.finish({ id: 'upl_1', key });
      await assert.rejects(files.sizeOf('upl_1'), refusal('notFound'));
      assert.equal(await readText(files.read(key)), 'abcdef');
      await files.finish({ id: 'upl_1', key });
      await files.remove({ key });
      await files.remove({ key });
      await assert.rejects(files.read(key), refusal('notFound'));
    });

    test('keep what came before a connection broke, and go on there', async () => {
      const files = await open();
      await files.create('upl_1');
      await assert.rejects(files.append({ id: 'upl_1', offsetBytes: 0, body: broken(text('abc')), maxSizeBytes }), /the connection broke/);
      assert.equal(await files.sizeOf('upl_1'), 3);
      assert.equal(await files.append({ id: 'upl_1', offsetBytes: 3, body: stream(text('def')), maxSizeBytes }), 6);
      assert.equal(await readText(files.readReceived('upl_1')), 'abcdef');
    });

    test('grow only at their end, by one writer at a time, and not past what was announced', async () => {
      const files = await open();
      await files.create('upl_1');
      await assert.rejects(files.create('upl_1'), refusal('exists'));
      for (const offsetBytes of [1, -1]) await assert.rejects(files.append({ id: 'upl_1', offsetBytes, body: stream(text('x')), maxSizeBytes }), refusal('wrongOffset'));
      let feed = (_chunk: Uint8Array | undefined): void => {};
      const slow = files.append({ id: 'upl_1', offsetBytes: 0, maxSizeBytes: 4, body: new ReadableStream({
        start(controller) {
          feed = (chunk) => { if (chunk === undefined) controller.close(); else controller.enqueue(chunk); };
        },
      }) });
      await assert.rejects(files.append({ id: 'upl_1', offsetBytes: 0, body: stream(text('x')), maxSizeBytes }), refusal('busy'));
      feed(text('abc'));
      feed(text('def'));
      await assert.rejects(slow, refusal('tooLarge'));
      assert.equal(await readText(files.readReceived('upl_1')), 'abcd');
      await assert.rejects(files.append({ id: 'upl_2', offsetBytes: 0, body: stream(text('x')), maxSizeBytes }), refusal('notFound'));
    });

    test('never replace one another', async () => {
      const files = await open();
      for (const id of ['upl_1', 'upl_2']) {
        await files.create(id);
        await files.append({ id, offsetBytes: 0, body: stream(text(id)), maxSizeBytes });
      }
      await files.finish({ id: 'upl_1', key });
      await assert.rejects(files.finish({ id: 'upl_2', key }), refusal('exists'));
      assert.equal(await readText(files.read(key)), 'upl_1');
      assert.equal(await readText(files.readReceived('upl_2')), 'upl_2');
      await files.remove({ id: 'upl_2' });
      await assert.rejects(files.finish({ id: 'upl_2', key: '2026/11/ord_2/slip.pdf' }), refusal('notFound'));
    });

    test('cannot be named outside their store', async () => {
      const files = await open();
      const ids = ['..', '.', '', '../x', 'a/b', 'a\\b', 'a\0', '/etc/passwd', '%2e%2e', '-x', 'a'.repeat(129), 'ä'];
      for (const id of ids) {
        await assert.rejects(files.create(id), refusal('invalidName'), id);
        await assert.rejects(files.remove({ id }), refusal('invalidName'), id);
      }
      const keys = [...ids, '2026/11/../x', '2026/11/x/..', '2026/11/x/.hidden', '2026/13/x/y', '2026/11/x', '/2026/11/x/y', '2026/11/x/y/z', '2026/11//y', '2026/11/x/y\n'];
      for (const wrong of keys) {
        await assert.rejects(files.read(wrong), refusal('invalidName'), wrong);
        await assert.rejects(files.finish({ id: 'upl_1', key: wrong }), refusal('invalidName'), wrong);
      }
    });

    test('hold the same bytes however they were cut up', async () => {
      const files = await open();
      let count = 0;
      await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 4 }), { maxLength: 4 }), async (requests) => {
        const id = `upl_${count += 1}`;
        await files.create(id);
        let offsetBytes = 0;
        for (const chunks of requests) offsetBytes = await files.append({ id, offsetBytes, body: stream(...chunks), maxSizeBytes });
        await files.finish({ id, key: `2026/11/${id}/slip` });
        const stored = new Uint8Array(await new Response(await files.read(`2026/11/${id}/slip`)).arrayBuffer());
        assert.deepEqual(Buffer.from(stored), Buffer.concat(requests.flat()));
      }), { numRuns: 60 });
    });
  });
}

describe('files in a folder', () => {
  test('lie under the month, readable by nobody else', async () => {
    const folder = await mkdtemp(path.join(root, 'f-'));
    const files = folderFiles({ folder });
    const bytes = randomBytes(3_000_000);
    await files.create('upl_1');
    await files.append({ id: 'upl_1', offsetBytes: 0, body: stream(bytes), maxSizeBytes: 10_000_000 });
    await files.finish({ id: 'upl_1', key });
    assert.deepEqual(await readFile(path.join(folder, '2026', '11', 'ord_1', 'slip.pdf')), bytes);
    assert.equal((await stat(path.join(folder, key))).mode & 0o777, 0o600);
    assert.equal((await stat(path.join(folder, '2026'))).mode & 0o777, 0o700);
    assert.deepEqual(await readdir(path.join(folder, 'received')), []);
  });

  test('leave no empty folder behind, and no file that lies beside them', async () => {
    const folder = await mkdtemp(path.join(root, 'f-'));
    const files = folderFiles({ folder });
    for (const name of ['slip.pdf', 'other.pdf']) {
      await files.create('upl_1');
      await files.finish({ id: 'upl_1', key: `2026/11/ord_1/${name}` });
    }
    await files.remove({ key });
    assert.deepEqual(await readdir(path.join(folder, '2026', '11', 'ord_1')), ['other.pdf']);
    for (let time = 0; time < 2; time += 1) await files.remove({ key: '2026/11/ord_1/other.pdf' });
    assert.deepEqual(await readdir(path.join(folder, '2026', '11')), []);
  });

  test('a move that was broken off half way is completed', async () => {
    const folder = await mkdtemp(path.join(root, 'f-'));
    const files = folderFiles({ folder });
    await files.create('upl_1');
    await files.append({ id: 'upl_1', offsetBytes: 0, body: stream(text('abc')), maxSizeBytes });
    await mkdir(path.join(folder, '2026', '11', 'ord_1'), { recursive: true });
    await link(path.join(folder, 'received', 'upl_1'), path.join(folder, key));
    await files.finish({ id: 'upl_1', key });
    assert.equal(existsSync(path.join(folder, 'received', 'upl_1')), false);
    assert.equal(await readText(files.read(key)), 'abc');
  });

  test('a reader that goes away early leaves no file open', async () => {
    const folder = await mkdtemp(path.join(root, 'f-'));
    await mkdir(path.join(folder, '2026', '11', 'ord_1'), { recursive: true });
    await writeFile(path.join(folder, key), randomBytes(1_000_000));
    const files = folderFiles({ folder });
    const openFiles = async (): Promise<number> => (existsSync('/proc/self/fd') ? (await readdir('/proc/self/fd')).length : 0);
    const before = await openFiles();
    for (let round = 0; round < 20; round += 1) {
      const reader = (await files.read(key)).getReader();
      await reader.read();
      await reader.cancel();
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    assert.ok(await openFiles() <= before + 2);
  });
});
