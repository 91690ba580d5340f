import type { LineInput, OrderInput } from '../contract/order.ts';
import type { KnownItem, PreflightContext, Report } from './preflight.ts';

const checkCustomLine = (line: LineInput, pointer: string, block: Report): void => {
  if (!line.title) block('required', `${pointer}/title`, 'A custom line needs a name.');
  if (!line.unitPrice) block('required', `${pointer}/unitPrice`, 'A custom line needs a price.');
};

const checkPrice = (line: LineInput, item: KnownItem, pointer: string, { settings }: PreflightContext, block: Report): void => {
  if (line.unitPrice && line.unitPrice.amount !== item.price.amount && !line.priceOverride) {
    block('priceReasonRequired', `${pointer}/priceOverride/reasonCode`, 'A price that differs from the catalogue’s needs a reason.', {
      sku: item.sku, listPrice: item.price, unitPrice: line.unitPrice,
    });
  }
  if (line.priceOverride && !settings.priceReasons.some(({ code }) => code === line.priceOverride?.reasonCode)) {
    block('invalidValue', `${pointer}/priceOverride/reasonCode`, 'The shop has no such reason for a price.');
  }
};

/** Checks the lines of an order, and the stock of an item over all lines that name it. */
export const checkLines = (order: OrderInput, context: PreflightContext, block: Report): void => {
  const lines = order.lines ?? [];
  if (lines.length === 0) block('tooFew', '/lines', 'An order needs at least one item.');
  const wanted = new Map<string, { item: KnownItem; quantity: number; pointer: string }>();
  lines.forEach((line, index) => {
    const pointer = `/lines/${index}`;
    if (line.kind === 'custom') return checkCustomLine(line, pointer, block);
    const item = context.itemOf(line);
    if (item === undefined) return;
    if (item === null || item.status !== 'active') {
      return block('itemUnavailable', `${pointer}/sku`, 'The catalogue has no such item for sale.', { sku: line.sku, itemId: line.itemId });
    }
    checkPrice(line, item, pointer, context, block);
    const known = wanted.get(item.id);
    wanted.set(item.id, { item, quantity: (known?.quantity ?? 0) + line.quantity, pointer: known?.pointer ?? pointer });
  });
  for (const { item, quantity, pointer } of wanted.values()) {
    if (quantity <= item.stock.available || (item.backOrder && context.canOversell)) continue;
    block('insufficientStock', `${pointer}/quantity`, 'There is not that much in stock.', {
      sku: item.sku, requested: quantity, available: Math.max(0, item.stock.available),
    });
  }
  const method = order.shipping?.methodCode;
  if (method !== undefined && !context.settings.shippingMethods.some(({ code }) => code === method)) {
    block('methodUnavailable', '/shipping/methodCode', 'The shop has no such shipping method.');
  }
};
