import type { Client } from '../../../src/index.ts';
import type { ManualOrderItemPicker } from '../../../components/index.ts';
import type { LabelledItem } from './catalogue.ts';
import { pageOf } from './pages.ts';
import type { Mounting, Subject } from './probe.ts';

/** A client whose server is in the page and answers at once. */
const clientOf = (items: readonly LabelledItem[]): Client => ({
  catalogue: {
    search: async ({ q, after, limit = 50, ids }: { q?: string; after?: string; limit?: number; ids?: readonly string[] }) => {
      if (ids) return { items: items.filter(({ id }) => ids.includes(id)), total: ids.length };
      const { items: found, total, end } = pageOf(items, { text: q, offset: Number(after ?? 0), limit });
      return { items: found, total, ...(end < total && { nextCursor: String(end) }) };
    },
    categories: async () => ({ items: [{ name: 'Other', count: 1 }] }),
  },
} as unknown as Client);

export const mount = ({ items, source, place }: Mounting): Subject => {
  const picker = document.createElement('manual-order-item-picker') as ManualOrderItemPicker;
  // Its own limit is what one order takes; with that many selected it would refuse the next.
  picker.maxItems = Infinity;
  Object.assign(picker, source === 'memory' ? { items } : { client: clientOf(items) });
  place.append(picker);
  const inside = <Found extends Element>(selector: string): Found | null | undefined => picker.shadowRoot?.querySelector<Found>(selector);
  return {
    element: picker,
    input: () => inside<HTMLInputElement>('[role=combobox]'),
    isOpen: () => picker.open,
    rows: () => picker.shadowRoot?.querySelectorAll('[role=option]') ?? [],
    viewport: () => inside('[role=listbox]'),
    select: (chosen) => { picker.value = chosen.map((item) => ({ id: item.id, item, quantity: 1 })); },
  };
};
