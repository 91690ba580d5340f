/** One record of a pasted block: a line, or several where a quoted cell holds line breaks. */
export interface PastedRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** As it was pasted. */
  readonly text: string;
  readonly cells: readonly string[];
}

/** What stands between two cells. `undefined`: nothing does, each line is one text. */
export type Separator = '\t' | ';' | ',' | undefined;

/** So many lines tell what separates the cells of all. */
const sampleLines = 200;

// “1,200” alone or after a space is one number, and no two cells.
const groupedNumber = /(?<=\s)\d{1,3}(,\d{3})+(?=\s|$)/g;

/** What most lines of a block have in them: a tab wins over a semicolon, and that over a comma. */
export const separatorOf = (text: string): Separator => {
  const lines = text.split('\n', sampleLines).filter((line) => line.trim() !== '');
  const isCommon = (separator: string, ungrouped = lines): boolean => ungrouped.filter((line) => line.includes(separator)).length * 2 > lines.length;
  if (isCommon('\t')) return '\t';
  if (isCommon(';')) return ';';
  return isCommon(',', lines.map((line) => line.replaceAll(groupedNumber, ''))) ? ',' : undefined;
};

// A quote that does not end before a separator or a line break is a character like any other, such as an inch.
const quotedEnd = (text: string, start: number, separator: string): number | undefined => {
  if (text[start] !== '"') return undefined;
  for (let place = text.indexOf('"', start + 1); place >= 0; place = text.indexOf('"', place + 2)) {
    const next = text[place + 1];
    if (next !== '"') return next === undefined || next === '\n' || next === separator ? place + 1 : undefined;
  }
  return undefined;
};

const plainEnd = (text: string, start: number, separator: Separator): number => {
  let place = start;
  while (place < text.length && text[place] !== '\n' && text[place] !== separator) place += 1;
  return place;
};

/**
 * Splits a block into records and cells, as spreadsheets copy them (RFC 4180, section 2, with any separator).
 *
 * A parser of our own, because what people paste is rarely well-formed: one opening quote, such as in `"A" grade`, makes
 * CSV libraries take the rest of the block for one cell, and the smallest that looks for the separator is 19 KB.
 *
 * @param text - With `\n` for every line break.
 */
export const pastedRecords = (text: string, separator: Separator): readonly PastedRecord[] => {
  const records: PastedRecord[] = [];
  for (let place = 0, line = 1; place < text.length; place += 1, line += 1) {
    const start = place;
    const first = line;
    const cells: string[] = [];
    for (let hasMore = true; hasMore;) {
      const quoted = separator === undefined ? undefined : quotedEnd(text, place, separator);
      const end = quoted ?? plainEnd(text, place, separator);
      if (quoted !== undefined) line += text.slice(place, end).split('\n').length - 1;
      cells.push((quoted === undefined ? text.slice(place, end) : text.slice(place + 1, end - 1).replaceAll('""', '"')).trim());
      hasMore = end < text.length && text[end] !== '\n';
      place = hasMore ? end + 1 : end;
    }
    if (place > start) records.push({ line: first, text: text.slice(start, place), cells });
  }
  return records;
};
