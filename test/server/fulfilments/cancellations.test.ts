import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import { OutboundError, type Outbound } from '../../../server/ports.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions, type TestShop } from './delivery-shop.ts';
import { alerts, at, cancel, handedOver, sent } from './hand-off-steps.ts';

let shops = 0;
const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `cancellations-${shops += 1}`, ...options });

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
