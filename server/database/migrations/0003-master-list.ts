import type { Migration } from '../migration.ts';

/** What the master list filters, sorts and searches by beside what there was: each a column, each with an index in the list's own order. */
export const masterList: Migration = {
  name: '0003-master-list',
  statements: [
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS created_by_id text',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS purchase_order_number text',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS requested_on date',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS customer_sort text',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS tags text[]',
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS method_codes text[]',
    `UPDATE orders SET created_by_id = created_by ->> 'id', purchase_order_number = document ->> 'purchaseOrderNumber',
      requested_on = (document ->> 'requestedDeliveryDate')::date, customer_sort = lower(coalesce(company_name, customer_name)),
      tags = ARRAY(SELECT jsonb_array_elements_text(coalesce(document -> 'tags', '[]'))), method_codes = ARRAY(SELECT jsonb_array_elements_text(payment_methods))
      WHERE method_codes IS NULL`,
    'CREATE INDEX IF NOT EXISTS orders_customer ON orders (shop_id, customer_sort, id)',
    'CREATE INDEX IF NOT EXISTS orders_requested ON orders (shop_id, requested_on, id)',
    'CREATE INDEX IF NOT EXISTS orders_channel ON orders (shop_id, channel, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_origin ON orders (shop_id, origin, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_reason ON orders (shop_id, reason_code, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_created_by ON orders (shop_id, created_by_id, ordered_at, id)',
    'CREATE INDEX IF NOT EXISTS orders_method_codes ON orders USING gin (method_codes)',
    'CREATE INDEX IF NOT EXISTS orders_tags ON orders USING gin (tags)',
    // The sums of a whole shop are read from this alone, without its orders.
    'CREATE INDEX IF NOT EXISTS orders_sums ON orders (shop_id, currency, status) INCLUDE (total, balance)',
  ],
};
