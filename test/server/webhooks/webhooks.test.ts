import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../../src/contract/webhook.ts';
import { verifyWebhook } from '../../../src/webhooks/index.ts';
import { openTestServer } from '../test-server.ts';
import { openReceiver, type Receiver } from './receiver.ts';
import { openWebhookShop } from './webhook-shop.ts';

const hourMs = 3_600_000;

let receiver: Receiver;
before(async () => { receiver = await openReceiver(); });
after(() => { receiver.close(); });

describe('endpoints', () => {
  it('are made, listed, changed and deleted; the secret is shown once', async () => {
    const shop = await openTestServer();
    const made = await shop.call<{ endpoint: WebhookEndpoint; secret: string }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks', events: ['order.created'] } });
    assert.equal(made.status, 201);
    assert.match(made.body.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    const { endpoint } = made.body;
    assert.deepEqual([endpoint.version, endpoint.status, endpoint.events], [1, 'enabled', ['order.created']]);
    const changed = await shop.call<WebhookEndpoint>('PATCH', `/webhooks/${endpoint.id}`, { body: { events: null, url: 'https://receiver.example/other' }, ifMatch: 1 });
    assert.deepEqual([changed.status, changed.headers.get('etag'), changed.body.events, changed.body.url], [200, '"2"', undefined, 'https://receiver.example/other']);
    const stale = await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body: { status: 'disabled' }, ifMatch: 1 });
    assert.deepEqual([stale.status, stale.body.code, stale.body.params?.['currentVersion']], [412, 'versionConflict', 2]);
    assert.equal((await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body: { status: 'disabled' } })).status, 428);
    for (const body of [{ url: null }, { status: null }, { status: 'paused' }, { secret: 'whsec_x' }, { events: [] }, { events: ['order.eaten'] }]) {
      assert.equal((await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body, ifMatch: 2 })).status, 422, JSON.stringify(body));
    }
    const list = await shop.call('GET', '/webhooks');
    assert.ok(!JSON.stringify(list.body).includes('whsec_'));
    assert.equal((await shop.call('DELETE', `/webhooks/${endpoint.id}`, { ifMatch: 2 })).status, 204);
    assert.deepEqual((await shop.call<{ items: unknown[] }>('GET', '/webhooks')).body.items, []);
  });

  it('are twenty at most, each told of an event by its own delivery', async () => {
    const shop = await openTestServer();
    const make = () => shop.call<{ endpoint: WebhookEndpoint }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks' } });
    const made = await Promise.all(Array.from({ length: 20 }, make));
    assert.deepEqual(new Set(made.map(({ status }) => status)), new Set([201]));
    const refused = await shop.call('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks' } });
    assert.deepEqual([refused.status, refused.body.errors?.map(({ code, params }) => [code, params])], [422, [['tooMany', { limit: 20 }]]]);
    await shop.stock({ sku: 'OIL' });
    for (const { body: { endpoint } } of made) {
      const { body } = await shop.call<{ items: WebhookDelivery[] }>('GET', `/webhooks/${endpoint.id}/deliveries`);
      assert.deepEqual(body.items.map(({ type, status }) => [type, status]), [['catalogue.changed', 'pending']]);
    }
    // So much that one statement cannot hold it.
    const skus = Array.from({ length: 400 }, (_, index) => `LOW-${index}`);
    for (const from of [0, 200]) await shop.stock(...skus.slice(from, from + 200).map((sku) => ({ sku })));
    const counted = await shop.call('PUT', '/stock', { body: { asOf: new Date(shop.clock.now()).toISOString(), levels: skus.map((sku) => ({ sku, onHand: 1 })) } });
    assert.equal(counted.status, 200, JSON.stringify(counted.body));
    const { body } = await shop.call<{ total: number }>('GET', `/webhooks/${made[19]?.body.endpoint.id}/deliveries?limit=1&includeTotal=true`);
    assert.equal(body.total, 1 + 2 + 1 + 400);
  });

  it('tell the history what became of them, and no secret and no whole address, which can be one', async () => {
    const shop = await openTestServer();
    const { body: { endpoint, secret } } = await shop.call<{ endpoint: WebhookEndpoint; secret: string }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks/T0P-S3CRET' } });
    await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body: { url: 'https://other.example/hooks/T0P-S3CRET', status: 'disabled' }, ifMatch: 1 });
    await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body: { status: 'enabled' }, ifMatch: 2 });
    const rotated = await shop.call<{ secret: string }>('POST', `/webhooks/${endpoint.id}/rotate-secret`);
    await shop.call('POST', `/webhooks/${endpoint.id}/test`);
    await shop.call('DELETE', `/webhooks/${endpoint.id}`, { ifMatch: '*' });
    const { body } = await shop.call<{ items: OrderEvent[] }>('GET', '/events');
    assert.deepEqual(body.items.map(({ type, data }) => [type, data['change']]), [
      ['webhook.changed', 'created'], ['webhook.changed', 'updated'], ['webhook.changed', 'updated'], ['webhook.changed', 'secretRotated'], ['webhook.tested', undefined], ['webhook.changed', 'deleted'],
    ]);
    assert.deepEqual(body.items[1]?.changes, [{ field: 'url', before: 'https://receiver.example', after: 'https://other.example' }, { field: 'status', before: 'enabled', after: 'disabled' }]);
    const told = JSON.stringify([body, shop.log]);
    for (const hidden of ['whsec_', 'T0P-S3CRET', secret.slice(6), rotated.body.secret.slice(6)]) assert.ok(!told.includes(hidden), hidden);
  });

  it('are nobody’s in another shop, and nobody’s without the right', async () => {
    const shop = await openTestServer();
    const other = await openTestServer();
    const { body: { endpoint } } = await shop.call<{ endpoint: WebhookEndpoint }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks' } });
    const { body: delivery } = await shop.call<WebhookDelivery>('POST', `/webhooks/${endpoint.id}/test`);
    const calls: [string, string, object?][] = [
      ['PATCH', `/webhooks/${endpoint.id}`, { status: 'disabled' }], ['DELETE', `/webhooks/${endpoint.id}`], ['POST', `/webhooks/${endpoint.id}/rotate-secret`], ['POST', `/webhooks/${endpoint.id}/test`],
      ['GET', `/webhooks/${endpoint.id}/deliveries`], ['POST', `/webhooks/${endpoint.id}/deliveries/${delivery.id}/redeliver`],
    ];
    const { body: { endpoint: own } } = await other.call<{ endpoint: WebhookEndpoint }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks' } });
    for (const [method, path, body] of calls) {
      assert.equal((await other.call(method, path, { ...(body && { body }), ifMatch: '*' })).status, 404, `${method} ${path}`);
      for (const role of ['merchant', 'ops', 'viewer'] as const) {
        assert.equal((await shop.call(method, path, { ...(body && { body }), ifMatch: '*', token: await shop.tokenFor(role) })).status, 403, `${role}: ${method} ${path}`);
      }
    }
    assert.equal((await other.call('POST', `/webhooks/${own.id}/deliveries/${delivery.id}/redeliver`)).status, 404, 'a delivery belongs to its endpoint');
    assert.deepEqual((await other.call<{ items: WebhookEndpoint[] }>('GET', '/webhooks')).body.items.map(({ id }) => id), [own.id]);
    assert.equal((await shop.call<{ items: WebhookEndpoint[] }>('GET', '/webhooks')).body.items[0]?.status, 'enabled');
  });

  it('list what was posted, newest first, page by page', async () => {
    const shop = await openTestServer();
    const { body: { endpoint } } = await shop.call<{ endpoint: WebhookEndpoint }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks' } });
    for (let count = 0; count < 7; count += 1) {
      await shop.call('POST', `/webhooks/${endpoint.id}/test`);
      if (count % 2 === 0) shop.clock.advance(1_000);
    }
    type Page = { items: WebhookDelivery[]; nextCursor?: string; total?: number };
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await shop.call<Page>('GET', `/webhooks/${endpoint.id}/deliveries?limit=3&includeTotal=true${after}`);
      assert.equal(body.total, 7);
      seen.push(...body.items.map(({ id }) => id));
      if (body.nextCursor === undefined) break;
      after = `&after=${body.nextCursor}`;
    }
    const { body: all } = await shop.call<Page>('GET', `/webhooks/${endpoint.id}/deliveries`);
    assert.deepEqual(seen, all.items.map(({ id }) => id));
    assert.deepEqual(all.items.map(({ createdAt }) => createdAt), all.items.map(({ createdAt }) => createdAt).toSorted().reverse());
    assert.equal((await shop.call('GET', `/webhooks/${endpoint.id}/deliveries?after=x`)).status, 422);
  });
});

describe('a test', () => {
  it('is posted as any event, belongs to none, and is not posted to the others', async () => {
    const shop = await openWebhookShop({ allowedHosts: [receiver.host] });
    const { endpoint, secret } = await shop.endpoint(receiver.url, ['order.created']);
    await shop.endpoint(`${receiver.url}?other`);
    const { status, body } = await shop.call<WebhookDelivery>('POST', `/webhooks/${endpoint.id}/test`);
    assert.deepEqual([status, body.type, body.eventId, body.status], [202, 'webhook.tested', undefined, 'pending']);
    await shop.server.drain();
    const [call, ...more] = receiver.calls;
    assert.deepEqual(more, [], 'what happens to endpoints is not posted itself');
    assert.deepEqual(call?.event, { id: body.id, type: 'webhook.tested', at: body.createdAt, sequence: 0, data: { webhookId: endpoint.id } });
    assert.deepEqual(new Webhook(secret).verify(call.body, call.headers), call.event);
    assert.equal((await shop.deliveries(endpoint.id))[0]?.status, 'delivered');
    receiver.calls.length = 0;
  });
});

describe('a secret that is replaced', () => {
  it('is signed with beside the new one for a day: whoever knows either misses nothing', async () => {
    const shop = await openWebhookShop({ allowedHosts: [receiver.host] });
    const { endpoint, secret: old } = await shop.endpoint(receiver.url);
    const fits = async (secret: string): Promise<number> => {
      let count = 0;
      for (const { headers, body } of receiver.calls) {
        count += await verifyWebhook({ headers, body }, { secrets: [secret] }).then(() => 1, () => 0);
        assert.equal(new Set(headers['webhook-signature']?.split(' ')).size, headers['webhook-signature']?.split(' ').length);
      }
      return count;
    };
    const post = async (count: number): Promise<void> => {
      receiver.calls.length = 0;
      await shop.happen(count);
      await shop.server.drain();
      assert.equal(receiver.calls.length, count);
    };
    await post(5);
    assert.equal(await fits(old), 5);
    const rotated = await shop.call<{ endpoint: WebhookEndpoint; secret: string }>('POST', `/webhooks/${endpoint.id}/rotate-secret`, { key: 'rotate-once' });
    const fresh = rotated.body.secret;
    assert.equal(rotated.status, 201);
    assert.notEqual(fresh, old);
    assert.equal(rotated.body.endpoint.oldSecretUntil, '2026-11-23T10:00:00.000Z');
    const replayed = await shop.call<{ secret: string }>('POST', `/webhooks/${endpoint.id}/rotate-secret`, { key: 'rotate-once' });
    assert.equal(replayed.body.secret, fresh, 'the same call again gives no third secret');
    for (let hour = 0; hour < 24; hour += 6) {
      await post(25);
      assert.deepEqual([await fits(old), await fits(fresh)], [25, 25]);
      for (const { headers, body } of receiver.calls) for (const secret of [old, fresh]) new Webhook(secret).verify(body, headers);
      shop.clock.advance(6 * hourMs);
    }
    await post(5);
    assert.deepEqual([await fits(old), await fits(fresh)], [0, 5]);
    assert.equal((await shop.get(endpoint.id)).oldSecretUntil, undefined);

    const third = (await shop.call<{ secret: string }>('POST', `/webhooks/${endpoint.id}/rotate-secret`)).body.secret;
    await post(5);
    assert.deepEqual([await fits(old), await fits(fresh), await fits(third)], [0, 5, 5], 'two are alive, never three');
    receiver.calls.length = 0;
  });
});
