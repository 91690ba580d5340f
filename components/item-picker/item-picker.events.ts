import type { CatalogueItem } from '../../src/index.ts';

/** An item that was picked, and how many of it. */
export interface PickedItem {
  readonly id: string;
  /** From 1 to 99,999. */
  readonly quantity: number;
  /** What the catalogue said of it when it was picked. Where it is absent, the picker asks for it and shows what it is told; the value stays as it is. */
  readonly item?: CatalogueItem | undefined;
}

export interface ItemPickerEventMap {
  /** The person added or removed items, or changed a quantity. Read `value`. */
  change: Event;
  /** Before an item is added; `preventDefault()` leaves it out. */
  'before-item-select': CustomEvent<Readonly<{ item: CatalogueItem }>>;
  /** A search failed; the element shows that and offers to try again. */
  'item-load-error': CustomEvent<Readonly<{ error: unknown }>>;
}
