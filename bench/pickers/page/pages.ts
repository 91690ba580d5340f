import type { LabelledItem } from './catalogue.ts';

/** Stands in for a server: filters as one does, and gives a page of what it finds. */
export const pageOf = (items: readonly LabelledItem[], { text = '', offset, limit }: { text?: string | undefined; offset: number; limit: number }) => {
  const words = text.toLowerCase().split(' ').filter(Boolean);
  const found = words.length === 0 ? items : items.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  return { items: found.slice(offset, offset + limit), total: found.length, end: offset + limit };
};
