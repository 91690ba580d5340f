import * as z from 'zod/mini';
import { carrierStatuses, type CarrierSource, type CarrierStatus } from '../contract/fulfilment.ts';

/** One scan of a parcel, in our words. */
export interface CarrierScan {
  status: CarrierStatus;
  /** The carrier’s own time, an RFC 3339 instant in UTC. */
  at: string;
  description?: string;
  location?: string;
}

/** What a service that follows carriers says of a parcel. */
export interface CarrierNews {
  trackingNumber: string;
  /** As the service calls it. */
  carrier: string;
  events: CarrierScan[];
}

type Mapping = Readonly<Record<string, CarrierStatus>>;

/** The statuses of an EasyPost tracker and of its details (docs.easypost.com, “Tracker”). */
const easypostStatuses: Mapping = {
  unknown: 'unknown', pre_transit: 'preTransit', in_transit: 'inTransit', out_for_delivery: 'outForDelivery', delivered: 'delivered',
  available_for_pickup: 'availableForPickup', return_to_sender: 'returned', failure: 'exception', cancelled: 'exception', error: 'exception',
};

/** The delivery statuses of AfterShip (aftership.com/docs, “Delivery Statuses”). */
const aftershipStatuses: Mapping = {
  Pending: 'unknown', InfoReceived: 'preTransit', InTransit: 'inTransit', OutForDelivery: 'outForDelivery', AttemptFail: 'attemptFailed',
  Delivered: 'delivered', AvailableForPickup: 'availableForPickup', Exception: 'exception', Expired: 'exception',
};
/** What AfterShip tells only below “Exception”: on its way back, and back. */
const aftershipReturned = new Set(['Exception_010', 'Exception_011']);

/** The statuses of Shippo (docs.goshippo.com, “Tracking”). */
const shippoStatuses: Mapping = {
  UNKNOWN: 'unknown', PRE_TRANSIT: 'preTransit', TRANSIT: 'inTransit', DELIVERED: 'delivered', RETURNED: 'returned', FAILURE: 'exception',
};
/** What Shippo tells only below “in transit”. */
const shippoSubstatuses: Mapping = {
  out_for_delivery: 'outForDelivery', delivery_attempted: 'attemptFailed', notice_left: 'attemptFailed', pickup_available: 'availableForPickup',
  address_issue: 'exception', contact_carrier: 'exception', location_inaccessible: 'exception', package_damaged: 'exception', package_held: 'exception',
};

const isOurs = (status: string | undefined): status is CarrierStatus => carrierStatuses.some((known) => known === status);
const mapped = (mapping: Mapping, status: string | null | undefined): CarrierStatus => {
  const ours = status != null && Object.hasOwn(mapping, status) ? mapping[status] : undefined;
  return isOurs(ours) ? ours : 'unknown';
};

const Text = z.optional(z.nullable(z.string()));
const Place = z.optional(z.nullable(z.object({ city: Text, state: Text, country: Text, country_name: Text })));
const maxScans = z.maxLength(1_000);

const Easypost = z.object({
  result: z.object({
    object: z.optional(z.string()), tracking_code: z.string(), carrier: Text,
    tracking_details: z.optional(z.array(z.object({ status: Text, message: Text, datetime: Text, tracking_location: Place })).check(maxScans)),
  }),
});
const Aftership = z.object({
  msg: z.object({
    tracking_number: z.string(), slug: Text,
    checkpoints: z.optional(z.array(z.object({
      tag: Text, subtag: Text, message: Text, checkpoint_time: Text, location: Text, city: Text, state: Text, country_name: Text, country_region_name: Text,
    })).check(maxScans)),
  }),
});
const ShippoScan = z.object({
  status: Text, status_details: Text, status_date: Text, location: Place,
  substatus: z.optional(z.nullable(z.union([z.string(), z.object({ code: Text })]))),
});
const Shippo = z.object({
  data: z.object({
    tracking_number: z.string(), carrier: Text, tracking_status: z.optional(z.nullable(ShippoScan)), tracking_history: z.optional(z.array(ShippoScan).check(maxScans)),
  }),
});

const oneLine = (text: string | null | undefined, maxLength: number): string | undefined => {
  const line = text?.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, maxLength).replace(/\p{Surrogate}/gu, '').trim();
  return line === '' ? undefined : line;
};

/** A time with an offset; one without is read as UTC, which is what the services send when they know no zone. */
const instantOf = (time: string | null | undefined): string | undefined => {
  const text = time?.trim() ?? '';
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return undefined;
  const ms = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};

const placeOf = (place: z.infer<typeof Place>): string | undefined =>
  oneLine([place?.city, place?.state, place?.country_name ?? place?.country].filter((part) => part != null && part !== '').join(', '), 200);

const scan = ({ status, at, description, location }: { status: CarrierStatus; at: string | undefined; description: string | undefined; location: string | undefined }): CarrierScan[] =>
  (at === undefined ? [] : [{ status, at, ...(description !== undefined && { description }), ...(location !== undefined && { location }) }]);

const readers: Readonly<Record<CarrierSource, (payload: unknown) => CarrierNews | undefined>> = {
  easypost(payload) {
    const read = Easypost.safeParse(payload);
    if (!read.success) return undefined;
    const { tracking_code: trackingNumber, carrier, tracking_details: details = [] } = read.data.result;
    return {
      trackingNumber, carrier: carrier ?? '',
      events: details.flatMap((detail) => scan({
        status: mapped(easypostStatuses, detail.status), at: instantOf(detail.datetime), description: oneLine(detail.message, 300), location: placeOf(detail.tracking_location),
      })),
    };
  },
  aftership(payload) {
    const read = Aftership.safeParse(payload);
    if (!read.success) return undefined;
    const { tracking_number: trackingNumber, slug, checkpoints = [] } = read.data.msg;
    return {
      trackingNumber, carrier: slug ?? '',
      events: checkpoints.flatMap(({ tag, subtag, message, checkpoint_time: time, location, city, state, country_name: country, country_region_name: region }) => scan({
        status: tag === 'Exception' && aftershipReturned.has(subtag ?? '') ? 'returned' : mapped(aftershipStatuses, tag),
        at: instantOf(time), description: oneLine(message, 300), location: oneLine(location, 200) ?? placeOf({ city, state, country_name: region ?? country }),
      })),
    };
  },
  shippo(payload) {
    const read = Shippo.safeParse(payload);
    if (!read.success) return undefined;
    const { tracking_number: trackingNumber, carrier, tracking_status: latest, tracking_history: history = [] } = read.data.data;
    return {
      trackingNumber, carrier: carrier ?? '',
      events: [...history, ...(latest == null ? [] : [latest])].flatMap(({ status, substatus, status_details: details, status_date: date, location }) => {
        const code = typeof substatus === 'string' ? substatus : substatus?.code;
        const below = status === 'TRANSIT' && code != null && Object.hasOwn(shippoSubstatuses, code) ? shippoSubstatuses[code] : undefined;
        return scan({ status: below ?? mapped(shippoStatuses, status), at: instantOf(date), description: oneLine(details, 300), location: placeOf(location) });
      }),
    };
  },
};

/**
 * Reads what a service that follows carriers has posted. A status that it does not document is `unknown`; a scan without a
 * time is left out, since it cannot be put in its place.
 * @returns `undefined` when it is no news of a parcel
 */
export const readCarrierPayload = (source: CarrierSource, payload: unknown): CarrierNews | undefined => {
  const news = readers[source](payload);
  const trackingNumber = oneLine(news?.trackingNumber, 128);
  return news === undefined || trackingNumber === undefined ? undefined : { ...news, trackingNumber };
};
