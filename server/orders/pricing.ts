import { money } from '../../src/contract/currency.ts';
import type { LineInput, OrderTotals } from '../../src/contract/order.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import { stepOf } from '../../src/rules/preflight.ts';
import { calculateTotals } from '../../src/rules/totals.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';
import type { OrderDocument } from '../database/order-tables.ts';
import { ProblemError } from '../problem-error.ts';
import type { LineRow } from './order-store.ts';

/** A line as it was asked for, with its id. */
export interface NamedLine { id: string; input: LineInput }

export interface PricedLines { lines: LineRow[]; totals: OrderTotals }

/** Takes title and prices from the catalogue as it stands now, where the line does not say them, and adds everything up. */
export function priceLines({ shopId, orderId, lines, document, currency, snapshot, paidAmount }: {
  shopId: string; orderId: string; lines: readonly NamedLine[]; document: OrderDocument; currency: string; snapshot: Snapshot; paidAmount: number;
}): PricedLines {
  const rows = lines.map(({ id, input }, position): LineRow => {
    const item = input.kind === 'catalogue' ? snapshot.itemOf(input) : null;
    const listPrice = item?.price.amount ?? input.unitPrice?.amount ?? 0;
    const zero = money(0, currency);
    return {
      shop_id: shopId, order_id: orderId, id, position, kind: input.kind, item_id: item?.id ?? null, sku: item?.sku ?? input.sku ?? null,
      title: item?.title ?? input.title ?? '', options: item?.options ?? [], image_url: item?.imageUrl ?? null,
      quantity: input.quantity, list_price: listPrice, unit_price: input.unitPrice?.amount ?? listPrice, tax_rate: input.taxRate ?? item?.taxRate ?? 0,
      totals: { items: zero, discount: zero, tax: zero, total: zero }, input, allocated: 0, shipped: 0, delivered: 0, returned: 0, cancelled: 0,
    };
  });
  const result = totalsOf({ rows, document, currency, paidAmount });
  return { lines: rows.map((row, index) => ({ ...row, totals: result.lines[index] ?? row.totals })), totals: result.totals };
}

/** Adds up a placed order as it stands: its prices stay as they were agreed, and what was cancelled of a line costs nothing. */
export function priceAgain({ lines, document, currency }: { lines: readonly LineRow[]; document: OrderDocument; currency: string }): PricedLines {
  const rows = lines.map((line) => ({ ...line, quantity: line.quantity - line.cancelled }));
  const result = totalsOf({ rows, document, currency, paidAmount: 0 });
  return { lines: lines.map((line, index) => ({ ...line, totals: result.lines[index] ?? line.totals })), totals: result.totals };
}

function totalsOf({ rows, document, currency, paidAmount }: { rows: readonly LineRow[]; document: OrderDocument; currency: string; paidAmount: number }) {
  try {
    return calculateTotals({
      currency, discounts: document.discounts, paidAmount,
      lines: rows.map((row) => ({ quantity: row.quantity, unitPrice: money(row.unit_price, currency), discounts: row.input.discounts, taxRate: row.tax_rate })),
      ...(document.shipping && { shipping: document.shipping }),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError('validationFailed', {
      detail: error.message, errors: [{ code: 'tooLarge', pointer: '/lines', step: 'items', detail: 'The total is too large to be counted exactly.' }],
    });
  }
}

/** What even a draft's lines must have, since it is shown with titles and totals: a known item, or a name and a price. */
export function lineErrors(lines: readonly LineInput[], snapshot: Snapshot): FieldError[] {
  return lines.flatMap((line, index): FieldError[] => {
    const pointer = `/lines/${index}`;
    const at = (code: FieldError['code'], field: string, detail: string): FieldError => ({ code, pointer: `${pointer}/${field}`, step: 'items', detail });
    if (line.kind === 'catalogue') {
      if (line.itemId === undefined && line.sku === undefined) return [at('required', 'sku', 'Say which item this is.')];
      return snapshot.itemOf(line) === null ? [at('itemUnavailable', 'sku', 'The catalogue has no such item.')] : [];
    }
    return [
      ...(line.title === undefined ? [at('required', 'title', 'A custom line needs a name.')] : []),
      ...(line.unitPrice === undefined ? [at('required', 'unitPrice', 'A custom line needs a price.')] : []),
    ];
  });
}

/** Items that are sold in another currency than the order's. */
export function catalogueCurrencyErrors(lines: readonly LineInput[], snapshot: Snapshot, currency: string): FieldError[] {
  return lines.flatMap((line, index): FieldError[] => {
    const item = line.kind === 'catalogue' ? snapshot.itemOf(line) : null;
    if (item === null || item.price.currency === currency) return [];
    const pointer = `/lines/${index}/sku`;
    return [{
      code: 'currencyMismatch', pointer, step: stepOf(pointer), detail: `This item is sold in ${item.price.currency}, the order is in ${currency}.`,
      params: { expected: currency, actual: item.price.currency },
    }];
  });
}

/** Whether a line is sold at another price than the catalogue's. */
export const overridesPrice = (line: LineInput, snapshot: Snapshot): boolean => {
  const item = line.kind === 'catalogue' ? snapshot.itemOf(line) : null;
  return item !== null && line.unitPrice !== undefined && line.unitPrice.amount !== item.price.amount;
};
