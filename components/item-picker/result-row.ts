import { html, nothing, type TemplateResult } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { cssVars } from '../foundation/css-vars.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { thumbnail } from './thumbnail.ts';

/** The stock of an item in words, and whether it is a reason to look twice. */
export const stockText = (localiser: Localiser, item: CatalogueItem): { text: string; isLow: boolean } => {
  if (item.status === 'archived') return { text: localiser.msg('picker.archived'), isLow: true };
  if (item.stock.available > 0) return { text: localiser.msg('picker.inStock', { count: item.stock.available }), isLow: false };
  return { text: localiser.msg(item.backOrder ? 'picker.backOrder' : 'picker.outOfStock'), isLow: true };
};

/** SKU and options of an item, as they stand below its title. */
export const itemDetails = (item: CatalogueItem): string => [item.sku, ...item.options.map(({ value }) => value)].join(' · ');

/** The words of a search, for marking them: the longest first, so that a word inside another does not split it. */
export const searchWords = (query: string): RegExp | undefined => {
  const words = query.trim().split(/\s+/).filter(Boolean).sort((one, other) => other.length - one.length);
  return words.length === 0 ? undefined : new RegExp(`(${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`, 'giu');
};

// Splitting by a pattern with one group puts what matched at the odd places.
const marked = (text: string, words: RegExp | undefined) =>
  (words ? text.split(words).map((piece, place) => (place % 2 === 1 ? html`<mark>${piece}</mark>` : piece)) : text);

export interface ResultRowOptions {
  item: CatalogueItem;
  id: string;
  /** Its place in the list, from 0. */
  index: number;
  /** How many there are in all; -1 while nobody knows (WAI-ARIA 1.2, `aria-setsize`). */
  setSize: number;
  isSelected: boolean;
  isActive: boolean;
  isDisabled: boolean;
  /** What was searched for, to be marked in the row. */
  words: RegExp | undefined;
}

/** One item that was found. Options hold nothing to act on inside: a click anywhere toggles. */
export const resultRow = (localiser: Localiser, { item, ...row }: ResultRowOptions): TemplateResult => {
  const stock = stockText(localiser, item);
  const states = [row.isSelected && 'selected', row.isActive && 'active', row.isDisabled && 'disabled'].filter(Boolean).join(' ');
  return html`<div class="option ${states}" part="option ${states}" role="option" id=${row.id} data-row data-index=${row.index}
    aria-selected=${row.isSelected ? 'true' : 'false'} aria-disabled=${row.isDisabled ? 'true' : nothing}
    aria-posinset=${row.index + 1} aria-setsize=${row.setSize} ${cssVars({ '--index': row.index })}>
    <span class="tick" part="tick">${row.isSelected ? icon(icons.check) : nothing}</span>
    ${thumbnail(item)}
    <span class="words"><span class="title">${marked(item.title, row.words)}</span><span class="details">${marked(itemDetails(item), row.words)}</span></span>
    <span class="figures"><span class="number">${localiser.money(item.price)}</span><span class="stock ${stock.isLow ? 'low' : ''}">${stock.text}</span></span>
  </div>`;
};
