interface Page<Item> {
  /** The cursor that it was asked for with; absent for the first. */
  readonly after: string | undefined;
  /** The place of its first item in the list. */
  readonly start: number;
  readonly count: number;
  /** Absent once it was let go. */
  items: readonly Item[] | undefined;
}

/**
 * The pages of a list, of which only so many are held at once: however far a person scrolls, the memory stays the same. Of a
 * page that was let go stay its place and its cursor, with which it is asked for again.
 */
export class PageWindow<Item> {
  readonly #most: number;
  #pages: Page<Item>[] = [];
  #count = 0;

  constructor({ mostPages = Infinity }: { mostPages?: number | undefined } = {}) {
    this.#most = mostPages;
  }

  /** How many items the list has so far, held or not. */
  get count(): number { return this.#count; }
  get pageCount(): number { return this.#pages.length; }

  /** All that are held, in their order; one page as it came. */
  get items(): readonly Item[] {
    const [only] = this.#pages;
    return this.#pages.length === 1 && only?.items ? only.items : this.#pages.flatMap(({ items = [] }) => items);
  }

  /** The item at a place, unless its page was let go. */
  at(place: number): Item | undefined {
    const page = this.#pages[this.pageOf(place)];
    return page?.items?.[place - page.start];
  }

  /** The number of the page in which a place lies; -1 for a place outside of the list. */
  pageOf(place: number): number {
    if (place < 0 || place >= this.#count) return -1;
    let low = 0;
    for (let high = this.#pages.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pages[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  cursorOf(page: number): string | undefined { return this.#pages[page]?.after; }

  append(items: readonly Item[], after: string | undefined): void {
    this.#pages.push({ after, start: this.#count, count: items.length, items });
    this.#count += items.length;
  }

  /** Puts back a page that was let go. Its place stays as it was: what the shop has added since is left out. */
  refill(page: number, items: readonly Item[]): void {
    const known = this.#pages[page];
    if (known) known.items = items.slice(0, known.count);
  }

  /** The first page between two places that is not held; -1 when all are. */
  missing(first: number, last: number): number {
    const from = this.pageOf(Math.max(0, first));
    const to = this.pageOf(Math.min(last, this.#count - 1));
    for (let page = Math.max(0, from); page <= to; page += 1) if (!this.#pages[page]?.items) return page;
    return -1;
  }

  /** Lets go the pages farthest from a place until no more than allowed are held; that of `kept` always stays. */
  release(near: number, kept: number): void {
    const [middle, spared] = [this.pageOf(near), this.pageOf(kept)];
    let held = this.#pages.reduce((sum, { items }) => sum + Number(items !== undefined), 0);
    for (let low = 0, high = this.#pages.length - 1; held > this.#most && low <= high;) {
      const farthest = middle - low > high - middle ? low++ : high--;
      const page = this.#pages[farthest];
      if (farthest === spared || !page?.items) continue;
      page.items = undefined;
      held -= 1;
    }
  }
}
