import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Localiser } from '../../foundation/localiser.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { PickedChip } from './picked-chip.ts';

/** The place of "+n", in front of all. */
export const morePlace = -1;

export interface ChipGridOptions {
  items: readonly PickedChip[];
  /** The place of the first chip that shows; "+n" stands for those before it. */
  start: number;
  /** The place that Tab reaches. */
  stop: number;
  isMultiline: boolean;
  isReadonly: boolean;
  isDisabled: boolean;
  /** All are marked, to be copied, cut or removed together. */
  isMarked: boolean;
  onFocus: (place: number) => void;
  onKey: (event: KeyboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
  onCut: (event: ClipboardEvent) => void;
  onRemove: (id: string) => void;
  onMore: () => void;
}

// Safari copies and cuts where nothing is selected only if this is taken on.
const takeOn = (event: Event): void => event.preventDefault();

const placeOf = (event: Event): number => Number((event.target as Element).closest<HTMLElement>('[data-place]')?.dataset['place']);

const more = (localiser: Localiser, { start, stop, isDisabled, onMore }: ChipGridOptions): TemplateResult => html`
  <div class="row-of-more" role="row" data-place=${morePlace} aria-rowindex="1"><span role="gridcell">
    <button class="chip more" part="chip-more" type="button" tabindex=${stop === morePlace ? 0 : -1} ?disabled=${isDisabled}
      aria-label=${localiser.msg('picker.chips.moreNamed', { count: start })} @click=${onMore}>${localiser.msg('picker.chips.more', { count: start })}</button>
  </span></div>`;

const chip = (localiser: Localiser, item: PickedChip, place: number, options: ChipGridOptions): TemplateResult => {
  const { name, variant, sku, quantity, isUnavailable } = item;
  const { stop, isDisabled, isMarked } = options;
  const isLocked = isDisabled || options.isReadonly;
  return html`<div class="chip ${isUnavailable ? 'unavailable' : ''} ${isMarked ? 'marked' : ''}" part="chip" role="row" data-place=${place} aria-rowindex=${place + 1}>
    <span class="said" role="gridcell" tabindex=${isDisabled ? nothing : place === stop ? 0 : -1} aria-selected=${isMarked ? 'true' : nothing}>
      <span class="name" dir="auto" title=${name}>${name}</span>${variant ? html` <span class="variant" dir="auto">${variant}</span>` : nothing}${quantity === 1 ? nothing : html`<span class="number" aria-hidden="true">× ${localiser.number(quantity)}</span>
      <span class="visually-hidden">${localiser.msg('picker.chips.quantity', { quantity })}</span>`}${
      isUnavailable && sku !== undefined ? html`<span class="state">${localiser.msg('picker.chips.unavailable')}</span>` : nothing}</span>
    ${isLocked ? nothing : html`<span role="gridcell"><button class="remove" part="chip-remove" type="button" tabindex="-1"
      aria-label=${localiser.msg('common.removeNamed', { name: variant ? `${name} ${variant}` : name })} @click=${() => options.onRemove(item.id)}
      @mousedown=${(event: Event) => {
        // The focus stays where it is: mostly in the search field.
        event.preventDefault();
      }}>${icon(icons.close)}</button></span>`}
  </div>`;
};

/**
 * The chips as a grid of one column (APG, "layout grid", pill list): a screen reader then leaves the arrow keys to us, which it
 * would not in a list.
 */
export const chipGrid = (localiser: Localiser, options: ChipGridOptions): TemplateResult => {
  const { items, start, isMultiline, isReadonly, isDisabled } = options;
  return html`<div class="chips ${isMultiline ? 'multiline' : ''} ${isDisabled ? 'disabled' : ''} ${items.length - start === 1 ? 'alone' : ''}" part="chips" role="grid"
    aria-label=${localiser.msg('picker.chips.label')} aria-description=${isDisabled ? nothing : localiser.msg(isReadonly ? 'picker.chips.keysReadonly' : 'picker.chips.keys')}
    aria-multiselectable="true" aria-rowcount=${items.length} aria-readonly=${isReadonly ? 'true' : 'false'} aria-disabled=${isDisabled ? 'true' : 'false'}
    @focusin=${(event: Event) => options.onFocus(placeOf(event))} @keydown=${options.onKey}
    @beforecopy=${takeOn} @beforecut=${takeOn} @copy=${options.onCopy} @cut=${options.onCut}>
    ${start > 0 ? more(localiser, options) : nothing}
    ${repeat(items.slice(start), ({ id }) => id, (item, shown) => chip(localiser, item, start + shown, options))}
  </div>`;
};
