import * as z from 'zod/mini';
import { eventTypes } from './event.ts';
import { PageQuery, pageOf } from './page.ts';
import { openEnum, WebAddress } from './scalars.ts';

export const webhookStatuses = ['enabled', 'disabled'] as const;
export const deliveryStatuses = ['pending', 'delivered', 'dead'] as const;

/** Which events an endpoint is told of; all of them when absent. */
const Filter = z.array(z.enum(eventTypes)).check(z.minLength(1), z.maxLength(eventTypes.length));

export const WebhookInput = z.strictObject({ url: WebAddress, events: z.optional(Filter) }).register(z.globalRegistry, { id: 'WebhookInput' });
export const WebhookPatch = z.strictObject({ url: WebAddress, events: z.optional(Filter), status: z.enum(webhookStatuses) });

/** Where a shop’s events are posted, signed by the Standard Webhooks specification. */
export const WebhookEndpoint = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  events: z.optional(z.array(openEnum(eventTypes))),
  status: openEnum(webhookStatuses),
  /** Why it was disabled, when nobody did it by hand. */
  disabledBecause: z.optional(z.string()),
  /** Until when the secret before the last one is signed with as well. */
  oldSecretUntil: z.optional(z.string()),
  /** Nothing is posted before: it has asked for a pause, or has failed many times in a row. */
  heldUntil: z.optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
}).register(z.globalRegistry, { id: 'WebhookEndpoint' });
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;
export const WebhookList = z.object({ items: z.array(WebhookEndpoint) });

/** An endpoint with its secret, which is shown this once. */
export const WebhookSecret = z.object({ endpoint: WebhookEndpoint, secret: z.string() }).register(z.globalRegistry, { id: 'WebhookSecret' });

/**
 * What is posted to an endpoint: thin, at most 20 kB; who may know more asks for the order. `webhook-id` is the same on
 * every attempt; events of an order may come in another order than they happened, which `sequence` tells.
 */
export const WebhookEvent = z.object({
  /** The event’s. */
  id: z.string(),
  type: openEnum(eventTypes),
  at: z.string(),
  orderId: z.optional(z.string()),
  orderNumber: z.optional(z.string()),
  /** Counts the events of one order from 1 without a gap; 0 for what is of no order. */
  sequence: z.int(),
  data: z.record(z.string(), z.unknown()),
  /** The data was too long to be posted, and can be read with the event. */
  dataOmitted: z.optional(z.boolean()),
}).register(z.globalRegistry, { id: 'WebhookEvent' });
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** One event on its way to one endpoint. */
export const WebhookDelivery = z.object({
  id: z.string(),
  endpointId: z.string(),
  /** The event’s; absent for a test. */
  eventId: z.optional(z.string()),
  type: z.string(),
  status: openEnum(deliveryStatuses),
  attempts: z.array(z.object({ at: z.string(), outcome: openEnum(['delivered', 'failed'] as const), detail: z.optional(z.string()) })),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
export const DeliveryQuery = z.extend(PageQuery, { status: z.optional(z.array(z.enum(deliveryStatuses))) });
export const DeliveryPage = pageOf(WebhookDelivery).register(z.globalRegistry, { id: 'DeliveryPage' });
