import type { Migration } from '../migration.ts';

/** Orders that are owed, in the list's own order: those that are overdue are found in it without being sorted. */
export const listOrder: Migration = {
  name: '0005-list-order',
  statements: [
    `CREATE INDEX IF NOT EXISTS orders_owed ON orders (shop_id, ordered_at, id, due_on) WHERE due_on IS NOT NULL AND balance > 0 AND status IN ('confirmed', 'completed')`,
    'DROP INDEX IF EXISTS orders_due',
  ],
};
