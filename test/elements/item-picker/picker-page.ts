import { html, type TemplateResult } from 'lit';
import '../../../components/item-picker/define.ts';
// What the picker downloads later is here at once, so that a slow machine does not count against it.
import '../../../components/item-picker/picker-body.ts';
import '../../../components/item-picker/chips/picked-chips.ts';
import '../../../components/item-picker/select-found.ts';
import '../../../components/item-picker/selected/selected-items.ts';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import { allByRole, byRole, fixture, press, until } from '../foundation/fixture.ts';
import type { FakeCatalogue } from './fake-catalogue.ts';

/** A picker on the page, and its search field. */
export const show = async (fake: FakeCatalogue, template?: TemplateResult) => {
  const picker = await fixture<ManualOrderItemPicker>(template ?? html`<manual-order-item-picker .client=${fake.client} name="items"></manual-order-item-picker>`);
  await until(() => picker.shadowRoot!.querySelector('.panel'), 'what comes after the field is there');
  return { picker, input: byRole<HTMLInputElement>(picker, 'combobox', 'Find items') };
};

export const options = (picker: Element): HTMLElement[] => allByRole(picker, 'option');

/** Shows a picker and opens its list. */
export const opened = async (fake: FakeCatalogue, template?: TemplateResult) => {
  const shown = await show(fake, template);
  shown.input.focus();
  press(shown.input, 'ArrowDown');
  await until(() => options(shown.picker).length > 0, 'options are there');
  return shown;
};

export const optionWith = (picker: Element, text: string): HTMLElement => {
  const found = options(picker).find((option) => option.textContent.includes(text));
  if (!found) throw new Error(`No option says “${text}”`);
  return found;
};

export const activeOption = (picker: ManualOrderItemPicker, input: HTMLElement): Element | null =>
  picker.shadowRoot!.getElementById(input.getAttribute('aria-activedescendant') ?? '');

/** What is picked, as “2 itm_1”. */
export const picked = (picker: ManualOrderItemPicker): string[] => picker.value.map(({ id, quantity }) => `${quantity} ${id}`);

/** What a screen reader has been told last. */
export const status = (picker: Element): string => allByRole(picker, 'status')[0]!.textContent.trim();

export { textOf } from './shown-text.ts';
