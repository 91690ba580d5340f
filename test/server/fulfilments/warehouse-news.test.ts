import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { carrierStatuses, type ProviderEvent } from '../../../src/contract/fulfilment.ts';
import { readNews } from '../../../server/fulfilments/warehouse-news.ts';

const fulfilmentId = 'ful_1' as const;
const lines = [{ lineId: 'lin_a', quantity: 3 }, { lineId: 'lin_b', quantity: 2 }] as const;
const asked = { first: { lines }, amendments: [] };
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();

const instant = fc.integer({ min: 0, max: 59 }).map(at);
const reference = fc.constantFrom('P1', 'P2', 'P3');
const parcelLines = fc.uniqueArray(fc.record({ lineId: fc.constantFrom('lin_a' as const, 'lin_b' as const), quantity: fc.integer({ min: 1, max: 4 }) }), { selector: ({ lineId }) => lineId, minLength: 1 });
const anyEvent: fc.Arbitrary<ProviderEvent> = fc.oneof(
  fc.record({ type: fc.constant('fulfilment.acknowledged' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, providerReference: fc.constantFrom('W-1', 'W-2') }),
  fc.record({ type: fc.constant('fulfilment.rejected' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, reason: fc.constantFrom('no room', 'no stock') }),
  fc.record({ type: fc.constant('fulfilment.inProgress' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant }),
  fc.record({
    type: fc.constant('shipment.created' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, shipmentReference: reference, carrier: fc.constantFrom('Pos', 'DHL'),
    trackingNumber: fc.constantFrom('T1', 'T2'), lines: fc.option(parcelLines, { nil: undefined }),
  }),
  fc.record({
    type: fc.constant('shipment.trackingUpdated' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, shipmentReference: reference,
    status: fc.constantFrom(...carrierStatuses), description: fc.constantFrom('here', 'there'),
  }),
).map((event) => ({ ...event }));

describe('what a warehouse says, read as a whole', () => {
  test('is the same whatever the order in which its calls came, and however often each', () => {
    fc.assert(fc.property(
      fc.array(anyEvent, { maxLength: 12 }).chain((events) => fc.record({
        events: fc.constant(events),
        arrived: fc.array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: 10 })
          .chain((again) => fc.shuffledSubarray([...events, ...again.flatMap((index) => events[index] ?? [])], { minLength: events.length + (events.length === 0 ? 0 : again.length) })),
      })),
      ({ events, arrived }) => { assert.deepEqual(readNews({ ...asked, events: arrived }), readNews({ ...asked, events })); },
    ), { numRuns: 500 });
  });

  test('never puts more into parcels than was handed over', () => {
    fc.assert(fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
      const { parcels, status } = readNews({ ...asked, events });
      let complete = true;
      for (const { lineId, quantity } of lines) {
        const shipped = parcels.flatMap((parcel) => parcel.lines).filter((line) => line.lineId === lineId).reduce((sum, line) => sum + line.quantity, 0);
        assert.ok(shipped <= quantity);
        complete &&= shipped === quantity;
      }
      assert.equal(status === 'closed', complete);
    }));
  });

  const tracked = (...statuses: readonly (typeof carrierStatuses)[number][]) => readNews({
    ...asked, events: statuses.map((status, minute) => ({ type: 'shipment.trackingUpdated', fulfilmentId, at: at(minute), shipmentReference: 'P1', status })),
  }).parcels[0];

  test('delivered goes back to nothing but returned', () => {
    assert.equal(tracked('inTransit', 'delivered', 'inTransit', 'exception')?.status, 'delivered');
    assert.equal(tracked('inTransit', 'delivered', 'returned', 'inTransit')?.status, 'returned');
    assert.equal(tracked('inTransit', 'exception', 'outForDelivery')?.status, 'outForDelivery');
    assert.equal(tracked('inTransit', 'unknown')?.status, 'inTransit');
  });

  test('a parcel without lines holds what no other parcel does', () => {
    const created = { type: 'shipment.created', fulfilmentId, carrier: 'Pos' } as const;
    const { parcels, status } = readNews({
      ...asked,
      events: [
        { ...created, at: at(1), shipmentReference: 'P1' },
        { ...created, at: at(2), shipmentReference: 'P2', lines: [{ lineId: 'lin_a', quantity: 1 }] },
      ],
    });
    assert.deepEqual(parcels.map((parcel) => [parcel.reference, parcel.lines]), [
      ['P1', [{ lineId: 'lin_a', quantity: 2 }, { lineId: 'lin_b', quantity: 2 }]],
      ['P2', [{ lineId: 'lin_a', quantity: 1 }]],
    ]);
    assert.equal(status, 'closed');
  });

  test('tracking that comes before its parcel waits for it, and goods that move outweigh a rejection', () => {
    const early = readNews({ ...asked, events: [{ type: 'shipment.trackingUpdated', fulfilmentId, at: at(5), shipmentReference: 'P1', status: 'inTransit' }] });
    assert.equal(early.status, undefined);
    assert.deepEqual(early.parcels.map(({ created, lines: inside, status }) => ({ created, inside, status })), [{ created: undefined, inside: [], status: 'inTransit' }]);
    const moved = readNews({ ...asked, events: [
      { type: 'fulfilment.rejected', fulfilmentId, at: at(9), reason: 'no room' }, { type: 'fulfilment.inProgress', fulfilmentId, at: at(1) },
    ] });
    assert.equal(moved.status, 'inProgress');
  });
});
