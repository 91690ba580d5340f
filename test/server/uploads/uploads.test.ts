import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { maxUploadBytes } from '../../../src/contract/upload-limits.ts';
import { FileStoreError, type FileStore } from '../../../server/ports.ts';
import { openTestDatabase, type TestDatabase } from '../database/open-test-database.ts';
import { openUploads, receivers } from './open-uploads.ts';
import { samplePdf, samplePng } from './sample-files.ts';

const orderedAt = '2026-11-30T17:00:00.000Z'; // already December in Kuala Lumpur
const problem = async (answer: Response): Promise<{ status: number; code: string; detail: string; params?: Record<string, unknown> }> => await answer.json() as never;
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

let database: TestDatabase;
let shops = 0;
before(async () => { database = await openTestDatabase(); });
after(() => database.close());

for (const kind of Object.keys(receivers) as (keyof typeof receivers)[]) {
  const open = (wrap?: (files: FileStore) => FileStore) => openUploads(database.database, `shop-${shops += 1}`, kind, wrap);

  describe(`files received ${kind}`, () => {
    test('a file comes in parts, is looked into, and is handed out as it was', async () => {
      const { create, patch, send, uploads, files, dispose } = await open();
      const bytes = samplePng({ width: 640, height: 480 });
      const created = await create(bytes.length);
      assert.equal(created.status, 201);
      assert.equal(created.headers.get('tus-resumable'), '1.0.0');
      assert.ok(Date.parse(created.headers.get('upload-expires') ?? '') > 0);
      const address = created.headers.get('location') ?? '';
      assert.match(address, /^\/v1\/uploads\/upl_[0-9a-f]{32}$/);
      const id = address.split('/').at(-1) ?? '';
      const first = await patch(address, 0, bytes.subarray(0, 100));
      assert.deepEqual([first.status, first.headers.get('upload-offset')], [204, '100']);
      const shopId = `shop-${shops}`;
      assert.deepEqual((({ status, offsetBytes }) => ({ status, offsetBytes }))(await uploads.get({ shopId, uploadId: id })), { status: 'receiving', offsetBytes: 100 });
      const head = await send('HEAD', address);
      assert.deepEqual([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length'), head.headers.get('cache-control')], [200, '100', String(bytes.length), 'no-store']);
      assert.equal((await patch(address, 100, bytes.subarray(100))).status, 204);

      const upload = await uploads.get({ shopId, uploadId: id });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      assert.deepEqual({ ...upload, createdAt: '', expiresAt: '' }, {
        id, filename: 'slip.png', sizeBytes: bytes.length, offsetBytes: bytes.length, status: 'stored', mediaType: 'image/png', sha256,
        width: 640, height: 480, duplicateOf: [], createdAt: '', expiresAt: '',
      });
      assert.equal((await send('HEAD', address)).headers.get('upload-offset'), String(bytes.length));
      const { url } = await uploads.createContentLink({ shopId, uploadId: id });
      const link = new URL(url);
      const content = await uploads.readContent({ uploadId: id, expires: Number(link.searchParams.get('expires')), signature: link.searchParams.get('signature') ?? '' });
      assert.deepEqual(await bytesOf(content), bytes);
      assert.deepEqual(await bytesOf(new Response(await files.read(`2026/11/${id}/${id}.png`))), bytes);
      await dispose();
    });

    test('what is too large, empty, of another type, or of unknown length is refused before a byte is sent', async () => {
      const { create, send, dispose } = await open();
      const large = await problem(await create(maxUploadBytes + 1));
      assert.deepEqual([large.status, large.code, large.params?.['limit']], [413, 'uploadTooLarge', maxUploadBytes]);
      assert.equal((await create(maxUploadBytes)).status, 201);
      assert.equal((await problem(await create(0))).code, 'unsupportedMediaType');
      for (const pairs of [{ filename: 'slip.svg' }, { filename: 'slip', filetype: 'text/html' }, { filename: 'setup.exe', filetype: 'image/png' }, { filename: 'a.gif', filetype: 'image/gif' }]) {
        assert.equal((await problem(await create(10, pairs))).code, 'unsupportedMediaType', JSON.stringify(pairs));
      }
      assert.match((await problem(await create(10, { filename: 'IMG_1.HEIC' }))).detail, /Most compatible/);
      const deferred = await send('POST', '/v1/uploads', { headers: { 'upload-defer-length': '1' } });
      assert.equal((await problem(deferred)).code, 'malformedRequest');
      assert.equal((await problem(await send('POST', '/v1/uploads', { headers: { 'upload-length': '10', 'upload-metadata': 'filename ***' } }))).code, 'malformedRequest');
      const other = await send('POST', '/v1/uploads', { headers: { 'tus-resumable': '0.2.2' } });
      assert.deepEqual([other.status, other.headers.get('tus-version')], [412, '1.0.0']);
      await dispose();
    });

    test('what turns out to be something else is refused with its last byte, and nothing of it stays', async () => {
      const { upload, uploads, send, files, dispose } = await open();
      const { id, answer } = await upload(Buffer.from('<html><script>alert(1)</script></html>'), { filename: 'slip.png', filetype: 'image/png' });
      const refusal = await problem(answer);
      assert.deepEqual([refusal.status, refusal.code, refusal.params?.['reason']], [415, 'unsupportedMediaType', 'unsupportedMediaType']);
      assert.match(refusal.detail, /HTML/);
      const { status, rejection } = await uploads.get({ shopId: `shop-${shops}`, uploadId: id });
      assert.equal(status, 'rejected');
      assert.equal(rejection?.code, 'unsupportedMediaType');
      await assert.rejects(files.sizeOf(id), FileStoreError);
      assert.equal((await send('HEAD', `/v1/uploads/${id}`)).status, 410);
      const cut = await upload(samplePng().subarray(0, 40));
      assert.equal((await problem(cut.answer)).params?.['reason'], 'truncatedFile');
      await dispose();
    });

    test('goes on from the byte where it was cut', async () => {
      const { create, patch, send, uploads, dispose } = await open();
      const bytes = samplePng({ width: 300, height: 300 });
      const address = (await create(bytes.length)).headers.get('location') ?? '';
      let sent = 0;
      const broken = new ReadableStream<Uint8Array>({
        async pull(controller) {
          if (sent === 0) controller.enqueue(bytes.subarray(0, 150));
          else {
            await new Promise((resolve) => { setTimeout(resolve, 100); });
            controller.error(new Error('the connection was cut'));
          }
          sent += 1;
        },
      });
      await patch(address, 0, broken).catch(() => undefined);
      assert.equal(sent, 2, 'the stream was cut');
      const offset = Number((await send('HEAD', address)).headers.get('upload-offset'));
      assert.equal(offset, 150);
      assert.equal((await patch(address, offset, bytes.subarray(offset))).status, 204);
      assert.equal((await uploads.get({ shopId: `shop-${shops}`, uploadId: address.split('/').at(-1) ?? '' })).sha256, createHash('sha256').update(bytes).digest('hex'));
      await dispose();
    });

    test('a part that is not the next one changes nothing', async () => {
      const { create, patch, send, dispose } = await open();
      const address = (await create(200)).headers.get('location') ?? '';
      await patch(address, 0, Buffer.alloc(50));
      assert.equal((await problem(await patch(address, 0, Buffer.alloc(50)))).code, 'uploadOffsetConflict');
      assert.equal((await problem(await patch(address, 60, Buffer.alloc(50)))).code, 'uploadOffsetConflict');
      assert.equal((await send('HEAD', address)).headers.get('upload-offset'), '50');
      assert.equal((await patch(address, 50, Buffer.alloc(10), { 'content-type': 'text/plain' })).status >= 400, true);
      await dispose();
    });

    test('a checksum that does not fit is answered 460 and keeps nothing', async () => {
      const { create, patch, send, dispose } = await open();
      const bytes = samplePdf();
      const address = (await create(bytes.length, { filename: 'slip.pdf' })).headers.get('location') ?? '';
      const digest = createHash('sha256').update(bytes).digest('base64');
      assert.equal((await patch(address, 0, Buffer.alloc(bytes.length), { 'upload-checksum': `sha256 ${digest}` })).status, 460);
      assert.equal((await send('HEAD', address)).headers.get('upload-offset'), '0');
      assert.equal((await problem(await patch(address, 0, bytes, { 'upload-checksum': `crc32 ${digest}` }))).code, 'malformedRequest');
      assert.equal((await patch(address, 0, bytes, { 'upload-checksum': `sha256 ${digest}` })).status, 204);
      await dispose();
    });

    test('nobody else, and no other path, reaches a file', async () => {
      const { upload, send, uploads, dispose } = await open();
      const { id } = await upload(samplePng());
      const other = { id: 'eve', name: 'Eve', role: 'merchant' as const };
      for (const method of ['HEAD', 'DELETE']) assert.equal((await send(method, `/v1/uploads/${id}`, { actor: other })).status, 404);
      for (const path of ['..%2F..%2Fetc%2Fpasswd', 'upl_%2e%2e%2f', '%00', 'upl_nothing', `${id}%2F..%2Fx`]) {
        assert.equal((await send('HEAD', `/v1/uploads/${path}`)).status, 404, path);
      }
      await assert.rejects(uploads.get({ shopId: 'another', uploadId: id }), { code: 'notFound' });
      await dispose();
    });

    test('is removed on request, until an order holds it', async () => {
      const { upload, send, uploads, dispose } = await open();
      const shopId = `shop-${shops}`;
      const { id } = await upload(samplePng());
      const kept = await upload(samplePng());
      assert.equal((await send('DELETE', `/v1/uploads/${id}`)).status, 204);
      assert.equal((await send('HEAD', `/v1/uploads/${id}`)).status, 404);
      await database.database.transaction((tx) => uploads.claim(tx, { shopId, orderId: 'ord_1', uploadIds: [kept.id], orderedAt }));
      assert.equal((await problem(await send('DELETE', `/v1/uploads/${kept.id}`))).code, 'invalidTransition');
      await dispose();
    });

    test('an order claims what is complete and nobody else’s, and it is kept under the month of the order', async () => {
      const { upload, create, uploads, files, moves, keep, dispose } = await open();
      const shopId = `shop-${shops}`;
      const bytes = samplePng();
      const { id } = await upload(bytes);
      const unfinished = (await create(100)).headers.get('location')?.split('/').at(-1) ?? '';
      const claim = (orderId: string) => database.database.transaction((tx) => uploads.claim(tx, { shopId, orderId, uploadIds: [id, unfinished, 'upl_none'], orderedAt }));
      const claimable = (orderId: string) => database.database.read((db) => uploads.claimable(db, { shopId, orderId, uploadIds: [id, unfinished] }));
      const hash = createHash('sha256').update(bytes).digest('hex');
      assert.deepEqual(await claimable('ord_1'), new Map([[id, hash]]));
      assert.deepEqual([...(await claim('ord_1')).keys()], [id]);
      assert.deepEqual([await claimable('ord_1'), await claimable('ord_2')], [new Map([[id, hash]]), new Map()]);
      assert.deepEqual([...(await claim('ord_1')).keys()], [id], 'again, it changes nothing');
      assert.deepEqual([...(await claim('ord_2')).keys()], []);
      assert.deepEqual(moves, [`2026/12/ord_1/${id}.png`]);
      for (let time = 0; time < 2; time += 1) {
        await keep(moves[0] ?? '');
        assert.deepEqual(await bytesOf(new Response(await files.read(moves[0] ?? ''))), bytes);
      }
      await assert.rejects(files.read(`2026/11/${id}/${id}.png`), FileStoreError);
      await database.database.transaction((tx) => uploads.disown(tx, { shopId, orderId: 'ord_1' }));
      await claim('ord_2');
      await keep(moves[1] ?? '');
      await keep(moves[0] ?? '');
      assert.deepEqual(await bytesOf(new Response(await files.read(moves[1] ?? ''))), bytes, 'a move to an order that let go of it comes too late');
      const link = new URL((await uploads.createContentLink({ shopId, uploadId: id })).url);
      const content = await uploads.readContent({ uploadId: id, expires: Number(link.searchParams.get('expires')), signature: link.searchParams.get('signature') ?? '' });
      assert.deepEqual(await bytesOf(content), bytes);
      await dispose();
    });

    test('is there at every instant while it moves to its order, wherever the move is cut off', async () => {
      let broken: string | undefined;
      const fail = (step: string): void => {
        if (broken !== step) return;
        broken = undefined;
        throw new Error(`cut off at ${step}`);
      };
      const { upload, uploads, moves, keep, files: store, dispose } = await open((files) => ({
        ...files,
        create: async (id) => { await files.create(id); fail('create'); },
        append: async (file) => { const size = await files.append(file); fail('append'); return size; },
        finish: async (file) => { await files.finish(file); fail('finish'); },
        remove: async (file) => { fail('key' in file ? 'remove' : ''); await files.remove(file); },
      }));
      const shopId = `shop-${shops}`;
      const bytes = samplePng();
      for (const step of ['create', 'append', 'finish', 'remove']) {
        const { id } = await upload(bytes);
        await database.database.transaction((tx) => uploads.claim(tx, { shopId, orderId: `ord_${step}`, uploadIds: [id], orderedAt }));
        broken = step;
        await assert.rejects(keep(moves.at(-1) ?? ''), /cut off/);
        const read = async (): Promise<Buffer> => {
          const link = new URL((await uploads.createContentLink({ shopId, uploadId: id })).url);
          return bytesOf(await uploads.readContent({ uploadId: id, expires: Number(link.searchParams.get('expires')), signature: link.searchParams.get('signature') ?? '' }));
        };
        assert.deepEqual(await read(), bytes, step);
        await keep(moves.at(-1) ?? '');
        assert.deepEqual(await read(), bytes, step);
        await assert.rejects(store.read(`2026/11/${id}/${id}.png`), FileStoreError, 'the first copy is gone');
      }
      await dispose();
    });

    test('what was cut off after the last byte is finished by the next question', async () => {
      let broken = '';
      const { create, patch, send, uploads, dispose } = await open((files) => ({
        ...files,
        readReceived: async (id) => { if (broken === 'read') throw new Error('killed'); return files.readReceived(id); },
        finish: async (file) => {
          if (broken === 'before') throw new Error('killed');
          await files.finish(file);
          if (broken === 'after') throw new Error('killed');
        },
      }));
      const bytes = samplePng();
      for (const instant of ['read', 'before', 'after']) {
        const address = (await create(bytes.length)).headers.get('location') ?? '';
        const uploadId = address.split('/').at(-1) ?? '';
        broken = instant;
        await patch(address, 0, bytes).catch(() => undefined);
        assert.equal((await uploads.get({ shopId: `shop-${shops}`, uploadId })).status, 'receiving', `${instant}: the kill landed`);
        broken = '';
        assert.equal((await send('HEAD', address)).headers.get('upload-offset'), String(bytes.length));
        assert.equal((await uploads.get({ shopId: `shop-${shops}`, uploadId })).status, 'stored', instant);
      }
      await dispose();
    });

    test('what was never completed or never claimed expires; a proof never does', async () => {
      const { upload, create, send, uploads, clock, files, dispose } = await open();
      const shopId = `shop-${shops}`;
      const claimed = await upload(samplePng());
      const unclaimed = await upload(samplePng());
      const address = (await create(100)).headers.get('location') ?? '';
      await database.database.transaction((tx) => uploads.claim(tx, { shopId, orderId: 'ord_1', uploadIds: [claimed.id], orderedAt }));
      clock.time += 25 * 3_600_000;
      assert.equal((await send('HEAD', address)).status, 410);
      await uploads.removeExpired();
      assert.equal((await send('HEAD', address)).status, 404);
      assert.equal((await uploads.get({ shopId, uploadId: unclaimed.id })).status, 'stored');
      clock.time += 400 * 24 * 3_600_000;
      for (let sweep = 0; sweep < 3; sweep += 1) await uploads.removeExpired();
      await assert.rejects(uploads.get({ shopId, uploadId: unclaimed.id }), { code: 'notFound' });
      await assert.rejects(files.read(`2026/11/${unclaimed.id}/${unclaimed.id}.png`), FileStoreError);
      assert.equal((await uploads.get({ shopId, uploadId: claimed.id })).status, 'stored');
      await files.read(`2026/11/${claimed.id}/${claimed.id}.png`);
      await dispose();
    });

    test('fifty requests at once for one part keep the file whole', async () => {
      const { create, patch, uploads, dispose } = await open();
      const bytes = samplePng({ width: 200, height: 200 });
      const address = (await create(bytes.length)).headers.get('location') ?? '';
      const answers = await Promise.all(Array.from({ length: 50 }, () => patch(address, 0, bytes).then(({ status }) => status, () => 0)));
      assert.ok(answers.includes(204), String(answers));
      const upload = await uploads.get({ shopId: `shop-${shops}`, uploadId: address.split('/').at(-1) ?? '' });
      assert.deepEqual([upload.status, upload.sha256], ['stored', createHash('sha256').update(bytes).digest('hex')]);
      await dispose();
    });
  });
}
