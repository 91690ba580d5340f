import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { CatalogueItem } from '../../../src/index.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { fieldError } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { ItemChange } from '../changed-items.ts';
import type { SelectedRow } from '../picked-items.ts';
import { maxQuantity, minQuantity } from '../quantity.ts';
import { itemDetails, itemName } from '../result-row.ts';
import { thumbnail } from '../thumbnail.ts';

export interface SelectedRowOptions {
  row: SelectedRow;
  /** What the catalogue says of it now, where it was asked. */
  fresh: CatalogueItem | undefined;
  change: ItemChange | undefined;
  isReadonly: boolean;
  isDisabled: boolean;
  onQuantity: (text: string) => void;
  /** The person has finished with the field. */
  onQuantityDone: () => void;
  onRemove: () => void;
  onRenew: () => void;
}

const quantityField = (localiser: Localiser, name: string, { row: { id, quantity, typed }, ...options }: SelectedRowOptions): TemplateResult => {
  const isInvalid = typed !== undefined;
  return html`<input class="input numeric quantity" part="quantity" id="quantity-${id}" inputmode="numeric" maxlength="5" autocomplete="off"
    aria-label=${localiser.msg('picker.quantityOf', { name })} .value=${live(typed ?? String(quantity))} ?disabled=${options.isDisabled}
    aria-invalid=${ifDefined(isInvalid ? 'true' : undefined)} aria-describedby=${ifDefined(isInvalid ? `quantity-${id}-error` : undefined)}
    @input=${(event: Event) => options.onQuantity((event.currentTarget as HTMLInputElement).value)}
    @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
    @change=${options.onQuantityDone}>`;
};

const warning = (text: string): TemplateResult => html`<span class="warning">${icon(icons.alert)}<span>${text}</span></span>`;

const priceNote = (localiser: Localiser, { change, isReadonly, isDisabled, onRenew }: SelectedRowOptions): TemplateResult | typeof nothing => (change?.priceBefore && change.priceNow
  ? html`<span class="changed">${warning(localiser.msg('picker.priceChanged', { before: localiser.money(change.priceBefore), now: localiser.money(change.priceNow) }))}
    ${isReadonly || isDisabled ? nothing : html`<button class="link-button" part="renew" type="button" @click=${onRenew}>${localiser.msg('picker.useNewPrice')}</button>`}</span>`
  : nothing);

const stockNote = (localiser: Localiser, { row, fresh, change }: SelectedRowOptions): TemplateResult | typeof nothing => {
  const item = fresh ?? row.item;
  if (row.isUnavailable) return warning(localiser.msg(row.item ? 'picker.archived' : 'picker.unknownItemHint'));
  if (change?.stockShort !== undefined) return warning(localiser.msg('picker.stockFell', { count: change.stockShort }));
  if (!item || item.backOrder || row.quantity <= item.stock.available) return nothing;
  return warning(item.stock.available > 0 ? localiser.msg('picker.overStock', { count: item.stock.available }) : localiser.msg('picker.outOfStock'));
};

/** One item that was picked, with its quantity. */
export const selectedRow = (localiser: Localiser, options: SelectedRowOptions): TemplateResult => {
  const { row: { id, item, quantity, typed, isUnavailable } } = options;
  const name = item ? itemName(item) : isUnavailable ? localiser.msg('picker.unknownItem') : id;
  const error = typed === undefined ? '' : localiser.msg('picker.quantityInvalid', { min: minQuantity, max: maxQuantity });
  return html`<li class="selected-row ${isUnavailable ? 'unavailable' : ''}" part="selected-row" data-id=${id}>
    ${thumbnail(item)}
    <span class="words"><span class="title" dir="auto">${item?.title ?? name}</span><span class="details" dir="auto">${item ? itemDetails(item) : isUnavailable ? id : nothing}</span>
      ${stockNote(localiser, options)}${priceNote(localiser, options)}</span>
    <span class="number unit-price">${item ? localiser.money(item.price) : nothing}</span>
    ${options.isReadonly
      ? html`<span class="number quantity">× ${localiser.number(quantity)}</span>`
      : html`${quantityField(localiser, name, options)}
        <button class="button quiet icon-only" part="remove" type="button" ?disabled=${options.isDisabled}
          aria-label=${localiser.msg('common.removeNamed', { name })} @click=${options.onRemove}>${icon(icons.trash)}</button>`}
    ${error ? html`<div class="row-error">${fieldError(`quantity-${id}`, error)}</div>` : nothing}
  </li>`;
};
