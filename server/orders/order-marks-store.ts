import { sql, type Kysely, type Selectable } from 'kysely';
import type { Tables, Tx } from '../database/database.ts';
import type { OrderMarksTable } from '../database/order-tables.ts';

export type OrderMark = Pick<Selectable<OrderMarksTable>, 'kind' | 'value'>;
interface OfOrder { shopId: string; orderId: string }

export async function insertMarks(tx: Tx, { shopId, orderId, confirmedAt, marks }: OfOrder & { confirmedAt: string; marks: readonly OrderMark[] }): Promise<void> {
  if (marks.length === 0) return;
  await tx.insertInto('order_marks').values(marks.map((mark) => ({ ...mark, shop_id: shopId, order_id: orderId, confirmed_at: confirmedAt })))
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** An order that is a draft again is recognised by nothing. */
export async function deleteMarks(tx: Tx, { shopId, orderId }: OfOrder): Promise<void> {
  await tx.deleteFrom('order_marks').where('shop_id', '=', shopId).where('order_id', '=', orderId).execute();
}

export interface MarkedOrder {
  id: string;
  number: string | null;
  total: number;
  currency: string;
  kinds: OrderMark['kind'][];
}

/** Placed orders since an instant that carry one of the marks, with those that they carry, the newest first. */
export async function findMarked(db: Kysely<Tables>, { shopId, exceptOrderIds, marks, since }: {
  shopId: string; exceptOrderIds: readonly string[]; marks: readonly OrderMark[]; since: string;
}): Promise<MarkedOrder[]> {
  if (marks.length === 0) return [];
  return db.selectFrom('order_marks as mark')
    .innerJoin('orders', (join) => join.onRef('orders.shop_id', '=', 'mark.shop_id').onRef('orders.id', '=', 'mark.order_id'))
    .select(['orders.id', 'orders.number', 'orders.total', 'orders.currency', sql<OrderMark['kind'][]>`jsonb_agg(mark.kind)`.as('kinds')])
    .where('mark.shop_id', '=', shopId).where('mark.confirmed_at', '>=', since).where('orders.status', 'in', ['confirmed', 'completed'])
    .where('orders.id', 'not in', exceptOrderIds)
    .where((is) => is.or(marks.map(({ kind, value }) => is.and([is('mark.kind', '=', kind), is('mark.value', '=', value)]))))
    .groupBy(['orders.id', 'orders.number', 'orders.total', 'orders.currency', 'orders.confirmed_at'])
    .orderBy('orders.confirmed_at', 'desc').orderBy('orders.id', 'desc').limit(200).execute();
}
