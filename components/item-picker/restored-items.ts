import type { PickedItem } from './item-picker.events.ts';

/** What a form keeps of a value, made once for each: hundreds of entries are not written anew for each render. */
const kept = new WeakMap<readonly PickedItem[], { name: string; value: FormData; state: FormData }>();

const formsOf = (picked: readonly PickedItem[], name: string): { value: FormData; state: FormData } => {
  const known = kept.get(picked);
  if (known?.name === name) return known;
  const forms = { name, value: new FormData(), state: new FormData() };
  for (const { id, quantity } of picked) {
    if (name) forms.value.append(name, id);
    forms.state.append('id', id);
    forms.state.append('quantity', String(quantity));
  }
  kept.set(picked, forms);
  return forms;
};

/** What a form submits: the ids, all under the control's name. */
export const toFormValue = (picked: readonly PickedItem[], name: string): FormData => formsOf(picked, name).value;

/** The state that a browser keeps for a restore: ids and quantities side by side. */
export const toFormState = (picked: readonly PickedItem[], name: string): FormData => formsOf(picked, name).state;

/** Reads it back; what is not as it was written is left out. */
export const fromFormState = (state: FormData): PickedItem[] => {
  const quantities = state.getAll('quantity');
  return state.getAll('id').flatMap((id, place) => {
    const quantity = Number(quantities[place]);
    return typeof id === 'string' && Number.isInteger(quantity) && quantity > 0 ? [{ id, quantity }] : [];
  });
};
