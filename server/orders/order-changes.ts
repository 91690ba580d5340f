import { money } from '../../src/contract/currency.ts';
import type { OrderEvent } from '../../src/contract/event.ts';
import type { OrderDocument } from '../database/order-tables.ts';
import type { LineRow } from './order-store.ts';

type Changes = OrderEvent['changes'];

export const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]));
};

/** What stood and stands, where they differ; what is absent is left out. */
const change = (field: string, before: unknown, after: unknown): Changes => (isSame(before, after) ? [] : [{
  field, ...(before !== undefined && { before }), ...(after !== undefined && { after }),
}]);

/** Which fields of the order differ, with what stood and stands there. */
export function documentChanges(before: OrderDocument, after: OrderDocument): Changes {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof OrderDocument)[];
  return fields.flatMap((field) => change(field, before[field], after[field]));
}

/** What the history tells of a line, under the names of the contract. */
const told = (line: LineRow, currency: string): Record<string, unknown> => ({
  ...(line.sku !== null && { sku: line.sku }), title: line.title, quantity: line.quantity, unitPrice: money(line.unit_price, currency),
  ...(line.input.priceOverride && { priceOverride: line.input.priceOverride }),
  ...(line.input.discounts?.length && { discounts: line.input.discounts }), taxRate: line.tax_rate,
  ...(line.cancelled > 0 && { cancelled: line.cancelled }),
});

/** Which lines came and went, and which fields of the others differ: `lines/<lineId>` and `lines/<lineId>/<field>`. */
export function lineChanges(before: readonly LineRow[], after: readonly LineRow[], currency: string): Changes {
  const left = new Map(before.map((line) => [line.id, line]));
  const changes = after.flatMap((line): Changes => {
    const old = left.get(line.id);
    left.delete(line.id);
    const field = `lines/${line.id}`;
    if (old === undefined) return change(field, undefined, told(line, currency));
    const [was, is] = [told(old, currency), told(line, currency)];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) => change(`${field}/${name}`, was[name], is[name]));
  });
  return [...changes, ...[...left.values()].flatMap((line) => change(`lines/${line.id}`, told(line, currency), undefined))];
}
