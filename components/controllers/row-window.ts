import type { LitElement, ReactiveController } from 'lit';

export interface RowWindowOptions {
  /** What holds the rows, once it is rendered; each row carries `data-row` with its key, each gap `data-gap`. */
  container: () => HTMLElement | null;
  /** Shorter lists are rendered whole, so that the page's own search finds every row. */
  wholeUpTo: number;
}

/** A row to render by its place, or the height of those that are left out, in pixels. */
export type RowOrGap = { readonly key: string; readonly index: number } | { readonly key: string; readonly gapPx: number };

/** How far beyond what is seen rows are there already, in pixels. */
const aheadPx = 400;
/** Until rows have been measured. */
const likelyRowPx = 72;
const rowsAtFirst = 16;

/**
 * Renders only those rows of a long list that are near what is seen of the page, whichever element scrolls it. Rows may
 * have any height: they are measured as they come, and the others are taken for as high as those on average.
 */
export class RowWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RowWindowOptions;
  readonly #heights = new Map<string, number>();
  #keys: readonly string[] = [];
  #first = 0;
  #end = rowsAtFirst;
  #kept = -1;
  #observer: IntersectionObserver | undefined;
  /** What was rendered last, and what is observed. */
  #shown = '';
  #observed = '';

  constructor(host: LitElement, options: RowWindowOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Renders a row wherever it is, so that it can take focus; until another one is. */
  keep(index: number): void {
    this.#kept = index;
    this.#host.requestUpdate();
  }

  /** What to render of a list, by the keys of its rows. The row that holds the focus stays, wherever it is. */
  rows(keys: readonly string[]): readonly RowOrGap[] {
    this.#keys = keys;
    if (keys.length <= this.#options.wholeUpTo) {
      this.#shown = '';
      return keys.map((key, index) => ({ key, index }));
    }
    const focused = this.#focusedKey;
    const wanted = new Set([this.#kept, focused === undefined ? -1 : keys.indexOf(focused)]);
    const average = this.#averagePx;
    const shown: RowOrGap[] = [];
    let gapPx = 0;
    const close = (before: number): void => {
      if (gapPx > 0) shown.push({ key: `gap before ${before === keys.length ? 'the end' : keys[before]}`, gapPx });
      gapPx = 0;
    };
    for (const [index, key] of keys.entries()) {
      if ((index >= this.#first && index < this.#end) || wanted.has(index)) {
        close(index);
        shown.push({ key, index });
      } else {
        gapPx += this.#heights.get(key) ?? average;
      }
    }
    close(keys.length);
    this.#shown = shown.map((entry) => ('gapPx' in entry ? `${entry.key} ${Math.round(entry.gapPx)}` : entry.key)).join();
    return shown;
  }

  hostUpdated(): void {
    // A key in a row moves nothing, and nothing is measured for it. What moves is observed anew, which answers at once whether a gap is seen.
    const container = this.#options.container();
    if (!container) return this.#unobserve();
    if (this.#shown === this.#observed) return;
    this.#unobserve();
    this.#observed = this.#shown;
    const gaps = container.querySelectorAll('[data-gap]');
    if (gaps.length === 0) return;
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#follow();
    }, { rootMargin: `${aheadPx / 2}px 0px` });
    for (const gap of gaps) this.#observer.observe(gap);
  }

  hostConnected(): void { this.#host.requestUpdate(); }
  hostDisconnected(): void { this.#unobserve(); }

  get #focusedKey(): string | undefined {
    const focused = (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement;
    return focused?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  }

  get #averagePx(): number {
    let sum = 0;
    for (const height of this.#heights.values()) sum += height;
    return this.#heights.size > 0 ? sum / this.#heights.size : likelyRowPx;
  }

  #unobserve(): void {
    this.#observer?.disconnect();
    this.#observed = '';
  }

  readonly #follow = (): void => {
    const container = this.#options.container();
    if (!container) return;
    for (const row of container.querySelectorAll<HTMLElement>('[data-row]')) this.#heights.set(row.dataset['row'] ?? '', row.offsetHeight);
    const average = this.#averagePx;
    let top = container.getBoundingClientRect().top;
    const range = { first: -1, end: this.#keys.length };
    for (const [index, key] of this.#keys.entries()) {
      const bottom = top + (this.#heights.get(key) ?? average);
      if (range.first < 0 && bottom >= -aheadPx) range.first = index;
      if (top > innerHeight + aheadPx) {
        range.end = index;
        break;
      }
      top = bottom;
    }
    // The gap was as high as rows were thought to be, and may reach beyond them all: then the last ones are seen.
    const first = Math.max(0, range.first < 0 ? this.#keys.length - rowsAtFirst : range.first);
    this.#first = first;
    this.#end = range.end;
    this.#host.requestUpdate();
  };
}
