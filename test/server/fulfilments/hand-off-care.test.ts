import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import { sharedDatabase } from '../database/open-test-database.ts';
import { openShop, type ShopOptions } from './delivery-shop.ts';
import { alerts, at, handedOver, key } from './hand-off-steps.ts';

let shops = 0;
const open = async (options: Partial<ShopOptions> = {}) => openShop({ database: await sharedDatabase(), shopId: `care-${shops += 1}`, ...options });

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
