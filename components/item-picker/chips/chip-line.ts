import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fittingChips } from './chip-fit.ts';

export interface ChipLineOptions {
  count: () => number;
  /** All that decides how wide the chip at a place is. */
  labelAt: (place: number) => string;
  /** All chips show, on as many lines as they need. */
  isMultiline: () => boolean;
}

/** The most chips on the page at once: an order takes 500 lines, and a chip each would be slow to draw and tiresome to read. */
const mostChips = 48;
/** No chip is narrower (see the styles): what one is taken for that has not been measured yet. */
const leastPx = 48;
const morePx = 36;
const gapPx = 4;

/**
 * Decides how many chips show. It measures each chip once, when it is first on the page, and works out the rest before the
 * browser paints: nothing flickers, and a chip that comes or goes costs no second layout.
 */
export class ChipLineController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ChipLineOptions;
  readonly #widths = new Map<string, number>();
  #resize: ResizeObserver | undefined;
  #linePx = 0;
  #shown = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ChipLineOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** How many chips show, counted from the last. */
  get shown(): number { return this.#shown; }

  /** Measures all of them again: their look has changed. */
  startOver(): void {
    this.#widths.clear();
  }

  hostConnected(): void {
    this.#resize = new ResizeObserver(() => {
      if (this.#readLine()) this.#host.requestUpdate();
    });
    this.#resize.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
  }

  hostUpdate(): void {
    this.#shown = this.#fitting();
  }

  hostUpdated(): void {
    if (this.#options.isMultiline()) return;
    if (this.#linePx === 0) this.#readLine();
    this.#measure();
    if (this.#fitting() === this.#shown) return;
    void this.#host.updateComplete.then(() => { this.#host.requestUpdate(); });
  }

  /** Whether the line has another width now. */
  #readLine(): boolean {
    const linePx = this.#host.clientWidth;
    if (linePx === this.#linePx) return false;
    this.#linePx = linePx;
    // A narrow line makes chips narrower.
    this.startOver();
    return true;
  }

  #fitting(): number {
    const { count, labelAt, isMultiline } = this.#options;
    const most = Math.min(count(), mostChips);
    return isMultiline() ? most : Math.min(most, fittingChips({
      count: count(), widthAt: (place) => this.#widths.get(labelAt(place)) ?? leastPx, line: this.#linePx, gap: gapPx, more: this.#widths.get(this.#moreLabel) ?? morePx,
    }));
  }

  // As wide as the longest number that it may have to show.
  get #moreLabel(): string { return '+'.repeat(String(this.#options.count()).length); }

  #measure(): void {
    for (const chip of this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
      const place = Number(chip.dataset['place']);
      const label = place < 0 ? this.#moreLabel : this.#options.labelAt(place);
      // Widths come rounded, and all of them rounded down must fit as well. A chip that is not shown has none.
      if (!this.#widths.has(label) && chip.offsetWidth > 0) this.#widths.set(label, chip.offsetWidth + 0.5);
    }
  }
}
