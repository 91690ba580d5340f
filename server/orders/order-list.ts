import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { money } from '../../src/contract/currency.ts';
import type { Money } from '../../src/contract/money.ts';
import type { OrderSum, OrderSums } from '../../src/contract/order-export.ts';
import type { OrderFilter, OrderPage, OrderQuery, OrderSummary } from '../../src/contract/order.ts';
import { isOverdue } from '../../src/rules/terms.ts';
import { badCursor, defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import {
  countOrders, findLinesOf, listClaims, listOrders, listWholeOrders, sortColumns, sumOrders,
  type ExportLine, type ExportRow, type OrderClaims, type OrderPlace, type OrderSort, type OrderSumRow, type SortColumn, type SummaryRow,
} from './order-list-store.ts';
import { dayOf } from './order-state.ts';

const toSummary = (row: SummaryRow, today: string): OrderSummary => ({
  id: row.id, ...(row.number !== null && { number: row.number }), version: row.version, status: row.status, paymentStatus: row.payment_status,
  fulfilmentStatus: row.fulfilment_status, origin: row.origin, segment: row.segment, ...(row.channel !== null && { channel: row.channel }),
  ...(row.reason_code !== null && { reasonCode: row.reason_code }), orderedAt: row.ordered_at,
  ...(row.customer_name !== null && { customerName: row.customer_name }), ...(row.company_name !== null && { companyName: row.company_name }),
  itemCount: row.item_count, total: { amount: row.total, currency: row.currency }, paymentMethods: row.payment_methods,
  trackingNumbers: row.tracking_numbers, balance: { amount: row.balance, currency: row.currency }, alerts: row.alerts.map(({ code }) => code),
  ...(row.due_on !== null && { dueOn: row.due_on }), overdue: isOverdue({ ...row, dueOn: row.due_on }, today),
  ...(row.purchase_order_number !== null && { purchaseOrderNumber: row.purchase_order_number }), ...(row.external_reference !== null && { externalReference: row.external_reference }),
  ...(row.requested_on !== null && { requestedDeliveryDate: row.requested_on }), tags: row.tags ?? [], createdBy: row.created_by, updatedAt: row.updated_at,
});

const columns: Readonly<Record<string, SortColumn>> =
  { orderedAt: 'ordered_at', total: 'total', number: 'number_position', customer: 'customer_sort', requestedDeliveryDate: 'requested_on' };

const defaultSort = '-orderedAt';
const sortOf = (sort: string): OrderSort => ({ column: columns[sort.replace('-', '')] ?? 'ordered_at', descending: sort.startsWith('-') });

/** Of a cancelled order nothing is owed: what was paid is all of its balance. */
function toSum({ currency, status, orders, total, balance }: OrderSumRow): OrderSum {
  const expected = status === 'cancelled' ? 0n : BigInt(total);
  const amount = (sum: bigint): Money => {
    if (!Number.isSafeInteger(Number(sum))) throw new ProblemError('validationFailed', { detail: 'A sum over these orders is too large to be counted exactly. Ask for fewer of them.' });
    return money(Number(sum), currency);
  };
  return { currency, status, orders, total: amount(expected), paid: amount(expected - BigInt(balance)), balance: amount(BigInt(balance)) };
}

/** Finds orders. */
export interface OrderList {
  /** The master list. A cursor belongs to the order in which the list was sorted, and is refused in another. */
  page(db: Kysely<Tables>, shopId: string, query: OrderQuery): Promise<z.infer<typeof OrderPage>>;
  /** How many orders a filter finds, and what they come to. @throws {ProblemError} `validationFailed` for sums that cannot be counted exactly */
  sums(db: Kysely<Tables>, shopId: string, filter: Partial<OrderFilter>): Promise<OrderSums>;
  /** The orders of a filter as rows of a table, in the list’s order, so many at a time; from the first on, or after a place. */
  whole(db: Kysely<Tables>, shopId: string, asked: { filter: Partial<OrderFilter>; sort: string | undefined; limit: number; after: OrderPlace | undefined }): Promise<PlacedRow[]>;
  /** Their lines, each order’s in their own sequence. */
  lines(db: Kysely<Tables>, shopId: string, orderIds: readonly string[]): Promise<ExportLine[]>;
  /** The placed orders of a filter with their claims, by date, so many at a time. */
  claims(db: Kysely<Tables>, shopId: string, filter: Partial<OrderFilter>, page: { limit: number; after: { orderedAt: string; id: string } | undefined }): Promise<ReconcilableOrder[]>;
}

/** An order, and where it stands in the list. */
export interface PlacedRow { row: ExportRow; place: OrderPlace }

/** An order with its claims, and whether the day to pay on has passed. */
export type ReconcilableOrder = OrderClaims & { overdue: boolean };

export function createOrderList({ clock, settings }: { clock: Clock; settings: ShopSettings }): OrderList {
  const todayOf = async (db: Kysely<Tables>, shopId: string): Promise<string> =>
    dayOf(new Date(clock.now()).toISOString(), (await settings.read(db, shopId)).timeZone);

  return {
    async page(db, shopId, { limit = defaultPageSize, after, includeTotal, sort = defaultSort, ...filter }) {
      const by = sortOf(sort);
      const dated = { ...filter, today: await todayOf(db, shopId) };
      const rows = await listOrders(db, shopId, dated, { sort: by, limit: limit + 1, ...(after !== undefined && { after: placeOf(after, sort, by) }) });
      return pageOfRows(rows, {
        limit, toItem: (row) => toSummary(row, dated.today), cursorOf: (row) => writeCursor([sort, row[by.column] ?? '', row.id]),
        total: await totalOf(rows, { after, includeTotal, limit, count: () => countOrders(db, shopId, dated) }),
      });
    },

    async sums(db, shopId, filter) {
      const rows = await sumOrders(db, shopId, { ...filter, today: await todayOf(db, shopId) });
      return { items: rows.map(toSum) };
    },

    async whole(db, shopId, { filter, sort = defaultSort, limit, after }) {
      const by = sortOf(sort);
      const rows = await listWholeOrders(db, shopId, { ...filter, today: await todayOf(db, shopId) }, { sort: by, limit, after });
      return rows.map((row) => ({ row, place: { value: row[by.column], id: row.id } }));
    },

    lines: findLinesOf,

    async claims(db, shopId, filter, page) {
      const today = await todayOf(db, shopId);
      return (await listClaims(db, shopId, { ...filter, today }, page)).map((row) => ({ ...row, overdue: isOverdue({ ...row, dueOn: row.due_on }, today) }));
    },
  };
}

/** A value that a row lacks stands in its cursor as nothing: names and dates are never empty. */
function placeOf(cursor: string, sort: string, { column }: OrderSort): OrderPlace {
  const { type, mayLack } = sortColumns[column];
  const [sorted, value, id] = readCursor(cursor, ['string', type === 'bigint' ? 'number' : 'string', 'string'] as const);
  const isLacking = mayLack && value === '';
  const isTime = type === 'timestamptz' || type === 'date';
  if (sorted !== sort || (isTime && !isLacking && Number.isNaN(Date.parse(String(value))))) throw badCursor();
  return { value: isLacking ? null : value, id };
}
