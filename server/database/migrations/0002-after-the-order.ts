import type { Migration } from '../migration.ts';

const instant = 'timestamptz(3)';

/** What happens after an order: holds, alerts, returns, refunds, terms, amendments, settings with versions, the chain of events, webhooks. */
export const afterTheOrder: Migration = {
  name: '0002-after-the-order',
  statements: [
    // Orders

    "ALTER TABLE orders ADD COLUMN IF NOT EXISTS holds jsonb NOT NULL DEFAULT '[]'",
    "ALTER TABLE orders ADD COLUMN IF NOT EXISTS alerts jsonb NOT NULL DEFAULT '[]'",
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS alert_count integer NOT NULL DEFAULT 0',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS cancellation jsonb',
    "ALTER TABLE orders ADD COLUMN IF NOT EXISTS removed_lines jsonb NOT NULL DEFAULT '[]'",
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS placed_total bigint NOT NULL DEFAULT 0',
    'UPDATE orders SET placed_total = total WHERE placed_total = 0',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS balance bigint NOT NULL DEFAULT 0',
    "UPDATE orders SET balance = (totals -> 'balance' ->> 'amount')::bigint WHERE balance = 0",
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS ordered_on date',
    `UPDATE orders SET ordered_on = (ordered_at AT TIME ZONE coalesce(
      (SELECT document ->> 'timeZone' FROM settings WHERE settings.shop_id = orders.shop_id), 'UTC'))::date WHERE ordered_on IS NULL`,
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS due_on date',
    `UPDATE orders SET due_on = ordered_on + (document -> 'paymentTerms' ->> 'netDays')::integer
      WHERE due_on IS NULL AND document -> 'paymentTerms' ->> 'type' = 'net' AND document -> 'paymentTerms' ->> 'netDays' IS NOT NULL`,
    'CREATE INDEX IF NOT EXISTS orders_ordered_on ON orders (shop_id, ordered_on, id)',
    "CREATE INDEX IF NOT EXISTS orders_due ON orders (shop_id, due_on, id) WHERE due_on IS NOT NULL AND balance > 0 AND status IN ('confirmed', 'completed')",
    'CREATE INDEX IF NOT EXISTS orders_alerted ON orders (shop_id, ordered_at, id) WHERE alert_count > 0',
    // What an order may be recognised by when it is placed a second time: one row for each of them.
    `CREATE TABLE IF NOT EXISTS order_marks (
      shop_id text NOT NULL, kind text NOT NULL, value text NOT NULL, order_id text NOT NULL, confirmed_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, kind, value, order_id),
      FOREIGN KEY (shop_id, order_id) REFERENCES orders (shop_id, id) ON DELETE CASCADE)`,
    'CREATE INDEX IF NOT EXISTS order_marks_order ON order_marks (shop_id, order_id)',
    `CREATE TABLE IF NOT EXISTS returns (
      shop_id text NOT NULL, id text NOT NULL, order_id text NOT NULL, lines jsonb NOT NULL, reason text, restocked boolean NOT NULL,
      actor jsonb NOT NULL, at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    'CREATE INDEX IF NOT EXISTS returns_order ON returns (shop_id, order_id)',
    'ALTER TABLE stock_ledger ADD COLUMN IF NOT EXISTS actor jsonb',
    'CREATE INDEX IF NOT EXISTS stock_ledger_time ON stock_ledger (shop_id, at, id)',
    'ALTER TABLE stock_ledger ADD COLUMN IF NOT EXISTS left_at timestamptz(3)',
    'CREATE INDEX IF NOT EXISTS stock_ledger_left ON stock_ledger (shop_id, item_id, left_at) WHERE left_at IS NOT NULL',

    // One row for each name that only one transaction may work on at a time: a reference that nobody else may take meanwhile.
    'CREATE TABLE IF NOT EXISTS locked_names (shop_id text NOT NULL, name text NOT NULL, PRIMARY KEY (shop_id, name))',

    // Payments

    'ALTER TABLE payments ADD COLUMN IF NOT EXISTS verified_at timestamptz(3)',
    "ALTER TABLE payments ADD COLUMN IF NOT EXISTS refunds jsonb NOT NULL DEFAULT '[]'",
    'ALTER TABLE payments ADD COLUMN IF NOT EXISTS refunded bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0)',
    'ALTER TABLE payments ADD COLUMN IF NOT EXISTS voided jsonb',
    'CREATE INDEX IF NOT EXISTS payments_by_status ON payments (shop_id, status, created_at, id)',
    'CREATE INDEX IF NOT EXISTS payments_by_time ON payments (shop_id, created_at, id)',
    // What a slip says its reference is, so that it is found on another order.
    'ALTER TABLE proofs ADD COLUMN IF NOT EXISTS reference text',
    "UPDATE proofs SET reference = claimed ->> 'reference' WHERE reference IS NULL",
    'CREATE INDEX IF NOT EXISTS proofs_reference ON proofs (shop_id, reference) WHERE reference IS NOT NULL',
    'CREATE INDEX IF NOT EXISTS proofs_payment ON proofs (shop_id, payment_id)',

    // Hand-offs and e-mails

    'ALTER TABLE fulfilments ADD COLUMN IF NOT EXISTS details jsonb',
    'ALTER TABLE fulfilments ADD COLUMN IF NOT EXISTS amendments jsonb',
    'ALTER TABLE fulfilments ADD COLUMN IF NOT EXISTS cancellation jsonb',
    'CREATE INDEX IF NOT EXISTS shipments_tracking_number ON shipments (shop_id, tracking_number) WHERE tracking_number IS NOT NULL',
    'ALTER TABLE messages ADD COLUMN IF NOT EXISTS resend_of text',
    'ALTER TABLE messages ADD COLUMN IF NOT EXISTS id_domain text',
    // A message is written once for what it is about, and said again as often as a person asks.
    'DROP INDEX IF EXISTS messages_once',
    'CREATE UNIQUE INDEX IF NOT EXISTS messages_first ON messages (shop_id, order_id, kind, about_id) WHERE resend_of IS NULL',
    'CREATE INDEX IF NOT EXISTS messages_of_order ON messages (shop_id, order_id)',

    // Settings, history, webhooks

    'ALTER TABLE settings ADD COLUMN IF NOT EXISTS version integer NOT NULL DEFAULT 1',
    `CREATE TABLE IF NOT EXISTS settings_history (
      shop_id text NOT NULL, version integer NOT NULL, changes jsonb NOT NULL, actor jsonb NOT NULL, at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, version))`,
    'ALTER TABLE events ADD COLUMN IF NOT EXISTS hash text',
    "ALTER TABLE counters ADD COLUMN IF NOT EXISTS event_hash text NOT NULL DEFAULT ''",
    `CREATE TABLE IF NOT EXISTS webhook_endpoints (
      shop_id text NOT NULL, id text NOT NULL, version integer NOT NULL, url text NOT NULL, events jsonb, status text NOT NULL,
      disabled_because text, secrets jsonb NOT NULL, old_secret_until ${instant}, failures integer NOT NULL DEFAULT 0, held_until ${instant}, next_probe_at ${instant},
      created_at ${instant} NOT NULL, updated_at ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id))`,
    `CREATE TABLE IF NOT EXISTS webhook_deliveries (
      shop_id text NOT NULL, id text NOT NULL, endpoint_id text NOT NULL, event_position bigint, type text NOT NULL, status text NOT NULL,
      attempts jsonb NOT NULL, created_at ${instant} NOT NULL, status_since ${instant} NOT NULL,
      PRIMARY KEY (shop_id, id),
      FOREIGN KEY (shop_id, endpoint_id) REFERENCES webhook_endpoints (shop_id, id) ON DELETE CASCADE)`,
    'CREATE INDEX IF NOT EXISTS webhook_deliveries_endpoint ON webhook_deliveries (shop_id, endpoint_id, created_at, id)',
  ],
};
