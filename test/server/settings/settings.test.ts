import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Page } from '../../../src/contract/page.ts';
import type { Settings, SettingsChange } from '../../../src/contract/settings.ts';
import { createServer, memoryFiles, type ServerOptions, type ShopOptions } from '../../../server/index.ts';
import { json } from '../../../server/database/json.ts';
import { openTestServer, publicUrl, testClock, type TestServer } from '../test-server.ts';

const settingsOf = async (shop: TestServer): Promise<Settings> => (await shop.call<Settings>('GET', '/settings')).body;
const historyOf = async (shop: TestServer): Promise<SettingsChange[]> => (await shop.call<Page<SettingsChange>>('GET', '/settings/history')).body.items;
const changesOf = async (shop: TestServer): Promise<OrderEvent[]> => (await shop.call<Page<OrderEvent>>('GET', '/events?limit=200')).body.items.filter(({ type }) => type === 'settings.changed');
const change = async (shop: TestServer, body: unknown, ifMatch: number | string = '*') => shop.call<Settings>('PATCH', '/settings', { body, ifMatch });

describe('settings', () => {
  let shop: TestServer;
  before(async () => { shop = await openTestServer(); });

  it('say their version, and change only for who has seen it', async () => {
    const seen = await shop.call<Settings>('GET', '/settings');
    assert.equal(seen.headers.get('etag'), `"${seen.body.version}"`);
    assert.equal((await shop.call('PATCH', '/settings', { body: { lowStockAt: 7 } })).status, 428);
    const changed = await change(shop, { lowStockAt: 7 }, seen.body.version);
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
    assert.deepEqual([changed.body.version, changed.body.lowStockAt, changed.headers.get('etag')], [seen.body.version + 1, 7, `"${seen.body.version + 1}"`]);
    assert.deepEqual(await settingsOf(shop), changed.body);
    await change(shop, { acknowledgeHours: 48, duplicates: { windowHours: 24 } });
    const stale = await shop.call('PATCH', '/settings', { body: { lowStockAt: 9 }, ifMatch: seen.body.version });
    assert.equal(stale.status, 412);
    assert.equal(stale.body.code, 'versionConflict');
    assert.deepEqual(stale.body.params, { currentVersion: seen.body.version + 2, changedFields: ['lowStockAt', 'duplicates', 'acknowledgeHours'] });
    assert.equal((await settingsOf(shop)).lowStockAt, 7);
  });

  it('keep of each version who made it, when, and what stood there before and after, in the same transaction as the event', async () => {
    const own = await openTestServer();
    const token = await own.tokenFor('service', { id: 'tan', scopes: ['settings:write', 'orders:read'] });
    await settingsOf(own);
    own.clock.advance(60_000);
    const { body } = await own.call<Settings>('PATCH', '/settings', { token, ifMatch: '*', body: { graceSeconds: 90, orderNumber: { prefix: 'KL-' } } });
    const [newest, ...older] = await historyOf(own);
    assert.deepEqual(newest, {
      version: 2, at: '2026-11-22T10:01:00.000Z', actor: { id: 'tan', name: 'The service', role: 'service' },
      changes: [{ field: 'graceSeconds', before: 0, after: 90 }, { field: 'orderNumber', before: { prefix: 'MO-', digits: 5 }, after: { prefix: 'KL-', digits: 5 } }],
    });
    assert.deepEqual(older, []);
    assert.equal(body.version, 2);
    const events = await changesOf(own);
    assert.deepEqual(events.map(({ actor, data, changes }) => ({ actor, data, changes })), [{ actor: newest.actor, data: { version: 2 }, changes: newest.changes }]);
  });

  it('do not change by a patch that changes nothing', async () => {
    const { version, ...rest } = await settingsOf(shop);
    const events = (await changesOf(shop)).length;
    assert.deepEqual((await change(shop, { timeZone: rest.timeZone, reasons: rest.reasons })).body, { version, ...rest });
    assert.deepEqual((await change(shop, {})).body, { version, ...rest });
    assert.equal((await changesOf(shop)).length, events);
  });

  it('page through their versions, newest first', async () => {
    const own = await openTestServer();
    for (let hours = 1; hours <= 5; hours += 1) await change(own, { acknowledgeHours: hours });
    const seen: number[] = [];
    let after = '';
    do {
      const { body } = await own.call<Page<SettingsChange>>('GET', `/settings/history?limit=2&includeTotal=true${after}`);
      assert.equal(body.total, 5);
      seen.push(...body.items.map(({ version }) => version));
      after = body.nextCursor === undefined ? '' : `&after=${body.nextCursor}`;
    } while (after !== '');
    assert.deepEqual(seen, [6, 5, 4, 3, 2]);
    assert.equal((await own.call('GET', '/settings/history?after=nonsense')).status, 422);
  });

  it('refuse everything that is wrong at once, with pointers, and stay as they are', async () => {
    const before = await settingsOf(shop);
    const shape = await shop.call('PATCH', '/settings', { ifMatch: '*', body: { graceSeconds: -1, currency: 'ringgit', reasons: [{ code: 'a b', label: '' }], colour: 'red', version: 9, providers: [], shop: { id: 'other' } } });
    assert.equal(shape.status, 422);
    const pointers = shape.body.errors?.map(({ pointer }) => pointer) ?? [];
    for (const pointer of ['/graceSeconds', '/currency', '/reasons/0/code', '/reasons/0/label', '/colour', '/version', '/providers', '/shop/id']) assert.ok(pointers.includes(pointer), `${pointer} in ${pointers.join()}`);
    const rules = await shop.call('PATCH', '/settings', {
      ifMatch: '*', body: { timeZone: 'Mars/Olympus', locale: 'xx', taxRates: [{ code: 'a', label: 'A', rate: 1 }, { code: 'a', label: 'B', rate: 2 }], roles: { viewer: ['sessions:create'] }, paymentMethods: [] },
    });
    assert.deepEqual([rules.status, rules.body.code], [422, 'validationFailed']);
    assert.deepEqual(rules.body.errors?.map(({ pointer }) => pointer), ['/locale', '/timeZone', '/taxRates/1/code', '/paymentMethods', '/paymentMethods', '/roles/viewer/0']);
    const gone = await shop.call('PATCH', '/settings', { ifMatch: '*', body: { currency: null, roles: { ops: null } } });
    assert.deepEqual(gone.body.errors?.map(({ code, pointer }) => `${code} ${pointer}`).sort(), ['required /currency', 'required /roles/ops']);
    assert.deepEqual(await settingsOf(shop), before);
  });

  it('merge what is named by name, and take away what is null', async () => {
    const own = await openTestServer();
    await change(own, { messageWords: { shipped: { en: { subject: 'On its way: {number}' }, ms: { lead: 'Terima kasih' } } }, shop: { email: 'help@shop.example' } });
    const { body } = await change(own, { messageWords: { shipped: { ms: null }, cancelled: { en: { heading: 'Gone' } } }, shop: { email: null } });
    assert.deepEqual(body.messageWords, { shipped: { en: { subject: 'On its way: {number}' } }, cancelled: { en: { heading: 'Gone' } } });
    assert.deepEqual(body.shop, { id: own.shopId, name: 'Shop' });
    assert.deepEqual((await change(own, { messageWords: { shipped: null } })).body.messageWords, { cancelled: { en: { heading: 'Gone' } } });
  });

  it('keep the currency once there is an order, be it a draft', async () => {
    const own = await openTestServer();
    const inDollars = { currency: 'SGD', shippingMethods: [] };
    assert.equal((await change(own, inDollars)).status, 200);
    await change(own, { currency: 'MYR' });
    await own.place({ submit: false });
    const refused = await own.call('PATCH', '/settings', { ifMatch: '*', body: inDollars });
    assert.deepEqual([refused.status, refused.body.errors?.map(({ code, pointer }) => [code, pointer])], [422, [['fieldLocked', '/currency']]]);
  });

  it('count for the very next order', async () => {
    const own = await openTestServer();
    await change(own, { graceSeconds: 60 });
    const order: Order = await own.place();
    assert.equal(order.graceEndsAt, '2026-11-22T10:01:00.000Z');
  });

  it('are asked and changed by who may, shop by shop', async () => {
    const own = await openTestServer();
    await settingsOf(own);
    for (const role of ['merchant', 'ops', 'viewer'] as const) {
      const token = await own.tokenFor(role);
      assert.equal((await own.call('GET', '/settings', { token })).status, 200);
      for (const [method, path] of [['PATCH', '/settings'], ['GET', '/settings/history']] as const) {
        const { status, body } = await own.call(method, path, { token, ifMatch: '*', ...(method === 'PATCH' && { body: {} }) });
        assert.deepEqual([status, body.params], [403, { scope: 'settings:write' }]);
      }
    }
    const other = await openTestServer();
    await change(own, { lowStockAt: 99 });
    assert.notEqual((await settingsOf(other)).lowStockAt, 99);
    assert.deepEqual(await historyOf(other), []);
  });

  it('end with one version each, however many people change them at once', async () => {
    const own = await openTestServer();
    await settingsOf(own);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => change(own, { acknowledgeHours: index + 30 }, 1)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412, 412, 412, 412, 412]);
    const together = await Promise.all(Array.from({ length: 8 }, (_, index) => change(own, { lowStockAt: index + 30 })));
    assert.deepEqual(together.map(({ body }) => body.version).sort((a, b) => a - b), [3, 4, 5, 6, 7, 8, 9, 10]);
    assert.deepEqual((await historyOf(own)).map(({ version }) => version), [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });
});

describe('a shop that is served again', () => {
  const restart = (shop: TestServer, options: Partial<ServerOptions> = {}, own: Partial<ShopOptions> = {}) => {
    const server = createServer({
      database: shop.database, clock: testClock(), files: memoryFiles(), linkSecret: 'a secret for links in tests', publicUrl, allowedOrigins: [],
      mailFrom: { address: 'orders@shop.test' }, outbound: { post: () => Promise.resolve({ status: 200, body: '' }) }, log: () => undefined, ...options,
      shops: [{ id: shop.shopId, serviceKey: shop.serviceKey, ...own }],
    });
    return async (): Promise<Settings> => (await (await server.fetch(new Request(`${publicUrl}/v1/settings`, { headers: { Authorization: `Bearer ${shop.serviceKey}` } }))).json()) as Settings;
  };

  it('keeps what people have set, whatever it was started with first', async () => {
    const shop = await openTestServer({ settings: { shop: { id: 'x', name: 'Kilat' }, lowStockAt: 1 } });
    assert.deepEqual((await settingsOf(shop)).shop, { id: shop.shopId, name: 'Kilat' });
    await change(shop, { shop: { name: 'Petra' }, lowStockAt: 2 });
    const settings = await restart(shop, {}, { settings: { shop: { id: 'x', name: 'Kilat' }, lowStockAt: 1 } })();
    assert.deepEqual([settings.shop.name, settings.lowStockAt], ['Petra', 2]);
  });

  it('takes a period of grace that its environment gives, once, and keeps its own without one', async () => {
    const shop = await openTestServer();
    await change(shop, { graceSeconds: 30 });
    assert.equal((await restart(shop)()).graceSeconds, 30);
    const { version } = await settingsOf(shop);
    for (let start = 0; start < 2; start += 1) {
      const settings = await restart(shop, { graceSeconds: 120 })();
      assert.equal(settings.graceSeconds, 120);
    }
    const written = (await historyOf(shop)).filter(({ changes }) => changes.some(({ field, after }) => field === 'graceSeconds' && after === 120));
    assert.equal(written.length, 1, 'a start that changes nothing is no version');
    assert.equal(written[0]?.actor.id, 'system');
    assert.ok((written[0]?.version ?? 0) > version);
    assert.equal((await changesOf(shop)).length, (await historyOf(shop)).length);
  });

  it('is made once by servers that start together, and brought up to them by one', async () => {
    const shop = await openTestServer();
    await Promise.all([settingsOf(shop), ...Array.from({ length: 5 }, () => restart(shop)())]);
    const known = (await historyOf(shop)).length;
    const together = await Promise.all(Array.from({ length: 5 }, () => restart(shop, { graceSeconds: 45 })()));
    assert.deepEqual(together.map(({ graceSeconds }) => graceSeconds), [45, 45, 45, 45, 45]);
    assert.equal((await historyOf(shop)).filter(({ changes }) => changes.some(({ field }) => field === 'graceSeconds')).length, 1);
    assert.ok(known <= 2, 'with its warehouse or without, as the servers say');
  });

  it('shows the warehouses that it is connected to now', async () => {
    const shop = await openTestServer();
    assert.deepEqual((await settingsOf(shop)).providers.map(({ code }) => code), ['warehouse']);
    assert.deepEqual((await restart(shop)()).providers, []);
    assert.deepEqual((await historyOf(shop))[0]?.changes.map(({ field }) => field), ['providers']);
  });

  it('reads what an older server wrote over the defaults', async () => {
    const shop = await openTestServer();
    const { reasons, priceReasons, paymentMethods, shippingMethods, taxRates } = await settingsOf(shop);
    const older = {
      shop: { id: shop.shopId, name: 'Old' }, currency: 'MYR', locale: 'ms', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 5,
      reasons, priceReasons, shippingMethods, taxRates, paymentMethods: paymentMethods.map(({ uniqueReference: _new, ...method }) => method),
    };
    await shop.database.transaction((tx) => tx.updateTable('settings').set({ document: json(older as unknown as Settings) }).where('shop_id', '=', shop.shopId).execute());
    const { status, body } = await shop.call<Settings>('GET', '/settings');
    assert.equal(status, 200);
    assert.deepEqual([body.shop.name, body.locale, body.graceSeconds, body.version, body.lowStockAt], ['Old', 'ms', 5, 1, 5]);
    assert.ok(body.paymentMethods.every(({ uniqueReference }) => !uniqueReference));
    assert.equal((await change(shop, { lowStockAt: 3 })).status, 200);
    assert.equal((await shop.call('GET', '/orders', { token: await shop.tokenFor('viewer') })).status, 200);
  });

  it('does not start as a new shop with settings that are wrong, and says why', async () => {
    const shop = await openTestServer({ settings: { timeZone: 'Mars/Olympus', currency: 'SGD' } });
    await assert.rejects(shop.server.start(), /cannot begin with these settings:\n  \/timeZone: .*\n  \/shippingMethods\/0\/price\/currency/s);
  });

  it('does not start beside a shop with the same service key or the same id', () => {
    const options = {
      database: undefined as never, clock: testClock(), files: memoryFiles(), linkSecret: 'x', publicUrl, allowedOrigins: [], mailFrom: { address: 'a@b.example' },
      outbound: undefined as never, log: () => undefined,
    };
    const start = (...shops: ShopOptions[]) => createServer({ ...options, shops });
    assert.throws(() => start({ id: 'a', serviceKey: 'sk_one' }, { id: 'b', serviceKey: 'sk_two' }, { id: 'c', serviceKey: 'sk_one' }),
      (error: Error) => error.message.includes('“a” and “c”') && !error.message.includes('sk_one'));
    assert.throws(() => start({ id: 'a', serviceKey: 'sk_one' }, { id: 'a', serviceKey: 'sk_two' }), /Two shops have the id “a”/);
  });
});
