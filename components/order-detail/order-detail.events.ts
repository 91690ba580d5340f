import type { Order } from '../../src/index.ts';

/** The order after it was cancelled, or after the warehouse was asked to. */
export interface OrderCancelledDetail { order: Order }

/** The new draft that holds what the order holds, at the prices of today. */
export interface OrderDuplicatedDetail { order: Order }

/** The order that the person wants to change. */
export interface OrderEditDetail { orderId: string }

/** Another order that the person wants to see. */
export interface RelatedOrderOpenDetail { orderId: string }

/** Why the order could not be read, or can no longer be listened to. */
export interface OrderErrorDetail { error: unknown }

/** The events of `<manual-order-detail>`. */
export interface OrderDetailEventMap {
  'order-cancelled': CustomEvent<Readonly<OrderCancelledDetail>>;
  'order-duplicated': CustomEvent<Readonly<OrderDuplicatedDetail>>;
  'order-edit': CustomEvent<Readonly<OrderEditDetail>>;
  'order-open': CustomEvent<Readonly<RelatedOrderOpenDetail>>;
  'order-error': CustomEvent<Readonly<OrderErrorDetail>>;
}
