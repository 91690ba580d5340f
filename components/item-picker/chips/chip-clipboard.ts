import type { PickedChip } from './picked-chip.ts';

// A spreadsheet takes a cell that begins so for a formula; the wide signs are those of an East Asian keyboard.
const formula = /^[=+\-@＝＋－＠]/u;

const cell = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.startsWith('"')) return `"${line.replaceAll('"', '""')}"`;
  return formula.test(line) ? `'${line}` : line;
};

/**
 * Items as a spreadsheet, an e-mail and the picker itself take them: a line each, SKU and quantity with a tab between. An item
 * whose SKU is not known stands there by its id, so that what is cut is never lost. A SKU that a spreadsheet would take for a
 * formula gets an apostrophe in front, as in the kit's exports; pasting into the picker drops it again.
 */
export const clipboardText = (chips: readonly PickedChip[]): string => chips.map(({ id, sku, quantity }) => `${cell(sku ?? id)}\t${quantity}`).join('\n');
