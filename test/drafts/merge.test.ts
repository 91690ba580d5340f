import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { applyMergePatch, diffOrders, editSteps, mergeOrders, undoChange, type EditedLine, type EditedOrder, type EditStep, type OrderChange } from '../../src/index.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const line = (id: string, more: Partial<EditedLine> = {}): EditedLine => ({ id, kind: 'catalogue', itemId: `itm_${id}`, quantity: 1, ...more });
const order = (more: Partial<EditedOrder> = {}): EditedOrder => ({ segment: 'b2b', lines: [], ...more });
const address = { line1: '12 Jalan Ampang', city: 'Kuala Lumpur', postalCode: '50450', country: 'MY' };

// Few values, so that the same place is often changed by both, and now and then alike.
const word = fc.constantFrom('a', 'b', 'c');
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const anyAddress = maybe(fc.record({ line1: word, city: word, postalCode: maybe(word), country: fc.constant('MY'), phone: maybe(word), instructions: maybe(word) }));
const anyLine = (id: string) => fc.record({
  id: fc.constant(id), kind: fc.constant('catalogue' as const), itemId: fc.constant(`itm_${id}`), quantity: fc.integer({ min: 1, max: 3 }),
  unitPrice: maybe(fc.constantFrom(myr(100), myr(90))), priceOverride: maybe(fc.record({ reasonCode: word, note: maybe(word) })), discounts: maybe(fc.constantFrom([], [{ rate: 500 }])),
});
const anyOrder = fc.record({
  segment: fc.constant('b2b' as const), purchaseOrderNumber: maybe(word), requestedDeliveryDate: maybe(fc.constantFrom('2026-12-01', '2026-12-02')),
  customer: maybe(fc.record({ customerId: maybe(fc.constantFrom('cus_1' as const, 'cus_2' as const)), name: word, email: maybe(word) })),
  shippingAddress: anyAddress, billingAddress: anyAddress, tags: maybe(fc.array(word, { maxLength: 2 })), notes: maybe(fc.record({ internal: maybe(word), packing: maybe(word) })),
  shipping: maybe(fc.record({ methodCode: word, price: fc.constantFrom(myr(0), myr(1_500)) })),
  // A line that is missing was taken off; `new` is one that is not in the order that both began with.
  lines: fc.tuple(maybe(anyLine('1')), maybe(anyLine('2')), maybe(anyLine('new'))).map((lines) => lines.filter((found) => found !== undefined)),
}) as fc.Arbitrary<EditedOrder>;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const valueAt = (changes: readonly OrderChange[], pointer: string) => changes.find((change) => change.pointer === pointer);
const overlaps = (one: string, other: string) => one === other || (one.startsWith('/lines/') && (one.startsWith(`${other}/`) || other.startsWith(`${one}/`)));
const sorted = ({ lines, ...fields }: EditedOrder) => plain({ ...fields, lines: [...lines].sort((a, b) => a.id.localeCompare(b.id)) });

/** What the server makes of the calls. */
const carryOut = (before: EditedOrder, steps: readonly EditStep[]): EditedOrder => steps.reduce<EditedOrder>((current, step) => {
  switch (step.type) {
    case 'fields': return { ...(applyMergePatch(current, step.patch) as EditedOrder), lines: current.lines };
    case 'addLine': return { ...current, lines: [...current.lines, { ...step.line, id: step.key }] };
    case 'updateLine': return { ...current, lines: current.lines.map((each) => (each.id === step.lineId ? { ...(applyMergePatch(each, step.patch) as EditedLine), id: each.id } : each)) };
    case 'removeLine': return { ...current, lines: current.lines.filter(({ id }) => id !== step.lineId) };
  }
}, before);

/** Objects that hold nothing are as good as none. */
const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, tidy(inner)] as const)
    .filter(([, inner]) => inner !== undefined && !(typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length === 0));
  return Object.fromEntries(fields);
};

describe('merging what two people made of one order', () => {
  it('loses nobody’s change: what one side alone changed has that side’s value', () => {
    fc.assert(fc.property(anyOrder, anyOrder, anyOrder, (base, mine, theirs) => {
      const { merged, conflicts } = mergeOrders({ base, mine, theirs });
      const [myChanges, theirChanges, all] = [mine, theirs, merged].map((after) => diffOrders({ before: base, after }));
      for (const [own, others] of [[myChanges!, theirChanges!], [theirChanges!, myChanges!]] as const) {
        for (const change of own) {
          if (others.some(({ pointer }) => overlaps(pointer, change.pointer))) continue;
          assert.deepEqual(plain(valueAt(all!, change.pointer)), plain(change), change.pointer);
          assert.ok(!conflicts.some(({ pointer }) => overlaps(pointer, change.pointer)), change.pointer);
        }
      }
      for (const { pointer } of all!) assert.ok([...myChanges!, ...theirChanges!].some((change) => overlaps(change.pointer, pointer)), `nobody changed ${pointer}`);
    }), { numRuns: 1_000 });
  });

  it('has no conflict where both say the same', () => {
    fc.assert(fc.property(anyOrder, anyOrder, (base, mine) => {
      const { merged, conflicts, taken } = mergeOrders({ base, mine, theirs: structuredClone(mine) });
      assert.deepEqual([conflicts, taken], [[], []]);
      assert.deepEqual(sorted(merged), tidy(sorted(mine)));
    }));
  });

  it('settles every conflict as it is told, with mine or with theirs', () => {
    fc.assert(fc.property(anyOrder, anyOrder, anyOrder, fc.constantFrom('mine' as const, 'theirs' as const), (base, mine, theirs, side) => {
      const { merged, conflicts } = mergeOrders({ base, mine, theirs, choose: () => side });
      const differences = diffOrders({ before: side === 'mine' ? mine : theirs, after: merged });
      for (const { pointer } of conflicts) assert.equal(valueAt(differences, pointer), undefined, pointer);
      assert.equal(mergeOrders({ base: theirs, mine: merged, theirs }).conflicts.length, 0, 'it can be saved on theirs');
    }), { numRuns: 1_000 });
  });

  it('changes none of the three orders', () => {
    fc.assert(fc.property(anyOrder, anyOrder, anyOrder, (base, mine, theirs) => {
      const before = JSON.stringify([base, mine, theirs]);
      mergeOrders({ base, mine, theirs, choose: () => 'theirs' });
      assert.equal(JSON.stringify([base, mine, theirs]), before);
    }));
  });

  it('takes the place of an address as one, and what stands beside it by itself', () => {
    const base = order({ shippingAddress: { ...address, phone: '+60300000000' } });
    const { conflicts, merged, taken } = mergeOrders({
      base,
      mine: order({ shippingAddress: { ...address, line1: '7 Lorong Damai', city: 'Klang', phone: '+60300000000', instructions: 'Ring twice' } }),
      theirs: order({ shippingAddress: { ...address, line1: '14 Jalan Ampang', phone: '+60311111111' } }),
    });
    assert.deepEqual(conflicts, [{
      pointer: '/shippingAddress', base: address, mine: { ...address, line1: '7 Lorong Damai', city: 'Klang' }, theirs: { ...address, line1: '14 Jalan Ampang' },
    }]);
    assert.deepEqual(merged.shippingAddress, { ...address, line1: '7 Lorong Damai', city: 'Klang', phone: '+60311111111', instructions: 'Ring twice' });
    assert.deepEqual(taken, [{ pointer: '/shippingAddress/phone', before: '+60300000000', after: '+60311111111' }]);
  });

  it('names a line that one took off and the other changed', () => {
    const base = order({ lines: [line('1'), line('2')] });
    const more = { base, mine: order({ lines: [line('2')] }), theirs: order({ lines: [line('1', { quantity: 5 }), line('2')] }) };
    assert.deepEqual(mergeOrders(more).conflicts, [{ pointer: '/lines/1', base: line('1'), theirs: line('1', { quantity: 5 }) }]);
    assert.deepEqual(mergeOrders(more).merged.lines.map(({ id }) => id), ['2']);
    assert.deepEqual(mergeOrders({ ...more, choose: () => 'theirs' }).merged.lines, [line('1', { quantity: 5 }), line('2')]);
  });

  it('knows a line again that was sent and whose answer was lost', () => {
    const custom = { kind: 'custom', title: 'Fitting', quantity: 1, unitPrice: myr(5_000) } as const;
    const base = order({ lines: [line('1')] });
    const { merged, conflicts, taken } = mergeOrders({
      base, mine: order({ lines: [line('1'), line('key', { itemId: 'itm_oil' }), { id: 'key2', ...custom }] }),
      theirs: order({ lines: [line('1'), line('lin_9', { itemId: 'itm_oil', quantity: 2 }), { id: 'lin_8', ...custom }] }),
    });
    assert.deepEqual(merged.lines.map(({ id }) => id), ['1', 'lin_9', 'lin_8']);
    assert.deepEqual(conflicts, [{ pointer: '/lines/lin_9/quantity', mine: 1, theirs: 2 }]);
    assert.deepEqual(taken, []);
  });
});

describe('undoing one change', () => {
  it('leaves all others as they are', () => {
    fc.assert(fc.property(anyOrder, anyOrder, fc.nat(), (before, after, pick) => {
      const changes = diffOrders({ before, after });
      const change = changes[pick % Math.max(1, changes.length)];
      if (!change) return;
      const left = diffOrders({ before, after: undoChange(after, change) });
      const byPointer = (list: readonly OrderChange[]) => plain([...list].sort((a, b) => a.pointer.localeCompare(b.pointer)));
      assert.deepEqual(byPointer(left), byPointer(changes.filter((other) => other !== change)));
    }), { numRuns: 1_000 });
  });
});

describe('the calls of an edit', () => {
  it('make the one order of the other, and are none when nothing differs', () => {
    fc.assert(fc.property(anyOrder, anyOrder, (before, after) => {
      const steps = editSteps({ before, after });
      assert.deepEqual(tidy(sorted(carryOut(before, steps))), tidy(sorted(after)));
      assert.deepEqual(editSteps({ before, after: structuredClone(before) }), []);
    }), { numRuns: 1_000 });
  });

  it('go on from wherever they were cut', () => {
    fc.assert(fc.property(anyOrder, anyOrder, fc.nat({ max: 6 }), (before, after, cut) => {
      const steps = editSteps({ before, after });
      const reached = carryOut(before, steps.slice(0, cut));
      const { merged, conflicts } = mergeOrders({ base: before, mine: after, theirs: reached });
      assert.deepEqual(conflicts, []);
      assert.deepEqual(tidy(sorted(carryOut(reached, editSteps({ before: reached, after: merged })))), tidy(sorted(after)));
    }), { numRuns: 1_000 });
  });

  it('say only what differs, new lines first and old ones last', () => {
    const before = order({ purchaseOrderNumber: 'PO-1', shippingAddress: { ...address, phone: '+60300000000' }, lines: [line('1'), line('2')] });
    const after = order({ purchaseOrderNumber: 'PO-2', shippingAddress: { ...address, line1: '14 Jalan Ampang' }, lines: [line('2', { quantity: 4 }), line('k', { quantity: 2 })] });
    assert.deepEqual(editSteps({ before, after }), [
      { type: 'fields', patch: { purchaseOrderNumber: 'PO-2', shippingAddress: { line1: '14 Jalan Ampang', phone: null } } },
      { type: 'addLine', key: 'k', line: { kind: 'catalogue', itemId: 'itm_k', quantity: 2 } },
      { type: 'updateLine', lineId: '2', patch: { quantity: 4 } },
      { type: 'removeLine', lineId: '1' },
    ]);
  });
});
