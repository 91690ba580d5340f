import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import { OutboundError, type Outbound, type OutboundRequest } from '../../../server/ports.ts';
import { openTestDatabase, type TestDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions, type TestShop } from './delivery-shop.ts';

let database: TestDatabase;
let shops = 0;
before(async () => { database = await openTestDatabase(); });
after(() => database.close());
const open = (options: Partial<ShopOptions> = {}) => openShop({ database: database.database, shopId: `amendments-${shops += 1}`, ...options });

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const seen = async (shop: TestShop, orderId: string) => ({ 'if-match': `"${(await shop.order(orderId)).version}"`, ...key() });

/** Orders so many of the first line instead. */
const edit = async (shop: TestShop, order: Order, quantity: number): Promise<Order> => {
  const { status, body } = await shop.call<Order>('PATCH', `/orders/${order.id}/lines/${order.lines[0]?.id}`, { quantity }, { 'content-type': 'application/merge-patch+json', 'if-match': `"${(await shop.order(order.id)).version}"` });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const cancel = async (shop: TestShop, orderId: string, reason = 'The customer changed his mind.') => shop.call<Order>('POST', `/orders/${orderId}/cancel`, { reason }, await seen(shop, orderId));
const sent = (shop: TestShop) => shop.handOffs.map(({ body }) => JSON.parse(body) as HandOff & { reason?: string });
const alerts = async (shop: TestShop, orderId: string) => (await shop.order(orderId)).alerts.map(({ code }) => code);

const handedOver = async (shop: TestShop) => {
  const order = await shop.place();
  await shop.server.drain();
  return { order, fulfilmentId: (await shop.fulfilment(order.id)).id };
};
/** An order of three A that became five after its warehouse had it, and the amendment's id. */
const amended = async (shop: TestShop) => {
  const { order, fulfilmentId } = await handedOver(shop);
  await edit(shop, order, 5);
  await shop.server.drain();
  return { order, fulfilmentId, amendmentId: (await shop.fulfilment(order.id)).amendment?.id ?? '' };
};

describe('a change of an order', () => {
  test('goes into a hand-off that has not left, and into no amendment', async () => {
    const shop = await open({ graceSeconds: 600 });
    const order = await shop.place();
    await edit(shop, order, 5);
    shop.clock.time += 600_000;
    await shop.server.drain();
    assert.deepEqual(sent(shop).map(({ type, lines }) => [type, lines[0]?.quantity]), [['fulfilment.requested', 5]]);
    assert.equal((await shop.fulfilment(order.id)).amendment, undefined);
  });

  test('is told to a warehouse that has the order, whole, under an id of its own, and counts once it is accepted', async () => {
    const shop = await open();
    const { order, fulfilmentId, amendmentId } = await amended(shop);
    const [first, second] = sent(shop);
    assert.deepEqual([first?.type, second?.type, second?.amendmentId, second?.lines.map(({ quantity }) => quantity)], ['fulfilment.requested', 'fulfilment.amended', amendmentId, [5, 2]]);
    assert.notEqual(shop.handOffs[0]?.id, shop.handOffs[1]?.id);
    assert.deepEqual([(await shop.fulfilment(order.id)).amendment?.status, (await shop.fulfilment(order.id)).lines[0]?.quantity], ['requested', 3]);
    await shop.say({ type: 'fulfilment.amendmentAccepted', fulfilmentId, at: at(2), amendmentId });
    const { amendment, lines } = await shop.fulfilment(order.id);
    assert.deepEqual([amendment?.status, amendment?.answeredAt, lines[0]?.quantity], ['accepted', at(2), 5]);
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(3), shipmentReference: 'P1', carrier: 'DHL' });
    assert.deepEqual((await shop.order(order.id)).lines.map(({ quantities }) => quantities.shipped), [5, 2]);
    const told = (await shop.events(order.id)).map(({ type }) => type);
    for (const type of ['fulfilment.amended', 'fulfilment.amendmentAccepted']) assert.equal(told.filter((one) => one === type).length, 1, type);
    assert.deepEqual(shop.errors, []);
  });

  test('that its warehouse refuses takes the order back to what stands there, and a person is told', async () => {
    const shop = await open();
    const { order, fulfilmentId, amendmentId } = await amended(shop);
    await shop.say({ type: 'fulfilment.amendmentRejected', fulfilmentId, at: at(2), amendmentId, reason: 'It is packed.' });
    const now = await shop.order(order.id);
    assert.deepEqual(now.lines.map(({ quantity }) => quantity), [3, 2]);
    assert.equal(now.totals.total.amount, order.totals.total.amount);
    assert.deepEqual(now.alerts.map(({ code, detail }) => [code, detail]), [['amendmentRejected', 'It is packed.']]);
    assert.deepEqual((({ status, reason }) => [status, reason])((await shop.fulfilment(order.id)).amendment ?? { status: '', reason: '' }), ['rejected', 'It is packed.']);
    // The next change is settled with the warehouse, and so is the alert.
    await edit(shop, order, 4);
    await shop.server.drain();
    const next = (await shop.fulfilment(order.id)).amendment?.id;
    await shop.say({ type: 'fulfilment.amendmentAccepted', fulfilmentId, at: at(5), amendmentId: next });
    assert.deepEqual([await alerts(shop, order.id), (await shop.order(order.id)).lines[0]?.quantity], [[], 4]);
  });

  test('is refused by goods that had left before it was read', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await amended(shop);
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(2), shipmentReference: 'P1', carrier: 'Pos Laju', trackingNumber: 'EH1' });
    const now = await shop.order(order.id);
    assert.deepEqual([now.lines.map(({ quantity, quantities }) => [quantity, quantities.shipped]), now.fulfilmentStatus], [[[3, 3], [2, 2]], 'shipped']);
    assert.deepEqual(now.alerts.map(({ code }) => code), ['amendmentRejected']);
    assert.equal((await shop.events(order.id)).filter(({ type }) => type === 'fulfilment.amendmentRejected').length, 1);
  });

  test('takes the place of one that is not answered yet', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    for (const quantity of [4, 6]) await edit(shop, order, quantity);
    await shop.server.drain();
    assert.deepEqual(sent(shop).map(({ type, lines }) => [type, lines[0]?.quantity]), [['fulfilment.requested', 3], ['fulfilment.amended', 6]]);
    await shop.say({ type: 'fulfilment.amendmentAccepted', fulfilmentId, at: at(2), amendmentId: (await shop.fulfilment(order.id)).amendment?.id });
    assert.equal((await shop.fulfilment(order.id)).lines[0]?.quantity, 6);
  });

  test('never overtakes its hand-off, which is told as it was when nobody knows whether it arrived', async () => {
    const answers = [new OutboundError('timeout', 'No answer.', { mayHaveArrived: true })];
    const calls: OutboundRequest[] = [];
    const outbound: Outbound = { post: async (request) => { calls.push(request); const failure = answers.shift(); if (failure) throw failure; return { status: 202, body: '' }; } };
    const shop = await open({ outbound });
    const order = await shop.place();
    await shop.server.drain();
    await edit(shop, order, 5);
    await shop.untilSettled(3_600_000);
    const told = calls.map(({ id, body }) => ({ id, ...(JSON.parse(body) as HandOff) }));
    assert.deepEqual(told.map(({ type, lines }) => [type, lines[0]?.quantity]), [['fulfilment.requested', 3], ['fulfilment.requested', 3], ['fulfilment.amended', 5]]);
    assert.equal(told[0]?.id, told[1]?.id);
  });

  test('made while the hand-off is on its way goes after it', async () => {
    const later: { meanwhile?: () => Promise<unknown> } = {};
    const calls: [string, number | undefined][] = [];
    const outbound: Outbound = { post: async ({ body }) => {
      const { type, lines } = JSON.parse(body) as HandOff;
      calls.push([type, lines[0]?.quantity]);
      if (type === 'fulfilment.requested') await later.meanwhile?.();
      return { status: 202, body: '' };
    } };
    const shop = await open({ outbound });
    const order = await shop.place();
    later.meanwhile = () => edit(shop, order, 5);
    await shop.untilSettled(3_600_000);
    assert.deepEqual(calls, [['fulfilment.requested', 3], ['fulfilment.amended', 5]]);
  });

  test('that a warehouse cannot be told counts as refused', async () => {
    const calls: string[] = [];
    const outbound: Outbound = { post: async ({ body }) => { const { type } = JSON.parse(body) as HandOff; calls.push(type); return { status: type === 'fulfilment.amended' ? 422 : 202, body: '' }; } };
    const shop = await open({ outbound });
    const { order } = await amended(shop);
    assert.deepEqual(calls, ['fulfilment.requested', 'fulfilment.amended']);
    const now = await shop.order(order.id);
    assert.deepEqual([now.lines[0]?.quantity, now.alerts.map(({ code }) => code)], [3, ['amendmentRejected']]);
    assert.match(now.alerts[0]?.detail ?? '', /could not be told.*422/);
  });
});

describe('cancelling what a warehouse has', () => {
  test('asks it, and cancels when it agrees', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    assert.equal((await cancel(shop, order.id)).status, 200);
    assert.deepEqual([(await shop.order(order.id)).status, (await shop.order(order.id)).fulfilmentStatus, (await shop.fulfilment(order.id)).status], ['confirmed', 'requested', 'cancelRequested']);
    await shop.server.drain();
    assert.deepEqual(sent(shop).map(({ type, reason }) => [type, reason]).at(-1), ['fulfilment.cancelRequested', 'The customer changed his mind.']);
    await shop.say({ type: 'fulfilment.cancelled', fulfilmentId, at: at(3) });
    const now = await shop.order(order.id);
    assert.deepEqual([now.status, (await shop.fulfilment(order.id)).status, (await shop.fulfilment(order.id)).cancellation?.status], ['cancelled', 'cancelled', 'accepted']);
    assert.deepEqual(now.lines.map(({ quantities }) => quantities.allocated), [0, 0]);
  });

  test('goes on with the order when it refuses, and can be asked again', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await shop.say({ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1) });
    await cancel(shop, order.id);
    await shop.server.drain();
    await shop.say({ type: 'fulfilment.cancelRefused', fulfilmentId, at: at(2), reason: 'It is on the belt.' });
    assert.deepEqual([(await shop.order(order.id)).status, (await shop.fulfilment(order.id)).status, await alerts(shop, order.id)], ['confirmed', 'acknowledged', ['cancelRefused']]);
    await cancel(shop, order.id);
    await shop.server.drain();
    assert.deepEqual([(await shop.fulfilment(order.id)).status, sent(shop).filter(({ type }) => (type as string) === 'fulfilment.cancelRequested').length], ['cancelRequested', 2]);
    // The first refusal, told again, answers nothing.
    await shop.say({ type: 'fulfilment.cancelRefused', fulfilmentId, at: at(2), reason: 'It is on the belt.' });
    await shop.say({ type: 'fulfilment.inProgress', fulfilmentId, at: at(3), stage: 'picking' });
    assert.equal((await shop.fulfilment(order.id)).status, 'cancelRequested');
    await shop.say({ type: 'fulfilment.cancelled', fulfilmentId, at: at(4) });
    assert.equal((await shop.order(order.id)).status, 'cancelled');
  });

  test('is answered by goods that have left', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await cancel(shop, order.id);
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(2), shipmentReference: 'P1', carrier: 'UPS' });
    const now = await shop.order(order.id);
    assert.deepEqual([now.status, now.fulfilmentStatus, now.cancellation, (await shop.fulfilment(order.id)).status], ['confirmed', 'shipped', undefined, 'closed']);
    assert.deepEqual(now.alerts.map(({ code }) => code), ['cancelRefused']);
  });

  test('leaves what has shipped, which is followed to its end', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(1), shipmentReference: 'P1', carrier: 'UPS', lines: [{ lineId: order.lines[0]?.id, quantity: 1 }] });
    await cancel(shop, order.id);
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'partiallyShipped');
    await shop.say({ type: 'fulfilment.cancelled', fulfilmentId, at: at(2) });
    const rest = await shop.order(order.id);
    assert.deepEqual([rest.status, rest.fulfilmentStatus, rest.lines.map(({ quantities }) => [quantities.shipped, quantities.cancelled, quantities.allocated])], ['confirmed', 'shipped', [[1, 2, 0], [0, 2, 0]]]);
    assert.equal(await shop.say({ type: 'shipment.trackingUpdated', fulfilmentId, at: at(3), shipmentReference: 'P1', status: 'delivered' }), 'applied');
    assert.deepEqual([(await shop.order(order.id)).fulfilmentStatus, (await shop.fulfilment(order.id)).status, await alerts(shop, order.id)], ['delivered', 'cancelled', []]);
  });

  test('asks a warehouse that may have a hand-off of which nobody heard, and cancels when it has none', async () => {
    for (const [answer, expected] of [[404, 'cancelled'], [202, 'confirmed']] as const) {
      const calls: string[] = [];
      const outbound: Outbound = { post: async ({ body }) => {
        const { type } = JSON.parse(body) as HandOff;
        calls.push(type);
        if (type === 'fulfilment.requested') throw new OutboundError('timeout', 'No answer.', { mayHaveArrived: true });
        return { status: answer, body: '' };
      } };
      const shop = await open({ outbound });
      const order = await shop.place();
      await shop.server.drain();
      assert.equal((await cancel(shop, order.id)).status, 200);
      assert.deepEqual([(await shop.order(order.id)).status, (await shop.fulfilment(order.id)).status], ['confirmed', 'cancelRequested']);
      await shop.untilSettled(3_600_000);
      assert.deepEqual(calls, ['fulfilment.requested', 'fulfilment.cancelRequested']);
      assert.equal((await shop.order(order.id)).status, expected);
    }
  });

  test('at the very moment at which the hand-off leaves follows it, whether it arrives or not', async () => {
    for (const arrives of [true, false]) {
      const later: { shop?: TestShop; meanwhile?: () => Promise<void> } = {};
      const calls: string[] = [];
      const outbound: Outbound = { post: async ({ body }) => {
        const { type } = JSON.parse(body) as HandOff;
        calls.push(type);
        if (type !== 'fulfilment.requested') return { status: 202, body: '' };
        await later.meanwhile?.();
        if (!arrives) throw new OutboundError('timeout', 'No answer.', { mayHaveArrived: true });
        return { status: 202, body: '' };
      } };
      const shop = await open({ outbound });
      const order = await shop.place();
      later.meanwhile = async () => { assert.equal((await cancel(shop, order.id)).status, 200); };
      await shop.untilSettled(3_600_000);
      assert.deepEqual(calls, ['fulfilment.requested', 'fulfilment.cancelRequested']);
      const { status, sentAt, id: fulfilmentId } = await shop.fulfilment(order.id);
      assert.deepEqual([status, sentAt !== undefined, (await shop.order(order.id)).status], ['cancelRequested', arrives, 'confirmed']);
      await shop.say({ type: 'fulfilment.cancelled', fulfilmentId, at: at(1) });
      assert.equal((await shop.order(order.id)).status, 'cancelled');
    }
  });

  test('needs no answer of a warehouse that was never reached', async () => {
    const shop = await open({ outbound: { post: async () => { throw new OutboundError('network', 'Connection refused.'); } } });
    const order = await shop.place();
    await shop.server.drain();
    assert.equal((await cancel(shop, order.id)).status, 200);
    assert.deepEqual([(await shop.order(order.id)).status, (await shop.fulfilment(order.id)).status], ['cancelled', 'cancelled']);
  });

  test('lets nothing happen when the warehouse speaks of it later, and tells a person', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await cancel(shop, order.id);
    await shop.say({ type: 'fulfilment.cancelled', fulfilmentId, at: at(1) });
    assert.equal(await shop.say({ type: 'shipment.created', fulfilmentId, at: at(2), shipmentReference: 'P1', carrier: 'UPS' }), 'parked');
    const now = await shop.order(order.id);
    assert.deepEqual([now.status, now.shipments.length, now.alerts.map(({ code }) => code)], ['cancelled', 0, ['cancelRefused']]);
  });

  test('that is not answered in time is reported', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await shop.say({ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1) });
    await cancel(shop, order.id);
    await shop.server.drain();
    shop.clock.time += 24 * 3_600_000;
    await shop.server.drain();
    assert.deepEqual(await alerts(shop, order.id), ['unacknowledged']);
    assert.deepEqual((await shop.events(order.id)).filter(({ type }) => type === 'fulfilment.unacknowledged').map(({ data }) => data['about']), ['cancellation']);
  });
});

describe('a hand-off that failed or was refused', () => {
  test('is sent again by one call, and the alert goes', async () => {
    const answers = [410];
    const ids: string[] = [];
    const shop = await open({ outbound: { post: async ({ id }) => { ids.push(id); return { status: answers.shift() ?? 202, body: '' }; } } });
    const order = await shop.place();
    await shop.server.drain();
    const failed = await shop.fulfilment(order.id);
    assert.deepEqual([failed.status, await alerts(shop, order.id)], ['failed', ['handOffFailed']]);
    const { status, body } = await shop.call<{ status: string; id: string }>('POST', `/fulfilments/${failed.id}/retry`, undefined, key());
    assert.deepEqual([status, body.status, body.id], [200, 'queued', failed.id], JSON.stringify(body));
    await shop.server.drain();
    assert.deepEqual([(await shop.fulfilment(order.id)).status, await alerts(shop, order.id), new Set(ids).size, ids.length], ['sent', [], 1, 2]);
    assert.equal((await shop.call('POST', `/fulfilments/${failed.id}/retry`, undefined, key())).status, 409);
  });

  test('is handed over anew when the warehouse had refused it', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await shop.say({ type: 'fulfilment.rejected', fulfilmentId, at: at(1), reason: 'No room.' });
    assert.deepEqual(await alerts(shop, order.id), ['handOffRejected']);
    const { body } = await shop.call<{ id: string; status: string }>('POST', `/fulfilments/${fulfilmentId}/retry`, undefined, key());
    await shop.server.drain();
    assert.notEqual(body.id, fulfilmentId);
    assert.deepEqual((await shop.order(order.id)).fulfilments.map(({ id, status }) => [id === fulfilmentId, status]), [[true, 'cancelled'], [false, 'sent']]);
    assert.deepEqual(await alerts(shop, order.id), []);
    await shop.say({ type: 'shipment.created', fulfilmentId: body.id, at: at(3), shipmentReference: 'P1', carrier: 'GDEX' });
    assert.equal((await shop.order(order.id)).fulfilmentStatus, 'shipped');
  });
});

describe('a warehouse that holds an order', () => {
  test('is seen, and seen no more once it goes on', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    await shop.say({ type: 'fulfilment.held', fulfilmentId, at: at(2), reason: 'The lift is broken.' });
    const held = await shop.order(order.id);
    assert.deepEqual([held.fulfilmentStatus, held.alerts.map(({ code, detail }) => [code, detail])], ['onHold', [['warehouseHold', 'The lift is broken.']]]);
    await shop.say({ type: 'fulfilment.resumed', fulfilmentId, at: at(3) });
    assert.deepEqual([(await shop.fulfilment(order.id)).status, await alerts(shop, order.id)], ['acknowledged', []]);
  });

  test('is reported when it is silent, and forgiven at its first word', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    shop.clock.time += 24 * 3_600_000;
    await shop.server.drain();
    assert.deepEqual(await alerts(shop, order.id), ['unacknowledged']);
    await shop.say({ type: 'fulfilment.inProgress', fulfilmentId, at: at(2) });
    assert.deepEqual(await alerts(shop, order.id), []);
  });

  test('counts its stock, once, and nobody else’s', async () => {
    const shop = await open();
    const count = { type: 'stock.counted', at: new Date(shop.clock.time).toISOString(), levels: [{ sku: 'A', onHand: 7 }] };
    assert.equal(await shop.say(count, 'count-1'), 'applied');
    assert.equal(await shop.say({ ...count, levels: [{ sku: 'A', onHand: 1 }] }, 'count-1'), 'duplicate');
    const { items } = await shop.get<{ items: { sku: string; onHand: number }[] }>('/stock?skus=A');
    assert.deepEqual(items.map(({ sku, onHand }) => [sku, onHand]), [['A', 7]]);
  });

  test('is asked how far it is, and answers as if it had called', async () => {
    const said: { events: unknown[] } = { events: [] };
    const asked: string[] = [];
    const shop = await open({ outbound: { post: async ({ body }) => { const { type } = JSON.parse(body) as HandOff; asked.push(type); return { status: 200, body: JSON.stringify(said) }; } } });
    const { order, fulfilmentId } = await handedOver(shop);
    said.events = [{ type: 'fulfilment.acknowledged', fulfilmentId, at: at(1) }, { type: 'shipment.created', fulfilmentId, at: at(2), shipmentReference: 'P1', carrier: 'FEDEX', trackingNumber: '7 70' }];
    const refresh = () => shop.call<{ status: string; code?: string }>('POST', `/fulfilments/${fulfilmentId}/refresh`, undefined, key());
    const { status, body } = await refresh();
    assert.deepEqual([status, body.status], [200, 'closed'], JSON.stringify(body));
    const { version } = await shop.order(order.id);
    await refresh();
    assert.equal((await shop.order(order.id)).version, version);
    assert.deepEqual(asked, ['fulfilment.requested', 'fulfilment.queried', 'fulfilment.queried']);
    assert.equal((await shop.shipments(order.id))[0]?.trackingUrl, 'https://www.fedex.com/fedextrack/?trknbr=7%2070');
    said.events = [{ type: 'nonsense' }];
    assert.deepEqual([(await refresh()).status, (await refresh()).body.code], [503, 'providerUnavailable']);
  });
});

describe('parcels that go wrong or arrive', () => {
  test('raise an alert until they move on, and tell the customer when they are delivered', async () => {
    const shop = await open();
    const { order, fulfilmentId } = await handedOver(shop);
    const track = (minute: number, status: string, description?: string) => shop.say({ type: 'shipment.trackingUpdated', fulfilmentId, at: at(minute), shipmentReference: 'P1', status, ...(description && { description }) });
    await shop.say({ type: 'shipment.created', fulfilmentId, at: at(1), shipmentReference: 'P1', carrier: 'J&T Express', trackingNumber: '6300' });
    await track(2, 'exception', 'Address not found');
    assert.deepEqual((await shop.order(order.id)).alerts.map(({ code, detail }) => [code, detail]), [['deliveryException', 'Address not found']]);
    await track(3, 'outForDelivery');
    assert.deepEqual(await alerts(shop, order.id), []);
    await track(4, 'delivered');
    await track(4, 'delivered', 'Again, in other words');
    assert.deepEqual((await shop.messages(order.id)).map(({ kind }) => kind).sort(), ['delivered', 'orderConfirmation', 'shipped']);
  });
});
