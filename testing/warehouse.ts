import type { CarrierStatus, HandOff, ProviderCall, ProviderEvent } from '../src/index.ts';
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
  /** What it was asked to ship otherwise, oldest first. */
  readonly amendments: HandOff[] = [];
  /** What it was asked to stop, oldest first. */
  readonly cancellations: ProviderCall[] = [];
  readonly #told: ProviderEvent[] = [];
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
    const call = JSON.parse(body) as HandOff | ProviderCall;
    if (call.type === 'fulfilment.queried') {
      const events = this.#told.filter((event) => event.type !== 'stock.counted' && event.fulfilmentId === call.fulfilmentId);
      return { status: 200, body: JSON.stringify({ events }) };
    }
    // At least once means that the same call may come again.
    if (call.type === 'fulfilment.cancelRequested') this.cancellations.push(call as ProviderCall);
    else if (call.type === 'fulfilment.amended') {
      const amendment = call as HandOff;
      if (!this.amendments.some(({ amendmentId }) => amendmentId === amendment.amendmentId)) this.amendments.push(amendment);
    } else if (!this.handOffs.some(({ fulfilmentId }) => fulfilmentId === call.fulfilmentId)) this.handOffs.push(call as HandOff);
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

  /** Says that it cannot go on for now. */
  hold(orderId: string, reason: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.held', reason });
  }

  /** Says that it goes on. */
  resume(orderId: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.resumed' });
  }

  /** Says that it will ship as the last amendment asks. */
  acceptAmendment(orderId: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.amendmentAccepted', amendmentId: this.#amendmentOf(orderId) });
  }

  /** Says that it ships as it was asked before. */
  rejectAmendment(orderId: string, reason: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.amendmentRejected', amendmentId: this.#amendmentOf(orderId), reason });
  }

  /** Says that it has stopped. */
  cancel(orderId: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.cancelled' });
  }

  /** Says that it is too late to stop. */
  refuseCancel(orderId: string, reason: string): Promise<void> {
    return this.#tell(orderId, { type: 'fulfilment.cancelRefused', reason });
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

  #amendmentOf(orderId: string): `amd_${string}` {
    const amendmentId = this.amendments.findLast((one) => one.orderId === orderId)?.amendmentId;
    if (amendmentId === undefined) throw new Error(`The warehouse was not told of a change of ${orderId}.`);
    return amendmentId as `amd_${string}`;
  }

  async #tell(orderId: string, news: News, at = new Date(this.#clock.now()).toISOString()): Promise<void> {
    const handOff = this.handOffs.findLast((one) => one.orderId === orderId);
    if (!handOff) throw new Error(`The warehouse has no hand-off of ${orderId}.`);
    this.#count += 1;
    const event = { ...news, fulfilmentId: handOff.fulfilmentId, at } as ProviderEvent;
    this.#told.push(event);
    const body = JSON.stringify(event);
    const headers = await signWebhook({ secret: this.#secret, id: `call_${crypto.randomUUID()}`, timestamp: Math.floor(this.#clock.now() / 1_000), body });
    const answer = await this.#call(new Request(handOff.callbackUrl, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }));
    if (!answer.ok) throw new Error(`The server answered the warehouse ${answer.status}: ${await answer.text()}`);
  }
}
