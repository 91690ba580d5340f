import type { MessageKind } from '../orders/order-ports.ts';
import type { Letter, LetterSubject } from './letter.ts';
import { orderConfirmation } from './order-confirmation.ts';
import { shipped } from './shipped.ts';

export type { Letter } from './letter.ts';

/** The words of a kind of message about a thing; `undefined` when there is no such thing. */
export function letterAbout(kind: MessageKind, aboutId: string, subject: LetterSubject): Letter | undefined {
  if (kind !== 'shipped') return orderConfirmation(subject);
  const shipment = subject.order.shipments.find(({ id }) => id === aboutId);
  return shipment && shipped({ ...subject, shipment });
}
