import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isNumeric, pastedQuantity } from '../../components/item-picker/paste/paste-quantity.ts';
import { pastedRows } from '../../components/item-picker/paste/paste-rows.ts';
import { maxQuantity } from '../../components/item-picker/quantity.ts';

/** Each row as “code quantity”, with the text in place of a quantity that is none. */
const read = (text: string): string[] => pastedRows(text).rows.map(({ code, quantity, quantityText }) => `${code} ${quantity ?? `!${quantityText}`}`);

test('P12 reads rows and cells however a block separates them', () => {
  const expected = ['A-1 3', 'B-2 5'];
  for (const text of ['A-1\t3\r\nB-2\t5', 'A-1\t3\rB-2\t5\r', '\uFEFFA-1;3\nB-2;5\n', 'A-1, 3\nB-2, 5', 'A-1 3\nB-2    5', 'A-1 x3\nB-2 x 5', '3x A-1\n5 x B-2', 'A-1: 3\nB-2 - 5 pcs', '1. A-1 3\n2. B-2 5', '• A-1 3\n• B-2 5', '"A-1"\t"3"\n"B-2"\t"5"']) {
    assert.deepEqual(read(text), expected, JSON.stringify(text));
  }
});

test('P12 finds the columns by their headings, in three languages and any order', () => {
  for (const text of ['SKU\tQty\nA-1\t3', 'Qty;SKU\n3;A-1', 'Item code,Description,Quantity,Price\nA-1,Oil,3,12.00', 'No\tKod Barang\tKeterangan\tKuantiti\n1\tA-1\tMinyak\t3',
    '编号\t数量\nA-1\t3', '数量\t商品名称\t商品编号\n３\t机油\tA-1', 'SKU Qty\nA-1 3', 'Quantity (pcs)\tPrice\tSKU\n3\t12.00\tA-1']) {
    const { rows, header } = pastedRows(text);
    assert.deepEqual(rows.map(({ code, quantity, lines }) => [code, quantity, lines]), [['A-1', 3, [2]]], JSON.stringify(text));
    assert.equal(header, text.split('\n')[0]);
  }
});

test('P12 finds the columns without headings by what they hold', () => {
  assert.deepEqual(read('3\tA-1\n12\tB-2'), ['A-1 3', 'B-2 12']);
  assert.deepEqual(read('1\tA-1\tEngine oil\t12.00\t3\n2\tA-2\tAir filter\t8.00\t1\n3\tA-3\tPump\t120.00\t12'), ['A-1 3', 'A-2 1', 'A-3 12']);
  assert.deepEqual(read('9555012345678\t3\n9555012345679\t4'), ['9555012345678 3', '9555012345679 4']);
  assert.deepEqual(read('10234,3\n10235,12'), ['10234 3', '10235 12']);
  assert.deepEqual(read('3 A-1\n4 B-2\n12 C-3'), ['A-1 3', 'B-2 4', 'C-3 12']);
  assert.deepEqual(read('10234\tEngine oil\n10235\tAir filter'), ['10234 1', '10235 1']);
  assert.deepEqual(read('A-1\nB-2'), ['A-1 1', 'B-2 1']);
  const [row] = pastedRows('A-1\tEngine oil\t3').rows;
  assert.deepEqual([row?.code, row?.words, row?.quantity], ['A-1', 'Engine oil', 3]);
});

test('P12 takes no item for a heading', () => {
  assert.deepEqual(read('Barcode scanner\nSpare part kit'), ['Barcode scanner 1', 'Spare part kit 1']);
  assert.equal(pastedRows('Code 39 labels 3').header, undefined);
});

test('P12 reads quantities as people write them, and never guesses', () => {
  const sound = { '3': 3, '3.0': 3, '3.00': 3, '3x': 3, x3: 3, '× 3': 3, '1,200': 1_200, '3 pcs': 3, '３': 3, '99999': 99_999, '99,999': 99_999 };
  for (const [text, quantity] of Object.entries(sound)) assert.equal(pastedQuantity(text), quantity, text);
  for (const text of ['', '0', '-2', '1.5', '1.200', '1,20', '12,00', '100000', '1e3', 'many', '3-4', '3 of 4']) assert.equal(pastedQuantity(text), undefined, text);
  assert.ok(isNumeric('-2') && isNumeric('1.5') && !isNumeric('A-2'));
  assert.deepEqual(read('A-1\t3\nB-2\tmany\nC-3\t\nD-4\t2.5'), ['A-1 3', 'B-2 !many', 'C-3 1', 'D-4 !2.5']);
  assert.deepEqual(read('A-1 -2\nB-1 2.5\nC-1 0'), ['A-1 !-2', 'B-1 !2.5', 'C-1 !0']);
  assert.deepEqual(read('OIL 1,200\nFILTER 3'), ['OIL 1200', 'FILTER 3']);
});

test('P12 keeps quotes, line breaks and separators inside cells as a spreadsheet writes them', () => {
  const { rows } = pastedRows('"A ""1""\nlong"\t3\n"B;2"\t4\n"C" grade\t5\n1/2" hose\t6');
  assert.deepEqual(rows.map(({ code, quantity }) => [code, quantity]), [['A "1"\nlong', 3], ['B;2', 4], ['"C" grade', 5], ['1/2" hose', 6]]);
  assert.deepEqual(rows.map(({ lines }) => lines), [[1], [3], [4], [5]]);
  assert.deepEqual(read('"A-1\t3\nB-2\t4'), ['"A-1 3', 'B-2 4'], 'a quote that never ends takes nothing with it');
});

test('P12 adds up what stands there twice, and says on which lines', () => {
  const { rows } = pastedRows('A-1\t3\nB-2\t1\na-1\t4');
  assert.deepEqual(rows.map(({ code, quantity, lines, text }) => ({ code, quantity, lines, text })), [
    { code: 'A-1', quantity: 7, lines: [1, 3], text: 'A-1\t3\na-1\t4' }, { code: 'B-2', quantity: 1, lines: [2], text: 'B-2\t1' },
  ]);
  assert.deepEqual(read('A-1\t99999\nA-1\t1\nA-1\t2'), ['A-1 99999', 'A-1 3'], 'no row passes the most');
  assert.deepEqual(read('A-1\t3\nA-1\tmany\nA-1\t2'), ['A-1 5', 'A-1 !many'], 'what is no quantity is added to nothing');
});

test('P12 tries the code in front of a name, and searches for all of it', () => {
  const [row] = pastedRows('A-10 Engine oil 3').rows;
  assert.deepEqual([row?.code, row?.words, row?.quantity], ['A-10', 'A-10 Engine oil', 3]);
});

test('P12 leaves out lines that say nothing', () => {
  assert.deepEqual(read('\n\n-----\nA-1\t3\n\t\t\n***\n'), ['A-1 3']);
  assert.deepEqual(pastedRows(''), { rows: [], header: undefined });
});

const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('"', '""', '"a', 'SKU', 'Qty', '数量', '3', '1,200', 'x3', '-1', 'A-1'), fc.nat().map(String));
const block = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }).chain((rows) =>
  fc.constantFrom('\t', ';', ',', ' ', '\n', '\r\n').map((separator) => rows.map((cells) => cells.join(separator)).join('\n')));

test('P12 takes any text: it never throws, counts every line that says something, and answers quantities that an order takes', () => {
  fc.assert(fc.property(fc.oneof(block, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
    const { rows, header } = pastedRows(text);
    const lines = rows.flatMap((row) => row.lines);
    assert.equal(new Set(lines).size, lines.length, 'no line stands on two rows');
    for (const { quantity, quantityText, text: pasted } of rows) {
      assert.ok(quantity === undefined ? quantityText !== '' : Number.isInteger(quantity) && quantity >= 1 && quantity <= maxQuantity);
      assert.match(pasted, /[\p{L}\p{N}]/u);
    }
    const all = [...rows.map((row) => row.text), header ?? ''].join('\n');
    for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) assert.ok(all.includes(word), `lost ${word}`);
    // A line that ends before the column of quantities.
  }), { numRuns: 500, examples: [['\t\t数量\n0\t"']] });
});

test('P12 reads ten thousand lines of rubbish, whatever they are made of', () => {
  const lines = 10_000;
  const noise = Array.from({ length: lines }, (_, line) => Array.from({ length: 60 }, (_unused, place) => String.fromCharCode(33 + ((line * 7_919 + place * 104_729 + line * place) % 90))).join(''));
  const texts = [noise.join('\n'), '"a\n'.repeat(lines), '"a""\t'.repeat(lines), '\t'.repeat(60 * lines), `${'- '.repeat(30)}a\n`.repeat(lines), `a${' '.repeat(400)}b\n`.repeat(lines), '1'.repeat(60 * lines), '\n'.repeat(60 * lines), '1,2,3\n'.repeat(lines)];
  for (const text of texts) assert.ok(pastedRows(text).rows.length <= lines);
});
