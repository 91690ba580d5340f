import type { CarrierStatus, ProviderEvent, TrackingEvent } from '../../src/contract/fulfilment.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import { contentsOf } from './parcel-contents.ts';

export type OfType<Type extends ProviderEvent['type']> = Extract<ProviderEvent, { type: Type }>;
type Quantities = readonly { lineId: string; quantity: number }[];

/** A parcel, as everything that was said of it makes it. */
export interface ParcelNews {
  /** The provider's own name for it. */
  reference: string;
  /** What was said when it left; absent while only its carrier has spoken. */
  created?: OfType<'shipment.created'>;
  lines: Quantities;
  status: CarrierStatus;
  /** It reached its recipient, though it may have come back since. */
  wasDelivered: boolean;
  /** Oldest first, by the carrier's time; one for each time and status. */
  tracking: readonly TrackingEvent[];
}

/** What the warehouse makes of an amendment. */
export interface AmendmentNews {
  id: string;
  status: 'requested' | 'accepted' | 'rejected';
  at?: string;
  reason?: string;
}

/** A hand-off, as everything that the warehouse said of it makes it. */
export interface HandOffNews {
  /** The furthest that was said; `undefined` when nothing was said of the hand-off itself. */
  status: 'acknowledged' | 'rejected' | 'inProgress' | 'onHold' | 'closed' | undefined;
  acknowledged?: OfType<'fulfilment.acknowledged'>;
  /** It will not ship: it said so, or cancelled without being asked. */
  rejected?: { reason: string; at: string };
  held?: OfType<'fulfilment.held'>;
  /** Each of the amendments, in the order in which they were asked for. */
  amendments: readonly AmendmentNews[];
  /** What it has agreed to: the last amendment that it accepted, by its place, else -1 for what was asked first. */
  agreed: number;
  /** What it says of the wish to cancel. */
  cancellation?: { accepted: boolean; at: string; reason?: string };
  parcels: readonly ParcelNews[];
}

/** What a warehouse was asked, as far as its answers are judged by it. */
export interface Asked {
  first: { lines: Quantities; shipTo?: object | undefined };
  amendments: readonly { id: string; lines: Quantities; shipTo?: object | undefined }[];
  /** Whether it was asked to cancel; `after`: by its own clock, what it had answered to an earlier wish. */
  cancellation?: { after?: string | undefined } | undefined;
}

const instantOf = (at: string): string => new Date(Date.parse(at)).toISOString();
const sortKey = (event: ProviderEvent): string => `${instantOf(event.at)} ${canonicalJson(event)}`;

/** Oldest first, by what the warehouse itself says of the time; events of one instant always stand in one order. */
const inTheirOrder = (events: readonly ProviderEvent[]): ProviderEvent[] =>
  events.map((event) => ({ event, key: sortKey(event) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ event }) => event);

const ofType = <Type extends ProviderEvent['type']>(events: readonly ProviderEvent[], type: Type): OfType<Type>[] =>
  events.filter((event): event is OfType<Type> => event.type === type);

/** The latest by the carrier's time. Delivered goes back to nothing but returned; what a carrier does not know says nothing. */
const carrierStatus = (tracking: readonly TrackingEvent[]): CarrierStatus => {
  let status: CarrierStatus = 'unknown';
  for (const { status: next } of tracking as readonly { status: CarrierStatus }[]) {
    if (next === 'unknown' || status === 'returned' || (status === 'delivered' && next !== 'returned')) continue;
    status = next;
  }
  return status;
};

const trackingOf = (updates: readonly OfType<'shipment.trackingUpdated'>[]): TrackingEvent[] => {
  const byMoment = new Map<string, TrackingEvent>();
  for (const { at, status, description, location } of updates) {
    const instant = instantOf(at);
    byMoment.set(`${instant} ${status}`, { status, at: instant, ...(description !== undefined && { description }), ...(location !== undefined && { location }) });
  }
  return [...byMoment.values()];
};

const sumOf = (lines: Quantities): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { lineId, quantity } of lines) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return sums;
};

/** The last hold that nothing has ended since: that it goes on ends one as well as saying so. */
const lastHold = (sorted: readonly ProviderEvent[]): OfType<'fulfilment.held'> | undefined => {
  let held: OfType<'fulfilment.held'> | undefined;
  for (const event of sorted) {
    if (event.type === 'fulfilment.held') held = event;
    else if (['fulfilment.resumed', 'fulfilment.inProgress', 'shipment.created'].includes(event.type)) held = undefined;
  }
  return held;
};

const saidOfAmendment = (sorted: readonly ProviderEvent[], id: string): AmendmentNews => {
  const last = sorted.findLast((event): event is OfType<'fulfilment.amendmentAccepted'> | OfType<'fulfilment.amendmentRejected'> =>
    (event.type === 'fulfilment.amendmentAccepted' || event.type === 'fulfilment.amendmentRejected') && event.amendmentId === id);
  if (last === undefined) return { id, status: 'requested' };
  return last.type === 'fulfilment.amendmentAccepted' ? { id, status: 'accepted', at: last.at } : { id, status: 'rejected', at: last.at, reason: last.reason };
};

const saidOfCancelling = (sorted: readonly ProviderEvent[], { after }: NonNullable<Asked['cancellation']>): HandOffNews['cancellation'] => {
  const since = after === undefined ? sorted : sorted.filter(({ at }) => Date.parse(at) > Date.parse(after));
  // Once it has cancelled, no word brings the hand-off back.
  const [cancelled] = ofType(since, 'fulfilment.cancelled');
  if (cancelled !== undefined) return { accepted: true, at: cancelled.at, ...(cancelled.reason !== undefined && { reason: cancelled.reason }) };
  const refused = ofType(since, 'fulfilment.cancelRefused').at(-1);
  return refused && { accepted: false, at: refused.at, reason: refused.reason };
};

/**
 * What a hand-off has come to, from everything that its warehouse ever said of it. Says the same whatever the order in
 * which the calls came, and however often each came.
 */
export function readNews({ first, amendments: asked, cancellation, events }: Asked & { events: readonly ProviderEvent[] }): HandOffNews {
  const sorted = inTheirOrder(events);
  const [acknowledged] = ofType(sorted, 'fulfilment.acknowledged');
  const amendments = asked.map(({ id }) => saidOfAmendment(sorted, id));
  const agreed = amendments.findLastIndex(({ status }) => status === 'accepted');
  const { lines, shipTo } = asked[agreed] ?? first;

  const updates = ofType(sorted, 'shipment.trackingUpdated');
  const created = new Map<string, OfType<'shipment.created'>[]>();
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

  const sent = sumOf(parcels.flatMap((parcel) => parcel.lines));
  const all = lines.length > 0 && lines.every(({ lineId, quantity }) => (sent.get(lineId) ?? 0) >= quantity);
  const last = asked.at(-1);
  if (last !== undefined && amendments.at(-1)?.status === 'requested' && created.size > 0) {
    const wanted = sumOf(last.lines);
    const contradicts = all || [...sent].some(([lineId, quantity]) => quantity > (wanted.get(lineId) ?? 0)) || canonicalJson(last.shipTo ?? null) !== canonicalJson(shipTo ?? null);
    const at = ofType(sorted, 'shipment.created').at(-1)?.at;
    if (contradicts) amendments[amendments.length - 1] = { id: last.id, status: 'rejected', ...(at !== undefined && { at }), reason: 'The goods had left before the change was read.' };
  }

  const begun = created.size > 0 || sorted.some(({ type }) => type === 'fulfilment.inProgress');
  const refusal = ofType(sorted, 'fulfilment.rejected')[0];
  const dropped = cancellation === undefined ? ofType(sorted, 'fulfilment.cancelled')[0] : undefined;
  const rejected = refusal ?? (dropped && { at: dropped.at, reason: dropped.reason ?? 'The warehouse has cancelled it.' });
  const held = lastHold(sorted);
  const known = acknowledged !== undefined || sorted.some(({ type }) => type === 'fulfilment.held' || type === 'fulfilment.resumed' || type === 'fulfilment.amendmentAccepted');
  const answered = cancellation && saidOfCancelling(sorted, cancellation);
  const shipped = all ? ofType(sorted, 'shipment.created').at(-1) : undefined;
  return {
    status: all ? 'closed'
      : dropped !== undefined && created.size === 0 ? 'rejected'
        : held !== undefined && (begun || rejected === undefined) ? 'onHold'
          : begun ? 'inProgress' : rejected !== undefined ? 'rejected' : known ? 'acknowledged' : undefined,
    ...(acknowledged !== undefined && { acknowledged }),
    ...(rejected !== undefined && { rejected: { reason: rejected.reason, at: rejected.at } }),
    ...(held !== undefined && !all && { held }),
    amendments, agreed,
    ...(cancellation !== undefined && shipped !== undefined
      ? { cancellation: { accepted: false, at: shipped.at, reason: 'It has shipped.' } }
      : answered !== undefined && { cancellation: answered }),
    parcels,
  };
}
