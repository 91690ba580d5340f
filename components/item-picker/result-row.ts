import { html, nothing, type TemplateResult } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { atRow } from '../foundation/css-vars.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { ProductRow, RowLabel } from './item-rows.ts';
import { thumbnail } from './thumbnail.ts';

/** The stock of an item in words, and whether it is a reason to look twice. */
export const stockText = (localiser: Localiser, item: CatalogueItem): { text: string; isLow: boolean } => {
  if (item.status === 'archived') return { text: localiser.msg('picker.archived'), isLow: true };
  if (item.stock.available > 0) return { text: localiser.msg('picker.inStock', { count: item.stock.available }), isLow: false };
  return { text: localiser.msg(item.backOrder ? 'picker.backOrder' : 'picker.outOfStock'), isLow: true };
};

/** SKU and options of an item, as they stand below its title. */
export const itemDetails = (item: CatalogueItem): string => [item.sku, ...item.options.map(({ value }) => value)].join(' · ');

/** What an item is called where the variants of a product must be told apart. */
export const itemName = ({ title, options }: CatalogueItem): string => [title, ...options.map(({ value }) => value)].join(' ');

/** The words of a search, for marking them: the longest first, so that a word inside another does not split it. */
export const searchWords = (query: string): RegExp | undefined => {
  const words = query.trim().split(/\s+/).filter(Boolean).sort((one, other) => other.length - one.length);
  return words.length === 0 ? undefined : new RegExp(`(${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`, 'giu');
};

// Splitting by a pattern with one group puts what matched at the odd places.
const marked = (text: string, words: RegExp | undefined) =>
  (words ? text.split(words).map((piece, place) => (place % 2 === 1 ? html`<mark>${piece}</mark>` : piece)) : text);

/** What every row has. */
export interface RowOptions {
  /** Of its element; ids count in one shadow root only, so that two pickers share none. */
  id: string;
  /** Its place among all rows, from 0. */
  index: number;
  /** How far from the top it lies, in rows. */
  offset: number;
  isActive: boolean;
}

export interface ResultRowOptions extends RowOptions {
  item: CatalogueItem;
  /** Its place among the items, from 0. */
  place: number;
  /** How many items there are in all; -1 while nobody knows (WAI-ARIA 1.2, `aria-setsize`). */
  setSize: number;
  isSelected: boolean;
  /** Why it cannot be picked; empty when it can. */
  reason: string;
  /** It is one of several that belong to the product above. */
  isVariant: boolean;
  /** What was searched for, to be marked in the row. */
  words: RegExp | undefined;
  /** What the page shows in the row in place of our own words. */
  content: unknown;
}

// Without blanks between the tags: each would be a node, in every row.
const itemContent = (localiser: Localiser, { item, words, reason, isVariant }: ResultRowOptions): TemplateResult => {
  const stock = stockText(localiser, item);
  const title = isVariant ? localiser.series(item.options.map(({ value }) => value)) : item.title;
  return html`${isVariant && !item.imageUrl ? nothing : thumbnail(item)}<span class="title">${
    isVariant ? html`<span class="visually-hidden">${item.title} </span>` : nothing}${marked(title, words)}</span><span class="details">${marked(isVariant ? item.sku : itemDetails(item), words)}</span><span
    class="price">${localiser.money(item.price)}</span><span class="stock ${stock.isLow || reason ? 'low' : ''}">${reason || stock.text}</span>`;
};

/** One item that was found. Options hold nothing to act on inside: a click anywhere toggles. */
export const resultRow = (localiser: Localiser, row: ResultRowOptions): TemplateResult => {
  const states = [row.isSelected && 'selected', row.isActive && 'active', row.reason && 'disabled', row.isVariant && 'variant'].filter(Boolean).join(' ');
  return html`<div class="option ${states} ${row.isVariant && !row.item.imageUrl ? 'plain' : ''}" part="option ${states}" role="option" id=${row.id} data-row data-index=${row.index}
    aria-selected=${row.isSelected ? 'true' : 'false'} aria-disabled=${row.reason ? 'true' : nothing} aria-description=${row.reason || nothing}
    aria-posinset=${row.place + 1} aria-setsize=${row.setSize} ${atRow(row.offset)}>${
    row.content === undefined || row.content === null ? itemContent(localiser, row) : html`<span class="content">${row.content}</span>`}</div>`;
};

export interface ProductRowOptions extends RowOptions {
  product: ProductRow;
  /** How many of its variants are selected. */
  selected: number;
}

/** The product of the variants below it: a click takes all of them, or gives them back. */
export const productRow = (localiser: Localiser, { product: { first, variants }, selected, ...row }: ProductRowOptions): TemplateResult => {
  const isAll = selected === variants.length;
  const states = [isAll ? 'selected' : selected > 0 && 'mixed', row.isActive && 'active'].filter(Boolean).join(' ');
  return html`<div class="option product ${states}" part="option product ${states}" role="option" id=${row.id} data-row data-index=${row.index}
    aria-selected=${isAll ? 'true' : 'false'} aria-checked=${isAll ? 'true' : selected > 0 ? 'mixed' : 'false'} ${atRow(row.offset)}>${
    thumbnail(first)}<span class="title">${first.title}</span><span class="details">${localiser.msg('picker.variants', { count: variants.length })}</span></div>`;
};

const labels = { selected: 'picker.pinnedSelected', recent: 'picker.pinnedRecent', rest: 'picker.pinnedRest' } as const;

/** What stands above a part of the list. */
export const labelRow = (localiser: Localiser, label: RowLabel, offset: number): TemplateResult =>
  html`<div class="row-label" role="presentation" ${atRow(offset)}>${localiser.msg(labels[label])}</div>`;

/** An item whose page is on its way. */
export const waitingRow = (offset: number): TemplateResult => html`<div class="option waiting-row" role="presentation" data-row ${atRow(offset)}><span class="skeleton"></span></div>`;
