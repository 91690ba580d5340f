import type { CatalogueItem } from '../contract/catalogue.ts';
import type { LineInput, OrderInput, Preflight } from '../contract/order.ts';
import type { FieldCode, FieldError, Step } from '../contract/problem.ts';
import type { Settings } from '../contract/settings.ts';
import { addressRule } from './addresses.ts';
import { checkLines } from './preflight-lines.ts';
import { checkPayments } from './preflight-payments.ts';
import { isManual, noteIsRequired, reasonOf } from './reasons.ts';

/** What a line needs to know of its catalogue item. */
export type KnownItem = Pick<CatalogueItem, 'id' | 'sku' | 'price' | 'taxRate' | 'status' | 'backOrder' | 'stock'>;

export interface PreflightContext {
  readonly settings: Settings;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
  /** The item of a catalogue line; `null` when there is none, `undefined` when this side does not know. */
  readonly itemOf: (line: LineInput) => KnownItem | null | undefined;
  /** The right to sell more than the stock, where an item's policy allows it too. */
  readonly canOversell?: boolean;
}

/** Notes a finding; `step` is the one its pointer belongs to. */
export type Report = (code: FieldCode, pointer: string, detail: string, params?: Record<string, unknown>) => void;

const dayMs = 24 * 60 * 60 * 1_000;
const minuteMs = 60 * 1_000;
/** How far back and ahead an order date may lie, in milliseconds. */
export const orderedAtRange = { backMs: 90 * dayMs, aheadMs: 5 * minuteMs };

const stepOfField: Readonly<Record<string, Step>> = {
  customer: 'customer', company: 'customer', shippingAddress: 'customer', billingAddress: 'customer', recipients: 'customer',
  lines: 'items', shipping: 'items', discounts: 'items', payments: 'payment', paymentTerms: 'payment',
};

/** The step of the wizard where the field of a JSON Pointer is filled in. */
export const stepOf = (pointer: string): Step => stepOfField[pointer.split('/')[1] ?? ''] ?? 'general';

const checkGeneral = (order: OrderInput, { settings, now }: PreflightContext, block: Report): void => {
  const reason = reasonOf(order, settings);
  if (!order.reason) {
    if (order.segment === 'b2c' && isManual(order)) block('reasonRequired', '/reason/code', 'A B2C order must say why it is manual.');
  } else if (!reason?.segments.includes(order.segment)) {
    block('invalidValue', '/reason/code', 'The shop has no such reason for this type of order.');
  }
  if (!order.reason?.note && noteIsRequired(order, settings)) block('noteRequired', '/reason/note', 'A remark is required.');
  if (reason?.requiresRelatedOrder && !order.relatedOrderId) {
    block('relatedOrderRequired', '/relatedOrderId', 'This reason needs the original order.');
  }
  if (order.providerCode !== undefined && settings.providers.length > 0 && !settings.providers.some(({ code }) => code === order.providerCode)) {
    block('methodUnavailable', '/providerCode', 'The shop has no such warehouse.');
  }
  if (order.orderedAt !== undefined) {
    const at = Date.parse(order.orderedAt);
    if (at < now - orderedAtRange.backMs || at > now + orderedAtRange.aheadMs) {
      block('orderedAtOutOfRange', '/orderedAt', 'The order date may lie up to 90 days back and not in the future.');
    }
  }
};

const checkAddress = (order: OrderInput, field: 'shippingAddress' | 'billingAddress', block: Report): void => {
  const address = order[field];
  if (!address) return;
  const rule = addressRule(address.country);
  for (const part of rule.required) {
    if (!address[part]) block('required', `/${field}/${part}`, 'This part of the address is required in its country.');
  }
  if (address.postalCode && rule.postalCode && !rule.postalCode.test(address.postalCode)) {
    block('invalidFormat', `/${field}/postalCode`, 'This is not how a postal code looks in that country.');
  }
};

const checkCustomer = (order: OrderInput, block: Report): void => {
  const { customer } = order;
  if (!customer?.name) block('required', '/customer/name', 'The customer needs a name.');
  if (!customer?.email && !customer?.phone) block('contactRequired', '/customer/email', 'Give an e-mail address or a telephone number.');
  if (order.segment === 'b2b' && !order.company) block('companyRequired', '/company/legalName', 'A B2B order needs the company.');
  if (!order.shippingAddress) block('addressRequired', '/shippingAddress/line1', 'The goods need an address to go to.');
  checkAddress(order, 'shippingAddress', block);
  checkAddress(order, 'billingAddress', block);
};

/** Every amount that is not in the order's currency; one order has one currency. */
export const currencyErrors = (order: OrderInput, currency: string): FieldError[] => {
  const errors: FieldError[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('amount' in value && 'currency' in value) {
      if (value.currency === currency) return;
      errors.push({
        code: 'currencyMismatch', pointer: `${pointer}/currency`, step: stepOf(pointer),
        detail: `This order is in ${currency}.`, params: { expected: currency, actual: value.currency },
      });
      return;
    }
    for (const [name, field] of Object.entries(value)) visit(field, `${pointer}/${name}`);
  };
  visit(order, '');
  return errors;
};

/**
 * Everything that stands between an order and its submit, over all steps at once. Browser and server run this same code;
 * what only the server can know (another order, an upload) it adds to this list.
 */
export const preflight = (order: OrderInput, context: PreflightContext): Preflight => {
  const blockers: FieldError[] = [];
  const warnings: FieldError[] = [];
  const into = (list: FieldError[]): Report => (code, pointer, detail, params) =>
    void list.push({ code, pointer, step: stepOf(pointer), detail, ...(params && { params }) });
  const block = into(blockers);
  const currency = order.currency ?? context.settings.currency;
  checkGeneral(order, context, block);
  checkCustomer(order, block);
  const mixed = currencyErrors(order, currency);
  blockers.push(...mixed);
  checkLines(order, context, block);
  // A total over two currencies means nothing, so what is to be paid is checked only in one.
  if (mixed.length === 0) checkPayments(order, context, block, into(warnings));
  return { canSubmit: blockers.length === 0, blockers, warnings };
};
