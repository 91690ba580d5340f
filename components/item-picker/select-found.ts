import type { CatalogueItem } from '../../src/index.ts';
import { mostAtOnce, type CatalogueFilter, type ItemSource } from './item-source.ts';

export interface SelectFoundOptions {
  source: ItemSource;
  filter: CatalogueFilter;
  /** The most items to answer. */
  room: number;
  /** Whether an item is to be taken. */
  takes: (item: CatalogueItem) => boolean;
  signal: AbortSignal;
  /** Called as pages come: how many are taken so far. */
  onProgress: (count: number) => void;
}

export interface FoundItems {
  /** Those to take, at most `room`. */
  readonly items: readonly CatalogueItem[];
  /** Every id that was seen on the way. */
  readonly seen: readonly string[];
  /** Whether there are more to take than there is room. */
  readonly isCut: boolean;
}

/** Loads everything that a filter finds, page by page, until there is no room for more. @throws what the source throws, and the signal's reason. */
export const selectFound = async ({ source, filter, room, takes, signal, onProgress }: SelectFoundOptions): Promise<FoundItems> => {
  const items: CatalogueItem[] = [];
  const seen: string[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await source.search(filter, { after, limit: mostAtOnce, signal });
    signal.throwIfAborted();
    for (const item of page.items) {
      if (items.length >= room && takes(item)) return { items, seen, isCut: true };
      seen.push(item.id);
      if (takes(item)) items.push(item);
    }
    onProgress(items.length);
    after = page.nextCursor === after ? undefined : page.nextCursor;
  }
  return { items, seen, isCut: false };
};
