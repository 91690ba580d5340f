import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createReconciler, sharesOf, type ReconciledOrder } from '../../src/rules/reconciliation.ts';

const free = new Set(['none']);
const reconcile = (orders: readonly ReconciledOrder[]) => {
  const reconciler = createReconciler(free);
  for (const order of orders) reconciler.add(order);
  return reconciler.result();
};
type Claim = ReconciledOrder['payments'][number];
const claim = (methodCode: string, status: string, amount: number, refunded = 0): Claim => ({ methodCode, status, amount, refunded });
const order = (totalAmount: number, payments: Claim[], more: Partial<ReconciledOrder> = {}): ReconciledOrder => ({ currency: 'MYR', totalAmount, overdue: false, payments, ...more });
/** Method, expected, claimed, verified, refunded, short, over, overdue. */
const plain = (of: ReconciledOrder) => sharesOf(of, free).map((share) =>
  [share.methodCode, ...[share.expected, share.claimed, share.verified, share.refunded, share.short, share.over, share.overdue].map(Number)]);

test('each claim’s method is to bring what it claims until the total is used up, and the last one the rest', () => {
  assert.deepEqual(plain(order(100, [claim('cash', 'verified', 100)])), [['cash', 100, 100, 100, 0, 0, 0, 0]]);
  assert.deepEqual(plain(order(100, [claim('cash', 'verified', 30), claim('cheque', 'pending', 50)])), [['cash', 30, 30, 30, 0, 0, 0, 0], ['cheque', 70, 50, 0, 0, 70, 0, 0]]);
  assert.deepEqual(plain(order(100, [claim('cash', 'verified', 80), claim('cheque', 'verified', 50)])), [['cash', 80, 80, 80, 0, 0, 0, 0], ['cheque', 20, 50, 50, 0, 0, 30, 0]]);
  assert.deepEqual(plain(order(100, [claim('cash', 'pending', 40), claim('cheque', 'pending', 10), claim('cash', 'verified', 20)])), [['cash', 90, 60, 20, 0, 70, 0, 0], ['cheque', 10, 10, 0, 0, 10, 0, 0]]);
});

test('what nobody has said how it is paid stands under no method', () => {
  assert.deepEqual(plain(order(100, [], { overdue: true })), [[undefined, 100, 0, 0, 0, 100, 0, 100]]);
  assert.deepEqual(plain(order(100, [claim('cheque', 'rejected', 100), claim('cash', 'voided', 100)])), [[undefined, 100, 0, 0, 0, 100, 0, 0]]);
  assert.deepEqual(plain(order(100, [claim('none', 'pending', 10)])), [['none', 10, 10, 0, 0, 10, 0, 0], [undefined, 90, 0, 0, 0, 90, 0, 0]]);
  assert.deepEqual(plain(order(0, [])), [], 'where nothing is asked, nothing is said');
});

test('money that went back is short again', () => {
  assert.deepEqual(plain(order(100, [claim('cash', 'verified', 100, 30)], { overdue: true })), [['cash', 100, 100, 70, 30, 30, 0, 30]]);
  assert.deepEqual(plain(order(100, [claim('cash', 'refunded', 100, 100)])), [['cash', 100, 100, 0, 100, 100, 0, 0]]);
});

const anyClaim: fc.Arbitrary<Claim> = fc.record({
  methodCode: fc.constantFrom('cash', 'cheque', 'bankTransfer', 'none'), status: fc.constantFrom('pending', 'proofSubmitted', 'verified', 'rejected', 'voided', 'refunded'),
  amount: fc.nat(20_000),
}).chain((each) => (each.status === 'refunded' ? fc.constant({ ...each, refunded: each.amount })
  : each.status === 'verified' ? fc.nat(Math.max(0, each.amount - 1)).map((refunded) => ({ ...each, refunded })) : fc.constant({ ...each, refunded: 0 })));
const anyOrder: fc.Arbitrary<ReconciledOrder> = fc.record({
  currency: fc.constantFrom('MYR', 'SGD', 'JPY'), totalAmount: fc.nat(30_000), overdue: fc.boolean(), payments: fc.array(anyClaim, { maxLength: 6 }),
});
const sum = <T>(rows: readonly T[], amountOf: (row: T) => number): number => rows.reduce((total, row) => total + amountOf(row), 0);

test('over any orders, what is expected is their totals, and every sum is the sum of its parts', () => {
  fc.assert(fc.property(fc.array(anyOrder, { maxLength: 30 }), (orders) => {
    const { items, totals } = reconcile(orders);
    assert.deepEqual(totals.map(({ currency }) => currency), [...new Set(orders.map(({ currency }) => currency))].sort());
    for (const total of totals) {
      const own = orders.filter(({ currency }) => currency === total.currency);
      const rows = items.filter(({ currency }) => currency === total.currency);
      const kept = sum(own, ({ payments }) => sum(payments, ({ status, amount, refunded }) => (status === 'verified' || status === 'refunded' ? amount - refunded : 0)));
      assert.equal(total.orders, own.length);
      assert.equal(total.expected.amount, sum(own, ({ totalAmount }) => totalAmount));
      assert.equal(total.verified.amount, kept);
      assert.equal(total.claimed.amount, sum(own, ({ payments }) => sum(payments, ({ status, amount }) => (status === 'rejected' || status === 'voided' ? 0 : amount))));
      for (const name of ['expected', 'claimed', 'verified', 'refunded', 'short', 'over', 'overdue'] as const) {
        assert.equal(sum(rows, (row) => row[name].amount), total[name].amount, name);
        assert.ok(rows.every((row) => row[name].amount >= 0 && row[name].currency === total.currency));
      }
    }
    for (const row of [...items, ...totals]) {
      assert.equal(row.expected.amount - row.verified.amount, row.short.amount - row.over.amount);
      assert.ok(row.overdue.amount <= row.short.amount);
    }
  }), { numRuns: 1_000 });
});

test('the order in which orders come changes nothing', () => {
  fc.assert(fc.property(fc.array(anyOrder, { maxLength: 12 }), (orders) => {
    assert.deepEqual(reconcile([...orders].reverse()), reconcile(orders));
  }), { numRuns: 300 });
});

test('orders that are not overdue have nothing overdue, and of the others all that is short', () => {
  fc.assert(fc.property(fc.array(anyOrder, { maxLength: 12 }), (orders) => {
    for (const { overdue } of reconcile(orders.map((each) => ({ ...each, overdue: false }))).totals) assert.equal(overdue.amount, 0);
    for (const { overdue, short } of reconcile(orders.map((each) => ({ ...each, overdue: true }))).totals) assert.equal(overdue.amount, short.amount);
  }), { numRuns: 300 });
});

test('sums are exact up to the last minor unit, and refused beyond', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const big = order(most, [claim('cash', 'verified', most)]);
  assert.equal(reconcile([big]).totals[0]?.verified.amount, most);
  // As floats both sums would round to something else.
  assert.deepEqual(reconcile([order(most - 1, [claim('cash', 'verified', most - 2)]), order(1, [])]).totals.map(({ expected, short }) => [expected.amount, short.amount]), [[most, 2]]);
  assert.throws(() => reconcile([big, order(1, [])]), RangeError);
});
