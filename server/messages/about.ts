import type { Order } from '../../src/contract/order.ts';
import type { MessageKind } from '../orders/order-ports.ts';

const placed = new Set<string>(['confirmed', 'completed']);

/** What a message of a kind can be about now, oldest first; nothing where it would make no sense. */
export function thingsToWriteAbout(order: Order, kind: MessageKind): string[] {
  switch (kind) {
    case 'orderConfirmation': return placed.has(order.status) ? [order.id] : [];
    // Each version of an order may be told of.
    case 'amended': return placed.has(order.status) ? [`${order.id}.${order.version}`] : [];
    case 'cancelled': return order.status === 'cancelled' ? [order.id] : [];
    case 'shipped': return order.shipments.map(({ id }) => id);
    case 'delivered': return order.shipments.filter(({ events }) => events.some(({ status }) => status === 'delivered')).map(({ id }) => id);
    case 'proofRejected':
      return order.payments.flatMap(({ id, status, rejection }) => (status === 'rejected' && rejection !== undefined ? [`${id}.${rejection.at}`] : []))
        .sort((a, b) => (a.slice(a.indexOf('.')) < b.slice(b.indexOf('.')) ? -1 : 1));
  }
}
