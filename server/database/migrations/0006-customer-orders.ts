import type { Migration } from '../migration.ts';

/** The orders of one customer, the newest first. */
export const customerOrders: Migration = {
  name: '0006-customer-orders',
  statements: [
    'ALTER TABLE orders ADD COLUMN IF NOT EXISTS customer_id text',
    "UPDATE orders SET customer_id = document -> 'customer' ->> 'customerId' WHERE customer_id IS NULL AND document -> 'customer' ->> 'customerId' IS NOT NULL",
    'CREATE INDEX IF NOT EXISTS orders_of_customer ON orders (shop_id, customer_id, ordered_at, id) WHERE customer_id IS NOT NULL',
  ],
};
