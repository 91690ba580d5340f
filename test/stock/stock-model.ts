import assert from 'node:assert/strict';
import type { Order } from '../../src/contract/order.ts';
import { signWebhook } from '../../src/webhooks/index.ts';
import { openTestServer, providerSecret, type TestServer } from '../server/test-server.ts';

/** What the model expects of an item. */
export interface ModelItem { sku: string; backOrder: boolean; onHand: number; allocated: number; countedAt: number | undefined }
export interface ModelLine { id: string; sku: string; quantity: number; shipped: number; returned: number; cancelled: number; allocated: number }
/** What the model expects of an order. */
export interface ModelOrder {
  id: string;
  status: 'draft' | 'confirmed' | 'cancelled';
  fulfilmentId: string;
  lines: ModelLine[];
  /** The warehouse has it. */
  isSent: boolean;
  /** The warehouse has been asked to stop, and has not answered. */
  isAsked: boolean;
  /** The warehouse has been told of an edit, and has not answered: what it has agreed to meanwhile, by line. */
  amendment: { id: string; agreed: ReadonlyMap<string, number> } | undefined;
  parcels: Record<string, unknown>[];
}

/** A shop as simple as can be: its stock is a few numbers. */
export interface StockModel {
  items: ModelItem[];
  orders: ModelOrder[];
}

/** The shop itself, and who acts in it. */
export interface RealShop {
  shop: TestServer;
  /** Who may not sell what is not there. */
  merchant: string;
  /** What was done, by kind, over all runs. */
  done: Map<string, number>;
}

export const graceSeconds = 86_400;
const skus = ['A', 'B', 'C', 'D'];

export async function openModel(done: Map<string, number>): Promise<{ model: StockModel; real: RealShop }> {
  const shop = await openTestServer({ graceSeconds });
  await shop.stock(...skus.map((sku) => ({ sku, onHand: 30, backOrder: sku === 'D' })));
  const merchant = await shop.tokenFor('merchant');
  const items = skus.map((sku): ModelItem => ({ sku, backOrder: sku === 'D', onHand: 30, allocated: 0, countedAt: undefined }));
  return { model: { items, orders: [] }, real: { shop, merchant, done } };
}

export const itemOf = ({ items }: StockModel, sku: string): ModelItem => {
  const item = items.find((each) => each.sku === sku);
  assert.ok(item !== undefined);
  return item;
};
export const availableOf = ({ onHand, allocated }: ModelItem): number => onHand - allocated;
export const standing = ({ quantity, cancelled, shipped }: ModelLine): number => quantity - cancelled - shipped;

/** How much of each item lines ask for. */
export function byItem(lines: readonly { sku: string; quantity: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return sums;
}

/** Whether there is as much of everything as is asked for, or it may be sold without. */
export const canTake = (model: StockModel, wanted: ReadonlyMap<string, number>, mayOversell: boolean): boolean => [...wanted].every(([sku, quantity]) => {
  const item = itemOf(model, sku);
  return quantity <= 0 || quantity <= availableOf(item) || (item.backOrder && mayOversell);
});

/** Sets what a line holds, and its item with it. */
export function hold(model: StockModel, line: ModelLine, allocated: number): void {
  itemOf(model, line.sku).allocated += allocated - line.allocated;
  line.allocated = allocated;
}

export const count = ({ done }: RealShop, kind: string): void => { done.set(kind, (done.get(kind) ?? 0) + 1); };

/** One call about an order, whatever its version; without a token, by the shop's own back end, which may oversell. */
export async function act({ shop }: RealShop, method: string, path: string, { body, token, key, expected }: {
  body?: unknown; token?: string; key?: string; expected: number;
}): Promise<Order & { code?: string }> {
  const answer = await shop.call<Order & { code?: string }>(method, path, {
    ...(body !== undefined && { body }), ...(token !== undefined && { token }), ...(key !== undefined && { key }), ifMatch: '*',
  });
  assert.equal(answer.status, expected, `${method} ${path} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`);
  if (expected >= 400) assert.equal(answer.body.code, 'insufficientStock', JSON.stringify(answer.body));
  return answer.body;
}

let calls = 0;
/** Has the warehouse call. */
export async function say({ shop }: RealShop, event: Record<string, unknown>): Promise<void> {
  const body = JSON.stringify({ at: new Date(shop.clock.now()).toISOString(), ...event });
  const signed = await signWebhook({ secret: providerSecret, id: `call_${shop.shopId}_${calls += 1}`, timestamp: Math.floor(shop.clock.now() / 1_000), body });
  const answer = await shop.call<{ outcome: string }>('POST', '/provider/warehouse/events', { body, headers: { 'content-type': 'application/json', ...signed }, token: null, key: null });
  assert.equal(answer.status, 202, JSON.stringify(answer.body));
}

/** Lets the hand-off of an order leave, as a person does who does not wait for the end of the grace period. */
export async function send(real: RealShop, order: ModelOrder): Promise<void> {
  if (order.isSent) return;
  await act(real, 'POST', `/orders/${order.id}/send-now`, { expected: 200 });
  await real.shop.server.drain();
  order.isSent = true;
}

/**
 * What holds after every command: an item's ledger adds up to what orders hold of it, by order line and in all, and
 * everything is as the model says.
 */
export async function requireSound(model: StockModel, { shop: { database, shopId } }: RealShop): Promise<void> {
  const [items, lines, ledger] = await database.read(async (db) => [
    await db.selectFrom('catalogue_items').select(['id', 'sku', 'on_hand', 'allocated']).where('shop_id', '=', shopId).orderBy('sku').execute(),
    await db.selectFrom('order_lines').innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'order_lines.shop_id').onRef('orders.id', '=', 'order_lines.order_id'))
      .select(['order_lines.id', 'order_lines.item_id', 'order_lines.quantity', 'order_lines.allocated', 'order_lines.shipped', 'order_lines.cancelled', 'order_lines.returned', 'orders.status'])
      .where('order_lines.shop_id', '=', shopId).execute(),
    await db.selectFrom('stock_ledger').select(['item_id', 'line_id', (of) => of.fn.sum<number>('delta').as('sum')]).where('shop_id', '=', shopId).groupBy(['item_id', 'line_id']).execute(),
  ] as const);
  for (const { id, sku, on_hand: onHand, allocated } of items) {
    const moved = ledger.filter((entry) => entry.item_id === id).reduce((total, { sum }) => total + Number(sum), 0);
    const held = lines.filter((line) => line.item_id === id && (line.status === 'confirmed' || line.status === 'completed')).reduce((total, line) => total + line.allocated, 0);
    assert.deepEqual({ sku, moved, held }, { sku, moved: allocated, held: allocated }, 'ledger, lines and item must say the same');
    assert.ok(allocated >= 0 && onHand >= 0);
    const expected = itemOf(model, sku);
    assert.deepEqual({ sku, onHand, allocated }, { sku, onHand: expected.onHand, allocated: expected.allocated }, 'as the model says');
  }
  const expectedLines = new Map(model.orders.flatMap((order) => order.lines.map((line) => [line.id, line])));
  for (const { id, status, quantity, allocated, shipped, cancelled, returned } of lines) {
    const moved = ledger.filter((entry) => entry.line_id === id).reduce((total, { sum }) => total + Number(sum), 0);
    assert.equal(moved, allocated, 'the ledger of a line');
    assert.ok(status === 'draft' || (allocated === quantity - cancelled - shipped), 'a line holds what it still needs');
    const line = expectedLines.get(id);
    assert.deepEqual({ quantity, allocated, shipped, cancelled, returned }, line && { quantity: line.quantity, allocated: line.allocated, shipped: line.shipped, cancelled: line.cancelled, returned: line.returned });
  }
  assert.equal(lines.length, expectedLines.size);
}
