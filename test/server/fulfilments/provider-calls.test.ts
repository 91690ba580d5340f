import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatWebhookSecret } from '../../../src/webhooks/index.ts';
import { times } from '../../long-run.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type TestShop } from './delivery-shop.ts';

let shops = 0;
const open = async () => openShop({ database: await sharedDatabase(), shopId: `provider-${shops += 1}` });

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();

/** An order that its warehouse has, and the hand-off's id. */
const handedOver = async (shop: TestShop) => {
  const order = await shop.place();
  await shop.server.drain();
  return { order, fulfilmentId: (await shop.fulfilment(order.id)).id };
};

/** Everything that a person sees of an order's way, without what differs from order to order. */
const stateOf = async (shop: TestShop, orderId: string) => {
  const order = await shop.order(orderId);
  const lineNames = new Map(order.lines.map(({ id, sku }) => [id, sku]));
  const { status, acknowledgedAt, providerReference, rejection, amendment, lines: handedOverLines } = await shop.fulfilment(orderId);
  const shipments = await shop.shipments(orderId);
  return {
    order: { status: order.status, fulfilmentStatus: order.fulfilmentStatus, total: order.totals.total, alerts: order.alerts.map(({ code }) => code), lines: order.lines.map(({ sku, quantity, quantities }) => ({ sku, quantity, ...quantities })) },
    fulfilment: { status, acknowledgedAt, providerReference, rejection, amendment: amendment?.status, lines: handedOverLines.map(({ quantity }) => quantity) },
    shipments: shipments.map(({ carrier, trackingNumber, status: at_, lines, events }) => ({
      carrier, trackingNumber, status: at_, events, lines: lines.map(({ lineId, quantity }) => ({ sku: lineNames.get(lineId), quantity })).sort((a, b) => String(a.sku).localeCompare(String(b.sku))),
    })).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    mails: (await shop.messages(orderId)).filter(({ kind }) => kind === 'shipped').length,
  };
};

describe('what a warehouse calls back', () => {
  test('moves the order on, step by step, and tells the customer once', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    assert.equal(await shop.say({ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1), providerReference: 'W-77' }), 'applied');
    const acknowledged = await shop.fulfilment(order.id);
    assert.deepEqual([acknowledged.status, acknowledged.acknowledgedAt, acknowledged.providerReference], ['acknowledged', at(1), 'W-77']);
    await shop.say({ type: 'fulfilment.inProgress', fulfilmentId, at: at(2), stage: 'picking' });
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'inProgress');
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(3), shipmentReference: 'P1', carrier: 'Pos Laju', trackingNumber: 'ER1', trackingUrl: 'https://pos.example/ER1', lines: [{ lineId: order.lines[0]?.id, quantity: 3 }] });
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'partiallyShipped');
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(4), shipmentReference: 'P2', carrier: 'DHL', trackingNumber: 'D2' });
    const shipped = await shop.order(order.id);
    assert.equal(shipped.fulfilmentStatus, 'shipped');
    assert.deepEqual(shipped.lines.map(({ quantities }) => [quantities.shipped, quantities.allocated]), [[3, 0], [2, 0]]);
    assert.equal((await shop.fulfilment(order.id)).status, 'closed');
    await shop.server.drain();
    const mails = shop.mails.filter(({ subject }) => subject.includes('on its way'));
    assert.deepEqual(mails.map(({ text }) => /Tracking number: (.*)/.exec(text)?.[1]), ['ER1', 'D2']);
    assert.match(mails[0]?.html ?? '', /href="https:\/\/pos\.example\/ER1"/);
    for (const shipmentReference of ['P1', 'P2']) await shop.say({ type: 'shipment.trackingUpdated', fulfilmentId, at: at(9), shipmentReference, status: 'delivered', location: 'Kuala Lumpur' });
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'delivered');
    const { items } = await shop.get<{ items: { trackingNumbers: string[] }[] }>('/orders?q=er1');
    assert.deepEqual(items[0]?.trackingNumbers, ['ER1', 'D2']);
    const types = (await shop.events(order.id)).map(({ type }) => type);
    for (const type of ['fulfilment.acknowledged', 'fulfilment.inProgress', 'shipment.created', 'shipment.trackingUpdated', 'shipment.delivered', 'fulfilment.closed']) assert.ok(types.includes(type), type);
    assert.equal(types.filter((type) => type === 'fulfilment.closed').length, 1);
    assert.deepEqual(shop.errors, []);
  });

  test('completes the order once it is delivered and paid', async () => {
    const shop = await open();
    const order = await shop.place({ payments: [{ methodCode: 'cash', amount: { amount: 5_000, currency: 'MYR' } }] });
    await shop.server.drain();
    const { id: fulfilmentId } = await shop.fulfilment(order.id);
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(3), shipmentReference: 'P1', carrier: 'Pos' });
    await shop.say({ type: 'shipment.trackingUpdated', fulfilmentId, at: at(5), shipmentReference: 'P1', status: 'delivered' });
    assert.equal((await shop.order(order.id)).status, 'confirmed');
    const { version, payments } = await shop.order(order.id);
    await shop.call('POST', `/orders/${order.id}/payments/${payments[0]?.id}/verify`, undefined, { 'idempotency-key': crypto.randomUUID(), 'if-match': `"${version}"` });
    assert.equal((await shop.order(order.id)).status, 'completed');
  });

  test('applies each call once, for ever', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    const event = { type: 'shipment.created', fulfilmentId, at: at(3), shipmentReference: 'P1', carrier: 'Pos' };
    assert.equal(await shop.say(event, 'call_once'), 'applied');
    const { version } = await shop.order(order.id);
    const count = (await shop.events(order.id)).length;
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => shop.say(event, 'call_once'))), ['duplicate', 'duplicate', 'duplicate']);
    shop.clock.time += 80 * 24 * 3_600_000;
    assert.equal(await shop.say({ ...event, carrier: 'Another' }, 'call_once'), 'duplicate');
    assert.deepEqual([(await shop.order(order.id)).version, (await shop.events(order.id)).length], [version, count]);
    assert.equal((await shop.shipments(order.id))[0]?.carrier, 'Pos');
  });

  test('changes nothing when it is forged, stale, altered, or of another provider', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    const body = JSON.stringify({ type: 'fulfilment.rejected', fulfilmentId, at: at(1), reason: 'forged' });
    const now = Math.floor(shop.clock.time / 1_000);
    const other = formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
    const before = await stateOf(shop, order.id);
    const refused = [
      await shop.post({ body, secret: other }),
      await shop.post({ body, timestamp: now - 301 }),
      await shop.post({ body, timestamp: now + 302 }),
      await shop.post({ body, headers: { 'webhook-id': 'another' } }),
      await shop.post({ body, headers: { 'webhook-signature': 'v1,AAAA' } }),
      await shop.post({ body, headers: { 'webhook-signature': '' } }),
      await shop.post({ body, code: 'elsewhere' }),
    ];
    assert.deepEqual(refused.map(({ status }) => status), refused.map(() => 401));
    assert.deepEqual(await stateOf(shop, order.id), before);
    assert.deepEqual([(await shop.post({ body, timestamp: now - 299 })).status, (await shop.fulfilment(order.id)).status], [202, 'rejected']);
  });

  test('changes nothing of a hand-off that another warehouse has', async () => {
    const northSecret = formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
    const shop = await openShop({
      database: await sharedDatabase(), shopId: `provider-${shops += 1}`, providers: [{ kind: 'webhook', code: 'north', url: 'http://north.test/', secrets: [northSecret] }],
    });
    const order = await shop.place({ providerCode: 'warehouse' });
    await shop.server.drain();
    const { id: fulfilmentId } = await shop.fulfilment(order.id);
    assert.deepEqual(shop.handOffs.map(({ url }) => url), ['http://warehouse.test/hand-offs']);
    const before = await stateOf(shop, order.id);
    const answer = await shop.post({ body: JSON.stringify({ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1) }), code: 'north', secret: northSecret });
    assert.deepEqual([answer.status, (await answer.json() as { outcome: string }).outcome], [202, 'parked']);
    const crossed = await shop.post({ body: JSON.stringify({ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1) }), secret: northSecret });
    assert.equal(crossed.status, 401);
    assert.deepEqual(await stateOf(shop, order.id), before);
  });

  test('is refused with every wrong field, and taken without effect for a hand-off that is not known', async () => {
    const shop = await open();
    const { order } = await handedOver(shop);
    const wrong = await shop.post({ body: JSON.stringify({ type: 'shipment.created', fulfilmentId: 'nonsense', at: 'yesterday', shipmentReference: 'P1', carrier: 7, more: true }) });
    const problem = await wrong.json() as { code: string; errors: { pointer: string }[] };
    assert.deepEqual([wrong.status, problem.code, problem.errors.map(({ pointer }) => pointer).sort()], [422, 'validationFailed', ['/at', '/carrier', '/fulfilmentId', '/more']]);
    assert.equal((await shop.post({ body: 'not JSON' })).status, 400);
    const before = await stateOf(shop, order.id);
    assert.equal(await shop.say({ type: 'fulfilment.acknowledged', fulfilmentId: 'ful_unknown', at: at(1) }), 'parked');
    const stranger = await open();
    const theirs = await handedOver(stranger);
    assert.equal(await shop.say({ type: 'fulfilment.acknowledged', fulfilmentId: theirs.fulfilmentId, at: at(1) }), 'parked', 'another shop’s');
    assert.equal((await stranger.fulfilment(theirs.order.id)).status, 'sent');
    assert.deepEqual(await stateOf(shop, order.id), before);
  });

  test('an answer that overtakes the receipt of its hand-off is not set back by it', async () => {
    const later: { shop?: TestShop } = {};
    const racing = await openShop({
      database: await sharedDatabase(), shopId: `provider-${shops += 1}`,
      outbound: {
        post: async ({ body }) => {
          const { fulfilmentId } = JSON.parse(body) as { fulfilmentId: string };
          assert.equal(await later.shop?.say({ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1) }), 'applied');
          return { status: 200, body: '' };
        },
      },
    });
    later.shop = racing;
    const order = await racing.place();
    await racing.server.drain();
    const { status, sentAt, attempts } = await racing.fulfilment(order.id);
    assert.deepEqual([status, sentAt !== undefined, attempts.length], ['acknowledged', true, 1]);
  });

  test('comes to the same in any order, however often each call comes', async () => {
    const shop = await open();
    const everything = (fulfilmentId: string, lines: readonly string[], amendmentId: string) => [
      { type: 'fulfilment.acknowledged', fulfilmentId, at: at(1), providerReference: 'W-1' },
      { type: 'fulfilment.acknowledged', fulfilmentId, at: at(2), providerReference: 'W-2' },
      { type: 'fulfilment.inProgress', fulfilmentId, at: at(3), stage: 'packed' },
      { type: 'shipment.created', fulfilmentId, at: at(4), shipmentReference: 'P1', carrier: 'Pos', trackingNumber: 'ER1', lines: [{ lineId: lines[0], quantity: 2 }] },
      { type: 'shipment.created', fulfilmentId, at: at(5), shipmentReference: 'P2', carrier: 'DHL', trackingNumber: 'D2' },
      { type: 'shipment.trackingUpdated', fulfilmentId, at: at(6), shipmentReference: 'P1', status: 'inTransit', location: 'Ipoh' },
      { type: 'shipment.trackingUpdated', fulfilmentId, at: at(6), shipmentReference: 'P2', status: 'inTransit' },
      { type: 'shipment.trackingUpdated', fulfilmentId, at: at(7), shipmentReference: 'P2', status: 'exception', description: 'Nobody there' },
      { type: 'shipment.trackingUpdated', fulfilmentId, at: at(8), shipmentReference: 'P1', status: 'delivered' },
      { type: 'shipment.trackingUpdated', fulfilmentId, at: at(9), shipmentReference: 'P1', status: 'inTransit', description: 'A late scan' },
      { type: 'shipment.trackingUpdated', fulfilmentId, at: at(10), shipmentReference: 'P2', status: 'returned' },
      { type: 'fulfilment.held', fulfilmentId, at: at(2), reason: 'The lift is broken.' },
      { type: 'fulfilment.amendmentAccepted', fulfilmentId, at: at(2), amendmentId },
    ];
    const play = async (order: readonly number[]) => {
      const { order: placed, fulfilmentId } = await handedOver(shop);
      const edited = await shop.call('PATCH', `/orders/${placed.id}/lines/${placed.lines[0]?.id}`, { quantity: 4 }, { 'content-type': 'application/merge-patch+json', 'if-match': `"${(await shop.order(placed.id)).version}"` });
      assert.equal(edited.status, 200, JSON.stringify(edited.body));
      await shop.server.drain();
      const events = everything(fulfilmentId, placed.lines.map(({ id }) => id), (await shop.fulfilment(placed.id)).amendment?.id ?? '');
      for (const index of order) await shop.say(events[index] ?? {}, `call_${fulfilmentId}_${index}`);
      return stateOf(shop, placed.id);
    };
    const all = Array.from({ length: 13 }, (_, index) => index);
    const inOrder = await play(all);
    assert.equal(inOrder.fulfilment.status, 'closed');
    assert.equal(inOrder.mails, 2);
    await fc.assert(fc.asyncProperty(
      fc.array(fc.constantFrom(...all), { maxLength: 6 }).chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })),
      async (arrived) => { assert.deepEqual(await play(arrived), inOrder); },
    ), { numRuns: times(4, 50) });
  });
});
