import type { Migration } from '../migration.ts';

/** What stands between two pieces: no text that a person types, or a program sends, has it. */
const end = 'chr(1)';
const threes = (text: string): string => `regexp_replace(${text}, '(.{3})', '\\1' || ${end}, 'g')`;

/**
 * All that stands in an order's text three characters at a time, whichever of them one begins with (trigrams, without the
 * extension of that name), and its shop. A query has to say it to the letter for the index to be asked.
 */
export const orderTrigrams =
  `array_append(string_to_array(${['search_text', 'substr(search_text, 2)', 'substr(search_text, 3)'].map(threes).join(` || ${end} || `)}, ${end}), shop_id)`;

/** Any part of a number or a name is found without looking through every order. */
export const orderSearch: Migration = {
  name: '0004-order-search',
  statements: [
    // Each change of an order adds to it. In pieces of 256 kB what was added is sorted in; all that waits is read by every search.
    `CREATE INDEX IF NOT EXISTS orders_search ON orders USING gin ((${orderTrigrams})) WITH (gin_pending_list_limit = 256)`,
  ],
};
