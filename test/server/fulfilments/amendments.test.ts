import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import { OutboundError, type Outbound, type OutboundRequest } from '../../../server/ports.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions } from './delivery-shop.ts';
import { alerts, amended, at, edit, handedOver, sent } from './hand-off-steps.ts';

let shops = 0;
const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `amendments-${shops += 1}`, ...options });

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
