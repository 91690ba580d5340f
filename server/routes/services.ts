import type { Caller } from '../caller.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Stock } from '../catalogue/stock.ts';
import type { Customers } from '../customers/customers.ts';
import type { Delivery } from '../delivery.ts';
import type { Events } from '../events/events.ts';
import type { Cancelling } from '../orders/cancelling.ts';
import type { OrderExports } from '../orders/order-export.ts';
import type { OrderList } from '../orders/order-list.ts';
import type { OrderLines } from '../orders/order-lines.ts';
import type { OrderActions } from '../orders/order-actions.ts';
import type { OrderFollowing } from '../orders/order-ports.ts';
import type { Orders } from '../orders/orders.ts';
import type { Returns } from '../orders/returns.ts';
import type { PaymentActions } from '../payments/payment-actions.ts';
import type { Payments } from '../payments/payments.ts';
import type { Clock } from '../ports.ts';
import type { Reconciliations } from '../reconciliation/reconciliation.ts';
import type { ShopSettings } from '../settings/settings.ts';

/** Everything that routes lead to. */
export interface Services {
  clock: Clock;
  settings: ShopSettings;
  catalogue: Catalogue;
  stock: Stock;
  customers: Customers;
  orders: Orders;
  orderActions: OrderActions;
  orderLines: OrderLines;
  cancelling: Cancelling;
  returns: Returns;
  orderList: OrderList;
  orderExports: OrderExports;
  reconciliations: Reconciliations;
  payments: Payments;
  paymentActions: PaymentActions;
  following: OrderFollowing;
  events: Events;
  delivery: Delivery;
  /** Ends every stream. */
  closing: AbortSignal;
}

/** The order that a path names, in the caller's shop. */
export const ofOrder = ({ params: { orderId }, caller: { shopId } }: { params: { orderId: string }; caller: Caller }): { shopId: string; orderId: string } => ({ shopId, orderId });
