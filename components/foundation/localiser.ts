import { currencyExponent, type Money } from '../../src/index.ts';
import { messagesFor, type Message, type MessageArguments, type MessageKey, type Messages } from './messages.ts';
import { warnOnce } from './warn-once.ts';

/** What a message may be filled with. */
export type MessageValues = Readonly<Record<string, string | number>>;

export interface LocaliserOptions {
  /** A BCP 47 tag. Numbers and dates of one that `Intl` does not know are written as in English; its texts count all the same. */
  locale: string;
  /** The English texts that the element brings; what is in none of them it cannot say. */
  english: readonly Messages[];
  /** Texts of one element that replace those of the language. */
  overrides?: Messages | undefined;
}

const isUsable = (locale: string): boolean => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
};

/** The minor units of an amount as an exact decimal numeral, such as `-12.50`; a division would lose digits. */
export const decimalOf = ({ amount, currency }: Money): `${number}` => {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent > 0 ? `.${digits.slice(-exponent)}` : '';
  return `${amount < 0 ? '-' : ''}${whole}${fraction}` as `${number}`;
};

/** Turns keys, money, numbers and times into what a person reads in one language. Free of the DOM. */
export class Localiser {
  /** The language of numbers, dates and names. */
  readonly locale: string;
  readonly #messages: Messages | undefined;
  readonly #overrides: Messages | undefined;
  readonly #english: readonly Messages[];
  readonly #formats = new Map<string, unknown>();

  constructor({ locale, english, overrides }: LocaliserOptions) {
    this.locale = isUsable(locale) ? locale : 'en';
    this.#messages = messagesFor(locale);
    this.#overrides = overrides;
    this.#english = english;
  }

  /** The text of a key with its parameters filled in. */
  msg<Key extends MessageKey>(key: Key, ...[parameters]: MessageArguments<Key>): string {
    return this.message(key, parameters ?? {});
  }

  /** Whether a computed name, such as one made from a status that this version does not know, is the key of a text. */
  has(key: string): key is MessageKey {
    return this.#englishOf(key as MessageKey) !== undefined;
  }

  /** The same as `msg` for a key known only at run time, whose parameters cannot be checked. */
  message(key: MessageKey, parameters: MessageValues): string {
    const message = this.#overrides?.[key] ?? this.#messages?.[key] ?? this.#englishOf(key);
    if (message === undefined) warnOnce(`an element says “${key}” without bringing its texts.`);
    return this.#textOf(message ?? key, parameters)
      .replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
        const value = parameters[name];
        return typeof value === 'number' ? this.number(value) : (value ?? placeholder);
      });
  }

  /** An amount with its currency, such as `RM 1,250.00`. */
  money(money: Money): string {
    const digits = currencyExponent(money.currency);
    return this.#format(`money ${money.currency}`, () => new Intl.NumberFormat(this.locale, {
      style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits, maximumFractionDigits: digits,
    })).format(decimalOf(money));
  }

  /** An amount without its currency, with grouping: the text of a money field at rest. */
  amount(money: Money): string {
    const digits = currencyExponent(money.currency);
    return this.#format(`amount ${digits}`, () => new Intl.NumberFormat(this.locale, {
      minimumFractionDigits: digits, maximumFractionDigits: digits,
    })).format(decimalOf(money));
  }

  /** A plain number with grouping. */
  number(value: number): string {
    return this.#format('number', () => new Intl.NumberFormat(this.locale)).format(value);
  }

  /** A rate in basis points as a percentage: 600 is `6%`. */
  rate(basisPoints: number): string {
    return this.#format('rate', () => new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 2 })).format(basisPoints / 10_000);
  }

  /** A size in bytes in the largest unit that keeps it at 1 or more, such as `2.4 MB` (multiples of 1,024). */
  size(sizeBytes: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
    const step = sizeBytes > 0 ? Math.min(Math.floor(Math.log2(sizeBytes) / 10), units.length - 1) : 0;
    const unit = units[step] ?? 'byte';
    return this.#format(`size ${unit}`, () => new Intl.NumberFormat(this.locale, {
      style: 'unit', unit, unitDisplay: step > 0 ? 'short' : 'long', maximumFractionDigits: step > 1 ? 1 : 0,
    })).format(sizeBytes / 1_024 ** step);
  }

  /** An instant or a calendar date (`YYYY-MM-DD`) as a day. A calendar date has no time zone and never shifts. */
  date(value: string, { timeZone }: { timeZone?: string | undefined } = {}): string {
    const zone = /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'UTC' : timeZone;
    return this.#format(`date ${zone ?? ''}`, () => new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', ...(zone && { timeZone: zone }) }))
      .format(new Date(value));
  }

  /** An instant as day and time, in the reader's time zone unless the shop's is given. */
  dateTime(value: string, { timeZone }: { timeZone?: string | undefined } = {}): string {
    return this.#format(`dateTime ${timeZone ?? ''}`, () => new Intl.DateTimeFormat(this.locale, {
      dateStyle: 'medium', timeStyle: 'short', ...(timeZone && { timeZone }),
    })).format(new Date(value));
  }

  /** The time of day of an instant. */
  time(value: string, { timeZone }: { timeZone?: string | undefined } = {}): string {
    return this.#format(`time ${timeZone ?? ''}`, () => new Intl.DateTimeFormat(this.locale, { timeStyle: 'short', ...(timeZone && { timeZone }) })).format(new Date(value));
  }

  /** The name of a time zone (IANA), such as `Malaysia Time`; of the reader's own when none is given. */
  timeZone(timeZone: string | undefined): string {
    const format = this.#format(`zone ${timeZone ?? ''}`, () => new Intl.DateTimeFormat(this.locale, { timeZoneName: 'longGeneric', ...(timeZone && { timeZone }) }));
    return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? timeZone ?? '';
  }

  /** A month, `YYYY-MM`, by its name. */
  month(value: string): string {
    return this.#format('month', () => new Intl.DateTimeFormat(this.locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }))
      .format(new Date(`${value}-01`));
  }

  /** Several things in one sentence: `a, b and c`. */
  list(values: readonly string[]): string {
    return this.#format('list', () => new Intl.ListFormat(this.locale, { type: 'conjunction' })).format(values);
  }

  /** Several things of which any one will do: `a, b or c`. */
  alternatives(values: readonly string[]): string {
    return this.#format('alternatives', () => new Intl.ListFormat(this.locale, { type: 'disjunction' })).format(values);
  }

  /** Several things beside each other, in no sentence: `a, b, c`. */
  series(values: readonly string[]): string {
    // A formatter takes longer to make than the first rows of a list to draw, and most of their cells hold one thing.
    const [only] = values;
    if (only !== undefined && values.length === 1) return only;
    return this.#format('series', () => new Intl.ListFormat(this.locale, { type: 'conjunction', style: 'narrow' })).format(values);
  }

  /** The name of a country (ISO 3166-1 alpha-2). */
  country(code: string): string {
    return this.#format('country', () => new Intl.DisplayNames(this.locale, { type: 'region' })).of(code) ?? code;
  }

  /** How texts of this language are ordered. */
  get compare(): (one: string, other: string) => number {
    return this.#format('compare', () => new Intl.Collator(this.locale)).compare;
  }

  #englishOf(key: MessageKey): Message | undefined {
    for (const texts of this.#english) if (Object.hasOwn(texts, key)) return texts[key];
    return undefined;
  }

  #textOf(message: Message, parameters: MessageValues): string {
    if (typeof message === 'string') return message;
    const category = this.#format('plural', () => new Intl.PluralRules(this.locale)).select(Number(parameters['count'] ?? 0));
    return message[category] ?? message.other;
  }

  // Intl formatters cost far more to make than to use, and a list of orders asks for thousands of amounts.
  #format<Format>(key: string, create: () => Format): Format {
    const known = this.#formats.get(key) as Format | undefined;
    if (known) return known;
    const format = create();
    this.#formats.set(key, format);
    return format;
  }
}
