import type { CarrierStatus, Fulfilment, Order, Shipment } from '../../src/index.ts';

/** The stations of an order, in their order; `returned` stands in place of `delivered` where the goods came back, `cancelled` last where an order ended early. */
export type StageKey = 'confirmed' | 'payment' | 'handedOver' | 'packed' | 'shipped' | 'delivered' | 'returned' | 'cancelled';

/**
 * `current` is what comes next or is being worked on, not yet done. `open` was passed by without being done (goods that left before they were paid);
 * `ahead` is still to come.
 */
export type StageState = 'done' | 'current' | 'open' | 'ahead';

/** One station and what the server has said of it. */
export interface Stage {
  key: StageKey;
  state: StageState;
  /** When it was reached, an instant; absent where the server names no time. */
  at?: string;
  /** What holds it or how far it is, where there is more to say than its name. */
  note?: StageNote;
}

export type StageNote =
  | { kind: 'payment'; status: string }
  | { kind: 'waitsForProof' | 'waitsForVerification' | 'waitsForRelease' | 'notAnswered' | 'packing' | 'heldByWarehouse' | 'partlyHandedOver' }
  | { kind: 'partlyShipped' | 'onItsWay' | 'partlyDelivered' }
  | { kind: 'queuedUntil'; at: string }
  /** A calendar date (`YYYY-MM-DD`). */
  | { kind: 'expected'; on: string };

/** Something that a person should look at. */
export type Exception =
  | { kind: 'warehouseRefused'; reason: string; at: string }
  | { kind: 'warehouseSilent'; dueAt: string }
  | { kind: 'held'; reason: string }
  | { kind: 'cancelRequested' | 'heldByWarehouse' | 'notHandedOver' | 'onHold' | 'fulfilmentProblem' }
  | { kind: 'paymentRejected'; reason: string; at: string }
  | { kind: 'parcel'; status: CarrierStatus; carrier: string; trackingNumber?: string; description?: string; at?: string };

/** Where an order is, as a person reads it. */
export interface Timeline {
  stages: Stage[];
  exceptions: Exception[];
  /** Nothing more will happen: the order is completed or cancelled. */
  final: boolean;
}

const settledPayment = new Set(['paid', 'overpaid', 'notRequired', 'partiallyRefunded', 'refunded']);
const shippedOut = new Set(['shipped', 'partiallyDelivered', 'delivered', 'returned']);
/** A problem with one parcel hides how far the rest is; what the lines count does not. Of what was cancelled whole nothing left. */
const allShipped = ({ lines }: Order): boolean =>
  lines.some(({ quantities }) => quantities.shipped > 0) && lines.every(({ quantity, quantities }) => quantities.shipped >= quantity - quantities.cancelled);

const movingParcel = new Set(['inTransit', 'outForDelivery']);
const troubledParcel = new Set(['attemptFailed', 'exception', 'returned']);

/** Whether an order can still change by itself; a live view of it may stop where it cannot. */
export const isFinal = ({ status }: Pick<Order, 'status'>): boolean => status === 'completed' || status === 'cancelled';

/** The tracking event that says the most of a parcel: the latest by the carrier's own time. */
export const latestTrackingEvent = ({ events }: Pick<Shipment, 'events'>): Shipment['events'][number] | undefined =>
  events.reduce<Shipment['events'][number] | undefined>((latest, event) => (latest && latest.at > event.at ? latest : event), undefined);

/**
 * Reads an order's four axes as one way with stations. Says nothing that the order does not: a station is done when the
 * server says so or when a later one cannot be reached without it.
 *
 * @param now - An instant: a hand-off that the warehouse should have answered by then is named.
 */
export const timeline = (order: Order, { now }: { now?: string } = {}): Timeline => {
  const way = wayOf(order);
  const stages = order.status === 'cancelled' ? cancelledStages(order, way)
    // Nothing of a draft has begun, though it may owe nothing.
    : withCurrent(order.status === 'draft' ? way.map((station) => ({ ...station, done: false })) : way);
  return { stages, exceptions: exceptionsOf(order, now), final: isFinal(order) };
};

/** Whether a station is an end that nobody was on the way to: it does not come next. */
export const isOtherEnd = ({ key }: Pick<Stage, 'key'>): boolean => key === 'returned' || key === 'cancelled';

/** A timeline in one line: the last station that was reached, the one that comes next, and how many of all there are. */
export const inShort = ({ stages }: Pick<Timeline, 'stages'>): { reached: Stage | undefined; next: Stage | undefined; done: number; total: number } => ({
  reached: stages.findLast((stage) => stage.state === 'done' || isOtherEnd(stage)),
  next: stages.find((stage) => stage.state === 'current' && !isOtherEnd(stage)),
  done: stages.filter(({ state }) => state === 'done').length,
  total: stages.length,
});

interface Station { key: StageKey; done: boolean; at?: string | undefined; note?: StageNote | undefined }

const stage = ({ key, at, note }: Station, state: StageState): Stage => ({ key, state, ...(at && { at }), ...(note && { note }) });

const wayOf = (order: Order): Station[] => {
  const stations: Station[] = [
    { key: 'confirmed', done: order.status !== 'draft', at: order.confirmedAt },
    { key: 'payment', done: settledPayment.has(order.paymentStatus), note: { kind: 'payment', status: order.paymentStatus } },
  ];
  return order.fulfilmentStatus === 'notRequired' ? stations : [...stations, ...goodsOf(order)];
};

const goodsOf = (order: Order): Station[] => {
  const handOffs = order.fulfilments.filter(({ status }) => status !== 'cancelled' && status !== 'rejected');
  const handedOver = handOffs.filter((handOff) => handOff.sentAt !== undefined);
  const status = order.fulfilmentStatus;
  const shipped = shippedOut.has(status) || allShipped(order);
  const allHandedOver = shipped || (handOffs.length > 0 && handedOver.length === handOffs.length);
  // A parcel that is said to be on its way is packed, whatever the warehouse told before.
  const packed = shipped || (allHandedOver && handOffs.every((handOff) => handOff.status === 'closed'));
  const delivered = status === 'delivered';
  return [
    { key: 'handedOver', done: allHandedOver, at: last(handedOver.map((handOff) => handOff.sentAt)), note: handOverNote(handOffs, handedOver) },
    { key: 'packed', done: packed, note: packed ? undefined : packingNote(handOffs) },
    {
      key: 'shipped',
      done: shipped,
      at: shipped ? last(order.shipments.map(leftAt)) : undefined,
      note: !shipped && order.shipments.length > 0 ? { kind: 'partlyShipped' } : undefined,
    },
    status === 'returned' ? { key: 'returned', done: false } : {
      key: 'delivered',
      done: delivered,
      at: delivered ? last(order.shipments.map((shipment) => eventTime(shipment, 'delivered'))) : undefined,
      note: delivered ? undefined : deliveryNote(order),
    },
  ];
};

const packingNote = (handOffs: readonly Fulfilment[]): StageNote | undefined => {
  if (handOffs.some(({ status }) => status === 'onHold')) return { kind: 'heldByWarehouse' };
  return handOffs.some(({ status }) => status === 'inProgress') ? { kind: 'packing' } : undefined;
};

const deliveryNote = ({ fulfilmentStatus, shipments }: Order): StageNote | undefined => {
  if (fulfilmentStatus === 'partiallyDelivered') return { kind: 'partlyDelivered' };
  const expectedOn = last(shipments.filter(({ status }) => status !== 'delivered').map(({ estimatedDeliveryOn }) => estimatedDeliveryOn));
  if (expectedOn !== undefined) return { kind: 'expected', on: expectedOn };
  // A parcel that was handed over may still lie at the carrier's: only the carrier knows that it moves.
  return shipments.some(({ status }) => movingParcel.has(status)) ? { kind: 'onItsWay' } : undefined;
};

const handOverNote = (handOffs: readonly Fulfilment[], handedOver: readonly Fulfilment[]): StageNote | undefined => {
  if (handOffs.length > 0 && handedOver.length === handOffs.length) {
    return handedOver.some(({ status }) => status === 'sent') ? { kind: 'notAnswered' } : undefined;
  }
  if (handedOver.length > 0) return { kind: 'partlyHandedOver' };
  const pending = handOffs.find(({ status }) => status === 'pending');
  if (pending?.waitingFor === 'hold') return { kind: 'waitsForRelease' };
  if (pending?.waitingFor === 'proofSubmitted') return { kind: 'waitsForProof' };
  if (pending?.waitingFor === 'verified') return { kind: 'waitsForVerification' };
  const queued = handOffs.find(({ status }) => status === 'queued');
  return queued?.sendAfter ? { kind: 'queuedUntil', at: queued.sendAfter } : undefined;
};

/** The current station is the first after the last one done; where that was the end, the first one that was passed by. */
const withCurrent = (stations: readonly Station[]): Stage[] => {
  const reached = stations.findLastIndex(({ done }) => done);
  const next = reached + 1 < stations.length ? reached + 1 : stations.findIndex(({ done }) => !done);
  return stations.map((station, index) => {
    if (station.done) return stage(station, 'done');
    if (index === next) return stage(station, 'current');
    return stage(station, index < reached ? 'open' : 'ahead');
  });
};

const cancelledStages = (order: Order, way: readonly Station[]): Stage[] => [
  ...way.filter(({ key, done }) => done && (key !== 'confirmed' || order.confirmedAt !== undefined)).map((station) => stage(station, 'done')),
  stage({ key: 'cancelled', done: true, at: order.cancelledAt }, 'current'),
];

const exceptionsOf = (order: Order, now: string | undefined): Exception[] => {
  const found: Exception[] = [];
  for (const { status, rejection, ackDeadline } of order.fulfilments) {
    if (status === 'rejected' && rejection) found.push({ kind: 'warehouseRefused', reason: rejection.reason, at: rejection.at });
    if (status === 'onHold') found.push({ kind: 'heldByWarehouse' });
    if (status === 'failed') found.push({ kind: 'notHandedOver' });
    if (status === 'sent' && ackDeadline && now && ackDeadline < now) found.push({ kind: 'warehouseSilent', dueAt: ackDeadline });
  }
  if (order.cancellation !== undefined || order.fulfilments.some(({ status }) => status === 'cancelRequested')) found.push({ kind: 'cancelRequested' });
  for (const shipment of order.shipments) {
    if (!troubledParcel.has(shipment.status)) continue;
    const event = latestTrackingEvent(shipment);
    found.push({
      kind: 'parcel',
      status: shipment.status as CarrierStatus,
      carrier: shipment.carrier,
      ...(shipment.trackingNumber && { trackingNumber: shipment.trackingNumber }),
      ...(event?.description && { description: event.description }),
      ...(event && { at: event.at }),
    });
  }
  for (const { status, rejection } of order.payments) {
    if (status === 'rejected' && rejection) found.push({ kind: 'paymentRejected', reason: rejection.reason, at: rejection.at });
  }
  if (order.status === 'confirmed') found.push(...order.holds.map(({ reason }): Exception => ({ kind: 'held', reason })));
  if (order.fulfilmentStatus === 'onHold' && !found.some(({ kind }) => kind === 'held' || kind === 'heldByWarehouse')) found.push({ kind: 'onHold' });
  const explained = found.some(({ kind }) => ['warehouseRefused', 'warehouseSilent', 'notHandedOver', 'parcel'].includes(kind));
  if (order.fulfilmentStatus === 'exception' && !explained) found.push({ kind: 'fulfilmentProblem' });
  return found;
};

/** When a parcel left: the first time that its carrier had it, else when the warehouse told of it. */
const leftAt = (shipment: Shipment): string => eventTime(shipment, 'inTransit') ?? shipment.createdAt;

const eventTime = ({ events }: Shipment, status: CarrierStatus): string | undefined => events.find((event) => event.status === status)?.at;

/** The latest of some instants, or of some dates. They are all UTC in one form (RFC 3339), so their text sorts as they do. */
const last = (instants: readonly (string | undefined)[]): string | undefined =>
  instants.filter((instant) => instant !== undefined).sort().at(-1);
