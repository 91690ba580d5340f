import type { Order } from '../../src/index.ts';

/** The order that the person wants to see. */
export interface OrderOpenDetail { orderId: string }

/** The order after one of its payments was verified here. */
export interface PaymentVerifiedDetail { order: Order; paymentId: string }

/** The order after one of its payments was rejected here, and why. */
export interface PaymentRejectedDetail { order: Order; paymentId: string; reason: string }

/** Why the queue could not be read, or can no longer be listened to. */
export interface ProofsErrorDetail { error: unknown }

/** The events of `<manual-order-proof-desk>`. */
export interface ProofDeskEventMap {
  'order-open': CustomEvent<Readonly<OrderOpenDetail>>;
  'payment-verified': CustomEvent<Readonly<PaymentVerifiedDetail>>;
  'payment-rejected': CustomEvent<Readonly<PaymentRejectedDetail>>;
  'proofs-error': CustomEvent<Readonly<ProofsErrorDetail>>;
}
