import type { Order } from '../contract/order.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * The last day to pay on, `YYYY-MM-DD`: so many days after the order, where it is on terms.
 * @param orderedOn the day of the order where the shop is
 */
export const dueOn = (orderedOn: string, terms: Order['paymentTerms']): string | undefined =>
  (terms?.type === 'net' && terms.netDays !== undefined
    ? new Date(Date.parse(`${orderedOn}T00:00:00Z`) + terms.netDays * dayMs).toISOString().slice(0, 10) : undefined);

/** Whether the last day to pay on has passed, and something of a placed order is still owed. @param order.balance in minor units */
export const isOverdue = (order: { readonly status: string; readonly dueOn: string | null | undefined; readonly balance: number }, today: string): boolean =>
  (order.status === 'confirmed' || order.status === 'completed') && order.balance > 0 && order.dueOn != null && order.dueOn < today;
