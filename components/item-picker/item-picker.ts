import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CatalogueItem } from '../../src/index.ts';
import { Later } from '../controllers/later.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { FormControl } from '../foundation/form-control.ts';
import type { Messages } from '../foundation/messages.ts';
import { picker } from '../locales/en/picker.ts';
import { styles } from './item-picker.css.ts';
import type { ItemPickerEventMap, PickedItem } from './item-picker.events.ts';
import type { CatalogueFilter } from './item-source.ts';
import type { PickerBody } from './picker-body.ts';
import { pickerSearch } from './picker-search.ts';
import { maxQuantity, minQuantity } from './quantity.ts';
import { fromFormState, toFormState, toFormValue } from './restored-items.ts';

export interface ManualOrderItemPicker {
  addEventListener<Type extends keyof (ItemPickerEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderItemPicker, event: (HTMLElementEventMap & ItemPickerEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Finds catalogue items and puts several into an order: search as one types, filters, a list that pages as it scrolls, and
 * what was picked with its quantities. Codes are scanned and whole lists are pasted into the same field.
 *
 * @element manual-order-item-picker
 * @slot empty - Shown when a search finds nothing.
 * @event change - The person added or removed items or changed a quantity.
 * @event before-item-select - Cancelable; before an item is added.
 * @event item-load-error - A search failed.
 * @csspart search - The row of search field and filters.
 * @csspart input - Each field.
 * @csspart panel - What opens below the search field.
 * @csspart dialog - What opens on Browse, and on narrow windows.
 * @csspart listbox - The list of what was found.
 * @csspart option - One row of it; also `selected`, `active`, `disabled`, `product`, `variant`, `mixed`.
 * @csspart notice - What was just done or could not be.
 * @csspart selected - The list of what was picked.
 * @csspart selected-row - One row of that.
 * @cssproperty [--manual-order-item-picker-list-height=364px] - The greatest height of the list of what was found.
 * @cssstate user-invalid - Invalid, and the person has left the picker or tried to submit.
 * @cssstate empty - Nothing is picked.
 */
export class ManualOrderItemPicker extends FormControl(BaseElement) {
  static override styles = [BaseElement.styles, styles];
  static override texts: Messages[] = [...BaseElement.texts, picker];

  /** What is picked; ids with quantities are enough. Never filtered by what is loaded: an item that the catalogue has lost stays. */
  @property({ attribute: false }) value: readonly PickedItem[] = [];

  /** Items to choose from that the page has in memory, in place of a client's catalogue. */
  @property({ attribute: false }) items: readonly CatalogueItem[] | undefined;

  /** How many different items may be picked; an order takes at most 500. */
  @property({ type: Number, attribute: 'max-items' }) maxItems = 500;

  /** What is searched for when the list is first opened. */
  @property() query = '';

  /** The category that is chosen at first. */
  @property() category = '';

  /** Shows at first only what is in stock. */
  @property({ type: Boolean, attribute: 'in-stock' }) inStock = false;

  /** Empties the search field after each pick; else its text stays, and the next key replaces it. */
  @property({ type: Boolean, attribute: 'clear-filter' }) clearFilter = false;

  /** Shows the chips of what is picked on as many lines as they need. */
  @property({ type: Boolean }) multiline = false;

  /** Leaves out the list of what was picked, for a page that shows `value` itself. */
  @property({ type: Boolean, attribute: 'selection-hidden' }) selectionHidden = false;

  /** What an option shows of an item, in place of picture, title, price and stock: anything that lit renders, without controls. */
  @property({ attribute: false }) renderItem: ((item: CatalogueItem) => unknown) | undefined;

  /** Whether the list of items is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  // A page shows the field at once. What searches and shows the list is twice as much: it is downloaded right after, and catches up with what was done meanwhile.
  readonly #later = new Later(this, async () => {
    const { PickerBody: Body, styles: more, texts } = await import('./picker-body.ts');
    if (!ManualOrderItemPicker.texts.includes(texts)) ManualOrderItemPicker.texts.push(texts);
    if (more.styleSheet) (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(more.styleSheet);
    this.#body = new Body(this, { localiser: () => this.localiser, api: () => this.api, isInactive: () => this.inactive });
    this.#body.search.preset(this.#filter, { isOpen: false });
    for (const act of this.#waiting.splice(0)) act(this.#body);
  });
  #body: PickerBody | undefined;
  /** What was asked before that. */
  #filter: CatalogueFilter = { text: '', category: '', inStock: false };
  readonly #waiting: ((body: PickerBody) => void)[] = [];

  /** Asks the catalogue again for what is picked, and shows what has changed. It does so by itself whenever the picker comes into view. */
  async refresh(): Promise<void> {
    await this.#later.load();
    await this.#body?.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#later.load();
  }

  protected override render(): TemplateResult {
    if (!this.items && !this.api) return html`<div class="root" part="root">${this.renderNotConfigured()}</div>`;
    const stop = (event: Event): void => event.stopPropagation();
    return html`<div class="root" part="root" @input=${stop} @change=${stop} @cancel=${stop} @close=${stop} @toggle=${stop}>
      ${pickerSearch(this.localiser, {
        scope: '', label: this.label, name: this.accessibleName || this.msg('picker.label'), error: this.visibleError,
        isRequired: this.required, isReadonly: this.readonly, isDisabled: this.inactive,
        ...(this.#body?.fieldState(false) ?? { isOpen: false, activeId: undefined, filter: this.#filter, categories: [], hasChoices: false }),
        onFilter: (change) => this.#change(change), onKey: (event) => this.#key(event), onPaste: (event) => this.#act((body) => body.pasteInto(event)),
        onOpen: () => this.#act((body) => body.openFromField()), onBrowse: () => this.#act((body) => body.browse()), onPasteList: () => this.#act((body) => body.openPaste()), onFilters: () => this.#act((body) => body.showChoices()),
      })}
      ${this.#body?.render() ?? (this.#later.hasFailed ? this.#renderFailed() : html`<div class="skeleton" part="skeleton" aria-hidden="true"></div>`)}
    </div>`;
  }

  #renderFailed(): TemplateResult {
    return html`<div class="row" role="alert"><span>${this.msg('picker.partFailed')}</span>
      <button class="button small" part="retry-part" type="button" @click=${() => void this.#later.load()}>${this.msg('common.retry')}</button></div>`;
  }

  protected override clientChanged(): void {
    if (!this.items) this.#body?.useSource();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Frameworks give undefined for a property that they no longer set.
    this.value ??= [];
    const preset = { ...(changed.has('query') && { text: this.query }), ...(changed.has('category') && { category: this.category }), ...(changed.has('inStock') && { inStock: this.inStock }) };
    // On the first time these are the defaults too, which must not undo what was typed already.
    if (this.hasUpdated ? Object.keys(preset).length > 0 : this.query || this.category || this.inStock) {
      this.#filter = { ...this.#filter, ...preset };
      this.#body?.search.preset(preset, { isOpen: this.open });
    }
    if (changed.has('items')) this.#body?.useSource();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.setState('empty', this.isEmpty());
  }

  protected override isEmpty(): boolean { return this.value.length === 0; }
  protected override missingMessage(): string { return this.msg('picker.required'); }

  protected override findInvalidity() {
    if (this.#body?.picked.isSound === false) return { flags: { badInput: true }, message: this.msg('picker.quantityInvalid', { min: minQuantity, max: maxQuantity }) };
    return this.value.length > this.maxItems ? { flags: { rangeOverflow: true }, message: this.msg('picker.limit', { count: this.maxItems }) } : undefined;
  }

  protected override toFormValue(): FormData { return toFormValue(this.value, this.name); }
  protected override toFormState(): string { return toFormState(this.value, this.name); }
  protected override validationAnchor(): HTMLElement | undefined { return this.renderRoot.querySelector<HTMLElement>('#search') ?? undefined; }
  protected override resetValue(): void { this.#begin([]); }
  protected override restoreFormState(restored: string | File | FormData): void {
    if (typeof restored === 'string') this.#begin(fromFormState(restored));
  }

  #begin(value: readonly PickedItem[]): void {
    this.#body?.picked.startOver();
    this.value = value;
  }

  /** Does something now, or as soon as it can be done. */
  #act(act: (body: PickerBody) => void): void {
    if (this.#body) return act(this.#body);
    this.#waiting.push(act);
    void this.#later.load();
  }

  #change(change: Partial<CatalogueFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.#act((body) => body.filter(change));
  }

  #key(event: KeyboardEvent): void {
    // What is scanned next takes the place of this code.
    if (!this.#body && event.key === 'Enter') (event.currentTarget as HTMLInputElement).select();
    this.#act((body) => body.key(event));
  }
}
