import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ActiveOptionOptions {
  /** The keys of the options in their order, as many as are loaded. */
  keys: () => readonly string[];
  /** How far PageUp and PageDown go; 10 when absent. */
  pageSize?: (() => number) | undefined;
  /** Called when a key press moved to an option: scroll it into view. */
  onMove?: ((index: number) => void) | undefined;
  /** Called when a person wants to go below the last option: load more. */
  onEnd?: (() => void) | undefined;
}

/**
 * The option that `aria-activedescendant` points to while the focus stays in a field or on the list (APG, "listbox" and
 * "combobox"). It is remembered by its key, so that it stays with its option when the list changes round it.
 */
export class ActiveOptionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ActiveOptionOptions;
  #key: string | undefined;

  constructor(host: ReactiveControllerHost, options: ActiveOptionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** An option that is no longer in the list is not active any more. */
  hostUpdate(): void {
    if (this.#key !== undefined && this.index < 0) this.#key = undefined;
  }

  get key(): string | undefined { return this.#key; }

  /** The place of the active option, -1 for none. */
  get index(): number {
    return this.#key === undefined ? -1 : this.#options.keys().indexOf(this.#key);
  }

  /** Makes an option active without scrolling, such as the one under the pointer. */
  set(key: string | undefined): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#host.requestUpdate();
  }

  /**
   * Moves by a key: arrows, PageUp, PageDown, and Home and End where `homeAndEnd` says so (in a text field they belong to
   * the text). Answers whether the key was one of these; the caller then calls `preventDefault()`.
   */
  move(key: string, { homeAndEnd = false }: { homeAndEnd?: boolean } = {}): boolean {
    const keys = this.#options.keys();
    const last = keys.length - 1;
    const page = this.#options.pageSize?.() ?? 10;
    const { index } = this;
    const target = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? last : index - 1,
      PageDown: index + page,
      PageUp: index - page,
      ...(homeAndEnd && { Home: 0, End: last }),
    }[key];
    if (target === undefined || last < 0) return false;
    if (target > last) this.#options.onEnd?.();
    const next = Math.min(Math.max(target, 0), last);
    this.set(keys[next]);
    this.#options.onMove?.(next);
    return true;
  }
}
