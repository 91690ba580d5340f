import type { CatalogueItem } from '../../src/index.ts';
import type { OptionList, OptionPlace } from '../controllers/option-list.ts';

/** What stands above a part of the list. */
export type RowLabel = 'selected' | 'recent' | 'rest';

/** Items that stand above all others while nothing is searched for. */
export interface PinnedItems {
  readonly label: RowLabel;
  readonly items: readonly CatalogueItem[];
}

export type ItemRow =
  | { readonly kind: 'label'; readonly label: RowLabel }
  /** The product of several items that follow each other: its variants. */
  | { readonly kind: 'product'; readonly variants: readonly OptionPlace[]; readonly first: CatalogueItem }
  /** `place` counts items alone, from 0. The item is absent while its page is not held. */
  | { readonly kind: 'item'; readonly item: CatalogueItem | undefined; readonly place: number };

export type ProductRow = Extract<ItemRow, { kind: 'product' }>;

/** A label is so much lower than a row, in rows. */
const labelSaves = 0.5;
/** So many items are looked through at once for products; of more, only as far as rows are asked for. */
const mostAtOnce = 500;

/**
 * The rows of the list of what was found: pinned items under their labels, then the items, with a row for each product whose
 * variants follow each other (same title, each with options). Found items are only counted here, and looked through for
 * products as far as rows are asked for, so that 100,000 cost next to nothing; `count` then grows by the products.
 */
export class ItemRows implements OptionList {
  readonly #at: (place: number) => CatalogueItem | undefined;
  #pinned: readonly (RowLabel | CatalogueItem)[] = [];
  #labels: readonly number[] = [];
  #items = 0;
  /** The place of each product's first variant, ascending, and how many it has. */
  #firsts: number[] = [];
  #sizes: number[] = [];
  /** The variants that the list ends with so far: their title, and how many. */
  #title = '';
  #run = 0;
  /** So many items were looked through. */
  #looked = 0;

  /** @param at - The found item at a place. */
  constructor(at: (place: number) => CatalogueItem | undefined) {
    this.#at = at;
  }

  get count(): number { return this.#pinned.length + this.#items + this.#firsts.length; }

  /** How many items it has, pinned ones too. */
  get itemCount(): number { return this.#pinnedItems + this.#items; }

  /** Begins another list. */
  reset(pins: readonly PinnedItems[]): void {
    const shown = pins.filter(({ items }) => items.length > 0);
    this.#pinned = shown.length > 0 ? [...shown.flatMap(({ label, items }) => [label, ...items]), 'rest'] : [];
    this.#labels = this.#pinned.flatMap((row, index) => (typeof row === 'string' ? index : []));
    this.#items = 0;
    this.#firsts = [];
    this.#sizes = [];
    this.#run = 0;
    this.#looked = 0;
  }

  /** Counts in found items that follow those before. */
  extend(items: readonly CatalogueItem[]): void {
    this.#items += items.length;
    if (this.#items - this.#looked <= mostAtOnce) this.#look(this.#items);
  }

  row(index: number): ItemRow | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const pinned = this.#pinned[index];
    if (typeof pinned === 'string') return { kind: 'label', label: pinned };
    if (pinned) return { kind: 'item', item: pinned, place: index - this.#labelsBefore(index) };
    const row = index - this.#pinned.length;
    this.#look(row + 1);
    const products = this.#search((place) => (this.#firsts[place] ?? 0) + place <= row);
    const first = this.#firsts[products - 1] ?? -1;
    if (first + products - 1 === row) return this.#product(first, products - 1);
    return { kind: 'item', item: this.#at(row - products), place: this.#pinnedItems + row - products };
  }

  /** The item in a row; absent in any other row and while its page is not held. */
  itemAt(index: number): CatalogueItem | undefined {
    const row = this.row(index);
    return row?.kind === 'item' ? row.item : undefined;
  }

  /** The key of a row that can be acted on. */
  keyAt(index: number): string | undefined {
    const row = this.row(index);
    if (row?.kind === 'product') return `product:${row.first.id}`;
    return row?.kind === 'item' ? row.item?.id : undefined;
  }

  /** Whether a row is that of an item that stands below its product. */
  isVariant(index: number): boolean {
    const row = index - this.#pinned.length;
    const products = this.#search((product) => (this.#firsts[product] ?? 0) + product < row);
    const first = this.#firsts[products - 1];
    return first !== undefined && row - products < first + (this.#sizes[products - 1] ?? 0);
  }

  /** The row of a found item. */
  indexOfItem(place: number): number {
    this.#look(place + 1);
    return this.#pinned.length + place + this.#search((product) => (this.#firsts[product] ?? 0) <= place);
  }

  /** The found item at or next to a row, for what deals in items: the pages of the list. */
  placeAt(index: number): number {
    const row = index - this.#pinned.length;
    return Math.max(0, row - this.#search((place) => (this.#firsts[place] ?? 0) + place <= row));
  }

  /** How far from the top a row lies, in rows. */
  offsetOf(index: number): number {
    return index - this.#labelsBefore(index) * labelSaves;
  }

  // Goes on to the end of a product, so that its row is right at once.
  #look(end: number): void {
    for (; this.#looked < this.#items; this.#looked += 1) {
      const item = this.#at(this.#looked);
      if (!item) return;
      const isVariant = item.options.length > 0;
      const isSame = isVariant && this.#run > 0 && item.title === this.#title;
      if (this.#looked >= end && !isSame) return;
      this.#run = isSame ? this.#run + 1 : Number(isVariant);
      this.#title = item.title;
      if (this.#run === 2) this.#firsts.push(this.#looked - 1);
      if (isSame) this.#sizes[this.#firsts.length - 1] = this.#run;
    }
  }

  get #pinnedItems(): number { return this.#pinned.length - this.#labels.length; }

  #labelsBefore(index: number): number {
    let labels = 0;
    for (const label of this.#labels) labels += Number(label < index);
    return labels;
  }

  #product(first: number, product: number): ItemRow | undefined {
    const item = this.#at(first);
    if (!item) return { kind: 'item', item: undefined, place: first };
    const index = this.indexOfItem(first);
    const variants = Array.from({ length: this.#sizes[product] ?? 0 }, (_, place) => ({ key: this.#at(first + place)?.id ?? '', index: index + place }));
    return { kind: 'product', first: item, variants: variants.filter(({ key }) => key !== '') };
  }

  /** How many products come before one that does not fulfil a condition. */
  #search(isBefore: (product: number) => boolean): number {
    let low = 0;
    for (let high = this.#firsts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
