import * as z from 'zod/mini';
import { PageQuery } from './page.ts';
import { EmailAddress, openEnum } from './scalars.ts';
import { Actor } from './session.ts';

export const eventTypes = [
  'order.created', 'order.updated', 'order.confirmed', 'order.undone', 'order.cancelled', 'order.completed', 'order.heldback', 'order.released',
  'payment.recorded', 'payment.proofSubmitted', 'payment.verified', 'payment.rejected',
  'fulfilment.requested', 'fulfilment.sent', 'fulfilment.acknowledged', 'fulfilment.inProgress', 'fulfilment.rejected', 'fulfilment.unacknowledged', 'fulfilment.closed',
  'shipment.created', 'shipment.trackingUpdated', 'shipment.delivered', 'shipment.exception',
  'stock.changed', 'stock.shortfall',
  'message.sent', 'message.failed',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Something that happened, kept for ever: the history, and the source of what streams. */
export const OrderEvent = z.object({
  /** Grows with every event of the shop: what `Last-Event-ID` and `after` name. */
  id: z.string(),
  orderId: z.optional(z.string()),
  /** Counts the events of one order from 1 without a gap. */
  sequence: z.int(),
  type: openEnum(eventTypes),
  at: z.string(),
  actor: Actor,
  data: z.record(z.string(), z.unknown()),
  changes: z.array(z.object({ field: z.string(), before: z.optional(z.unknown()), after: z.optional(z.unknown()) })),
}).register(z.globalRegistry, { id: 'OrderEvent' });
export type OrderEvent = z.infer<typeof OrderEvent>;

/** Streams when the call accepts `text/event-stream`, else answers a page. */
export const EventQuery = PageQuery;
export const EventPage = z.object({ items: z.array(OrderEvent), nextCursor: z.optional(z.string()) }).register(z.globalRegistry, { id: 'EventPage' });

export const messageKinds = ['orderConfirmation', 'shipped', 'delivered', 'cancelled', 'amended', 'proofRejected'] as const;
export const messageStatuses = ['held', 'queued', 'sent', 'failed', 'cancelled'] as const;

/** An e-mail to the customer. */
export const Message = z.object({
  id: z.string(),
  orderId: z.string(),
  kind: openEnum(messageKinds),
  to: z.array(z.string()),
  locale: z.string(),
  status: openEnum(messageStatuses),
  sendAfter: z.optional(z.string()),
  sentAt: z.optional(z.string()),
  attempts: z.array(z.object({ at: z.string(), outcome: openEnum(['sent', 'failed'] as const), detail: z.optional(z.string()) })),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'Message' });
export type Message = z.infer<typeof Message>;
export const MessageList = z.object({ items: z.array(Message) });

/** Further addresses that get a kind of message. */
export const Recipients = z.partialRecord(z.enum(messageKinds), z.array(EmailAddress).check(z.maxLength(20)));
