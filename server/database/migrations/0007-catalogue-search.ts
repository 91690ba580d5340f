import type { Migration } from '../migration.ts';
import { textTrigrams } from '../text-search.ts';

/** Any part of an item's name, SKU or barcode, or of what is known of a customer, is found without looking through all of them. */
export const catalogueSearch: Migration = {
  name: '0007-catalogue-search',
  statements: ['catalogue_items', 'customers'].map((table) =>
    `CREATE INDEX IF NOT EXISTS ${table}_search ON ${table} USING gin ((${textTrigrams})) WITH (gin_pending_list_limit = 256)`),
};
