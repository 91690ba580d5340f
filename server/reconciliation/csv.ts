/** What a file for spreadsheets begins with, so that they read it as UTF-8. */
export const byteOrderMark = '\uFEFF';

// A spreadsheet takes such a cell for a formula, also where spaces stand before it; the wide signs are those of an East Asian keyboard.
const formula = /^\s*[=+\-@＝＋－＠]|^ *[\t\r]/u;

const cell = (text: string): string => {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** One record of a CSV file (RFC 4180), with its line break. What a person typed is text, and never a formula. */
export const csvRecord = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
