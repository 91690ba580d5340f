import { money } from '../contract/currency.ts';
import type { Money } from '../contract/money.ts';
import type { Reconciliation } from '../contract/reconciliation.ts';

/** A placed order, as far as it is reconciled. Amounts are in minor units. */
export interface ReconciledOrder {
  readonly currency: string;
  readonly totalAmount: number;
  readonly overdue: boolean;
  /** In the order in which they were recorded. */
  readonly payments: readonly { readonly methodCode: string; readonly status: string; readonly amount: number; readonly refunded: number }[];
}

const sums = ['expected', 'claimed', 'verified', 'refunded', 'short', 'over', 'overdue'] as const;
type Sums = Record<(typeof sums)[number], bigint>;

/** What one method was to bring of one order, and brought. */
export interface MethodShare extends Readonly<Sums> {
  /** Absent for what nobody has said how it is paid. */
  readonly methodCode: string | undefined;
}

const nothing = (): Sums => ({ expected: 0n, claimed: 0n, verified: 0n, refunded: 0n, short: 0n, over: 0n, overdue: 0n });
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/**
 * Shares an order's total out over the methods of its claims: each claim's method is expected to bring what it claims
 * until the total is used up, and the last one brings the rest. A method of nothing to pay brings no rest. Claims that
 * were rejected or taken back expect nothing, so that Σ expected = total, exactly; where nothing is asked or claimed, there is no share.
 * @param free the methods by which nothing is paid
 */
export const sharesOf = ({ totalAmount, overdue, payments }: ReconciledOrder, free: ReadonlySet<string>): MethodShare[] => {
  const shares = new Map<string | undefined, Sums>();
  const shareOf = (methodCode: string | undefined): Sums => {
    const share = shares.get(methodCode) ?? nothing();
    shares.set(methodCode, share);
    return share;
  };
  const live = payments.filter(({ status }) => status !== 'rejected' && status !== 'voided');
  let rest = BigInt(totalAmount);
  for (const { methodCode, status, amount, refunded } of live) {
    const share = shareOf(methodCode);
    const expected = smaller(BigInt(amount), rest);
    rest -= expected;
    share.expected += expected;
    share.claimed += BigInt(amount);
    share.refunded += BigInt(refunded);
    if (status === 'verified' || status === 'refunded') share.verified += BigInt(amount) - BigInt(refunded);
  }
  if (rest > 0n) shareOf(live.findLast(({ methodCode }) => !free.has(methodCode))?.methodCode).expected += rest;
  return [...shares].map(([methodCode, share]) => {
    const short = atLeastZero(share.expected - share.verified);
    return { ...share, methodCode, short, over: atLeastZero(share.verified - share.expected), overdue: overdue ? short : 0n };
  });
};

/** Adds orders up, one after another, so that any number of them can pass. */
export interface Reconciler {
  add(order: ReconciledOrder): void;
  /** @throws {RangeError} when a sum leaves ±(2^53 − 1) minor units */
  result(): Reconciliation;
}

interface Total { readonly currency: string; readonly methodCode: string | undefined; orders: number; readonly sums: Sums }

const toMoney = (amount: bigint, currency: string): Money => {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError('A sum over these orders is too large to be counted exactly.');
  return money(value, currency);
};

const toRow = ({ currency, orders, sums: { expected, claimed, verified, refunded, short, over, overdue } }: Total) => ({
  currency, orders,
  expected: toMoney(expected, currency), claimed: toMoney(claimed, currency), verified: toMoney(verified, currency), refunded: toMoney(refunded, currency),
  short: toMoney(short, currency), over: toMoney(over, currency), overdue: toMoney(overdue, currency),
});

/** By currency, then by method, and what nobody has said how it is paid last. */
const inOrder = (a: Total, b: Total): number => (a.currency !== b.currency ? (a.currency < b.currency ? -1 : 1)
  : a.methodCode === undefined ? 1 : b.methodCode === undefined ? -1 : a.methodCode < b.methodCode ? -1 : 1);

/** @param free the methods by which nothing is paid */
export const createReconciler = (free: ReadonlySet<string>): Reconciler => {
  const rows = new Map<string, Total>();
  const totals = new Map<string, Total>();
  const count = (into: Map<string, Total>, key: string, first: Pick<Total, 'currency' | 'methodCode'>): Total => {
    const total = into.get(key) ?? { ...first, orders: 0, sums: nothing() };
    into.set(key, total);
    total.orders += 1;
    return total;
  };
  return {
    add(order) {
      const { currency } = order;
      const whole = count(totals, currency, { currency, methodCode: undefined });
      for (const share of sharesOf(order, free)) {
        const row = count(rows, `${currency} ${share.methodCode ?? ''}`, { currency, methodCode: share.methodCode });
        for (const name of sums) {
          row.sums[name] += share[name];
          whole.sums[name] += share[name];
        }
      }
    },
    result: () => ({
      items: [...rows.values()].sort(inOrder).map((total) => ({ ...(total.methodCode !== undefined && { methodCode: total.methodCode }), ...toRow(total) })),
      totals: [...totals.values()].sort(inOrder).map(toRow),
    }),
  };
};
