import { itemFinder, type CatalogueItem, type DraftInput, type DraftLine, type EditedOrder, type Order, type OrderLine } from '../../../src/index.ts';
import { toOrderInput, type FormContext, type OrderForm } from '../order-form.ts';
import type { Shop } from '../shop-context.ts';

const isLive = ({ status }: Order['payments'][number]): boolean => status !== 'rejected' && status !== 'voided' && status !== 'refunded';

const draftLine = ({ id, kind, itemId, sku, title, quantity, unitPrice, priceOverride, discounts, taxRate }: OrderLine): DraftLine => ({
  key: id, kind: kind as 'catalogue', quantity, unitPrice, ...(sku !== undefined && { sku }), ...(itemId !== undefined && { itemId: itemId as `itm_${string}` }),
  ...(kind === 'custom' && { title, taxRate }), ...(priceOverride && { priceOverride }), ...(discounts.length > 0 && { discounts }),
} as DraftLine);

/** What the form holds of an order that is there. Of its payments only the method: a claim has a life of its own. */
export const inputOf = (order: Order): DraftInput => {
  const method = order.payments.findLast(isLive)?.methodCode;
  const {
    segment, channel, reason, relatedOrderId, purchaseOrderNumber, externalReference, orderedAt, requestedDeliveryDate, locale, customer, company, shippingAddress,
    billingAddress, recipients, shipping, providerCode, discounts, paymentTerms, notes, tags,
  } = order;
  const fields = {
    segment, channel, reason, relatedOrderId, purchaseOrderNumber, externalReference, orderedAt, requestedDeliveryDate, locale, customer, company, shippingAddress,
    billingAddress, recipients, shipping, providerCode, discounts, paymentTerms, notes, tags,
  };
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    lines: order.lines.map(draftLine), payments: method === undefined ? [] : [{ methodCode: method }],
  } as DraftInput;
};

/** What the form holds of an order as it was put together from two. */
export const inputOfEdited = ({ lines, ...fields }: EditedOrder, { payments }: DraftInput): DraftInput =>
  ({ ...fields, lines: lines.map(({ id, ...line }) => ({ ...line, key: id })), payments }) as DraftInput;

/** An item as the order agreed on it, whatever the catalogue says today. What the line has taken of the stock is there for it. */
const agreedItem = (line: OrderLine, newest?: CatalogueItem): CatalogueItem => {
  const stock = newest?.stock ?? line.stock ?? { onHand: 0, available: 0 };
  return {
    category: '', backOrder: false, updatedAt: '', ...newest,
    id: line.itemId ?? '', sku: line.sku ?? '', title: line.title, options: line.options, price: line.listPrice, taxRate: line.taxRate, status: 'active',
    ...(line.imageUrl !== undefined && { imageUrl: line.imageUrl }), stock: { ...stock, available: stock.available + line.quantities.allocated },
  };
};

/** The items on the lines of an order, by the keys of the lines; `newest` are those of the catalogue. */
export const itemsOf = ({ lines }: Order, newest: Readonly<Record<string, CatalogueItem>> = {}): Record<string, CatalogueItem> => ({
  ...newest, ...Object.fromEntries(lines.filter(({ itemId }) => itemId !== undefined).map((line) => [line.id, agreedItem(line, newest[line.id])])),
});

/** What was agreed counts, whoever looks at it: who may change a price is asked of its lock. */
export const scopesToCount = (scopes: readonly string[]): readonly string[] => [...scopes, 'prices:override'];

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const withoutEmptyLists = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmptyList(value))) as Fields;

/** The order that a form asks for, with its lines under their ids: what can be compared, merged and saved. */
export const editedOf = (form: OrderForm, context: FormContext): EditedOrder => {
  const { lines = [], payments: _claims, origin: _origin, currency: _currency, ...fields } = toOrderInput(form, context);
  return { ...withoutEmptyLists(fields), lines: lines.map((line, index) => ({ ...withoutEmptyLists(line), id: form.lines[index]?.key ?? '' })) };
};

/** The form of an order as the server has it, and what it stands in. */
export const formOf = (order: Order, { settings, scopes }: Shop): { form: OrderForm; context: FormContext } => {
  const input = inputOf(order);
  return {
    form: { ...input, segment: input.segment ?? 'b2b' },
    context: { settings, scopes: scopesToCount(scopes), itemOf: itemFinder(Object.values(itemsOf(order))) },
  };
};

/** An order of the server as it can be compared with what is typed. */
export const editedOfOrder = (order: Order, shop: Shop): EditedOrder => {
  const { form, context } = formOf(order, shop);
  return editedOf(form, context);
};
