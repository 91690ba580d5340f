import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { WebhookDelivery } from '../../../src/contract/webhook.ts';
import { verifyWebhook } from '../../../src/webhooks/index.ts';
import { isLongRun, times } from '../../long-run.ts';
import { b2bOrder } from '../test-server.ts';
import { openReceiver, type Answer, type ReceivedCall, type Receiver } from './receiver.ts';
import { openWebhookShop, type WebhookShop } from './webhook-shop.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const taken: Answer = { status: 204 };

let receiver: Receiver;
before(async () => { receiver = await openReceiver(); });
after(() => { receiver.close(); });
afterEach(() => {
  receiver.calls.length = 0;
  receiver.answers(() => taken);
});
const openShop = (timeoutMs?: number): Promise<WebhookShop> => openWebhookShop({ allowedHosts: [receiver.host], ...(timeoutMs !== undefined && { timeoutMs }) });
const idsOf = (calls: readonly ReceivedCall[]): string[] => calls.map(({ id }) => id);
const eventsOf = (calls: readonly ReceivedCall[]): string[] => calls.map(({ event }) => event.id);
const sorted = (ids: readonly string[]): string[] => ids.toSorted((a, b) => Number(a) - Number(b));
/** The first calls are answered so, the others are taken. */
const first = (...answers: readonly Answer[]): void => {
  const left = [...answers];
  receiver.answers(() => left.shift() ?? taken);
};

describe('what happens in a shop', () => {
  it('is posted to its endpoints: each event once to each, signed, thin', async () => {
    const shop = await openShop();
    const { endpoint, secret } = await shop.endpoint(receiver.url);
    const before = (await shop.posted()).length;
    const order = await shop.place(b2bOrder('OIL'));
    await shop.server.drain();
    const news = (await shop.posted()).slice(before);
    assert.ok(news.length >= 4);
    assert.deepEqual(sorted(eventsOf(receiver.calls)), news.map(({ id }) => id));
    assert.equal(new Set(idsOf(receiver.calls)).size, news.length, 'each under an id of its own');
    for (const call of receiver.calls) {
      assert.deepEqual(new Webhook(secret).verify(call.body, call.headers), call.event, 'another library takes the signature');
      assert.equal((await verifyWebhook({ headers: call.headers, body: call.body }, { secrets: [secret] })).id, call.id);
      const told = news.find(({ id }) => id === call.event.id);
      const { type, at, sequence, data } = told ?? {};
      assert.deepEqual(call.event, { id: told?.id, type, at, sequence, data, orderId: order.id, orderNumber: order.number });
      assert.ok(call.body.length <= 20_000);
      assert.equal(call.headers['content-type'], 'application/json');
    }
    const deliveries = await shop.deliveries(endpoint.id);
    assert.deepEqual(sorted(deliveries.map(({ eventId }) => eventId ?? '')), news.map(({ id }) => id));
    assert.ok(deliveries.every(({ status, attempts }) => status === 'delivered' && attempts.length === 1 && attempts[0]?.outcome === 'delivered'));
    assert.deepEqual(new Set(deliveries.map(({ id }) => id)), new Set(idsOf(receiver.calls)));
  });

  it('is posted only where it is wanted, only by its own shop, and not at all when it is undone', async () => {
    const shop = await openShop();
    const other = await openShop();
    const all = await shop.endpoint(receiver.url);
    const some = await shop.endpoint(`${receiver.url}?some`, ['order.confirmed', 'order.cancelled']);
    const foreign = await other.endpoint(`${receiver.url}?other`);
    await shop.place(b2bOrder('OIL'));
    assert.equal((await shop.call('POST', '/orders', { body: b2bOrder('OIL', 90_000) })).status, 422);
    await shop.server.drain();
    await other.server.drain();
    assert.deepEqual((await shop.deliveries(some.endpoint.id)).map(({ type }) => type), ['order.confirmed']);
    assert.ok((await shop.deliveries(all.endpoint.id)).length > 1);
    assert.deepEqual(await other.deliveries(foreign.endpoint.id), []);
  });

  it('is told without its data when that is too long', async () => {
    const shop = await openShop();
    await shop.endpoint(receiver.url);
    const items = Array.from({ length: 200 }, (_, index) => ({ sku: `${'X'.repeat(56)}${index}`, title: `Item ${index}`, price: { amount: 100, currency: 'MYR' }, onHand: 5 }));
    await shop.call('PUT', '/catalogue/items', { body: { items } });
    await shop.call('PUT', '/catalogue/items', { body: { items: items.map((item) => ({ ...item, onHand: 6 })) } });
    await shop.server.drain();
    const long = receiver.calls.find(({ event }) => event.type === 'stock.changed');
    assert.deepEqual([long?.event.data, long?.event.dataOmitted], [{}, true]);
    assert.ok((long?.body.length ?? 0) < 20_000);
    const kept = (await shop.posted()).find(({ id }) => id === long?.event.id);
    assert.ok(JSON.stringify(kept?.data).length > 20_000, 'the event itself has it all');
  });
});

describe('a receiver that fails once', () => {
  const cases: { name: string; answer: Answer; waitsAtLeastMs: number; detail: RegExp }[] = [
    { name: 'has an error of its own (500)', answer: { status: 500 }, waitsAtLeastMs: 1_000, detail: /500/ },
    { name: 'has too much to do (429) and says until when', answer: { status: 429, headers: { 'retry-after': '300' } }, waitsAtLeastMs: 300_000, detail: /429/ },
    { name: 'is being repaired (503) and says until when', answer: { status: 503, headers: { 'retry-after': '3600' } }, waitsAtLeastMs: hourMs, detail: /503/ },
    { name: 'has its own back end away (502)', answer: { status: 502 }, waitsAtLeastMs: 1_000, detail: /502/ },
    { name: 'points elsewhere (302)', answer: { status: 302, headers: { location: '/elsewhere' } }, waitsAtLeastMs: 1_000, detail: /redirect/ },
    { name: 'points into the own network (307)', answer: { status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data' } }, waitsAtLeastMs: 1_000, detail: /redirect/ },
    { name: 'ends the connection without a word', answer: 'cut', waitsAtLeastMs: 1_000, detail: /broke off/ },
    { name: 'answers by one byte a second', answer: 'drip', waitsAtLeastMs: 1_000, detail: /within 1500 ms/ },
  ];
  for (const { name, answer, waitsAtLeastMs, detail } of cases) {
    it(`${name}: it is asked again, under the same id`, async () => {
      const shop = await openShop(1_500);
      const { endpoint } = await shop.endpoint(receiver.url);
      first(answer);
      await shop.happen();
      const began = shop.clock.now();
      await shop.pass(2 * hourMs);
      const [delivery] = await shop.deliveries(endpoint.id);
      assert.deepEqual([delivery?.status, delivery?.attempts.map(({ outcome }) => outcome), receiver.calls.length], ['delivered', ['failed', 'delivered'], 2]);
      assert.match(delivery?.attempts[0]?.detail ?? '', detail);
      assert.ok(Date.parse(delivery?.attempts[1]?.at ?? '') - began >= waitsAtLeastMs);
      assert.deepEqual(idsOf(receiver.calls), [delivery?.id, delivery?.id]);
      assert.equal(receiver.calls[0]?.body, receiver.calls[1]?.body);
      assert.equal(receiver.redirectsFollowed, 0);
    });
  }

  it('and asks for a pause gets nothing else before it ends', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    first({ status: 429, headers: { 'retry-after': '600' } });
    await shop.happen(4);
    await shop.pass(9 * minuteMs);
    assert.equal(receiver.calls.length, 1);
    assert.ok((await shop.get(endpoint.id)).heldUntil !== undefined);
    await shop.pass(2 * minuteMs);
    assert.equal(receiver.taken().length, 4);
    assert.equal((await shop.get(endpoint.id)).heldUntil, undefined);
  });

  it('or refuses one event for good, does not hold up the others', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    receiver.answers(({ event }) => ({ status: Number(event.id) % 2 === 0 ? 422 : 204 }));
    await shop.happen(40);
    await shop.server.drain();
    const deliveries = await shop.deliveries(endpoint.id);
    assert.deepEqual([deliveries.filter(({ status }) => status === 'dead').length, deliveries.filter(({ status }) => status === 'delivered').length], [20, 20]);
    assert.equal(receiver.calls.length, 40, 'none of them is asked for twice');
    assert.equal((await shop.get(endpoint.id)).heldUntil, undefined);
  });
});

describe('a receiver that is away', () => {
  it('for hours gets everything as soon as it is back, and is hardly asked in between', async () => {
    const hours = times(2, 6);
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    const before = (await shop.posted()).length;
    receiver.answers(() => ({ status: 500 }));
    for (let hour = 0; hour < hours; hour += 1) {
      await shop.happen(10);
      await shop.pass(hourMs);
    }
    const asked = receiver.calls.length;
    assert.ok(asked > 15 * hours, `it was away: ${asked} calls failed`);
    assert.ok(asked <= 10 + hours * 60, `${asked} calls are more than one a minute`);
    receiver.answers(() => taken);
    const back = shop.clock.now();
    await shop.pass(10 * minuteMs);
    const news = (await shop.posted()).slice(before);
    assert.equal(news.length, 10 * hours);
    assert.deepEqual(sorted([...new Set(eventsOf(receiver.taken()))]), news.map(({ id }) => id), 'what was taken is what happened');
    assert.equal(receiver.taken().length, 10 * hours, 'each once');
    const deliveries = await shop.deliveries(endpoint.id);
    assert.ok(deliveries.every(({ status }) => status === 'delivered'));
    assert.ok(deliveries.every(({ attempts }) => Date.parse(attempts.at(-1)?.at ?? '') - back <= 10 * minuteMs));
    for (const id of idsOf(receiver.calls)) assert.ok(deliveries.some((delivery) => delivery.id === id), 'one id each, on every attempt');
  });

  if (isLongRun) it('for so long that more waits than one statement can name is back all the same', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    receiver.answers(() => taken);
    await shop.happen();
    const waiting = 70_000;
    await shop.database.transaction(async (tx) => {
      await tx.updateTable('webhook_endpoints').set({ failures: 10 }).where('id', '=', endpoint.id).execute();
      await sql`INSERT INTO webhook_deliveries (shop_id, id, endpoint_id, event_position, type, status, attempts, created_at, status_since)
        SELECT ${shop.shopId}, 'dlv_' || n, ${endpoint.id}, 1, 'order.created', 'pending', '[]'::jsonb, ${new Date(shop.clock.now()).toISOString()}::timestamptz, now()
        FROM generate_series(1, ${waiting}::integer) AS n`.execute(tx);
    });
    await shop.server.drain();
    assert.deepEqual(shop.log, []);
    assert.deepEqual((await shop.deliveries(endpoint.id, '&status=delivered')).map(({ attempts }) => attempts.length), [1]);
    assert.equal((await shop.get(endpoint.id)).heldUntil, undefined);
  });

  it('is asked at growing distances, up to three days; then it is dead, and one call brings it back', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    receiver.answers(() => ({ status: 503 }));
    await shop.happen();
    const began = shop.clock.now();
    await shop.pass(100 * hourMs);
    const [dead] = await shop.deliveries(endpoint.id);
    assert.equal(dead?.status, 'dead');
    const times = dead.attempts.map(({ at }) => Date.parse(at) - began);
    // Half of 5 s, 15 s, 45 s … a day: chance is fixed at a half here.
    const delays = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    [2_500, 7_500, 22_500, 67_500, 202_500, 607_500, 1_822_500].forEach((delay, index) => { assert.equal(delays[index], delay); });
    assert.ok(Math.max(...delays) <= 24 * hourMs);
    assert.ok((times.at(-1) ?? 0) >= 72 * hourMs && (times.at(-2) ?? 0) < 72 * hourMs, 'given up after three days, not before');
    assert.deepEqual((await shop.deliveries(endpoint.id, '&status=dead')).map(({ id }) => id), [dead.id]);

    receiver.answers(() => taken);
    await shop.pass(hourMs);
    assert.equal(receiver.taken().length, 0, 'nobody asks again by himself');
    const again = await shop.call<WebhookDelivery>('POST', `/webhooks/${endpoint.id}/deliveries/${dead.id}/redeliver`);
    assert.deepEqual([again.status, again.body.status], [202, 'pending']);
    await shop.server.drain();
    assert.deepEqual(idsOf(receiver.taken()), [dead.id]);
    const [delivered] = await shop.deliveries(endpoint.id);
    assert.deepEqual([delivered?.status, delivered?.attempts.length], ['delivered', dead.attempts.length + 1]);
    assert.equal((await shop.call('POST', `/webhooks/${endpoint.id}/deliveries/${dead.id}/redeliver`)).body.code, 'invalidTransition');
    assert.deepEqual(await shop.deliveries(endpoint.id, '&status=dead'), []);
  });

  it('for good (410) is disabled: what waits is given up, and nothing more is posted', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    receiver.answers(() => ({ status: 410 }));
    await shop.happen(5);
    await shop.server.drain();
    assert.equal(receiver.calls.length, 1);
    const gone = await shop.get(endpoint.id);
    assert.deepEqual([gone.status, gone.version], ['disabled', 2]);
    assert.match(gone.disabledBecause ?? '', /410/);
    const told = (await shop.call<{ items: OrderEvent[] }>('GET', '/events?limit=200')).body.items.filter(({ type }) => type === 'webhook.disabled');
    assert.deepEqual(told.map(({ data }) => data['webhookId']), [endpoint.id]);
    assert.deepEqual((await shop.deliveries(endpoint.id)).map(({ status }) => status), Array(5).fill('dead'));

    receiver.answers(() => taken);
    await shop.happen(3);
    await shop.pass(80 * hourMs);
    assert.equal(receiver.calls.length, 1);
    const [last] = await shop.deliveries(endpoint.id);
    assert.equal((await shop.call('POST', `/webhooks/${endpoint.id}/deliveries/${last?.id}/redeliver`)).body.code, 'invalidTransition', 'not while it is disabled');
    const enabled = await shop.call<{ status: string; disabledBecause?: string }>('PATCH', `/webhooks/${endpoint.id}`, { body: { status: 'enabled' }, ifMatch: 2 });
    assert.deepEqual([enabled.body.status, enabled.body.disabledBecause], ['enabled', undefined]);
    assert.equal((await shop.call('POST', `/webhooks/${endpoint.id}/deliveries/${last?.id}/redeliver`)).status, 202);
    await shop.server.drain();
    assert.deepEqual(idsOf(receiver.taken()), [last?.id]);
  });
});

describe('an endpoint that nobody wants any more', () => {
  it('disabled by hand gets nothing, neither what is new nor what waited', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    receiver.answers(() => ({ status: 500 }));
    await shop.happen(2);
    await shop.server.drain();
    const before = receiver.calls.length;
    assert.ok(before > 0);
    assert.equal((await shop.call('PATCH', `/webhooks/${endpoint.id}`, { body: { status: 'disabled' }, ifMatch: 1 })).status, 200);
    await shop.happen(2);
    await shop.pass(80 * hourMs);
    assert.equal(receiver.calls.length, before);
    assert.deepEqual((await shop.deliveries(endpoint.id)).map(({ status }) => status), ['dead', 'dead']);
    assert.equal((await shop.call('POST', `/webhooks/${endpoint.id}/test`)).body.code, 'invalidTransition');
  });

  it('deleted while something waits for it gets nothing', async () => {
    const shop = await openShop();
    const { endpoint } = await shop.endpoint(receiver.url);
    await shop.happen(3);
    assert.equal((await shop.call('DELETE', `/webhooks/${endpoint.id}`, { ifMatch: 1 })).status, 204);
    await shop.happen();
    await shop.pass(80 * hourMs);
    assert.equal(receiver.calls.length, 0);
    assert.equal((await shop.call('GET', `/webhooks/${endpoint.id}/deliveries`)).status, 404);
    assert.deepEqual(shop.log, []);
  });
});
