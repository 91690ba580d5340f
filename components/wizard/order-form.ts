import {
  calculateTotals, noteIsRequired, paymentIsRequired, reasonOf,
  type CatalogueItem, type DraftInput, type DraftLine, type Money, type OrderInput, type Partially, type OrderReason, type PaymentMethod, type Segment, type Settings,
  type Totals,
} from '../../src/index.ts';
import { toE164 } from './phone.ts';

/** An order while it is typed: any field may be missing, and a text may not be what the contract asks for yet. */
export type OrderForm = DraftInput & { readonly segment: Segment };

/** What the form has to know of the shop and of the person who fills it in. */
export interface FormContext {
  readonly settings: Settings;
  /** The rights of the person's session. */
  readonly scopes: readonly string[];
  /** The catalogue item of a line, as it was when it was picked or last read. */
  readonly itemOf: (line: Pick<DraftLine, 'itemId'>) => CatalogueItem | undefined;
  /** The keys of the lines that an order has already: their prices are agreed. */
  readonly agreed?: ReadonlySet<string> | undefined;
}

type Shop = Pick<FormContext, 'settings'>;

// The rules read the type and the reason of an order; a form may hold a remark without a reason yet.
const reasoned = ({ segment, reason }: OrderForm): Pick<OrderInput, 'segment' | 'reason'> =>
  ({ segment, ...(reason?.code && { reason: { code: reason.code } }) });

export const reasonFor = (form: OrderForm, { settings }: Shop): OrderReason | undefined => reasonOf(reasoned(form), settings);

export const methodFor = (form: OrderForm, { settings }: Shop): PaymentMethod | undefined =>
  settings.paymentMethods.find(({ code }) => code === form.payments[0]?.methodCode);

export const remarkIsRequired = (form: OrderForm, { settings }: Shop): boolean =>
  noteIsRequired(reasoned(form), settings);

/** Prices of a person's order are open to change; those of a company only to who has the right. */
export const pricesAreEditable = (form: OrderForm, { scopes }: FormContext): boolean =>
  form.segment === 'b2c' || scopes.includes('prices:override');

/** The price of a line before anybody changed it; a custom line has none. */
export const listPriceOf = (line: DraftLine, { itemOf }: Pick<FormContext, 'itemOf'>): Money | undefined =>
  line.kind === 'custom' ? undefined : itemOf(line)?.price;

/** An amount, where the form holds a whole one: an emptied field leaves the currency alone. */
export const wholeMoney = (typed: Partially<Money> | undefined): Money | undefined =>
  typed?.amount === undefined || !typed.currency ? undefined : { amount: typed.amount, currency: typed.currency };

/** The price that a line is charged at: what was typed, where this person may type one, else the catalogue's. */
export const unitPriceOf = (line: DraftLine, form: OrderForm, context: FormContext): Money | undefined =>
  (line.kind === 'custom' || context.agreed?.has(line.key) || pricesAreEditable(form, context) ? wholeMoney(line.unitPrice) : undefined) ?? listPriceOf(line, context);

/** Whether a line's price is not its catalogue's, and so needs a reason. */
export const priceIsChanged = (line: DraftLine, form: OrderForm, context: FormContext): boolean => {
  const listPrice = listPriceOf(line, context);
  return listPrice !== undefined && unitPriceOf(line, form, context)?.amount !== listPrice.amount;
};

export interface Shortage { readonly requested: number; readonly available: number }

/** The lines, by their keys, whose item the stock does not cover: what all lines together ask for, and what there is. */
export const shortagesOf = (form: OrderForm, { itemOf, scopes }: FormContext): ReadonlyMap<string, Shortage> => {
  const requested = new Map<string, number>();
  const inStock = form.lines.filter(({ kind, itemId }) => kind !== 'custom' && itemId);
  for (const { itemId = '', quantity = 0 } of inStock) requested.set(itemId, (requested.get(itemId) ?? 0) + quantity);
  const shortages = new Map<string, Shortage>();
  for (const line of inStock) {
    const item = itemOf(line);
    const asked = requested.get(line.itemId ?? '') ?? 0;
    if (!item || asked <= Math.max(0, item.stock.available) || (item.backOrder && scopes.includes('stock:oversell'))) continue;
    shortages.set(line.key, { requested: asked, available: Math.max(0, item.stock.available) });
  }
  return shortages;
};

const countable = (quantity: number | undefined): number => (Number.isSafeInteger(quantity) && (quantity ?? 0) > 0 ? (quantity ?? 0) : 0);

/**
 * The money of the form, by the same code as the server's. What is not typed yet counts as nothing.
 * It is absent only when a sum is too large to be counted exactly.
 */
export const totalsOf = (form: OrderForm, context: FormContext): Totals | undefined => {
  const { currency } = context.settings;
  try {
    return calculateTotals({
      currency,
      lines: form.lines.map((line) => ({
        quantity: countable(line.quantity),
        unitPrice: unitPriceOf(line, form, context) ?? { amount: 0, currency },
        discounts: line.discounts?.map(({ amount, rate }) => ({ amount: wholeMoney(amount), rate })),
        taxRate: line.taxRate ?? context.itemOf(line)?.taxRate ?? 0,
      })),
      shipping: { price: wholeMoney(form.shipping?.price) ?? { amount: 0, currency } },
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** Whether money is asked for at all, under the reason and the total. */
export const moneyIsDue = (form: OrderForm, context: FormContext): boolean =>
  paymentIsRequired(reasoned(form), totalsOf(form, context)?.totals.total.amount ?? 0, context.settings);

/** What is claimed to be paid, or to be paid by terms: what was typed, else the total. */
export const claimedOf = (form: OrderForm, context: FormContext): Money => {
  const { currency } = context.settings;
  const method = methodFor(form, context);
  const none = { amount: 0, currency };
  if (method?.free) return none;
  return (method?.onTerms ? undefined : wholeMoney(form.payments[0]?.amount)) ?? totalsOf(form, context)?.totals.total ?? none;
};

// Blank texts and what they leave empty are no answer; a list says something also when it is empty.
const withoutBlanks = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((entry) => entry !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const kept = withoutBlanks(field);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
};

const addressOf = (address: OrderForm['shippingAddress'], country: string): unknown => {
  const { country: chosen, ...rest } = address ?? {};
  const typed = withoutBlanks(rest) as Record<string, string> | undefined;
  // A country that was only proposed is no address.
  if (!typed) return undefined;
  const inCountry = chosen ?? country;
  return { ...typed, country: inCountry, ...(typed['phone'] && { phone: toE164(typed['phone'], inCountry) }) };
};

const lineOf = (line: DraftLine, form: OrderForm, context: FormContext): unknown => {
  const { key: _key, priceOverride, unitPrice: typed, ...rest } = line;
  const unitPrice = wholeMoney(typed);
  if (rest.kind === 'custom') return { ...rest, unitPrice };
  // A price that is the catalogue's is left to the server, which knows the newest.
  return priceIsChanged(line, form, context) ? { ...rest, unitPrice, priceOverride } : rest;
};

const paymentsOf = (form: OrderForm, context: FormContext): unknown => {
  const payment = form.payments[0];
  if (!payment?.methodCode) return undefined;
  const { methodCode, paidAt, payerName, bank, reference, proofs } = payment;
  const method = methodFor(form, context);
  return [{
    methodCode, amount: claimedOf(form, context),
    ...(!method?.free && { reference, ...(proofs?.length && { proofs }) }),
    ...(!method?.free && !method?.onTerms && { paidAt, payerName, bank }),
  }];
};

/**
 * The order that the form asks for. What belongs to another type or reason is left out, so that a person can change their
 * mind and back without typing twice. It may not be what the contract asks for yet: the schema and the pre-flight say so.
 */
export const toOrderInput = (form: OrderForm, context: FormContext): OrderInput => {
  const { settings } = context;
  const isB2b = form.segment === 'b2b';
  const { phone, ...customer } = form.customer ?? {};
  const method = methodFor(form, context);
  return withoutBlanks({
    ...form,
    currency: settings.currency,
    origin: 'manual',
    relatedOrderId: reasonFor(form, context)?.requiresRelatedOrder ? form.relatedOrderId : undefined,
    purchaseOrderNumber: isB2b ? form.purchaseOrderNumber : undefined,
    company: isB2b ? form.company : undefined,
    shipping: form.shipping && { ...form.shipping, price: wholeMoney(form.shipping.price) },
    customer: { ...customer, phone: phone?.trim() && toE164(phone, form.shippingAddress?.country ?? settings.country) },
    shippingAddress: addressOf(form.shippingAddress, settings.country),
    billingAddress: addressOf(form.billingAddress, settings.country),
    lines: form.lines.map((line) => lineOf(line, form, context)),
    payments: paymentsOf(form, context),
    paymentTerms: method?.onTerms ? { ...form.paymentTerms, type: 'net' } : undefined,
  }) as OrderInput;
};
