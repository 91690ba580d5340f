import type { OrderSummary } from '../../src/index.ts';
import type { Sort, SortColumn } from './list-query.ts';

const keys: Readonly<Partial<Record<SortColumn, (order: OrderSummary) => string | number>>> = {
  orderedAt: ({ orderedAt }) => orderedAt,
  total: ({ total }) => total.amount,
};

/** Whether an order belongs among the rows down to the last one that is loaded; without one, all are. Where only the server can tell, it may. */
export const liesBetween = (order: OrderSummary, last: OrderSummary | undefined, sort: Sort): boolean => {
  const isDescending = sort.startsWith('-');
  const key = keys[(isDescending ? sort.slice(1) : sort) as SortColumn];
  if (!last || !key) return true;
  return isDescending ? key(order) >= key(last) : key(order) <= key(last);
};
