import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { operations } from '../../../src/contract/operations.ts';
import { permissions, type Entry } from '../../../src/contract/permissions.ts';
import type { Operation } from '../../../src/contract/operation.ts';
import { b2bOrder, openTestServer, publicUrl, type TestServer } from '../test-server.ts';

const table = operations as readonly Operation[];
const idOf: Readonly<Record<string, string>> = {
  orderId: 'ord_none', lineId: 'lin_none', paymentId: 'pay_none', fulfilmentId: 'ful_none', messageId: 'msg_none', itemId: 'itm_none', customerId: 'cus_none',
  uploadId: 'upl_none', webhookId: 'whk_none', deliveryId: 'whd_none', providerCode: 'warehouse', source: 'easypost',
};
const pathOf = ({ path }: Operation): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf[name] ?? '');
const entryOf = ({ id }: Operation): Entry => permissions[id].scope;
const ofPeople = table.filter((operation) => !['link', 'provider', 'public'].includes(entryOf(operation)));

describe('the kernel', () => {
  let shop: TestServer;
  before(async () => { shop = await openTestServer({ allowedOrigins: ['https://dashboard.example'] }); });

  it('serves every operation of the table', async () => {
    for (const operation of table) {
      const response = await shop.server.fetch(new Request(`${publicUrl}/v1${pathOf(operation)}`, { method: operation.method }));
      const text = await response.text();
      assert.ok([401, 404, 415, 422].includes(response.status), `${operation.id}: ${response.status}`);
      assert.ok(!text.includes('nothing at this address') && !text.includes('not for this address'), operation.id);
      if (ofPeople.includes(operation)) assert.deepEqual([response.status, response.headers.get('content-type')], [401, 'application/problem+json'], operation.id);
    }
  });

  it('asks for a token, and takes only one that it knows', async () => {
    for (const token of [null, 'nobody', 'mos_nobody', '']) {
      const { status, body, headers } = await shop.call('GET', '/settings', { token });
      assert.equal(status, 401);
      assert.equal(body.code, 'unauthenticated');
      assert.equal(headers.get('www-authenticate'), 'Bearer');
    }
    assert.equal((await shop.call('GET', '/settings', { token: null, headers: { Cookie: `token=${shop.serviceKey}` } })).status, 401);
  });

  it('tells a wrong method from a wrong address', async () => {
    const wrongMethod = await shop.call('DELETE', '/settings');
    assert.equal(wrongMethod.status, 405);
    assert.equal(wrongMethod.headers.get('allow'), 'GET, PATCH');
    assert.equal(wrongMethod.body.code, 'notFound');
    assert.equal((await shop.call('GET', '/nothing')).status, 404);
    assert.equal((await shop.call('GET', '/orders/%00')).status, 404);
    assert.equal((await shop.call('GET', '/orders/..%2F..%2Fsettings')).status, 404);
  });

  it('takes JSON alone: not what a form could send, not more than a mebibyte, not deeper than sense', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      for (const operation of ofPeople.filter(({ method }) => method !== 'GET')) {
        const { status } = await shop.call(operation.method, pathOf(operation), { body: '{}', headers: { 'Content-Type': type } });
        assert.equal(status, 415, operation.id);
      }
    }
    assert.equal((await shop.call('PATCH', '/orders/ord_none', { body: {}, headers: { 'Content-Type': 'application/json' } })).status, 415);
    assert.equal((await shop.call('POST', '/orders', { body: '{"segment":' })).body.code, 'malformedRequest');
    assert.equal((await shop.call('POST', '/orders', { body: new Uint8Array([0x7b, 0xff, 0x7d]) })).body.code, 'malformedRequest');
    assert.equal((await shop.call('POST', '/orders', { body: '' })).body.code, 'malformedRequest');
    const nested = (open: string, close: string, levels: number, inside = '') => shop.call('POST', '/orders', { body: open.repeat(levels) + inside + close.repeat(levels) });
    for (const inside of ['', '1']) {
      assert.equal((await nested('[', ']', 16, inside)).body.code, 'validationFailed');
      assert.equal((await nested('[', ']', 17, inside)).body.code, 'malformedRequest');
    }
    assert.equal((await nested('{"a":', '}', 16, '1')).body.code, 'validationFailed');
    assert.equal((await nested('{"a":', '}', 17, '1')).body.code, 'malformedRequest');
    assert.equal((await shop.call('POST', '/orders', { body: '['.repeat(500_000) })).body.code, 'malformedRequest');
    assert.equal((await shop.call('POST', '/orders', { body: JSON.stringify({ segment: 'x'.repeat(1_100_000) }) })).body.code, 'bodyTooLarge');
  });

  it('refuses text that no database can hold', async () => {
    for (const name of ['a\u0000b', 'a\ud800b']) {
      const { status, body } = await shop.call('POST', '/customers', { body: { segment: 'b2c', name } });
      assert.equal(status, 422);
      assert.ok(body.errors?.some(({ pointer }) => pointer === '/name'));
    }
    assert.equal((await shop.call('GET', '/orders?q=%00')).status, 422);
    assert.equal((await shop.call('GET', '/catalogue/items?ids=%00')).status, 422);
  });

  it('names every wrong parameter at once', async () => {
    const { status, body } = await shop.call('GET', '/orders?limit=9999&status=lost&month=2026-13&colour=red');
    assert.equal(status, 422);
    assert.deepEqual(body.errors?.map(({ pointer }) => pointer).sort(), ['?colour', '?limit', '?month', '?status']);
    assert.equal((await shop.call('GET', '/settings?colour=red')).status, 422);
  });

  it('asks which version was seen, and does nothing for one that is not the present', async () => {
    const { id, version } = await shop.place();
    assert.equal((await shop.call('PATCH', `/orders/${id}`, { body: { tags: ['a'] } })).body.code, 'preconditionRequired');
    for (const ifMatch of [`"${version + 1}"`, `W/"${version}"`, 'abc', '""']) {
      const { status, body } = await shop.call('PATCH', `/orders/${id}`, { body: { tags: ['a'] }, ifMatch });
      assert.equal(status, 412, ifMatch);
      assert.equal(body.code, 'versionConflict');
      assert.equal(body.params?.['currentVersion'], version);
    }
    assert.equal((await shop.call('PATCH', `/orders/${id}`, { body: { tags: ['a'] }, ifMatch: `"99", "${version}"` })).status, 200);
    assert.equal((await shop.call('PATCH', `/orders/${id}`, { body: { tags: ['b'] }, ifMatch: '*' })).status, 200);
  });

  it('lets pages of exactly the allowed origins read, and never with cookies', async () => {
    const ask = (origin: string, method = 'OPTIONS') => shop.server.fetch(new Request(`${publicUrl}/v1/orders`, {
      method, headers: { Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization' },
    }));
    const preflight = await ask('https://dashboard.example');
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), 'https://dashboard.example');
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key, If-Match/);
    for (const origin of ['null', 'https://dashboard.example.evil.test', 'https://evil.test', 'http://dashboard.example', 'https://dashboard.example:8443', 'https://DASHBOARD.example', 'https://dashboard.example.']) {
      for (const method of ['OPTIONS', 'GET']) {
        const answer = await ask(origin, method);
        assert.equal(answer.headers.get('access-control-allow-origin'), null, origin);
        assert.equal(answer.headers.get('access-control-allow-headers'), null, origin);
        assert.match(answer.headers.get('vary') ?? '', /Origin/);
      }
    }
    const answer = await ask('https://dashboard.example', 'GET');
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    assert.match(answer.headers.get('access-control-expose-headers') ?? '', /ETag/);
  });

  it('sends the same protection with every answer', async () => {
    for (const path of ['/v1/settings', '/v1/nothing', '/health', '/ready', '/metrics']) {
      const { headers } = await shop.server.fetch(new Request(publicUrl + path));
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.match(headers.get('x-request-id') ?? '', /^req_[0-9a-f]{32}$/);
      assert.equal(headers.get('set-cookie'), null);
    }
  });

  it('counts what it answers', async () => {
    await shop.stock({ sku: 'COUNTED' });
    await shop.call('POST', '/orders', { body: b2bOrder('COUNTED') });
    const metrics = await (await shop.server.fetch(new Request(`${publicUrl}/metrics`))).text();
    assert.match(metrics, /manual_order_requests_total\{operation="orders.create",status="201"\} \d+/);
    assert.match(metrics, /manual_order_outbox\{kind="handOff",state="pending"\} \d+/);
  });

  it('says nothing of a failure of its own but its number, and writes the rest down', async () => {
    const broken = await openTestServer();
    await broken.call('GET', '/settings');
    await broken.database.transaction((tx) => tx.deleteFrom('counters').where('shop_id', '=', broken.shopId).execute());
    const { status, body } = await broken.call('POST', '/orders', { body: { segment: 'b2b' } });
    assert.equal(status, 500);
    assert.deepEqual(Object.keys(body).sort(), ['code', 'detail', 'requestId', 'status', 'title', 'type']);
    assert.equal(broken.log.filter(({ requestId }) => requestId === body.requestId).length, 1);
  });
});
