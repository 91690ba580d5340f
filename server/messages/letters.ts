import type { Order } from '../../src/contract/order.ts';
import type { Payment } from '../../src/contract/payment.ts';
import type { MessageKind } from '../orders/order-ports.ts';
import { cancelled } from './cancelled.ts';
import type { Letter, LetterSubject } from './letter.ts';
import { amended, orderConfirmation } from './order-confirmation.ts';
import { delivered, shipped } from './parcel-letters.ts';
import { proofRejected } from './proof-rejected.ts';

/** The payment that a message is about: each time that it is rejected is a thing of its own, named by its id and more. */
export const paymentAbout = ({ payments }: Order, aboutId: string): Payment | undefined => payments.find(({ id }) => aboutId.startsWith(id));

/** The words of a kind of message about a thing; `undefined` when there is no such thing, or not any more. */
export function letterAbout(kind: MessageKind, aboutId: string, subject: LetterSubject): Letter | undefined {
  switch (kind) {
    case 'orderConfirmation': return orderConfirmation(subject);
    case 'amended': return amended(subject);
    case 'cancelled': return cancelled(subject);
    case 'shipped':
    case 'delivered': {
      const shipment = subject.order.shipments.find(({ id }) => id === aboutId);
      return shipment && (kind === 'shipped' ? shipped : delivered)({ ...subject, shipment });
    }
    case 'proofRejected': {
      const payment = paymentAbout(subject.order, aboutId);
      const reason = payment?.status === 'rejected' ? payment.rejection?.reason : undefined;
      return payment && reason !== undefined ? proofRejected({ ...subject, payment, reason }) : undefined;
    }
  }
}
