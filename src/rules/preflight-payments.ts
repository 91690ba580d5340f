import type { OrderInput } from '../contract/order.ts';
import type { PreflightContext, Report } from './preflight.ts';
import { paymentIsRequired } from './reasons.ts';
import { calculateTotals, type PricedLine } from './totals.ts';

/** The lines of an order with the prices that hold now; `undefined` while one of them is not known here. */
const pricedLines = (order: OrderInput, { itemOf }: Pick<PreflightContext, 'itemOf'>): PricedLine[] | undefined => {
  const priced: PricedLine[] = [];
  for (const line of order.lines ?? []) {
    const item = line.kind === 'catalogue' ? itemOf(line) : undefined;
    const unitPrice = line.unitPrice ?? item?.price;
    if (!unitPrice) return undefined;
    priced.push({ quantity: line.quantity, unitPrice, discounts: line.discounts, taxRate: line.taxRate ?? item?.taxRate ?? 0 });
  }
  return priced;
};

/** The total of an order in minor units at the prices that hold now; `undefined` while one of them is not known here. @throws {RangeError} as `calculateTotals` */
export const orderTotal = (order: OrderInput, context: Pick<PreflightContext, 'itemOf' | 'settings'>): number | undefined => {
  const lines = pricedLines(order, context);
  return lines && calculateTotals({
    currency: order.currency ?? context.settings.currency, lines, discounts: order.discounts, shipping: order.shipping,
  }).totals.total.amount;
};

const checkMethods = (order: OrderInput, { settings }: PreflightContext, block: Report, warn: Report): void => {
  order.payments?.forEach((payment, index) => {
    const pointer = `/payments/${index}`;
    const method = settings.paymentMethods.find(({ code }) => code === payment.methodCode);
    if (!method?.segments.includes(order.segment)) {
      return block('methodUnavailable', `${pointer}/methodCode`, 'The shop has no such payment method for this type of order.');
    }
    if (method.requiresProof && !payment.proofs?.length) block('proofRequired', `${pointer}/proofs`, 'This method needs a proof of payment.');
    if (method.requiresReference && !payment.reference) block('required', `${pointer}/reference`, 'This method needs a reference.');
    const isSecond = payment.reference !== undefined
      && order.payments?.findIndex(({ methodCode, reference }) => methodCode === payment.methodCode && reference === payment.reference) !== index;
    if (isSecond) (method.uniqueReference ? block : warn)('paymentReferenceUsed', `${pointer}/reference`, 'Another payment of this order carries this reference.');
    if (method.onTerms && (order.paymentTerms?.type !== 'net' || order.paymentTerms.netDays === undefined)) {
      block('required', '/paymentTerms/netDays', 'Say within how many days the customer pays.');
    }
  });
};

/** Checks what is to be paid and how; the total comes from the same code as the server's. */
export const checkPayments = (order: OrderInput, context: PreflightContext, block: Report, warn: Report): void => {
  checkMethods(order, context, block, warn);
  let total: number | undefined;
  try {
    total = orderTotal(order, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return block('tooLarge', '/lines', 'The total is too large to be counted exactly.');
  }
  if (total === undefined) return;
  const payments = order.payments ?? [];
  if (payments.length === 0) {
    const onTerms = order.segment === 'b2b' && order.paymentTerms?.type === 'net';
    if ((order.lines ?? []).length > 0 && !onTerms && paymentIsRequired(order, total, context.settings)) {
      block('paymentRequired', '/payments/0/methodCode', 'Say how the customer pays.');
    }
    return;
  }
  const claimed = payments.reduce((sum, payment) => sum + payment.amount.amount, 0);
  if (claimed !== total && paymentIsRequired(order, total, context.settings)) {
    warn('amountMismatch', '/payments/0/amount', 'What is claimed to be paid is not the total.', { claimed, total });
  }
};
