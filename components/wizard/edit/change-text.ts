import { currencyExponent, malaysianStates, type Address, type Money, type Order, type OrderChange, type Settings } from '../../../src/index.ts';
import { dateAt } from '../../foundation/calendar.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { fieldLabel } from '../problem-text.ts';
import type { WizardView } from '../view.ts';

/** What the words for a change hang on: the form as it is, and the order as it was. */
export type ChangeView = Pick<WizardView, 'localiser' | 'form' | 'context'> & { readonly base: Order };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMoney = (value: unknown): value is Money => isFields(value) && Number.isSafeInteger(value['amount']) && typeof value['currency'] === 'string' && currencyExponent(value['currency']) >= 0;

const linePattern = /^\/lines\/([^/]+)(?:\/(.+))?$/;

/** The pointer of the form's field for a place of the order, in which a line stands under its id. */
export const fieldPointer = ({ form }: Pick<ChangeView, 'form'>, pointer: string): string => {
  const [, id, inner] = linePattern.exec(pointer) ?? [];
  if (id === undefined) return ({ '/customer': '/customer/name', '/shipping': '/shipping/methodCode', '/paymentTerms': '/paymentTerms/netDays' })[pointer] ?? pointer;
  const index = form.lines.findIndex(({ key }) => key === id);
  return index < 0 ? '/lines' : `/lines/${index}/${inner ?? 'quantity'}`;
};

const titleOf = ({ localiser, form, context, base }: ChangeView, id: string): string => {
  const line = form.lines.find(({ key }) => key === id);
  return (line && (context.itemOf(line)?.title ?? line.title)) || base.lines.find((old) => old.id === id)?.title || line?.sku || localiser.msg('wizard.edit.line');
};

/** What a person calls the place of a change. */
export const changeLabel = (view: ChangeView, pointer: string): string => {
  const { localiser } = view;
  const [, id, inner] = linePattern.exec(pointer) ?? [];
  if (id === undefined) {
    const own = `wizard.edit.field${pointer.replaceAll('/', '.')}`;
    return localiser.has(own) ? localiser.message(own, {}) : fieldLabel(view, fieldPointer(view, pointer));
  }
  const item = titleOf(view, id);
  if (inner === undefined) return item;
  // Also a line of somebody else's, which the form does not have.
  return fieldLabel({ localiser, context: view.context, form: { ...view.form, lines: [{ key: id, title: item }] } }, `/lines/0/${inner}`);
};

const addressText = (localiser: Localiser, address: Partial<Address>): string => {
  const { line1, line2, postalCode, city, region, country } = address;
  const state = region && (malaysianStates[region] ?? region);
  return [line1, line2, [postalCode, city].filter(Boolean).join(' '), state === city ? undefined : state, country && localiser.country(country)].filter(Boolean).join(', ');
};

const lineText = (view: ChangeView, line: Fields): string => {
  const { localiser, context } = view;
  const { quantity, unitPrice, title, sku, itemId } = line;
  const name = context.itemOf({ itemId: itemId as `itm_${string}`, sku: sku as string })?.title ?? view.base.lines.find((old) => old.itemId !== undefined && old.itemId === itemId)?.title ?? title ?? sku ?? '';
  const price = isMoney(unitPrice) ? ` · ${localiser.money(unitPrice)}` : '';
  return `${typeof quantity === 'number' ? localiser.number(quantity) : '?'} × ${String(name)}${price}`;
};

const discountText = (localiser: Localiser, { label, amount, rate }: Fields): string =>
  [label, isMoney(amount) ? localiser.money(amount) : undefined, typeof rate === 'number' ? localiser.rate(rate) : undefined].filter(Boolean).join(' ');

const word = (localiser: Localiser, key: string, otherwise: string): string => (localiser.has(key) ? localiser.message(key, {}) : otherwise);

const codeText = (localiser: Localiser, pointer: string, text: string, settings: Settings): string | undefined => {
  if (pointer === '/segment' || pointer === '/channel') return word(localiser, `choice.${pointer.slice(1)}.${text}`, text);
  if (pointer === '/reason/code') return settings.reasons.find(({ code }) => code === text)?.label ?? text;
  if (pointer.endsWith('/priceOverride/reasonCode')) return settings.priceReasons.find(({ code }) => code === text)?.label ?? text;
  if (pointer === '/requestedDeliveryDate') return localiser.date(text);
  return pointer === '/orderedAt' ? localiser.date(dateAt(Date.parse(text), settings.timeZone)) : undefined;
};

const fieldsText = (view: ChangeView, pointer: string, value: Fields): string => {
  const { localiser } = view;
  if (pointer === '/shippingAddress' || pointer === '/billingAddress') return addressText(localiser, value);
  if (pointer === '/customer') return String(value['name'] ?? '');
  if (pointer === '/shipping') return [value['label'] ?? value['methodCode'], isMoney(value['price']) ? localiser.money(value['price']) : undefined].filter(Boolean).join(' · ');
  if (pointer === '/paymentTerms') return typeof value['netDays'] === 'number' ? localiser.msg('choice.netTerms', { count: value['netDays'] }) : localiser.msg('wizard.edit.prepaid');
  if (pointer === '/recipients') return localiser.list([...new Set(Object.values(value).flat().map(String))]);
  return Object.values(value).map((inner) => valueText(view, pointer, inner)).join(' · ');
};

/** What stands at a place, by the words of the page. */
export const valueText = (view: ChangeView, pointer: string, value: unknown): string => {
  const { localiser, context: { settings } } = view;
  if (value === undefined || value === '') return localiser.msg('common.none');
  if (isMoney(value)) return localiser.money(value);
  if (Array.isArray(value)) return localiser.list(value.map((entry) => (isFields(entry) ? discountText(localiser, entry) : String(entry)))) || localiser.msg('common.none');
  if (/^\/lines\/[^/]+$/.test(pointer) && isFields(value)) return lineText(view, value);
  if (isFields(value)) return fieldsText(view, pointer, value) || localiser.msg('common.none');
  if (typeof value === 'number') return pointer.endsWith('/taxRate') ? localiser.rate(value) : localiser.number(value);
  return codeText(localiser, pointer, String(value), settings) ?? String(value);
};

/** Whether a line came or went as a whole. */
export const isWholeLine = ({ pointer }: OrderChange): boolean => /^\/lines\/[^/]+$/.test(pointer);
