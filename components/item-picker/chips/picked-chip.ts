/** A picked item as its chip shows it. */
export interface PickedChip {
  id: string;
  /** Of an item that is not known any more, words that say so. */
  name: string;
  /** What tells it from the other variants of its product, such as “4 L”; empty where there are none. */
  variant: string;
  /** Absent while the item is not known, or not any more. */
  sku: string | undefined;
  quantity: number;
  /** Not sold any more, or unknown to the catalogue. */
  isUnavailable: boolean;
}

export interface PickedChipsEventMap {
  /** The person wants these out of the selection. */
  'chips-remove': CustomEvent<Readonly<{ ids: readonly string[] }>>;
  /** The person wants to see those that "+n" stands for. */
  'chips-overflow': CustomEvent<Readonly<Record<never, never>>>;
  /** The person goes on in the search field: focus it. */
  'chips-leave': CustomEvent<Readonly<{ to: 'field' }>>;
}
