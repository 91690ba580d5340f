import type { Fulfilment, Shipment } from '../../src/contract/fulfilment.ts';
import type { Order, OrderLine, OrderReturn } from '../../src/contract/order.ts';
import type { Payment, PaymentInput } from '../../src/contract/payment.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { deriveFulfilmentStatus, derivePaymentStatus, paidAmount } from '../../src/rules/lifecycle.ts';
import { paymentIsRequired } from '../../src/rules/reasons.ts';
import { dueOn, isOverdue } from '../../src/rules/terms.ts';
import { money } from '../../src/contract/currency.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';
import { ProblemError } from '../problem-error.ts';
import type { LineRow, OrderRow } from './order-store.ts';

/** All of an order, as it is kept. */
export interface OrderState {
  row: OrderRow;
  lines: LineRow[];
  payments: Payment[];
  fulfilments: Fulfilment[];
  shipments: Shipment[];
  returns: OrderReturn[];
}

// Making a format takes longer than reading an order, and each order that is read asks for days.
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD` of an instant where the shop is. */
export const dayOf = (instant: string, timeZone: string): string => {
  let format = dayFormats.get(timeZone);
  if (format === undefined) dayFormats.set(timeZone, format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }));
  const parts = format.formatToParts(Date.parse(instant));
  const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};

const quantitiesOf = ({ allocated, shipped, delivered, returned, cancelled }: LineRow): OrderLine['quantities'] =>
  ({ allocated, shipped, delivered, returned, cancelled });

/** A line, as the rules that people's browsers share count it. */
export const countedOf = (row: LineRow): Pick<OrderLine, 'quantity' | 'quantities'> => ({ quantity: row.quantity, quantities: quantitiesOf(row) });

/** The claims that still stand, as the pre-flight reads them. */
export const claimsOf = ({ payments }: Pick<OrderState, 'payments'>): PaymentInput[] => payments.filter(({ status }) => !['rejected', 'voided', 'refunded'].includes(status)).map((payment) => ({
  methodCode: payment.methodCode, amount: payment.amount, ...(payment.paidAt !== undefined && { paidAt: payment.paidAt }),
  ...(payment.reference !== undefined && { reference: payment.reference }),
  proofs: payment.proofs.map(({ uploadId, kind }) => ({ uploadId: uploadId as `upl_${string}`, kind: kind as 'other' })),
}));

const settledPayment = new Set<string>(['paid', 'overpaid', 'notRequired']);
const settledFulfilment = new Set<string>(['delivered', 'notRequired']);

/** What came back after it was delivered has been delivered, in whatever order its carrier told of both. */
const cameBackDelivered = (fulfilmentStatus: string, lines: readonly LineRow[]): boolean =>
  fulfilmentStatus === 'returned' && lines.every(({ quantity, cancelled, delivered }) => delivered >= quantity - cancelled);

/**
 * The order with everything that follows from the rest of it: statuses, totals, what the list searches and shows. An order
 * that is delivered and paid, or needs neither, is completed.
 * @throws {ProblemError} `validationFailed` for more money than can be counted exactly
 */
export function derived({ row, lines, payments, fulfilments, shipments }: OrderState, settings: Settings, now: string): OrderRow {
  const { document } = row;
  const isCancelled = row.status === 'cancelled';
  const free = new Set(settings.paymentMethods.filter((method) => method.free).map(({ code }) => code));
  const total = row.totals.total.amount;
  // Of a cancelled order nothing is owed any more: what was paid is to go back. What it came to stays to be seen.
  const owed = isCancelled ? 0 : total;
  const paid = paidAmount(payments);
  if (!Number.isSafeInteger(paid)) {
    const detail = 'What is paid is too large to be counted exactly.';
    throw new ProblemError('validationFailed', { detail, errors: [{ code: 'tooLarge', pointer: '', step: 'payment', detail }] });
  }
  const paymentStatus = derivePaymentStatus({
    totalAmount: owed, payments: payments.filter(({ methodCode }) => !free.has(methodCode)), required: paymentIsRequired(document, owed, settings),
  });
  const fulfilmentStatus = deriveFulfilmentStatus({
    status: row.status, holds: row.holds, fulfilments, shipments, lines: lines.map(countedOf),
  });
  const completes = row.status === 'confirmed' && settledPayment.has(paymentStatus)
    && (settledFulfilment.has(fulfilmentStatus) || cameBackDelivered(fulfilmentStatus, lines));
  const trackingNumbers = [...new Set(shipments.flatMap(({ trackingNumber }) => trackingNumber ?? []))];
  const orderedAt = document.orderedAt === undefined ? row.ordered_at : new Date(document.orderedAt).toISOString();
  const orderedOn = dayOf(orderedAt, settings.timeZone);
  const methodCodes = [...new Set(payments.map(({ methodCode }) => methodCode))];
  return {
    ...row,
    status: completes ? 'completed' : row.status,
    completed_at: completes ? now : row.completed_at,
    payment_status: paymentStatus,
    fulfilment_status: fulfilmentStatus,
    segment: document.segment, channel: document.channel ?? null, reason_code: document.reason?.code ?? null,
    external_reference: document.externalReference ?? null,
    ordered_at: orderedAt, ordered_month: orderedOn.slice(0, 7), ordered_on: orderedOn, due_on: dueOn(orderedOn, document.paymentTerms) ?? null,
    currency: row.totals.total.currency, locale: document.locale ?? settings.locale,
    totals: { ...row.totals, paid: money(paid, row.totals.total.currency), balance: money(owed - paid, row.totals.total.currency) },
    total, balance: owed - paid, alert_count: row.alerts.length, item_count: lines.reduce((sum, line) => sum + line.quantity - (isCancelled ? 0 : line.cancelled), 0),
    customer_name: document.customer?.name ?? null, company_name: document.company?.legalName ?? null,
    purchase_order_number: document.purchaseOrderNumber ?? null, requested_on: document.requestedDeliveryDate ?? null, tags: document.tags ?? [],
    created_by_id: row.created_by.id, customer_id: document.customer?.customerId ?? null, customer_sort: (document.company?.legalName ?? document.customer?.name)?.toLowerCase() ?? null,
    payment_methods: methodCodes, method_codes: methodCodes, tracking_numbers: trackingNumbers,
    search_text: [
      row.number, document.customer?.name, document.company?.legalName, document.customer?.email, document.customer?.phone,
      document.purchaseOrderNumber, document.externalReference, ...trackingNumbers,
    ].filter(Boolean).join('\n').toLowerCase(),
  };
}

const toLine = (row: LineRow, currency: string, stock: Snapshot): OrderLine => {
  const item = row.item_id === null ? null : stock.itemOf({ itemId: row.item_id });
  const { input } = row;
  return {
    id: row.id, kind: row.kind, ...(row.item_id !== null && { itemId: row.item_id }), ...(row.sku !== null && { sku: row.sku }),
    title: row.title, options: row.options, ...(row.image_url !== null && { imageUrl: row.image_url }), quantity: row.quantity,
    listPrice: money(row.list_price, currency), unitPrice: money(row.unit_price, currency),
    ...(input.priceOverride && { priceOverride: input.priceOverride }), discounts: input.discounts ?? [], taxRate: row.tax_rate,
    totals: row.totals, ...(item && { stock: item.stock }), quantities: quantitiesOf(row),
  };
};

/**
 * The order as the contract shows it.
 * @param stock the present stock of its items
 * @param today the calendar date where the shop is
 * @param relatedOrderNumber of the order that it refers to
 */
export function toOrder({ row, lines, payments, fulfilments, shipments, returns }: OrderState, stock: Snapshot, { today, relatedOrderNumber }: { today: string; relatedOrderNumber?: string | undefined }): Order {
  const { document } = row;
  return {
    id: row.id, ...(row.number !== null && { number: row.number }), version: row.version, status: row.status,
    paymentStatus: row.payment_status, fulfilmentStatus: row.fulfilment_status, origin: row.origin, segment: row.segment,
    ...(document.channel !== undefined && { channel: document.channel }), ...(document.reason && { reason: document.reason }),
    ...(document.relatedOrderId !== undefined && { relatedOrderId: document.relatedOrderId }),
    ...(relatedOrderNumber !== undefined && { relatedOrderNumber }),
    ...(document.purchaseOrderNumber !== undefined && { purchaseOrderNumber: document.purchaseOrderNumber }),
    ...(document.externalReference !== undefined && { externalReference: document.externalReference }),
    orderedAt: row.ordered_at, ...(document.requestedDeliveryDate !== undefined && { requestedDeliveryDate: document.requestedDeliveryDate }),
    currency: row.currency, locale: row.locale, customer: document.customer ?? {}, ...(document.company && { company: document.company }),
    ...(document.shippingAddress && { shippingAddress: document.shippingAddress }),
    ...(document.billingAddress && { billingAddress: document.billingAddress }),
    recipients: Object.fromEntries(Object.entries(document.recipients ?? {}).map(([kind, addresses]) => [kind, addresses ?? []])),
    lines: lines.map((line) => toLine(line, row.currency, stock)),
    ...(document.shipping && { shipping: document.shipping }), ...(document.providerCode !== undefined && { providerCode: document.providerCode }), discounts: document.discounts ?? [], totals: row.totals,
    ...(document.paymentTerms && { paymentTerms: document.paymentTerms }), payments, fulfilments, shipments,
    notes: document.notes ?? {}, tags: document.tags ?? [], holds: row.holds, alerts: row.alerts, returns,
    ...(row.cancellation !== null && { cancellation: row.cancellation }), ...(row.due_on !== null && { dueOn: row.due_on }),
    overdue: isOverdue({ ...row, dueOn: row.due_on }, today), createdBy: row.created_by, updatedBy: row.updated_by,
    createdAt: row.created_at, updatedAt: row.updated_at,
    ...(row.confirmed_at !== null && { confirmedAt: row.confirmed_at }), ...(row.grace_ends_at !== null && { graceEndsAt: row.grace_ends_at }),
    ...(row.completed_at !== null && { completedAt: row.completed_at }), ...(row.cancelled_at !== null && { cancelledAt: row.cancelled_at }),
  };
}
