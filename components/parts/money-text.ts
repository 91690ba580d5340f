import { currencyExponent, type Money } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';

// Digits that people type outside ASCII: Arabic-Indic, Extended Arabic-Indic, Devanagari, Bengali.
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6];

// NFKC makes plain ones of the full-width digits and signs that East Asian input methods give.
const toAsciiDigits = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? digit : String(code - zero);
  });

/**
 * The decimal separator of what a person typed. Where both `.` and `,` stand, the later one is it. A single one is it
 * when it is the language's own or when it cannot group thousands: `12,50` is twelve and a half also for an English reader,
 * `1,250` is not.
 */
const separatorOf = (text: string, own: string, exponent: number): string | undefined => {
  const lastDot = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastDot < 0 && lastComma < 0) return undefined;
  const last = lastDot > lastComma ? '.' : ',';
  const isOnly = text.indexOf(last) === text.lastIndexOf(last) && (lastDot < 0 || lastComma < 0);
  if (!isOnly) return text.indexOf(last) === text.lastIndexOf(last) ? last : undefined;
  if (last === own) return last;
  const behind = text.length - text.lastIndexOf(last) - 1;
  return behind === 3 && exponent !== 3 ? undefined : last;
};

/** One sign between groups of three digits; of two as well, as in India, but for the last. */
const groups = /^-?\d{1,3}(?:(?:,\d{2,3})*,\d{3}|(?:\.\d{2,3})*\.\d{3})$/;

const decimalSeparators = new Map<string, ',' | '.'>();

/** The language's own; asked of `Intl` once, since every amount of a form is read with every key. */
const decimalSeparatorOf = (locale: string): ',' | '.' => {
  const known = decimalSeparators.get(locale);
  if (known) return known;
  const own = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const separator = own === ',' || own === '٫' ? ',' : '.';
  decimalSeparators.set(locale, separator);
  return separator;
};

/**
 * The decimal number that a typed text means, as a whole number of its last places (`12.5` with two places is 1250), or
 * nothing when it means none: letters, more decimals than there are places, groups that are none, beyond ±(2^53 − 1). No
 * float is ever made.
 */
export const parseDecimal = (text: string, { places, locale }: { places: number; locale: string }): number | undefined => {
  const plain = toAsciiDigits(text).replaceAll(/[\s\u00a0\u202f'’_]/g, '').replace(/^[−–]/, '-').replaceAll('٫', '.').replaceAll('٬', ',');
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(plain)) return undefined;
  const separator = separatorOf(plain, decimalSeparatorOf(locale), places);
  const at = separator === undefined ? plain.length : plain.lastIndexOf(separator);
  const grouped = plain.slice(0, at);
  const fraction = plain.slice(at + 1);
  if (fraction.length > places || !(/^-?\d*$/.test(grouped) || groups.test(grouped))) return undefined;
  const whole = grouped.replaceAll(/[.,]/g, '');
  const value = Number(`${whole || '0'}${fraction.padEnd(places, '0')}`);
  // A zero has one form: a minus before it would be kept by JSON.parse and confuse comparisons.
  return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : undefined;
};

export interface ParseMoneyOptions {
  currency: string;
  /** A BCP 47 tag. */
  locale: string;
}

/** The amount that a typed text means, in minor units with as many decimals as the currency has (ISO 4217), or nothing when it means none. */
export const parseMoney = (text: string, { currency, locale }: ParseMoneyOptions): Money | undefined => {
  const amount = parseDecimal(text, { places: currencyExponent(currency), locale });
  return amount === undefined ? undefined : { amount, currency };
};

/** The text of an amount at rest; empty for none. What this gives, `parseMoney` reads back. */
export const moneyText = (localiser: Localiser, money: Money | undefined): string => (money ? localiser.amount(money) : '');
