import { html, noChange, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Money } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { field, type FieldOptions } from './field.ts';
import { moneyText, parseMoney } from './money-text.ts';

/**
 * Keeps a field's text and its amount together. While a person types, their text stays as it is as long as it means the
 * same amount ("12." and 12.00), or as long as it means none and there is none; any other amount replaces it.
 */
class MoneyTextDirective extends Directive {
  render(_localiser: Localiser, _money: Money | undefined, _currency: string) {
    return noChange;
  }

  override update({ element }: ElementPart, [localiser, money, currency]: [Localiser, Money | undefined, string]) {
    const input = element as HTMLInputElement;
    const typed = parseMoney(input.value, { currency, locale: localiser.locale });
    if (typed?.amount !== money?.amount) input.value = moneyText(localiser, money);
    return noChange;
  }
}

const moneyTextOf = directive(MoneyTextDirective);

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
        ${moneyTextOf(localiser, options.value, options.currency)}
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
