import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { money } from '../../src/contract/currency.ts';
import type { PaymentEntry, PaymentPage, PaymentQuery } from '../../src/contract/order.ts';
import type { Payment } from '../../src/contract/payment.ts';
import { badCursor, defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables } from '../database/database.ts';
import { countPayments, listPayments, type ListedPayment } from './payment-store.ts';
import type { Payments } from './payments.ts';

const toEntry = (row: ListedPayment, payment: Payment): PaymentEntry => ({
  order: {
    id: row.order_id, ...(row.number !== null && { number: row.number }), version: row.version, status: row.order_status, orderedAt: row.ordered_at,
    ...(row.customer_name !== null && { customerName: row.customer_name }), ...(row.company_name !== null && { companyName: row.company_name }),
    total: money(row.total, row.order_currency), balance: money(row.balance, row.order_currency),
  },
  payment,
});

/** Payments of placed orders, the one recorded first first: what has waited longest is looked at next. */
export async function listPaymentPage(db: Kysely<Tables>, { shopId, payments, query }: { shopId: string; payments: Payments; query: PaymentQuery }):
Promise<z.infer<typeof PaymentPage>> {
  const { limit = defaultPageSize, after, includeTotal } = query;
  const filter = { shopId, statuses: query.status, methods: query.paymentMethod };
  const rows = await listPayments(db, { ...filter, limit: limit + 1, ...(after !== undefined && { after: placeOf(after) }) });
  const shown = await payments.complete(db, shopId, rows);
  const entries = rows.flatMap((row, index) => {
    const payment = shown[index];
    return payment === undefined ? [] : [{ row, payment }];
  });
  return pageOfRows(entries, {
    limit, toItem: ({ row, payment }) => toEntry(row, payment), cursorOf: ({ row }) => writeCursor([row.created_at, row.id]),
    total: await totalOf(rows, { after, includeTotal, limit, count: () => countPayments(db, filter) }),
  });
}

function placeOf(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = readCursor(cursor, ['string', 'string'] as const);
  if (Number.isNaN(Date.parse(createdAt))) throw badCursor();
  return { createdAt, id };
}
