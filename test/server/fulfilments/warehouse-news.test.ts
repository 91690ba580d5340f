import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { carrierStatuses, type ProviderEvent } from '../../../src/contract/fulfilment.ts';
import { readNews, type Asked } from '../../../server/fulfilments/warehouse-news.ts';

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
  fc.record({ type: fc.constant('fulfilment.held' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, reason: fc.constantFrom('lift', 'strike') }),
  fc.record({ type: fc.constant('fulfilment.resumed' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant }),
  fc.record({ type: fc.constant('fulfilment.amendmentAccepted' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, amendmentId: fc.constantFrom('amd_1' as const, 'amd_2' as const, 'amd_x' as const) }),
  fc.record({ type: fc.constant('fulfilment.amendmentRejected' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, amendmentId: fc.constantFrom('amd_1' as const, 'amd_2' as const), reason: fc.constantFrom('packed', 'no') }),
  fc.record({ type: fc.constant('fulfilment.cancelled' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, reason: fc.constantFrom('no room', 'asked') }),
  fc.record({ type: fc.constant('fulfilment.cancelRefused' as const), fulfilmentId: fc.constant(fulfilmentId), at: instant, reason: fc.constantFrom('late', 'gone') }),
).map((event) => ({ ...event }));

/** What the warehouse may have been asked: nothing more, one change, two, and to stop. */
const anythingAsked: fc.Arbitrary<Asked> = fc.record({
  first: fc.constant({ lines }),
  amendments: fc.constantFrom([], [{ id: 'amd_1', lines: [{ lineId: 'lin_a', quantity: 1 }] }], [
    { id: 'amd_1', lines: [{ lineId: 'lin_a', quantity: 5 }, { lineId: 'lin_b', quantity: 2 }] }, { id: 'amd_2', lines, shipTo: { city: 'Ipoh' } },
  ]),
  cancellation: fc.constantFrom(undefined, {}, { after: at(30) }),
});

describe('what a warehouse says, read as a whole', () => {
  test('is the same whatever the order in which its calls came, and however often each', () => {
    fc.assert(fc.property(
      fc.array(anyEvent, { maxLength: 12 }).chain((events) => fc.record({
        wanted: anythingAsked,
        events: fc.constant(events),
        arrived: fc.array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: 10 })
          .chain((again) => fc.shuffledSubarray([...events, ...again.flatMap((index) => events[index] ?? [])], { minLength: events.length + (events.length === 0 ? 0 : again.length) })),
      })),
      ({ wanted, events, arrived }) => { assert.deepEqual(readNews({ ...wanted, events: arrived }), readNews({ ...wanted, events })); },
    ), { numRuns: 1_000 });
  });

  test('never puts more into parcels than was handed over', () => {
    fc.assert(fc.property(anythingAsked, fc.array(anyEvent, { maxLength: 12 }), (wanted, events) => {
      const { parcels, status, agreed } = readNews({ ...wanted, events });
      let complete = true;
      for (const { lineId, quantity } of (wanted.amendments[agreed] ?? wanted.first).lines) {
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

  test('what it agrees to is what it ships, and what it shipped before it read a change refuses that change', () => {
    const wanted: Asked = { first: { lines }, amendments: [{ id: 'amd_1', lines: [{ lineId: 'lin_a', quantity: 1 }] }] };
    const accepted = { type: 'fulfilment.amendmentAccepted', fulfilmentId, at: at(9), amendmentId: 'amd_1' } as const;
    const created = { type: 'shipment.created', fulfilmentId, at: at(5), shipmentReference: 'P1', carrier: 'Pos' } as const;
    const before = readNews({ ...wanted, events: [created] });
    assert.deepEqual([before.agreed, before.amendments[0]?.status, before.amendments[0]?.at, before.status], [-1, 'rejected', at(5), 'closed']);
    const after_ = readNews({ ...wanted, events: [created, accepted] });
    assert.deepEqual([after_.agreed, after_.amendments[0]?.status, after_.parcels[0]?.lines], [0, 'accepted', [{ lineId: 'lin_a', quantity: 1 }]]);
    const part = readNews({ ...wanted, events: [{ ...created, lines: [{ lineId: 'lin_a', quantity: 1 }] }] });
    assert.deepEqual([part.amendments[0]?.status, part.status], ['requested', 'inProgress'], 'a parcel that fits the change says nothing of it');
  });

  test('a hold lasts until it goes on, and a cancellation nobody asked for is a refusal', () => {
    const held = { type: 'fulfilment.held', fulfilmentId, at: at(2), reason: 'lift' } as const;
    assert.equal(readNews({ ...asked, events: [held] }).status, 'onHold');
    assert.equal(readNews({ ...asked, events: [held, { type: 'fulfilment.inProgress', fulfilmentId, at: at(1) }] }).status, 'onHold');
    assert.equal(readNews({ ...asked, events: [held, { type: 'fulfilment.inProgress', fulfilmentId, at: at(3) }] }).status, 'inProgress');
    const cancelled = { type: 'fulfilment.cancelled', fulfilmentId, at: at(3) } as const;
    assert.deepEqual((({ status, rejected, cancellation }) => [status, rejected?.at, cancellation])(readNews({ ...asked, events: [cancelled] })), ['rejected', at(3), undefined]);
    assert.deepEqual(readNews({ ...asked, cancellation: {}, events: [cancelled] }).cancellation, { accepted: true, at: at(3) });
    assert.equal(readNews({ ...asked, cancellation: { after: at(3) }, events: [cancelled] }).cancellation, undefined);
  });

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
