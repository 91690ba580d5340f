import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Money } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { field, type FieldOptions } from './field.ts';
import { moneyText, parseMoney } from './money-text.ts';
import { typedText } from './typed-text.ts';

export interface MoneyFieldOptions extends FieldOptions {
  /** None is an empty field, or one whose text means no amount. */
  value: Money | undefined;
  /** ISO 4217; decides how many decimals may be typed. */
  currency: string;
  /**
   * Called with each keystroke: the amount so far, or nothing; `isInvalid` tells a text that means no amount from an empty
   * field. Show `localiser.msg('money.invalid', …)` for it; `moneyExample` gives the example.
   */
  onInput: (value: Money | undefined, typed: { isInvalid: boolean }) => void;
  /** Called when the person has finished: on Enter or on leaving the field. */
  onChange?: ((value: Money | undefined) => void) | undefined;
}

/** An amount as it is typed in this language, for the hint of a field. */
export const moneyExample = (localiser: Localiser, currency: string): string => localiser.amount({ amount: 12_345, currency });

/** An amount of money: typed as text in the reader's language, kept in minor units. Negative amounts are read, too. */
export const moneyField = (localiser: Localiser, options: MoneyFieldOptions): TemplateResult => {
  const read = (event: Event): { money: Money | undefined; isInvalid: boolean } => {
    const text = (event.currentTarget as HTMLInputElement).value;
    const money = parseMoney(text, { currency: options.currency, locale: localiser.locale });
    return { money, isInvalid: !money && text.trim() !== '' };
  };
  return field(options, ({ describedBy, invalid }) => html`
    <div class="input-group"><span class="affix" part="currency" aria-hidden="true">${options.currency}</span>
      <input class="input numeric" part="input" id=${options.id} type="text" inputmode="decimal" autocomplete="off"
        ${typedText({
          text: () => moneyText(localiser, options.value),
          isMeant: (typed) => parseMoney(typed, { currency: options.currency, locale: localiser.locale })?.amount === options.value?.amount,
        })}
        ?required=${options.required} ?disabled=${options.disabled} ?readonly=${options.readonly || Boolean(options.lock)}
        aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
        @input=${(event: Event) => {
          const { money, isInvalid } = read(event);
          options.onInput(money, { isInvalid });
        }}
        @change=${(event: Event) => {
          event.stopPropagation();
          const { money, isInvalid } = read(event);
          if (!isInvalid) (event.currentTarget as HTMLInputElement).value = moneyText(localiser, money);
          options.onChange?.(money);
        }}></div>`);
};
