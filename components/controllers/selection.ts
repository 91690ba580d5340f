import { indexOf, type OptionList, type OptionPlace } from './option-list.ts';

/** What a gesture does to a selection. */
export interface SelectionChange {
  /** Options to select, in the order of the list. */
  add: readonly OptionPlace[];
  /** Keys to take back. */
  remove: readonly string[];
}

export interface SelectionOptions {
  /** The options in their order, as many as are loaded. */
  list: OptionList;
  isSelected: (key: string) => boolean;
  /** Options that cannot be selected are skipped by ranges. */
  isSelectable?: ((place: OptionPlace) => boolean) | undefined;
  /** Applies the change to the value, which the host holds: it may veto or limit it. */
  apply: (change: SelectionChange) => void;
}

/**
 * The gestures of a list in which many can be selected without a modifier key (APG, "listbox", recommended model): toggle
 * one or several that belong together, extend to one with Shift. Selected options that are not loaded are never touched.
 */
export class Selection {
  readonly #options: SelectionOptions;
  #anchor: OptionPlace | undefined;

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  /** Selects the option at a place or takes it back, and lets a range begin there. */
  toggle(index: number): void {
    const key = this.#options.list.keyAt(index);
    if (key === undefined) return;
    this.#anchor = { key, index };
    this.toggleAll([this.#anchor]);
  }

  /** Selects all of some; when they all are, takes them back. */
  toggleAll(places: readonly OptionPlace[]): void {
    const { isSelected, apply } = this.#options;
    const keys = places.map(({ key }) => key);
    if (keys.length > 0 && keys.every(isSelected)) apply({ add: [], remove: keys });
    else this.#add(places);
  }

  /** Selects everything from where the range began (or from the option itself) to an option. */
  extendTo(index: number): void {
    const { list } = this.#options;
    const key = list.keyAt(index);
    if (key === undefined) return;
    const anchor = this.#anchor ? indexOf(list, this.#anchor) : -1;
    const start = anchor < 0 ? index : anchor;
    if (anchor < 0) this.#anchor = { key, index };
    const places: OptionPlace[] = [];
    for (let place = Math.min(start, index); place <= Math.max(start, index); place += 1) {
      const between = list.keyAt(place);
      if (between !== undefined) places.push({ key: between, index: place });
    }
    this.#add(places);
  }

  /** Where a range begins when it has not begun yet: the option that was active before Shift was held. */
  startAt(index: number): void {
    const key = this.#options.list.keyAt(index);
    if (key !== undefined) this.#anchor ??= { key, index };
  }

  /** The next range begins anew. */
  forgetRange(): void {
    this.#anchor = undefined;
  }

  #add(places: readonly OptionPlace[]): void {
    const { isSelected, isSelectable = () => true, apply } = this.#options;
    const add = places.filter((place) => !isSelected(place.key) && isSelectable(place));
    if (add.length > 0) apply({ add, remove: [] });
  }
}
