import * as z from 'zod/mini';
import { segments } from './customer.ts';
import { Money } from './money.ts';
import { releaseRules } from './payment.ts';
import { openEnum } from './scalars.ts';

const Labelled = { code: z.string(), label: z.string() };

/** A reason why an order is manual, and what follows from it. */
export const OrderReason = z.object({
  ...Labelled,
  segments: z.array(openEnum(segments)),
  requiresNote: z.boolean(),
  requiresRelatedOrder: z.boolean(),
  /** The lines of such an order start at price zero. */
  zeroPrice: z.boolean(),
  requiresPayment: z.boolean(),
}).register(z.globalRegistry, { id: 'OrderReason' });
export type OrderReason = z.infer<typeof OrderReason>;

export const PaymentMethod = z.object({
  ...Labelled,
  segments: z.array(openEnum(segments)),
  /** When the goods may leave. */
  releaseOn: openEnum(releaseRules),
  requiresProof: z.boolean(),
  requiresReference: z.boolean(),
  /** Paid later by the terms agreed: no money is claimed when the order is taken. */
  onTerms: z.boolean(),
  /** Nothing is paid at all. */
  free: z.boolean(),
}).register(z.globalRegistry, { id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const Settings = z.object({
  shop: z.object({ id: z.string(), name: z.string(), email: z.optional(z.string()) }),
  currency: z.string(),
  locale: z.string(),
  /** IANA time zone. */
  timeZone: z.string(),
  country: z.string(),
  graceSeconds: z.int(),
  reasons: z.array(OrderReason),
  priceReasons: z.array(z.object(Labelled)),
  paymentMethods: z.array(PaymentMethod),
  shippingMethods: z.array(z.object({ ...Labelled, price: Money })),
  taxRates: z.array(z.object({ ...Labelled, rate: z.int() })),
}).register(z.globalRegistry, { id: 'Settings' });
export type Settings = z.infer<typeof Settings>;
