import { fieldPermissions, type Client, type Order, type OrderInput, type OrderPatch } from '../../src/index.ts';

/** An order that was placed and undone: it is placed again under its number. */
export interface Undone {
  readonly orderId: string;
  /** What it was placed as, while its lines and claims with the server are still these. */
  readonly order?: OrderInput | undefined;
}

export interface ResubmissionOptions {
  undone: Undone;
  order: OrderInput;
  /** Warnings that the person has seen. */
  acknowledge: readonly 'duplicateSuspected'[];
  /** Called before the first thing changes that a failure could leave half done. */
  onTouched: () => void;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The merge patch (RFC 7396) that makes one value of another: what is gone is named. */
const patchFrom = (before: unknown, after: unknown): unknown => {
  if (!isFields(before) || !isFields(after)) return after ?? null;
  return Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => [name, patchFrom(before[name], after[name])]));
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? []) === JSON.stringify(other ?? []);

const changedFields = (before: Order, after: OrderInput): OrderPatch => Object.fromEntries(Object.keys(fieldPermissions)
  .map((field) => [field, (before as Record<string, unknown>)[field], (after as Record<string, unknown>)[field]] as const)
  .filter(([, was, is]) => was !== undefined || is !== undefined)
  .map(([field, was, is]) => [field, patchFrom(was, is)])) as OrderPatch;

/** New lines come before the old ones go, so that a failure between the two loses nothing. */
const withLines = async (client: Client, before: Order, lines: OrderInput['lines']): Promise<Order> => {
  let order = before;
  for (const line of lines ?? []) order = await client.orders.addLine(order.id, line, { ifMatch: order.version });
  for (const { id } of before.lines) order = await client.orders.removeLine(order.id, id, { ifMatch: order.version });
  return order;
};

const withPayments = async (client: Client, before: Order, payments: OrderInput['payments']): Promise<Order> => {
  let order = before;
  for (const { id, status } of before.payments) {
    if (status !== 'voided') order = await client.payments.void(order.id, id, { ifMatch: order.version });
  }
  for (const payment of payments ?? []) order = await client.payments.record(order.id, payment);
  return order;
};

/** Brings an undone order to what the form asks for, and places it again. One that stands already is answered as it is. */
export const placeAgain = async (client: Client, { undone, order: wanted, acknowledge, onTouched }: ResubmissionOptions): Promise<Order> => {
  let order: Order = await client.orders.get(undone.orderId);
  // A try before this one got through, and its answer was lost.
  if (order.status === 'confirmed') return order;
  order = await client.orders.update(order.id, changedFields(order, wanted), { ifMatch: order.version });
  const keepsLines = isSame(undone.order?.lines, wanted.lines);
  const keepsPayments = isSame(undone.order?.payments, wanted.payments);
  if (!keepsLines || !keepsPayments) onTouched();
  if (!keepsLines) order = await withLines(client, order, wanted.lines);
  if (!keepsPayments) order = await withPayments(client, order, wanted.payments);
  return client.orders.submit(order.id, { ifMatch: order.version, ...(acknowledge.length > 0 && { acknowledge: [...acknowledge] }) });
};
