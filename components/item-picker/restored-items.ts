/** What a form keeps of a picked item: the item itself is fetched again. */
export interface RestoredItem {
  readonly id: string;
  readonly quantity: number;
}

/** The state that a browser keeps for a restore: ids and quantities side by side. */
export const toFormState = (rows: readonly RestoredItem[]): FormData => {
  const state = new FormData();
  for (const { id, quantity } of rows) {
    state.append('id', id);
    state.append('quantity', String(quantity));
  }
  return state;
};

/** Reads it back; what is not as it was written is left out. */
export const fromFormState = (state: FormData): RestoredItem[] => {
  const quantities = state.getAll('quantity');
  return state.getAll('id').flatMap((id, place) => {
    const quantity = Number(quantities[place]);
    return typeof id === 'string' && Number.isInteger(quantity) && quantity > 0 ? [{ id, quantity }] : [];
  });
};
