import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import type { ContentLink, Upload } from '../../../src/contract/upload.ts';
import { b2bOrder, openTestServer, publicUrl, type TestServer } from '../test-server.ts';
import { samplePdf, samplePng } from './sample-files.ts';

const page = 'https://dashboard.example';
const tus = { 'tus-resumable': '1.0.0' };
const metadata = (filename: string): string => `filename ${Buffer.from(filename).toString('base64')}`;
const send = ({ server }: TestServer, method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>): Promise<Response> =>
  server.fetch(new Request(new URL(path, publicUrl), { method, headers, ...(body !== undefined && { body }) }));
const contentOf = async (shop: TestServer, uploadId: string): Promise<Response> => {
  const { body } = await shop.call<ContentLink>('POST', `/uploads/${uploadId}/content-link`);
  return shop.server.fetch(new Request(body.url));
};

describe('the addresses of uploads', () => {
  test('need a token with the right to send files, and say what they speak to everybody', async () => {
    const shop = await openTestServer({ allowedOrigins: [page] });
    const viewer = await shop.tokenFor('viewer');
    const create = (headers: Record<string, string>) => send(shop, 'POST', '/v1/uploads', { ...tus, 'upload-length': '10', ...headers });
    assert.equal((await create({})).status, 401);
    const denied = await create({ authorization: `Bearer ${viewer}` });
    assert.deepEqual([denied.status, (await denied.json() as { params: unknown }).params], [403, { scope: 'uploads:write' }]);
    const options = await send(shop, 'OPTIONS', '/v1/uploads');
    assert.deepEqual([options.status, options.headers.get('tus-version'), options.headers.get('tus-max-size')], [204, '1.0.0', String(10 * 1024 * 1024)]);
    assert.match(options.headers.get('tus-extension') ?? '', /creation.*termination.*expiration.*checksum/);
  });

  test('can be called by pages of the allowed origins, and by no others', async () => {
    const shop = await openTestServer({ allowedOrigins: [page] });
    const preflight = (origin: string) => send(shop, 'OPTIONS', '/v1/uploads/upl_1', { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'upload-offset' });
    const allowed = await preflight(page);
    assert.equal(allowed.headers.get('access-control-allow-origin'), page);
    assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /Upload-Offset/i);
    assert.equal((await preflight('https://evil.example')).headers.get('access-control-allow-origin'), null);
    const created = await send(shop, 'POST', '/v1/uploads', { ...tus, origin: page, authorization: `Bearer ${shop.serviceKey}`, 'upload-length': '10', 'upload-metadata': metadata('a.png') });
    assert.match(created.headers.get('access-control-expose-headers') ?? '', /Upload-Offset/i);
    assert.equal(created.headers.get('access-control-allow-origin'), page);
  });

  test('answer every refusal as a problem', async () => {
    const shop = await openTestServer();
    const authorization = `Bearer ${shop.serviceKey}`;
    const large = await send(shop, 'POST', '/v1/uploads', { ...tus, authorization, 'upload-length': '99999999' });
    assert.deepEqual([large.status, large.headers.get('content-type'), (await large.json() as { code: string }).code], [413, 'application/problem+json', 'uploadTooLarge']);
    const missing = await send(shop, 'HEAD', '/v1/uploads/upl_nothing', { ...tus, authorization });
    assert.equal(missing.status, 404);
    const unknown = await send(shop, 'PATCH', '/v1/uploads/upl_nothing', tus);
    assert.equal(unknown.status, 401);
    const denied = await send(shop, 'DELETE', '/v1/uploads/upl_nothing', { ...tus, authorization: `Bearer ${await shop.tokenFor('viewer')}` });
    assert.equal(denied.status, 403);
    const elsewhere = await send(shop, 'POST', '/v1/uploads/upl_nothing', { ...tus, authorization, 'upload-length': '10', 'upload-metadata': metadata('a.png') });
    assert.deepEqual([elsewhere.status, elsewhere.headers.get('location')], [405, null]);
    for (const refusal of [large, missing, unknown, denied, elsewhere]) assert.equal(refusal.headers.get('tus-resumable'), '1.0.0');
    const asked = await shop.call('GET', '/uploads/upl_nothing');
    assert.deepEqual([asked.status, asked.headers.get('tus-resumable')], [404, null], 'a question about a file is none of tus');
  });

  test('a stored file is handed out by a link alone, never as a page, and only for a minute', async () => {
    const shop = await openTestServer();
    const bytes = samplePdf();
    const uploadId = await shop.upload(bytes, { filename: 'slip "Nov"; \u202e naïve 单据.pdf' });
    const { body: link } = await shop.call<ContentLink>('POST', `/uploads/${uploadId}/content-link`);
    const answer = await shop.server.fetch(new Request(link.url));
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    const { date: _date, 'x-request-id': _id, vary: _vary, ...headers } = Object.fromEntries(answer.headers);
    assert.deepEqual(headers, {
      'cache-control': 'private, no-store',
      'content-disposition': 'attachment; filename="slip _Nov__  na_ve __.pdf"; filename*=UTF-8\'\'slip%20%22Nov%22%3B%20%20na%C3%AFve%20%E5%8D%95%E6%8D%AE.pdf',
      'content-length': String(bytes.length),
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': 'application/pdf',
      'cross-origin-resource-policy': 'same-site',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const url = new URL(link.url);
    const changed = (change: (url: URL) => void): Promise<Response> => {
      const other = new URL(url);
      change(other);
      return shop.server.fetch(new Request(other));
    };
    const other = await shop.upload(samplePng());
    assert.equal((await changed((to) => { to.pathname = to.pathname.replace(uploadId, other); })).status, 404);
    assert.equal((await changed((to) => { to.searchParams.set('expires', String(Number(to.searchParams.get('expires')) + 1)); })).status, 404);
    assert.equal((await changed((to) => { to.searchParams.set('signature', '0'.repeat(64)); })).status, 404);
    assert.equal((await changed((to) => { to.search = ''; })).status, 422);
    assert.equal((await send(shop, 'GET', `/v1/uploads/${uploadId}/content`, { authorization: `Bearer ${shop.serviceKey}` })).status, 422);
    shop.clock.advance(59_000);
    assert.equal((await shop.server.fetch(new Request(link.url))).status, 200);
    shop.clock.advance(1_000);
    assert.equal((await shop.server.fetch(new Request(link.url))).status, 404);
    const stranger = await openTestServer();
    assert.equal((await stranger.call('POST', `/uploads/${uploadId}/content-link`)).status, 404);
    assert.equal((await stranger.call('GET', `/uploads/${uploadId}`)).status, 404);
  });

  test('a hostile name makes one well-formed header', async () => {
    const shop = await openTestServer();
    for (const name of ['a\r\nset-cookie: x=1.png', '"; filename=evil.html; x=".png', '../../etc/passwd.png', '%00%0d.png', `${'名'.repeat(400)}.png`, "it's (1)*.png", '.png', 'slip']) {
      const answer = await contentOf(shop, await shop.upload(samplePng(), { filename: name }));
      assert.equal(answer.status, 200, name);
      assert.equal(answer.headers.get('set-cookie'), null);
      const header = answer.headers.get('content-disposition') ?? '';
      assert.match(header, /^attachment; filename="[^"\\%;/]*\.png"; filename\*=UTF-8''[A-Za-z0-9%._~!#$&+^`|-]+$/, name);
      assert.ok(decodeURIComponent(header.split("UTF-8''")[1] ?? '').endsWith('.png'));
    }
  });

  test('a proof moves to its order, and the same slip is told of when it comes again', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL' });
    const bytes = samplePng({ width: 20, height: 20 });
    const payments = (uploadId: string) => [{ methodCode: 'bankTransfer', amount: { amount: 2_500, currency: 'MYR' }, proofs: [{ uploadId, kind: 'bankSlip' }] }];
    const first = await shop.upload(bytes);
    const { status, body: order } = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), paymentTerms: undefined, payments: payments(first) } });
    assert.equal(status, 201, JSON.stringify(order));
    await shop.server.drain();
    assert.deepEqual(shop.log, []);
    assert.deepEqual(Buffer.from(await (await contentOf(shop, first)).arrayBuffer()), bytes);
    const row = await shop.database.read((db) => db.selectFrom('uploads').select(['file_key', 'order_id']).where('id', '=', first).executeTakeFirstOrThrow());
    assert.deepEqual(row, { file_key: `2026/11/${order.id}/${first}.png`, order_id: order.id });

    const second = await shop.upload(bytes);
    const { body: upload } = await shop.call<Upload>('GET', `/uploads/${second}`);
    assert.deepEqual(upload.duplicateOf, [{ by: 'file', orderId: order.id, orderNumber: order.number }]);
    const taken = await shop.call<{ errors: { code: string }[] }>('POST', '/orders', { body: { ...b2bOrder('OIL'), payments: payments(first) } });
    assert.deepEqual([taken.status, taken.body.errors.map(({ code }) => code)], [422, ['uploadNotReady']]);
    const unfinished = await shop.call<{ errors: { code: string }[] }>('POST', '/orders', { body: { ...b2bOrder('OIL'), payments: payments('upl_nothing') } });
    assert.deepEqual([unfinished.status, unfinished.body.errors.map(({ code }) => code)], [422, ['uploadNotReady']]);
  });
});
