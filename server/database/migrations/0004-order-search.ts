import type { Migration } from '../migration.ts';
import { textTrigrams } from '../text-search.ts';

/** Any part of a number or a name is found without looking through every order. */
export const orderSearch: Migration = {
  name: '0004-order-search',
  statements: [
    // Each change of an order adds to it. In pieces of 256 kB what was added is sorted in; all that waits is read by every search.
    `CREATE INDEX IF NOT EXISTS orders_search ON orders USING gin ((${textTrigrams})) WITH (gin_pending_list_limit = 256)`,
  ],
};
