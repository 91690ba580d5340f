import type { Address } from '../../src/contract/address.ts';
import type { EventType, Message, OrderEvent } from '../../src/contract/event.ts';
import type { Fulfilment, HandOff, ProviderEvent } from '../../src/contract/fulfilment.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { WebhookDelivery } from '../../src/contract/webhook.ts';

/** RFC 3339 instant in UTC with milliseconds. */
type Instant = string;

export interface UploadsTable {
  shop_id: string;
  id: string;
  created_by: Actor;
  filename: string;
  declared_type: string | null;
  size_bytes: number;
  offset_bytes: number;
  status: string;
  media_type: string | null;
  sha256: string | null;
  width: number | null;
  height: number | null;
  active_content: boolean | null;
  rejection: { code: string; detail: string } | null;
  /** The order whose proof it is. */
  order_id: string | null;
  /** Where the file store keeps it: `YYYY/MM/…`. */
  file_key: string | null;
  created_at: Instant;
  expires_at: Instant | null;
}

/** What a warehouse is told beside goods and address. */
export type HandOffDetails = Pick<HandOff, 'recipient' | 'packingNote' | 'requestedDeliveryDate'>;

/** What a warehouse is asked to do. */
export interface HandOffTerms {
  lines: Fulfilment['lines'];
  shipTo?: Address;
  instructions?: string;
  details?: HandOffDetails;
}

export type AmendmentRecord = NonNullable<Fulfilment['amendment']> & HandOffTerms;

export type CancellationRecord = NonNullable<Fulfilment['cancellation']> & {
  id: string;
  /** By the warehouse’s clock: what it had answered, up to then, to an earlier wish. */
  after?: string;
};

export interface FulfilmentsTable {
  shop_id: string;
  id: string;
  order_id: string;
  provider_code: string;
  status: string;
  lines: Fulfilment['lines'];
  ship_to: Address | null;
  instructions: string | null;
  waiting_for: string | null;
  send_after: Instant | null;
  sent_at: Instant | null;
  acknowledged_at: Instant | null;
  ack_deadline: Instant | null;
  provider_reference: string | null;
  rejection: NonNullable<Fulfilment['rejection']> | null;
  /** `mayHaveArrived`: nobody knows whether the warehouse took what this attempt sent. */
  attempts: (Fulfilment['attempts'][number] & { mayHaveArrived?: boolean })[];
  created_at: Instant;
  updated_at: Instant;
  /** What else the warehouse was told when this was made; absent of hand-offs from before it was kept. */
  details: HandOffDetails | null;
  /** What was asked for first, and every amendment since, oldest first; absent while there is none. */
  amendments: { first: HandOffTerms; list: AmendmentRecord[] } | null;
  cancellation: CancellationRecord | null;
}

export interface ShipmentsTable {
  shop_id: string;
  id: string;
  order_id: string;
  fulfilment_id: string;
  /** The provider's own name for the parcel. */
  reference: string;
  /** Absent while only tracking has come, before the news of the parcel itself. */
  carrier: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  status: string;
  estimated_delivery_on: string | null;
  created_at: Instant;
  updated_at: Instant;
}

export interface ShipmentLinesTable {
  shop_id: string;
  shipment_id: string;
  line_id: string;
  quantity: number;
}

export interface TrackingEventsTable {
  shop_id: string;
  shipment_id: string;
  /** The carrier's own time. */
  at: Instant;
  status: string;
  description: string | null;
  location: string | null;
  received_at: Instant;
}

export interface MessagesTable {
  shop_id: string;
  id: string;
  order_id: string;
  kind: string;
  /** What it is about, so that it is sent once: the order, or one of its shipments or proofs. */
  about_id: string;
  recipients: string[];
  locale: string;
  status: string;
  send_after: Instant | null;
  sent_at: Instant | null;
  attempts: Message['attempts'];
  created_at: Instant;
  resend_of: string | null;
  /** What its Message-ID ends with, whatever the shop's address becomes; absent of messages from before it was kept. */
  id_domain: string | null;
}

export interface EventsTable {
  shop_id: string;
  position: number;
  order_id: string | null;
  sequence: number;
  type: string;
  at: Instant;
  actor: Actor;
  payload: OrderEvent['data'];
  changes: OrderEvent['changes'];
  /** Over the event and the hash of the one before it; absent of events from before there was a chain. */
  hash: string | null;
}

export interface WebhookEndpointsTable {
  shop_id: string;
  id: string;
  version: number;
  url: string;
  events: EventType[] | null;
  status: string;
  disabled_because: string | null;
  /** `whsec_…`, the newest first. */
  secrets: string[];
  old_secret_until: Instant | null;
  /** Attempts that failed in a row. */
  failures: number;
  /** Nothing is posted before: it asked for a pause, or has failed too often. */
  held_until: Instant | null;
  /** While it has failed too often: the first time that nobody has taken to ask whether it is back. */
  next_probe_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
}

export interface WebhookDeliveriesTable {
  shop_id: string;
  id: string;
  endpoint_id: string;
  /** Absent for a test. */
  event_position: number | null;
  type: string;
  status: string;
  attempts: WebhookDelivery['attempts'];
  created_at: Instant;
  /** Since when it has its status. */
  status_since: Instant;
}

export interface OutboxTable {
  shop_id: string;
  /** Also the stable Message-ID or webhook-id. */
  id: string;
  kind: 'message' | 'handOff' | 'amendment' | 'cancellation' | 'ackDeadline' | 'keepFile' | 'webhook';
  /** A message; a fulfilment; an amendment; the key under which a file is to be kept; a delivery to an endpoint. */
  target_id: string;
  state: 'pending' | 'sending' | 'sent' | 'dead' | 'withdrawn';
  attempts: number;
  due_at: Instant;
  lease_until: Instant | null;
  last_error: string | null;
  created_at: Instant;
  updated_at: Instant;
}

export interface ProviderCallsTable {
  shop_id: string;
  provider_code: string;
  webhook_id: string;
  fulfilment_id: string;
  outcome: 'applied' | 'parked';
  body: ProviderEvent;
  received_at: Instant;
}

/** What leaves and what comes back. */
export interface DeliveryTables {
  uploads: UploadsTable;
  fulfilments: FulfilmentsTable;
  shipments: ShipmentsTable;
  shipment_lines: ShipmentLinesTable;
  tracking_events: TrackingEventsTable;
  messages: MessagesTable;
  events: EventsTable;
  webhook_endpoints: WebhookEndpointsTable;
  webhook_deliveries: WebhookDeliveriesTable;
  outbox: OutboxTable;
  provider_calls: ProviderCallsTable;
}
