import { sql, type Kysely } from 'kysely';
import type { OrderFilter } from '../../src/contract/order.ts';
import type { Tables } from '../database/database.ts';
import { findTexts } from '../database/text-search.ts';

/** Which orders, seen on a calendar date where the shop is. */
export type DatedFilter = Partial<OrderFilter> & { today: string };

type OneOf = 'id' | 'status' | 'payment_status' | 'fulfilment_status' | 'channel' | 'origin' | 'reason_code' | 'created_by_id';

/** What is searched for, as texts are kept; empty where nothing is. */
export const searchedText = ({ q = '' }: Pick<DatedFilter, 'q'>): string => q.trim().toLowerCase();

/** The orders of a shop that a filter finds. */
export function matchingOrders(db: Kysely<Tables>, shopId: string, filter: DatedFilter) {
  let query = db.selectFrom('orders').where('orders.shop_id', '=', shopId);
  // No values are none, never all.
  const none = (): void => { query = query.where(sql<boolean>`false`); };
  const oneOf = (column: OneOf, values: readonly string[] | undefined): void => {
    if (values?.length === 0) none();
    else if (values !== undefined) query = query.where(`orders.${column}`, 'in', values);
  };
  const anyOf = (column: 'tags' | 'method_codes', values: readonly string[] | undefined): void => {
    if (values?.length === 0) none();
    else if (values !== undefined) query = query.where(sql<boolean>`${sql.ref(`orders.${column}`)} && ARRAY[${sql.join(values)}]::text[]`);
  };
  oneOf('id', filter.ids);
  oneOf('status', filter.status);
  oneOf('payment_status', filter.paymentStatus);
  oneOf('fulfilment_status', filter.fulfilmentStatus);
  oneOf('channel', filter.channel);
  oneOf('origin', filter.origin);
  oneOf('reason_code', filter.reason);
  oneOf('created_by_id', filter.createdBy);
  anyOf('method_codes', filter.paymentMethod);
  anyOf('tags', filter.tag);
  if (filter.customerId !== undefined) query = query.where('orders.customer_id', '=', filter.customerId);
  if (filter.segment !== undefined) query = query.where('segment', '=', filter.segment);
  if (filter.month !== undefined) query = query.where('ordered_month', '=', filter.month);
  // No shop is further than a day from UTC: so told, the index of the list's own order begins where the days do.
  if (filter.from !== undefined) query = query.where('ordered_on', '>=', filter.from).where(sql<boolean>`ordered_at >= (${filter.from}::date - 1)::timestamp AT TIME ZONE 'UTC'`);
  if (filter.to !== undefined) query = query.where('ordered_on', '<=', filter.to).where(sql<boolean>`ordered_at < (${filter.to}::date + 2)::timestamp AT TIME ZONE 'UTC'`);
  if (filter.alert !== undefined) query = query.where('alert_count', filter.alert ? '>' : '=', 0);
  if (filter.overdue !== undefined) {
    // In the words of the index of orders that are owed.
    const overdue = sql<boolean>`(orders.due_on IS NOT NULL AND orders.balance > 0 AND orders.status IN ('confirmed', 'completed') AND orders.due_on < ${filter.today}::date)`;
    query = query.where(filter.overdue ? overdue : sql<boolean>`NOT ${overdue}`);
  }
  const text = searchedText(filter);
  return text === '' ? query : query.where(findTexts(shopId, [text]));
}
