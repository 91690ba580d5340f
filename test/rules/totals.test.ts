import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calculateTotals, type Discount, type PricedLine } from '../../src/rules/totals.ts';

const ringgit = (amount: number) => ({ amount, currency: 'MYR' });

const discount: fc.Arbitrary<Discount> = fc.oneof(
  fc.integer({ min: 0, max: 50_000 }).map((amount) => ({ amount: ringgit(amount) })),
  fc.integer({ min: 0, max: 10_000 }).map((rate) => ({ rate })),
);
const line: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.integer({ min: 1, max: 99_999 }),
  unitPrice: fc.integer({ min: 0, max: 10_000_000 }).map(ringgit),
  discounts: fc.array(discount, { maxLength: 3 }),
  taxRate: fc.constantFrom(0, 600, 800, 1_000, 10_000),
});
const order = fc.record({
  currency: fc.constant('MYR'),
  lines: fc.array(line, { minLength: 0, maxLength: 12 }),
  discounts: fc.array(discount, { maxLength: 2 }),
  shipping: fc.integer({ min: 0, max: 100_000 }).map((amount) => ({ price: ringgit(amount) })),
});

test('the parts of an order add up to its total, to the last minor unit', () => {
  fc.assert(fc.property(order, (input) => {
    const { lines, totals } = calculateTotals(input);
    const sum = (pick: (line: (typeof lines)[number]) => number) => lines.reduce((total, each) => total + pick(each), 0);
    assert.equal(sum((each) => each.total.amount) + totals.shipping.amount, totals.total.amount);
    assert.equal(totals.items.amount - totals.discount.amount + totals.tax.amount + totals.shipping.amount, totals.total.amount);
    assert.equal(sum((each) => each.discount.amount), totals.discount.amount);
    for (const each of lines) {
      assert.ok(each.discount.amount >= 0 && each.discount.amount <= each.items.amount);
      assert.ok(each.tax.amount >= 0);
    }
  }), { numRuns: 2_000 });
});

test('the order in which lines stand changes no total', () => {
  fc.assert(fc.property(order, fc.infiniteStream(fc.nat()), (input, stream) => {
    const keys = input.lines.map(() => stream.next().value);
    const shuffled = input.lines.map((each, index) => ({ each, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ each }) => each);
    assert.deepEqual(calculateTotals({ ...input, lines: shuffled }).totals, calculateTotals(input).totals);
  }), { numRuns: 1_000 });
});

test('a half of a minor unit is rounded away from zero', () => {
  const tax = (amount: number) => calculateTotals({ currency: 'MYR', lines: [{ quantity: 1, unitPrice: ringgit(amount), taxRate: 500 }] }).totals.tax.amount;
  assert.equal(tax(10), 1);
  assert.equal(tax(9), 0);
  assert.equal(tax(30), 2);
});

test('an amount that cannot be counted exactly is refused, never rounded', () => {
  const lines = [{ quantity: 99_999, unitPrice: ringgit(Number.MAX_SAFE_INTEGER), taxRate: 0 }];
  assert.throws(() => calculateTotals({ currency: 'MYR', lines }), RangeError);
});
