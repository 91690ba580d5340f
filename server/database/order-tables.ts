import type { Address } from '../../src/contract/address.ts';
import type { ItemOption, ledgerReasons } from '../../src/contract/catalogue.ts';
import type { Company } from '../../src/contract/customer.ts';
import type { LineInput, Order, OrderAlert, OrderFields, OrderHold, OrderLine, OrderReturn, OrderTotals } from '../../src/contract/order.ts';
import type { Payment, ProofInput, Refund } from '../../src/contract/payment.ts';
import type { Actor, Scope } from '../../src/contract/session.ts';
import type { Settings, SettingsChange } from '../../src/contract/settings.ts';
import type * as z from 'zod/mini';

/** RFC 3339 instant in UTC with milliseconds. */
type Instant = string;

export interface ServiceKeysTable {
  shop_id: string;
  id: string;
  /** SHA-256 of the key in hexadecimal; the key itself is nowhere. */
  key_hash: string;
  created_at: Instant;
}

export interface SessionsTable {
  shop_id: string;
  id: string;
  token_hash: string;
  actor: Actor;
  scopes: Scope[];
  created_at: Instant;
  expires_at: Instant;
}

/** The first answer to a key; without a status the first call is still running in another transaction. */
export interface IdempotencyTable {
  shop_id: string;
  principal: string;
  operation: string;
  key: string;
  fingerprint: string;
  status: number | null;
  body: string | null;
  etag: string | null;
  created_at: Instant;
}

/** One row a shop: both count without a gap, since the row stays locked until its transaction commits. */
export interface CountersTable {
  shop_id: string;
  order_number: number;
  event_position: number;
  /** Of the shop’s last event. */
  event_hash: string;
}

export interface SettingsTable {
  shop_id: string;
  version: number;
  document: Settings;
  updated_at: Instant;
}

export interface SettingsHistoryTable {
  shop_id: string;
  version: number;
  changes: SettingsChange['changes'];
  actor: Actor;
  at: Instant;
}

export interface CatalogueItemsTable {
  shop_id: string;
  id: string;
  sku: string;
  title: string;
  options: ItemOption[];
  category: string | null;
  /** Minor units. */
  price: number;
  currency: string;
  tax_rate: number;
  barcode: string | null;
  image_url: string | null;
  status: string;
  back_order: boolean;
  on_hand: number;
  /** What orders have taken and not yet shipped: the sum of the item's `stock_ledger`. */
  allocated: number;
  incoming_at: Instant | null;
  /** When a warehouse counted `on_hand`. */
  counted_at: Instant | null;
  /** Lower-cased title, SKU, options, barcode and category. */
  search_text: string;
  created_at: Instant;
  updated_at: Instant;
}

export interface StockLedgerTable {
  shop_id: string;
  id: string;
  item_id: string;
  order_id: string | null;
  line_id: string | null;
  /** What it adds to `allocated`. */
  delta: number;
  reason: (typeof ledgerReasons)[number];
  at: Instant;
  /** Who moved it; not known of the oldest movements. */
  actor: Actor | null;
  /** When goods that were shipped left, by their warehouse’s own clock, which is also that of its counts. */
  left_at: Instant | null;
}

export interface CustomersTable {
  shop_id: string;
  id: string;
  segment: string;
  name: string;
  email: string | null;
  phone: string | null;
  document: { company?: Company | undefined; shippingAddress?: Address | undefined; billingAddress?: Address | undefined };
  search_text: string;
  created_at: Instant;
  updated_at: Instant;
}

/** The fields of an order that a person fills in, as they were asked for. */
export type OrderDocument = z.infer<typeof OrderFields>;

export interface OrdersTable {
  shop_id: string;
  id: string;
  version: number;
  number: string | null;
  /** What `number` counts, 0 for a draft: people sort by it. */
  number_position: number;
  status: string;
  payment_status: string;
  fulfilment_status: string;
  origin: string;
  segment: string;
  channel: string | null;
  reason_code: string | null;
  external_reference: string | null;
  ordered_at: Instant;
  /** `YYYY-MM` in the shop's time zone. */
  ordered_month: string;
  currency: string;
  locale: string;
  /** Minor units. */
  total: number;
  item_count: number;
  customer_name: string | null;
  company_name: string | null;
  payment_methods: string[];
  tracking_numbers: string[];
  /** Lower-cased number, customer, company, PO number, external and tracking numbers. */
  search_text: string;
  document: OrderDocument;
  totals: OrderTotals;
  created_by: Actor;
  updated_by: Actor;
  created_at: Instant;
  updated_at: Instant;
  confirmed_at: Instant | null;
  grace_ends_at: Instant | null;
  completed_at: Instant | null;
  cancelled_at: Instant | null;
  holds: OrderHold[];
  alerts: OrderAlert[];
  alert_count: number;
  cancellation: NonNullable<Order['cancellation']> | null;
  /** Lines that an edit took off, while a warehouse has the order: it may refuse the edit. */
  removed_lines: OrderLinesTable[];
  /** What it came to when it was placed: what an edit asks beyond that, the goods wait for. Minor units. */
  placed_total: number;
  /** Minor units. */
  balance: number;
  /** Calendar dates where the shop is. */
  ordered_on: string | null;
  due_on: string | null;
  requested_on: string | null;
  /** Lower-cased company, or customer, without one. */
  customer_sort: string | null;
  created_by_id: string | null;
  customer_id: string | null;
  purchase_order_number: string | null;
  tags: string[] | null;
  /** The same as `payment_methods`, to be filtered by. */
  method_codes: string[] | null;
}

/** What an order may be recognised by when it is placed a second time. */
export interface OrderMarksTable {
  shop_id: string;
  kind: 'customer' | 'phone' | 'email' | 'items' | 'purchaseOrder';
  value: string;
  order_id: string;
  confirmed_at: Instant;
}

export interface ReturnsTable {
  shop_id: string;
  id: string;
  order_id: string;
  lines: OrderReturn['lines'];
  reason: string | null;
  restocked: boolean;
  actor: Actor;
  at: Instant;
}

export interface OrderLinesTable {
  shop_id: string;
  order_id: string;
  id: string;
  position: number;
  kind: string;
  item_id: string | null;
  sku: string | null;
  title: string;
  options: ItemOption[];
  image_url: string | null;
  quantity: number;
  /** Minor units, as is `unit_price`. */
  list_price: number;
  unit_price: number;
  tax_rate: number;
  totals: OrderLine['totals'];
  /** The line as it was asked for: a draft is priced from it again. */
  input: LineInput;
  allocated: number;
  shipped: number;
  delivered: number;
  returned: number;
  cancelled: number;
}

export interface PaymentsTable {
  shop_id: string;
  order_id: string;
  id: string;
  position: number;
  method_code: string;
  status: string;
  amount: number;
  currency: string;
  paid_at: Instant | null;
  payer_name: string | null;
  bank: string | null;
  reference: string | null;
  recorded_by: Actor;
  verified_by: Actor | null;
  rejection: NonNullable<Payment['rejection']> | null;
  created_at: Instant;
  verified_at: Instant | null;
  refunds: Refund[];
  /** Minor units: the sum of `refunds`. */
  refunded: number;
  voided: NonNullable<Payment['voided']> | null;
}

export interface ProofsTable {
  shop_id: string;
  order_id: string;
  id: string;
  payment_id: string;
  upload_id: string;
  position: number;
  kind: string;
  filename: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  claimed: NonNullable<ProofInput['claimed']> | null;
  /** The reference of `claimed`. */
  reference: string | null;
  status: string;
  created_at: Instant;
}

/** What only one transaction may work on at a time. */
export interface LockedNamesTable {
  shop_id: string;
  name: string;
}

/** The shop, its catalogue and its orders. */
export interface OrderTables {
  service_keys: ServiceKeysTable;
  sessions: SessionsTable;
  idempotency: IdempotencyTable;
  counters: CountersTable;
  settings: SettingsTable;
  settings_history: SettingsHistoryTable;
  catalogue_items: CatalogueItemsTable;
  stock_ledger: StockLedgerTable;
  customers: CustomersTable;
  orders: OrdersTable;
  order_marks: OrderMarksTable;
  locked_names: LockedNamesTable;
  returns: ReturnsTable;
  order_lines: OrderLinesTable;
  payments: PaymentsTable;
  proofs: ProofsTable;
}
