import { fieldPermissions, fieldRefusedBecause, lineLimits, lockedFields, lockedLines, type EditableField, type LockReason, type Order, type Step } from '../../../src/index.ts';
import type { OrderForm } from '../order-form.ts';

/**
 * Why something of an order cannot change: by where the order is (`LockReason`), since some of the line has left or was
 * cancelled (`line`), for want of the right to change prices (`price`), or because payments are recorded elsewhere (`payments`).
 */
export type Lock = LockReason | 'line' | 'price' | 'payments';

export interface LockContext {
  /** The order as the server has it now. */
  order: Order;
  form: OrderForm;
  scopes: readonly string[];
}

const priced = new Set(['unitPrice', 'priceOverride', 'discounts']);
const agreed = new Set([...priced, 'title', 'sku', 'taxRate']);

const lineLock = ({ order, form, scopes }: LockContext, index: string | undefined, field: string | undefined): Lock | undefined => {
  const rightless = !scopes.includes('prices:override');
  // Without an index: whether lines can be added.
  if (index === undefined) return lockedLines(order);
  const key = form.lines[Number(index)]?.key;
  const line = order.lines.find(({ id }) => id === key);
  // What it costs is asked of who may change prices, on a new line too.
  if (!line) return rightless && (field === 'discounts' || (priced.has(field ?? '') && form.lines[Number(index)]?.kind === 'catalogue')) ? 'price' : undefined;
  const locked = lockedLines(order);
  if (locked) return locked;
  const { canRemove, canReprice } = lineLimits(line);
  if (field === undefined) return canRemove ? undefined : 'line';
  if (!agreed.has(field)) return undefined;
  if (order.status !== 'draft' && !canReprice) return 'line';
  const isRefused = rightless && priced.has(field) && (field === 'discounts' || line.kind === 'catalogue');
  return isRefused ? 'price' : undefined;
};

/** Why what stands at a pointer of the form cannot change; `undefined` while it can. The server has the last word. */
export const lockAt = (pointer: string, context: LockContext): Lock | undefined => {
  const [, field = '', index, inner] = pointer.split('/');
  if (field === 'payments') return 'payments';
  if (field === 'lines') return lineLock(context, index, inner);
  if (!Object.hasOwn(fieldPermissions, field)) return undefined;
  return lockedFields(context.order)[field as EditableField] ?? (fieldRefusedBecause(field as EditableField, context) ? 'price' : undefined);
};

const contents: Readonly<Record<Exclude<Step, 'overview'>, readonly string[]>> = {
  general: ['/segment', '/channel', '/reason', '/purchaseOrderNumber', '/externalReference', '/requestedDeliveryDate', '/tags', '/notes'],
  customer: ['/customer', '/company', '/shippingAddress', '/billingAddress', '/recipients'],
  items: ['/lines', '/shipping'],
  payment: ['/payments', '/paymentTerms'],
};

/** Why nothing of a step can change; `undefined` while something can. */
export const stepLock = (step: Step, context: LockContext): Lock | undefined => {
  if (step === 'overview') return undefined;
  const locks = contents[step].map((pointer) => lockAt(pointer, context));
  return locks.every((lock) => lock !== undefined) ? locks.at(-1) : undefined;
};
