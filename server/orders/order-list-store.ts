import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import type { Tables } from '../database/database.ts';
import { hasText } from '../database/text-search.ts';
import { matchingOrders, searchedText, type DatedFilter } from './order-filter-store.ts';
import type { LineRow, OrderRow } from './order-store.ts';

/** What the list is sorted by, with the type that a cursor's value has in SQL. */
export const sortColumns = {
  ordered_at: { type: 'timestamptz', mayLack: false }, total: { type: 'bigint', mayLack: false }, number_position: { type: 'bigint', mayLack: false },
  customer_sort: { type: 'text', mayLack: true }, requested_on: { type: 'date', mayLack: true },
} as const;
export type SortColumn = keyof typeof sortColumns;
export interface OrderSort { column: SortColumn; descending: boolean }

/** Where a page ended: the value of its last row that the list is sorted by, and the row’s id. */
export interface OrderPlace { value: string | number | null; id: string }
export interface OrderPaging { sort: OrderSort; limit: number; after?: OrderPlace | undefined }

const summaryColumns = [
  'id', 'number', 'number_position', 'version', 'status', 'payment_status', 'fulfilment_status', 'origin', 'segment', 'channel', 'reason_code',
  'ordered_at', 'customer_name', 'company_name', 'customer_sort', 'item_count', 'total', 'currency', 'payment_methods', 'tracking_numbers', 'updated_at',
  'balance', 'due_on', 'alerts', 'purchase_order_number', 'external_reference', 'requested_on', 'tags', 'created_by',
] as const satisfies readonly (keyof OrderRow)[];
export type SummaryRow = Pick<OrderRow, (typeof summaryColumns)[number]>;

/**
 * So many rows, in the order of the list, are looked through before all orders that have the text are asked for: one that
 * stands in most orders is found among them, and to gather and sort the others would take longer than all else. For more
 * rows a database without statistics sorts the whole shop.
 */
const firstLook = 100;

/** A page of orders; rows of equal value follow each other by id, and rows that lack the value come last, whichever way the list is sorted. */
async function pageOf<Column extends keyof OrderRow>(db: Kysely<Tables>, shopId: string, filter: DatedFilter, { columns, sort: { column, descending }, limit, after }: OrderPaging & {
  columns: readonly Column[];
}): Promise<Pick<OrderRow, Column>[]> {
  const { type, mayLack } = sortColumns[column];
  const direction = descending ? 'desc' : 'asc';
  const beyond = sql.raw(descending ? '<' : '>');
  const text = searchedText(filter);
  const [all, found] = [matchingOrders(db, shopId, { ...filter, q: undefined }), matchingOrders(db, shopId, filter)];
  type Orders = typeof all;
  const inOrder = <Row>(query: SelectQueryBuilder<Tables, 'orders', Row>, room: number) => query.orderBy(`orders.${column}`, direction).orderBy('orders.id', direction).limit(room);
  const read = async (part: (orders: Orders) => Orders, room: number): Promise<Pick<OrderRow, Column>[]> => {
    const rowsOf = (orders: Orders) => inOrder(orders, room).select(columns).execute() as Promise<unknown> as Promise<Pick<OrderRow, Column>[]>;
    if (text !== '' && room < firstLook) {
      const near = inOrder(part(all).select([...columns, 'search_text']), firstLook).as('orders');
      const first = await rowsOf(db.selectFrom(near as never).where(hasText(text)) as Orders);
      if (first.length === room) return first;
    }
    return rowsOf(part(found));
  };

  const rows = after?.value === null ? [] : await read((orders) => {
    const valued = mayLack ? orders.where(`orders.${column}`, 'is not', null) : orders;
    return after === undefined ? valued : valued.where(sql<boolean>`(${sql.ref(`orders.${column}`)}, orders.id) ${beyond} (${after.value}::${sql.raw(type)}, ${after.id})`);
  }, limit);
  if (!mayLack || rows.length === limit) return rows;
  return [...rows, ...await read((orders) => {
    const lacking = orders.where(`orders.${column}`, 'is', null);
    return after?.value === null ? lacking.where(sql<boolean>`orders.id ${beyond} ${after.id}`) : lacking;
  }, limit - rows.length)];
}

export const listOrders = (db: Kysely<Tables>, shopId: string, filter: DatedFilter, paging: OrderPaging): Promise<SummaryRow[]> =>
  pageOf(db, shopId, filter, { columns: summaryColumns, ...paging });

const exportColumns = [...summaryColumns, 'document', 'totals'] as const satisfies readonly (keyof OrderRow)[];
export type ExportRow = Pick<OrderRow, (typeof exportColumns)[number]>;

/** The same with what only a table for a spreadsheet shows. */
export const listWholeOrders = (db: Kysely<Tables>, shopId: string, filter: DatedFilter, paging: OrderPaging): Promise<ExportRow[]> =>
  pageOf(db, shopId, filter, { columns: exportColumns, ...paging });

const lineColumns = [
  'order_id', 'sku', 'title', 'options', 'quantity', 'list_price', 'unit_price', 'totals', 'input', 'shipped', 'cancelled',
] as const satisfies readonly (keyof LineRow)[];
export type ExportLine = Pick<LineRow, (typeof lineColumns)[number]>;

/** The lines of some orders, each order’s in their own sequence. */
export async function findLinesOf(db: Kysely<Tables>, shopId: string, orderIds: readonly string[]): Promise<ExportLine[]> {
  if (orderIds.length === 0) return [];
  return db.selectFrom('order_lines').select(lineColumns).where('shop_id', '=', shopId).where('order_id', 'in', orderIds).orderBy('order_id').orderBy('position').execute();
}

export async function countOrders(db: Kysely<Tables>, shopId: string, filter: DatedFilter): Promise<number> {
  const { count } = await matchingOrders(db, shopId, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

/** Sums as the database writes them: of many orders they may be larger than a number can be. */
export interface OrderSumRow { currency: string; status: string; orders: number; total: string; balance: string }

/** What orders come to, by currency and status. */
export async function sumOrders(db: Kysely<Tables>, shopId: string, filter: DatedFilter): Promise<OrderSumRow[]> {
  return matchingOrders(db, shopId, filter).select((of) => ['currency', 'status', of.fn.countAll<number>().as('orders')])
    .select([sql<string>`sum(total)`.as('total'), sql<string>`sum(balance)`.as('balance')])
    .groupBy(['currency', 'status']).orderBy('currency').orderBy('status').execute();
}

/** Claims as they stand, in the order in which they were recorded. */
interface ListedClaim { methodCode: string; status: string; amount: number; refunded: number }

/** Money that was verified of an order that is off: it is to go back, and until then somebody has it. Counted, since to look for any has the engine read every payment of the shop. */
const heldOfCancelled = sql<boolean>`(orders.status = 'cancelled' AND (SELECT count(*) FROM payments
  WHERE payments.shop_id = orders.shop_id AND payments.order_id = orders.id AND payments.status IN ('verified', 'refunded')) > 0)`;

/**
 * The placed orders of a filter with their claims, by date, so many at a time. An order and its claims are read in one
 * statement: they fit each other whatever happens meanwhile.
 */
export async function listClaims(db: Kysely<Tables>, shopId: string, filter: DatedFilter, { limit, after }: {
  limit: number; after: { orderedAt: string; id: string } | undefined;
}) {
  const placed = matchingOrders(db, shopId, filter).where((is) => is.or([is('orders.status', 'in', ['confirmed', 'completed']), heldOfCancelled]));
  const page = (after === undefined ? placed : placed.where(sql<boolean>`(ordered_at, id) > (${after.orderedAt}::timestamptz, ${after.id})`))
    .select(['id', 'number', 'status', 'ordered_at', 'ordered_on', 'due_on', 'customer_name', 'company_name', 'currency', 'total', 'balance'])
    .orderBy('ordered_at').orderBy('id').limit(limit);
  return db.with((name) => name('page').materialized(), () => page)
    .with('claimed', (of) => of.selectFrom('payments').where('shop_id', '=', shopId).where('order_id', 'in', of.selectFrom('page').select('id')).groupBy('order_id')
      .select(['order_id', sql<ListedClaim[]>`jsonb_agg(jsonb_build_object(
        'methodCode', method_code, 'status', status, 'amount', amount, 'refunded', refunded) ORDER BY position)`.as('claims')]))
    .selectFrom('page').leftJoin('claimed', 'claimed.order_id', 'page.id').selectAll('page').select(sql<ListedClaim[]>`coalesce(claimed.claims, '[]')`.as('claims'))
    .orderBy('page.ordered_at').orderBy('page.id').execute();
}
export type OrderClaims = Awaited<ReturnType<typeof listClaims>>[number];
