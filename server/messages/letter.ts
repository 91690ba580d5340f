import type { Order } from '../../src/contract/order.ts';
import type { Shipment } from '../../src/contract/fulfilment.ts';
import type { Settings } from '../../src/contract/settings.ts';

/** What a letter is written from. */
export interface LetterSubject {
  order: Order;
  settings: Settings;
  /** Where this server is reached, for links that are paths. */
  publicUrl: string;
}

/** What a letter about a parcel is written from. */
export interface ParcelSubject extends LetterSubject {
  shipment: Shipment;
}

/** An e-mail's words, ready to be sent. */
export interface Letter {
  subject: string;
  html: string;
  text: string;
  /** BCP 47: of the words, which may be another than the order's. */
  locale: string;
}

/** A header is one line: whatever a person typed into a name becomes a space there. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Text for people whose mail program shows no HTML: blocks with an empty line between them. */
export const textOf = (blocks: readonly (string | readonly string[])[]): string =>
  `${blocks.map((block) => (typeof block === 'string' ? block : block.join('\n'))).filter((block) => block !== '').join('\n\n')}\n`;
