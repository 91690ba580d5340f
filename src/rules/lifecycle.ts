import type { Fulfilment, Shipment } from '../contract/fulfilment.ts';
import type { OrderFulfilmentStatus, OrderLine, OrderPaymentStatus, OrderStatus } from '../contract/order.ts';
import type { Payment } from '../contract/payment.ts';
import type { Settings } from '../contract/settings.ts';

/** Where an order may go from where it is. */
export const orderTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  draft: ['confirmed', 'cancelled'],
  confirmed: ['draft', 'completed', 'cancelled'],
  completed: [],
  cancelled: [],
};

type Claim = Pick<Payment, 'status' | 'amount' | 'paidAt' | 'methodCode'> & { readonly refunds: readonly { readonly amount: { readonly amount: number } }[] };

/** What has gone back of a payment, in minor units. */
export const refundedAmount = ({ refunds }: Pick<Claim, 'refunds'>): number => refunds.reduce((total, { amount }) => total + amount.amount, 0);

/** What is left of a payment that was verified, in minor units; nothing of one that was not. */
export const keptAmount = (payment: Pick<Claim, 'status' | 'amount' | 'refunds'>): number =>
  (payment.status === 'verified' ? payment.amount.amount - refundedAmount(payment) : 0);

/** Verified money less what went back, in minor units: the only money that counts as paid. */
export const paidAmount = (payments: readonly Claim[]): number => payments.reduce((total, payment) => total + keptAmount(payment), 0);

/**
 * The payment status of an order, from its claims. `required` is false for a reason that needs no payment.
 * A claim without a date of payment (terms, cash on delivery) says nothing yet.
 */
export const derivePaymentStatus = (order: { totalAmount: number; payments: readonly Claim[]; required: boolean }): OrderPaymentStatus => {
  const { totalAmount, payments } = order;
  const paid = paidAmount(payments);
  const refunded = payments.some((payment) => refundedAmount(payment) > 0);
  if (paid === 0) {
    if (refunded) return 'refunded';
    if (totalAmount <= 0 || (!order.required && payments.length === 0)) return 'notRequired';
    const claimed = payments.some(({ status, paidAt }) => status === 'proofSubmitted' || (status === 'pending' && paidAt !== undefined));
    return claimed ? 'pendingVerification' : 'unpaid';
  }
  if (paid > totalAmount) return 'overpaid';
  if (paid === totalAmount) return 'paid';
  return refunded ? 'partiallyRefunded' : 'partiallyPaid';
};

type Counted = Pick<OrderLine, 'quantity' | 'quantities'>;

const total = (lines: readonly Counted[], count: (line: Counted) => number): number => lines.reduce((sum, line) => sum + count(line), 0);

/** The fulfilment status of an order, from its holds, its hand-offs, its parcels and what has been counted on its lines. */
export const deriveFulfilmentStatus = (order: {
  status: string;
  holds: readonly unknown[];
  lines: readonly Counted[];
  fulfilments: readonly Pick<Fulfilment, 'status'>[];
  shipments: readonly Pick<Shipment, 'status'>[];
}): OrderFulfilmentStatus => {
  const { lines, fulfilments, shipments } = order;
  if (order.status === 'cancelled') return 'cancelled';
  if (lines.length === 0 || order.status === 'draft') return 'unfulfilled';
  const wanted = total(lines, (line) => line.quantity - line.quantities.cancelled);
  const shipped = total(lines, (line) => line.quantities.shipped);
  const delivered = total(lines, (line) => line.quantities.delivered);
  const returned = total(lines, (line) => line.quantities.returned);
  if (wanted === 0) return 'notRequired';
  if (returned >= wanted) return 'returned';
  if (delivered >= wanted) return 'delivered';
  if (shipments.some(({ status }) => status === 'exception') || fulfilments.some(({ status }) => status === 'rejected' || status === 'failed')) return 'exception';
  // What has left cannot be kept back any more.
  if (shipped < wanted && (order.holds.length > 0 || fulfilments.some(({ status }) => status === 'onHold'))) return 'onHold';
  if (delivered > 0) return 'partiallyDelivered';
  if (shipped >= wanted) return 'shipped';
  if (shipped > 0) return 'partiallyShipped';
  if (fulfilments.some(({ status }) => status === 'inProgress')) return 'inProgress';
  if (fulfilments.some(({ status }) => status === 'sent' || status === 'acknowledged' || status === 'cancelRequested')) return 'requested';
  return 'unfulfilled';
};

const settled: Readonly<Record<string, readonly string[]>> = { proofSubmitted: ['proofSubmitted', 'verified'], verified: ['verified'] };

/**
 * What the goods of an order still wait for under the rules of its payment methods; `undefined` when they may leave.
 * A claim that was rejected, voided or wholly given back keeps the goods until another one replaces it.
 */
export const releaseBlockedBy = (
  payments: readonly Pick<Claim, 'status' | 'methodCode'>[], methods: Settings['paymentMethods'],
): 'proofSubmitted' | 'verified' | undefined => {
  const live = payments.filter(({ status }) => status !== 'rejected' && status !== 'voided' && status !== 'refunded');
  if (live.length === 0) return payments.length === 0 ? undefined : 'verified';
  const waiting = live.flatMap((payment) => {
    const rule = methods.find(({ code }) => code === payment.methodCode)?.releaseOn ?? 'verified';
    return rule === 'confirm' || settled[rule]?.includes(payment.status) ? [] : [rule];
  });
  if (waiting.length === 0) return undefined;
  return waiting.includes('verified') ? 'verified' : 'proofSubmitted';
};

/** What a hand-off waits for before it may leave: a person's hold before the payment rules; `undefined` when it may. */
export const handOffWaitsFor = ({ holds, payments, methods }: {
  holds: readonly unknown[]; payments: Parameters<typeof releaseBlockedBy>[0]; methods: Settings['paymentMethods'];
}): 'hold' | 'proofSubmitted' | 'verified' | undefined => (holds.length > 0 ? 'hold' : releaseBlockedBy(payments, methods));
