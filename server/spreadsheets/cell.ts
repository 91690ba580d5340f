import { currencyExponent } from '../../src/contract/currency.ts';

/**
 * What stands in a cell: text, which a spreadsheet must never take for anything else; a number as it is written, with a point
 * whatever the language; a day; a day with its time, `YYYY-MM-DD HH:MM:SS`, by the clock on the wall. Nothing is an empty cell.
 */
export type Cell =
  | string | undefined
  | { readonly kind: 'number'; readonly text: string; readonly decimals: number }
  | { readonly kind: 'day' | 'time'; readonly text: string };

export const wholeNumber = (value: number): Cell => ({ kind: 'number', text: String(value), decimals: 0 });

/** Minor units as a decimal number: 1250 sen are 12.50. */
export const decimal = (amount: bigint | number, currency: string): string => {
  const exponent = currencyExponent(currency);
  const [, sign = '', all = ''] = /^(-?)(\d+)$/.exec(String(amount)) ?? [];
  const digits = all.padStart(exponent + 1, '0');
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

export const amountCell = (amount: bigint | number, currency: string): Cell => ({ kind: 'number', text: decimal(amount, currency), decimals: currencyExponent(currency) });
