import { sql, type Kysely, type Selectable } from 'kysely';
import type { OrderReturn } from '../../src/contract/order.ts';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { OrderLinesTable, OrdersTable, ReturnsTable } from '../database/order-tables.ts';

export type OrderRow = Selectable<OrdersTable>;
export type LineRow = Selectable<OrderLinesTable>;
interface OfOrder { shopId: string; orderId: string }

const orderValues = (row: OrderRow) => ({
  ...row, payment_methods: json(row.payment_methods), tracking_numbers: json(row.tracking_numbers), document: json(row.document),
  totals: json(row.totals), created_by: json(row.created_by), updated_by: json(row.updated_by), holds: json(row.holds), alerts: json(row.alerts),
  cancellation: row.cancellation && json(row.cancellation), removed_lines: json(row.removed_lines),
});

const lineValues = (row: LineRow) => ({ ...row, options: json(row.options), totals: json(row.totals), input: json(row.input) });

export async function insertOrder(tx: Tx, row: OrderRow): Promise<void> {
  await tx.insertInto('orders').values(orderValues(row)).execute();
}

/** Writes the order whole. Its row is locked, so that nobody else's change is lost. */
export async function replaceOrder(tx: Tx, row: OrderRow): Promise<void> {
  const { shop_id: shopId, id, ...values } = orderValues(row);
  await tx.updateTable('orders').set(values).where('shop_id', '=', shopId).where('id', '=', id).execute();
}

export async function findOrder(db: Kysely<Tables>, { shopId, orderId }: OfOrder): Promise<OrderRow | undefined> {
  return db.selectFrom('orders').selectAll().where('shop_id', '=', shopId).where('id', '=', orderId).executeTakeFirst();
}

/** The number of the order that another one refers to. */
export async function findRelatedNumber(db: Kysely<Tables>, { shop_id: shopId, document }: OrderRow): Promise<string | undefined> {
  if (document.relatedOrderId === undefined) return undefined;
  const related = await db.selectFrom('orders').select('number').where('shop_id', '=', shopId).where('id', '=', document.relatedOrderId).executeTakeFirst();
  return related?.number ?? undefined;
}

export async function lockOrder(tx: Tx, { shopId, orderId }: OfOrder): Promise<OrderRow | undefined> {
  return tx.selectFrom('orders').selectAll().where('shop_id', '=', shopId).where('id', '=', orderId).forUpdate().executeTakeFirst();
}

export async function deleteOrder(tx: Tx, { shopId, orderId }: OfOrder): Promise<void> {
  await tx.deleteFrom('orders').where('shop_id', '=', shopId).where('id', '=', orderId).execute();
}

export async function insertLines(tx: Tx, rows: readonly LineRow[]): Promise<void> {
  // One statement holds 65,535 parameters, and 500 lines have fewer.
  if (rows.length > 0) await tx.insertInto('order_lines').values(rows.map(lineValues)).execute();
}

export async function replaceLines(tx: Tx, order: OfOrder, rows: readonly LineRow[]): Promise<void> {
  await tx.deleteFrom('order_lines').where('shop_id', '=', order.shopId).where('order_id', '=', order.orderId).execute();
  await insertLines(tx, rows);
}

export async function findLines(db: Kysely<Tables>, { shopId, orderId }: OfOrder): Promise<LineRow[]> {
  return db.selectFrom('order_lines').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('position').execute();
}

type Counts = Pick<LineRow, 'id' | 'allocated' | 'shipped' | 'delivered' | 'returned' | 'cancelled'>;

/** Sets what has become of lines. */
export async function updateCounts(tx: Tx, { shopId, orderId }: OfOrder, lines: readonly Counts[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = sql.join(lines.map((line) => sql`(${line.id}::text, ${line.allocated}::bigint, ${line.shipped}::bigint, ${line.delivered}::bigint, ${line.returned}::bigint, ${line.cancelled}::bigint)`));
  await sql`
    UPDATE order_lines AS line SET allocated = news.allocated, shipped = news.shipped, delivered = news.delivered,
      returned = news.returned, cancelled = news.cancelled
    FROM (VALUES ${rows}) AS news (id, allocated, shipped, delivered, returned, cancelled)
    WHERE line.shop_id = ${shopId} AND line.order_id = ${orderId} AND line.id = news.id`.execute(tx);
}

/** The next order number of the shop. The row stays locked until the commit, so that no number is skipped. */
export async function takeOrderNumber(tx: Tx, shopId: string): Promise<number> {
  const row = await tx.updateTable('counters').set((expression) => ({ order_number: expression('order_number', '+', 1) }))
    .where('shop_id', '=', shopId).returning('order_number').executeTakeFirstOrThrow();
  return row.order_number;
}

/** Another order that carries the same reference of the same channel. */
export async function findExternalReference(db: Kysely<Tables>, { shopId, exceptOrderId, channel, reference }: {
  shopId: string; exceptOrderId: string; channel: string | undefined; reference: string;
}): Promise<{ id: string; number: string | null } | undefined> {
  return db.selectFrom('orders').select(['id', 'number']).where('shop_id', '=', shopId)
    .where(sql<string>`coalesce(channel, '')`, '=', channel ?? '').where('external_reference', '=', reference)
    .where('status', '!=', 'cancelled').where('id', '!=', exceptOrderId).executeTakeFirst();
}

export async function insertReturn(tx: Tx, row: Selectable<ReturnsTable>): Promise<void> {
  await tx.insertInto('returns').values({ ...row, lines: json(row.lines), actor: json(row.actor) }).execute();
}

export async function findReturns(db: Kysely<Tables>, { shopId, orderId }: OfOrder): Promise<OrderReturn[]> {
  const rows = await db.selectFrom('returns').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId).orderBy('at').orderBy('id').execute();
  return rows.map(({ id, lines, reason, restocked, at, actor }) => ({ id, lines, ...(reason !== null && { reason }), restocked, at, by: actor }));
}

/** Whether the shop has any order, drafts among them. */
export async function hasOrders(db: Kysely<Tables>, shopId: string): Promise<boolean> {
  return await db.selectFrom('orders').select('id').where('shop_id', '=', shopId).limit(1).executeTakeFirst() !== undefined;
}
