import { entryText } from '../entry-text.ts';
import { maxQuantity } from '../quantity.ts';
import { pastedRecords, separatorOf, type PastedRecord } from './paste-cells.ts';
import { headedColumns, isHeading, likelyColumns, type Columns } from './paste-columns.ts';
import { pastedQuantity } from './paste-quantity.ts';

/** What one line of a pasted block asks for, or several that ask for the same. */
export interface PastedRow {
  /** The lines that it stands on, from 1: more than one when they name the same code, and their quantities are added up. */
  readonly lines: readonly number[];
  /** As it was pasted, line by line. */
  readonly text: string;
  /** What may be a SKU or a barcode; empty when there is nothing like it. */
  readonly code: string;
  /** What to search for when there is no such code. */
  readonly words: string;
  /** From 1 to 99,999. Nothing when what stands there is no quantity. */
  readonly quantity: number | undefined;
  /** What stands there. */
  readonly quantityText: string;
}

export interface PastedBlock {
  readonly rows: readonly PastedRow[];
  /** The first line, where it only names the columns. */
  readonly header: string | undefined;
}

/** A line longer than this is no line of an order, and is searched for as it is. */
const maxListLine = 500;

const quantified = (text: string): Pick<PastedRow, 'quantity' | 'quantityText'> =>
  (text === '' ? { quantity: 1, quantityText: '1' } : { quantity: pastedQuantity(text), quantityText: text });

// From “A-10 Engine oil” the code is tried first, then all of it is searched for.
const named = (words: string): Pick<PastedRow, 'code' | 'words'> => {
  const [first = ''] = words.split(/\s/, 1);
  return { code: /\d/.test(first) ? first : words, words };
};

const tableRow = ({ cells, line, text }: PastedRecord, columns: Columns): PastedRow => {
  const cell = (place: number | undefined): string => (place === undefined ? '' : (cells[place] ?? ''));
  // An apostrophe in front keeps a spreadsheet from taking a code for a number or a formula; our own copies have it, too.
  const code = cell(columns.code).replace(/^'/, '');
  const name = cell(columns.name);
  return { lines: [line], text, code: code || name, words: name || code, ...quantified(cell(columns.quantity)) };
};

// “A-10 3”, “A-10 x3”, “A-10: 3”, “A-10 - 3 pcs”. Patterns that end at the end of a line are anchored at its start, or
// begin with one character: they stay linear on any line.
const trailing = /\s((?:[x×*]\s*)?[-+]?\d[\d.,]*(?:\s*(?:[x×*]|pcs?\.?|units?|biji))?)$/i;
const leading = /^([\d.,]+)\s+(\S.*)$/;
const bullet = /^(?:[-–—•*·]|\d{1,3}[.)])\s+/;
const withoutEnd = (text: string): string => /^.*[^\s:=–—;,-]/.exec(text)?.[0] ?? text;

type QuantityPlace = 'start' | 'end';

const listRow = ({ line, text, cells: [cell = ''] }: PastedRecord, place: QuantityPlace): PastedRow => {
  const row = (words: string, quantityText: string): PastedRow => ({ lines: [line], text, ...named(words), ...quantified(quantityText) });
  if (cell.length > maxListLine) return row(cell, '');
  const item = withoutEnd(cell.replace(bullet, ''));
  const entry = entryText(item);
  if (entry.words !== item && entry.words !== '') return row(entry.words, String(entry.quantity));
  const [, before, after] = (place === 'start' && leading.exec(item)) || [];
  if (before !== undefined && after !== undefined) return row(after, before);
  const end = trailing.exec(item);
  return end ? row(withoutEnd(item.slice(0, end.index)), end[1] ?? '') : row(item, '');
};

const listRows = (records: readonly PastedRecord[]): readonly PastedRow[] => {
  const short = records.map(({ cells: [cell = ''] }) => cell).filter((cell) => cell.length <= maxListLine);
  const startsWithNumber = short.filter((cell) => pastedQuantity(leading.exec(cell)?.[1] ?? '') !== undefined).length;
  const endsWithNumber = short.filter((cell) => trailing.test(cell)).length;
  return records.map((record) => listRow(record, startsWithNumber > endsWithNumber && startsWithNumber * 2 > short.length ? 'start' : 'end'));
};

const merged = (rows: readonly PastedRow[]): readonly PastedRow[] => {
  const [first] = rows;
  if (!first || rows.length === 1) return rows;
  const quantity = rows.reduce((sum, row) => sum + (row.quantity ?? 0), 0);
  return [{ ...first, lines: rows.flatMap(({ lines }) => lines), text: rows.map(({ text }) => text).join('\n'), quantity, quantityText: String(quantity) }];
};

// Rows without a sound quantity stay apart, for what they add nobody knows yet, and so do those that would pass the most.
const summed = (rows: readonly PastedRow[]): readonly PastedRow[] => {
  const groups: PastedRow[][] = [];
  const open = new Map<string, { rows: PastedRow[]; sum: number }>();
  for (const row of rows) {
    const { code, words, quantity } = row;
    const key = `${code}\n${words}`.toLowerCase();
    const group = open.get(key);
    if (group && quantity !== undefined && group.sum + quantity <= maxQuantity) {
      group.rows.push(row);
      group.sum += quantity;
      continue;
    }
    const fresh = { rows: [row], sum: quantity ?? 0 };
    groups.push(fresh.rows);
    if (quantity !== undefined && code !== '') open.set(key, fresh);
  }
  return groups.flatMap(merged);
};

// So much tells what the columns are; a line of a thousand tabs makes no thousand columns.
const sampled = (records: readonly PastedRecord[]): readonly (readonly string[])[] => records.slice(0, 200).map(({ cells }) => cells.slice(0, 50));

const says = ({ text }: PastedRecord): boolean => /[\p{L}\p{N}]/u.test(text);

/**
 * Reads a block that was pasted from a spreadsheet, an e-mail or a chat: one item a line, its SKU and its quantity in any
 * order and among other columns, with headings or without. It takes anything and never throws.
 */
export const pastedRows = (block: string): PastedBlock => {
  const text = block.replace(/^\uFEFF/, '').replaceAll(/\r\n?|[\u2028\u2029]/g, '\n');
  const separator = separatorOf(text);
  const [first, ...others] = pastedRecords(text, separator).filter(says);
  if (!first) return { rows: [], header: undefined };
  if (separator === undefined) {
    const isHeaded = isHeading(first.text.trim());
    return { rows: summed(listRows(isHeaded ? others : [first, ...others])), header: isHeaded ? first.text : undefined };
  }
  const headed = headedColumns(first.cells, sampled(others));
  const records = headed ? others : [first, ...others];
  const columns = headed ?? likelyColumns(sampled(records));
  return { rows: summed(records.map((record) => tableRow(record, columns))), header: headed && first.text };
};
