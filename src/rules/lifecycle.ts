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

type Claim = Pick<Payment, 'status' | 'amount' | 'paidAt' | 'methodCode'>;

const sumOf = (payments: readonly Claim[], status: string): number =>
  payments.filter((payment) => payment.status === status).reduce((total, payment) => total + payment.amount.amount, 0);

/** Verified money in minor units: the only money that counts as paid. */
export const paidAmount = (payments: readonly Claim[]): number => sumOf(payments, 'verified');

/**
 * The payment status of an order, from its claims. `required` is false for a reason that needs no payment.
 * A claim without a date of payment (terms, cash on delivery) says nothing yet.
 */
export const derivePaymentStatus = (order: { totalAmount: number; payments: readonly Claim[]; required: boolean }): OrderPaymentStatus => {
  const { totalAmount, payments } = order;
  const paid = paidAmount(payments);
  const refunded = sumOf(payments, 'refunded');
  if (paid === 0) {
    if (refunded > 0) return 'refunded';
    if (totalAmount <= 0 || (!order.required && payments.length === 0)) return 'notRequired';
    const claimed = payments.some(({ status, paidAt }) => status === 'proofSubmitted' || (status === 'pending' && paidAt !== undefined));
    return claimed ? 'pendingVerification' : 'unpaid';
  }
  if (paid > totalAmount) return 'overpaid';
  if (refunded > 0) return 'partiallyRefunded';
  return paid < totalAmount ? 'partiallyPaid' : 'paid';
};

type Counted = Pick<OrderLine, 'quantity' | 'quantities'>;

const total = (lines: readonly Counted[], count: (line: Counted) => number): number => lines.reduce((sum, line) => sum + count(line), 0);

/** The fulfilment status of an order, from its hand-offs, its parcels and what has been counted on its lines. */
export const deriveFulfilmentStatus = (order: {
  status: string;
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
  if (shipments.some(({ status }) => status === 'exception') || fulfilments.some(({ status }) => status === 'rejected')) return 'exception';
  if (delivered > 0) return 'partiallyDelivered';
  if (shipped >= wanted) return 'shipped';
  if (shipped > 0) return 'partiallyShipped';
  if (fulfilments.some(({ status }) => status === 'inProgress')) return 'inProgress';
  if (fulfilments.some(({ status }) => status === 'sent' || status === 'acknowledged')) return 'requested';
  return 'unfulfilled';
};

const settled: Readonly<Record<string, readonly string[]>> = { proofSubmitted: ['proofSubmitted', 'verified'], verified: ['verified'] };

/**
 * What the goods of an order still wait for under the rules of its payment methods; `undefined` when they may leave.
 * A claim that was rejected or voided keeps the goods until another one replaces it.
 */
export const releaseBlockedBy = (
  payments: readonly Claim[], methods: Settings['paymentMethods'],
): 'proofSubmitted' | 'verified' | undefined => {
  const live = payments.filter(({ status }) => status !== 'rejected' && status !== 'voided');
  if (live.length === 0) return payments.length === 0 ? undefined : 'verified';
  const waiting = live.flatMap((payment) => {
    const rule = methods.find(({ code }) => code === payment.methodCode)?.releaseOn ?? 'verified';
    return rule === 'confirm' || settled[rule]?.includes(payment.status) ? [] : [rule];
  });
  if (waiting.length === 0) return undefined;
  return waiting.includes('verified') ? 'verified' : 'proofSubmitted';
};
