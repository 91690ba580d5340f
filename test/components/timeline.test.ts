import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { inShort, latestTrackingEvent, timeline, type Timeline } from '../../components/status-tracker/timeline.ts';
import type { Order } from '../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from './sample-order.ts';

const states = ({ stages }: Timeline): string => stages.map(({ key, state }) => `${key}:${state}`).join(' ');
const noteOf = ({ stages }: Timeline, key: string) => stages.find((stage) => stage.key === key)?.note;
const shippedLine = (shipped = 12) => sampleLine({ quantities: { allocated: 0, shipped, delivered: 0, returned: 0, cancelled: 0 } });

describe('the timeline of an order', () => {
  it('starts a draft at its first station', () => {
    const draft = sampleOrder({ status: 'draft', fulfilmentStatus: 'unfulfilled', paymentStatus: 'unpaid', fulfilments: [], payments: [] });
    assert.equal(states(timeline(draft)), 'confirmed:current payment:ahead handedOver:ahead packed:ahead shipped:ahead delivered:ahead');
  });

  it('stops at the payment while the goods wait for its proof', () => {
    const { sentAt: _, ...handOff } = sampleHandOff({ status: 'pending', waitingFor: 'proofSubmitted' });
    const waiting = timeline(sampleOrder({ paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', fulfilments: [handOff] }));
    assert.equal(states(waiting), 'confirmed:done payment:current handedOver:ahead packed:ahead shipped:ahead delivered:ahead');
    assert.deepEqual(noteOf(waiting, 'handedOver'), { kind: 'waitsForProof' });
  });

  it('names a payment that the goods did not wait for, and does not stand still at it', () => {
    const sent = timeline(sampleOrder());
    assert.equal(states(sent), 'confirmed:done payment:open handedOver:done packed:current shipped:ahead delivered:ahead');
    assert.deepEqual(noteOf(sent, 'payment'), { kind: 'payment', status: 'pendingVerification' });
    assert.deepEqual(noteOf(sent, 'handedOver'), { kind: 'notAnswered' });
    assert.equal(sent.stages.find(({ key }) => key === 'handedOver')?.at, '2026-11-02T03:10:00Z');
  });

  it('says when a queued hand-off may leave', () => {
    const { sentAt: _, ...handOff } = sampleHandOff({ status: 'queued', sendAfter: '2026-11-02T03:20:00Z' });
    const queued = timeline(sampleOrder({ paymentStatus: 'paid', fulfilmentStatus: 'unfulfilled', fulfilments: [handOff] }));
    assert.match(states(queued), /payment:done handedOver:current/);
    assert.deepEqual(noteOf(queued, 'handedOver'), { kind: 'queuedUntil', at: '2026-11-02T03:20:00Z' });
  });

  it('is at packing while the warehouse packs, and claims no more', () => {
    const packing = timeline(sampleOrder({ fulfilmentStatus: 'inProgress', fulfilments: [sampleHandOff({ status: 'inProgress' })] }));
    assert.match(states(packing), /handedOver:done packed:current shipped:ahead/);
    assert.deepEqual(noteOf(packing, 'packed'), { kind: 'packing' });
  });

  it('counts a shipped order as packed, with the time at which the carrier had it', () => {
    const shipped = timeline(sampleOrder({
      paymentStatus: 'paid', fulfilmentStatus: 'shipped', fulfilments: [sampleHandOff({ status: 'closed' })], shipments: [sampleShipment()], lines: [shippedLine()],
    }));
    assert.equal(states(shipped), 'confirmed:done payment:done handedOver:done packed:done shipped:done delivered:current');
    assert.equal(shipped.stages.find(({ key }) => key === 'shipped')?.at, '2026-11-02T09:30:00Z');
  });

  it('does not say that a parcel moves which its carrier knows nothing of', () => {
    const handed = sampleOrder({ fulfilmentStatus: 'shipped', lines: [shippedLine()], shipments: [sampleShipment({ status: 'unknown', events: [] })] });
    assert.match(states(timeline(handed)), /shipped:done delivered:current/);
    assert.equal(noteOf(timeline(handed), 'delivered'), undefined);
    assert.equal(timeline(handed).stages.find(({ key }) => key === 'shipped')?.at, sampleShipment().createdAt);
  });

  it('does not call an order shipped of which only a part left', () => {
    const part = timeline(sampleOrder({ fulfilmentStatus: 'partiallyShipped', fulfilments: [sampleHandOff({ status: 'inProgress' })], shipments: [sampleShipment()], lines: [shippedLine(5)] }));
    assert.match(states(part), /shipped:ahead delivered:ahead/);
    assert.deepEqual(noteOf(part, 'shipped'), { kind: 'partlyShipped' });
  });

  it('says when the last of the parcels should arrive, until it has', () => {
    const on = (estimatedDeliveryOn: string, id: string) => sampleShipment({ id, estimatedDeliveryOn });
    const order = sampleOrder({ fulfilmentStatus: 'shipped', lines: [shippedLine()], shipments: [on('2026-11-05', 'shp_1'), on('2026-11-07', 'shp_2'), { ...on('2026-11-09', 'shp_3'), status: 'delivered' }] });
    assert.deepEqual(noteOf(timeline(order), 'delivered'), { kind: 'expected', on: '2026-11-07' });
    assert.equal(noteOf(timeline({ ...order, fulfilmentStatus: 'delivered' }), 'delivered'), undefined);
  });

  it('is short: what was reached, what comes next, and how far that is', () => {
    const { reached, next, done, total } = inShort(timeline(sampleOrder()));
    assert.deepEqual([reached?.key, next?.key, done, total], ['handedOver', 'packed', 2, 6]);
    const cancelled = inShort(timeline(sampleOrder({ status: 'cancelled', fulfilmentStatus: 'cancelled' })));
    assert.deepEqual([cancelled.reached?.key, cancelled.next], ['cancelled', undefined]);
  });

  it('is final only when the server says so: delivered and unpaid waits for the money', () => {
    const delivered = sampleOrder({ fulfilmentStatus: 'delivered', paymentStatus: 'unpaid', fulfilments: [sampleHandOff({ status: 'closed' })], shipments: [sampleShipment({ status: 'delivered' })] });
    assert.equal(states(timeline(delivered)), 'confirmed:done payment:current handedOver:done packed:done shipped:done delivered:done');
    assert.equal(timeline(delivered).final, false);
    assert.equal(timeline({ ...delivered, status: 'completed', paymentStatus: 'paid' }).final, true);
  });

  it('ends where an order was cancelled, with what had been done until then', () => {
    const cancelled = timeline(sampleOrder({ status: 'cancelled', fulfilmentStatus: 'cancelled', cancelledAt: '2026-11-02T04:00:00Z', fulfilments: [sampleHandOff({ status: 'cancelled' })] }));
    assert.equal(states(cancelled), 'confirmed:done cancelled:current');
    const whole = sampleLine({ quantities: { allocated: 0, shipped: 0, delivered: 0, returned: 0, cancelled: 12 } });
    const nothingLeft = timeline(sampleOrder({ status: 'cancelled', fulfilmentStatus: 'cancelled', lines: [whole], fulfilments: [sampleHandOff({ status: 'cancelled' })] }));
    assert.equal(states(nothingLeft), 'confirmed:done cancelled:current', 'what was cancelled whole was not shipped');
    assert.equal(cancelled.stages.at(-1)?.at, '2026-11-02T04:00:00Z');
    assert.equal(cancelled.final, true);
  });

  it('has no warehouse where nothing is shipped', () => {
    assert.equal(states(timeline(sampleOrder({ fulfilmentStatus: 'notRequired', paymentStatus: 'notRequired', fulfilments: [] }))), 'confirmed:done payment:done');
  });
});

describe('what a person should look at', () => {
  it('is a refusal of the warehouse, in its own words', () => {
    const { exceptions } = timeline(sampleOrder({
      fulfilmentStatus: 'exception', fulfilments: [sampleHandOff({ status: 'rejected', rejection: { reason: 'Address outside our area', at: '2026-11-02T05:00:00Z' } })],
    }));
    assert.deepEqual(exceptions, [{ kind: 'warehouseRefused', reason: 'Address outside our area', at: '2026-11-02T05:00:00Z' }]);
  });

  it('is a warehouse that stays silent past its deadline, and not before', () => {
    const order = sampleOrder({ fulfilments: [sampleHandOff({ ackDeadline: '2026-11-02T04:10:00Z' })] });
    assert.deepEqual(timeline(order, { now: '2026-11-02T04:00:00Z' }).exceptions, []);
    assert.deepEqual(timeline(order, { now: '2026-11-02T05:00:00Z' }).exceptions, [{ kind: 'warehouseSilent', dueAt: '2026-11-02T04:10:00Z' }]);
  });

  it('is a parcel in trouble, while the rest still counts as shipped', () => {
    const order = sampleOrder({
      fulfilmentStatus: 'exception', lines: [shippedLine()],
      shipments: [sampleShipment({ status: 'exception', events: [{ status: 'exception', at: '2026-11-03T01:00:00Z', description: 'Damaged in transit' }] })],
    });
    assert.match(states(timeline(order)), /shipped:done delivered:current/);
    assert.deepEqual(timeline(order).exceptions, [
      { kind: 'parcel', status: 'exception', carrier: 'Pos Laju', trackingNumber: 'ER123456789MY', description: 'Damaged in transit', at: '2026-11-03T01:00:00Z' },
    ]);
  });

  it('is a rejected payment, a hold, and a cancellation that waits for its answer', () => {
    const kinds = timeline(sampleOrder({
      fulfilmentStatus: 'onHold', fulfilments: [sampleHandOff({ status: 'cancelRequested' })],
      payments: [samplePayment({ status: 'rejected', rejection: { reason: 'Slip is of another month', at: '2026-11-02T05:00:00Z', by: { id: 'usr_2', name: 'Ben', role: 'ops' } } })],
    })).exceptions.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['cancelRequested', 'paymentRejected', 'onHold']);
  });

  it('is who keeps the goods back: the shop, or the warehouse', () => {
    const by = { id: 'usr_1', name: 'Aminah', role: 'merchant' };
    const held = timeline(sampleOrder({
      fulfilmentStatus: 'onHold', holds: [{ id: 'hld_1', reason: 'Address unclear', at: '2026-11-02T04:00:00Z', by }],
      fulfilments: [sampleHandOff({ status: 'pending', waitingFor: 'hold', sentAt: undefined as never })],
    }));
    assert.deepEqual(held.exceptions, [{ kind: 'held', reason: 'Address unclear' }]);
    assert.deepEqual(held.stages.find(({ key }) => key === 'handedOver')?.note, { kind: 'waitsForRelease' });
    const aside = timeline(sampleOrder({ fulfilmentStatus: 'onHold', fulfilments: [sampleHandOff({ status: 'onHold' })] }));
    assert.deepEqual(aside.exceptions, [{ kind: 'heldByWarehouse' }]);
    assert.deepEqual(aside.stages.find(({ key }) => key === 'packed')?.note, { kind: 'heldByWarehouse' });
    const failed = timeline(sampleOrder({ fulfilmentStatus: 'exception', fulfilments: [sampleHandOff({ status: 'failed', sentAt: undefined as never })] }));
    assert.deepEqual(failed.exceptions, [{ kind: 'notHandedOver' }]);
  });

  it('is a cancellation that waits for its answer, said once', () => {
    const { exceptions } = timeline(sampleOrder({
      cancellation: { requestedAt: '2026-11-02T04:00:00Z', by: { id: 'usr_1', name: 'Aminah', role: 'merchant' } }, fulfilments: [sampleHandOff({ status: 'cancelRequested' })],
    }));
    assert.deepEqual(exceptions, [{ kind: 'cancelRequested' }]);
  });
});

describe('any order, also one with statuses that this version does not know', () => {
  const anyStatus = (...known: string[]) => fc.oneof(fc.constantFrom(...known), fc.string({ minLength: 1, maxLength: 12 }));
  const orders: fc.Arbitrary<Order> = fc.record({
    status: anyStatus('draft', 'confirmed', 'completed', 'cancelled'),
    paymentStatus: anyStatus('unpaid', 'pendingVerification', 'paid', 'notRequired'),
    fulfilmentStatus: anyStatus('notRequired', 'unfulfilled', 'requested', 'inProgress', 'exception', 'partiallyShipped', 'shipped', 'delivered', 'returned'),
    handOffs: fc.array(fc.record({ status: anyStatus('pending', 'queued', 'sent', 'acknowledged', 'inProgress', 'closed', 'rejected'), sent: fc.boolean() }), { maxLength: 3 }),
    shipped: fc.integer({ min: 0, max: 12 }),
  }).map(({ handOffs, shipped, ...statuses }) => sampleOrder({
    ...statuses,
    lines: [shippedLine(shipped)],
    fulfilments: handOffs.map(({ status, sent }) => {
      const { sentAt, ...handOff } = sampleHandOff({ status });
      return { ...handOff, ...(sent && sentAt && { sentAt }) };
    }),
  }));

  it('has at most one current station, and nothing ahead of a done one but what was passed by', () => {
    fc.assert(fc.property(orders, (order) => {
      const { stages } = timeline(order);
      const current = stages.filter(({ state }) => state === 'current').length;
      assert.equal(current, stages.every(({ state }) => state === 'done') ? 0 : 1);
      const lastDone = Math.max(0, stages.findLastIndex(({ state }) => state === 'done'));
      if (order.status === 'draft') assert.equal(stages[0]?.state, 'current');
      assert.ok(stages.slice(0, lastDone).every(({ state }) => state !== 'ahead'));
      assert.equal(new Set(stages.map(({ key }) => key)).size, stages.length);
    }));
  });
});

describe('the latest tracking event', () => {
  it('is told by the carrier’s time, whatever order the events came in', () => {
    const { events } = sampleShipment();
    assert.equal(latestTrackingEvent({ events: [...events].reverse() })?.status, 'inTransit');
    assert.equal(latestTrackingEvent({ events: [] }), undefined);
  });
});
