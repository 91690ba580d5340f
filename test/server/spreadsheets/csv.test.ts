import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRecord } from '../../../server/spreadsheets/csv.ts';
import { readCsv } from './read-csv.ts';

test('a cell that a spreadsheet would take for a formula gets an apostrophe in front, whatever stands before it', () => {
  const hostile = ['=1+1', '+60123456789', '-2', '@SUM(A1)', '\t=1', '\rcmd', '  =HYPERLINK("http://evil")', '\u00a0=1', '\n=1', '\ufeff=1', '＝1', '  \t1'];
  for (const text of hostile) assert.deepEqual(readCsv(csvRecord([text])), [[`'${text}`]], JSON.stringify(text));
  for (const text of ['a=1', '12.50', 'Kilat-Fleet', 'x@y.example', '', ' a', "'=1"]) assert.deepEqual(readCsv(csvRecord([text])), [[text]], JSON.stringify(text));
});

test('any text comes back as it was typed, but for that apostrophe, and none begins a formula', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', ';', "'", 'a', '1', '＝', '\u00a0')).map((parts) => parts.join('')));
  fc.assert(fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const back = readCsv(rows.map(csvRecord).join(''));
    assert.equal(back.length, rows.length);
    rows.forEach((cells, row) => cells.forEach((typed, column) => {
      const cell = back[row]?.[column] ?? '';
      assert.ok(cell === typed || cell === `'${typed}`);
      assert.ok(!/^[=+\-@\t\r]/.test(cell.trimStart()) && !/^[\t\r]/.test(cell), JSON.stringify(cell));
    }));
  }), { numRuns: 2_000 });
});
