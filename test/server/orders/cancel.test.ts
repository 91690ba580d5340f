import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HandOff, ProviderCall } from '../../../src/contract/fulfilment.ts';
import type { Message } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import { OutboundError } from '../../../server/ports.ts';
import { b2bOrder, openTestServer } from '../test-server.ts';
import { expectedTotals, openStory, ringgit, type Story } from './story.ts';

const typesOf = async (story: Story): Promise<string[]> => (await story.events()).map(({ type }) => type);
const messagesOf = async ({ shop, orderId }: Story): Promise<string[]> =>
  (await shop.call<{ items: Message[] }>('GET', `/orders/${orderId}/messages`)).body.items.map(({ kind, status }) => `${kind} ${status}`).sort();
const callsOf = ({ shop }: Story): (HandOff | ProviderCall)[] => shop.handOffs.map(({ body }) => JSON.parse(body) as HandOff);
const quantities = ({ lines }: Order) => lines.map((line) => [line.quantities.allocated, line.quantities.shipped, line.quantities.cancelled]);
const refusedWith = async (story: Story, method: string, path: string, body?: unknown): Promise<[number, string]> => {
  const answer = await story.act(method, path, body);
  return [answer.status, answer.body.code];
};

/** An order that its warehouse has and packs. */
async function withWarehouse(options: Parameters<typeof openStory>[0] = {}): Promise<Story> {
  const story = await openStory(options);
  await story.leave();
  await story.say({ type: 'fulfilment.acknowledged' });
  return story;
}

describe('cancelling an order that nobody has yet', () => {
  it('gives everything back at once, and nothing of it leaves', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const cancelled = await story.done('POST', '/cancel', { reason: 'Changed their mind.' });
    assert.deepEqual([cancelled.status, cancelled.fulfilmentStatus, cancelled.cancelledAt], ['cancelled', 'cancelled', '2026-11-22T10:00:00.000Z']);
    assert.deepEqual(quantities(cancelled), [[0, 0, 4], [0, 0, 2]]);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[10, 0], [10, 0]]);
    assert.deepEqual((await story.ledger()).map(({ delta, reason }) => [delta, reason]), [[4, 'placed'], [2, 'placed'], [-4, 'cancelled'], [-2, 'cancelled']]);
    story.shop.clock.advance(61_000);
    await story.leave();
    assert.deepEqual([story.shop.mails.length, story.shop.handOffs.length], [0, 0]);
    const event = (await story.events()).find(({ type }) => type === 'order.cancelled');
    assert.deepEqual([event?.data['reason'], event?.changes], ['Changed their mind.', [{ field: 'status', before: 'confirmed', after: 'cancelled' }]]);
    assert.deepEqual(await refusedWith(story, 'POST', '/cancel'), [409, 'invalidTransition']);
  });

  it('voids open claims, and shows money that was paid as money to give back', async () => {
    const story = await openStory({
      graceSeconds: 60, order: { payments: [{ methodCode: 'cash', amount: ringgit(40_000) }, { methodCode: 'cash', amount: ringgit(7_400) }] },
    });
    const { payments } = await story.now();
    await story.done('POST', `/payments/${payments[0]?.id}/verify`, undefined, { token: await story.shop.tokenFor('ops') });
    const cancelled = await story.done('POST', '/cancel');
    assert.deepEqual(cancelled.payments.map(({ status }) => status), ['verified', 'voided']);
    assert.deepEqual([cancelled.paymentStatus, cancelled.totals.total.amount, cancelled.totals.balance.amount], ['overpaid', 47_400, -40_000]);
    const ops = await story.shop.tokenFor('ops');
    const back = await story.done('POST', `/payments/${payments[0]?.id}/refunds`, { reason: 'Cancelled.' }, { token: ops });
    assert.deepEqual([back.status, back.paymentStatus, back.totals.balance.amount], ['cancelled', 'refunded', 0]);
  });

  it('tells the customer when the confirmation has left, and not before', async () => {
    const quiet = await openStory({ graceSeconds: 60 });
    await quiet.done('POST', '/cancel');
    assert.deepEqual(await messagesOf(quiet), ['orderConfirmation cancelled']);
    const told = await openStory({ order: { paymentTerms: { type: 'prepaid' }, payments: [{ methodCode: 'cheque', amount: ringgit(47_400) }] } });
    await told.leave();
    assert.equal(told.shop.handOffs.length, 0, 'the goods wait for the cheque');
    await told.done('POST', '/cancel');
    await told.leave();
    assert.deepEqual(await messagesOf(told), ['cancelled sent', 'orderConfirmation sent']);
  });

  it('takes drafts too, and the right to cancel', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL' });
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), submit: false } });
    const ops = await shop.tokenFor('ops', { scopes: ['orders:read', 'orders:write'] });
    assert.deepEqual((await shop.call('POST', `/orders/${draft.id}/cancel`, { ifMatch: 1, token: ops })).body.params, { scope: 'orders:cancel' });
    const { body } = await shop.call<Order>('POST', `/orders/${draft.id}/cancel`, { ifMatch: 1 });
    assert.deepEqual([body.status, quantities(body)], ['cancelled', [[0, 0, 1]]]);
    await shop.server.drain();
    assert.equal(shop.mails.length, 0);
  });
});

describe('cancelling an order that its warehouse has', () => {
  it('asks it to stop, and waits for its answer', async () => {
    const story = await withWarehouse();
    const asked = await story.done('POST', '/cancel', { reason: 'Changed their mind.' });
    assert.equal(asked.status, 'confirmed');
    assert.deepEqual({ ...asked.cancellation, by: asked.cancellation?.by.id }, { requestedAt: '2026-11-22T10:00:00.000Z', by: 'service', reason: 'Changed their mind.' });
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[10, 4], [10, 2]]);
    assert.equal((await typesOf(story)).at(-1), 'order.cancelRequested');
    await story.leave();
    assert.equal(callsOf(story).at(-1)?.type, 'fulfilment.cancelRequested');
    assert.deepEqual(await refusedWith(story, 'POST', '/cancel'), [409, 'invalidTransition']);
    assert.deepEqual(await refusedWith(story, 'POST', '/lines', { kind: 'catalogue', sku: 'OIL', quantity: 1 }), [409, 'invalidTransition']);
    assert.deepEqual(await refusedWith(story, 'PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 1 }), [409, 'invalidTransition']);
    const locked = await story.act('PATCH', '', { shippingAddress: { line1: 'Elsewhere' } });
    assert.deepEqual(locked.body.errors?.map(({ code, params }) => [code, params?.['reason']]), [['fieldLocked', 'cancelled']]);
    assert.equal((await story.done('PATCH', '', { tags: ['x'] })).tags[0], 'x');
  });

  it('is done when it agrees: stock back, customer told, once', async () => {
    const story = await withWarehouse();
    await story.done('POST', '/cancel', { reason: 'Changed their mind.' });
    await story.leave();
    assert.equal(await story.say({ type: 'fulfilment.cancelled' }), 'applied');
    const cancelled = await story.now();
    assert.deepEqual([cancelled.status, cancelled.fulfilmentStatus, cancelled.cancellation, quantities(cancelled)], ['cancelled', 'cancelled', undefined, [[0, 0, 4], [0, 0, 2]]]);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[10, 0], [10, 0]]);
    const event = (await story.events()).findLast(({ type }) => type === 'order.cancelled');
    assert.deepEqual([event?.actor.role, event?.data['reason']], ['provider', 'Changed their mind.']);
    await story.say({ type: 'fulfilment.cancelled' });
    await story.leave();
    assert.deepEqual(await messagesOf(story), ['cancelled sent', 'orderConfirmation sent']);
    assert.deepEqual(await story.level('OIL'), [10, 0]);
    assert.equal((await typesOf(story)).filter((type) => type === 'order.cancelled').length, 1);
  });

  it('comes to nothing when it refuses: a person is told, and may ask again', async () => {
    const story = await withWarehouse();
    await story.done('POST', '/cancel');
    await story.leave();
    await story.say({ type: 'fulfilment.cancelRefused', reason: 'It is on the truck.' });
    const on = await story.now();
    assert.deepEqual([on.status, on.cancellation, quantities(on)], ['confirmed', undefined, [[4, 0, 0], [2, 0, 0]]]);
    assert.deepEqual(on.alerts.map(({ code, detail }) => [code, detail]), [['cancelRefused', 'It is on the truck.']]);
    const told = (await story.events()).slice(-2);
    assert.deepEqual(told.map(({ type }) => type), ['order.cancelRefused', 'order.alerted']);
    assert.deepEqual([told[0]?.data['reason'], told[0]?.changes.map(({ field, after: now }) => [field, now])], ['It is on the truck.', [['cancellation', undefined]]]);
    assert.deepEqual(await messagesOf(story), ['orderConfirmation sent']);
    const again = await story.done('POST', '/cancel');
    assert.deepEqual([again.cancellation !== undefined, again.alerts], [true, []]);
    await story.leave();
    story.shop.clock.advance(60_000);
    await story.say({ type: 'fulfilment.cancelled' });
    assert.equal((await story.now()).status, 'cancelled');
    assert.deepEqual(await story.level('OIL'), [10, 0]);
  });

  it('is too late once everything has shipped, also when the parcel crosses the wish', async () => {
    const story = await withWarehouse();
    await story.done('POST', '/cancel');
    await story.leave();
    await story.say({ type: 'shipment.created', shipmentReference: 'P1', carrier: 'J&T' });
    const on = await story.now();
    assert.deepEqual([on.status, on.cancellation, on.fulfilmentStatus, quantities(on)], ['confirmed', undefined, 'shipped', [[0, 4, 0], [0, 2, 0]]]);
    assert.ok(on.alerts.some(({ code }) => code === 'cancelRefused'));
    assert.deepEqual(await refusedWith(story, 'POST', '/cancel'), [409, 'alreadyShipped']);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[6, 0], [8, 0]]);
    await story.done('POST', '/payments', { methodCode: 'cash', amount: ringgit(47_400) });
    await story.done('POST', `/payments/${(await story.now()).payments[0]?.id}/verify`, undefined, { token: await story.shop.tokenFor('ops') });
    await story.say({ type: 'shipment.trackingUpdated', shipmentReference: 'P1', status: 'delivered' });
    assert.deepEqual([(await story.now()).status, (await story.now()).alerts], ['completed', []], 'what was to be looked at is over with the order');
  });

  it('gives up the rest of one that has shipped in part, which then ends with what was shipped', async () => {
    const story = await withWarehouse({ order: { payments: [{ methodCode: 'cash', amount: ringgit(31_800) }] } });
    await story.done('POST', `/payments/${(await story.now()).payments[0]?.id}/verify`, undefined, { token: await story.shop.tokenFor('ops') });
    await story.say({ type: 'shipment.created', shipmentReference: 'P1', carrier: 'J&T', lines: [{ lineId: (await story.lineOf('OIL')).id, quantity: 3 }] });
    const asked = await story.done('POST', '/cancel', { reason: 'Enough.' });
    assert.deepEqual([asked.status, asked.cancellation?.reason], ['confirmed', 'Enough.']);
    await story.leave();
    await story.say({ type: 'fulfilment.cancelled' });
    const rest = await story.now();
    assert.deepEqual([rest.status, rest.cancellation, rest.fulfilmentStatus, quantities(rest)], ['confirmed', undefined, 'shipped', [[0, 3, 1], [0, 0, 2]]]);
    assert.deepEqual([rest.totals, rest.totals.total.amount, rest.paymentStatus], [expectedTotals(rest).totals, 31_800, 'paid']);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[7, 0], [10, 0]]);
    const event = (await story.events()).findLast(({ type }) => type === 'order.updated');
    assert.deepEqual([event?.data['because'], event?.data['reason']], ['cancelled', 'Enough.']);
    assert.deepEqual(event?.changes.filter(({ field }) => field.endsWith('/cancelled')).map(({ after }) => after), [1, 2]);
    assert.deepEqual(await messagesOf(story), ['orderConfirmation sent', 'shipped sent']);
    assert.deepEqual(await refusedWith(story, 'POST', '/cancel'), [409, 'alreadyShipped']);
    await story.say({ type: 'shipment.trackingUpdated', shipmentReference: 'P1', status: 'delivered' });
    assert.deepEqual([(await story.now()).status, (await story.now()).fulfilmentStatus], ['completed', 'delivered']);
  });

  it('has nothing left to give up once an edit has left only what shipped', async () => {
    const story = await withWarehouse();
    await story.ship({ OIL: 4 });
    await story.ship({ WAX: 1 });
    const { id } = await story.lineOf('WAX');
    await story.done('PATCH', `/lines/${id}`, { quantity: 1 });
    await story.leave();
    assert.equal(callsOf(story).at(-1)?.type, 'fulfilment.amended');
    await story.say({ type: 'fulfilment.amendmentAccepted', amendmentId: (callsOf(story).at(-1) as HandOff).amendmentId });
    assert.deepEqual([(await story.now()).fulfilmentStatus, (await story.handOff()).status], ['shipped', 'closed']);
    assert.deepEqual(await refusedWith(story, 'POST', '/cancel'), [409, 'alreadyShipped']);
  });

  it('that may have it, since the connection broke before it answered, asks it too', async () => {
    let broken = 0;
    const story = await openStory({
      answer: ({ body }) => {
        if ((JSON.parse(body) as { type: string }).type !== 'fulfilment.requested') return { status: 202 };
        broken += 1;
        throw new OutboundError('timeout', 'No answer within 10 s.', { mayHaveArrived: true });
      },
    });
    await story.leave();
    assert.equal(broken, 1, 'the fault happened');
    const handOff = await story.handOff();
    assert.deepEqual([handOff.status, handOff.attempts.map(({ outcome }) => outcome)], ['queued', ['failed']]);
    const asked = await story.done('POST', '/cancel');
    assert.deepEqual([asked.status, asked.cancellation !== undefined], ['confirmed', true]);
    assert.deepEqual(await story.level('OIL'), [10, 4]);
    await story.leave();
    assert.equal(callsOf(story).at(-1)?.type, 'fulfilment.cancelRequested', 'the warehouse is asked');
    assert.equal(broken, 1, 'and the order is not sent once more');
    await story.say({ type: 'fulfilment.cancelled' });
    assert.equal((await story.now()).status, 'cancelled');
  });
});

describe('an order that its warehouse has refused', () => {
  it('is cancelled at once, and nothing that the warehouse says later brings it to life', async () => {
    const story = await openStory();
    await story.leave();
    await story.say({ type: 'fulfilment.rejected', reason: 'We do not ship there.' });
    assert.deepEqual([(await story.now()).fulfilmentStatus, (await story.now()).alerts.map(({ code }) => code)], ['exception', ['handOffRejected']]);
    assert.deepEqual(await story.level('OIL'), [10, 4]);
    const cancelled = await story.done('POST', '/cancel');
    assert.deepEqual([cancelled.status, cancelled.fulfilmentStatus, cancelled.alerts], ['cancelled', 'cancelled', []]);
    assert.deepEqual(await story.level('OIL'), [10, 0]);
    await story.say({ type: 'shipment.created', shipmentReference: 'P1', carrier: 'Pos' });
    assert.equal((await messagesOf(story)).some((message) => message.startsWith('shipped')), false);
    assert.deepEqual([(await story.now()).status, await story.level('OIL')], ['cancelled', [10, 0]]);
  });

  it('and then accepts is the warehouse’s, which is asked', async () => {
    const story = await openStory();
    await story.leave();
    await story.say({ type: 'fulfilment.rejected', reason: 'Not now.' });
    await story.say({ type: 'fulfilment.inProgress' });
    const asked = await story.done('POST', '/cancel');
    assert.deepEqual([asked.status, asked.cancellation !== undefined], ['confirmed', true]);
    assert.deepEqual(await story.level('OIL'), [10, 4]);
  });
});
