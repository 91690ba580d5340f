import type { PickedItem } from './item-picker.events.ts';

/** What a form keeps of a value, made once for each: hundreds of entries are not written anew for each render. */
const kept = new WeakMap<readonly PickedItem[], { name: string; value: FormData; state: string }>();

const formsOf = (picked: readonly PickedItem[], name: string): { value: FormData; state: string } => {
  const known = kept.get(picked);
  if (known && known.name === name) return known;
  const forms = { name, value: new FormData(), state: JSON.stringify(picked.map(({ id, quantity }) => [id, quantity])) };
  if (name) for (const { id } of picked) forms.value.append(name, id);
  kept.set(picked, forms);
  return forms;
};

/** What a form submits: the ids, all under the control's name. */
export const toFormValue = (picked: readonly PickedItem[], name: string): FormData => formsOf(picked, name).value;

/** The state that a browser keeps for a restore: ids with their quantities. */
export const toFormState = (picked: readonly PickedItem[], name: string): string => formsOf(picked, name).state;

const isPair = (pair: unknown): pair is [string, number] =>
  Array.isArray(pair) && typeof pair[0] === 'string' && Number.isInteger(pair[1]) && (pair[1] as number) > 0;

/** Reads it back; what is not as it was written is left out. */
export const fromFormState = (state: string): PickedItem[] => {
  try {
    const pairs: unknown = JSON.parse(state);
    return Array.isArray(pairs) ? pairs.filter(isPair).map(([id, quantity]) => ({ id, quantity })) : [];
  } catch {
    return [];
  }
};
