import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { CatalogueItem, Client } from '../../src/index.ts';
import { Announcer } from '../foundation/announcer.ts';
import { emit } from '../foundation/emit.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { Messages } from '../foundation/messages.ts';
import { browseDialog, dialogActions } from './browse-dialog.ts';
import { CatalogueSearchController } from './catalogue-search.ts';
import { FreshnessController } from './freshness.ts';
import type { PickedItem } from './item-picker.events.ts';
import { clientSource, type CatalogueFilter, type ItemSource } from './item-source.ts';
import { LaterParts } from './later-parts.ts';
import { memorySource } from './memory-source.ts';
import { PickedItemsController } from './picked-items.ts';
import { PickerActions } from './picker-actions.ts';
import { PickerFlow } from './picker-flow.ts';
import { pickerNotice } from './picker-notice.ts';
import { optionId, pickerPanel } from './picker-panel.ts';
import { pickerSearch, type FieldState } from './picker-search.ts';
import { RecentPins } from './recent-pins.ts';

export { pickerList as texts } from '../locales/en/picker-list.ts';
export { styles } from './picker-body.css.ts';

/** The element that the body belongs to, with what a page sets on it. */
export interface PickerBodyHost extends LitElement {
  value: readonly PickedItem[];
  open: boolean;
  readonly items: readonly CatalogueItem[] | undefined;
  readonly maxItems: number;
  readonly clearFilter: boolean;
  readonly multiline: boolean;
  readonly selectionHidden: boolean;
  readonly readonly: boolean;
  readonly renderItem: ((item: CatalogueItem) => unknown) | undefined;
  readonly messages: Messages | undefined;
}

export interface PickerBodyOptions {
  localiser: () => Localiser;
  api: () => Client | undefined;
  /** Disabled, by itself or by a fieldset around it. */
  isInactive: () => boolean;
}

/** All of the picker but its field: what is searched, what opens, what is picked, and what is said of it. */
export class PickerBody {
  readonly #host: PickerBodyHost;
  readonly #options: PickerBodyOptions;
  readonly #say: Announcer;
  readonly #recent = new RecentPins();
  readonly #actions: PickerActions;
  readonly #flow: PickerFlow;
  readonly #fresh: FreshnessController;
  readonly #later: LaterParts;
  readonly picked: PickedItemsController;
  readonly search: CatalogueSearchController;
  #source: ItemSource | undefined;
  /** The list of what was picked shows all the same: there is nothing else to see it in. */
  #showsSelection = false;
  #hasChoices = false;

  constructor(host: PickerBodyHost, options: PickerBodyOptions) {
    this.#host = host;
    this.#options = options;
    const { localiser, isInactive } = options;
    const source = (): ItemSource | undefined => this.#source;
    const onFailed = (error: unknown): void => void emit(host, 'item-load-error', { error });
    const say = this.#say = new Announcer(host);
    const picked = this.picked = new PickedItemsController(host);
    const search = this.search = new CatalogueSearchController(host, {
      source,
      pins: () => [
        { label: 'selected', items: picked.items },
        { label: 'recent', items: this.#recent.items.filter(({ id }) => !picked.has(id)) },
      ],
      viewport: () => host.renderRoot.querySelector('[role=listbox]'),
      onLoaded: ({ count, isFirst }) => { if (isFirst && host.open) say.polite(localiser().msg('picker.resultCount', { count })); },
      onFailed: (error) => {
        say.assertive(localiser().msg('picker.failed'));
        onFailed(error);
      },
    });
    const actions = this.#actions = new PickerActions(host, {
      search, picked, say, localiser, source, onFailed, field: () => this.#flow.field, onPicked: (ids) => void this.#recent.remember(ids),
    });
    this.#flow = new PickerFlow(host, { search, actions, say, canOpen: () => !isInactive() && !host.readonly, onChips: () => this.#later.focusChips() });
    this.#fresh = new FreshnessController(host, { picked, source, onFailed, showsChanges: () => this.#isSelectionShown });
    this.#later = new LaterParts(host, {
      picked, actions, localiser, source, isDisabled: isInactive, onField: () => this.#flow.field?.focus(), onShowSelected: () => this.#showSelected(),
    });
    host.addEventListener('focusin', ({ relatedTarget }) => { if (!host.contains(relatedTarget as Node | null)) this.#prepare(); });
    this.useSource();
    if (host.matches(':focus-within')) this.#prepare();
  }

  /** Another catalogue counts, or other items. */
  useSource(): void {
    const { items } = this.#host;
    const client = this.#options.api();
    this.#source = items ? memorySource(items) : client && clientSource(client);
    void this.#source?.prepare?.();
    this.search.startOver();
    this.#fresh.startOver();
    if (this.#source && this.#host.open) this.search.begin();
  }

  /** What the field shows: the one in the page, or the one in the dialog. */
  fieldState(isInDialog: boolean): FieldState {
    return {
      isOpen: this.#host.open && this.#flow.isBrowsing === isInDialog, activeId: optionId(this.search.active.key), filter: this.search.filter, categories: this.search.categories,
      hasChoices: this.#hasChoices,
    };
  }

  showChoices(): void {
    if (this.#hasChoices) return;
    this.#hasChoices = true;
    this.#host.requestUpdate();
  }

  filter(change: Partial<CatalogueFilter>): void { this.#flow.filter(change); }
  key(event: KeyboardEvent): void { this.#flow.key(event, 'field'); }
  openFromField(): void { this.#flow.openFromField(); }
  browse(): void { this.#flow.browse(); }
  pasteInto(event: ClipboardEvent): void { this.#later.pasteInto(event); }
  openPaste(): void { this.#later.openPaste(); }
  refresh(): Promise<void> { return this.#fresh.load({ all: true }); }

  render(): TemplateResult {
    const { open, multiline } = this.#host;
    const { isBrowsing } = this.#flow;
    const notice = pickerNotice(this.#actions.notice);
    const done = html`<button class="button small primary" part="done" type="button" @click=${() => this.#flow.close()}>${this.#options.localiser().msg('common.done')}</button>`;
    return html`${this.#later.chips({ isMultiline: multiline })}${open ? nothing : notice}<div class="panel" part="panel" popover="manual">${
      isBrowsing ? nothing : this.#renderPanel(notice, done)}</div>${isBrowsing ? this.#renderDialog(notice) : nothing}${
      this.#isSelectionShown ? this.#later.selected({ failure: this.#fresh.failure, onRetry: () => void this.refresh() }) : nothing}${this.#later.paste()}${this.#say.region()}`;
  }

  #renderPanel(notice: unknown, actions: unknown): TemplateResult {
    return pickerPanel(this.#options.localiser(), {
      search: this.search, isOpen: this.#host.open, isSelected: (id) => this.picked.has(id), reasonAgainst: (item) => this.#actions.reasonAgainst(item),
      selectedCount: this.picked.count, renderItem: this.#host.renderItem, notice, actions,
      onToggle: (index, gesture) => this.#actions.toggle(index, gesture), onKey: (event) => this.#flow.key(event, 'list'),
      onSelectedOnly: (isOn) => this.#showOnly(isOn),
    });
  }

  #renderDialog(notice: unknown): TemplateResult {
    const localiser = this.#options.localiser();
    const onCancel = (): void => this.#flow.endBrowsing({ isKept: false });
    return browseDialog(localiser, {
      onCancel,
      search: pickerSearch(localiser, {
        scope: 'dialog-', label: '', name: localiser.msg('picker.label'), error: '', isRequired: false, isReadonly: false, isDisabled: false, ...this.fieldState(true),
        onFilter: (change) => this.filter(change), onKey: (event) => this.key(event), onPaste: (event) => this.pasteInto(event),
        onOpen: () => {}, onBrowse: undefined, onPasteList: () => this.openPaste(), onFilters: () => this.showChoices(),
      }),
      panel: this.#renderPanel(notice, dialogActions(localiser, { added: this.picked.stagedCount, onCancel, onAdd: () => this.#flow.endBrowsing({ isKept: true }) })),
    });
  }

  get #isSelectionShown(): boolean { return !this.#host.selectionHidden || this.#showsSelection; }

  /** The person is about to search. */
  #prepare(): void {
    this.search.prepare();
    if (this.#source) void this.#recent.load(this.#source);
  }

  #showOnly(isOn: boolean): void {
    this.search.showOnly(isOn ? memorySource(this.picked.items) : undefined);
  }

  #showSelected(): void {
    if (this.#host.readonly) {
      this.#showsSelection = true;
      this.#host.requestUpdate();
    } else {
      this.#host.open = true;
      this.#showOnly(true);
      this.#flow.field?.focus();
    }
  }
}
