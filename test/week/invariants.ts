import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { calculateTotals, money, type Order, type OrderEvent } from '../../src/index.ts';
import { shopId, type World } from './world.ts';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const grouped = <Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...groups.get(keyOf(entry)) ?? [], entry]);
  return groups;
};

export const everyOrder = async ({ service }: World): Promise<Order[]> => {
  const orders: Order[] = [];
  for await (const { id } of service.orders.list({ limit: 200 })) orders.push(await service.orders.get(id));
  return orders;
};

/** Of each item, what orders hold is what the ledger says, and what the lines say. */
export async function checkStock({ database }: World): Promise<void> {
  const rows = await database.read(async (db) => (await sql<{ sku: string; allocated: number; ledger: number; lines: number; on_hand: number }>`
    SELECT item.sku, item.allocated, item.on_hand,
      coalesce((SELECT sum(delta) FROM stock_ledger l WHERE l.shop_id = item.shop_id AND l.item_id = item.id), 0)::bigint AS ledger,
      coalesce((SELECT sum(allocated) FROM order_lines l WHERE l.shop_id = item.shop_id AND l.item_id = item.id), 0)::bigint AS lines
    FROM catalogue_items item WHERE item.shop_id = ${shopId}`.execute(db)).rows);
  assert.ok(rows.length > 0);
  for (const { sku, allocated, ledger, lines } of rows) assert.deepEqual([ledger, lines], [allocated, allocated], `${sku}: ledger and lines are what is allocated`);
  assert.ok(rows.every(({ allocated }) => allocated >= 0));
}

/** What an order comes to follows from what stands in it, and so does what is owed. */
export function checkTotals(orders: readonly Order[]): void {
  for (const order of orders) {
    const { lines, currency, discounts, shipping, payments } = order;
    const paid = sum(payments.filter(({ status }) => status === 'verified' || status === 'refunded').map(({ amount, refunds }) => amount.amount - sum(refunds.map((refund) => refund.amount.amount))));
    // What was cancelled of an order that goes on is not charged; an order that is cancelled whole still shows what it came to, and nothing is owed.
    const isOff = order.status === 'cancelled';
    const charged = lines.map((line) => ({ ...line, quantity: line.quantity - (isOff ? 0 : line.quantities.cancelled) }));
    const again = calculateTotals({ currency, lines: charged, discounts, shipping, paidAmount: paid });
    assert.deepEqual(order.totals, isOff ? { ...again.totals, balance: money(0 - paid, currency) } : again.totals, `${order.number}: totals`);
    assert.deepEqual(lines.map(({ totals }) => totals), again.lines, `${order.number}: totals of its lines`);
    for (const { id, quantity, quantities: { allocated, shipped, delivered, returned, cancelled } } of lines) {
      assert.ok(shipped + cancelled <= quantity && delivered <= shipped && returned <= shipped && allocated >= 0, `${order.number} ${id}: ${JSON.stringify({ quantity, allocated, shipped, delivered, returned, cancelled })}`);
      if (order.status === 'cancelled' || order.status === 'completed') assert.equal(allocated, 0, `${order.number} ${id}: nothing is held for an order that is over`);
    }
  }
}

/** One confirmation and one hand-off an order, each under one id for ever, and nothing received that was not sent. */
export async function checkWhatLeft(world: World, orders: readonly Order[]): Promise<void> {
  const { service, mail, north, south, hand } = world;
  const received = grouped(mail.received, ({ messageId }) => messageId.replace(/^<(.*)@.*>$/, '$1'));
  const known = new Set<string>();
  for (const order of orders) {
    const { items } = await service.messages.listForOrder(order.id);
    for (const message of items) {
      known.add(message.id);
      assert.ok(!['held', 'queued'].includes(message.status), `${order.number}: a message is ${message.status} at the end`);
      if (message.status === 'sent') assert.ok(received.has(message.id), `${order.number}: “${message.kind}” was sent and came`);
    }
    const confirmations = items.filter(({ kind, resendOf }) => kind === 'orderConfirmation' && resendOf === undefined);
    assert.ok(confirmations.length <= 1, `${order.number}: one confirmation`);
    const wanted = order.origin !== 'online' && order.confirmedAt !== undefined && order.status !== 'cancelled' && order.status !== 'draft';
    if (wanted) assert.deepEqual(confirmations.map(({ status }) => status), ['sent'], `${order.number}: its confirmation`);
    const live = order.fulfilments.filter(({ status }) => status !== 'cancelled');
    assert.ok(live.length <= 1, `${order.number}: one hand-off`);
    for (const { id, providerCode, sentAt } of order.fulfilments) {
      if (sentAt === undefined || providerCode === 'hand') continue;
      const ids = (providerCode === 'north' ? north : south).ids.get(`fulfilment.requested ${id}`) ?? [];
      assert.equal(ids.length, 1, `${order.number}: its hand-off came under one id`);
    }
  }
  for (const [id, mails] of received) {
    if (mails.some(({ to }) => to.includes(hand.address))) continue;
    assert.ok(known.has(id), `${id} belongs to an order`);
    assert.equal(new Set(mails.map(({ subject, to }) => `${subject} ${to.join()}`)).size, 1, `${id} says the same each time`);
  }
}

/** What the warehouses say has left is what the orders say. */
export function checkParcels({ north, south }: World, orders: readonly Order[]): void {
  for (const order of orders) {
    for (const { id, providerCode } of order.fulfilments) {
      const job = (providerCode === 'north' ? north : providerCode === 'south' ? south : undefined)?.jobs.get(id);
      for (const [lineId, quantity] of job?.left ?? []) {
        assert.equal(order.lines.find((line) => line.id === lineId)?.quantities.shipped, quantity, `${order.number} ${lineId}: what ${providerCode} shipped`);
      }
    }
  }
}

/** The history has no gap, tells of every version, and nobody has touched it. */
export async function checkHistory({ service }: World, orders: readonly Order[]): Promise<OrderEvent[]> {
  const events: OrderEvent[] = [];
  for await (const event of service.events.list({ limit: 200 })) events.push(event);
  assert.deepEqual(events.map(({ id }) => Number(id)), events.map((_, place) => place + 1), 'positions without a gap');
  const ofOrders = grouped(events.filter(({ orderId }) => orderId !== undefined), ({ orderId }) => orderId ?? '');
  for (const order of orders) {
    const own = ofOrders.get(order.id) ?? [];
    assert.deepEqual(own.map(({ sequence }) => sequence), own.map((_, place) => place + 1), `${order.number}: its events without a gap`);
    const versions = own.flatMap(({ data }) => (typeof data['version'] === 'number' ? [data['version']] : []));
    assert.equal(Math.max(...versions), order.version, `${order.number}: its last version is told of`);
    const missing = Array.from({ length: order.version }, (_, place) => place + 1).filter((version) => !versions.includes(version));
    assert.deepEqual(missing, [], `${order.number}: every version is told of, in ${own.map(({ type, data, actor }) => `${String(data['version'])} ${type} by ${actor.id}`).join(', ')}`);
  }
  return events;
}

/** The footer of the list is the sum of the orders that it stands under. */
export async function checkReconciliation({ service }: World, orders: readonly Order[]): Promise<void> {
  const { items, totals: [total, ...others] } = await service.orders.reconcile();
  assert.ok(total !== undefined && others.length === 0, 'one currency');
  const isLive = ({ status }: Order): boolean => status === 'confirmed' || status === 'completed';
  // Money of an order that was cancelled afterwards is still with the shop until it goes back.
  const counted = orders.filter((order) => isLive(order) || (order.status === 'cancelled' && order.payments.some(({ status }) => status === 'verified' || status === 'refunded')));
  assert.equal(total.expected.amount, sum(counted.filter(isLive).map(({ totals }) => totals.total.amount)), 'what is expected');
  assert.equal(total.verified.amount, sum(counted.map(({ totals }) => totals.paid.amount)), 'what is verified');
  assert.equal(total.orders, counted.length);
  for (const field of ['expected', 'claimed', 'verified', 'refunded', 'short', 'over', 'overdue'] as const) {
    assert.equal(sum(items.map((row) => row[field].amount)), total[field].amount, `${field}: the methods come to the whole`);
  }
  assert.equal(total.expected.amount - total.verified.amount, total.short.amount - total.over.amount, 'short and over are what is between the two');
}

/** Nothing waits for ever: what leaves has left, was withdrawn, or is dead with its cause. */
export async function checkOutbox({ database }: World): Promise<void> {
  const rows = await database.read((db) => db.selectFrom('outbox').select(['id', 'kind', 'state', 'last_error']).where('shop_id', '=', shopId).execute());
  for (const { id, kind, state, last_error: lastError } of rows) {
    assert.ok(state === 'sent' || state === 'withdrawn' || (state === 'dead' && lastError !== null), `${kind} ${id} is ${state}: ${lastError}`);
  }
}
