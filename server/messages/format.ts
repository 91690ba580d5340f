import type { Address } from '../../src/contract/address.ts';
import { currencyExponent } from '../../src/contract/currency.ts';
import type { Money } from '../../src/contract/money.ts';
import { malaysianStates } from '../../src/rules/addresses.ts';

/** How money and dates are written in one language and one time zone. */
export interface Formats {
  money: (money: Money) => string;
  date: (instant: string) => string;
  calendarDate: (date: string) => string;
  country: (code: string) => string;
}

const digitsOf = (amount: number, exponent: number): `${number}` => {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  return `${amount < 0 ? '-' : ''}${whole}${exponent === 0 ? '' : `.${fraction}`}` as `${number}`;
};

/** A language without a region is written as it is in the shop's country: “en” says nothing of how a date looks. */
const withRegion = (locale: string, country: string): string => {
  const { region } = new Intl.Locale(locale);
  return region === undefined ? new Intl.Locale(locale, { region: country }).toString() : locale;
};

/** How a shop writes in a language (BCP 47, one that `Intl` takes), with instants in the shop's time zone. */
export const formatsOf = ({ locale: language, shop }: { locale: string; shop: { timeZone: string; country: string } }): Formats => {
  const locale = withRegion(language, shop.country);
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const dates = new Intl.DateTimeFormat(locale, { ...day, timeZone: shop.timeZone });
  const calendarDates = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  return {
    // As text, so that no amount passes through a floating-point number.
    money: ({ amount, currency }) => {
      const exponent = currencyExponent(currency);
      return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: exponent, maximumFractionDigits: exponent })
        .format(digitsOf(amount, exponent));
    },
    date: (instant) => dates.format(Date.parse(instant)),
    calendarDate: (date) => calendarDates.format(Date.parse(date)),
    country: (code) => countries.of(code) ?? code,
  };
};

/** An address as it stands on a label, line by line. */
export const addressLines = (address: Address, formats: Formats): string[] => {
  const state = address.region === undefined ? undefined : (malaysianStates[address.region] ?? address.region.slice(3));
  // A city that is a state of its own is not said twice.
  const region = state === address.city ? undefined : state;
  const town = [address.postalCode, address.city].filter((part) => part !== undefined).join(' ');
  return [address.name, address.company, address.line1, address.line2, town, region, formats.country(address.country), address.phone]
    .filter((part) => part !== undefined && part !== '') as string[];
};

/**
 * A tracking link that may be put into an e-mail: an absolute http or https address; a path is one on this server.
 * Anything else is left out.
 */
export const linkOf = (url: string | undefined, publicUrl: string): string | undefined => {
  if (url === undefined || !URL.canParse(url, publicUrl)) return undefined;
  const parsed = new URL(url, publicUrl);
  return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed.href : undefined;
};
