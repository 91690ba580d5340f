import type { TemplateResult } from 'lit';
import type { DraftInput, Money } from '../../../src/index.ts';
import type { MessageKey } from '../../foundation/messages.ts';
import { discountField, discountText } from '../../parts/discount-field.ts';
import { moneyField } from '../../parts/money-field.ts';
import { selectField, textArea, textField, type FieldOptions, type SelectFieldOptions, type TextAreaOptions, type TextFieldOptions } from '../../parts/field.ts';
import { problemText } from '../problem-text.ts';
import { wholeMoney } from '../order-form.ts';
import { idOf, readAt, textAt } from '../pointer.ts';
import type { WizardView } from '../view.ts';

/** Keys of texts that take no parameters. */
type PlainKey = Extract<MessageKey, `wizard.${string}` | `address.${string}`>;

type Common = Partial<Pick<FieldOptions, 'required' | 'disabled' | 'readonly' | 'wide' | 'labelHidden' | 'hint'>>;

/** What is wrong at a field, as far as it is shown yet. */
export const errorAt = (view: WizardView, pointer: string): string | undefined => {
  const error = view.errorAt(pointer);
  return error && problemText(view, error);
};

const common = (view: WizardView, pointer: string, label: string): FieldOptions => ({ id: idOf(pointer), label, error: errorAt(view, pointer), lock: view.lockOf(pointer) });

/** A line of text at a pointer of the order. */
export const textAtField = (view: WizardView, pointer: string, label: PlainKey, options: Common & Partial<TextFieldOptions> = {}): TemplateResult =>
  textField({
    ...common(view, pointer, view.localiser.message(label, {})), value: textAt(view.form, pointer),
    onInput: (text) => view.set(pointer, text || undefined), ...options,
  });

/** Text over several lines at a pointer of the order. */
export const textAreaAt = (view: WizardView, pointer: string, label: PlainKey, options: Common & Partial<TextAreaOptions> = {}): TemplateResult =>
  textArea({
    ...common(view, pointer, view.localiser.message(label, {})), value: textAt(view.form, pointer),
    onInput: (text) => view.set(pointer, text || undefined), ...options,
  });

/** A choice at a pointer of the order. */
export const selectAt = (view: WizardView, pointer: string, label: PlainKey, options: Common & Partial<SelectFieldOptions> & Pick<SelectFieldOptions, 'choices'>): TemplateResult =>
  selectField({
    ...common(view, pointer, view.localiser.message(label, {})), value: textAt(view.form, pointer), placeholder: view.localiser.msg('common.choose'),
    onChange: (code) => view.set(pointer, code || undefined), ...options,
  });

export interface MoneyAtOptions extends Common {
  /** The amount that holds while a person has typed none of their own: shown at first, and again when they leave the field empty. */
  fallback?: Money | undefined;
  /** What to show instead of what stands at the pointer. */
  value?: Money | undefined;
  onInput?: ((value: Money | undefined) => void) | undefined;
}

/** An amount at a pointer of the order, in the shop's currency. */
export const moneyAt = (view: WizardView, pointer: string, label: string, { fallback, onInput, ...options }: MoneyAtOptions = {}): TemplateResult => {
  const { currency } = view.context.settings;
  const typed = readAt(view.form, pointer) as Partial<Money> | undefined;
  return moneyField(view.localiser, {
    ...common(view, pointer, label),
    value: typed === undefined ? fallback : wholeMoney(typed),
    ...options,
    currency,
    onInput: (value, { isInvalid }) => {
      view.setReadable(pointer, !isInvalid);
      if (onInput) onInput(value);
      // A field that is being retyped is empty for a moment; the fallback must not jump into it.
      else view.set(pointer, value ?? (fallback && { currency }));
    },
    onChange: (value) => {
      if (!value && fallback && view.isReadable(pointer)) view.set(pointer, undefined);
    },
  });
};

/** A discount at a pointer of the order. One can be typed; of several together, as other systems give them, none is lost: they stay as they are. */
export const discountAt = (view: WizardView, pointer: string, label: string, options: Common = {}): TemplateResult => {
  const { localiser, context: { settings: { currency } } } = view;
  const discounts = readAt(view.form, pointer) as DraftInput['discounts'] ?? [];
  const [first] = discounts;
  const several = discounts.length > 1 ? localiser.msg('wizard.lines.severalDiscounts', { discounts: localiser.list(discounts.map((one) => discountText(localiser, one))) }) : undefined;
  const { lock, ...rest } = common(view, pointer, label);
  return discountField(localiser, {
    ...rest, lock: lock ?? several, value: first, currency, ...options,
    onInput: (value, { isInvalid }) => {
      view.setReadable(pointer, !isInvalid);
      view.set(pointer, value && [{ ...(first?.label && { label: first.label }), ...value }]);
    },
  });
};

/** Texts that a person separates by commas; the pieces are kept as they were typed, so that the field shows just that. */
export const piecesOf = (text: string): string[] | undefined => (text === '' ? undefined : text.replaceAll(/[;\n]/g, ',').split(','));
