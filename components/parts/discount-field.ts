import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { currencyExponent, type Discount } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { field, type FieldOptions } from './field.ts';
import { moneyText, parseDecimal, parseMoney, type ParseMoneyOptions } from './money-text.ts';
import { typedText } from './typed-text.ts';

// With the marks of direction that right-to-left languages write around it.
const percentSign = /[%٪％]/;
const marks = /[\u200e\u200f\u061c]/g;

/** The discount that a typed text means: a rate where it has a percent sign (`10%`), else an amount; nothing when it means neither. */
const parseDiscount = (text: string, { currency, locale }: ParseMoneyOptions): Discount | undefined => {
  const plain = text.replaceAll(marks, '');
  if (percentSign.test(plain)) {
    const rate = parseDecimal(plain.replace(percentSign, ''), { places: 2, locale });
    return rate === undefined ? undefined : { rate };
  }
  const amount = parseMoney(plain, { currency, locale });
  return amount && { amount };
};

/** The text of a discount at rest; empty for none. What this gives, `parseDiscount` reads back. */
export const discountText = (localiser: Localiser, discount: Discount | undefined): string =>
  (discount?.rate === undefined ? moneyText(localiser, discount?.amount) : localiser.rate(discount.rate));

/** A discount of each kind as it is typed in this language, for the hint of a field. */
export const discountExamples = (localiser: Localiser, currency: string): { amount: string; rate: string } =>
  ({ amount: localiser.amount({ amount: 5 * 10 ** currencyExponent(currency), currency }), rate: localiser.rate(1_000) });

const isSame = (one: Discount | undefined, other: Discount | undefined): boolean => one?.rate === other?.rate && one?.amount?.amount === other?.amount?.amount;

export interface DiscountFieldOptions extends FieldOptions {
  /** None is an empty field, or one whose text means no discount. */
  value: Discount | undefined;
  /** ISO 4217. */
  currency: string;
  /** Called with each keystroke; `isInvalid` tells a text that means no discount from an empty field. */
  onInput: (value: Discount | undefined, typed: { isInvalid: boolean }) => void;
}

/** What comes off a price: an amount, or a rate with a percent sign. */
export const discountField = (localiser: Localiser, options: DiscountFieldOptions): TemplateResult => {
  const parse = (text: string): Discount | undefined => parseDiscount(text, { currency: options.currency, locale: localiser.locale });
  return field(options, ({ describedBy, invalid }) => html`
    <input class="input numeric" part="input" id=${options.id} type="text" autocomplete="off" spellcheck="false"
      ${typedText({ text: () => discountText(localiser, options.value), isMeant: (typed) => isSame(parse(typed), options.value) })}
      ?required=${options.required} ?disabled=${options.disabled} ?readonly=${options.readonly || Boolean(options.lock)}
      aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
      @input=${(event: Event) => {
        const { value: text } = event.currentTarget as HTMLInputElement;
        const value = parse(text);
        options.onInput(value, { isInvalid: !value && text.trim() !== '' });
      }}
      @change=${(event: Event) => {
        event.stopPropagation();
        const input = event.currentTarget as HTMLInputElement;
        const value = parse(input.value);
        if (value) input.value = discountText(localiser, value);
      }}>`);
};
