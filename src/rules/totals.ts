import { money } from '../contract/currency.ts';
import type { Money } from '../contract/money.ts';
import type { Calculation } from '../contract/order.ts';

export interface Discount {
  readonly amount?: Money | undefined;
  /** In basis points. */
  readonly rate?: number | undefined;
}

export interface PricedLine {
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly discounts?: readonly Discount[] | undefined;
  /** In basis points. */
  readonly taxRate: number;
}

export interface PricedOrder {
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly discounts?: readonly Discount[] | undefined;
  readonly shipping?: { readonly price: Money } | undefined;
  /** Verified money, in minor units. */
  readonly paidAmount?: number | undefined;
}

export type LineTotals = Calculation['lines'][number]['totals'];
export interface Totals { readonly lines: LineTotals[]; readonly totals: Calculation['totals'] }

const wholeRate = 10_000n;

/** `amount` × `rate` basis points, rounded half away from zero. */
const share = (amount: bigint, rate: number): bigint => {
  const product = amount * BigInt(rate);
  const half = product < 0n ? -wholeRate / 2n : wholeRate / 2n;
  return (product + half) / wholeRate;
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What the discounts take off `amount`: each of the whole amount, together never more than it. */
const discounted = (amount: bigint, discounts: readonly Discount[] = []): bigint =>
  smaller(amount, sum(discounts.map((discount) => (discount.amount ? BigInt(discount.amount.amount) : share(amount, discount.rate ?? 0)))));

/**
 * Splits `amount` over lines by their net value, to the last minor unit (largest remainder). Lines that tie are told apart
 * by value and tax rate, so that the order in which lines stand never changes a total.
 */
const allocate = (amount: bigint, nets: readonly bigint[], lines: readonly PricedLine[]): bigint[] => {
  const whole = sum(nets);
  if (amount === 0n || whole === 0n) return nets.map(() => 0n);
  const shares = nets.map((net) => (amount * net) / whole);
  const rest = Number(amount - sum(shares));
  const byRemainder = nets.map((net, index) => ({ index, remainder: (amount * net) % whole, net, taxRate: lines[index]?.taxRate ?? 0 }))
    .sort((a, b) => Number(b.remainder - a.remainder) || Number(b.net - a.net) || b.taxRate - a.taxRate || a.index - b.index);
  for (const { index } of byRemainder.slice(0, rest)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
};

/**
 * The money of an order, line by line, in minor units. Prices are without tax; discounts come off before tax; each line's
 * tax is rounded half away from zero; a discount of the whole order is shared over its lines, so that
 * Σ line totals + shipping = total, exactly.
 *
 * @throws {RangeError} when an amount leaves ±(2^53 − 1) minor units.
 */
export const calculateTotals = (order: PricedOrder): Totals => {
  const { currency, lines } = order;
  const toMoney = (amount: bigint): Money => {
    const value = Number(amount);
    if (!Number.isSafeInteger(value)) throw new RangeError('An amount of this order is too large to be counted exactly.');
    return money(value, currency);
  };
  const items = lines.map((line) => BigInt(line.unitPrice.amount) * BigInt(line.quantity));
  const lineDiscounts = lines.map((line, index) => discounted(items[index] ?? 0n, line.discounts));
  const nets = items.map((amount, index) => amount - (lineDiscounts[index] ?? 0n));
  const orderShares = allocate(discounted(sum(nets), order.discounts), nets, lines);
  const discounts = lineDiscounts.map((discount, index) => discount + (orderShares[index] ?? 0n));
  const taxes = lines.map((line, index) => share((items[index] ?? 0n) - (discounts[index] ?? 0n), line.taxRate));
  const shipping = BigInt(order.shipping?.price.amount ?? 0);
  const total = sum(items) - sum(discounts) + sum(taxes) + shipping;
  const paid = BigInt(order.paidAmount ?? 0);
  return {
    lines: items.map((amount, index) => ({
      items: toMoney(amount),
      discount: toMoney(discounts[index] ?? 0n),
      tax: toMoney(taxes[index] ?? 0n),
      total: toMoney(amount - (discounts[index] ?? 0n) + (taxes[index] ?? 0n)),
    })),
    totals: {
      items: toMoney(sum(items)), discount: toMoney(sum(discounts)), shipping: toMoney(shipping), tax: toMoney(sum(taxes)),
      total: toMoney(total), paid: toMoney(paid), balance: toMoney(total - paid),
    },
  };
};
