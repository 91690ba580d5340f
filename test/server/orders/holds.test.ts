import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { times } from '../../long-run.ts';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';

const hold = <T = Order>(shop: TestServer, { id, version }: Order, reason = 'The customer asked us to wait.') =>
  shop.call<T>('POST', `/orders/${id}/hold`, { body: { reason }, ifMatch: version });
const release = <T = Order>(shop: TestServer, { id, version }: Order, holdId?: string) =>
  shop.call<T>('POST', `/orders/${id}/release`, { ...(holdId !== undefined && { body: { holdId } }), ifMatch: version });
const read = async (shop: TestServer, { id }: Order): Promise<Order> => (await shop.call<Order>('GET', `/orders/${id}`)).body;
const waits = ({ fulfilments }: Order) => fulfilments.map(({ status, waitingFor }) => [status, waitingFor]);
const lastEvents = async (shop: TestServer, { id }: Order, count: number) => (await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${id}/events`)).body.items
  .slice(-count).map(({ type, data }) => [type, data['reason']]);
const cheque = [{ methodCode: 'cheque', amount: { amount: 2_500, currency: 'MYR' } }];

describe('holding an order', () => {
  it('keeps it from the warehouse until every hold is released', async () => {
    const shop = await openTestServer({ graceSeconds: 60 });
    const order = await shop.place();
    const first = await hold(shop, order);
    assert.equal(first.status, 200, JSON.stringify(first.body));
    assert.deepEqual([first.body.fulfilmentStatus, waits(first.body), first.body.version], ['onHold', [['pending', 'hold']], order.version + 1]);
    assert.deepEqual(first.body.holds.map(({ reason, at, by }) => [reason, at, by.id]), [['The customer asked us to wait.', '2026-11-22T10:00:00.000Z', 'service']]);
    assert.deepEqual(await lastEvents(shop, order, 1), [['order.heldback', 'The customer asked us to wait.']]);
    const second = await hold(shop, first.body, 'The address looks wrong.');
    shop.clock.advance(60_000);
    await shop.server.drain();
    assert.deepEqual([shop.mails.length, shop.handOffs.length], [1, 0], 'the customer is told, the warehouse is not');
    const still = await release(shop, await read(shop, order), second.body.holds[1]?.id);
    assert.deepEqual([waits(still.body), still.body.holds.length, still.body.fulfilmentStatus], [[['pending', 'hold']], 1, 'onHold']);
    const { body: free } = await release(shop, still.body);
    assert.deepEqual([waits(free), free.holds, free.fulfilmentStatus], [[['queued', undefined]], [], 'unfulfilled']);
    assert.deepEqual(await lastEvents(shop, order, 2), [['order.released', 'The address looks wrong.'], ['order.released', 'The customer asked us to wait.']]);
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1);
    assert.equal((await read(shop, order)).fulfilmentStatus, 'requested');
  });

  it('beats the payment rule, and gives way to it', async () => {
    const shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 10 });
    const order = await shop.place({ ...b2bOrder('OIL'), payments: cheque });
    assert.deepEqual(waits(order), [['pending', 'verified']]);
    const { body: held } = await hold(shop, order);
    assert.deepEqual(waits(held), [['pending', 'hold']]);
    const paid = await shop.call<Order>('POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/verify`, { ifMatch: held.version, token: await shop.tokenFor('ops') });
    assert.deepEqual([paid.status, waits(paid.body)], [200, [['pending', 'hold']]], 'a payment does not release a hold');
    assert.deepEqual(waits((await release(shop, paid.body)).body), [['queued', undefined]]);

    const unpaid = (await hold(shop, await shop.place({ ...b2bOrder('OIL'), payments: cheque }))).body;
    assert.deepEqual(waits((await release(shop, unpaid)).body), [['pending', 'verified']], 'and a release does not pay');
    await shop.server.drain();
    assert.equal(shop.handOffs.length, 1);
  });

  it('is refused when the warehouse has the order, is being told of it, or the order is a draft', async () => {
    let meanwhile = (): Promise<void> => Promise.resolve();
    const shop = await openTestServer({ answer: async () => { await meanwhile(); return { status: 200 }; } });
    const order = await shop.place();
    let leaving: Awaited<ReturnType<typeof hold<Problem>>> | undefined;
    meanwhile = async () => { leaving = await hold<Problem>(shop, order); };
    await shop.server.drain();
    assert.deepEqual([leaving?.status, leaving?.body.code], [409, 'invalidTransition']);
    const sent = await hold<Problem>(shop, await read(shop, order));
    assert.deepEqual([sent.status, sent.body.code, sent.body.params?.['because']], [409, 'invalidTransition', 'handedOver']);
    assert.deepEqual((await read(shop, order)).holds, []);
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { segment: 'b2b' } });
    assert.equal((await hold<Problem>(shop, draft)).body.code, 'invalidTransition');
  });

  it('says what it needs', async () => {
    const shop = await openTestServer();
    const order = await shop.place();
    assert.equal((await shop.call('POST', `/orders/${order.id}/hold`, { body: {}, ifMatch: order.version })).body.errors?.[0]?.pointer, '/reason');
    assert.equal((await release<Problem>(shop, order)).body.code, 'invalidTransition');
    const { body: held } = await hold(shop, order);
    const unknown = await release<Problem>(shop, held, 'hld_01a206667aed7524ab0a24ca77258ad1');
    assert.deepEqual([unknown.status, unknown.body.errors?.map(({ code, pointer }) => [code, pointer])], [422, [['invalidValue', '/holdId']]]);
    assert.equal((await hold<Problem>(shop, order)).body.code, 'versionConflict');
  });

  it('stays with an order that is undone and placed again', async () => {
    const shop = await openTestServer({ graceSeconds: 60 });
    const { body: held } = await hold(shop, await shop.place());
    const { body: draft } = await shop.call<Order>('POST', `/orders/${held.id}/undo`, { ifMatch: held.version });
    const { body: again } = await shop.call<Order>('POST', `/orders/${held.id}/submit`, { ifMatch: draft.version });
    assert.deepEqual([again.fulfilmentStatus, again.fulfilments.at(-1)?.waitingFor, again.holds.length], ['onHold', 'hold', 1]);
  });

  it('nothing leaves while there is a hold, whatever is done in whatever order', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.constantFrom('hold', 'releaseFirst', 'releaseAll', 'verify', 'sendNow', 'wait'), { minLength: 1, maxLength: 12 }), fc.boolean(),
      async (steps, onCheque) => {
        const shop = await openTestServer({ graceSeconds: 60 });
        await shop.stock({ sku: 'OIL', onHand: 10 });
        const ops = await shop.tokenFor('ops');
        const order = await shop.place({ ...b2bOrder('OIL'), ...(onCheque && { payments: cheque }) });
        let verified = !onCheque;
        for (const step of steps) {
          const now = await read(shop, order);
          const [claim] = now.payments;
          if (step === 'hold') await hold(shop, now);
          else if (step === 'releaseFirst') await release(shop, now, now.holds[0]?.id ?? 'hld_01a206667aed7524ab0a24ca77258ad1');
          else if (step === 'releaseAll') await release(shop, now);
          else if (step === 'verify' && claim !== undefined) verified ||= (await shop.call('POST', `/orders/${now.id}/payments/${claim.id}/verify`, { ifMatch: now.version, token: ops })).status === 200;
          else if (step === 'sendNow') await shop.call('POST', `/orders/${now.id}/send-now`, { ifMatch: now.version });
          else shop.clock.advance(45_000);
          const before = shop.handOffs.length;
          const { holds, graceEndsAt = '' } = await read(shop, order);
          await shop.server.drain();
          const mayLeave = holds.length === 0 && verified && Date.parse(graceEndsAt) <= shop.clock.now();
          assert.equal(shop.handOffs.length, before === 1 || mayLeave ? 1 : 0, `${steps.join(' ')}: after ${step}`);
        }
      }), { numRuns: times(8, 100) });
  });
});
