import type { Migration } from '../migration.ts';

const money = 'bigint NOT NULL';
const instant = 'timestamptz(3)';

/**
 * The tables of a shop's orders. Every key begins with the shop, so that one shop lies on one shard. What is filtered or
 * sorted is a column; jsonb is read and written whole.
 */
export const domain: Migration = {
  name: '0001-domain',
  statements: [
    // Who may ask

    `CREATE TABLE IF NOT EXISTS service_keys (
      shop_id text NOT NULL, id text NOT NULL, key_hash text NOT NULL, created_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS service_keys_hash ON service_keys (key_hash)',
    `CREATE TABLE IF NOT EXISTS sessions (
      shop_id text NOT NULL, id text NOT NULL, token_hash text NOT NULL, actor jsonb NOT NULL, scopes jsonb NOT NULL,
      created_at ${instant} NOT NULL, expires_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS sessions_hash ON sessions (token_hash)',
    'CREATE INDEX IF NOT EXISTS sessions_expiry ON sessions (expires_at)',
    `CREATE TABLE IF NOT EXISTS idempotency (
      shop_id text NOT NULL, principal text NOT NULL, operation text NOT NULL, key text NOT NULL, fingerprint text NOT NULL,
      status integer, body text, etag text, created_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, principal, operation, key))`,
    'CREATE INDEX IF NOT EXISTS idempotency_age ON idempotency (created_at)',

    // The shop

    `CREATE TABLE IF NOT EXISTS counters (
      shop_id text PRIMARY KEY, order_number bigint NOT NULL, event_position bigint NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS settings (
      shop_id text PRIMARY KEY, document jsonb NOT NULL, updated_at ${instant} NOT NULL)`,

    // Catalogue and stock

    `CREATE TABLE IF NOT EXISTS catalogue_items (
      shop_id text NOT NULL, id text NOT NULL, sku text NOT NULL, title text NOT NULL, options jsonb NOT NULL, category text,
      price ${money}, currency text NOT NULL, tax_rate integer NOT NULL, barcode text, image_url text,
      status text NOT NULL, back_order boolean NOT NULL,
      on_hand bigint NOT NULL CHECK (on_hand >= 0), allocated bigint NOT NULL CHECK (allocated >= 0),
      incoming_at ${instant}, counted_at ${instant},
      search_text text NOT NULL, created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE UNIQUE INDEX IF NOT EXISTS catalogue_items_sku ON catalogue_items (shop_id, sku)',
    'CREATE INDEX IF NOT EXISTS catalogue_items_title ON catalogue_items (shop_id, title, id)',
    'CREATE INDEX IF NOT EXISTS catalogue_items_category ON catalogue_items (shop_id, category, title, id)',
    `CREATE TABLE IF NOT EXISTS stock_ledger (
      shop_id text NOT NULL, id text NOT NULL, item_id text NOT NULL, order_id text, line_id text,
      delta bigint NOT NULL, reason text NOT NULL, at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS stock_ledger_item ON stock_ledger (shop_id, item_id)',
    'CREATE INDEX IF NOT EXISTS stock_ledger_order ON stock_ledger (shop_id, order_id)',

    // Customers and orders

    `CREATE TABLE IF NOT EXISTS customers (
      shop_id text NOT NULL, id text NOT NULL, segment text NOT NULL, name text NOT NULL, email text, phone text,
      document jsonb NOT NULL, search_text text NOT NULL, created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS customers_name ON customers (shop_id, name, id)',
    `CREATE TABLE IF NOT EXISTS orders (
      shop_id text NOT NULL, id text NOT NULL, version integer NOT NULL, number text, number_position bigint NOT NULL,
      status text NOT NULL, payment_status text NOT NULL, fulfilment_status text NOT NULL,
      origin text NOT NULL, segment text NOT NULL, channel text, reason_code text, external_reference text,
      ordered_at ${instant} NOT NULL, ordered_month text NOT NULL, currency text NOT NULL, locale text NOT NULL,
      total ${money}, item_count bigint NOT NULL, customer_name text, company_name text,
      payment_methods jsonb NOT NULL, tracking_numbers jsonb NOT NULL, search_text text NOT NULL,
      document jsonb NOT NULL, totals jsonb NOT NULL, created_by jsonb NOT NULL, updated_by jsonb NOT NULL,
      created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL, confirmed_at ${instant}, grace_ends_at ${instant},
      completed_at ${instant}, cancelled_at ${instant},
      PRIMARY KEY (shop_id, id))`,
    'CREATE UNIQUE INDEX IF NOT EXISTS orders_number ON orders (shop_id, number_position) WHERE number_position > 0',
    'CREATE INDEX IF NOT EXISTS orders_by_number ON orders (shop_id, number_position, id)',
    `CREATE UNIQUE INDEX IF NOT EXISTS orders_external_reference ON orders (shop_id, (coalesce(channel, '')), external_reference)
      WHERE external_reference IS NOT NULL AND status <> 'cancelled'`,
    'CREATE INDEX IF NOT EXISTS orders_ordered_at ON orders (shop_id, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_month ON orders (shop_id, ordered_month, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_status ON orders (shop_id, status, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_payment_status ON orders (shop_id, payment_status, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_fulfilment_status ON orders (shop_id, fulfilment_status, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_total ON orders (shop_id, total, id)',
    `CREATE TABLE IF NOT EXISTS order_lines (
      shop_id text NOT NULL, order_id text NOT NULL, id text NOT NULL, position integer NOT NULL,
      kind text NOT NULL, item_id text, sku text, title text NOT NULL, options jsonb NOT NULL, image_url text,
      quantity bigint NOT NULL, list_price ${money}, unit_price ${money}, tax_rate integer NOT NULL,
      totals jsonb NOT NULL, input jsonb NOT NULL,
      allocated bigint NOT NULL CHECK (allocated >= 0), shipped bigint NOT NULL CHECK (shipped >= 0),
      delivered bigint NOT NULL CHECK (delivered >= 0), returned bigint NOT NULL CHECK (returned >= 0),
      cancelled bigint NOT NULL CHECK (cancelled >= 0),
      CHECK (shipped + cancelled <= quantity),
      PRIMARY KEY (shop_id, order_id, id),
      FOREIGN KEY (shop_id, order_id) REFERENCES orders (shop_id, id) ON DELETE CASCADE)`,
    `CREATE TABLE IF NOT EXISTS payments (
      shop_id text NOT NULL, order_id text NOT NULL, id text NOT NULL, position integer NOT NULL,
      method_code text NOT NULL, status text NOT NULL, amount ${money}, currency text NOT NULL,
      paid_at ${instant}, payer_name text, bank text, reference text,
      recorded_by jsonb NOT NULL, verified_by jsonb, rejection jsonb, created_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, order_id, id),
      FOREIGN KEY (shop_id, order_id) REFERENCES orders (shop_id, id) ON DELETE CASCADE)`,
    'CREATE INDEX IF NOT EXISTS payments_method ON payments (shop_id, method_code, order_id)',
    'CREATE INDEX IF NOT EXISTS payments_reference ON payments (shop_id, method_code, reference) WHERE reference IS NOT NULL',
    `CREATE TABLE IF NOT EXISTS proofs (
      shop_id text NOT NULL, order_id text NOT NULL, id text NOT NULL, payment_id text NOT NULL, upload_id text NOT NULL,
      position integer NOT NULL, kind text NOT NULL, filename text NOT NULL, media_type text NOT NULL, size_bytes bigint NOT NULL,
      sha256 text NOT NULL, claimed jsonb, status text NOT NULL, created_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, order_id, id),
      FOREIGN KEY (shop_id, order_id) REFERENCES orders (shop_id, id) ON DELETE CASCADE)`,
    'CREATE INDEX IF NOT EXISTS proofs_same_file ON proofs (shop_id, sha256)',

    // Files, hand-offs, parcels, e-mails

    `CREATE TABLE IF NOT EXISTS uploads (
      shop_id text NOT NULL, id text NOT NULL, created_by jsonb NOT NULL, filename text NOT NULL, declared_type text,
      size_bytes bigint NOT NULL, offset_bytes bigint NOT NULL, status text NOT NULL,
      media_type text, sha256 text, width integer, height integer, active_content boolean, rejection jsonb,
      order_id text, file_key text, created_at ${instant} NOT NULL, expires_at ${instant},
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS uploads_order ON uploads (shop_id, order_id)',
    'CREATE INDEX IF NOT EXISTS uploads_expiry ON uploads (expires_at) WHERE expires_at IS NOT NULL',
    `CREATE TABLE IF NOT EXISTS fulfilments (
      shop_id text NOT NULL, id text NOT NULL, order_id text NOT NULL, provider_code text NOT NULL, status text NOT NULL,
      lines jsonb NOT NULL, ship_to jsonb, instructions text, waiting_for text,
      send_after ${instant}, sent_at ${instant}, acknowledged_at ${instant}, ack_deadline ${instant},
      provider_reference text, rejection jsonb, attempts jsonb NOT NULL, created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS fulfilments_order ON fulfilments (shop_id, order_id)',
    `CREATE TABLE IF NOT EXISTS shipments (
      shop_id text NOT NULL, id text NOT NULL, order_id text NOT NULL, fulfilment_id text NOT NULL, reference text NOT NULL,
      carrier text, tracking_number text, tracking_url text, status text NOT NULL, estimated_delivery_on date,
      created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE UNIQUE INDEX IF NOT EXISTS shipments_reference ON shipments (shop_id, fulfilment_id, reference)',
    'CREATE INDEX IF NOT EXISTS shipments_order ON shipments (shop_id, order_id)',
    `CREATE TABLE IF NOT EXISTS shipment_lines (
      shop_id text NOT NULL, shipment_id text NOT NULL, line_id text NOT NULL, quantity bigint NOT NULL,
      PRIMARY KEY (shop_id, shipment_id, line_id))`,
    `CREATE TABLE IF NOT EXISTS tracking_events (
      shop_id text NOT NULL, shipment_id text NOT NULL, at ${instant} NOT NULL, status text NOT NULL,
      description text, location text, received_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, shipment_id, at, status))`,
    `CREATE TABLE IF NOT EXISTS messages (
      shop_id text NOT NULL, id text NOT NULL, order_id text NOT NULL, kind text NOT NULL, about_id text NOT NULL,
      recipients jsonb NOT NULL, locale text NOT NULL, status text NOT NULL, send_after ${instant}, sent_at ${instant},
      attempts jsonb NOT NULL, created_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE UNIQUE INDEX IF NOT EXISTS messages_once ON messages (shop_id, order_id, kind, about_id)',

    // What happened, what leaves, what came back

    `CREATE TABLE IF NOT EXISTS events (
      shop_id text NOT NULL, position bigint NOT NULL, order_id text, sequence bigint NOT NULL, type text NOT NULL, at ${instant} NOT NULL,
      actor jsonb NOT NULL, payload jsonb NOT NULL, changes jsonb NOT NULL,
      PRIMARY KEY (shop_id, position))`,
    'CREATE UNIQUE INDEX IF NOT EXISTS events_order ON events (shop_id, order_id, sequence)',
    `CREATE TABLE IF NOT EXISTS outbox (
      shop_id text NOT NULL, id text NOT NULL, kind text NOT NULL, target_id text NOT NULL, state text NOT NULL,
      attempts integer NOT NULL, due_at ${instant} NOT NULL, lease_until ${instant}, last_error text,
      created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE UNIQUE INDEX IF NOT EXISTS outbox_target ON outbox (shop_id, kind, target_id)',
    "CREATE INDEX IF NOT EXISTS outbox_due ON outbox (due_at) WHERE state IN ('pending', 'sending')",
    `CREATE TABLE IF NOT EXISTS provider_calls (
      shop_id text NOT NULL, provider_code text NOT NULL, webhook_id text NOT NULL, fulfilment_id text NOT NULL,
      outcome text NOT NULL, body jsonb NOT NULL, received_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, provider_code, webhook_id))`,
    'CREATE INDEX IF NOT EXISTS provider_calls_fulfilment ON provider_calls (shop_id, fulfilment_id)',
  ],
};
