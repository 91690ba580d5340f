import type { CatalogueItem, Client, DraftLine, Order } from '../../src/index.ts';
import { isBlank, isOffered, type FormContext, type OrderForm } from './order-form.ts';

export interface Habit { readonly pointer: string; readonly value: unknown }

/**
 * How a customer usually orders, by their last order: the channel, where the goods go, how they are shipped and paid. Only what
 * the form does not say yet and the shop still offers, at today's shipping price.
 */
export const habitsOf = (order: Order, form: OrderForm, { settings }: Pick<FormContext, 'settings'>): Habit[] => {
  const habits: Habit[] = [];
  if (order.channel && !form.channel) habits.push({ pointer: '/channel', value: order.channel });
  if (order.shippingAddress && isBlank(form.shippingAddress)) habits.push({ pointer: '/shippingAddress', value: order.shippingAddress });
  const shipping = settings.shippingMethods.find(({ code }) => code === order.shipping?.methodCode);
  if (shipping && !form.shipping?.methodCode) habits.push({ pointer: '/shipping', value: { methodCode: shipping.code, label: shipping.label, price: shipping.price } });
  const methodCode = order.payments[0]?.methodCode;
  if (methodCode && !form.payments[0]?.methodCode && isOffered(settings.paymentMethods, methodCode, form.segment)) {
    habits.push({ pointer: '/payments/0/methodCode', value: methodCode });
    const { type, netDays } = order.paymentTerms ?? {};
    if (type === 'net' && netDays !== undefined && form.paymentTerms?.netDays === undefined) habits.push({ pointer: '/paymentTerms', value: { type, netDays } });
  }
  return habits;
};

export interface RepeatedLines {
  readonly lines: readonly { readonly line: Omit<DraftLine, 'key'>; readonly item?: CatalogueItem | undefined }[];
  /** Titles of what the catalogue no longer sells. */
  readonly gone: readonly string[];
}

/** How many items one call may name. */
const idsPerCall = 200;

const itemsOf = async (client: Client, ids: readonly string[]): Promise<Map<string, CatalogueItem>> => {
  const items = new Map<string, CatalogueItem>();
  for (let start = 0; start < ids.length; start += idsPerCall) {
    const page = await client.catalogue.search({ ids: ids.slice(start, start + idsPerCall), limit: idsPerCall });
    for (const item of page.items) if (item.status !== 'archived') items.set(item.id, item);
  }
  return items;
};

/** The lines of an order once more, at today's prices; custom lines at the price that they had. What is in the form already stays as it is there. */
export const repeatLines = async (client: Client, order: Order, form: OrderForm): Promise<RepeatedLines> => {
  const present = new Set<string>(form.lines.flatMap(({ itemId }) => itemId ?? []));
  const wanted = new Map<string, { title: string; quantity: number }>();
  for (const { itemId, title, quantity } of order.lines) {
    // An item that stood on two lines is one line here, where nothing tells them apart.
    if (itemId && !present.has(itemId)) wanted.set(itemId, { title, quantity: quantity + (wanted.get(itemId)?.quantity ?? 0) });
  }
  const items = await itemsOf(client, [...wanted.keys()]);
  const gone = [...wanted].flatMap(([id, { title }]) => (items.has(id) ? [] : [title]));
  const catalogue = [...wanted].flatMap(([id, { quantity }]) => {
    const item = items.get(id);
    return item ? [{ line: { kind: 'catalogue' as const, itemId: item.id as `itm_${string}`, sku: item.sku, quantity }, item }] : [];
  });
  const custom = order.lines.filter(({ kind, title }) => kind === 'custom' && !form.lines.some((line) => line.kind === 'custom' && line.title === title))
    .map(({ sku, title, quantity, unitPrice, taxRate }) => ({ line: { kind: 'custom' as const, title, quantity, unitPrice, taxRate, ...(sku && { sku }) } }));
  return { lines: [...catalogue, ...custom], gone };
};
