import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRecord } from '../../../server/spreadsheets/csv.ts';
import { readCsv } from './read-csv.ts';

test('a cell that a spreadsheet would take for a formula gets an apostrophe in front, whatever stands before it', () => {
  const hostile = ['=1+1', '+60123456789', '-2', '@SUM(A1)', '\t1', '\rcmd', '  =HYPERLINK("http://evil")', '\u00a0=1', '\ufeff=1', '＝1', '  \t1'];
  for (const text of hostile) assert.deepEqual(readCsv(csvRecord([text])), [[`'${text}`]], JSON.stringify(text));
  for (const text of ['a=1', '12.50', 'Kilat-Fleet', 'x@y.example', '', ' a', "'=1"]) assert.deepEqual(readCsv(csvRecord([text])), [[text]], JSON.stringify(text));
});

test('nor does a formula begin where a spreadsheet parts cells at semicolons or tabs, and then takes no quotes for what they are', () => {
  for (const [typed, told] of [['Ali;=1+1', "Ali;'=1+1"], ['a; "@SUM(A1)', "a; \"'@SUM(A1)"], ['one\n- two', "one\n'- two"], ['a;b', 'a;b'], ['a,=1', 'a,=1'], ['a;b=1', 'a;b=1']] as const) {
    assert.deepEqual(readCsv(csvRecord([typed])), [[told]], JSON.stringify(typed));
  }
});

test('any text comes back as it was typed, but for apostrophes, and none begins a formula, wherever a spreadsheet parts it', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', ';', "'", 'a', '1', '＝', '\u00a0')).map((parts) => parts.join('')));
  fc.assert(fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const back = readCsv(rows.map(csvRecord).join(''));
    assert.equal(back.length, rows.length);
    rows.forEach((cells, row) => cells.forEach((typed, column) => {
      const cell = back[row]?.[column] ?? '';
      assert.equal(cell.replaceAll("'", ''), typed.replaceAll("'", ''));
      assert.ok(!/^[=+\-@\t\r]/.test(cell.trimStart()) && !/^[\t\r]/.test(cell), JSON.stringify(cell));
    }));
    for (const piece of rows.flatMap((cells) => csvRecord(cells).split(/[;\t\r\n]/).slice(1))) assert.doesNotMatch(piece, /^[\s"]*[=+\-@＝]/u);
  }), { numRuns: 2_000 });
});
