import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Operation } from '../../../src/contract/operation.ts';
import { operations } from '../../../src/contract/operations.ts';
import type { Order, OrderStatus } from '../../../src/contract/order.ts';
import { permissions, type OperationId, type Permission } from '../../../src/contract/permissions.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { signWebhook } from '../../../src/webhooks/index.ts';
import { b2bOrder, providerSecret, publicUrl, type TestServer } from '../test-server.ts';

export const table = operations as readonly Operation[];
export const ruleOf = (id: OperationId): Permission => permissions[id];
export const isSigned = ({ id }: Operation): boolean => ['link', 'provider', 'public'].includes(ruleOf(id).scope);

/** Everything that the path of an operation can name, all of one shop. */
export interface Things {
  orderId: string; lineId: string; paymentId: string; fulfilmentId: string; messageId: string;
  itemId: string; customerId: string; uploadId: string; webhookId: string; deliveryId: string;
  sku: string;
  status: OrderStatus;
}

export const nothing: Things = {
  orderId: 'ord_none', lineId: 'lin_none', paymentId: 'pay_none', fulfilmentId: 'ful_none', messageId: 'msg_none', itemId: 'itm_none', customerId: 'cus_none',
  uploadId: 'upl_none', webhookId: 'whk_none', deliveryId: 'whd_none', sku: 'NONE', status: 'confirmed',
};

const pathNames = ({ path }: Operation): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
/** Whether the operation is asked of one thing, rather than of the shop. */
export const isOfOneThing = (operation: Operation): boolean => pathNames(operation).length > 0;
export const names = (operation: Operation, ...ids: string[]): boolean => pathNames(operation).some((name) => ids.includes(name));

interface Asked { body?: unknown; query?: string }
const amount = (minor: number) => ({ amount: minor, currency: 'MYR' });
const signedQuery = { query: '?expires=9999999999&signature=AAAA' };
const anOrder = ({ sku }: Things): Asked => ({ body: { segment: 'b2b', lines: [{ kind: 'catalogue', sku, quantity: 1 }] } });

/** For every operation a request that its schema takes. The type asks for a row as soon as the table has one. */
const requests: Readonly<Record<OperationId, (things: Things) => Asked>> = {
  'orders.create': anOrder,
  'orders.list': () => ({}),
  'orders.sum': () => ({}),
  'orders.export': () => ({ query: '?format=csv' }),
  'orders.reconcile': () => ({}),
  'orders.exportReconciliation': () => ({}),
  'orders.get': () => ({}),
  'orders.update': () => ({ body: { tags: [randomBytes(4).toString('hex')] } }),
  'orders.delete': () => ({}),
  'orders.calculate': anOrder,
  'orders.validateDraft': anOrder,
  'orders.validate': () => ({}),
  'orders.submit': () => ({ body: { acknowledge: ['duplicateSuspected', 'amountMismatch'] } }),
  'orders.undo': () => ({}),
  'orders.sendNow': () => ({}),
  'orders.cancel': () => ({}),
  'orders.hold': () => ({ body: { reason: 'Wait for the customer.' } }),
  'orders.release': () => ({}),
  'orders.duplicate': () => ({}),
  'orders.return': ({ lineId }) => ({ body: { lines: [{ lineId, quantity: 1 }] } }),
  'orders.addLine': ({ sku }) => ({ body: { kind: 'catalogue', sku, quantity: 1 } }),
  'orders.updateLine': () => ({ body: { quantity: 3 } }),
  'orders.removeLine': () => ({}),
  'payments.list': () => ({}),
  'payments.record': () => ({ body: { methodCode: 'cash', amount: amount(100) } }),
  'payments.addProof': ({ uploadId }) => ({ body: { uploadId, kind: 'bankSlip' } }),
  'payments.verify': () => ({}),
  'payments.reject': () => ({ body: { reason: 'The slip is of another shop.' } }),
  'payments.void': () => ({}),
  'payments.refund': () => ({ body: { amount: amount(1), reason: 'Paid too much.' } }),
  'fulfilments.listForOrder': () => ({}),
  'fulfilments.get': () => ({}),
  'fulfilments.listShipments': () => ({}),
  'fulfilments.retry': () => ({}),
  'fulfilments.refresh': () => ({}),
  'messages.listForOrder': () => ({}),
  'messages.send': ({ status }) => ({ body: { kind: status === 'cancelled' ? 'cancelled' : 'amended' } }),
  'messages.preview': () => ({ body: { kind: 'orderConfirmation' } }),
  'messages.previewDraft': anOrder,
  'messages.resend': () => ({}),
  'events.forOrder': () => ({}),
  'events.list': () => ({}),
  'provider.event': ({ fulfilmentId }) => ({ body: { type: 'fulfilment.acknowledged', fulfilmentId, at: '2026-11-22T10:00:00Z' } }),
  'provider.carrierEvent': () => ({ body: {} }),
  'provider.page': () => signedQuery,
  'provider.answer': () => ({ ...signedQuery, body: 'answer=accept' }),
  'catalogue.search': () => ({}),
  'catalogue.get': () => ({}),
  'catalogue.upsert': () => ({ body: { items: [{ sku: 'UPSERTED', title: 'Item', price: amount(1) }] } }),
  'catalogue.categories': () => ({}),
  'stock.read': ({ sku }) => ({ query: `?skus=${sku}` }),
  'stock.put': ({ sku }) => ({ body: { asOf: '2026-11-22T10:00:00Z', levels: [{ sku, onHand: 1_000_000 }] } }),
  'stock.movements': () => ({}),
  'customers.search': () => ({}),
  'customers.create': () => ({ body: { segment: 'b2c', name: 'Lim Wei' } }),
  'customers.get': () => ({}),
  'uploads.get': () => ({}),
  'uploads.createContentLink': () => ({}),
  'uploads.content': () => signedQuery,
  'sessions.create': () => ({ body: { actor: { id: 'somebody', name: 'Somebody', role: 'viewer' } } }),
  'sessions.current': () => ({}),
  'settings.get': () => ({}),
  'settings.update': () => ({ body: {} }),
  'settings.history': () => ({}),
  'webhooks.list': () => ({}),
  'webhooks.create': () => ({ body: { url: 'https://hooks.example/orders' } }),
  'webhooks.update': () => ({ body: { events: ['order.confirmed'] } }),
  'webhooks.delete': () => ({}),
  'webhooks.rotateSecret': () => ({}),
  'webhooks.test': () => ({}),
  'webhooks.deliveries': () => ({}),
  'webhooks.redeliver': () => ({}),
};

export interface Answered { status: number; problem: Problem | undefined; text: string }

/** Asks for an operation as a client would, of these things. */
export async function ask(shop: TestServer, operation: Operation, things: Things, token: string | null): Promise<Answered> {
  const { body, query = '' } = requests[operation.id](things);
  const values: Readonly<Record<string, unknown>> = { ...things, providerCode: 'warehouse', source: 'easypost' };
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    assert.ok(typeof values[name] === 'string', `nobody knows what {${name}} of ${operation.id} could be`);
    return values[name];
  });
  const response = await shop.server.fetch(new Request(`${publicUrl}/v1${path}${query}`, {
    method: operation.method,
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': operation.bodyType ?? 'application/json' }),
      ...(operation.idempotent && { 'Idempotency-Key': randomBytes(12).toString('hex') }),
      ...(operation.precondition && { 'If-Match': '*' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }));
  const text = await response.text();
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  return { status: response.status, problem: isProblem ? JSON.parse(text) as Problem : undefined, text };
}

/** What a warehouse calls back, signed. */
async function tell(shop: TestServer, event: object): Promise<void> {
  const body = JSON.stringify(event);
  const headers = await signWebhook({ secret: providerSecret, id: randomBytes(8).toString('hex'), timestamp: Math.floor(shop.clock.now() / 1_000), body });
  const { status } = await shop.server.fetch(new Request(`${publicUrl}/v1/provider/warehouse/events`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body }));
  assert.equal(status, 202);
}

const done = async <T>(shop: TestServer, method: string, path: string, options: Parameters<TestServer['call']>[2] = {}): Promise<T> => {
  const { status, body } = await shop.call(method, path, options);
  assert.ok(status < 300, `${method} ${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
};

/** What stands in a shop apart from its orders; made once for each shop. */
export interface Around { customerId: string; uploadId: string; webhookId: string; deliveryId: string; sku: string; other: string; itemId: string; checker: string }

export async function makeAround(shop: TestServer): Promise<Around> {
  const [item, other] = await shop.stock({ sku: 'THING-A', onHand: 1_000_000 }, { sku: 'THING-B', onHand: 1_000_000 });
  const { id: customerId } = await done<{ id: string }>(shop, 'POST', '/customers', { body: { segment: 'b2c', name: 'Lim Wei' } });
  const { endpoint } = await done<{ endpoint: { id: string } }>(shop, 'POST', '/webhooks', { body: { url: 'https://hooks.example/orders', events: ['stock.low'] } });
  const { id: deliveryId } = await done<{ id: string }>(shop, 'POST', `/webhooks/${endpoint.id}/test`);
  return {
    customerId, uploadId: await shop.upload(), webhookId: endpoint.id, deliveryId, sku: item?.sku ?? '', other: other?.sku ?? '', itemId: item?.id ?? '',
    checker: await shop.tokenFor('ops', { id: 'checker' }),
  };
}

/** An order in a state, and the rest of what an operation can name. The first payment covers it all, the second is open. */
export async function makeThings(shop: TestServer, around: Around, { operation, status, by }: { operation?: Operation; status: OrderStatus; by: string }): Promise<Things> {
  const order = await done<Order>(shop, 'POST', '/orders', {
    token: by,
    body: {
      ...b2bOrder(around.sku, 2), submit: status !== 'draft', acknowledge: ['duplicateSuspected', 'amountMismatch'],
      lines: [{ kind: 'catalogue', sku: around.sku, quantity: 2 }, { kind: 'catalogue', sku: around.other, quantity: 2 }],
      payments: [{ methodCode: 'cash', amount: amount(10_000) }, { methodCode: 'cash', amount: amount(100) }],
    },
  });
  const path = `/orders/${order.id}`;
  const act = (what: string, token = shop.serviceKey, body?: unknown) => done<Order>(shop, 'POST', `${path}/${what}`, { ifMatch: '*', token, ...(body !== undefined && { body }) });
  const [paid, open] = order.payments;
  const isRefund = operation?.id === 'payments.refund';
  if (status === 'completed' || (isRefund && status !== 'draft')) await act(`payments/${paid?.id}/verify`, around.checker);
  if (operation?.id === 'orders.release' && status === 'confirmed') await act('hold', by, { reason: 'Wait.' });
  if (status === 'cancelled') await act('cancel');
  const isOfMessages = operation?.id === 'messages.send' || operation?.id === 'messages.resend';
  if (status === 'completed' || (isOfMessages && status === 'confirmed')) {
    await act('send-now');
    await shop.server.drain();
  }
  if (status === 'completed') {
    const parcel = { fulfilmentId: order.fulfilments[0]?.id, at: '2026-11-22T10:00:00Z', shipmentReference: 'P1' };
    await tell(shop, { ...parcel, type: 'shipment.created', carrier: 'J&T', trackingNumber: `JT${order.number}` });
    await tell(shop, { ...parcel, type: 'shipment.trackingUpdated', status: 'delivered' });
  }
  const messages = await done<{ items: { id: string }[] }>(shop, 'GET', `${path}/messages`);
  const now = await done<Order>(shop, 'GET', path);
  assert.equal(now.status, status);
  return {
    ...around, orderId: order.id, lineId: order.lines[1]?.id ?? '', paymentId: (isRefund ? paid : open)?.id ?? '', fulfilmentId: order.fulfilments[0]?.id ?? 'ful_none',
    messageId: messages.items[0]?.id ?? 'msg_none', status, ...(operation?.id === 'payments.addProof' && { uploadId: await shop.upload() }),
  };
}
