import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dueOn, isOverdue } from '../../src/rules/terms.ts';

test('the last day to pay on follows the order by the days agreed', () => {
  assert.equal(dueOn('2026-11-22', { type: 'net', netDays: 30 }), '2026-12-22');
  assert.equal(dueOn('2027-02-28', { type: 'net', netDays: 1 }), '2027-03-01');
  assert.equal(dueOn('2028-02-28', { type: 'net', netDays: 1 }), '2028-02-29');
  assert.equal(dueOn('2026-12-31', { type: 'net', netDays: 365 }), '2027-12-31');
  for (const terms of [undefined, { type: 'prepaid' }, { type: 'net' }, { type: 'prepaid', netDays: 30 }]) assert.equal(dueOn('2026-11-22', terms), undefined);
});

test('an order is overdue only after its last day, placed, and owed', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  fc.assert(fc.property(fc.constantFrom('draft', 'confirmed', 'completed', 'cancelled'), fc.option(day), day, fc.integer({ min: -5, max: 5 }), (status, due, today, balance) => {
    const expected = ['confirmed', 'completed'].includes(status) && balance > 0 && due !== null && Date.parse(today) > Date.parse(due);
    assert.equal(isOverdue({ status, dueOn: due, balance }, today), expected);
  }));
});
