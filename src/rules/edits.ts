import type { Order, OrderLine } from '../contract/order.ts';
import { fieldPermissions, type EditableField } from '../contract/permissions.ts';
import type { Payment } from '../contract/payment.ts';
import type { Settings } from '../contract/settings.ts';
import { releaseBlockedBy } from './lifecycle.ts';

/** Why something of an order can no longer change: it has been placed, something of it has shipped, or it is (to be) cancelled. */
export type LockReason = 'placed' | 'shipped' | 'cancelled';

type Counted = { readonly quantity: number; readonly quantities: Pick<OrderLine['quantities'], 'shipped' | 'cancelled'> };
type Edited = Pick<Order, 'status'> & { readonly cancellation?: unknown; readonly lines: readonly Counted[] };

/** How much of a line is still to be had: what was asked for, without what was cancelled of it. */
export const standingQuantity = ({ quantity, quantities }: Counted): number => quantity - quantities.cancelled;

const somethingShipped = ({ lines }: Edited): boolean => lines.some(({ quantities }) => quantities.shipped > 0);
const everythingShipped = (order: Edited): boolean =>
  somethingShipped(order) && order.lines.every((line) => line.quantities.shipped >= standingQuantity(line));

/** What the warehouse acts on changes no more while it is asked to stop. */
const shippingLock = (order: Edited): LockReason | undefined => {
  if (order.status === 'cancelled' || order.cancellation !== undefined) return 'cancelled';
  if (order.status === 'completed' || (order.status !== 'draft' && somethingShipped(order))) return 'shipped';
  return undefined;
};

/**
 * Which fields of an order can no longer change, and why. Who may change the others is another question: `fieldPermissions`
 * names the scope that some of them take beside.
 */
export const lockedFields = (order: Edited): Readonly<Partial<Record<EditableField, LockReason>>> => {
  const reasonOf = {
    draft: order.status === 'cancelled' ? 'cancelled' : order.status === 'draft' ? undefined : 'placed',
    shipping: shippingLock(order),
    always: order.status === 'cancelled' ? 'cancelled' : undefined,
  } as const;
  return Object.fromEntries(Object.entries(fieldPermissions).flatMap(([field, { stage }]) => {
    const reason = reasonOf[stage];
    return reason === undefined ? [] : [[field, reason]];
  }));
};

/** Why lines can no longer be added to an order, nor grow; `undefined` while they can. */
export const lockedLines = (order: Edited): LockReason | undefined => {
  if (order.status === 'cancelled' || order.cancellation !== undefined) return 'cancelled';
  return order.status === 'completed' || (order.status !== 'draft' && everythingShipped(order)) ? 'shipped' : undefined;
};

/** How far a line may change: what has shipped of it, or was cancelled, stays. */
export interface LineLimits {
  /** The least quantity that can be asked for. */
  readonly leastQuantity: number;
  readonly canRemove: boolean;
  /** Whether its price, discounts, tax and name may change: not once something of it has been shipped at them. */
  readonly canReprice: boolean;
}

/** How far a line of an order may change. */
export const lineLimits = ({ quantities: { shipped, cancelled } }: Counted): LineLimits => ({
  leastQuantity: Math.max(1, shipped + cancelled), canRemove: shipped + cancelled === 0, canReprice: shipped === 0,
});

/**
 * What the goods of an order that an edit has made dearer than its claims wait for: the rest is to come by the method of
 * the last claim, and nobody has paid it yet. `undefined` where that method lets goods leave before, or the order is on terms.
 */
export const growthWaitsFor = ({ totalAmount, onTerms, payments, methods }: {
  /** In minor units, as are the claims. */
  readonly totalAmount: number;
  readonly onTerms: boolean;
  readonly payments: readonly Pick<Payment, 'status' | 'methodCode' | 'amount'>[];
  readonly methods: Settings['paymentMethods'];
}): 'proofSubmitted' | 'verified' | undefined => {
  const live = payments.filter(({ status }) => status !== 'rejected' && status !== 'voided' && status !== 'refunded');
  const last = live.at(-1);
  if (onTerms || last === undefined || live.reduce((sum, { amount }) => sum + amount.amount, 0) >= totalAmount) return undefined;
  return releaseBlockedBy([{ methodCode: last.methodCode, status: 'pending' }], methods);
};
