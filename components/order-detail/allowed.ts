import { lockedFields, lockedLines, standingQuantity, type EditableField, type Fulfilment, type LockReason, type Message, type Money, type Order, type OrderLine, type Payment, type Refusal } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { DetailView } from './view.ts';

type Operation = Parameters<DetailView['rights']['refusal']>[0];

/** Whether an operation on the order is allowed, by the person’s rights and by where the order is. */
export const may = ({ rights, order }: DetailView, operation: Operation): boolean => rights.refusal(operation, { order }) === undefined;

/** Why the server, or the table of rights that it shares, does not let something happen. */
export const refusalText = (localiser: Localiser, { code, params }: Refusal): string => {
  if (code === 'invalidTransition') return localiser.msg('detail.refused.state');
  return localiser.msg('rule' in params ? 'detail.refused.secondPerson' : 'failure.permission');
};

/** Whether a field can change, and why it no longer can; no reason where the person could not change it anyway. */
export const lockOf = (view: DetailView, field: EditableField): { isEditable: boolean; lock: LockReason | undefined } => {
  const lock = lockedFields(view.order)[field];
  return { isEditable: lock === undefined && may(view, 'orders.update'), lock: view.rights.has('orders:write') ? lock : undefined };
};

/** The same for the lines. */
export const lineLockOf = (view: DetailView): { isEditable: boolean; lock: LockReason | undefined } => {
  const lock = lockedLines(view.order);
  return { isEditable: lock === undefined && may(view, 'orders.updateLine'), lock: view.rights.has('orders:write') ? lock : undefined };
};

/** What of a verified payment has not gone back. */
export const keptOf = ({ amount, refunds }: Payment): Money => ({ ...amount, amount: amount.amount - refunds.reduce((sum, refund) => sum + refund.amount.amount, 0) });

/** How many of a line are with the customer. */
export const outThere = ({ quantities: { shipped, returned } }: OrderLine): number => shipped - returned;

/** A hand-off that can still be kept from its warehouse. */
export const canBeKeptBack = ({ status }: Fulfilment): boolean => ['pending', 'queued', 'rejected', 'failed'].includes(status);

/** Whether nothing is left that a cancellation could stop. */
export const allShipped = ({ lines, fulfilmentStatus }: Order): boolean => ['shipped', 'partiallyDelivered', 'delivered', 'returned'].includes(fulfilmentStatus)
  || (lines.some(({ quantities }) => quantities.shipped > 0) && lines.every((line) => line.quantities.shipped >= standingQuantity(line)));

/** While the grace period runs; the order is no longer undone once its seconds are over. */
export const mayUndo = (view: DetailView, secondsLeft: number): boolean => secondsLeft > 0 && view.order.cancellation === undefined && may(view, 'orders.undo');

export const maySend = (view: DetailView): boolean => may(view, 'messages.send');

export const mayResend = (view: DetailView, { status }: Message): boolean => (status === 'sent' || status === 'failed') && may(view, 'messages.resend');

/** Whether a hand-off may be sent again: it did not reach its warehouse, or was refused. */
export const mayRetry = (view: DetailView, { status }: Fulfilment): boolean => (status === 'failed' || status === 'rejected') && may(view, 'fulfilments.retry');

/** Whether its warehouse could be asked: it has the hand-off, and a system that answers. */
export const mayRefresh = (view: DetailView, { status, sentAt, providerCode }: Fulfilment): boolean =>
  sentAt !== undefined && status !== 'cancelled' && status !== 'failed' && view.settings.value?.providers.find(({ code }) => code === providerCode)?.kind !== 'email'
  && may(view, 'fulfilments.refresh');

/** Whether a file can be added as the proof of a payment. */
export const mayAddProof = ({ rights, order }: DetailView, payment: Payment): boolean =>
  rights.has('uploads:write') && rights.refusal('payments.addProof', { order, payment }) === undefined;
