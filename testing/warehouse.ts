import type { CarrierStatus, HandOff, ProviderEvent } from '../src/index.ts';
import { signWebhook } from '../src/webhooks/index.ts';
import type { Clock, Outbound, OutboundAnswer, OutboundRequest } from '../server/ports.ts';

type News = ProviderEvent extends infer Event ? (Event extends { fulfilmentId: string; at: string } ? Omit<Event, 'fulfilmentId' | 'at'> : never) : never;

/** What a test says of a parcel when it leaves; the rest is made up. */
export interface Parcel {
  carrier?: string;
  trackingNumber?: string;
  trackingUrl?: string;
  /** `YYYY-MM-DD`. */
  estimatedDeliveryOn?: string;
}

/** Where a parcel is, in the carrier's words. */
export interface ParcelNews {
  description?: string;
  location?: string;
  /** The carrier's own time; now when absent. An RFC 3339 instant. */
  at?: string;
}

/** A warehouse that takes every hand-off and does what a test tells it to, by signed calls as a real one. */
export class Warehouse implements Outbound {
  /** What it was asked to ship, oldest first. */
  readonly handOffs: HandOff[] = [];
  readonly #call: (request: Request) => Promise<Response>;
  readonly #secret: string;
  readonly #clock: Clock;
  #count = 0;

  constructor({ call, secret, clock }: { call: (request: Request) => Promise<Response>; secret: string; clock: Clock }) {
    this.#call = call;
    this.#secret = secret;
    this.#clock = clock;
  }

  async post({ body }: OutboundRequest): Promise<OutboundAnswer> {
    const handOff = JSON.parse(body) as HandOff;
    // At least once means that the same hand-off may come again.
    if (!this.handOffs.some(({ fulfilmentId }) => fulfilmentId === handOff.fulfilmentId)) this.handOffs.push(handOff);
    return { status: 202, body: '' };
  }

  /** Says that it has the hand-off. */
  acknowledge(orderId: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.acknowledged', providerReference: `WH-${orderId.slice(-6).toUpperCase()}` });
  }

  /** Says that it will not ship. */
  reject(orderId: string, reason: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.rejected', reason });
  }

  /** Says that it picks or has packed. */
  pack(orderId: string, stage: 'picking' | 'packed' = 'packed'): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.inProgress', stage });
  }

  /** Hands everything that is left to a carrier. */
  ship(orderId: string, parcel: Parcel = {}): Promise<void> {
    const trackingNumber = parcel.trackingNumber ?? `ER${String(100_000_000 + this.#count)}MY`;
    return this.#tell(orderId, {
      type: 'shipment.created', shipmentReference: `parcel-${orderId}`, carrier: 'Pos Laju', trackingNumber,
      trackingUrl: `https://track.example/${trackingNumber}`, ...parcel,
    });
  }

  /** Passes on what the carrier says of the parcel. */
  track(orderId: string, status: CarrierStatus, { at, ...words }: ParcelNews = {}): Promise<void> {
    return this.#tell(orderId, { type: 'shipment.trackingUpdated', shipmentReference: `parcel-${orderId}`, status, ...words }, at);
  }

  async #tell(orderId: string, news: News, at = new Date(this.#clock.now()).toISOString()): Promise<void> {
    const handOff = this.handOffs.findLast((one) => one.orderId === orderId);
    if (!handOff) throw new Error(`The warehouse has no hand-off of ${orderId}.`);
    this.#count += 1;
    const body = JSON.stringify({ ...news, fulfilmentId: handOff.fulfilmentId, at });
    const headers = await signWebhook({ secret: this.#secret, id: `call_${crypto.randomUUID()}`, timestamp: Math.floor(this.#clock.now() / 1_000), body });
    const answer = await this.#call(new Request(handOff.callbackUrl, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }));
    if (!answer.ok) throw new Error(`The server answered the warehouse ${answer.status}: ${await answer.text()}`);
  }
}
