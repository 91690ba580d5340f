import assert from 'node:assert/strict';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { TestShop } from './delivery-shop.ts';

export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
export const key = () => ({ 'idempotency-key': crypto.randomUUID() });
export const seen = async (shop: TestShop, orderId: string) => ({ 'if-match': `"${(await shop.order(orderId)).version}"`, ...key() });

/** Orders so many of the first line instead. */
export const edit = async (shop: TestShop, order: Order, quantity: number): Promise<Order> => {
  const { status, body } = await shop.call<Order>('PATCH', `/orders/${order.id}/lines/${order.lines[0]?.id}`, { quantity }, { 'content-type': 'application/merge-patch+json', 'if-match': `"${(await shop.order(order.id)).version}"` });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
export const cancel = async (shop: TestShop, orderId: string, reason = 'The customer changed his mind.') => shop.call<Order>('POST', `/orders/${orderId}/cancel`, { reason }, await seen(shop, orderId));
export const sent = (shop: TestShop) => shop.handOffs.map(({ body }) => JSON.parse(body) as HandOff & { reason?: string });
export const alerts = async (shop: TestShop, orderId: string) => (await shop.order(orderId)).alerts.map(({ code }) => code);

export const handedOver = async (shop: TestShop) => {
  const order = await shop.place();
  await shop.server.drain();
  return { order, fulfilmentId: (await shop.fulfilment(order.id)).id };
};
/** An order of three A that became five after its warehouse had it, and the amendment's id. */
export const amended = async (shop: TestShop) => {
  const { order, fulfilmentId } = await handedOver(shop);
  await edit(shop, order, 5);
  await shop.server.drain();
  return { order, fulfilmentId, amendmentId: (await shop.fulfilment(order.id)).amendment?.id ?? '' };
};
