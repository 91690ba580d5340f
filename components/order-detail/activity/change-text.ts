import { currencyExponent, type Money, type Order, type OrderEvent } from '../../../src/index.ts';
import type { ShopSettings } from '../../controllers/shop-settings.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { statusText } from '../../parts/status-badge.ts';

export interface ChangeTextOptions {
  localiser: Localiser;
  settings: ShopSettings;
  order: Order;
}

type Change = OrderEvent['changes'][number];
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const isCurrency = (currency: string): boolean => {
  try {
    return currencyExponent(currency) >= 0;
  } catch {
    return false;
  }
};

const isMoney = (value: unknown): value is Money =>
  isFields(value) && Number.isSafeInteger(value['amount']) && typeof value['currency'] === 'string' && isCurrency(value['currency']);

const word = (localiser: Localiser, key: string, otherwise: string): string => (localiser.has(key) ? localiser.message(key, {}) : otherwise);

/** A technical name written out as words, for a field that this version does not know: `costCentre` → "Cost centre". */
const writtenOut = (name: string): string => {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What a person calls a field. */
const labelOf = ({ localiser, order }: ChangeTextOptions, field: string): string => {
  const [list = '', id = '', name = ''] = field.split('/');
  const own = (last: string): string => word(localiser, `detail.field.${last}`, writtenOut(last));
  if (list === 'lines' && id) {
    const title = order.lines.find((line) => line.id === id)?.title ?? localiser.msg('detail.field.line');
    return name ? localiser.msg('detail.field.of', { thing: title, field: own(name) }) : title;
  }
  return list === 'payments' ? localiser.msg('detail.field.of', { thing: localiser.msg('detail.field.payment'), field: own(name || 'status') }) : own(field.split('/').at(-1) ?? field);
};

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A value by the words of the page: amounts, times, statuses, the shop’s own names of codes. */
const valueText = (options: ChangeTextOptions, field: string, value: unknown): string => {
  const { localiser, settings } = options;
  const name = field.split('/').at(-1) ?? field;
  if (value === undefined || value === null || value === '') return localiser.msg('common.none');
  if (isMoney(value)) return localiser.money(value);
  if (Array.isArray(value)) return value.length === 0 ? localiser.msg('common.none') : localiser.list(value.map((entry) => valueText(options, field, entry)));
  if (isFields(value)) return Object.entries(value).map(([key, inner]) => valueText(options, key, inner)).join(' · ');
  if (typeof value === 'boolean') return localiser.msg(value ? 'detail.yes' : 'detail.no');
  if (typeof value === 'number') return /rate$/i.test(name) ? localiser.rate(value) : localiser.number(value);
  const text = String(value);
  if (name === 'status') return statusText(localiser, field.startsWith('payments/') ? 'claim' : 'order', text);
  if (name === 'methodCode') return settings.paymentMethod(text);
  if (name === 'reasonCode') return settings.priceReason(text);
  if (name === 'providerCode') return settings.value?.providers.find(({ code }) => code === text)?.label ?? text;
  if (name === 'country') return localiser.country(text);
  if (name === 'segment' || name === 'channel') return word(localiser, `choice.${name}.${text}`, text);
  if (instant.test(text)) return localiser.dateTime(text, { timeZone: settings.timeZone });
  return day.test(text) ? localiser.date(text) : text;
};

const lineText = (options: ChangeTextOptions, line: Fields): string => {
  const { quantity, title, unitPrice } = line;
  const price = isMoney(unitPrice) ? ` · ${options.localiser.money(unitPrice)}` : '';
  return `${typeof quantity === 'number' ? options.localiser.number(quantity) : '?'} × ${String(title ?? '')}${price}`;
};

const sentence = (options: ChangeTextOptions, field: string, { before, after }: Pick<Change, 'before' | 'after'>): string => options.localiser.msg('detail.change', {
  field: labelOf(options, field), before: valueText(options, field, before), after: valueText(options, field, after),
});

/** Things that are taken as one: an address moves as a whole. */
const wholes = new Set(['shippingAddress', 'billingAddress', 'paymentTerms', 'shipping', 'reason', 'cancellation', 'priceOverride']);

/** One change in words: what it was, and what it is. Where only parts of something changed, each of these is said. */
export const changeTexts = (options: ChangeTextOptions, { field, before, after }: Change): string[] => {
  const { localiser } = options;
  if (/^lines\/[^/]+$/.test(field)) {
    if (isFields(after) && before === undefined) return [localiser.msg('detail.lineAdded', { line: lineText(options, after) })];
    if (isFields(before) && after === undefined) return [localiser.msg('detail.lineRemoved', { line: lineText(options, before) })];
  }
  // The banner, and the event itself, say more of a wish to cancel than its parts would.
  if (field === 'cancellation') return [];
  const isNested = (isFields(before) || isFields(after)) && !isMoney(before) && !isMoney(after) && !wholes.has(field.split('/').at(-1) ?? field);
  if (!isNested) return before === undefined && after === undefined ? [labelOf(options, field)] : [sentence(options, field, { before, after })];
  const [was, is] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => name !== 'customerId' && JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => sentence(options, `${field}/${name}`, { before: was[name], after: is[name] }));
};
