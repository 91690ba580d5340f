import type { OrderInput } from '../contract/order.ts';
import type { OrderReason, Settings } from '../contract/settings.ts';

type Reasoned = Pick<OrderInput, 'segment' | 'reason' | 'origin'>;

/** Whether a person took the order: one that a web shop took needs no reason for being here, and no remark. */
export const isManual = ({ origin }: Reasoned): boolean => origin !== 'online';

/** The rule behind the reason that an order names. */
export const reasonOf = (order: Reasoned, settings: Pick<Settings, 'reasons'>): OrderReason | undefined =>
  settings.reasons.find(({ code }) => code === order.reason?.code);

/** Whether a remark must say more than the reason's name: always for a person's order, else where the reason asks for it. */
export const noteIsRequired = (order: Reasoned, settings: Pick<Settings, 'reasons'>): boolean =>
  isManual(order) && (order.segment === 'b2c' || (reasonOf(order, settings)?.requiresNote ?? false));

/** Whether money must be claimed for an order with this total, in minor units. */
export const paymentIsRequired = (order: Reasoned, totalAmount: number, settings: Pick<Settings, 'reasons'>): boolean =>
  totalAmount > 0 && (reasonOf(order, settings)?.requiresPayment ?? true);
