import type { CatalogueItem, Money } from '../../src/index.ts';

/** An item that was picked, with what the catalogue said of it then. */
export interface PickedBefore {
  readonly id: string;
  readonly quantity: number;
  /** Absent when only its id was given: then nothing can have changed. */
  readonly item?: CatalogueItem | undefined;
}

/** What is different now from when an item was picked. */
export interface ItemChange {
  readonly id: string;
  /** Both are there when the price changed, and neither when it did not. */
  readonly priceBefore?: Money | undefined;
  readonly priceNow?: Money | undefined;
  /** How many are left (0 or more), when that was enough then and is less than the quantity now. */
  readonly stockShort?: number | undefined;
  /** It can no longer be sold: the catalogue does not know it any more, or keeps it as archived. */
  readonly isGone: boolean;
}

const covers = ({ backOrder, stock }: CatalogueItem, quantity: number): boolean => backOrder || stock.available >= quantity;

const priceChange = (before: CatalogueItem, now: CatalogueItem): Pick<ItemChange, 'priceBefore' | 'priceNow'> =>
  (before.price.amount === now.price.amount && before.price.currency === now.price.currency ? {} : { priceBefore: before.price, priceNow: now.price });

/**
 * Compares what was picked with the catalogue of now. Items without a change are not in the answer.
 *
 * @param fresh - The items of now by their ids. One that is not there is gone, so ask for all of them.
 */
export const changedItems = (picked: readonly PickedBefore[], fresh: ReadonlyMap<string, CatalogueItem>): ReadonlyMap<string, ItemChange> => {
  const changes = new Map<string, ItemChange>();
  for (const { id, quantity, item: before } of picked) {
    const now = fresh.get(id);
    if (!now || now.status === 'archived') changes.set(id, { id, isGone: true });
    else if (before) {
      const isShort = covers(before, quantity) && !covers(now, quantity);
      const change = { ...priceChange(before, now), ...(isShort && { stockShort: Math.max(0, now.stock.available) }) };
      if (Object.keys(change).length > 0) changes.set(id, { id, isGone: false, ...change });
    }
  }
  return changes;
};
