import type { LitElement, ReactiveController } from 'lit';
import type { Announcer } from '../foundation/announcer.ts';
import type { CatalogueSearchController } from './catalogue-search.ts';
import type { CatalogueFilter } from './item-source.ts';
import type { PickerActions } from './picker-actions.ts';
import { pickerAction, type PickerAction, type PickerPlace } from './picker-keys.ts';
import { optionId } from './picker-panel.ts';

/** The element whose list opens and closes. */
export interface PickerFlowHost extends LitElement {
  open: boolean;
}

export interface PickerFlowOptions {
  search: CatalogueSearchController;
  actions: PickerActions;
  say: Announcer;
  /** Whether a person can pick anything now. */
  canOpen: () => boolean;
  /** The chips take the focus; answers whether there are any. */
  onChips: () => boolean;
}

/** Narrower than this the list fills the screen. */
const narrow = '(max-width: 639px)';

/** What opens and closes, below the field or in a dialog, and what the keys do in it. */
export class PickerFlow implements ReactiveController {
  readonly #host: PickerFlowHost;
  readonly #options: PickerFlowOptions;
  #isBrowsing = false;
  #wasOpen = false;

  constructor(host: PickerFlowHost, options: PickerFlowOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    host.addEventListener('focusout', () => {
      // Between leaving one place and reaching the next nothing has focus; and a window that loses it keeps its place.
      setTimeout(() => { if (!this.#isBrowsing && !host.matches(':focus-within') && document.hasFocus()) host.open = false; });
    });
  }

  /** Whether the list lies in the dialog. */
  get isBrowsing(): boolean { return this.#isBrowsing; }

  /** The field that a person types into. */
  get field(): HTMLInputElement | null { return this.#host.renderRoot.querySelector(this.#isBrowsing ? '#dialog-search' : '#search'); }

  hostUpdate(): void {
    const { search, canOpen } = this.#options;
    if (!canOpen()) this.#host.open = false;
    const { open } = this.#host;
    if (open && !this.#wasOpen) search.begin();
    if (!open && this.#isBrowsing) this.endBrowsing({ isKept: false });
    if (!open && search.isSelectedOnly) search.showOnly(undefined);
    this.#wasOpen = open;
  }

  hostUpdated(): void {
    const { renderRoot, isConnected, open } = this.#host;
    if (!isConnected) return;
    const panel = renderRoot.querySelector<HTMLElement>('.panel');
    const isShown = open && !this.#isBrowsing;
    if (panel && panel.matches(':popover-open') !== isShown) panel.togglePopover(isShown);
    const dialog = renderRoot.querySelector<HTMLDialogElement>('.dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** A click into the field opens the list; where the window is narrow, in the dialog. */
  openFromField(): void {
    if (this.#isBrowsing) return;
    if (matchMedia(narrow).matches) this.browse();
    else this.#host.open = true;
  }

  browse(): void {
    if (this.#isBrowsing) return;
    this.#options.actions.stage();
    this.#isBrowsing = true;
    this.#host.open = true;
    this.#host.requestUpdate();
  }

  endBrowsing({ isKept }: { isKept: boolean }): void {
    this.#isBrowsing = false;
    this.#options.actions.finish({ isKept });
    this.#host.open = false;
    this.#host.requestUpdate();
    this.#focusField();
  }

  close(): void {
    this.#host.open = false;
    this.#focusField();
  }

  filter(change: Partial<CatalogueFilter>): void {
    this.#host.open = true;
    this.#options.actions.selection.forgetRange();
    this.#options.search.change(change);
  }

  key(event: KeyboardEvent, place: PickerPlace): void {
    const action = pickerAction(event, place, {
      isOpen: this.#host.open, isBrowsing: this.#isBrowsing, hasText: this.#options.search.filter.text !== '', isRtl: this.#host.matches(':dir(rtl)'),
    });
    if (!action || (action === 'chips' && !this.#toChips())) return;
    // What a key does here ends here: Escape that closes the list must not close a dialog around it as well.
    event.preventDefault();
    event.stopPropagation();
    this.#act(action, event.key);
  }

  #act(action: PickerAction, key: string): void {
    const { search: { active }, search, actions } = this.#options;
    switch (action) {
      case 'open': this.#host.open = true; break;
      case 'close': this.close(); break;
      case 'clear': search.change({ text: '' }); break;
      case 'move': this.#move(key); break;
      case 'extend':
        actions.selection.startAt(active.index);
        this.#move(key);
        actions.toggle(active.index, { isRange: true });
        break;
      case 'toggle': actions.toggle(active.index); break;
      case 'toggleAll': void actions.selectAll(); break;
      case 'enter': actions.enter(); break;
      case 'chips': break;
    }
  }

  // VoiceOver in Safari does not follow aria-activedescendant into a shadow root: there the option is said as well.
  #move(key: string): void {
    const { search: { active }, say } = this.#options;
    active.move(key, { homeAndEnd: true });
    if (!navigator.vendor.startsWith('Apple')) return;
    void this.#host.updateComplete.then(() => {
      const option = this.#host.renderRoot.querySelector(`[id="${CSS.escape(optionId(active.key) ?? '')}"]`);
      const text = [...option?.querySelectorAll(':scope > :not([aria-hidden])') ?? []].map(({ textContent }) => textContent.trim()).join(' ');
      if (text) say.polite(text);
    });
  }

  // They would lie under the list.
  #toChips(): boolean {
    if (!this.#options.onChips()) return false;
    this.#host.open = false;
    return true;
  }

  #focusField(): void {
    void this.#host.updateComplete.then(() => this.field?.focus());
  }
}
