import type { Order } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { MessageKind } from '../orders/order-ports.ts';
import { formatsOf, type Formats } from './format.ts';
import { page, paragraph } from './layout.ts';
import { oneLine, textOf, type Letter, type LetterSubject } from './letter.ts';
import type { Markup } from './markup.ts';
import { wordingOf, type Spoken } from './wording/languages.ts';
import type { Wording } from './wording/wording.ts';

/** What a letter is written with. */
export interface Pen {
  words: Wording;
  formats: Formats;
  /** What names the order to its customer. */
  number: string;
  /** The shop's name. */
  shop: string;
}

/** What one kind of letter says of its own. */
export interface Contents {
  lead: string;
  /** What the mailbox shows beside the subject; the lead without it. */
  preview?: string;
  html: readonly Markup[];
  text: readonly (string | readonly string[])[];
}

/** Where the number of an order will stand that has none yet. */
const numberOf = ({ number }: Order, { orderNumber }: Settings): string => number ?? `${orderNumber.prefix}…`;

/** The shop's own words for a kind of letter, in the letter's language. */
const ownWords = ({ messageWords }: Settings, kind: MessageKind, { locale, language }: Spoken) => {
  const byTag = Object.entries(messageWords[kind] ?? {});
  const wordsFor = (tag: string) => byTag.find(([name]) => name.toLowerCase() === tag.toLowerCase())?.[1];
  return wordsFor(locale) ?? wordsFor(language) ?? {};
};

/** Puts order, customer and shop into a shop's own words, once: what is put in is not looked through again. */
const filled = (text: string, names: Readonly<Record<string, string>>): string => text.replaceAll(/\{(number|name|shop)\}/g, (typed, name: string) => names[name] ?? typed);

/** A letter: the frame that all kinds share, around what this one says, in the order's language, else the shop's. */
export function compose(kind: MessageKind, { order, settings }: LetterSubject, write: (pen: Pen) => Contents): Letter {
  const spoken = wordingOf(order.locale, settings.locale);
  const { wording: words, locale } = spoken;
  const shop = oneLine(settings.shop.name);
  const number = numberOf(order, settings);
  const { lead: said, preview, html, text } = write({ words, formats: formatsOf({ locale, shop: settings }), number, shop });
  const own = ownWords(settings, kind, spoken);
  const names = { number, name: order.customer.name ?? '', shop };
  // Words that leave nothing to be read would be an e-mail without a subject.
  const subject = oneLine(filled(own.subject ?? '', names)) || oneLine(words[kind].subject({ number, shop }));
  const heading = own.heading === undefined ? words[kind].heading : filled(own.heading, names);
  const lead = own.lead === undefined ? said : filled(own.lead, names);
  const greeting = words.opening({ name: order.customer.name });
  const footer = [words.questions({ shop, email: settings.shop.email }), words.automatic];
  return {
    subject, locale,
    html: page({
      locale, shop, heading, footer, title: subject, preview: preview ?? lead, body: [paragraph(greeting), paragraph(lead), ...html],
    }).toString(),
    text: textOf([heading, greeting, lead, ...text, footer]),
  };
}
