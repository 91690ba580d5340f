import type { Order } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';

/** What a letter is written from. */
export interface LetterSubject {
  order: Order;
  settings: Settings;
  /** Where this server is reached, for links that are paths. */
  publicUrl: string;
}

/** An e-mail's words, ready to be sent. */
export interface Letter {
  subject: string;
  html: string;
  text: string;
  /** BCP 47: of the words, which may be another than the order's. */
  locale: string;
}

/** A name and its value. */
export type Fact = readonly [name: string, value: string];
export const factLines = (rows: readonly Fact[]): string[] => rows.map(([name, value]) => `${name}: ${value}`);

/**
 * A header is one line, and reads from left to right as far as it says: whatever else a person typed into a name becomes a
 * space there.
 */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

/** Text for people whose mail program shows no HTML: blocks with an empty line between them. */
export const textOf = (blocks: readonly (string | readonly string[])[]): string =>
  `${blocks.map((block) => (typeof block === 'string' ? block : block.join('\n'))).filter((block) => block !== '').join('\n\n')}\n`;
