import type { CatalogueItem } from '../../src/index.ts';
import { whenIdle } from '../foundation/idle.ts';
import { hasCode, type CatalogueFilter, type ItemSource } from './item-source.ts';

/** A search that was answered, for the next one, which mostly asks for one letter more or less. */
interface Answered {
  readonly words: readonly string[];
  readonly filter: CatalogueFilter;
  /** The places of what was found, and the items there. */
  readonly places: readonly number[];
  readonly items: readonly CatalogueItem[];
}

/** So many items are gone through between two looks at the clock, and so many answers are kept. */
const itemsAtOnce = 500;
const mostAnswers = 24;

// Put together without a list in between: there are 100,000 of them.
const searchable = ({ title, sku, options, barcode }: CatalogueItem): string => {
  let text = `${title}\n${sku}`;
  if (barcode) text += `\n${barcode}`;
  for (const { value } of options) text += `\n${value}`;
  return text.toLowerCase();
};

const narrows = (words: readonly string[], { category, inStock }: CatalogueFilter, before: Answered): boolean =>
  category === before.filter.category && inStock === before.filter.inStock && before.words.every((word, place) => words[place]?.includes(word));

/** Items that the page has in memory, in their own order. It answers at once: 100,000 of them in a few milliseconds. */
export const memorySource = (items: readonly CatalogueItem[]): ItemSource => {
  const texts: string[] = [];
  // Each narrows the one before it, so that a letter that is taken back finds its answer again.
  const answers: Answered[] = [];
  const byId = new Map<string, CatalogueItem>();
  let placed = 0;
  let isPreparing = false;
  const makeTexts = (end: number): void => {
    for (let place = texts.length; place < end; place += 1) texts.push(searchable(items[place] as CatalogueItem));
  };
  const holds = (place: number, words: readonly string[]): boolean => {
    for (const word of words) if (!texts[place]?.includes(word)) return false;
    return true;
  };
  const find = (words: readonly string[], filter: CatalogueFilter, candidates: readonly number[] | undefined): Answered => {
    const { category, inStock } = filter;
    const places: number[] = [];
    const found: CatalogueItem[] = [];
    const count = candidates?.length ?? items.length;
    for (let candidate = 0; candidate < count; candidate += 1) {
      const place = candidates ? candidates[candidate] as number : candidate;
      if (!holds(place, words)) continue;
      const item = items[place] as CatalogueItem;
      if ((category && item.category !== category) || (inStock && item.stock.available <= 0)) continue;
      places.push(place);
      found.push(item);
    }
    return { words, filter, places, items: found };
  };
  return {
    debounceMs: 0,
    async prepare() {
      if (isPreparing) return;
      isPreparing = true;
      while (placed < items.length) {
        const remainingMs = await whenIdle();
        do {
          if (texts.length < items.length) makeTexts(Math.min(texts.length + itemsAtOnce, items.length));
          else for (const end = Math.min(placed + itemsAtOnce, items.length); placed < end; placed += 1) byId.set((items[placed] as CatalogueItem).id, items[placed] as CatalogueItem);
        } while (placed < items.length && remainingMs() > 1);
      }
    },
    search(filter) {
      const { text, category, inStock } = filter;
      if (!text && !category && !inStock) return { items, total: items.length };
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length > 0) makeTexts(items.length);
      while (answers.length > 0 && !narrows(words, filter, answers.at(-1) as Answered)) answers.pop();
      const last = answers.at(-1);
      if (last?.words.join(' ') === words.join(' ')) return { items: last.items, total: last.items.length };
      const answer = find(words, filter, last?.places);
      answers.push(answer);
      if (answers.length > mostAnswers) answers.shift();
      return { items: answer.items, total: answer.items.length };
    },
    byIds(ids) {
      if (placed === items.length) return ids.flatMap((id) => byId.get(id) ?? []);
      const wanted = new Set(ids);
      return items.filter(({ id }) => wanted.has(id));
    },
    byCodes: (codes) => items.filter((item) => codes.some((code) => hasCode(item, code))),
    categories() {
      const names = new Set<string>();
      for (const { category } of items) if (category) names.add(category);
      return [...names].sort();
    },
  };
};
