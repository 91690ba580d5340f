import assert from 'node:assert/strict';

/** Reads CSV strictly (RFC 4180): CRLF after every record, quotes where they must be. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = at;
      const match = quoted.exec(text);
      assert.ok(match, `A quote at ${at} does not end.`);
      cell = (match[1] ?? '').replaceAll('""', '"');
      at = quoted.lastIndex;
    } else {
      const plain = /[^",\r\n]*/y;
      plain.lastIndex = at;
      cell = plain.exec(text)?.[0] ?? '';
      at = plain.lastIndex;
    }
    record.push(cell);
    if (text[at] === ',') at += 1;
    else {
      assert.equal(text.slice(at, at + 2), '\r\n', `At ${at} a record ends in something else than CRLF.`);
      at += 2;
      records.push(record);
      record = [];
    }
  }
  assert.equal(record.length, 0, 'The last record has no end.');
  return records;
}
