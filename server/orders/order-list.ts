import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type { OrderPage, OrderQuery, OrderSummary } from '../../src/contract/order.ts';
import { badCursor, defaultPageSize, pageOfRows, readCursor, writeCursor } from '../cursor.ts';
import type { Tables } from '../database/database.ts';
import { countOrders, listOrders, type OrderSort, type SortColumn, type SummaryRow } from './order-list-store.ts';

const toSummary = (row: SummaryRow): OrderSummary => ({
  id: row.id, ...(row.number !== null && { number: row.number }), version: row.version, status: row.status, paymentStatus: row.payment_status,
  fulfilmentStatus: row.fulfilment_status, origin: row.origin, segment: row.segment, ...(row.channel !== null && { channel: row.channel }),
  ...(row.reason_code !== null && { reasonCode: row.reason_code }), orderedAt: row.ordered_at,
  ...(row.customer_name !== null && { customerName: row.customer_name }), ...(row.company_name !== null && { companyName: row.company_name }),
  itemCount: row.item_count, total: { amount: row.total, currency: row.currency }, paymentMethods: row.payment_methods,
  trackingNumbers: row.tracking_numbers, balance: { amount: row.balance, currency: row.currency }, alerts: row.alerts.map(({ code }) => code),
  ...(row.due_on !== null && { dueOn: row.due_on }), overdue: false, updatedAt: row.updated_at,
});

const columns: Readonly<Record<string, SortColumn>> = { orderedAt: 'ordered_at', total: 'total', number: 'number_position' };

const sortOf = (sort: string): OrderSort => ({ column: columns[sort.replace('-', '')] ?? 'ordered_at', descending: sort.startsWith('-') });

/** The master list. A cursor belongs to the order in which the list was sorted, and is refused in another. */
export async function listOrderPage(db: Kysely<Tables>, shopId: string, { limit = defaultPageSize, after, includeTotal, sort = '-orderedAt', ...filter }: OrderQuery):
Promise<z.infer<typeof OrderPage>> {
  const by = sortOf(sort);
  const rows = await listOrders(db, shopId, filter, { sort: by, limit: limit + 1, ...(after !== undefined && { after: placeOf(after, sort, by) }) });
  return pageOfRows(rows, {
    limit, toItem: toSummary, cursorOf: (row) => writeCursor([sort, row[by.column], row.id]),
    total: includeTotal ? await countOrders(db, shopId, filter) : undefined,
  });
}

function placeOf(cursor: string, sort: string, { column }: OrderSort): { value: string | number; id: string } {
  const [sorted, value, id] = readCursor(cursor, ['string', column === 'ordered_at' ? 'string' : 'number', 'string'] as const);
  if (sorted !== sort || (column === 'ordered_at' && Number.isNaN(Date.parse(String(value))))) throw badCursor();
  return { value, id };
}
