import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Client } from '../../src/index.ts';
import { Selection, type SelectionChange } from '../controllers/selection.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit, emitNative } from '../foundation/emit.ts';
import { focusAfterRemoval } from '../foundation/focus-after-removal.ts';
import { FormControl } from '../foundation/form-control.ts';
import { picker } from '../locales/en/picker.ts';
import { CatalogueSearchController, type CatalogueFilter } from './catalogue-search.ts';
import { styles } from './item-picker.css.ts';
import type { ItemPickerEventMap, PickedItem } from './item-picker.events.ts';
import { PickedItemsController } from './picked-items.ts';
import { pickerAction, type PickerAction, type PickerPlace } from './picker-keys.ts';
import { optionId, pickerPanel } from './picker-panel.ts';
import { pickerSearch } from './picker-search.ts';
import { pickerSelection } from './picker-selection.ts';
import { maxQuantity, minQuantity } from './quantity.ts';
import { fromFormState, toFormState } from './restored-items.ts';

export interface ManualOrderItemPicker {
  addEventListener<Type extends keyof (ItemPickerEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderItemPicker, event: (HTMLElementEventMap & ItemPickerEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Finds catalogue items and puts several into an order: search as one types, filters, a list that pages as it scrolls, and
 * below it what was picked with its quantities.
 *
 * @element manual-order-item-picker
 * @event change - The person added or removed items or changed a quantity.
 * @event before-item-select - Cancelable; before an item is added.
 * @event item-load-error - A search failed.
 * @csspart search - The row of search field and filters.
 * @csspart input - Each field.
 * @csspart panel - What opens below the search field.
 * @csspart listbox - The list of what was found.
 * @csspart option - One row of it; also `selected`, `active`, `disabled`.
 * @csspart selected - The list of what was picked.
 * @csspart selected-row - One row of that.
 * @cssproperty [--manual-order-item-picker-list-height=364px] - The greatest height of the list of what was found.
 * @cssstate user-invalid - Invalid, and the person has left the picker or tried to submit.
 * @cssstate empty - Nothing is picked.
 */
export class ManualOrderItemPicker extends FormControl(BaseElement) {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, picker];

  /** What is picked. Never filtered by what is loaded: an item that the catalogue has lost stays. */
  @property({ attribute: false }) value: readonly PickedItem[] = [];

  /** How many different items may be picked. */
  @property({ type: Number, attribute: 'max-items' }) maxItems = Infinity;

  /** Leaves out the list of what was picked, for a page that shows `value` itself. */
  @property({ type: Boolean, attribute: 'selection-hidden' }) selectionHidden = false;

  /** Whether the list of items is open. */
  @property({ type: Boolean, reflect: true }) open = false;

  @query('[role=combobox]') private input!: HTMLInputElement | null;
  @query('.panel') private panel!: HTMLElement | null;

  readonly #say = new Announcer(this);
  readonly #picked = new PickedItemsController(this);
  readonly #search = new CatalogueSearchController(this, {
    client: () => this.api,
    viewport: () => this.renderRoot.querySelector('[role=listbox]'),
    onLoaded: ({ items, total, isFirst }) => {
      if (isFirst && this.open) this.#say.polite(this.msg('picker.resultCount', { count: total ?? items.length }));
    },
    onFailed: (error) => {
      this.#say.assertive(this.msg('picker.failed'));
      emit(this, 'item-load-error', { error });
    },
  });
  readonly #selection = new Selection({
    keys: () => this.#search.keys,
    isSelected: (id) => this.#picked.has(id),
    isSelectable: (id) => this.#search.itemOf(id)?.status !== 'archived',
    apply: (change) => this.#apply(change),
  });

  constructor() {
    super();
    this.addEventListener('focusin', () => this.#search.prepare());
    this.addEventListener('focusout', () => {
      // Between leaving one place and reaching the next nothing has focus; and a window that loses it keeps its place.
      setTimeout(() => { if (!this.matches(':focus-within') && document.hasFocus()) this.open = false; });
    });
  }

  protected override render(): TemplateResult {
    if (!this.api) return html`<div class="root" part="root">${this.renderNotConfigured()}</div>`;
    return html`<div class="root" part="root">
      ${pickerSearch(this.localiser, {
        label: this.label, name: this.accessibleName || this.msg('picker.label'), error: this.visibleError, isOpen: this.open,
        isRequired: this.required, isDisabled: this.inactive || this.readonly, activeId: optionId(this.#search.active.key),
        filter: this.#search.filter, categories: this.#search.categories,
        onFilter: (change) => this.#filter(change), onKey: (event) => this.#key(event, 'field'), onOpen: (isOpen) => { this.open = isOpen; },
      })}
      ${pickerPanel(this.localiser, {
        search: this.#search, isOpen: this.open, isSelected: (id) => this.#picked.has(id), selectedCount: this.#picked.count, maxItems: this.maxItems,
        onToggle: (id, { isRange }) => this.#toggle(id, isRange), onKey: (event) => this.#key(event, 'list'), onDone: () => this.#done(),
      })}
      ${this.selectionHidden ? nothing : pickerSelection(this.localiser, {
        picked: this.#picked, isReadonly: this.readonly, isDisabled: this.inactive,
        onQuantity: (id, text) => this.#picked.setQuantity(id, text), onQuantityDone: () => emitNative(this, 'change'),
        onRemove: (id) => this.#removeRow(id), onClear: () => this.#clear(), onUndo: () => this.#undoClear(),
      })}
      ${this.#say.region()}
    </div>`;
  }

  protected override clientChanged(client: Client | undefined): void {
    this.#search.startOver();
    if (client && this.open) this.#search.begin();
    void this.#resolveRestored();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.inactive || this.readonly) this.open = false;
    if (changed.has('open') && this.open && this.api) this.#search.begin();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.setState('empty', this.#picked.count === 0);
    if (this.isConnected && this.panel && this.panel.matches(':popover-open') !== this.open) this.panel.togglePopover(this.open);
  }

  protected override isEmpty(): boolean { return this.#picked.count === 0; }
  protected override missingMessage(): string { return this.msg('picker.required'); }

  protected override findInvalidity() {
    const { count, isSound } = this.#picked;
    if (!isSound) return { flags: { badInput: true }, message: this.msg('picker.quantityInvalid', { min: minQuantity, max: maxQuantity }) };
    return count > this.maxItems ? { flags: { rangeOverflow: true }, message: this.msg('picker.limit', { count: this.maxItems }) } : undefined;
  }

  protected override toFormValue(): FormData {
    const form = new FormData();
    if (this.name) for (const { id } of this.#picked.rows) form.append(this.name, id);
    return form;
  }

  protected override toFormState(): FormData { return toFormState(this.#picked.rows); }
  protected override resetValue(): void { this.#picked.reset(); }
  protected override validationAnchor(): HTMLElement | undefined { return this.input ?? undefined; }

  protected override restoreFormState(restored: string | File | FormData): void {
    if (!(restored instanceof FormData)) return;
    this.#picked.restore(fromFormState(restored));
    void this.#resolveRestored();
  }

  #resolveRestored(): Promise<void> | undefined {
    return this.api && this.#picked.resolve(this.api).catch((error: unknown) => void emit(this, 'item-load-error', { error }));
  }

  #filter(change: Partial<CatalogueFilter>): void {
    this.open = true;
    this.#selection.forgetRange();
    this.#search.change(change);
  }

  #apply({ add, remove }: SelectionChange): void {
    if (remove.length > 0) return this.#remove(remove);
    const room = Math.max(0, this.maxItems - this.#picked.count);
    const items = add.flatMap((id) => this.#search.itemOf(id) ?? []).slice(0, room)
      .filter((item) => emit(this, 'before-item-select', { item }, { cancelable: true }));
    const [first] = items;
    if (first) {
      this.#picked.add(items);
      const { count } = this.#picked;
      this.#say.polite(items.length === 1 ? this.msg('picker.added', { name: first.title, count }) : this.msg('picker.addedMany', { added: items.length, count }));
      emitNative(this, 'change');
    }
    if (add.length > room) this.#say.polite(this.msg('picker.limit', { count: this.maxItems }));
  }

  #remove(ids: readonly string[]): void {
    const name = this.#picked.rows.find(({ id }) => id === ids[0])?.item?.title ?? this.msg('picker.unknownItem');
    this.#picked.remove(new Set(ids));
    const { count } = this.#picked;
    this.#say.polite(ids.length === 1 ? this.msg('picker.removed', { name, count }) : this.msg('picker.removedMany', { removed: ids.length, count }));
    emitNative(this, 'change');
  }

  #removeRow(id: string): void {
    const ids = this.#picked.rows.map((row) => row.id);
    this.#remove([id]);
    void focusAfterRemoval(this, { ids, removedId: id, fallback: () => this.input });
  }

  #clear(): void {
    this.#picked.clear();
    this.#say.polite(this.msg('picker.cleared'));
    emitNative(this, 'change');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[part=undo]')?.focus());
  }

  #undoClear(): void {
    this.#picked.undoClear();
    this.#say.polite(this.msg('picker.restored', { count: this.#picked.count }));
    emitNative(this, 'change');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#selected-heading')?.focus());
  }

  #toggle(id: string, isRange: boolean): void {
    this.#search.active.set(id);
    this.#selection[isRange ? 'extendTo' : 'toggle'](id);
  }

  #key(event: KeyboardEvent, place: PickerPlace): void {
    const action = pickerAction(event, place, this.open);
    if (!action) return;
    // What a key does here ends here: Escape that closes the list must not close a dialog around it as well.
    event.preventDefault();
    event.stopPropagation();
    this.#act(action, event.key);
  }

  #act(action: PickerAction, key: string): void {
    const { active, found } = this.#search;
    switch (action) {
      case 'open': this.open = true; break;
      case 'close': this.#done(); break;
      case 'clear': this.#search.change({ text: '' }); break;
      case 'move': active.move(key, { homeAndEnd: true }); break;
      case 'extend':
        this.#selection.startAt(active.key);
        active.move(key, { homeAndEnd: true });
        if (active.key !== undefined) this.#selection.extendTo(active.key);
        break;
      // What is shown while a search is on its way is the answer to another one.
      case 'toggle': if (active.key !== undefined && found.status !== 'loading') this.#selection.toggle(active.key); break;
      case 'toggleAll': this.#selection.toggleAll(); break;
    }
  }

  #done(): void {
    this.open = false;
    this.input?.focus();
  }
}
