import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A row that is rendered, and where. */
export interface RowSlot {
  readonly index: number;
  /** Which of the elements is its own. */
  readonly slot: number;
}

export interface VirtualListOptions {
  /** The scrolling element, once it is rendered. */
  viewport: () => HTMLElement | null;
  count: () => number;
  /** How many rows are likely to be seen, until that has been measured: those that are missing then are drawn by themselves, after all others. */
  likelyCount?: number | undefined;
  /** How far from the top a row lies, in rows; its place when absent, which means that all rows have one height. Never more than its place. */
  offsetOf?: ((index: number) => number) | undefined;
  /** A row that stays rendered wherever it is: the active one, which `aria-activedescendant` names. */
  keep?: (() => number) | undefined;
  /** Called when other rows are seen, and after each render. */
  onSeen?: ((first: number, last: number) => void) | undefined;
  /** Called when the last rows come near: load more. */
  onNearEnd?: (() => void) | undefined;
}

/** Rows above and below what is seen, so that a short scroll finds them there; each more is drawn anew with every key. */
const overscan = 1;
/** How long a list must not have moved to be at rest, in milliseconds. */
const restMs = 150;
/** Of the row that stays rendered wherever it is. */
const keptSlot = -1;
/** Until the first row has been measured. */
const likelyRowPx = 56;

/**
 * Renders only the rows that can be seen, of a list whose rows have one height, but for a few that may be lower. The number of
 * nodes does not grow with the list. Rows of the full height carry `data-row`; all are placed by `atRow` on
 * a surface as high as `--count` of them.
 */
export class VirtualListController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: VirtualListOptions;
  #observed: HTMLElement | null = null;
  #resize: ResizeObserver | undefined;
  #first = 0;
  #visible: number;
  #fitting = 6;
  #isScrolled = false;
  #moving: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: VirtualListOptions) {
    this.#host = host;
    this.#options = options;
    this.#visible = options.likelyCount ?? 8;
    host.addController(this);
  }

  /** The places of the rows to render, ascending. */
  get indices(): readonly number[] {
    return this.#atRest.map(({ index }) => index);
  }

  /**
   * The rows to render, each in a slot whose element it keeps as long as it is rendered: a row that comes takes the element of
   * the one that went. While the list moves, the slots stay in their order, so that no element does; at rest the rows stand in
   * their own, in which a screen reader goes through them.
   */
  get slots(): readonly RowSlot[] {
    return this.#moving === undefined ? this.#atRest : this.#atRest.toSorted((one, other) => one.slot - other.slot);
  }

  get #atRest(): RowSlot[] {
    const count = this.#options.count();
    const first = Math.max(0, Math.min(this.#first, count - this.#visible));
    const start = Math.max(0, first - overscan);
    const end = Math.min(count, first + this.#visible + overscan);
    const rows = Array.from({ length: end - start }, (_, offset) => ({ index: start + offset, slot: (start + offset) % (end - start) }));
    const kept = this.#options.keep?.() ?? -1;
    if (kept >= 0 && kept < start) rows.unshift({ index: kept, slot: keptSlot });
    if (kept >= end && kept < count) rows.push({ index: kept, slot: keptSlot });
    return rows;
  }

  /** How many whole rows fit: what PageUp and PageDown move by. */
  get pageSize(): number {
    return Math.max(1, this.#fitting);
  }

  /** Scrolls just as far as it takes for a row to be seen whole. */
  reveal(index: number): void {
    const viewport = this.#options.viewport();
    if (!viewport) return;
    const height = this.#rowHeight(viewport);
    const top = this.#offsetOf(index) * height;
    if (top < viewport.scrollTop) viewport.scrollTop = top;
    else if (top + height > viewport.scrollTop + viewport.clientHeight) viewport.scrollTop = top + height - viewport.clientHeight;
    this.#measure();
  }

  /** Back to the first row, for another list. */
  scrollToStart(): void {
    const viewport = this.#options.viewport();
    // Only where it was scrolled: to set it, the page is laid out, and with the next key that would be twice.
    if (viewport && this.#isScrolled) viewport.scrollTop = 0;
    this.#isScrolled = false;
    this.#first = 0;
  }

  hostUpdated(): void {
    const viewport = this.#options.viewport();
    if (viewport) this.#options.onSeen?.(this.#first, this.#first + this.#visible);
    if (viewport === this.#observed) return;
    this.hostDisconnected();
    this.#observed = viewport;
    if (!viewport) return;
    viewport.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#resize = new ResizeObserver(this.#measure);
    this.#resize.observe(viewport);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observed?.removeEventListener('scroll', this.#scrolled);
    clearTimeout(this.#moving);
    this.#moving = undefined;
    this.#resize?.disconnect();
    this.#observed = null;
  }

  readonly #scrolled = (): void => {
    this.#restLater();
    this.#measure();
  };

  #restLater(): void {
    clearTimeout(this.#moving);
    this.#moving = setTimeout(() => {
      // A row that is moved under the pressed pointer would not be clicked.
      if (this.#observed?.matches(':active')) return this.#restLater();
      this.#moving = undefined;
      this.#host.requestUpdate();
    }, restMs);
  }

  readonly #measure = (): void => {
    const viewport = this.#options.viewport();
    // While it is not shown it has no height, which says nothing of how many rows it will hold.
    if (!viewport?.clientHeight) return;
    const height = this.#rowHeight(viewport);
    const offset = viewport.scrollTop / height;
    this.#isScrolled = offset > 0;
    let first = Math.floor(offset);
    while (first + 1 < this.#options.count() && this.#offsetOf(first + 1) <= offset) first += 1;
    const fitting = viewport.clientHeight / height;
    // At the top just what is seen, for each key draws it anew; below it also the row that the next pixels bring.
    const bottom = fitting + (this.#isScrolled ? Math.floor(offset) + 1 : 0);
    let end = first;
    while (this.#offsetOf(end) < bottom) end += 1;
    const visible = end - first;
    this.#fitting = Math.floor(fitting);
    if (first !== this.#first || visible !== this.#visible) {
      this.#first = first;
      this.#visible = visible;
      this.#host.requestUpdate();
    }
    this.#options.onSeen?.(first, first + visible);
    if (this.#options.count() > 0 && first + visible + overscan >= this.#options.count()) this.#options.onNearEnd?.();
  };

  #offsetOf(index: number): number {
    return this.#options.offsetOf?.(index) ?? index;
  }

  /** In whole pixels, which the styles round to: each part of one that was left out would be thousands of pixels at the end of a long list. */
  #rowHeight(viewport: HTMLElement): number {
    return viewport.querySelector<HTMLElement>('[data-row]')?.offsetHeight || likelyRowPx;
  }
}
