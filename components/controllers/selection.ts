/** What a gesture does to a selection. */
export interface SelectionChange {
  /** Keys to select, in the order of the list. */
  add: readonly string[];
  remove: readonly string[];
}

export interface SelectionOptions {
  /** The keys of the options in their order, as many as are loaded. */
  keys: () => readonly string[];
  isSelected: (key: string) => boolean;
  /** Options that cannot be selected are skipped by ranges and by "all". */
  isSelectable?: ((key: string) => boolean) | undefined;
  /** Applies the change to the value, which the host holds: it may veto or limit it. */
  apply: (change: SelectionChange) => void;
}

/**
 * The gestures of a list in which many can be selected without a modifier key (APG, "listbox", recommended model): toggle
 * one, extend to one with Shift, all or none. Selected options that are not loaded are never touched.
 */
export class Selection {
  readonly #options: SelectionOptions;
  #anchor: string | undefined;

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  /** Selects an option or takes it back, and lets a range begin there. */
  toggle(key: string): void {
    this.#anchor = key;
    const { isSelected, isSelectable = () => true, apply } = this.#options;
    if (isSelected(key)) apply({ add: [], remove: [key] });
    else if (isSelectable(key)) apply({ add: [key], remove: [] });
  }

  /** Selects everything from where the range began (or from the start) to an option. */
  extendTo(key: string): void {
    const keys = this.#options.keys();
    const end = keys.indexOf(key);
    if (end < 0) return;
    const anchor = this.#anchor === undefined ? -1 : keys.indexOf(this.#anchor);
    if (anchor < 0) this.#anchor = key;
    const start = anchor < 0 ? end : anchor;
    this.#add(keys.slice(Math.min(start, end), Math.max(start, end) + 1));
  }

  /** Where a range begins when it has not begun yet: the option that was active before Shift was held. */
  startAt(key: string | undefined): void {
    this.#anchor ??= key;
  }

  /** Selects all that are loaded; when they all are, takes them back. */
  toggleAll(): void {
    const { keys, isSelected, isSelectable = () => true, apply } = this.#options;
    const selectable = keys().filter(isSelectable);
    if (selectable.every(isSelected)) apply({ add: [], remove: selectable });
    else this.#add(selectable);
  }

  /** The next range begins anew. */
  forgetRange(): void {
    this.#anchor = undefined;
  }

  #add(keys: readonly string[]): void {
    const { isSelected, isSelectable = () => true, apply } = this.#options;
    const add = keys.filter((key) => !isSelected(key) && isSelectable(key));
    if (add.length > 0) apply({ add, remove: [] });
  }
}
