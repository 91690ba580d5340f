import * as z from 'zod/mini';
import { Money } from './money.ts';
import { OrderFilter } from './order.ts';

const sums = {
  currency: z.string(),
  orders: z.int(),
  /** What the orders come to. */
  expected: Money,
  /** What is said to have been paid, verified or not. */
  claimed: Money,
  /** Verified money, less what went back. */
  verified: Money,
  refunded: Money,
  /** Expected and not verified, order by order; `over` the other way round. */
  short: Money,
  over: Money,
  /** That part of `short` whose day has passed. */
  overdue: Money,
};

/** What a payment method was to bring in a period, and what it brought. */
export const ReconciliationRow = z.object({
  /** Absent for what nobody has said how it is paid. */
  methodCode: z.optional(z.string()),
  ...sums,
}).register(z.globalRegistry, { id: 'ReconciliationRow' });
export type ReconciliationRow = z.infer<typeof ReconciliationRow>;

/**
 * The confirmed and completed orders of a filter, by method, and by currency over all methods; and those that were cancelled
 * after money was verified: nothing is expected of them, so what has not gone back is `over`.
 */
export const Reconciliation = z.object({ items: z.array(ReconciliationRow), totals: z.array(z.object(sums)) })
  .register(z.globalRegistry, { id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof Reconciliation>;

/** The filter of the list, so that its footer tells of the orders that it shows. */
export const ReconciliationQuery = OrderFilter;
