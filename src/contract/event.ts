import * as z from 'zod/mini';
import { PageQuery } from './page.ts';
import { EmailAddress, openEnum } from './scalars.ts';
import { Actor } from './session.ts';

export const eventTypes = [
  'order.created', 'order.updated', 'order.confirmed', 'order.undone', 'order.cancelRequested', 'order.cancelRefused', 'order.cancelled', 'order.completed',
  'order.heldback', 'order.released', 'order.returned', 'order.alerted',
  'payment.recorded', 'payment.proofSubmitted', 'payment.verified', 'payment.rejected', 'payment.voided', 'payment.refunded',
  'fulfilment.requested', 'fulfilment.sent', 'fulfilment.acknowledged', 'fulfilment.inProgress', 'fulfilment.rejected', 'fulfilment.unacknowledged',
  'fulfilment.failed', 'fulfilment.held', 'fulfilment.resumed', 'fulfilment.amended', 'fulfilment.amendmentAccepted', 'fulfilment.amendmentRejected',
  'fulfilment.cancelled', 'fulfilment.closed',
  'shipment.created', 'shipment.trackingUpdated', 'shipment.delivered', 'shipment.exception',
  'stock.changed', 'stock.low', 'stock.shortfall',
  'message.queued', 'message.sent', 'message.failed',
  'catalogue.changed', 'customer.created', 'settings.changed', 'session.created', 'webhook.changed', 'webhook.disabled', 'webhook.tested',
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
  /** SHA-256 in hexadecimal over the event and the hash of the shop’s event before it, so that none can be changed, left out or moved unseen. */
  hash: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'OrderEvent' });
export type OrderEvent = z.infer<typeof OrderEvent>;

/** Streams when the call accepts `text/event-stream`, else answers a page. */
export const EventQuery = PageQuery;
/** A page begins with the oldest event, or with the newest; what streams is always in the order in which it happened. */
export const OrderEventQuery = z.extend(PageQuery, { sort: z.optional(z.enum(['sequence', '-sequence'])) });
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
  /** The message that this one says again. */
  resendOf: z.optional(z.string()),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'Message' });
export type Message = z.infer<typeof Message>;
export const MessageList = z.object({ items: z.array(Message) });

/** Further addresses that get a kind of message. */
export const Recipients = z.partialRecord(z.enum(messageKinds), z.array(EmailAddress).check(z.maxLength(20)));

/** Asks for an e-mail that is not sent by itself, such as `amended`. */
export const MessageInput = z.strictObject({ kind: z.enum(messageKinds) });
/** Other addresses than the first time, when given. */
export const ResendInput = z.strictObject({ to: z.optional(z.array(EmailAddress).check(z.minLength(1), z.maxLength(20))) });
/** An e-mail as it would be sent now. */
export const MessagePreview = z.object({ to: z.array(z.string()), subject: z.string(), html: z.string(), text: z.string(), locale: z.string() })
  .register(z.globalRegistry, { id: 'MessagePreview' });
export type MessagePreview = z.infer<typeof MessagePreview>;
