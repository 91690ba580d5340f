import type { CatalogueItem } from '../contract/catalogue.ts';
import type { Segment } from '../contract/customer.ts';
import type { Money } from '../contract/money.ts';
import type { OrderInput } from '../contract/order.ts';
import type { OrderReason, PaymentMethod, Settings } from '../contract/settings.ts';
import { noteIsRequired, paymentIsRequired, reasonOf } from '../rules/reasons.ts';
import { fieldRefusedBecause } from '../rules/rights.ts';
import { calculateTotals, type Discount, type LineTotals, type Totals } from '../rules/totals.ts';
import type { DraftInput, DraftLine, Partially } from './draft.ts';

/** An order while it is typed: any field may be missing, and a text may not be what the contract asks for yet. */
export type OrderForm = DraftInput & { readonly segment: Segment };

/** What has to be known of the shop and of the person to price what was typed. */
export interface FormContext {
  readonly settings: Settings;
  /** The rights of the person's session. */
  readonly scopes: readonly string[];
  /** The catalogue item of a line, as it was when it was picked or last read. */
  readonly itemOf: (line: Pick<DraftLine, 'itemId' | 'sku'>) => CatalogueItem | undefined;
}

/** Finds the item that a line names, by its id or else by its SKU. */
export const itemFinder = (items: Iterable<CatalogueItem>): FormContext['itemOf'] => {
  const byId = new Map<string, CatalogueItem>();
  const bySku = new Map<string, CatalogueItem>();
  for (const item of items) {
    byId.set(item.id, item);
    bySku.set(item.sku, item);
  }
  return ({ itemId, sku }) => (itemId ? byId.get(itemId) : sku ? bySku.get(sku) : undefined);
};

type Shop = Pick<FormContext, 'settings'>;

// The rules read the type and the reason of an order; a form may hold a remark without a reason yet.
const reasoned = ({ segment, reason }: OrderForm): Pick<OrderInput, 'segment' | 'reason'> =>
  ({ segment, ...(reason?.code && { reason: { code: reason.code } }) });

/** Why the order is manual, as the shop's settings describe it. */
export const reasonFor = (form: OrderForm, { settings }: Shop): OrderReason | undefined => reasonOf(reasoned(form), settings);

/** How the order is paid, as the shop's settings describe it. */
export const methodFor = (form: OrderForm, { settings }: Shop): PaymentMethod | undefined =>
  settings.paymentMethods.find(({ code }) => code === form.payments[0]?.methodCode);

export const remarkIsRequired = (form: OrderForm, { settings }: Shop): boolean =>
  noteIsRequired(reasoned(form), settings);

/** Whether this person may change prices: by the table that the server asks as well. A discount is a changed price, too. */
export const pricesAreEditable = ({ scopes }: Pick<FormContext, 'scopes'>): boolean => fieldRefusedBecause('discounts', { scopes }) === undefined;

/** The price of a line before anybody changed it; a custom line has none. */
export const listPriceOf = (line: DraftLine, { itemOf }: Pick<FormContext, 'itemOf'>): Money | undefined =>
  line.kind === 'custom' ? undefined : itemOf(line)?.price;

/** An amount, where the form holds a whole one: an emptied field leaves the currency alone. */
export const wholeMoney = (typed: Partially<Money> | undefined): Money | undefined =>
  typed?.amount === undefined || !typed.currency ? undefined : { amount: typed.amount, currency: typed.currency };

/** The price that a line is charged at: what was typed, where this person may type one, else the catalogue's. */
export const unitPriceOf = (line: DraftLine, context: FormContext): Money | undefined =>
  (line.kind === 'custom' || pricesAreEditable(context) ? wholeMoney(line.unitPrice) : undefined) ?? listPriceOf(line, context);

/** Whether a line names an item of the catalogue whose price is not known here yet, and for which none was typed. */
export const priceIsUnknown = (line: DraftLine, context: FormContext): boolean =>
  line.kind !== 'custom' && Boolean(line.itemId ?? line.sku) && unitPriceOf(line, context) === undefined;

/** Whether a line's price is not its catalogue's, and so needs a reason. */
export const priceIsChanged = (line: DraftLine, context: FormContext): boolean => {
  const listPrice = listPriceOf(line, context);
  return listPrice !== undefined && unitPriceOf(line, context)?.amount !== listPrice.amount;
};

/** The rate of a line's tax in basis points. */
export const taxRateOf = (line: DraftLine, { itemOf }: Pick<FormContext, 'itemOf'>): number => line.taxRate ?? itemOf(line)?.taxRate ?? 0;

// Whole ones, where this person may give any.
const discountsOf = (typed: DraftInput['discounts'], context: Pick<FormContext, 'scopes'>): Discount[] => {
  if (!pricesAreEditable(context)) return [];
  return (typed ?? []).map(({ amount, rate }) => ({ amount: wholeMoney(amount), rate })).filter(({ amount, rate }) => amount !== undefined || rate !== undefined);
};

const countable = (quantity: number | undefined): number => (Number.isSafeInteger(quantity) && (quantity ?? 0) > 0 ? (quantity ?? 0) : 0);

const count = (form: OrderForm, context: FormContext): Totals | undefined => {
  if (form.lines.some((line) => priceIsUnknown(line, context))) return undefined;
  const { currency } = context.settings;
  const nothing = { amount: 0, currency };
  try {
    return calculateTotals({
      currency,
      lines: form.lines.map((line) => ({
        quantity: countable(line.quantity), unitPrice: unitPriceOf(line, context) ?? nothing,
        discounts: discountsOf(line.discounts, context), taxRate: taxRateOf(line, context),
      })),
      discounts: discountsOf(form.discounts, context),
      shipping: { price: wholeMoney(form.shipping?.price) ?? nothing },
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

// A draft never changes, each change makes a new one; and a page asks for the same sums many times before it is drawn.
const counted = new WeakMap<OrderForm, FormContext & { readonly totals: Totals | undefined }>();

/**
 * The money of what was typed, by the same code as the server's. What is not typed yet counts as nothing.
 * It is absent while the price of an item is not known, and when a sum is too large to be counted exactly.
 */
export const totalsOf = (form: OrderForm, { settings, scopes, itemOf }: FormContext): Totals | undefined => {
  const known = counted.get(form);
  if (known?.settings === settings && known.scopes === scopes && known.itemOf === itemOf) return known.totals;
  const totals = count(form, { settings, scopes, itemOf });
  counted.set(form, { settings, scopes, itemOf, totals });
  return totals;
};

/**
 * The money of one line. It is told also where the whole is not known, unless a discount of the whole order would be shared
 * over lines that cannot be counted.
 */
export const lineTotalsOf = (form: OrderForm, context: FormContext, index: number): LineTotals | undefined => {
  const whole = totalsOf(form, context);
  const line = form.lines[index];
  if (whole || !line || discountsOf(form.discounts, context).length > 0) return whole?.lines[index];
  return count({ ...form, lines: [line] }, context)?.lines[0];
};

/** Whether money is asked for at all, under the reason and the total; a total that is not known is taken for one that is owed. */
export const moneyIsDue = (form: OrderForm, context: FormContext): boolean =>
  paymentIsRequired(reasoned(form), totalsOf(form, context)?.totals.total.amount ?? Infinity, context.settings);

/** What is claimed to be paid, or to be paid by terms: what was typed, else the total; absent where that is. */
export const claimedOf = (form: OrderForm, context: FormContext): Money | undefined => {
  const method = methodFor(form, context);
  if (method?.free) return { amount: 0, currency: context.settings.currency };
  return (method?.onTerms ? undefined : wholeMoney(form.payments[0]?.amount)) ?? totalsOf(form, context)?.totals.total;
};
