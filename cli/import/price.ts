import { currencyExponent } from '../../src/index.ts';

/**
 * The minor units of a price as a spreadsheet writes it (`12.5`, `1,250.00`), without a float on the way.
 * @returns nothing where it is no price, or finer than the currency
 */
export const minorUnits = (text: string, currency: string): number | undefined => {
  const match = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return undefined;
  const digits = currencyExponent(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > digits) return undefined;
  const amount = Number(`${(match[1] ?? '').replaceAll(',', '')}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amount) ? amount : undefined;
};
