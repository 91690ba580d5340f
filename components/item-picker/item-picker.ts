import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CatalogueItem } from '../../src/index.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { FormControl } from '../foundation/form-control.ts';
import { picker } from '../locales/en/picker.ts';
import { browseDialog, dialogActions } from './browse-dialog.ts';
import { CatalogueSearchController } from './catalogue-search.ts';
import { FreshnessController } from './freshness.ts';
import { styles } from './item-picker.css.ts';
import type { ItemPickerEventMap, PickedItem } from './item-picker.events.ts';
import { clientSource, type ItemSource } from './item-source.ts';
import { LaterParts } from './later-parts.ts';
import { memorySource } from './memory-source.ts';
import { PickedItemsController } from './picked-items.ts';
import { PickerActions } from './picker-actions.ts';
import { PickerFlow } from './picker-flow.ts';
import { pickerNotice } from './picker-notice.ts';
import { optionId, pickerPanel } from './picker-panel.ts';
import { pickerSearch } from './picker-search.ts';
import { maxQuantity, minQuantity } from './quantity.ts';
import { RecentPins } from './recent-pins.ts';
import { fromFormState, toFormState, toFormValue } from './restored-items.ts';

export interface ManualOrderItemPicker {
  addEventListener<Type extends keyof (ItemPickerEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderItemPicker, event: (HTMLElementEventMap & ItemPickerEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

const stop = (event: Event): void => event.stopPropagation();

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
  static override texts = [...BaseElement.texts, picker];

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

  /** Shows the list of what was picked all the same: there is nothing else to see it in. */
  @state() private showsSelection = false;

  #source: ItemSource | undefined;
  readonly #say = new Announcer(this);
  readonly #recent = new RecentPins();
  readonly #picked = new PickedItemsController(this);
  readonly #search = new CatalogueSearchController(this, {
    source: () => this.#source,
    pins: () => [
      { label: 'selected', items: this.#picked.items },
      { label: 'recent', items: this.#recent.items.filter(({ id }) => !this.#picked.has(id)) },
    ],
    viewport: () => this.renderRoot.querySelector('[role=listbox]'),
    onLoaded: ({ count, isFirst }) => { if (isFirst && this.open) this.#say.polite(this.msg('picker.resultCount', { count })); },
    onFailed: (error) => {
      this.#say.assertive(this.msg('picker.failed'));
      this.#failed(error);
    },
  });
  readonly #actions: PickerActions = new PickerActions(this, {
    search: this.#search, picked: this.#picked, say: this.#say,
    localiser: () => this.localiser, source: () => this.#source, field: () => this.#flow.field,
    onFailed: (error) => this.#failed(error), onPicked: (ids) => void this.#recent.remember(ids),
  });
  readonly #flow: PickerFlow = new PickerFlow(this, {
    search: this.#search, actions: this.#actions, say: this.#say,
    canOpen: () => !this.inactive && !this.readonly, onChips: () => this.#later.focusChips(),
  });
  readonly #fresh = new FreshnessController(this, {
    picked: this.#picked, source: () => this.#source, showsChanges: () => this.#isSelectionShown, onFailed: (error) => this.#failed(error),
  });
  readonly #later: LaterParts = new LaterParts(this, {
    picked: this.#picked, actions: this.#actions, localiser: () => this.localiser, source: () => this.#source,
    isDisabled: () => this.inactive, onField: () => this.#flow.field?.focus(), onShowSelected: () => this.#showSelected(),
  });

  constructor() {
    super();
    this.addEventListener('focusin', ({ relatedTarget }) => {
      this.#search.prepare();
      if (this.#source && !this.contains(relatedTarget as Node | null)) void this.#recent.load(this.#source);
    });
  }

  /** Asks the catalogue again for what is picked, and shows what has changed. It does so by itself whenever the picker comes into view. */
  refresh(): Promise<void> {
    return this.#fresh.load({ all: true });
  }

  protected override render(): TemplateResult {
    if (!this.#source) return html`<div class="root" part="root">${this.renderNotConfigured()}</div>`;
    const notice = pickerNotice(this.#actions.notice);
    const { isBrowsing } = this.#flow;
    return html`<div class="root" part="root" @input=${stop} @change=${stop} @cancel=${stop} @close=${stop} @toggle=${stop}>
      ${this.#renderSearch('', html`${this.#later.chips({ isMultiline: this.multiline })}${this.open ? nothing : notice}`)}
      <div class="panel" part="panel" popover="manual">${isBrowsing ? nothing : this.#renderPanel(notice, html`
        <button class="button small primary" part="done" type="button" @click=${() => this.#flow.close()}>${this.msg('common.done')}</button>`)}</div>
      ${isBrowsing ? this.#renderDialog(notice) : nothing}
      ${this.#isSelectionShown ? this.#later.selected({ failure: this.#fresh.failure, onRetry: () => void this.refresh() }) : nothing}
      ${this.#later.paste()}
      ${this.#say.region()}
    </div>`;
  }

  #renderSearch(scope: '' | 'dialog-', below: unknown): TemplateResult {
    const isInPage = scope === '';
    const { isBrowsing } = this.#flow;
    return pickerSearch(this.localiser, {
      scope, below, label: isInPage ? this.label : '', name: this.accessibleName || this.msg('picker.label'), error: isInPage ? this.visibleError : '',
      isOpen: this.open && isBrowsing !== isInPage, isRequired: this.required, isReadonly: this.readonly, isDisabled: this.inactive,
      activeId: optionId(this.#search.active.key), filter: this.#search.filter, categories: this.#search.categories,
      onFilter: (change) => this.#flow.filter(change), onKey: (event) => this.#flow.key(event, 'field'), onPaste: (event) => this.#later.pasteInto(event),
      onOpen: () => this.#flow.openFromField(), onBrowse: isInPage ? () => this.#flow.browse() : undefined, onPasteList: () => this.#later.openPaste(),
    });
  }

  #renderPanel(notice: unknown, actions: unknown): TemplateResult {
    return pickerPanel(this.localiser, {
      search: this.#search, isOpen: this.open, isSelected: (id) => this.#picked.has(id), reasonAgainst: (item) => this.#actions.reasonAgainst(item),
      selectedCount: this.#picked.count, renderItem: this.renderItem, notice, actions,
      onToggle: (index, gesture) => this.#actions.toggle(index, gesture), onKey: (event) => this.#flow.key(event, 'list'),
      onSelectedOnly: (isOn) => this.#showOnly(isOn),
    });
  }

  #renderDialog(notice: unknown): TemplateResult {
    const onCancel = (): void => this.#flow.endBrowsing({ isKept: false });
    return browseDialog(this.localiser, {
      onCancel, search: this.#renderSearch('dialog-', nothing),
      panel: this.#renderPanel(notice, dialogActions(this.localiser, { added: this.#picked.stagedCount, onCancel, onAdd: () => this.#flow.endBrowsing({ isKept: true }) })),
    });
  }

  protected override clientChanged(): void {
    if (!this.items) this.#useSource();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('items')) this.#useSource();
    const preset = { ...(changed.has('query') && { text: this.query }), ...(changed.has('category') && { category: this.category }), ...(changed.has('inStock') && { inStock: this.inStock }) };
    if (this.hasUpdated ? Object.keys(preset).length > 0 : this.query || this.category || this.inStock) this.#search.preset(preset, { isOpen: this.open && this.hasUpdated });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.setState('empty', this.isEmpty());
  }

  protected override isEmpty(): boolean { return this.value.length === 0; }
  protected override missingMessage(): string { return this.msg('picker.required'); }

  protected override findInvalidity() {
    if (!this.#picked.isSound) return { flags: { badInput: true }, message: this.msg('picker.quantityInvalid', { min: minQuantity, max: maxQuantity }) };
    return this.value.length > this.maxItems ? { flags: { rangeOverflow: true }, message: this.msg('picker.limit', { count: this.maxItems }) } : undefined;
  }

  protected override toFormValue(): FormData { return toFormValue(this.value, this.name); }
  protected override toFormState(): FormData { return toFormState(this.value, this.name); }
  protected override resetValue(): void { this.#picked.reset(); }
  protected override validationAnchor(): HTMLElement | undefined { return this.renderRoot.querySelector<HTMLElement>('#search') ?? undefined; }
  protected override restoreFormState(restored: string | File | FormData): void {
    if (restored instanceof FormData) this.#picked.reset(fromFormState(restored));
  }

  get #isSelectionShown(): boolean { return !this.selectionHidden || this.showsSelection; }

  #useSource(): void {
    this.#source = this.items ? memorySource(this.items) : this.api && clientSource(this.api);
    this.#search.startOver();
    this.#fresh.startOver();
    if (this.#source && this.open) this.#search.begin();
  }

  #showOnly(isOn: boolean): void {
    this.#search.showOnly(isOn ? memorySource(this.#picked.items) : undefined);
  }

  #showSelected(): void {
    if (this.readonly) this.showsSelection = true;
    else {
      this.open = true;
      this.#showOnly(true);
      this.#flow.field?.focus();
    }
  }

  #failed(error: unknown): void {
    emit(this, 'item-load-error', { error });
  }
}
