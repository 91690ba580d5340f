import { lineLimits, type FieldError, type Order } from '../../../src/index.ts';
import { inOrder } from '../field-order.ts';
import { check, fieldOf, type CheckOptions, type Findings } from '../order-check.ts';
import type { FormContext, OrderForm } from '../order-form.ts';
import type { Shop } from '../shop-context.ts';
import { formOf } from './edited-form.ts';

/** Where a finding stands, whatever place its line has in the list. */
const placeOf = ({ code, pointer }: FieldError, { lines }: OrderForm): string =>
  `${code} ${fieldOf(pointer).replace(/^\/lines\/(\d+)/, (_, index: string) => `/lines/${lines[Number(index)]?.key ?? index}`)}`;

const isOfClaim = ({ pointer }: FieldError): boolean => pointer.startsWith('/payments');

const tooFewLeft = (form: OrderForm, order: Order): FieldError[] => order.lines.flatMap((line): FieldError[] => {
  const index = form.lines.findIndex(({ key }) => key === line.id);
  const { leastQuantity } = lineLimits(line);
  const { quantity } = form.lines[index] ?? {};
  if (quantity === undefined || quantity >= leastQuantity) return [];
  return [{ code: 'tooSmall', pointer: `/lines/${index}/quantity`, step: 'items', detail: '', params: { limit: leastQuantity } }];
});

export interface EditCheckOptions extends CheckOptions {
  shop: Shop;
  /** The order as it was before. */
  base: Order;
}

/**
 * What is wrong with an edit: what was wrong with the order before is none of it, as the server sees it too, and neither
 * are its claims, which are not edited here.
 */
export const checkEdit = (form: OrderForm, context: FormContext, { shop, base, ...options }: EditCheckOptions): Findings => {
  const before = formOf(base, shop);
  const known = check(before.form, before.context, options);
  const old = new Set([...known.blockers, ...known.warnings].map((error) => placeOf(error, before.form)));
  const fresh = (findings: readonly FieldError[]): FieldError[] => findings.filter((error) => !isOfClaim(error) && !old.has(placeOf(error, form)));
  const found = check(form, context, options);
  const tooFew = tooFewLeft(form, base);
  const places = new Set(tooFew.map(({ pointer }) => pointer));
  return { blockers: inOrder([...tooFew, ...fresh(found.blockers).filter(({ pointer }) => !places.has(fieldOf(pointer)))], form, context), warnings: fresh(found.warnings) };
};
