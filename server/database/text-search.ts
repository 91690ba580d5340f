import { sql, type RawBuilder } from 'kysely';
import { escapeLike } from '../cursor.ts';

/** What stands between two pieces: no text that a person types, or a program sends, has it. */
const end = 'chr(1)';
const threes = (text: string): string => `regexp_replace(${text}, '(.{3})', '\\1' || ${end}, 'g')`;

/**
 * All that stands in a row's `search_text` three characters at a time, whichever of them one begins with (trigrams, without
 * the extension of that name), and its shop. Migrations make indexes of it, and a query has to say it to the letter for an
 * index to be asked: it never changes.
 */
export const textTrigrams =
  `array_append(string_to_array(${['search_text', 'substr(search_text, 2)', 'substr(search_text, 3)'].map(threes).join(` || ${end} || `)}, ${end}), shop_id)`;

const mostWords = 10;

/** The words of what was typed, each of which has to be found, as texts are kept. */
export const searchedWords = (typed = ''): string[] => typed.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords);

/** Whether a text stands in what is searched. */
export const hasText = (text: string): RawBuilder<boolean> => sql<boolean>`search_text LIKE ${`%${escapeLike(text)}%`}`;

/** The same of several texts, for all rows of a shop: those that have the texts' trigrams are few. Texts of fewer than three characters have none. */
export function findTexts(shopId: string, texts: readonly string[]): RawBuilder<boolean> {
  const trigrams = new Set(texts.flatMap((text) => {
    const characters = [...text];
    return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
  }));
  const all = sql<boolean>`(${sql.join(texts.map(hasText), sql` AND `)})`;
  return trigrams.size === 0 ? all : sql<boolean>`(${sql.raw(textTrigrams)} @> ARRAY[${sql.join([...trigrams, shopId])}]::text[] AND ${all})`;
}
