import type { Cell } from './cell.ts';
import type { Sheet } from './sheet.ts';

/** What a file for spreadsheets begins with, so that they read it as UTF-8. */
const byteOrderMark = '\uFEFF';

// A spreadsheet takes such a cell for a formula, also where spaces stand before it; the wide signs are those of an East Asian keyboard.
const formula = /^\s*[=+\-@＝＋－＠]|^ *[\t\r]/u;
// One that parts cells at semicolons or tabs takes the quotes in the middle of what it parts for text, and what follows for cells.
const partedFormula = /([;\t\r\n][\s"]*)(?=[=+\-@＝＋－＠])/gu;

const textOf = (cell: Cell): string => {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return cell.text;
  const harmless = (formula.test(cell) ? `'${cell}` : cell).replaceAll(partedFormula, "$1'");
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** One record of a CSV file (RFC 4180), with its line break. What a person typed is text, and never a formula. */
export const csvRecord = (cells: readonly Cell[]): string => `${cells.map(textOf).join(',')}\r\n`;

/** A CSV file (RFC 4180), in pieces. */
export async function* csvFile({ columns, rows }: Sheet): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + csvRecord(columns.map(({ name }) => name)));
  for await (const some of rows) yield encoder.encode(some.map(csvRecord).join(''));
}
