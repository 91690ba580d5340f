import type { ListQuery } from './list-query.ts';

/** What the list shows now, for a page that keeps it in its address. */
export interface QueryChangeDetail { query: ListQuery }

/** The order that the person wants to see. */
export interface OrderOpenDetail { orderId: string }

/** Why the orders could not be read. */
export interface OrdersErrorDetail { error: unknown }

/** The events of `<manual-order-list>`. */
export interface OrderListEventMap {
  'query-change': CustomEvent<Readonly<QueryChangeDetail>>;
  'order-open': CustomEvent<Readonly<OrderOpenDetail>>;
  'orders-error': CustomEvent<Readonly<OrdersErrorDetail>>;
}
