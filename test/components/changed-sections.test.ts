import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changedSections } from '../../components/order-detail/changed-sections.ts';
import type { Order } from '../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from './sample-order.ts';

describe('which sections of an order say something else', () => {
  const changes: [string, Partial<Order>][] = [
    ['status', { fulfilmentStatus: 'shipped', shipments: [sampleShipment()] }], ['lines', { lines: [sampleLine({ quantity: 13 })] }], ['payments', { payments: [samplePayment({ status: 'verified' })] }],
    ['customer', { customer: { name: 'Farid' } }], ['details', { notes: { internal: 'Gate 3' } }], ['fulfilment', { fulfilments: [sampleHandOff({ status: 'acknowledged' })] }],
  ];

  for (const [name, change] of changes) {
    it(`names ${name} alone`, () => assert.deepEqual(changedSections(sampleOrder(change), sampleOrder()), [name]));
  }

  it('names what changed, in the order of the page, whatever changes together', () => {
    fc.assert(fc.property(fc.subarray(changes), (some) => {
      const order = sampleOrder(Object.assign({}, ...some.map(([, change]) => change)) as Partial<Order>);
      assert.deepEqual(changedSections(order, sampleOrder()), some.map(([name]) => name));
    }));
  });

  it('takes no other version and no other stock for news', () => {
    const stocked = sampleLine({ stock: { onHand: 5, available: 2 } as never });
    assert.deepEqual(changedSections(sampleOrder({ version: 9, updatedAt: '2026-12-01T00:00:00Z', lines: [stocked] }), sampleOrder({ lines: [sampleLine()] })), []);
  });
});
