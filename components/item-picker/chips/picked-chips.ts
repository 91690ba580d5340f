import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BaseElement } from '../../foundation/base-element.ts';
import { emit } from '../../foundation/emit.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { chips } from '../../locales/en/chips.ts';
import { clipboardText } from './chip-clipboard.ts';
import { chipGrid, morePlace } from './chip-grid.ts';
import { chipAction, type ChipAction } from './chip-keys.ts';
import { ChipLineController } from './chip-line.ts';
import type { PickedChip, PickedChipsEventMap } from './picked-chip.ts';
import { styles } from './picked-chips.css.ts';

export interface ManualOrderPartPickedChips {
  addEventListener<Type extends keyof (PickedChipsEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartPickedChips, event: (HTMLElementEventMap & PickedChipsEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * What was picked, as small labels on one line: as many as fit, the last picked ones, and "+n" in front of them for the rest.
 *
 * Left and Right, Home and End move; Delete and Backspace remove; going on past the last one, or typing, leads back to the
 * field. Copying and cutting (with Ctrl or Cmd, cutting also with Shift+Delete) take the chip that has the focus, on "+n" all of
 * them; Ctrl+A or Cmd+A marks all for both and for Delete, and Escape takes that back. The chips only ask: whoever shows them
 * changes `items`, and says what became of it.
 *
 * @element manual-order-part-picked-chips
 * @event chips-remove - The person wants some out of the selection.
 * @event chips-overflow - "+n" was pressed.
 * @event chips-leave - The person goes on in the field.
 * @csspart chips - The line.
 * @csspart chip - One of what was picked.
 * @csspart chip-remove - The button on it.
 * @csspart chip-more - What stands for all for which there is no room.
 */
export class ManualOrderPartPickedChips extends BaseElement {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, chips];

  /** What was picked, in its order. */
  @property({ attribute: false }) items: readonly PickedChip[] = [];

  /** Shows all chips, on as many lines as they need; of very many the last ones. */
  @property({ type: Boolean }) multiline = false;

  /** Nothing can be reached. */
  @property({ type: Boolean }) disabled = false;

  /** Chips can be reached, read and copied, and nothing more. */
  @property({ type: Boolean }) readonly = false;

  @state() private active: string | typeof morePlace | undefined;
  @state() private isMarked = false;

  readonly #line = new ChipLineController(this, {
    count: () => this.items.length,
    labelAt: (place) => {
      const item = this.items[place];
      return item ? `${item.name} ${item.variant} ${item.quantity} ${item.isUnavailable}` : '';
    },
    isMultiline: () => this.multiline,
  });
  #measuredIn: Localiser | undefined;
  #hadFocus = false;
  #goesBack = false;

  /** Focuses the chip that had the focus last, else the last one. */
  override focus(options?: FocusOptions): void {
    this.#cell(this.#stop)?.focus(options);
  }

  /** Focuses the chip of what was picked last. */
  focusLast(): void {
    this.#goTo(this.items.length - 1);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#measuredIn !== this.localiser || changed.has('readonly') || changed.has('disabled')) this.#line.startOver();
    this.#measuredIn = this.localiser;
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    if (!changed.has('items')) return;
    this.isMarked = false;
    this.active = this.#heirOf(this.active, (changed.get('items') ?? []) as readonly PickedChip[]);
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.items.length === 0 ? nothing : chipGrid(this.localiser, {
      items: this.items, start: this.#start, stop: this.#stop,
      isMultiline: this.multiline, isReadonly: this.readonly, isDisabled: this.disabled, isMarked: this.isMarked,
      onFocus: (place) => this.#focused(place), onKey: (event) => this.#key(event),
      onCopy: (event) => this.#copy(event), onCut: (event) => this.#cut(event),
      onRemove: (id) => this.#remove([id]), onMore: () => emit(this, 'chips-overflow', {}),
    })}</div>`;
  }

  protected override updated(): void {
    if (!this.#hadFocus) return;
    if (this.items.length === 0) this.#leave();
    else if (this.shadowRoot?.activeElement !== this.#cell(this.#stop)) this.focus();
  }

  get #start(): number { return this.items.length - this.#line.shown; }

  /** The place that Tab reaches. */
  get #stop(): number {
    const place = this.items.findIndex(({ id }) => id === this.active);
    if (place >= this.#start) return place;
    return this.active === undefined || this.#start === 0 ? this.items.length - 1 : morePlace;
  }

  get #isLocked(): boolean { return this.disabled || this.readonly; }

  /** What copying and cutting take. */
  get #grasped(): readonly PickedChip[] {
    const place = this.#stop;
    return this.isMarked || place === morePlace ? this.items : this.items.slice(place, place + 1);
  }

  #cell(place: number): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-place='${place}'] :is(.said, .more)`);
  }

  // Who has the focus after the one that had it is gone: the next one, after Backspace the one before.
  #heirOf(active: typeof this.active, before: readonly PickedChip[]): typeof this.active {
    if (typeof active !== 'string') return active;
    const ids = new Set(this.items.map(({ id }) => id));
    if (ids.has(active)) return active;
    const place = before.findIndex(({ id }) => id === active);
    const preceding = before.slice(0, Math.max(0, place)).toReversed();
    const following = before.slice(place + 1);
    const heirs = this.#goesBack ? [...preceding, ...following] : [...following, ...preceding];
    return heirs.find(({ id }) => ids.has(id))?.id;
  }

  #focused(place: number): void {
    this.active = this.items[place]?.id ?? morePlace;
    // A caret left behind in the page would hear of copying and cutting in our stead.
    const selection = getSelection();
    if (selection?.isCollapsed) selection.removeAllRanges();
  }

  #goTo(place: number): void {
    this.active = place < this.#start ? morePlace : this.items[place]?.id;
    this.focus();
  }

  #key(event: KeyboardEvent): void {
    const action = chipAction(event, { isRtl: this.matches(':dir(rtl)') });
    if (!action || (action === 'unmark' && !this.isMarked)) return;
    // The character then lands in the field.
    if (action === 'write') return this.#leave();
    event.preventDefault();
    event.stopPropagation();
    this.#act(action);
  }

  #act(action: Exclude<ChipAction, 'write'>): void {
    const stop = this.#stop;
    const last = this.items.length - 1;
    switch (action) {
      case 'remove': case 'removeBack': {
        this.#goesBack = action === 'removeBack';
        // "+n" stands for several that the person does not see.
        if (this.isMarked || stop !== morePlace) this.#remove(this.#grasped.map(({ id }) => id));
        return;
      }
      case 'markAll': this.isMarked = true; return;
      case 'unmark': this.isMarked = false; return;
      case 'next': case 'last': {
        this.isMarked = false;
        if (stop === last) return this.#leave();
        return this.#goTo(action === 'last' ? last : Math.max(stop + 1, this.#start));
      }
      default: {
        this.isMarked = false;
        this.#goTo(action === 'first' || stop === morePlace ? 0 : Math.max(0, stop - 1));
      }
    }
  }

  #copy(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/plain', clipboardText(this.#grasped));
  }

  #cut(event: ClipboardEvent): void {
    if (this.#isLocked) return;
    const ids = this.#grasped.map(({ id }) => id);
    this.#copy(event);
    this.#remove(ids);
  }

  #remove(ids: readonly string[]): void {
    if (!this.#isLocked && ids.length > 0) emit(this, 'chips-remove', { ids });
  }

  #leave(): void {
    emit(this, 'chips-leave', { to: 'field' });
  }
}
