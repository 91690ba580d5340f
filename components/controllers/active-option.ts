import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { indexOf, type OptionList, type OptionPlace } from './option-list.ts';

export interface ActiveOptionOptions {
  /** The options in their order, as many as are loaded. */
  list: OptionList;
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
  #place: OptionPlace | undefined;

  constructor(host: ReactiveControllerHost, options: ActiveOptionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** An option that is no longer in the list is not active any more. */
  hostUpdate(): void {
    const { index } = this;
    this.#place = this.#place && index >= 0 ? { key: this.#place.key, index } : undefined;
  }

  get key(): string | undefined { return this.#place?.key; }

  /** The place of the active option, -1 for none. */
  get index(): number {
    return this.#place ? indexOf(this.#options.list, this.#place) : -1;
  }

  /** Makes the option at a place active without scrolling, such as the one under the pointer; none at -1. */
  set(index: number): void {
    const key = this.#options.list.keyAt(index);
    if (key === this.key) return;
    this.#place = key === undefined ? undefined : { key, index };
    this.#host.requestUpdate();
  }

  /**
   * Moves by a key: arrows, PageUp, PageDown, and Home and End where `homeAndEnd` says so (in a text field they belong to
   * the text). Answers whether the key was one of these; the caller then calls `preventDefault()`.
   */
  move(key: string, { homeAndEnd = false }: { homeAndEnd?: boolean } = {}): boolean {
    const { list, pageSize, onEnd, onMove } = this.#options;
    const last = list.count - 1;
    const page = pageSize?.() ?? 10;
    const { index } = this;
    const target = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? last : index - 1,
      PageDown: index + page,
      PageUp: index - page,
      ...(homeAndEnd && { Home: 0, End: last }),
    }[key];
    if (target === undefined || last < 0) return false;
    if (target > last) onEnd?.();
    // Rows that are no option are stepped over; where none follows, the option stays that was active.
    const start = Math.min(Math.max(target, 0), last);
    const step = target > index ? 1 : -1;
    for (const direction of [step, -step]) {
      for (let next = start; next >= 0 && next <= last; next += direction) {
        if (list.keyAt(next) === undefined) continue;
        this.set(next);
        onMove?.(next);
        return true;
      }
    }
    return true;
  }
}
