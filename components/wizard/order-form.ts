import { draftToOrderInput, type FormContext, type OrderForm, type OrderInput } from '../../src/index.ts';
import { toE164 } from './phone.ts';

export {
  claimedOf, lineTotalsOf, listPriceOf, methodFor, moneyIsDue, priceIsChanged, priceIsUnknown, pricesAreEditable, reasonFor, remarkIsRequired, taxRateOf, totalsOf, unitPriceOf, wholeMoney,
  type FormContext, type OrderForm,
} from '../../src/index.ts';

export interface Shortage {
  /** What all lines of the item together ask for. */
  readonly requested: number;
  readonly available: number;
  /** How many the line can have beside the others. */
  readonly takes: number;
}

/** The lines, by their keys, whose item the stock does not cover. */
export const shortagesOf = (form: OrderForm, { itemOf, scopes }: FormContext): ReadonlyMap<string, Shortage> => {
  const requested = new Map<string, number>();
  const inStock = form.lines.filter(({ kind, itemId }) => kind !== 'custom' && itemId);
  for (const { itemId = '', quantity = 0 } of inStock) requested.set(itemId, (requested.get(itemId) ?? 0) + quantity);
  const shortages = new Map<string, Shortage>();
  for (const line of inStock) {
    const item = itemOf(line);
    const asked = requested.get(line.itemId ?? '') ?? 0;
    if (!item || asked <= Math.max(0, item.stock.available) || (item.backOrder && scopes.includes('stock:oversell'))) continue;
    const available = Math.max(0, item.stock.available);
    shortages.set(line.key, { requested: asked, available, takes: Math.max(0, available - (asked - (line.quantity ?? 0))) });
  }
  return shortages;
};

/** Whether the shop offers a code to this type of order. */
export const isOffered = (choices: readonly { code: string; segments: readonly string[] }[], chosen: string | undefined, segment: string): boolean =>
  choices.some(({ code, segments }) => code === chosen && segments.includes(segment));

/** Whether nothing of an address was typed; a country that was only proposed is none. */
export const isBlank = (address: OrderForm['shippingAddress']): boolean =>
  Object.entries(address ?? {}).every(([part, text]) => part === 'country' || !String(text ?? '').trim());

/** The order that the form asks for, with telephone numbers read as people type them. */
export const toOrderInput = (form: OrderForm, context: FormContext): OrderInput =>
  draftToOrderInput({ input: form, items: {}, uploads: [] }, { ...context, phoneOf: toE164 });
