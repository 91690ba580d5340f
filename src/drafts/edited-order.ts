import { canonicalJson } from '../rules/canonical-json.ts';
import type { LineInput, OrderInput } from '../contract/order.ts';

/** A line as it is edited: under the id of the order's line, or under a key of its own while it is new. */
export type EditedLine = LineInput & { readonly id: string };

/** What a person edits of an order: its fields, and its lines by their ids. Payments have operations of their own. */
export interface EditedOrder extends Omit<OrderInput, 'origin' | 'lines' | 'payments'> {
  readonly lines: readonly EditedLine[];
}

/** What differs at one place of two orders. What is not there is absent. */
export interface OrderChange {
  /** JSON Pointer (RFC 6901), in which a line stands under its id: `/requestedDeliveryDate`, `/lines/lin_1/quantity`, `/lines/lin_1` where it came or went whole. */
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;
/** What stands in an object, place by place: each place is changed, and decided, as one. */
export type Places = ReadonlyMap<string, unknown>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isSame = (one: unknown, other: unknown): boolean => canonicalJson([one]) === canonicalJson([other]);

/** What makes sense only together: a street in another city is no address, a name with another customer's id no customer. */
const together: Readonly<Record<string, readonly string[]>> = {
  shippingAddress: ['line1', 'line2', 'city', 'region', 'postalCode', 'country'],
  billingAddress: ['line1', 'line2', 'city', 'region', 'postalCode', 'country'],
  customer: ['customerId', 'name'],
};
const whole = new Set(['shipping', 'paymentTerms', 'unitPrice', 'recipients']);

const some = (fields: Fields): Fields | undefined => (Object.keys(fields).length > 0 ? fields : undefined);

/** Every place of an object that holds something, by its pointer. */
export const placesOf = (fields: Fields, at = ''): Places => {
  const places = new Map<string, unknown>();
  for (const [name, value] of Object.entries(fields)) {
    const pointer = `${at}/${name}`;
    if (value === undefined) continue;
    if (!isFields(value) || whole.has(name)) {
      places.set(pointer, value);
      continue;
    }
    const joined = new Set(at === '' ? together[name] : []);
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const unit = some(Object.fromEntries(entries.filter(([inner]) => joined.has(inner))));
    if (unit) places.set(pointer, unit);
    for (const [inner, place] of placesOf(Object.fromEntries(entries.filter(([inner]) => !joined.has(inner))), pointer)) places.set(inner, place);
  }
  return places;
};

/** The object that holds what stands in places; the other way round of `placesOf`. */
export const fieldsOf = (places: Places): Fields => {
  const fields: Record<string, unknown> = {};
  for (const [pointer, value] of places) {
    const names = pointer.split('/').slice(1);
    const last = names.pop() ?? '';
    let holder = fields;
    for (const name of names) holder = (holder[name] ??= {}) as Record<string, unknown>;
    const beside = holder[last];
    holder[last] = isFields(value) ? { ...(isFields(beside) && beside), ...value } : value;
  }
  return fields;
};

/** Every place that holds something else in one object than in the other. */
export const changesBetween = (before: Places, after: Places, at = ''): OrderChange[] => [...new Set([...before.keys(), ...after.keys()])]
  .filter((pointer) => !isSame(before.get(pointer), after.get(pointer)))
  .map((pointer) => changeAt(at + pointer, before.get(pointer), after.get(pointer)));

const changeAt = (pointer: string, before: unknown, after: unknown): OrderChange =>
  ({ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });

export const linePlacesOf = ({ id: _id, ...fields }: EditedLine): Places => placesOf(fields);

/** What of an order differs from another: its fields first, then line by line, new lines last. */
export const diffOrders = ({ before, after }: { readonly before: EditedOrder; readonly after: EditedOrder }): OrderChange[] => {
  const { lines: linesBefore, ...fieldsBefore } = before;
  const { lines: linesAfter, ...fieldsAfter } = after;
  const kept = new Map(linesAfter.map((line) => [line.id, line]));
  const known = new Set(linesBefore.map(({ id }) => id));
  return [
    ...changesBetween(placesOf(fieldsBefore), placesOf(fieldsAfter)),
    ...linesBefore.flatMap((line) => {
      const now = kept.get(line.id);
      return now ? changesBetween(linePlacesOf(line), linePlacesOf(now), `/lines/${line.id}`) : [changeAt(`/lines/${line.id}`, line, undefined)];
    }),
    ...linesAfter.filter(({ id }) => !known.has(id)).map((line) => changeAt(`/lines/${line.id}`, undefined, line)),
  ];
};

/** An order without one of the changes that made it of another. */
export const undoChange = (order: EditedOrder, { pointer, before }: OrderChange): EditedOrder => {
  const put = (places: Places, at: string): Fields => fieldsOf(new Map([...[...places].filter(([place]) => place !== at), ...(before === undefined ? [] : [[at, before] as const])]));
  const [, id, inner] = /^\/lines\/([^/]+)(\/.*)?$/.exec(pointer) ?? [];
  const { lines, ...fields } = order;
  if (id === undefined) return { ...put(placesOf(fields), pointer), lines } as unknown as EditedOrder;
  if (inner !== undefined) return { ...order, lines: lines.map((line) => (line.id === id ? { ...put(linePlacesOf(line), inner), id } as EditedLine : line)) };
  return { ...order, lines: before === undefined ? lines.filter((line) => line.id !== id) : [...lines, before as EditedLine] };
};
