export interface SelectedItemsEventMap {
  /** The person types a quantity; `text` may be none. */
  'selected-quantity': CustomEvent<Readonly<{ id: string; text: string }>>;
  /** The person has finished with a quantity. */
  'selected-quantity-done': CustomEvent<Readonly<Record<never, never>>>;
  /** The person wants these out of the selection. */
  'selected-remove': CustomEvent<Readonly<{ ids: readonly string[] }>>;
  /** The person takes an item's new price. */
  'selected-renew': CustomEvent<Readonly<{ id: string }>>;
  /** What the catalogue says of the items is to be asked again. */
  'selected-retry': CustomEvent<Readonly<Record<never, never>>>;
}
