import * as z from 'zod/mini';
import { segments } from './customer.ts';
import { messageKinds } from './event.ts';
import { Currency, Money, Price } from './money.ts';
import { PageQuery, pageOf } from './page.ts';
import { releaseRules } from './payment.ts';
import { BasisPoints, Code, EmailAddress, LanguageTag, line, openEnum, text } from './scalars.ts';
import { Actor, roles, scopes } from './session.ts';

const labelled = { code: z.string(), label: z.string() };
const labelledInput = { code: Code, label: line(120) };
const ForSegments = z.array(z.enum(segments)).check(z.minLength(1), z.maxLength(segments.length));
const atMost = 100;

/** A reason why an order is manual, and what follows from it. */
export const OrderReason = z.object({
  ...labelled,
  segments: z.array(openEnum(segments)),
  requiresNote: z.boolean(),
  requiresRelatedOrder: z.boolean(),
  /** The lines of such an order start at price zero. */
  zeroPrice: z.boolean(),
  requiresPayment: z.boolean(),
}).register(z.globalRegistry, { id: 'OrderReason' });
export type OrderReason = z.infer<typeof OrderReason>;

export const PaymentMethod = z.object({
  ...labelled,
  segments: z.array(openEnum(segments)),
  /** When the goods may leave. */
  releaseOn: openEnum(releaseRules),
  requiresProof: z.boolean(),
  requiresReference: z.boolean(),
  /** A reference stands for one payment alone: a second one is refused, and not only warned of. */
  uniqueReference: z.boolean(),
  /** Paid later by the terms agreed: no money is claimed when the order is taken. */
  onTerms: z.boolean(),
  /** Nothing is paid at all. */
  free: z.boolean(),
}).register(z.globalRegistry, { id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** A shop’s own words in an e-mail, by kind and language; `{number}`, `{name}` and `{shop}` are filled in. */
const Words = z.strictObject({ subject: z.optional(line(200)), heading: z.optional(line(200)), lead: z.optional(text(2_000)) });
export const MessageWords = z.partialRecord(z.enum(messageKinds), z.record(LanguageTag, Words)).register(z.globalRegistry, { id: 'MessageWords' });
export type MessageWords = z.infer<typeof MessageWords>;

export const Settings = z.object({
  version: z.int(),
  shop: z.object({ id: z.string(), name: z.string(), email: z.optional(z.string()) }),
  currency: z.string(),
  locale: z.string(),
  /** IANA time zone. */
  timeZone: z.string(),
  country: z.string(),
  graceSeconds: z.int(),
  /** How a number is written: a prefix, and its count with at least so many digits. */
  orderNumber: z.object({ prefix: z.string(), digits: z.int() }),
  reasons: z.array(OrderReason),
  priceReasons: z.array(z.object(labelled)),
  paymentMethods: z.array(PaymentMethod),
  shippingMethods: z.array(z.object({ ...labelled, price: Money })),
  taxRates: z.array(z.object({ ...labelled, rate: z.int() })),
  /** Whether who recorded a payment may not verify or reject it. */
  secondPersonVerifies: z.boolean(),
  /** How far back an order is looked for that this one may be, and whether a person must say that it is another. */
  duplicates: z.object({ windowHours: z.int(), mustAcknowledge: z.boolean() }),
  /** An item of which no more than this is available is low. */
  lowStockAt: z.int(),
  /** The warehouses that the server is connected to, the usual one first. */
  providers: z.array(z.object({ ...labelled, kind: openEnum(['webhook', 'email'] as const) })),
  /** How long a warehouse may take to say that it has an order. */
  acknowledgeHours: z.int(),
  /** What each role may do. */
  roles: z.record(z.string(), z.array(openEnum(scopes))),
  messageWords: MessageWords,
}).register(z.globalRegistry, { id: 'Settings' });
export type Settings = z.infer<typeof Settings>;

const flag = z.boolean();

/** What a shop sets itself; its warehouses are connected where the server is run. */
export const SettingsInput = z.strictObject({
  shop: z.strictObject({ name: line(200), email: z.optional(EmailAddress) }),
  currency: Currency,
  locale: LanguageTag,
  timeZone: line(64),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** At most a week. */
  graceSeconds: z.int().check(z.gte(0), z.lte(604_800)),
  orderNumber: z.strictObject({ prefix: z.string().check(z.regex(/^[A-Za-z0-9/_-]{0,16}$/)), digits: z.int().check(z.gte(1), z.lte(12)) }),
  reasons: z.array(z.strictObject({
    ...labelledInput, segments: ForSegments, requiresNote: flag, requiresRelatedOrder: flag, zeroPrice: flag, requiresPayment: flag,
  })).check(z.maxLength(atMost)),
  priceReasons: z.array(z.strictObject(labelledInput)).check(z.maxLength(atMost)),
  paymentMethods: z.array(z.strictObject({
    ...labelledInput, segments: ForSegments, releaseOn: z.enum(releaseRules), requiresProof: flag, requiresReference: flag, uniqueReference: flag, onTerms: flag, free: flag,
  })).check(z.maxLength(atMost)),
  shippingMethods: z.array(z.strictObject({ ...labelledInput, price: Price })).check(z.maxLength(atMost)),
  taxRates: z.array(z.strictObject({ ...labelledInput, rate: BasisPoints })).check(z.maxLength(atMost)),
  secondPersonVerifies: flag,
  duplicates: z.strictObject({ windowHours: z.int().check(z.gte(0), z.lte(720)), mustAcknowledge: flag }),
  lowStockAt: z.int().check(z.gte(0), z.lte(1_000_000)),
  acknowledgeHours: z.int().check(z.gte(1), z.lte(720)),
  roles: z.record(z.enum(roles), z.array(z.enum(scopes)).check(z.maxLength(scopes.length))),
  messageWords: MessageWords,
}).register(z.globalRegistry, { id: 'SettingsInput' });
export type SettingsInput = z.infer<typeof SettingsInput>;

/** One version of the settings: who made it, when, and what it changed. */
export const SettingsChange = z.object({
  version: z.int(), at: z.string(), actor: Actor,
  changes: z.array(z.object({ field: z.string(), before: z.optional(z.unknown()), after: z.optional(z.unknown()) })),
}).register(z.globalRegistry, { id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof SettingsChange>;
export const SettingsHistoryQuery = PageQuery;
export const SettingsHistory = pageOf(SettingsChange).register(z.globalRegistry, { id: 'SettingsHistory' });
