import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { difference, doubled, isSameReference, saysTheSame, waitingSince } from '../../components/parts/claim-checks.ts';
import { deskAction } from '../../components/proof-desk/desk-keys.ts';
import { fitted, mostZoom, placed, turned, zoomed, type ProofView } from '../../components/parts/proof-view.ts';
import { entryOf } from '../../components/proof-desk/proof-queue.ts';
import { sampleOrder, samplePayment } from './sample-order.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });

describe('what a claim is checked for', () => {
  it('tells how far amounts are apart, and nothing of two currencies', () => {
    assert.deepEqual(difference(myr(90), myr(100)), myr(-10));
    assert.deepEqual(difference(myr(110), myr(100)), myr(10));
    assert.equal(difference(myr(100), myr(100)), undefined);
    assert.equal(difference(myr(100), { amount: 90, currency: 'SGD' }), undefined);
    assert.equal(difference(myr(100), undefined), undefined);
  });

  it('takes references as people do', () => {
    assert.equal(isSameReference('IBG 7702', 'ibg7702'), true);
    assert.equal(isSameReference('IBG-7702', 'IBG-7703'), false);
  });

  it('names each order once, and says that there are others', () => {
    const [proof] = samplePayment().proofs;
    const duplicate = { by: 'file', orderId: 'ord_2', orderNumber: 'MO-2' };
    const payment = samplePayment({ proofs: [{ ...proof!, duplicateOf: [duplicate, { by: 'file' }] }, { ...proof!, duplicateOf: [duplicate] }], duplicateOf: [{ by: 'reference', orderId: 'ord_3' }] });
    assert.deepEqual(doubled(payment), [
      { by: 'file', orders: [{ id: 'ord_2', number: 'MO-2' }], hasHidden: true },
      { by: 'reference', orders: [{ id: 'ord_3', number: 'ord_3' }], hasHidden: false },
    ]);
    assert.deepEqual(doubled(samplePayment()), []);
  });

  it('counts the wait from the first proof that nobody has judged', () => {
    const [proof] = samplePayment().proofs;
    const at = (day: string, status: string) => ({ ...proof!, status, createdAt: `2026-11-${day}T00:00:00Z` });
    assert.equal(waitingSince(samplePayment({ proofs: [at('05', 'submitted'), at('03', 'submitted'), at('01', 'rejected')] })), '2026-11-03T00:00:00Z');
    assert.equal(waitingSince(samplePayment({ proofs: [], createdAt: '2026-11-02T00:00:00Z' })), '2026-11-02T00:00:00Z');
  });

  it('does not call a new version of the order a change when it says the same', () => {
    const entry = entryOf(sampleOrder(), 'pay_1')!;
    assert.equal(saysTheSame(entry, entryOf(sampleOrder({ version: 9, tags: ['new'] }), 'pay_1')!), true);
    assert.equal(saysTheSame(entry, entryOf(sampleOrder({ payments: [samplePayment({ amount: myr(1) })] }), 'pay_1')!), false);
    assert.equal(entryOf(sampleOrder(), 'pay_other'), undefined);
  });
});

describe('how a file is looked at', () => {
  const size = fc.record({ width: fc.integer({ min: 1, max: 12_000 }), height: fc.integer({ min: 1, max: 12_000 }) });
  const room = fc.record({ width: fc.integer({ min: 120, max: 2_000 }), height: fc.integer({ min: 120, max: 2_000 }) });
  const view = fc.record({ zoom: fc.constantFrom(1, 1.25, 3, 8), turns: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const) });

  it('shows the whole file, however it is turned, and never blows a small one up by itself', () => {
    fc.assert(fc.property(size, room, view, (natural, viewport, { turns }) => {
      const { page, file } = placed({ natural, viewport, view: { zoom: 1, turns } });
      assert.ok(page.width <= viewport.width && page.height <= viewport.height);
      assert.ok(file.width <= natural.width && file.height <= natural.height);
    }));
  });

  it('takes the room that the turned file needs', () => {
    fc.assert(fc.property(size, room, view, (natural, viewport, looked) => {
      const { page, file } = placed({ natural, viewport, view: looked });
      assert.deepEqual([page.width, page.height], looked.turns % 2 ? [file.height, file.width] : [file.width, file.height]);
    }));
  });

  it('goes closer and back by the same steps, within its bounds', () => {
    const walk = (from: ProofView, direction: 1 | -1): ProofView[] => {
      const next = zoomed(from, direction);
      return next === from ? [from] : [from, ...walk(next, direction)];
    };
    const closer = walk(fitted, 1);
    const closest = closer.at(-1) ?? fitted;
    assert.equal(closest.zoom, mostZoom);
    assert.deepEqual(walk(closest, -1), closer.toReversed());
    assert.deepEqual([1, 2, 3, 4].reduce(turned, fitted), fitted);
  });
});

describe('the keys of the desk', () => {
  const press = (key: string, more: object = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false, ...more });

  it('belong to the text, the browser and input methods first', () => {
    assert.equal(deskAction(press('v'), 'desk'), 'verify');
    assert.equal(deskAction(press('V'), 'desk'), 'verify');
    assert.equal(deskAction(press('v'), 'text'), undefined);
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) assert.equal(deskAction(press('r', more), 'desk'), undefined);
    assert.equal(deskAction(press('ArrowDown'), 'desk'), 'next');
    assert.equal(deskAction(press('ArrowDown'), 'arrows'), undefined);
    assert.equal(deskAction(press('j'), 'arrows'), 'next');
    assert.equal(deskAction(press('constructor'), 'desk'), undefined);
  });

  it('decide once, however long they are held, and move for as long', () => {
    assert.equal(deskAction(press('v', { repeat: true }), 'desk'), undefined);
    assert.equal(deskAction(press('x', { repeat: true }), 'desk'), undefined);
    assert.equal(deskAction(press('j', { repeat: true }), 'desk'), 'next');
  });
});
