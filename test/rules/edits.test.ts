import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fieldPermissions, type EditableField } from '../../src/contract/permissions.ts';
import { growthWaitsFor, lineLimits, lockedFields, lockedLines, standingQuantity } from '../../src/rules/edits.ts';

const line = (quantity: number, { shipped = 0, cancelled = 0 } = {}) => ({ quantity, quantities: { shipped, cancelled } });
const fieldsOf = (...stages: string[]): string[] =>
  Object.entries(fieldPermissions).filter(([, { stage }]) => stages.includes(stage)).map(([field]) => field).sort();
const lockedBy = (reason: string, order: Parameters<typeof lockedFields>[0]): string[] =>
  Object.entries(lockedFields(order)).filter(([, why]) => why === reason).map(([field]) => field).sort();

describe('the fields of an order', () => {
  it('are all open while it is a draft, and all locked once it is cancelled', () => {
    assert.deepEqual(lockedFields({ status: 'draft', lines: [line(1)] }), {});
    assert.deepEqual(lockedBy('cancelled', { status: 'cancelled', lines: [line(1, { cancelled: 1 })] }), fieldsOf('draft', 'shipping', 'always'));
  });

  it('lock in part when it is placed, and in part when something of it ships', () => {
    const placed = { status: 'confirmed', lines: [line(3)] };
    assert.deepEqual(lockedBy('placed', placed), fieldsOf('draft'));
    assert.deepEqual(lockedBy('shipped', placed), []);
    const shipped = { status: 'confirmed', lines: [line(3), line(2, { shipped: 1 })] };
    assert.deepEqual([lockedBy('placed', shipped), lockedBy('shipped', shipped)], [fieldsOf('draft'), fieldsOf('shipping')]);
    assert.deepEqual(lockedBy('shipped', { status: 'completed', lines: [line(3)] }), fieldsOf('shipping'));
  });

  it('that the warehouse acts on stand still while it is asked to stop', () => {
    const asked = { status: 'confirmed', cancellation: { requestedAt: '2026-11-22T10:00:00Z' }, lines: [line(3)] };
    assert.deepEqual([lockedBy('cancelled', asked), lockedBy('placed', asked)], [fieldsOf('shipping'), fieldsOf('draft')]);
    assert.equal(lockedLines(asked), 'cancelled');
  });

  it('never open again as an order goes on', () => {
    const stages = ['draft', 'confirmed', 'completed', 'cancelled'];
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { minLength: 1, maxLength: 4 }), fc.nat({ max: 2 }), (counts, from) => {
      const lines = counts.map(([left, shipped]) => line(left + shipped + 1, { shipped }));
      const more = counts.map(([left, shipped]) => line(left + shipped + 1, { shipped: shipped + 1 }));
      const before = Object.keys(lockedFields({ status: stages[from] ?? '', lines })) as EditableField[];
      const after = new Set(Object.keys(lockedFields({ status: stages[from + 1] ?? '', lines: more })));
      assert.ok(before.every((field) => after.has(field)), `${before} then ${[...after]}`);
    }));
  });
});

describe('the lines of an order', () => {
  it('can be added to while something is still to be shipped', () => {
    assert.equal(lockedLines({ status: 'draft', lines: [] }), undefined);
    assert.equal(lockedLines({ status: 'confirmed', lines: [line(2, { shipped: 2 }), line(1)] }), undefined);
    assert.equal(lockedLines({ status: 'confirmed', lines: [line(2, { shipped: 2 }), line(3, { shipped: 1, cancelled: 2 })] }), 'shipped');
    assert.equal(lockedLines({ status: 'completed', lines: [line(2)] }), 'shipped');
    assert.equal(lockedLines({ status: 'cancelled', lines: [line(2, { cancelled: 2 })] }), 'cancelled');
  });

  it('keep what has shipped of them and what was cancelled', () => {
    assert.deepEqual(lineLimits(line(5)), { leastQuantity: 1, canRemove: true, canReprice: true });
    assert.deepEqual(lineLimits(line(5, { cancelled: 2 })), { leastQuantity: 2, canRemove: false, canReprice: true });
    assert.deepEqual(lineLimits(line(5, { shipped: 2, cancelled: 1 })), { leastQuantity: 3, canRemove: false, canReprice: false });
    assert.equal(standingQuantity(line(5, { shipped: 2, cancelled: 1 })), 4);
  });
});

describe('the goods of an order that an edit made dearer', () => {
  const methods = [['cash', 'confirm'], ['eWallet', 'proofSubmitted'], ['cheque', 'verified']].map(([code = '', releaseOn = '']) => ({
    code, label: code, segments: ['b2c'], releaseOn, requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: false,
  }));
  const claim = (methodCode: string, amount: number, status = 'verified') => ({ methodCode, status, amount: { amount, currency: 'MYR' } });
  const waits = (totalAmount: number, payments: ReturnType<typeof claim>[], onTerms = false) => growthWaitsFor({ totalAmount, onTerms, payments, methods });

  it('wait for the rest by the rule of the last claim that stands', () => {
    assert.equal(waits(100, [claim('eWallet', 100)]), undefined);
    assert.equal(waits(101, [claim('eWallet', 100)]), 'proofSubmitted');
    assert.equal(waits(101, [claim('eWallet', 60), claim('cheque', 40)]), 'verified');
    assert.equal(waits(101, [claim('cheque', 60), claim('cash', 40)]), undefined);
    assert.equal(waits(100, [claim('eWallet', 60), claim('cheque', 60, 'rejected')]), 'proofSubmitted');
  });

  it('wait for nothing on terms, and where nothing is claimed at all', () => {
    assert.equal(waits(101, [claim('cheque', 100)], true), undefined);
    assert.equal(waits(101, []), undefined);
  });
});
