import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { Reorder } from '../../controllers/reorder.ts';
import { RowFocus } from '../../controllers/row-focus.ts';
import { Announcer } from '../../foundation/announcer.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { emit } from '../../foundation/emit.ts';
import { list } from '../../locales/en/list.ts';
import { listTools } from '../../locales/en/list-tools.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { orderColumns, shownColumns, usualColumns, type OrderColumn } from '../columns.ts';
import { toolDialogStyles } from '../tool-dialog.css.ts';
import { styles } from './order-columns.css.ts';
import type { OrderColumnsEventMap } from './order-columns.events.ts';

export interface ManualOrderPartOrderColumns {
  addEventListener<Type extends keyof (OrderColumnsEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartOrderColumns, event: (HTMLElementEventMap & OrderColumnsEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Which columns the list has, and in which order. A column that is unticked keeps its place here, so that it comes back to
 * it. The number always stands first: it opens the order.
 *
 * @element manual-order-part-order-columns
 * @event columns-change - The person wants other columns, or, without any, the usual ones.
 * @event columns-close - The person has finished.
 */
export class ManualOrderPartOrderColumns extends BaseElement {
  static override styles = [BaseElement.styles, toolDialogStyles, styles];
  static override texts = [...BaseElement.texts, list, listTools];

  /** The columns that the list has. */
  @property({ attribute: false }) columns: readonly OrderColumn[] = [];

  @state() private order: readonly OrderColumn[] = [];

  readonly #say = new Announcer(this);
  readonly #reorder = new Reorder(this, {
    list: () => this.renderRoot.querySelector('ul'),
    ids: () => this.order.slice(1),
    move: (id, placeOf) => {
      const to = this.order.indexOf(placeOf as OrderColumn);
      this.#arrange(this.order.filter((column) => column !== id).toSpliced(to, 0, id as OrderColumn));
    },
    onMoved: (id, place) => this.#say.polite(this.msg('list.columnMoved', { name: this.msg(`list.column.${id as OrderColumn}`), place })),
  });

  constructor() {
    super();
    // A row that is moved by the keys is moved in the page.
    new RowFocus(this);
  }

  protected override willUpdate(values: PropertyValues<this>): void {
    super.willUpdate(values);
    const isSame = this.order.filter((column) => this.columns.includes(column)).join() === this.columns.join();
    if (values.has('columns') && !isSame) this.order = [...this.columns, ...orderColumns.filter((column) => !this.columns.includes(column))];
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">
      <dialog class="tool-dialog" part="dialog" aria-labelledby="title" @cancel=${(event: Event) => event.stopPropagation()} @close=${(event: Event) => {
        event.stopPropagation();
        emit(this, 'columns-close', {});
      }}>
        <h3 id="title">${this.msg('list.columns')}</h3>
        <p class="muted" id="hint">${this.msg('list.columnsHint')}</p>
        <ul class="columns" aria-labelledby="title">${repeat(this.order, (column) => column, (column, place) => this.#row(column, place))}</ul>
        <div class="tool-actions">
          <button type="button" class="button quiet" part="reset" @click=${() => emit(this, 'columns-change', { columns: undefined })}>${this.msg('list.columnsReset')}</button>
          <button type="button" class="button primary" part="done" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${this.msg('common.done')}</button>
        </div>
        ${this.#say.region()}
      </dialog>
    </div>`;
  }

  #row(column: OrderColumn, place: number): TemplateResult {
    const name = this.msg(`list.column.${column}`);
    const isFixed = place === 0;
    return html`<li class="column ${this.#reorder.draggedId === column ? 'dragged' : ''}" data-id=${column}>
      ${isFixed ? html`<span class="fixed" title=${this.msg('list.columnFixed')}>${icon(icons.lock)}</span>` : html`
        <button type="button" class="handle" part="handle" aria-label=${this.msg('list.moveColumn', { name })} aria-describedby="hint"
          @keydown=${(event: KeyboardEvent) => this.#reorder.byKey(event, column)} @pointerdown=${(event: PointerEvent) => this.#reorder.grab(event, column)}>${icon(icons.grip)}</button>`}
      <label class="choice"><input type="checkbox" part="checkbox" .checked=${live(this.columns.includes(column))} ?disabled=${isFixed} ?autofocus=${place === 1} @change=${(event: Event) => {
        event.stopPropagation();
        this.#tick(column, (event.currentTarget as HTMLInputElement).checked);
      }}><span>${name}</span></label>
      ${isFixed ? nothing : html`${this.#step(column, place, -1)}${this.#step(column, place, 1)}`}
    </li>`;
  }

  // For who can neither drag nor use the keys (WCAG 2.2, criterion 2.5.7).
  #step(column: OrderColumn, place: number, by: 1 | -1): TemplateResult {
    const other = this.order[place + by];
    const isOff = other === undefined || place + by === 0;
    const label = this.msg(by < 0 ? 'list.columnUp' : 'list.columnDown', { name: this.msg(`list.column.${column}`) });
    return html`<button type="button" class="step" part="step" aria-label=${label} aria-disabled=${ifDefined(isOff ? 'true' : undefined)} @click=${() => {
      if (isOff) return;
      this.#arrange(this.order.with(place, other).with(place + by, column));
      this.#say.polite(this.msg('list.columnMoved', { name: this.msg(`list.column.${column}`), place: place + by }));
    }}>${icon(by < 0 ? icons.chevronUp : icons.chevronDown)}</button>`;
  }

  #tick(column: OrderColumn, isOn: boolean): void {
    this.#ask(this.order.filter((each) => (each === column ? isOn : this.columns.includes(each))));
  }

  #arrange(order: readonly OrderColumn[]): void {
    this.order = order;
    this.#ask(order.filter((column) => this.columns.includes(column)));
  }

  #ask(wanted: readonly OrderColumn[]): void {
    const columns = shownColumns(wanted);
    if (columns.join() !== this.columns.join()) emit(this, 'columns-change', { columns: columns.join() === usualColumns.join() ? undefined : columns });
  }
}
