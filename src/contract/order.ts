import * as z from 'zod/mini';
import { Address, AddressInput } from './address.ts';
import { ItemOption, Sku, StockFigures } from './catalogue.ts';
import { Company, CompanyInput, segments } from './customer.ts';
import { Recipients } from './event.ts';
import { Fulfilment, Shipment } from './fulfilment.ts';
import { Currency, Money, Price } from './money.ts';
import { PageQuery, pageOf } from './page.ts';
import { Payment, PaymentInput, paymentStatuses } from './payment.ts';
import { FieldError } from './problem.ts';
import { BasisPoints, CalendarDate, Code, EmailAddress, id, Instant, LanguageTag, line, openEnum, PhoneNumber, Quantity, text } from './scalars.ts';
import { Actor } from './session.ts';

export const channels = ['phone', 'email', 'chat', 'walkIn', 'marketplace', 'social', 'salesRepresentative', 'event', 'other'] as const;
export const origins = ['manual', 'online', 'import', 'duplicate', 'api'] as const;
export const orderStatuses = ['draft', 'confirmed', 'completed', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export const orderPaymentStatuses = [
  'notRequired', 'unpaid', 'pendingVerification', 'partiallyPaid', 'paid', 'overpaid', 'partiallyRefunded', 'refunded',
] as const;
export type OrderPaymentStatus = (typeof orderPaymentStatuses)[number];
export const orderFulfilmentStatuses = [
  'notRequired', 'unfulfilled', 'requested', 'inProgress', 'onHold', 'exception', 'partiallyShipped', 'shipped',
  'partiallyDelivered', 'delivered', 'returned', 'cancelled',
] as const;
export type OrderFulfilmentStatus = (typeof orderFulfilmentStatuses)[number];
export const lineKinds = ['catalogue', 'custom'] as const;
export const paymentTermTypes = ['prepaid', 'net'] as const;

export const OrderId = id('ord');
export const maxLines = 500;

/** Off a line or an order: a fixed amount or a rate in basis points, one of the two. */
export const DiscountInput = z.strictObject({ label: z.optional(line(120)), amount: z.optional(Price), rate: z.optional(BasisPoints) })
  .check(z.refine((discount) => (discount.amount === undefined) !== (discount.rate === undefined), 'Give either an amount or a rate.'))
  .register(z.globalRegistry, { id: 'DiscountInput' });
export type DiscountInput = z.infer<typeof DiscountInput>;

const PriceOverride = z.strictObject({ reasonCode: Code, note: z.optional(text(1_000)) });

/** A line as it is asked for. A catalogue line names its item by id or SKU and takes title and price from it. */
export const LineInput = z.strictObject({
  kind: z.enum(lineKinds),
  itemId: z.optional(z.string().check(z.maxLength(80))),
  sku: z.optional(Sku),
  /** Required for a custom line; a catalogue line takes its item's. */
  title: z.optional(line(300)),
  quantity: Quantity,
  /** The catalogue's when absent. Needs `priceOverride` where it differs, and is required for a custom line. */
  unitPrice: z.optional(Price),
  priceOverride: z.optional(PriceOverride),
  discounts: z.optional(z.array(DiscountInput).check(z.maxLength(10))),
  /** In basis points; the catalogue's when absent. */
  taxRate: z.optional(BasisPoints),
}).register(z.globalRegistry, { id: 'LineInput' });
export type LineInput = z.infer<typeof LineInput>;

const Charge = z.strictObject({ methodCode: Code, label: z.optional(line(120)), price: Price });

/** What a patch may change; lines and payments have operations of their own. */
export const OrderFields = z.strictObject({
  segment: z.enum(segments),
  channel: z.optional(z.enum(channels)),
  reason: z.optional(z.strictObject({ code: Code, note: z.optional(text(5_000)) })),
  relatedOrderId: z.optional(OrderId),
  purchaseOrderNumber: z.optional(line(64)),
  externalReference: z.optional(line(128)),
  orderedAt: z.optional(Instant),
  requestedDeliveryDate: z.optional(CalendarDate),
  currency: z.optional(Currency),
  locale: z.optional(LanguageTag),
  customer: z.optional(z.strictObject({
    customerId: z.optional(id('cus')), name: z.optional(line(200)), email: z.optional(EmailAddress), phone: z.optional(PhoneNumber),
  })),
  company: z.optional(CompanyInput),
  shippingAddress: z.optional(AddressInput),
  /** Where it is absent, the shipping address is the billing address. */
  billingAddress: z.optional(AddressInput),
  recipients: z.optional(Recipients),
  shipping: z.optional(Charge),
  /** The warehouse that ships it; the shop’s first one when absent. */
  providerCode: z.optional(Code),
  discounts: z.optional(z.array(DiscountInput).check(z.maxLength(10))),
  paymentTerms: z.optional(z.strictObject({ type: z.enum(paymentTermTypes), netDays: z.optional(z.int().check(z.gte(1), z.lte(365))) })),
  notes: z.optional(z.strictObject({ customer: z.optional(text(5_000)), internal: z.optional(text(5_000)), packing: z.optional(text(5_000)) })),
  tags: z.optional(z.array(line(64)).check(z.maxLength(50))),
});

/** An order as it is asked for: a draft may lack nearly everything, a submitted one must pass the pre-flight. */
export const OrderInput = z.extend(OrderFields, {
  origin: z.optional(z.enum(origins)),
  lines: z.optional(z.array(LineInput).check(z.maxLength(maxLines))),
  payments: z.optional(z.array(PaymentInput).check(z.maxLength(20))),
}).register(z.globalRegistry, { id: 'OrderInput' });
export type OrderInput = z.infer<typeof OrderInput>;

/** Codes of warnings that the person has seen and means to pass. */
const Acknowledged = z.array(z.enum(['duplicateSuspected', 'paymentReferenceUsed', 'amountMismatch'])).check(z.maxLength(10));
export const SubmitInput = z.strictObject({ acknowledge: z.optional(Acknowledged) });

/** `submit` places the order in the same transaction that makes it. */
export const OrderCreate = z.extend(OrderInput, { submit: z.optional(z.boolean()), acknowledge: z.optional(Acknowledged) })
  .register(z.globalRegistry, { id: 'OrderCreate' });
export type OrderCreate = z.infer<typeof OrderCreate>;

export const LineTotals = z.object({ items: Money, discount: Money, tax: Money, total: Money });
export const OrderTotals = z.object({
  items: Money, discount: Money, shipping: Money, tax: Money, total: Money,
  /** Verified money alone. */
  paid: Money,
  balance: Money,
}).register(z.globalRegistry, { id: 'OrderTotals' });
export type OrderTotals = z.infer<typeof OrderTotals>;

export const OrderLine = z.object({
  id: z.string(),
  kind: openEnum(lineKinds),
  itemId: z.optional(z.string()),
  sku: z.optional(z.string()),
  title: z.string(),
  options: z.array(ItemOption),
  imageUrl: z.optional(z.string()),
  quantity: z.int(),
  listPrice: Money,
  unitPrice: Money,
  priceOverride: z.optional(z.object({ reasonCode: z.string(), note: z.optional(z.string()) })),
  discounts: z.array(z.object({ label: z.optional(z.string()), amount: z.optional(Money), rate: z.optional(z.int()) })),
  taxRate: z.int(),
  totals: LineTotals,
  /** Of a catalogue line. */
  stock: z.optional(StockFigures),
  quantities: z.object({ allocated: z.int(), shipped: z.int(), delivered: z.int(), returned: z.int(), cancelled: z.int() }),
}).register(z.globalRegistry, { id: 'OrderLine' });
export type OrderLine = z.infer<typeof OrderLine>;

export const alertCodes = [
  'unacknowledged', 'handOffFailed', 'handOffRejected', 'warehouseHold', 'amendmentRejected', 'cancelRefused', 'deliveryException', 'messageFailed', 'stockShortfall',
] as const;
export type AlertCode = (typeof alertCodes)[number];

/** Something of an order that a person has to look at. It goes away by itself when it is settled. */
export const OrderAlert = z.object({
  code: openEnum(alertCodes),
  /** The hand-off, parcel, message or line that it is about. */
  aboutId: z.string(),
  at: z.string(),
  detail: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'OrderAlert' });
export type OrderAlert = z.infer<typeof OrderAlert>;

/** What keeps an order back, until it is released. */
export const OrderHold = z.object({ id: z.string(), reason: z.string(), at: z.string(), by: Actor }).register(z.globalRegistry, { id: 'OrderHold' });
export type OrderHold = z.infer<typeof OrderHold>;

/** Goods that came back. */
export const OrderReturn = z.object({
  id: z.string(), lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })), reason: z.optional(z.string()),
  /** They stand on the shelf again. */
  restocked: z.boolean(), at: z.string(), by: Actor,
}).register(z.globalRegistry, { id: 'OrderReturn' });
export type OrderReturn = z.infer<typeof OrderReturn>;

/** What an order and its row in the list both say. */
const identity = {
  id: z.string(),
  /** Given when the order is confirmed. */
  number: z.optional(z.string()),
  /** The strong ETag of the order, in quotes. */
  version: z.int(),
  status: openEnum(orderStatuses),
  paymentStatus: openEnum(orderPaymentStatuses),
  fulfilmentStatus: openEnum(orderFulfilmentStatuses),
  origin: openEnum(origins),
  segment: openEnum(segments),
  channel: z.optional(openEnum(channels)),
  /** The last day to pay on, where the order is on terms. */
  dueOn: z.optional(z.string()),
  /** That day has passed where the shop is, and something is still owed. */
  overdue: z.boolean(),
};

export const Order = z.object({
  ...identity,
  reason: z.optional(z.object({ code: z.string(), note: z.optional(z.string()) })),
  relatedOrderId: z.optional(z.string()),
  /** The number of that order, to show; a draft has none. Left out for who may not read orders. */
  relatedOrderNumber: z.optional(z.string()),
  purchaseOrderNumber: z.optional(z.string()),
  externalReference: z.optional(z.string()),
  orderedAt: z.string(),
  requestedDeliveryDate: z.optional(z.string()),
  currency: z.string(),
  locale: z.string(),
  customer: z.object({ customerId: z.optional(z.string()), name: z.optional(z.string()), email: z.optional(z.string()), phone: z.optional(z.string()) }),
  company: z.optional(Company),
  shippingAddress: z.optional(Address),
  billingAddress: z.optional(Address),
  recipients: z.record(z.string(), z.array(z.string())),
  lines: z.array(OrderLine),
  shipping: z.optional(z.object({ methodCode: z.string(), label: z.optional(z.string()), price: Money })),
  providerCode: z.optional(z.string()),
  discounts: z.array(z.object({ label: z.optional(z.string()), amount: z.optional(Money), rate: z.optional(z.int()) })),
  totals: OrderTotals,
  paymentTerms: z.optional(z.object({ type: openEnum(paymentTermTypes), netDays: z.optional(z.int()) })),
  payments: z.array(Payment),
  fulfilments: z.array(Fulfilment),
  shipments: z.array(Shipment),
  notes: z.object({ customer: z.optional(z.string()), internal: z.optional(z.string()), packing: z.optional(z.string()) }),
  tags: z.array(z.string()),
  holds: z.array(OrderHold),
  alerts: z.array(OrderAlert),
  returns: z.array(OrderReturn),
  /** The wish to cancel, while the warehouse has not answered it. */
  cancellation: z.optional(z.object({ requestedAt: z.string(), by: Actor, reason: z.optional(z.string()) })),
  createdBy: Actor,
  updatedBy: Actor,
  createdAt: z.string(),
  updatedAt: z.string(),
  confirmedAt: z.optional(z.string()),
  /** Until when a confirmed order can be undone. */
  graceEndsAt: z.optional(z.string()),
  completedAt: z.optional(z.string()),
  cancelledAt: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'Order' });
export type Order = z.infer<typeof Order>;

/** An order as a row of the master list. */
export const OrderSummary = z.object({
  ...identity,
  reasonCode: z.optional(z.string()),
  orderedAt: z.string(),
  customerName: z.optional(z.string()),
  companyName: z.optional(z.string()),
  itemCount: z.int(),
  total: Money,
  paymentMethods: z.array(z.string()),
  trackingNumbers: z.array(z.string()),
  balance: Money,
  alerts: z.array(openEnum(alertCodes)),
  purchaseOrderNumber: z.optional(z.string()),
  externalReference: z.optional(z.string()),
  requestedDeliveryDate: z.optional(z.string()),
  tags: z.array(z.string()),
  createdBy: Actor,
  updatedAt: z.string(),
}).register(z.globalRegistry, { id: 'OrderSummary' });
export type OrderSummary = z.infer<typeof OrderSummary>;
export const OrderPage = pageOf(OrderSummary).register(z.globalRegistry, { id: 'OrderPage' });

/** By a customer means by the name that the list shows first, the company’s. Orders without a name, or without a requested date, come last. */
export const orderSorts = [
  '-orderedAt', 'orderedAt', '-total', 'total', '-number', 'number', '-customer', 'customer', '-requestedDeliveryDate', 'requestedDeliveryDate',
] as const;
/** As many as an address holds. */
export const maxOrderIds = 150;
/** Which orders; what is absent is all. */
export const OrderFilter = z.strictObject({
  ids: z.optional(z.array(OrderId).check(z.maxLength(maxOrderIds))),
  /** Part of a number, customer, company, PO number, external or tracking number. */
  q: z.optional(z.string().check(z.maxLength(200))),
  status: z.optional(z.array(z.enum(orderStatuses))),
  paymentStatus: z.optional(z.array(z.enum(orderPaymentStatuses))),
  fulfilmentStatus: z.optional(z.array(z.enum(orderFulfilmentStatuses))),
  paymentMethod: z.optional(z.array(Code)),
  channel: z.optional(z.array(z.enum(channels))),
  segment: z.optional(z.enum(segments)),
  origin: z.optional(z.array(z.enum(origins))),
  reason: z.optional(z.array(Code)),
  /** Any of these tags. */
  tag: z.optional(z.array(line(64)).check(z.maxLength(50))),
  /** The customer of the shop's own records that the order names. */
  customerId: z.optional(id('cus')),
  /** Whoever entered the order, by the id of that person. */
  createdBy: z.optional(z.array(line(128)).check(z.maxLength(50))),
  /** A month of order dates in the shop's time zone, `YYYY-MM`. */
  month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))),
  /** The first and the last day of order dates, where the shop is. */
  from: z.optional(CalendarDate),
  to: z.optional(CalendarDate),
  overdue: z.optional(z.boolean()),
  /** Only those with an alert, or without one. */
  alert: z.optional(z.boolean()),
});
export type OrderFilter = z.infer<typeof OrderFilter>;
export const OrderQuery = z.extend(PageQuery, { ...OrderFilter.shape, sort: z.optional(z.enum(orderSorts)) });
export type OrderQuery = z.infer<typeof OrderQuery>;

/** What stands between an order and its submit. Blockers stop it, warnings do not. */
export const Preflight = z.object({ canSubmit: z.boolean(), blockers: z.array(FieldError), warnings: z.array(FieldError) })
  .register(z.globalRegistry, { id: 'Preflight' });
export type Preflight = z.infer<typeof Preflight>;

/** The money of an order that need not be saved. */
export const Calculation = z.object({
  currency: z.string(),
  lines: z.array(z.object({ listPrice: Money, unitPrice: Money, taxRate: z.int(), totals: LineTotals })),
  totals: OrderTotals,
}).register(z.globalRegistry, { id: 'Calculation' });
export type Calculation = z.infer<typeof Calculation>;

export const CancelInput = z.strictObject({ reason: z.optional(text(1_000)) });
export const HoldInput = z.strictObject({ reason: text(1_000) });
/** One hold, or all of them when absent. */
export const ReleaseInput = z.strictObject({ holdId: z.optional(id('hld')) });
export const ReturnInput = z.strictObject({
  lines: z.array(z.strictObject({ lineId: id('lin'), quantity: Quantity })).check(z.minLength(1), z.maxLength(maxLines)),
  reason: z.optional(text(1_000)),
  /** Puts the goods back on the shelf. */
  restock: z.optional(z.boolean()),
}).register(z.globalRegistry, { id: 'ReturnInput' });
export type ReturnInput = z.infer<typeof ReturnInput>;

/** A payment beside as much of its order as it takes to judge it. */
export const PaymentEntry = z.object({
  order: z.object({
    id: z.string(), number: z.optional(z.string()), version: z.int(), status: openEnum(orderStatuses), orderedAt: z.string(),
    customerName: z.optional(z.string()), companyName: z.optional(z.string()), total: Money, balance: Money,
  }),
  payment: Payment,
}).register(z.globalRegistry, { id: 'PaymentEntry' });
export type PaymentEntry = z.infer<typeof PaymentEntry>;
/** Payments of all placed orders, the one recorded first first. */
export const PaymentQuery = z.extend(PageQuery, { status: z.optional(z.array(z.enum(paymentStatuses))), paymentMethod: z.optional(z.array(Code)) });
export type PaymentQuery = z.infer<typeof PaymentQuery>;
export const PaymentPage = pageOf(PaymentEntry).register(z.globalRegistry, { id: 'PaymentPage' });
