import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CatalogueItem } from '../../../src/index.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { emit } from '../../foundation/emit.ts';
import { focusAfterRemoval } from '../../foundation/focus-after-removal.ts';
import { picker } from '../../locales/en/picker.ts';
import { pickerList } from '../../locales/en/picker-list.ts';
import { selected } from '../../locales/en/selected.ts';
import { loadFailure } from '../../parts/feedback.ts';
import { changedItems, type ItemChange } from '../changed-items.ts';
import type { SelectedRow } from '../picked-items.ts';
import { styles } from './selected-items.css.ts';
import { selectedRow } from './selected-row.ts';
import type { SelectedItemsEventMap } from './selected-items.events.ts';

export interface ManualOrderPartSelectedItems {
  addEventListener<Type extends keyof (SelectedItemsEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartSelectedItems, event: (HTMLElementEventMap & SelectedItemsEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** So many rows are drawn at first, and so many more each time the person asks: an order may have 500. */
const rowsAtOnce = 10;

/**
 * What was picked, each with its quantity, and what has changed since. A plain list: options of a listbox may hold no fields.
 * Of many, those picked last are shown. It only asks: whoever shows it changes `rows`.
 *
 * @element manual-order-part-selected-items
 * @event selected-quantity - The person types a quantity.
 * @event selected-quantity-done - The person has finished with a quantity.
 * @event selected-remove - The person wants some out of the selection.
 * @event selected-renew - The person takes an item's new price.
 * @event selected-retry - What the catalogue says of the items is to be asked again.
 * @csspart selected - The list.
 * @csspart selected-row - One row of it.
 */
export class ManualOrderPartSelectedItems extends BaseElement {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, picker, pickerList, selected];

  /** What was picked, in its order. */
  @property({ attribute: false }) rows: readonly SelectedRow[] = [];

  /** What the catalogue says now, by id; nothing for an item that it does not have. */
  @property({ attribute: false }) fresh: ReadonlyMap<string, CatalogueItem | undefined> = new Map();

  /** Why the catalogue could not be asked. */
  @property({ attribute: false }) failure: unknown;

  /** Shows everything and changes nothing. */
  @property({ type: Boolean }) readonly = false;

  /** Nothing can be reached. */
  @property({ type: Boolean }) disabled = false;

  @state() private shown = rowsAtOnce;

  #changes: ReadonlyMap<string, ItemChange> = new Map();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('rows') && !changed.has('fresh')) return;
    const known = [...this.fresh].flatMap(([id, item]) => (item ? [[id, item] as const] : []));
    this.#changes = changedItems(this.rows.filter(({ id }) => this.fresh.has(id)), new Map(known));
  }

  protected override render(): TemplateResult {
    const { rows, localiser } = this;
    const hidden = Math.max(0, rows.length - this.shown);
    return html`<div class="root stack" part="root">
      <div class="spread head">
        <h3 id="heading" tabindex="-1">${localiser.msg('picker.selected')} <span class="muted number">${localiser.number(rows.length)}</span></h3>
        ${rows.length > 1 && !this.readonly && !this.disabled
          ? html`<button class="button quiet small" part="clear" type="button" @click=${() => this.#remove(rows.map(({ id }) => id))}>${localiser.msg('picker.clear')}</button>` : nothing}
      </div>
      ${this.failure ? loadFailure(localiser, { error: this.failure, title: localiser.msg('picker.detailsFailed'), onRetry: () => emit(this, 'selected-retry', {}) }) : nothing}
      ${hidden > 0 ? html`<button class="button small earlier" part="show-earlier" type="button" @click=${() => { this.shown += 100; }}>${localiser.msg('picker.showEarlier', { count: hidden })}</button>` : nothing}
      <ul class="list" part="selected" aria-label=${localiser.msg('picker.selected')}>
        ${repeat(rows.slice(hidden), ({ id }) => id, (row) => this.#row(row, this.#changes.get(row.id)))}
      </ul>
    </div>`;
  }

  #row(row: SelectedRow, change: ItemChange | undefined): TemplateResult {
    const { id } = row;
    return selectedRow(this.localiser, {
      row, change, fresh: this.fresh.get(id), isReadonly: this.readonly, isDisabled: this.disabled,
      onQuantity: (text) => emit(this, 'selected-quantity', { id, text }),
      onQuantityDone: () => emit(this, 'selected-quantity-done', {}),
      onRemove: () => this.#remove([id]),
      onRenew: () => emit(this, 'selected-renew', { id }),
    });
  }

  #remove(removed: readonly string[]): void {
    const ids = this.rows.map(({ id }) => id);
    emit(this, 'selected-remove', { ids: removed });
    const [removedId] = removed;
    if (removed.length === 1 && removedId !== undefined) void focusAfterRemoval(this, { ids, removedId, fallback: () => this.renderRoot.querySelector<HTMLElement>('#heading') });
  }
}
