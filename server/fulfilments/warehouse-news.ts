import type { CarrierStatus, ProviderEvent, TrackingEvent } from '../../src/contract/fulfilment.ts';

type Of<Type extends ProviderEvent['type']> = Extract<ProviderEvent, { type: Type }>;

/** A parcel, as everything that was said of it makes it. */
export interface ParcelNews {
  /** The provider's own name for it. */
  reference: string;
  /** What was said when it left; absent while only its carrier has spoken. */
  created?: Of<'shipment.created'>;
  lines: readonly { lineId: string; quantity: number }[];
  status: CarrierStatus;
  /** It reached its recipient, though it may have come back since. */
  wasDelivered: boolean;
  /** Oldest first, by the carrier's time; one for each time and status. */
  tracking: readonly TrackingEvent[];
}

/** A hand-off, as everything that the warehouse said of it makes it. */
export interface HandOffNews {
  /** The furthest that was said; `undefined` when nothing was said of the hand-off itself. */
  status: 'acknowledged' | 'rejected' | 'inProgress' | 'closed' | undefined;
  acknowledged?: Of<'fulfilment.acknowledged'>;
  rejected?: Of<'fulfilment.rejected'>;
  parcels: readonly ParcelNews[];
}

const sortKey = (event: ProviderEvent): string => JSON.stringify([new Date(Date.parse(event.at)).toISOString(), event]);

/** Oldest first, by what the warehouse itself says of the time; events of one instant always stand in one order. */
const inTheirOrder = (events: readonly ProviderEvent[]): ProviderEvent[] =>
  events.map((event) => ({ event, key: sortKey(event) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ event }) => event);

const ofType = <Type extends ProviderEvent['type']>(events: readonly ProviderEvent[], type: Type): Of<Type>[] =>
  events.filter((event): event is Of<Type> => event.type === type);

/** The latest by the carrier's time. Delivered goes back to nothing but returned; what a carrier does not know says nothing. */
const carrierStatus = (tracking: readonly TrackingEvent[]): CarrierStatus => {
  let status: CarrierStatus = 'unknown';
  for (const { status: next } of tracking as readonly { status: CarrierStatus }[]) {
    if (next === 'unknown' || status === 'returned' || (status === 'delivered' && next !== 'returned')) continue;
    status = next;
  }
  return status;
};

const trackingOf = (updates: readonly Of<'shipment.trackingUpdated'>[]): TrackingEvent[] => {
  const byMoment = new Map<string, TrackingEvent>();
  for (const { at, status, description, location } of updates) {
    const instant = new Date(Date.parse(at)).toISOString();
    byMoment.set(`${instant} ${status}`, { status, at: instant, ...(description !== undefined && { description }), ...(location !== undefined && { location }) });
  }
  return [...byMoment.values()];
};

type Contents = { lineId: string; quantity: number }[];

/** What was ever said to lie in a parcel; `undefined` when it was said to hold the rest. Said again, a parcel only grows. */
const saidContents = (created: readonly Of<'shipment.created'>[]): Contents | undefined => {
  const largest = new Map<string, number>();
  for (const { lines } of created) {
    if (lines === undefined) return undefined;
    for (const { lineId, quantity } of lines) largest.set(lineId, Math.max(quantity, largest.get(lineId) ?? 0));
  }
  return [...largest].map(([lineId, quantity]) => ({ lineId, quantity })).sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
};

/** What lies in each parcel. One that names its lines goes before one that holds the rest; none holds more than was handed over. */
const contentsOf = (handedOver: readonly { lineId: string; quantity: number }[], created: ReadonlyMap<string, readonly Of<'shipment.created'>[]>): Map<string, Contents> => {
  const left = new Map(handedOver.map(({ lineId, quantity }) => [lineId, quantity]));
  const take = (lines: Contents): Contents => lines.flatMap(({ lineId, quantity }) => {
    const taken = Math.min(quantity, left.get(lineId) ?? 0);
    left.set(lineId, (left.get(lineId) ?? 0) - taken);
    return taken === 0 ? [] : [{ lineId, quantity: taken }];
  });
  const said = [...created].map(([reference, events]) => ({ reference, lines: saidContents(events) }));
  return new Map([
    ...said.flatMap(({ reference, lines }) => (lines === undefined ? [] : [[reference, take(lines)] as const])),
    ...said.flatMap(({ reference, lines }) => (lines === undefined ? [[reference, take([...handedOver])] as const] : [])),
  ]);
};

/**
 * What a hand-off has come to, from everything that its warehouse ever said of it. Says the same whatever the order in
 * which the calls came, and however often each came.
 */
export function readNews({ lines, events }: { lines: readonly { lineId: string; quantity: number }[]; events: readonly ProviderEvent[] }): HandOffNews {
  const sorted = inTheirOrder(events);
  const [acknowledged] = ofType(sorted, 'fulfilment.acknowledged');
  const [rejected] = ofType(sorted, 'fulfilment.rejected');
  const updates = ofType(sorted, 'shipment.trackingUpdated');
  const created = new Map<string, Of<'shipment.created'>[]>();
  for (const event of ofType(sorted, 'shipment.created')) created.set(event.shipmentReference, [...created.get(event.shipmentReference) ?? [], event]);
  const contents = contentsOf(lines, created);
  const references = [...new Set([...created.keys(), ...updates.map(({ shipmentReference }) => shipmentReference)])].sort();
  const parcels = references.map((reference): ParcelNews => {
    const tracking = trackingOf(updates.filter(({ shipmentReference }) => shipmentReference === reference));
    // Of carrier and number, the last word counts.
    const said = created.get(reference)?.at(-1);
    return {
      reference, ...(said !== undefined && { created: said }), lines: contents.get(reference) ?? [],
      status: carrierStatus(tracking), wasDelivered: tracking.some(({ status }) => status === 'delivered'), tracking,
    };
  });
  const sent = new Map<string, number>();
  for (const line of parcels.flatMap((parcel) => parcel.lines)) sent.set(line.lineId, (sent.get(line.lineId) ?? 0) + line.quantity);
  const all = lines.length > 0 && lines.every(({ lineId, quantity }) => (sent.get(lineId) ?? 0) >= quantity);
  const begun = created.size > 0 || sorted.some(({ type }) => type === 'fulfilment.inProgress');
  return {
    status: all ? 'closed' : begun ? 'inProgress' : rejected !== undefined ? 'rejected' : acknowledged !== undefined ? 'acknowledged' : undefined,
    ...(acknowledged !== undefined && { acknowledged }), ...(rejected !== undefined && { rejected }), parcels,
  };
}
