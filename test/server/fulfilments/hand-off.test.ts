import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatWebhookSecret } from '../../../src/webhooks/index.ts';
import { OutboundError, type Outbound, type OutboundAnswer } from '../../../server/ports.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions } from './delivery-shop.ts';

let shops = 0;
const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `hand-off-${shops += 1}`, ...options });

/** A warehouse that answers by a script, and then takes everything. */
const answering = (...answers: readonly (OutboundAnswer | Error)[]): Outbound & { ids: string[] } => {
  const left = [...answers];
  const ids: string[] = [];
  return {
    ids,
    post: async ({ id }) => {
      ids.push(id);
      const answer = left.shift() ?? { status: 202, body: '' };
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
};

describe('the hand-off to the warehouse', () => {
  test('carries what the warehouse needs, leaves once, and is on record', async () => {
    const shop = await open();
    const order = await shop.place();
    await shop.server.drain();
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1);
    const fulfilment = await shop.fulfilment(order.id);
    const { callbackUrl, ...handOff } = shop.handOff();
    assert.match(callbackUrl, /^http:\/\/shop\.test\/v1\/provider\/warehouse\/events$/);
    assert.deepEqual(handOff, {
      type: 'fulfilment.requested', fulfilmentId: fulfilment.id, orderId: order.id, orderNumber: order.number, shopId: `hand-off-${shops}`,
      lines: order.lines.map(({ id, sku, title, quantity }) => ({ lineId: id, sku, title, quantity })),
      shipTo: order.shippingAddress, recipient: { name: 'Farid', email: 'farid@example.com' }, instructions: 'Ring twice', packingNote: 'Blue box',
    });
    assert.equal(fulfilment.status, 'sent');
    assert.equal(fulfilment.attempts.length, 1);
    assert.equal(fulfilment.attempts[0]?.outcome, 'delivered');
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'requested');
    assert.deepEqual((await shop.events(order.id)).map(({ type }) => type).filter((type) => type.startsWith('fulfilment.')), ['fulfilment.requested', 'fulfilment.sent']);
    assert.deepEqual(shop.errors, []);
  });

  test('waits for the grace period, and for the payment rule of its method', async () => {
    const shop = await open({ graceSeconds: 600 });
    const order = await shop.place();
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 0);
    assert.equal((await shop.fulfilment(order.id)).status, 'queued');
    assert.equal((await shop.fulfilment(order.id)).sendAfter, order.graceEndsAt);
    shop.clock.time += 600_000;
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1);

    const held = await shop.place({ payments: [{ methodCode: 'cheque', amount: { amount: 5_000, currency: 'MYR' } }] });
    shop.clock.time += 600_000;
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1);
    const { status, waitingFor } = await shop.fulfilment(held.id);
    assert.deepEqual({ status, waitingFor }, { status: 'pending', waitingFor: 'verified' });
    const { body } = await shop.call('POST', `/orders/${held.id}/payments/${held.payments[0]?.id}/verify`, undefined, { 'idempotency-key': crypto.randomUUID(), 'if-match': `"${(await shop.order(held.id)).version}"` });
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 2, JSON.stringify(body));
  });

  test('is withdrawn with its order, and never after it has left', async () => {
    const shop = await open({ graceSeconds: 600 });
    const cancel = async (orderId: string) => shop.call<{ code?: string }>('POST', `/orders/${orderId}/cancel`, {}, { 'idempotency-key': crypto.randomUUID(), 'if-match': `"${(await shop.order(orderId)).version}"` });
    const early = await shop.place();
    assert.equal((await cancel(early.id)).status, 200);
    shop.clock.time += 600_000;
    await shop.server.drain();
    assert.deepEqual([shop.handOffs.length, shop.mails.length], [0, 0]);
    assert.equal((await shop.fulfilment(early.id)).status, 'cancelled');
    assert.deepEqual((await shop.messages(early.id)).map(({ status }) => status), ['cancelled']);
    const late = await shop.place();
    shop.clock.time += 600_000;
    await shop.server.drain();
    assert.equal((await cancel(late.id)).status, 200);
    assert.deepEqual([(await shop.order(late.id)).status, (await shop.fulfilment(late.id)).status], ['confirmed', 'cancelRequested']);
  });

  test('is tried again after 500, 429 and silence, under one id, and leaves in the end', async () => {
    const outbound = answering({ status: 500, body: '' }, { status: 429, body: '', retryAfterSeconds: 120 }, new OutboundError('timeout', 'warehouse.test did not answer within 15000 ms.'));
    const shop = await open({ outbound });
    const order = await shop.place();
    const began = shop.clock.time;
    await shop.untilSettled(3_600_000);
    assert.equal(outbound.ids.length, 4);
    assert.equal(new Set(outbound.ids).size, 1);
    assert.ok(shop.clock.time - began >= 120_000, 'Retry-After was kept');
    const { status, attempts } = await shop.fulfilment(order.id);
    assert.equal(status, 'sent');
    assert.deepEqual(attempts.map(({ outcome }) => outcome), ['failed', 'failed', 'failed', 'delivered']);
    assert.match(attempts[2]?.detail ?? '', /did not answer/);
  });

  for (const [name, answer] of [['gone', { status: 410, body: '' }], ['a redirect', { status: 302, body: '' }], ['refused', { status: 401, body: '' }]] as const) {
    test(`is dead at once when the answer is ${name}, and a person sees why`, async () => {
      const outbound = answering(answer);
      const shop = await open({ outbound });
      const order = await shop.place();
      await shop.untilSettled();
      assert.equal(outbound.ids.length, 1);
      const { status, attempts } = await shop.fulfilment(order.id);
      assert.equal(status, 'failed');
      assert.match(attempts[0]?.detail ?? '', new RegExp(String(answer.status)));
      const last = (await shop.events(order.id)).findLast(({ type }) => type === 'fulfilment.failed');
      assert.match(String(last?.data['detail']), new RegExp(String(answer.status)));
    });
  }

  test('is dead after three days of failure', async () => {
    const outbound: Outbound = { post: async () => ({ status: 503, body: '' }) };
    const shop = await open({ outbound });
    const order = await shop.place();
    const began = shop.clock.time;
    await shop.untilSettled(200 * 3_600_000);
    assert.ok(shop.clock.time - began >= 72 * 3_600_000);
    const { attempts } = await shop.fulfilment(order.id);
    assert.ok(attempts.length > 8 && attempts.every(({ outcome }) => outcome === 'failed'));
    assert.ok((await shop.events(order.id)).some(({ type }) => type === 'fulfilment.failed'));
    assert.deepEqual((await shop.order(order.id)).alerts.map(({ code }) => code), ['handOffFailed']);
  });

  test('waits and says so while there is no warehouse', async () => {
    const shop = await open({ outbound: null });
    const order = await shop.place();
    for (let hour = 0; hour < 3; hour += 1) {
      await shop.server.drain();
      shop.clock.time += 3_600_000;
    }
    const { status, attempts } = await shop.fulfilment(order.id);
    assert.equal(status, 'queued');
    assert.equal(attempts.length, 1);
    assert.match(attempts[0]?.detail ?? '', /No warehouse is configured/);
  });

  test('is signed by both secrets while one is being replaced', async () => {
    const secrets = [1, 2].map((fill) => formatWebhookSecret({ bytes: new Uint8Array(32).fill(fill) }));
    const shop = await open({ providers: [{ kind: 'webhook', code: 'north', url: 'http://north.test/', secrets }] });
    const order = await shop.place();
    await shop.server.drain();
    assert.deepEqual(shop.handOffs.map(({ secret }) => secret), [secrets]);
    const { id: fulfilmentId } = await shop.fulfilment(order.id);
    for (const secret of secrets) {
      const answer = await shop.post({ body: JSON.stringify({ type: 'fulfilment.inProgress', fulfilmentId, at: new Date(shop.clock.time).toISOString() }), code: 'north', secret });
      assert.equal(answer.status, 202);
    }
  });

  test('goes to the first warehouse that the shop gets, when it was made before there was one', async () => {
    const shopId = `hand-off-${shops += 1}`;
    const order = await (await open({ shopId, outbound: null })).place();
    const shop = await open({ shopId, outbound: null, providers: [{ kind: 'email', code: 'yard', to: 'yard@warehouse.example' }] });
    await shop.server.drain();
    const { providerCode, status } = await shop.fulfilment(order.id);
    assert.deepEqual([providerCode, status], ['yard', 'sent']);
    assert.equal(shop.mails.filter(({ to }) => to.includes('yard@warehouse.example')).length, 1);
  });

  test('a warehouse that never acknowledges is reported once its time is over', async () => {
    const shop = await open();
    const order = await shop.place();
    const other = await shop.place();
    await shop.server.drain();
    await shop.say({ type: 'fulfilment.acknowledged', fulfilmentId: (await shop.fulfilment(other.id)).id, at: new Date(shop.clock.time).toISOString() });
    shop.clock.time += 24 * 3_600_000;
    await shop.server.drain();
    const reported = async (orderId: string) => (await shop.events(orderId)).filter(({ type }) => type === 'fulfilment.unacknowledged').length;
    assert.deepEqual([await reported(order.id), await reported(other.id)], [1, 0]);
  });
});
