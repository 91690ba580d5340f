import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import { b2cOrder, openTestServer, publicUrl, type TestServer } from '../test-server.ts';

interface Stream extends AsyncDisposable {
  response: Response;
  /** The next messages, comments left out; fails when they do not come. */
  next(count: number): Promise<{ id: string; event: string; data: OrderEvent }[]>;
  /** Whether the stream has ended. */
  ended(): Promise<boolean>;
}

const openStream = async (shop: TestServer, path: string, { lastEventId, token = shop.serviceKey }: { lastEventId?: string; token?: string } = {}): Promise<Stream> => {
  const gone = new AbortController();
  const response = await shop.server.fetch(new Request(`${publicUrl}/v1${path}`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream', ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }) },
    signal: gone.signal,
  }));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader !== undefined);
  let text = '';
  const late = (): Promise<never> => new Promise((_, reject) => { setTimeout(() => { reject(new Error(`no further message; so far: ${text}`)); }, 15_000).unref(); });
  return {
    response,
    async next(count) {
      const messages: { id: string; event: string; data: OrderEvent }[] = [];
      while (messages.length < count) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const { done, value } = await Promise.race([reader.read(), late()]);
          assert.ok(!done, 'the stream ended');
          text += value;
          continue;
        }
        const fields = Object.fromEntries(text.slice(0, end).split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
        text = text.slice(end + 2);
        if (fields['data'] !== undefined) messages.push({ id: fields['id'] ?? '', event: fields['event'] ?? '', data: JSON.parse(fields['data']) as OrderEvent });
      }
      return messages;
    },
    async ended() {
      for (;;) {
        const { done } = await Promise.race([reader.read(), late()]);
        if (done) return true;
      }
    },
    async [Symbol.asyncDispose]() {
      gone.abort();
      await reader.cancel().catch(() => {});
    },
  };
};

describe('events', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'WAX', onHand: 1_000 });
  });
  const tag = (order: Order, name: string, version: number) => shop.call<Order>('PATCH', `/orders/${order.id}`, { body: { tags: [name] }, ifMatch: version });

  it('are the history of an order: each change, who made it, from what to what', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    const ops = await shop.tokenFor('ops');
    await shop.call('PATCH', `/orders/${order.id}`, { body: { notes: { internal: 'Call.' } }, ifMatch: 1, token: ops });
    const { body } = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${order.id}/events`);
    assert.deepEqual(body.items.map(({ sequence, type }) => [sequence, type]), [
      [1, 'order.created'], [2, 'order.confirmed'], [3, 'payment.recorded'], [4, 'fulfilment.requested'], [5, 'order.updated'],
    ]);
    assert.deepEqual(body.items[4]?.changes, [{ field: 'notes', after: { internal: 'Call.' } }]);
    assert.equal(body.items[4]?.actor.role, 'ops');
    assert.equal(body.items[4]?.orderId, order.id);
  });

  it('page by their ids', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    const first = await shop.call<{ items: OrderEvent[]; nextCursor?: string }>('GET', `/orders/${order.id}/events?limit=3`);
    assert.equal(first.body.nextCursor, first.body.items[2]?.id);
    const second = await shop.call<{ items: OrderEvent[]; nextCursor?: string }>('GET', `/orders/${order.id}/events?limit=3&after=${first.body.nextCursor}`);
    assert.deepEqual(second.body.items.map(({ type }) => type), ['fulfilment.requested']);
    assert.equal(second.body.nextCursor, undefined);
    assert.equal((await shop.call('GET', '/events?after=x')).status, 422);
  });

  it('of an order page from the newest back to the oldest', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    const all = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${order.id}/events`);
    const ids: string[] = [];
    for (let after: string | undefined, calls = 0; calls === 0 || after !== undefined; calls += 1) {
      const { body } = await shop.call<{ items: OrderEvent[]; nextCursor?: string }>('GET', `/orders/${order.id}/events?sort=-sequence&limit=3${after === undefined ? '' : `&after=${after}`}`);
      ids.push(...body.items.map(({ id }) => id));
      after = body.nextCursor;
    }
    assert.deepEqual(ids, all.body.items.map(({ id }) => id).toReversed());
    assert.equal((await shop.call('GET', '/events?sort=-sequence')).status, 422);
  });

  it('of an order stream from its beginning, and go on as they happen', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    await using stream = await openStream(shop, `/orders/${order.id}/events`);
    assert.equal(stream.response.status, 200);
    assert.equal(stream.response.headers.get('content-type'), 'text/event-stream');
    assert.match(stream.response.headers.get('cache-control') ?? '', /no-transform/);
    const past = await stream.next(4);
    assert.deepEqual(past.map(({ event }) => event), ['order.created', 'order.confirmed', 'payment.recorded', 'fulfilment.requested']);
    await tag(order, 'live', 1);
    const [live] = await stream.next(1);
    assert.equal(live?.event, 'order.updated');
    assert.equal(live?.id, live?.data.id);
  });

  it('resume after the last one that was seen: none twice, none missing', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    let version = 1;
    let lastEventId: string | undefined;
    const seen: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await using stream = await openStream(shop, `/orders/${order.id}/events`, lastEventId === undefined ? {} : { lastEventId });
      const news = await stream.next(turn === 0 ? 4 : 3);
      seen.push(...news.map(({ id }) => id));
      lastEventId = seen.at(-1);
      for (const name of ['a', 'b', 'c']) version = (await tag(order, `${name}${turn}`, version)).body.version;
    }
    const { body } = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${order.id}/events`);
    assert.deepEqual(seen, body.items.slice(0, seen.length).map(({ id }) => id));
  });

  it('of a shop stream from now on, and only its own', async () => {
    const other = await openTestServer();
    await using stream = await openStream(shop, '/events');
    await other.place();
    const order = await shop.place(b2cOrder('WAX'));
    const news = await stream.next(4);
    assert.deepEqual(new Set(news.map(({ data }) => data.orderId)), new Set([order.id]));
  });

  it('that another server wrote are seen too, by looking', async () => {
    const order = await shop.place(b2cOrder('WAX'));
    await using stream = await openStream(shop, `/orders/${order.id}/events`);
    await stream.next(4);
    const at = '2026-11-22T10:00:00.000Z';
    await shop.database.transaction(async (tx) => {
      const { event_position: position } = await tx.updateTable('counters').set((of) => ({ event_position: of('event_position', '+', 1) }))
        .where('shop_id', '=', shop.shopId).returning('event_position').executeTakeFirstOrThrow();
      await tx.insertInto('events').values({
        shop_id: shop.shopId, position, order_id: order.id, sequence: 5, type: 'order.updated', at, actor: { id: 'x', name: 'X', role: 'ops' }, payload: {}, changes: '[]' as never,
      }).execute();
    });
    assert.deepEqual((await stream.next(1)).map(({ data }) => data.sequence), [5]);
  });

  it('end with the right to read them', async () => {
    const own = await openTestServer();
    const order = await own.place();
    await using stream = await openStream(own, `/orders/${order.id}/events`, { token: await own.tokenFor('viewer') });
    await stream.next(3);
    own.clock.advance(3_600_000);
    assert.ok(await stream.ended());
  });

  it('end when the server goes', async () => {
    const own = await openTestServer();
    const order = await own.place();
    await using stream = await openStream(own, `/orders/${order.id}/events`);
    await stream.next(3);
    await own.server.close();
    assert.ok(await stream.ended());
    assert.equal((await own.server.fetch(new Request(`${publicUrl}/ready`))).status, 503);
  });

  it('are nobody’s who may not read the order', async () => {
    const other = await openTestServer();
    const order = await other.place();
    assert.equal((await shop.call('GET', `/orders/${order.id}/events`, { headers: { Accept: 'text/event-stream' } })).status, 404);
  });
});
