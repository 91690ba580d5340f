import * as z from 'zod/mini';
import { Address } from './address.ts';
import { StockLevels } from './catalogue.ts';
import { id, Instant, line, openEnum, Quantity, text, WebAddress } from './scalars.ts';

export const handOffStatuses = [
  'pending', 'queued', 'sent', 'acknowledged', 'inProgress', 'onHold', 'closed', 'rejected', 'failed', 'cancelRequested', 'cancelled',
] as const;
export const carrierStatuses = [
  'unknown', 'preTransit', 'inTransit', 'outForDelivery', 'attemptFailed', 'availableForPickup', 'delivered', 'returned', 'exception',
] as const;
export type CarrierStatus = (typeof carrierStatuses)[number];

export const FulfilmentLine = z.object({ lineId: z.string(), sku: z.string(), title: z.string(), quantity: z.int() });

/** The hand-off of an order to a warehouse. */
export const Fulfilment = z.object({
  id: z.string(),
  orderId: z.string(),
  providerCode: z.string(),
  status: openEnum(handOffStatuses),
  lines: z.array(FulfilmentLine),
  shipTo: z.optional(Address),
  instructions: z.optional(z.string()),
  /** Why it waits, while it is pending: a hold of the order, else the payment rule of a method. */
  waitingFor: z.optional(openEnum(['hold', 'proofSubmitted', 'verified'] as const)),
  sendAfter: z.optional(z.string()),
  sentAt: z.optional(z.string()),
  acknowledgedAt: z.optional(z.string()),
  ackDeadline: z.optional(z.string()),
  providerReference: z.optional(z.string()),
  rejection: z.optional(z.object({ reason: z.string(), at: z.string() })),
  /** The last change of an order that its warehouse already had, and what the warehouse said of it. */
  amendment: z.optional(z.object({
    id: z.string(), status: openEnum(['requested', 'accepted', 'rejected'] as const), requestedAt: z.string(),
    answeredAt: z.optional(z.string()), reason: z.optional(z.string()),
  })),
  /** The wish to cancel what the warehouse already had, and what it said of it. */
  cancellation: z.optional(z.object({
    status: openEnum(['requested', 'accepted', 'refused'] as const), requestedAt: z.string(),
    answeredAt: z.optional(z.string()), reason: z.optional(z.string()),
  })),
  attempts: z.array(z.object({ at: z.string(), outcome: openEnum(['delivered', 'failed'] as const), detail: z.optional(z.string()) })),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'Fulfilment' });
export type Fulfilment = z.infer<typeof Fulfilment>;

export const TrackingEvent = z.object({
  status: openEnum(carrierStatuses),
  at: z.string(),
  description: z.optional(z.string()),
  location: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'TrackingEvent' });
export type TrackingEvent = z.infer<typeof TrackingEvent>;

/** A parcel. */
export const Shipment = z.object({
  id: z.string(),
  orderId: z.string(),
  fulfilmentId: z.string(),
  carrier: z.string(),
  trackingNumber: z.optional(z.string()),
  trackingUrl: z.optional(z.string()),
  /** The latest by the carrier's own time; delivered never goes back except to returned. */
  status: openEnum(carrierStatuses),
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  estimatedDeliveryOn: z.optional(z.string()),
  /** Oldest first, by the carrier's time. */
  events: z.array(TrackingEvent),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'Shipment' });
export type Shipment = z.infer<typeof Shipment>;

export const FulfilmentList = z.object({ items: z.array(Fulfilment) });
export const ShipmentList = z.object({ items: z.array(Shipment) });

const FulfilmentId = id('ful');
const AmendmentId = id('amd');
/** The provider's own name for a parcel, the same in every event about it. */
const ShipmentReference = line(128);

/** What a warehouse calls back, signed by the Standard Webhooks specification. */
export const ProviderEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fulfilment.acknowledged'), fulfilmentId: FulfilmentId, at: Instant, providerReference: z.optional(line(128)) }),
  z.strictObject({ type: z.literal('fulfilment.rejected'), fulfilmentId: FulfilmentId, at: Instant, reason: text(1_000) }),
  z.strictObject({ type: z.literal('fulfilment.inProgress'), fulfilmentId: FulfilmentId, at: Instant, stage: z.optional(z.enum(['picking', 'packed'])) }),
  z.strictObject({ type: z.literal('fulfilment.held'), fulfilmentId: FulfilmentId, at: Instant, reason: text(1_000) }),
  z.strictObject({ type: z.literal('fulfilment.resumed'), fulfilmentId: FulfilmentId, at: Instant }),
  z.strictObject({ type: z.literal('fulfilment.amendmentAccepted'), fulfilmentId: FulfilmentId, at: Instant, amendmentId: AmendmentId }),
  z.strictObject({ type: z.literal('fulfilment.amendmentRejected'), fulfilmentId: FulfilmentId, at: Instant, amendmentId: AmendmentId, reason: text(1_000) }),
  z.strictObject({ type: z.literal('fulfilment.cancelled'), fulfilmentId: FulfilmentId, at: Instant, reason: z.optional(text(1_000)) }),
  z.strictObject({ type: z.literal('fulfilment.cancelRefused'), fulfilmentId: FulfilmentId, at: Instant, reason: text(1_000) }),
  z.strictObject({
    type: z.literal('shipment.created'), fulfilmentId: FulfilmentId, at: Instant, shipmentReference: ShipmentReference,
    carrier: line(64), trackingNumber: z.optional(line(128)), trackingUrl: z.optional(WebAddress), estimatedDeliveryOn: z.optional(z.iso.date()),
    /** Everything in the hand-off that has not been shipped, when absent. */
    lines: z.optional(z.array(z.strictObject({ lineId: id('lin'), quantity: Quantity })).check(z.minLength(1), z.maxLength(500))),
  }),
  z.strictObject({
    type: z.literal('shipment.trackingUpdated'), fulfilmentId: FulfilmentId, at: Instant, shipmentReference: ShipmentReference,
    status: z.enum(carrierStatuses), description: z.optional(line(300)), location: z.optional(line(200)),
  }),
  /** What the warehouse counted; older than the last count, it is ignored. */
  z.strictObject({ type: z.literal('stock.counted'), at: Instant, levels: StockLevels }),
]).register(z.globalRegistry, { id: 'ProviderEvent' });
export type ProviderEvent = z.infer<typeof ProviderEvent>;

/** `parked`: the hand-off is not known here (yet), so nothing changed and the call need not be repeated. */
export const ProviderReceipt = z.object({ outcome: openEnum(['applied', 'duplicate', 'parked'] as const) })
  .register(z.globalRegistry, { id: 'ProviderReceipt' });

/**
 * What the server calls the warehouse with, signed by the same specification. An amendment says the whole hand-off anew;
 * the warehouse answers it by its id.
 */
export const HandOff = z.object({
  type: openEnum(['fulfilment.requested', 'fulfilment.amended'] as const),
  amendmentId: z.optional(z.string()),
  fulfilmentId: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  shopId: z.string(),
  /** Where the warehouse answers. */
  callbackUrl: z.string(),
  lines: z.array(FulfilmentLine),
  shipTo: z.optional(Address),
  recipient: z.object({ name: z.string(), email: z.optional(z.string()), phone: z.optional(z.string()) }),
  instructions: z.optional(z.string()),
  packingNote: z.optional(z.string()),
  requestedDeliveryDate: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'HandOff' });
export type HandOff = z.infer<typeof HandOff>;

/**
 * The other two calls to a warehouse: to stop, and to say again all that it has said of a hand-off. The answer to the
 * latter is `{ "events": ProviderEvent[] }`.
 */
export const ProviderCall = z.object({
  type: openEnum(['fulfilment.cancelRequested', 'fulfilment.queried'] as const),
  fulfilmentId: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  shopId: z.string(),
  callbackUrl: z.string(),
  reason: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'ProviderCall' });
export type ProviderCall = z.infer<typeof ProviderCall>;

/**
 * What a link in a warehouse’s e-mail carries; it opens the page of one hand-off, until it expires. A link that was cut, or
 * that a mail program added to, is answered to a person and not to a program.
 */
export const ProviderPageQuery = z.object({ expires: z.optional(z.string()), signature: z.optional(z.string()) });

/** The token at the end of an address that Shippo is told, for accounts without signed webhooks. */
export const CarrierEventQuery = z.strictObject({ token: z.optional(z.string().check(z.maxLength(256))) });

/** Whose payloads of tracking the server reads. */
export const carrierSources = ['easypost', 'aftership', 'shippo'] as const;
export type CarrierSource = (typeof carrierSources)[number];
