import type { OrderListQuery } from '../../src/index.ts';

/** What the list shows now, for a page that keeps it in its address. */
export interface QueryChangeDetail { query: OrderListQuery }

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
