import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import type { EventType, Message, OrderEvent } from '../../../src/contract/event.ts';
import { operations } from '../../../src/contract/operations.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../../src/contract/webhook.ts';
import { verifyChain } from '../../../src/rules/event-chain.ts';
import { signWebhook } from '../../../src/webhooks/index.ts';
import { b2bOrder, b2cOrder, openTestServer, providerSecret, type CallOptions, type TestServer } from '../test-server.ts';

/** What a shop has, beside what only carries it out: keys, positions, the outbox and the history itself. */
const kept = [
  'orders', 'order_lines', 'payments', 'proofs', 'catalogue_items', 'stock_ledger', 'customers', 'settings', 'sessions', 'fulfilments', 'shipments', 'tracking_events',
  'returns', 'messages', 'webhook_endpoints', 'webhook_deliveries',
] as const;
const everythingOf = (shop: TestServer): Promise<string> => shop.database.read(async (db) => {
  const tables = [];
  for (const table of kept) {
    const rows = await db.selectFrom(table).selectAll().where('shop_id', '=', shop.shopId).execute();
    tables.push(rows.map((row) => JSON.stringify(row)).sort());
  }
  return JSON.stringify(tables);
});
const historyOf = async (shop: TestServer): Promise<OrderEvent[]> => {
  const { body } = await shop.call<{ items: OrderEvent[]; nextCursor?: string }>('GET', '/events?limit=200');
  assert.equal(body.nextCursor, undefined);
  return body.items;
};

const key = (): string => randomBytes(12).toString('hex');
type Call = [method: string, path: string, options?: CallOptions];
interface Change {
  /** Comes to where it can be done, and says how. */
  does: (shop: TestServer) => Promise<Call>;
  /** One of what it tells, at least. */
  tells: EventType;
  /** Done again, it is another one: a token is never given twice, and a count that is said again counts again. */
  toldAnew?: true;
}

const sku = { sku: 'OIL', onHand: 1_000 };
const draft = async (shop: TestServer): Promise<Order> => {
  const { body } = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), submit: false } });
  return body;
};
const placed = (shop: TestServer): Promise<Order> => shop.place(b2bOrder('OIL', 3));
const paidByTransfer = (shop: TestServer): Promise<Order> =>
  shop.place({ ...b2bOrder('OIL', 3), payments: [{ methodCode: 'cheque', amount: { amount: 7_500, currency: 'MYR' }, reference: key() }] });
const now = async (shop: TestServer, order: Order): Promise<Order> => (await shop.call<Order>('GET', `/orders/${order.id}`)).body;
const handedOver = async (shop: TestServer): Promise<Order> => {
  const order = await placed(shop);
  await shop.server.drain();
  return now(shop, order);
};
const called = async (shop: TestServer, event: object): Promise<Call> => {
  const body = JSON.stringify(event);
  const headers = await signWebhook({ secret: providerSecret, id: key(), timestamp: Math.floor(shop.clock.now() / 1_000), body });
  return ['POST', '/provider/warehouse/events', { body, token: null, key: null, headers: { ...headers } }];
};
const shipped = async (shop: TestServer): Promise<Order> => {
  const order = await handedOver(shop);
  const [method, path, options] = await called(shop, {
    type: 'shipment.created', fulfilmentId: order.fulfilments[0]?.id, at: '2026-11-22T10:00:00Z', shipmentReference: 'P1', carrier: 'J&T', trackingNumber: 'JT1', lines: [{ lineId: order.lines[0]?.id, quantity: 3 }],
  });
  assert.equal((await shop.call(method, path, options)).status, 202);
  return now(shop, order);
};
const endpoint = async (shop: TestServer): Promise<WebhookEndpoint> =>
  (await shop.call<{ endpoint: WebhookEndpoint }>('POST', '/webhooks', { body: { url: 'https://receiver.example/hooks', events: ['settings.changed'] } })).body.endpoint;
const onPayment = async (shop: TestServer, order: Order, action: string, body?: object): Promise<Call> =>
  ['POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/${action}`, { ...(body && { body }), ifMatch: order.version, token: await shop.tokenFor('ops') }];
const onOrder = (order: Order, action: string, body?: object): Call => ['POST', `/orders/${order.id}/${action}`, { ...(body && { body }), ifMatch: order.version }];

const changes: Readonly<Record<string, Change>> = {
  'orders.create': { tells: 'order.confirmed', does: async () => ['POST', '/orders', { body: b2bOrder('OIL') }] },
  'orders.update': { tells: 'order.updated', does: async (shop) => { const { id, version } = await placed(shop); return ['PATCH', `/orders/${id}`, { body: { tags: ['urgent'] }, ifMatch: version }]; } },
  'orders.delete': { tells: 'order.cancelled', does: async (shop) => { const { id, version } = await draft(shop); return ['DELETE', `/orders/${id}`, { ifMatch: version }]; } },
  'orders.submit': { tells: 'order.confirmed', does: async (shop) => onOrder(await draft(shop), 'submit') },
  'orders.undo': { tells: 'order.undone', does: async (shop) => onOrder(await placed(shop), 'undo') },
  'orders.sendNow': { tells: 'order.updated', does: async (shop) => onOrder(await placed(shop), 'send-now') },
  'orders.hold': { tells: 'order.heldback', does: async (shop) => onOrder(await placed(shop), 'hold', { reason: 'A doubt.' }) },
  'orders.release': {
    tells: 'order.released',
    does: async (shop) => {
      const order = await placed(shop);
      await shop.call(...onOrder(order, 'hold', { reason: 'A doubt.' }));
      return onOrder(await now(shop, order), 'release');
    },
  },
  'orders.cancel': { tells: 'order.cancelled', does: async (shop) => onOrder(await placed(shop), 'cancel', { reason: 'A mistake.' }) },
  'orders.duplicate': { tells: 'order.created', does: async (shop) => onOrder(await placed(shop), 'duplicate') },
  'orders.return': {
    tells: 'order.returned',
    does: async (shop) => {
      const order = await shipped(shop);
      return onOrder(order, 'returns', { lines: [{ lineId: order.lines[0]?.id, quantity: 1 }], restock: true });
    },
  },
  'orders.addLine': { tells: 'order.updated', does: async (shop) => onOrder(await placed(shop), 'lines', { kind: 'custom', title: 'Gift wrap', quantity: 1, unitPrice: { amount: 300, currency: 'MYR' } }) },
  'orders.updateLine': { tells: 'order.updated', does: async (shop) => { const order = await placed(shop); return ['PATCH', `/orders/${order.id}/lines/${order.lines[0]?.id}`, { body: { quantity: 2 }, ifMatch: order.version }]; } },
  'orders.removeLine': {
    tells: 'order.updated',
    does: async (shop) => {
      const order = await shop.place({ ...b2bOrder('OIL'), lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 1 }, { kind: 'catalogue', sku: 'WAX', quantity: 1 }] });
      return ['DELETE', `/orders/${order.id}/lines/${order.lines[1]?.id}`, { ifMatch: order.version }];
    },
  },
  'payments.record': { tells: 'payment.recorded', does: async (shop) => ['POST', `/orders/${(await placed(shop)).id}/payments`, { body: { methodCode: 'cash', amount: { amount: 100, currency: 'MYR' } } }] },
  'payments.addProof': { tells: 'payment.proofSubmitted', does: async (shop) => { const order = await paidByTransfer(shop); return ['POST', `/orders/${order.id}/payments/${order.payments[0]?.id}/proofs`, { body: { uploadId: await shop.upload(), kind: 'cheque' } }]; } },
  'payments.verify': { tells: 'payment.verified', does: async (shop) => onPayment(shop, await paidByTransfer(shop), 'verify') },
  'payments.reject': { tells: 'payment.rejected', does: async (shop) => onPayment(shop, await paidByTransfer(shop), 'reject', { reason: 'Unreadable.' }) },
  'payments.void': { tells: 'payment.voided', does: async (shop) => onPayment(shop, await paidByTransfer(shop), 'void') },
  'payments.refund': {
    tells: 'payment.refunded',
    does: async (shop) => {
      const order = await paidByTransfer(shop);
      await shop.call(...await onPayment(shop, order, 'verify'));
      return onPayment(shop, await now(shop, order), 'refunds', { reason: 'Sent back.' });
    },
  },
  'fulfilments.retry': {
    tells: 'fulfilment.requested',
    does: async (shop) => {
      const order = await handedOver(shop);
      const id = order.fulfilments[0]?.id;
      await shop.call(...await called(shop, { type: 'fulfilment.rejected', fulfilmentId: id, at: '2026-11-22T10:00:00Z', reason: 'No such place.' }));
      return ['POST', `/fulfilments/${id}/retry`];
    },
  },
  'messages.send': { tells: 'message.queued', does: async (shop) => onOrder(await placed(shop), 'messages', { kind: 'amended' }) },
  'messages.resend': {
    tells: 'message.queued',
    does: async (shop) => {
      const order = await handedOver(shop);
      const { body } = await shop.call<{ items: Message[] }>('GET', `/orders/${order.id}/messages`);
      return ['POST', `/orders/${order.id}/messages/${body.items[0]?.id}/resend`];
    },
  },
  'provider.event': { tells: 'fulfilment.acknowledged', does: async (shop) => called(shop, { type: 'fulfilment.acknowledged', fulfilmentId: (await handedOver(shop)).fulfilments[0]?.id, at: '2026-11-22T10:00:00Z' }) },
  'catalogue.upsert': { tells: 'catalogue.changed', does: async () => ['PUT', '/catalogue/items', { body: { items: [{ sku: 'NEW', title: 'New', price: { amount: 1, currency: 'MYR' } }] } }] },
  'stock.put': { tells: 'stock.changed', toldAnew: true, does: async () => ['PUT', '/stock', { body: { asOf: '2026-11-22T10:00:00Z', levels: [{ sku: 'OIL', onHand: 7 }] } }] },
  'customers.create': { tells: 'customer.created', does: async () => ['POST', '/customers', { body: { segment: 'b2c', name: 'Lim Wei', email: 'lim.wei@example.com', phone: '+60123456789' } }] },
  'sessions.create': { tells: 'session.created', toldAnew: true, does: async () => ['POST', '/sessions', { body: { actor: { id: 'p', name: 'P', email: 'p@example.com', role: 'viewer' } } }] },
  'settings.update': { tells: 'settings.changed', does: async (shop) => ['PATCH', '/settings', { body: { lowStockAt: 9 }, ifMatch: (await shop.call<Settings>('GET', '/settings')).body.version }] },
  'webhooks.create': { tells: 'webhook.changed', does: async () => ['POST', '/webhooks', { body: { url: 'https://receiver.example/hooks' } }] },
  'webhooks.update': { tells: 'webhook.changed', does: async (shop) => ['PATCH', `/webhooks/${(await endpoint(shop)).id}`, { body: { events: null }, ifMatch: 1 }] },
  'webhooks.delete': { tells: 'webhook.changed', does: async (shop) => ['DELETE', `/webhooks/${(await endpoint(shop)).id}`, { ifMatch: 1 }] },
  'webhooks.rotateSecret': { tells: 'webhook.changed', does: async (shop) => ['POST', `/webhooks/${(await endpoint(shop)).id}/rotate-secret`] },
  'webhooks.test': { tells: 'webhook.tested', does: async (shop) => ['POST', `/webhooks/${(await endpoint(shop)).id}/test`] },
  'webhooks.redeliver': {
    tells: 'webhook.changed',
    does: async (shop) => {
      const { id } = await endpoint(shop);
      const { body } = await shop.call<WebhookDelivery>('POST', `/webhooks/${id}/test`);
      await shop.call('PATCH', `/webhooks/${id}`, { body: { status: 'disabled' }, ifMatch: 1 });
      await shop.call('PATCH', `/webhooks/${id}`, { body: { status: 'enabled' }, ifMatch: 2 });
      return ['POST', `/webhooks/${id}/deliveries/${body.id}/redeliver`];
    },
  },
};

/** Questions that are asked by POST, and what warehouses say by other ways in, which ends where `provider.event` does. */
const changeNothing = ['orders.calculate', 'orders.validateDraft', 'orders.validate', 'messages.preview', 'messages.previewDraft', 'uploads.createContentLink'];
const otherWaysIn = ['provider.carrierEvent', 'provider.answer', 'fulfilments.refresh'];

describe('every change has its events', () => {
  it('for every operation that can change something', () => {
    const writing = operations.filter(({ method }) => method !== 'GET').map(({ id }) => id as string);
    assert.deepEqual([...Object.keys(changes), ...changeNothing, ...otherWaysIn].sort(), writing.sort());
  });

  for (const [operation, { does, tells, toldAnew }] of Object.entries(changes)) {
    it(`${operation} tells ${tells}, once, and nothing when it is refused or comes again`, async () => {
      const shop = await openTestServer({ graceSeconds: operation === 'orders.undo' || operation === 'orders.sendNow' ? 600 : 0 });
      await shop.stock(sku, { sku: 'WAX', onHand: 1_000 });
      const [method, path, options = {}] = await does(shop);
      const call: Call = [method, path, { ...options, ...(method === 'POST' && options.key === undefined && { key: key() }) }];
      const before = { all: await everythingOf(shop), events: (await historyOf(shop)).length };
      const first = await shop.call<{ code?: string }>(...call);
      assert.ok(first.status < 300, JSON.stringify(first.body));
      const after = { all: await everythingOf(shop), events: await historyOf(shop) };
      assert.notEqual(after.all, before.all, 'something has changed');
      const told = after.events.slice(before.events);
      assert.equal(told.filter(({ type }) => type === tells).length, 1, told.map(({ type }) => type).join(' '));

      if (!toldAnew) await shop.call(...call);
      if (method === 'PATCH' || method === 'DELETE') await shop.call(method, path, { ...options, ifMatch: 999 });
      await shop.call(method, path, { ...options, token: await shop.tokenFor('viewer'), key: key() });
      const again = (await historyOf(shop)).slice(after.events.length);
      assert.deepEqual(again.map(({ type }) => type), ['session.created'], 'what was refused, or was done before, tells nothing; the token for that is all that is new');

      await shop.server.drain();
      const whole = await historyOf(shop);
      assert.deepEqual((await verifyChain(whole)).breaks, []);
      assertNothingPersonal(whole);
    });
  }

  it('and what leaves by itself tells of it, too', async () => {
    const shop = await openTestServer();
    await shop.stock(sku);
    await shop.place(b2cOrder('OIL'));
    await shop.place(b2bOrder('OIL'));
    const before = { all: await everythingOf(shop), events: (await historyOf(shop)).length };
    await shop.server.drain();
    assert.notEqual(await everythingOf(shop), before.all);
    assert.deepEqual((await historyOf(shop)).slice(before.events).map(({ type }) => type).sort(), ['fulfilment.sent', 'fulfilment.sent', 'message.sent']);
  });
});

/** Who may read orders reads every event; before and after of a change may name people, its data may not. */
function assertNothingPersonal(events: readonly OrderEvent[]): void {
  const data = JSON.stringify(events.map((event) => event.data));
  for (const hidden of ['@example.com', '+6012', 'Jalan Ampang', 'whsec_', 'mos_']) assert.ok(!data.includes(hidden), `${hidden} in ${data}`);
  assert.ok(!JSON.stringify(events).includes('whsec_'));
}
