import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type * as z from 'zod/mini';
import type { StockMovementPage } from '../../../src/contract/catalogue.ts';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Message } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import { engines } from '../database/open-test-database.ts';
import { b2bOrder, dotPng, openTestServer, type TestServer, type TestServerOptions } from '../test-server.ts';

const graceMs = 60_000;
const open = (options: TestServerOptions = {}): Promise<TestServer> => openTestServer({ graceSeconds: graceMs / 1_000, ...options });
const undo = <T = Order>(shop: TestServer, { id, version }: Order) => shop.call<T>('POST', `/orders/${id}/undo`, { ifMatch: version });
const sendNow = <T = Order>(shop: TestServer, { id, version }: Order) => shop.call<T>('POST', `/orders/${id}/send-now`, { ifMatch: version });
const submit = <T = Order>(shop: TestServer, { id, version }: Order) => shop.call<T>('POST', `/orders/${id}/submit`, { ifMatch: version });
const read = async (shop: TestServer, { id }: Pick<Order, 'id'>): Promise<Order> => (await shop.call<Order>('GET', `/orders/${id}`)).body;
const eventsOf = async (shop: TestServer, { id }: Pick<Order, 'id'>): Promise<OrderEvent[]> => (await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${id}/events`)).body.items;
const messagesOf = async (shop: TestServer, { id }: Pick<Order, 'id'>): Promise<Message[]> => (await shop.call<{ items: Message[] }>('GET', `/orders/${id}/messages`)).body.items;
const movementsOf = async (shop: TestServer, { id }: Pick<Order, 'id'>) => (await shop.call<z.infer<typeof StockMovementPage>>('GET', `/stock/movements?orderId=${id}`)).body.items;

/** Places three of an item, of which there are ten. */
async function placed(shop: TestServer): Promise<Order> {
  await shop.stock({ sku: 'OIL', onHand: 10 });
  return shop.place(b2bOrder('OIL', 3));
}
const available = async (shop: TestServer): Promise<number | undefined> =>
  (await shop.call<{ items: { available: number }[] }>('GET', '/stock?skus=OIL')).body.items[0]?.available;

describe('undoing an order in its grace period', () => {
  it('gives everything back and leaves a draft, with its number', async () => {
    const shop = await open();
    const order = await placed(shop);
    assert.equal(await available(shop), 7);
    const { status, body: draft } = await undo(shop, order);
    assert.equal(status, 200, JSON.stringify(draft));
    assert.deepEqual([draft.status, draft.fulfilmentStatus, draft.number, draft.version], ['draft', 'unfulfilled', order.number, order.version + 1]);
    assert.deepEqual([draft.confirmedAt, draft.graceEndsAt], [undefined, undefined]);
    assert.deepEqual(draft.lines.map(({ quantities }) => quantities.allocated), [0]);
    assert.deepEqual(draft.fulfilments.map((handOff) => handOff.status), ['cancelled']);
    assert.equal(await available(shop), 10);
    assert.deepEqual((await movementsOf(shop, order)).map(({ delta, reason, sku, orderNumber, actor }) => ({ delta, reason, sku, orderNumber, by: actor?.id })), [
      { delta: -3, reason: 'undone', sku: 'OIL', orderNumber: order.number, by: 'service' },
      { delta: 3, reason: 'placed', sku: 'OIL', orderNumber: order.number, by: 'service' },
    ]);
    const events = await eventsOf(shop, order);
    assert.deepEqual(events.slice(-2).map(({ type, data, changes }) => ({ type, version: data['version'], changes })), [
      { type: 'order.undone', version: draft.version, changes: [{ field: 'status', before: 'confirmed', after: 'draft' }] },
      { type: 'fulfilment.cancelled', version: draft.version, changes: [] },
    ]);
    shop.clock.advance(2 * graceMs);
    await shop.server.drain();
    assert.deepEqual([shop.mails.length, shop.handOffs.length], [0, 0], 'nothing leaves afterwards');
  });

  it('places it again under the same number, and everything leaves once', async () => {
    const shop = await open();
    const order = await placed(shop);
    const [confirmation] = await messagesOf(shop, order);
    const { body: draft } = await undo(shop, order);
    const edited = await shop.call<Order>('PATCH', `/orders/${order.id}/lines/${draft.lines[0]?.id}`, { body: { quantity: 5 }, ifMatch: draft.version });
    const { status, body: again } = await submit(shop, edited.body);
    assert.equal(status, 200, JSON.stringify(again));
    assert.deepEqual([again.number, again.status], [order.number, 'confirmed']);
    assert.deepEqual(again.fulfilments.map((handOff) => handOff.status), ['cancelled', 'queued']);
    assert.deepEqual((await read(shop, order)).fulfilments, again.fulfilments);
    assert.equal(await available(shop), 5);
    assert.equal((await shop.place()).number, 'MO-10002', 'no number is skipped, and none is taken twice');
    shop.clock.advance(graceMs);
    await shop.server.drain();
    assert.equal(shop.handOffs.filter(({ body }) => body.includes(order.id)).length, 1);
    const sent = (await messagesOf(shop, order)).filter(({ kind }) => kind === 'orderConfirmation');
    assert.deepEqual(sent.map((message) => [message.id, message.status]), [[confirmation?.id, 'sent']], 'the confirmation is the one that was withdrawn');
    assert.equal(shop.mails.filter(({ messageId }) => messageId === confirmation?.id).length, 1);
  });

  it('may be done again and again', async () => {
    const shop = await open();
    let order = await placed(shop);
    const { number } = order;
    for (let round = 0; round < 3; round += 1) order = (await submit(shop, (await undo(shop, order)).body)).body;
    assert.deepEqual([order.number, order.status, await available(shop)], [number, 'confirmed', 7]);
    shop.clock.advance(graceMs);
    await shop.server.drain();
    assert.deepEqual([shop.mails.length, shop.handOffs.length], [1, 1]);
  });

  it('keeps payments and proofs', async () => {
    const shop = await open();
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const uploadId = await shop.upload(dotPng) as `upl_${string}`;
    const order = await shop.place({
      ...b2bOrder('OIL'), payments: [{ methodCode: 'bankTransfer', amount: { amount: 2_500, currency: 'MYR' }, proofs: [{ uploadId, kind: 'bankSlip' }] }],
    });
    const { body: draft } = await undo(shop, order);
    assert.deepEqual(draft.payments.map(({ id, status, proofs }) => [id, status, proofs.length]), order.payments.map(({ id }) => [id, 'proofSubmitted', 1]));
    const { status, body: again } = await submit(shop, draft);
    assert.equal(status, 200, JSON.stringify(again));
    assert.deepEqual(again.payments.map(({ id }) => id), order.payments.map(({ id }) => id));
  });

  it('is refused once the period has ended, of a draft, and of another version', async () => {
    const shop = await open();
    const order = await placed(shop);
    assert.equal((await undo<{ code: string }>(shop, { ...order, version: order.version + 1 })).body.code, 'versionConflict');
    shop.clock.advance(graceMs);
    const late = await undo<{ code: string; params: Record<string, unknown> }>(shop, order);
    assert.deepEqual([late.status, late.body.code, late.body.params['because']], [409, 'invalidTransition', 'graceEnded']);
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), submit: false } });
    assert.equal((await undo<{ code: string }>(shop, draft)).body.code, 'invalidTransition');
    assert.equal(await available(shop), 7);
  });

  it('leaves a draft that can be cancelled but not deleted: its number would be missing', async () => {
    const shop = await open();
    const { body: draft } = await undo(shop, await placed(shop));
    const deleted = await shop.call('DELETE', `/orders/${draft.id}`, { ifMatch: draft.version });
    assert.deepEqual([deleted.status, deleted.body.code], [409, 'invalidTransition']);
    assert.equal((await shop.call<Order>('POST', `/orders/${draft.id}/cancel`, { ifMatch: draft.version })).body.status, 'cancelled');
  });
});

describe('undo and the outbox at the same moment', () => {
  /** Undoes while something leaves, as a server whose clock is a little behind that of the one that sends. */
  const undoneWhileLeaving = async (shop: TestServer, order: Order, whileLeaving: (run: () => Promise<void>) => void) => {
    let answer: Awaited<ReturnType<typeof undo<{ code: string; params: Record<string, unknown> }>>> | undefined;
    whileLeaving(async () => {
      shop.clock.advance(-1_000);
      answer ??= await undo(shop, order);
      shop.clock.advance(1_000);
    });
    shop.clock.advance(graceMs);
    await shop.server.drain();
    assert.ok(answer !== undefined, 'it must have been asked meanwhile');
    return [answer.status, answer.body.code, answer.body.params['because']];
  };

  it('an e-mail that is leaving keeps the order placed', async () => {
    let leaving = (): Promise<void> => Promise.resolve();
    const shop = await open({ takeMail: () => leaving() });
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const order = await shop.place({ ...b2bOrder('OIL', 3), payments: [{ methodCode: 'cheque', amount: { amount: 7_500, currency: 'MYR' } }] });
    assert.deepEqual(await undoneWhileLeaving(shop, order, (run) => { leaving = run; }), [409, 'invalidTransition', 'messageLeft']);
    assert.deepEqual([(await read(shop, order)).status, shop.mails.length, shop.handOffs.length, await available(shop)], ['confirmed', 1, 0, 7]);
  });

  it('a hand-off that is leaving keeps the order placed', async () => {
    let leaving = (): Promise<void> => Promise.resolve();
    const shop = await open({ answer: async () => { await leaving(); return { status: 200 }; } });
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const order = await shop.place({ ...b2bOrder('OIL', 3), customer: { name: 'Aisyah Rahman', phone: '+60123456789' } });
    assert.deepEqual(await undoneWhileLeaving(shop, order, (run) => { leaving = run; }), [409, 'invalidTransition', 'handedOver']);
    assert.deepEqual([(await read(shop, order)).fulfilments.map(({ status }) => status), shop.handOffs.length, await available(shop)], [['sent'], 1, 7]);
  });

  for (const engine of engines) {
    it(`never both, whoever is first, on ${engine}`, async () => {
      const shop = await open({ engine });
      await shop.stock({ sku: 'OIL', onHand: 100 });
      const seen = { undone: 0, sent: 0 };
      // Two servers' clocks: the one that sends says that the period has ended, the one that is asked says that it has not.
      const now = shop.clock.now();
      const orders = await Promise.all(Array.from({ length: 30 }, () => shop.place(b2bOrder('OIL'))));
      for (const [round, order] of orders.entries()) {
        const before = [shop.mails.length, shop.handOffs.length];
        let calls = 0;
        shop.clock.now = () => now + ((calls += 1) % 2 === 0 ? graceMs : 0);
        const [answer] = await Promise.all([delay(round % 10).then(() => undo(shop, order)), delay(round % 3).then(() => shop.server.drain())]);
        shop.clock.now = () => now + graceMs;
        await shop.server.drain();
        const { status } = await read(shop, order);
        const left = shop.handOffs.some(({ body }) => body.includes(order.id)) || (await messagesOf(shop, order)).some((message) => message.status === 'sent');
        assert.equal(status === 'draft', answer.status === 200, JSON.stringify(answer.body));
        assert.equal(left, answer.status !== 200, `round ${round}: ${JSON.stringify([answer.status, before, shop.mails.length, shop.handOffs.length])}`);
        seen[answer.status === 200 ? 'undone' : 'sent'] += 1;
      }
      assert.ok(seen.undone > 0 && seen.sent > 0, `both must happen: ${JSON.stringify(seen)}`);
    });
  }
});

describe('sending now', () => {
  it('ends the grace period: mail and hand-off leave, and nothing can be undone', async () => {
    const shop = await open();
    const order = await placed(shop);
    await shop.server.drain();
    assert.deepEqual([shop.mails.length, shop.handOffs.length], [0, 0]);
    shop.clock.advance(1_000);
    const { status, body } = await sendNow(shop, order);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.graceEndsAt, '2026-11-22T10:00:01.000Z');
    const told = (await eventsOf(shop, order)).at(-1);
    assert.deepEqual([told?.type, told?.changes], ['order.updated', [{ field: 'graceEndsAt', before: order.graceEndsAt, after: body.graceEndsAt }]]);
    await shop.server.drain();
    assert.deepEqual([shop.mails.length, shop.handOffs.length], [1, 1]);
    assert.equal((await undo<{ code: string }>(shop, await read(shop, order))).body.code, 'invalidTransition');
    assert.equal((await sendNow<{ code: string }>(shop, await read(shop, order))).body.code, 'invalidTransition');
  });

  it('leaves what waits for a payment where it is', async () => {
    const shop = await open();
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const order = await shop.place({ ...b2bOrder('OIL'), payments: [{ methodCode: 'cheque', amount: { amount: 2_500, currency: 'MYR' } }] });
    const { body } = await sendNow(shop, order);
    await shop.server.drain();
    assert.deepEqual([shop.mails.length, shop.handOffs.length, body.fulfilments[0]?.waitingFor], [1, 0, 'verified']);
    const paid = await shop.call<Order>('POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/verify`, { ifMatch: body.version, token: await shop.tokenFor('ops') });
    assert.equal(paid.status, 200, JSON.stringify(paid.body));
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1, 'it does not wait for the period that was ended');
  });
});
