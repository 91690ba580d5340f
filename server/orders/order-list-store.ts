import { sql, type Kysely } from 'kysely';
import type { OrderFilter } from '../../src/contract/order.ts';
import { escapeLike } from '../cursor.ts';
import type { Tables } from '../database/database.ts';
import type { OrderRow } from './order-store.ts';

/** Which orders, seen on a calendar date where the shop is. */
export type DatedFilter = Partial<OrderFilter> & { today: string };
export type SortColumn = 'ordered_at' | 'total' | 'number_position';
export interface OrderSort { column: SortColumn; descending: boolean }

const summaryColumns = [
  'id', 'number', 'number_position', 'version', 'status', 'payment_status', 'fulfilment_status', 'origin', 'segment', 'channel', 'reason_code',
  'ordered_at', 'customer_name', 'company_name', 'item_count', 'total', 'currency', 'payment_methods', 'tracking_numbers', 'updated_at',
  'balance', 'due_on', 'alerts', 'purchase_order_number', 'external_reference', 'requested_on', 'tags', 'created_by',
] as const satisfies readonly (keyof OrderRow)[];
export type SummaryRow = Pick<OrderRow, (typeof summaryColumns)[number]>;

const matching = (db: Kysely<Tables>, shopId: string, filter: DatedFilter) => {
  let query = db.selectFrom('orders').where('orders.shop_id', '=', shopId);
  const oneOf = (column: 'status' | 'payment_status' | 'fulfilment_status' | 'channel' | 'origin' | 'reason_code', values: readonly string[] | undefined): void => {
    // No values are none, never all.
    if (values !== undefined) query = values.length > 0 ? query.where(column, 'in', values) : query.where(sql<boolean>`false`);
  };
  oneOf('status', filter.status);
  oneOf('payment_status', filter.paymentStatus);
  oneOf('fulfilment_status', filter.fulfilmentStatus);
  oneOf('channel', filter.channel);
  oneOf('origin', filter.origin);
  oneOf('reason_code', filter.reason);
  if (filter.segment !== undefined) query = query.where('segment', '=', filter.segment);
  if (filter.month !== undefined) query = query.where('ordered_month', '=', filter.month);
  if (filter.paymentMethod !== undefined) {
    const { paymentMethod } = filter;
    query = paymentMethod.length === 0 ? query.where(sql<boolean>`false`) : query.where((is) => is.exists(
      is.selectFrom('payments').select(sql<number>`1`.as('one')).whereRef('payments.shop_id', '=', 'orders.shop_id')
        .whereRef('payments.order_id', '=', 'orders.id').where('payments.method_code', 'in', paymentMethod)));
  }
  if (filter.from !== undefined) query = query.where('ordered_on', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('ordered_on', '<=', filter.to);
  if (filter.alert !== undefined) query = query.where('alert_count', filter.alert ? '>' : '=', 0);
  if (filter.overdue !== undefined) {
    // In the words of the index of orders that are owed.
    const overdue = sql<boolean>`(orders.due_on IS NOT NULL AND orders.balance > 0 AND orders.status IN ('confirmed', 'completed') AND orders.due_on < ${filter.today}::date)`;
    query = query.where(filter.overdue ? overdue : sql<boolean>`NOT ${overdue}`);
  }
  const text = filter.q?.trim().toLowerCase() ?? '';
  if (text !== '') query = query.where('search_text', 'like', `%${escapeLike(text)}%`);
  return query;
};

/** A page of the list; rows of equal value follow each other by id. */
export async function listOrders(db: Kysely<Tables>, shopId: string, filter: DatedFilter, { sort, limit, after }: {
  sort: OrderSort; limit: number; after?: { value: string | number; id: string } | undefined;
}): Promise<SummaryRow[]> {
  const direction = sort.descending ? 'desc' : 'asc';
  let query = matching(db, shopId, filter).select(summaryColumns);
  if (after !== undefined) {
    const column = sql.ref(sort.column);
    const value = sort.column === 'ordered_at' ? sql`${after.value}::timestamptz` : sql`${after.value}::bigint`;
    query = query.where(sort.descending ? sql<boolean>`(${column}, id) < (${value}, ${after.id})` : sql<boolean>`(${column}, id) > (${value}, ${after.id})`);
  }
  return query.orderBy(sort.column, direction).orderBy('id', direction).limit(limit).execute();
}

export async function countOrders(db: Kysely<Tables>, shopId: string, filter: DatedFilter): Promise<number> {
  const { count } = await matching(db, shopId, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

/** Claims as they stand, in the order in which they were recorded. */
interface ListedClaim { methodCode: string; status: string; amount: number; refunded: number }

const claims = sql<ListedClaim[]>`(SELECT coalesce(jsonb_agg(jsonb_build_object(
  'methodCode', payments.method_code, 'status', payments.status, 'amount', payments.amount, 'refunded', payments.refunded) ORDER BY payments.position), '[]')
  FROM payments WHERE payments.shop_id = orders.shop_id AND payments.order_id = orders.id)`;

/** Money that was verified of an order that is off: it is to go back, and until then somebody has it. */
const heldOfCancelled = sql<boolean>`(orders.status = 'cancelled' AND EXISTS (SELECT 1 FROM payments
  WHERE payments.shop_id = orders.shop_id AND payments.order_id = orders.id AND payments.status IN ('verified', 'refunded')))`;

/**
 * The placed orders of a filter with their claims, by date, so many at a time. An order and its claims are read in one
 * statement: they fit each other whatever happens meanwhile.
 */
export async function listClaims(db: Kysely<Tables>, shopId: string, filter: DatedFilter, { limit, after }: {
  limit: number; after: { orderedAt: string; id: string } | undefined;
}) {
  let query = matching(db, shopId, filter).where((is) => is.or([is('orders.status', 'in', ['confirmed', 'completed']), heldOfCancelled]))
    .select(['id', 'number', 'status', 'ordered_at', 'ordered_on', 'due_on', 'customer_name', 'company_name', 'currency', 'total', 'balance', claims.as('claims')]);
  if (after !== undefined) query = query.where(sql<boolean>`(ordered_at, id) > (${after.orderedAt}::timestamptz, ${after.id})`);
  return query.orderBy('ordered_at').orderBy('id').limit(limit).execute();
}
export type OrderClaims = Awaited<ReturnType<typeof listClaims>>[number];
