import type { CatalogueItem } from '../../../src/index.ts';
import type { ListPage } from '../../controllers/paged-list.ts';
import { hasCode } from '../item-source.ts';
import { maxQuantity, parseQuantity } from '../quantity.ts';
import { pastedQuantity } from './paste-quantity.ts';
import type { PastedPick } from './paste-report.events.ts';
import type { PastedRow } from './paste-rows.ts';

/** So many items are offered where several may be meant. */
export const maxCandidates = 10;

/** What became of a row, in the order in which they are told. */
export const pasteStates = ['matched', 'ambiguous', 'notFound', 'invalid', 'unavailable', 'failed', 'waiting', 'leftOut'] as const;
export type PasteState = (typeof pasteStates)[number];

/** A pasted row and the item that was found for it. */
export interface MatchRow extends PastedRow {
  /** Its place in the list, from 0. */
  readonly key: number;
  readonly item: CatalogueItem | undefined;
  /** The items that may be meant, where it is not sure which. */
  readonly candidates: readonly CatalogueItem[];
  readonly lookUp: 'waiting' | 'done' | 'failed';
  /** Why it failed; nothing when the person stopped it. */
  readonly error: unknown;
  /** Whether it was searched for by its words too, after its code was not found. */
  readonly isSearched: boolean;
  /** Whether its code is the item's own SKU or barcode. */
  readonly isExact: boolean;
  readonly isLeftOut: boolean;
  /** Counts the look-ups, so that an answer to an earlier one is told from the last. */
  readonly attempt: number;
}

export const toMatchRows = (rows: readonly PastedRow[]): readonly MatchRow[] => rows.map((row, key) => ({
  ...row, key, item: undefined, candidates: [], lookUp: 'waiting', error: undefined, isSearched: false, isExact: false, isLeftOut: false, attempt: 0,
}));

export const stateOf = ({ item, candidates, lookUp, quantity, isLeftOut }: MatchRow): PasteState => {
  if (isLeftOut) return 'leftOut';
  if (lookUp !== 'done') return lookUp;
  if (!item) return candidates.length > 0 ? 'ambiguous' : 'notFound';
  if (item.status === 'archived') return 'unavailable';
  return quantity === undefined ? 'invalid' : 'matched';
};

/** The same row as it is before a look-up: for what was pasted, or for another text. */
export const lookedUpAgain = (row: MatchRow, text?: string): MatchRow => ({
  ...row, ...(text !== undefined && { code: text, words: text }),
  item: undefined, candidates: [], lookUp: 'waiting', error: undefined, isSearched: false, isExact: false, isLeftOut: false, attempt: row.attempt + 1,
});

// The same letters in the same case come first, then what is still sold.
const exactMatches = (items: readonly CatalogueItem[], code: string): readonly CatalogueItem[] => {
  const own = items.filter((item) => hasCode(item, code));
  const same = own.filter(({ sku }) => sku === code);
  const active = own.filter(({ status }) => status !== 'archived');
  return [same, active, own].find((some) => some.length > 0) ?? [];
};

/** The row with what its code named; nothing when it named no item. */
export const foundByCode = (row: MatchRow, items: readonly CatalogueItem[]): MatchRow | undefined => {
  const matches = exactMatches(items, row.code);
  if (matches.length === 0) return undefined;
  const [first, ...others] = matches;
  return { ...row, lookUp: 'done', isExact: true, ...(others.length === 0 ? { item: first, candidates: [] } : { item: undefined, candidates: matches.slice(0, maxCandidates) }) };
};

/**
 * The row with what its words found, which may be its code in other capitals, or its barcode. What only its words found stays
 * among the candidates, so that the person can take it back.
 */
export const foundByWords = (row: MatchRow, { items, nextCursor }: ListPage<CatalogueItem>): MatchRow => {
  const searched = { ...row, isSearched: true };
  const isOnlyOne = items.length === 1 && nextCursor === undefined;
  return foundByCode(searched, items) ?? { ...searched, lookUp: 'done', item: isOnlyOne ? items[0] : undefined, candidates: items.slice(0, maxCandidates) };
};

/** The row when the person means none of its candidates. */
export const rejected = (row: MatchRow): MatchRow => ({ ...row, item: undefined, candidates: [] });

/** The row with what the person typed as its quantity. */
export const withQuantity = (row: MatchRow, quantityText: string): MatchRow =>
  ({ ...row, quantityText, quantity: parseQuantity(quantityText) ?? pastedQuantity(quantityText) });

/** What is to be known of all rows together. */
export interface PasteOverview {
  readonly counts: Readonly<Record<PasteState, number>>;
  /** What can be taken; each item once. */
  readonly picked: readonly PastedPick[];
  /** What would be left out if it were taken now. */
  readonly rest: readonly MatchRow[];
  /** For each row that asks for the same item as one before it, the first of them. */
  readonly sameItem: ReadonlyMap<number, MatchRow>;
  /** Rows whose words have not been searched for yet. */
  readonly unsearched: readonly MatchRow[];
}

export const overviewOf = (rows: readonly MatchRow[]): PasteOverview => {
  const counts = Object.fromEntries(pasteStates.map((state) => [state, 0])) as Record<PasteState, number>;
  const picked = new Map<string, PastedPick>();
  const firstOf = new Map<string, MatchRow>();
  const sameItem = new Map<number, MatchRow>();
  const rest: MatchRow[] = [];
  const unsearched: MatchRow[] = [];
  for (const row of rows) {
    const { key, item, quantity = 0, isSearched } = row;
    const state = stateOf(row);
    counts[state] += 1;
    if (state === 'notFound' && !isSearched) unsearched.push(row);
    const sum = quantity + (item && picked.get(item.id)?.quantity || 0);
    // What would pass the most that an order takes is left out whole: a part of it nobody asked for.
    if (state !== 'matched' || !item || sum > maxQuantity) {
      rest.push(row);
      continue;
    }
    picked.set(item.id, { id: item.id, quantity: sum, item });
    const first = firstOf.get(item.id);
    if (first) sameItem.set(key, first);
    else firstOf.set(item.id, row);
  }
  return { counts, picked: [...picked.values()], rest, sameItem, unsearched };
};
