import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CatalogueItem } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { fieldError } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { maxQuantity, minQuantity } from './quantity.ts';
import { itemDetails } from './result-row.ts';
import { thumbnail } from './thumbnail.ts';

/** A picked item as its row shows it. */
export interface SelectedRow {
  id: string;
  /** Absent while it is not known (any more): the row stays, and says so. */
  item: CatalogueItem | undefined;
  quantity: number;
  /** A text in the quantity field that is no quantity. */
  typed: string | undefined;
}

export interface SelectedListOptions {
  rows: readonly SelectedRow[];
  isReadonly: boolean;
  isDisabled: boolean;
  onQuantity: (id: string, text: string) => void;
  /** The person has finished with the field. */
  onQuantityDone: (id: string) => void;
  onRemove: (id: string) => void;
}

const quantityField = (localiser: Localiser, row: SelectedRow, name: string, options: SelectedListOptions): TemplateResult => {
  const { id, quantity, typed } = row;
  const isInvalid = typed !== undefined;
  return html`<input class="input numeric quantity" part="quantity" id="quantity-${id}" inputmode="numeric" maxlength="5" autocomplete="off"
    aria-label=${localiser.msg('picker.quantityOf', { name })} .value=${live(typed ?? String(quantity))} ?disabled=${options.isDisabled}
    aria-invalid=${ifDefined(isInvalid ? 'true' : undefined)} aria-describedby=${ifDefined(isInvalid ? `quantity-${id}-error` : undefined)}
    @input=${(event: Event) => options.onQuantity(id, (event.currentTarget as HTMLInputElement).value)}
    @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
    @change=${(event: Event) => {
      event.stopPropagation();
      options.onQuantityDone(id);
    }}>`;
};

const selectedRow = (localiser: Localiser, row: SelectedRow, options: SelectedListOptions): TemplateResult => {
  const { item, quantity } = row;
  const name = item?.title ?? localiser.msg('picker.unknownItem');
  const isOverStock = item !== undefined && !item.backOrder && quantity > item.stock.available;
  const error = row.typed === undefined ? '' : localiser.msg('picker.quantityInvalid', { min: minQuantity, max: maxQuantity });
  return html`<li class="selected-row" part="selected-row" data-id=${row.id}>
    ${thumbnail(item)}
    <span class="words"><span class="title">${name}</span><span class="details">${item ? itemDetails(item) : row.id}</span>
      ${isOverStock ? html`<span class="stock low">${icon(icons.alert)}${
        item.stock.available > 0 ? localiser.msg('picker.overStock', { count: item.stock.available }) : localiser.msg('picker.outOfStock')}</span>` : nothing}
    </span>
    <span class="number unit-price">${item ? localiser.money(item.price) : nothing}</span>
    ${options.isReadonly
      ? html`<span class="number">× ${localiser.number(quantity)}</span>`
      : html`${quantityField(localiser, row, name, options)}
        <button class="button quiet icon-only" part="remove" type="button" ?disabled=${options.isDisabled}
          aria-label=${localiser.msg('common.removeNamed', { name })} @click=${() => options.onRemove(row.id)}>${icon(icons.trash)}</button>`}
    <div class="row-error">${fieldError(`quantity-${row.id}`, error)}</div>
  </li>`;
};

/** What was picked, each with its quantity. A plain list: options of a listbox may hold no fields. */
export const selectedList = (localiser: Localiser, options: SelectedListOptions): TemplateResult => html`
  <ul class="picked-list" part="selected" aria-label=${localiser.msg('picker.selected')}>
    ${repeat(options.rows, ({ id }) => id, (row) => selectedRow(localiser, row, options))}
  </ul>`;
