import { fieldErrors, OrderCreate, preflight, stepOf, unstorableText, type FieldError, type OrderInput, type Step } from '../../src/index.ts';
import { inOrder } from './field-order.ts';
import { itemKeyOf } from './order-lines.ts';
import { isBlank, methodFor, priceIsUnknown, pricesAreEditable, totalsOf, toOrderInput, type FormContext, type OrderForm } from './order-form.ts';
import { phoneFault } from './phone.ts';
import { textAt } from './pointer.ts';

export interface Findings {
  /** Stop the order. */
  readonly blockers: readonly FieldError[];
  /** Worth a look, but do not stop it. */
  readonly warnings: readonly FieldError[];
}

export interface CheckOptions {
  /** Milliseconds since 1970 UTC. */
  nowMs: number;
  /** Pointers of money fields whose text means no amount. */
  unreadable: ReadonlySet<string>;
  /** Files that are chosen and not yet with the server. */
  unfinishedProofs: number;
  /** What names the items that the catalogue does not have any more. */
  gone?: ReadonlySet<string> | undefined;
}

/** Codes of the form itself, beside those of the contract. */
export const unreadableMoney = 'unreadableMoney';
export const unfinishedProofs = 'unfinishedProofs';
export const priceUnknown = 'priceUnknown';
const hiddenCharacter = 'hiddenCharacter';

// The pre-flight counts money and stock, so it gets only lines and a shipping that can be counted; the schema reports the others. And it
// gets an address, where there is none: then it names every part that is missing, not only the first.
const checkable = (order: OrderInput, { settings }: FormContext): OrderInput => ({
  ...order,
  shippingAddress: order.shippingAddress ?? { country: settings.country, line1: '' },
  shipping: order.shipping?.price && order.shipping,
  ...(order.lines && { lines: order.lines.map((line) => ({ ...line, quantity: Number.isSafeInteger(line.quantity) && line.quantity > 0 ? line.quantity : 1 })) }),
});

const own = (code: string, pointer: string): FieldError => ({ code, pointer, step: stepOf(pointer), detail: '' });

const phoneErrors = ({ customer, shippingAddress, billingAddress }: OrderForm, { settings }: FormContext): FieldError[] => {
  const at = (pointer: string, typed: string | undefined, country = settings.country): FieldError[] => {
    const fault = phoneFault(typed, country);
    return fault ? [own(fault, pointer)] : [];
  };
  return [
    ...at('/customer/phone', customer?.phone, shippingAddress?.country), ...at('/shippingAddress/phone', shippingAddress?.phone, shippingAddress?.country),
    ...at('/billingAddress/phone', billingAddress?.phone, billingAddress?.country),
  ];
};

/** Whether what was chosen asks for the amount at a pointer: a text that cannot be read stops nobody where its field is gone. */
const isAsked = (pointer: string, form: OrderForm, context: FormContext): boolean => {
  const method = methodFor(form, context);
  if (pointer === '/payments/0/amount') return method !== undefined && !method.free && !method.onTerms;
  const [, index] = /^\/lines\/(\d+)\/unitPrice$/.exec(pointer) ?? [];
  return index === undefined || form.lines[Number(index)]?.kind === 'custom' || pricesAreEditable(context);
};

const formErrors = (form: OrderForm, context: FormContext, { unreadable, unfinishedProofs: unfinished }: CheckOptions): FieldError[] => [
  ...phoneErrors(form, context),
  ...[...unreadable].filter((pointer) => isAsked(pointer, form, context)).map((pointer) => own(unreadableMoney, pointer)),
  ...(unfinished > 0 ? [own(unfinishedProofs, '/payments/0/proofs')] : []),
  ...(form.billingAddress && isBlank(form.billingAddress) ? [own('addressRequired', '/billingAddress/line1')] : []),
];

/** Nobody is to order at a price that they have not seen. */
const unpricedLines = (form: OrderForm, context: FormContext, { gone }: CheckOptions): FieldError[] => form.lines.flatMap((line, index) =>
  (priceIsUnknown(line, context) && !gone?.has(itemKeyOf(line)) ? [own(priceUnknown, `/lines/${index}/unitPrice`)] : []));

/** What the contract refuses in the texts and figures of an order. Who pasted a character that cannot be seen has to be told that it is there. */
const contractErrors = (order: OrderInput, form: OrderForm, context: FormContext): FieldError[] => {
  const parsed = OrderCreate.safeParse(order);
  const errors = [...unstorableText(order), ...(parsed.success ? [] : fieldErrors(parsed.error.issues))];
  // An amount that follows from a total is missing with it, and it is the total that has to be put right.
  const isFollowed = totalsOf(form, context) === undefined;
  return errors.filter(({ code, pointer }) => !(isFollowed && code === 'required' && pointer === '/payments/0/amount')).map((error) => {
    const isHidden = error.code === 'invalidFormat' && /[\p{Cc}\p{Surrogate}]/u.test(textAt(order, error.pointer));
    return { ...error, step: stepOf(error.pointer), ...(isHidden && { code: hiddenCharacter }) };
  });
};

/** The same errors where a field shows them: the SKU of a catalogue line has none. */
export const atFields = (errors: readonly FieldError[], { lines }: Pick<OrderForm, 'lines'>): FieldError[] => errors.map((error) => {
  const [, index] = /^\/lines\/(\d+)\/sku$/.exec(error.pointer) ?? [];
  return index === undefined || lines[Number(index)]?.kind === 'custom' ? error : { ...error, pointer: `/lines/${index}/quantity` };
});

/** One finding for each place: the first one says most, since what follows from it comes later. */
const oncePerPlace = (findings: readonly FieldError[]): FieldError[] => {
  const seen = new Set<string>();
  return findings.filter(({ pointer }) => {
    const place = fieldOf(pointer);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
};

/**
 * Everything that is wrong with the form, as far as the browser can know: what cannot be read, what the contract's schema
 * refuses, and the pre-flight that the server runs too. In the order of the fields on the page.
 */
export const check = (form: OrderForm, context: FormContext, options: CheckOptions): Findings => {
  const order = toOrderInput(form, context);
  const { blockers, warnings } = preflight(checkable(order, context), {
    settings: context.settings, now: options.nowMs, itemOf: (line) => (options.gone?.has(itemKeyOf(line)) ? null : context.itemOf(line)),
    canOversell: context.scopes.includes('stock:oversell'),
  });
  const found = atFields([...formErrors(form, context, options), ...contractErrors(order, form, context), ...blockers, ...unpricedLines(form, context, options)], form);
  return { blockers: inOrder(oncePerPlace(found), form, context), warnings: oncePerPlace(atFields(warnings, form)) };
};

export const ofStep = (findings: readonly FieldError[], step: Step): FieldError[] => findings.filter((finding) => (finding.step ?? stepOf(finding.pointer)) === step);

// Where the pointer of an error has no field of its own, the field that a person has to change.
const places: readonly (readonly [RegExp, string])[] = [
  [/^\/lines\/(\d+)\/discounts\/.*$/, '/lines/$1/discounts'],
  [/^\/discounts\/.*$/, '/discounts'],
  [/^\/reason$/, '/reason/code'],
  [/^\/customer$/, '/customer/name'],
  [/^\/company$/, '/company/legalName'],
  [/^\/(shippingAddress|billingAddress)$/, '/$1/line1'],
  [/^\/(recipients|tags)\/.*$/, '/$1'],
  [/^\/shipping$/, '/shipping/methodCode'],
  [/^\/(.*)\/(price|unitPrice|amount)\/(amount|currency)$/, '/$1/$2'],
  [/^\/lines\/(\d+)\/priceOverride$/, '/lines/$1/priceOverride/reasonCode'],
  [/^\/lines\/(\d+)(\/(itemId|kind))?$/, '/lines/$1/quantity'],
  [/^\/payments(\/0)?$/, '/payments/0/methodCode'],
  [/^\/payments\/0\/proofs\/.*$/, '/payments/0/proofs'],
  [/^\/paymentTerms(\/type)?$/, '/paymentTerms/netDays'],
];

/** The pointer of the field where an error is shown and put right. */
export const fieldOf = (pointer: string): string => {
  const place = places.find(([pattern]) => pattern.test(pointer));
  return place ? pointer.replace(place[0], place[1]) : pointer;
};
