import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clipboardText } from '../../components/item-picker/chips/chip-clipboard.ts';
import { fittingChips } from '../../components/item-picker/chips/chip-fit.ts';
import { chipAction } from '../../components/item-picker/chips/chip-keys.ts';
import { pastedRows } from '../../components/item-picker/paste/paste-rows.ts';

const chip = (sku: string | undefined, quantity = 1) => ({ id: 'itm_1', name: 'Oil', variant: '', sku, quantity, isUnavailable: false });
const press = (key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...modifiers });

test('P8 fits as many chips as there is room for, the last ones, beside the chip for the rest', () => {
  const fitting = (widths: readonly number[], line: number) => fittingChips({ count: widths.length, widthAt: (place) => widths[place] ?? 0, line, gap: 4, more: 36 });
  assert.equal(fitting([], 100), 0);
  assert.equal(fitting([100], 100), 1);
  assert.equal(fitting([100, 100], 204), 2, 'all fit, so there is no chip for the rest');
  assert.equal(fitting([100, 100], 203), 1);
  assert.equal(fitting([20, 100, 60], 188), 3, 'a narrow chip takes less room than the one for the rest');
  assert.equal(fitting([500], 100), 1, 'one shows where none fits');
  assert.equal(fitting([50, 500], 0), 1);
});

test('P8 never fills more than the line, and never leaves out a chip that had room', () => {
  const width = fc.integer({ min: 48, max: 220 });
  fc.assert(fc.property(fc.array(width, { maxLength: 60 }), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 36, max: 60 }), (widths, line, more) => {
    const gap = 4;
    const shown = fittingChips({ count: widths.length, widthAt: (place) => widths[place] ?? 0, line, gap, more });
    const taken = (count: number) => {
      const chips = count === 0 ? [] : widths.slice(-count);
      const others = count < widths.length ? [more] : [];
      return [...chips, ...others].reduce((sum, next) => sum + next + gap, -gap);
    };
    assert.ok(shown <= widths.length && (shown >= 1 || widths.length === 0));
    assert.ok(shown <= 1 || taken(shown) <= line, 'what shows fits');
    for (let count = shown + 1; count <= widths.length; count += 1) assert.ok(taken(count) > line, 'more would not fit');
  }));
});

test('P8 looks at no more chips than fill the line', () => {
  let looked = 0;
  fittingChips({ count: 500, widthAt: () => (looked += 1, 100), line: 600, gap: 4, more: 36 });
  assert.equal(looked, 6);
});

test('P7 moves along the line of reading, to its ends, and removes', () => {
  const action = (key: string, isRtl = false) => chipAction(press(key), { isRtl });
  assert.deepEqual(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Delete', 'Backspace'].map((key) => action(key)),
    ['previous', 'next', 'previous', 'next', 'first', 'last', 'remove', 'removeBack']);
  assert.deepEqual(['ArrowLeft', 'ArrowRight'].map((key) => action(key, true)), ['next', 'previous']);
  assert.deepEqual(['Tab', 'Enter', ' ', 'F4', 'Process', 'Unidentified'].map((key) => action(key)), Array.from({ length: 6 }));
});

test('P7 takes a character for a search that goes on, and leaves to the browser what copies, cuts and composes', () => {
  const action = (key: string, modifiers: Partial<KeyboardEvent> = {}) => chipAction(press(key, modifiers), { isRtl: false });
  for (const character of ['o', 'Ö', '油', '😀']) assert.equal(action(character, { shiftKey: character === 'Ö' }), 'write');
  assert.equal(action('a', { ctrlKey: true }), 'markAll');
  assert.equal(action('A', { metaKey: true }), 'markAll');
  for (const key of ['c', 'x', 'v']) assert.equal(action(key, { ctrlKey: true }), undefined);
  assert.equal(action('Delete', { shiftKey: true }), undefined, 'the browser cuts');
  assert.equal(action('o', { isComposing: true }), undefined);
  assert.equal(action('ArrowLeft', { altKey: true }), undefined, 'the browser goes back');
});

test('P12 copies a line an item: SKU, tab, quantity', () => {
  assert.equal(clipboardText([chip('OIL-4L', 3), chip('FIL 7', 12)]), 'OIL-4L\t3\nFIL 7\t12');
  assert.equal(clipboardText([chip(undefined, 2)]), 'itm_1\t2', 'an unknown item is copied by its id');
  assert.equal(clipboardText([]), '');
});

test('P12 copies nothing that a spreadsheet would run as a formula, and always two cells a line', () => {
  for (const sku of ['=1+1', '+60', '-5', '@SUM(A1)', '\t=1+1', '  -5', '＝1']) assert.match(clipboardText([chip(sku)]), /^'[^\s]/u, JSON.stringify(sku));
  assert.equal(clipboardText([chip('5W-30')]), '5W-30\t1');
  fc.assert(fc.property(fc.array(fc.record({ sku: fc.string({ unit: 'grapheme' }), quantity: fc.integer({ min: 1, max: 99_999 }) })), (items) => {
    const lines = clipboardText(items.map(({ sku, quantity }) => chip(sku, quantity))).split('\n');
    assert.equal(lines.length, Math.max(1, items.length));
    for (const [place, line] of lines.entries()) {
      const cells = line.split('\t');
      if (items.length > 0) assert.equal(cells[1], String(items[place]?.quantity));
      assert.doesNotMatch(cells[0] ?? '', /^\s*[=+\-@]/);
    }
  }));
});

test('P12 takes back what it copied, whatever the codes look like', () => {
  const taken = (text: string) => pastedRows(text).rows.map(({ code, quantity }) => [code, quantity]);
  assert.deepEqual(taken(clipboardText([chip('=1+1', 12), chip('-5W', 2), chip('"60W"', 3), chip('OIL 4L'), chip('5W-30;4L', 7)])),
    [['=1+1', 12], ['-5W', 2], ['"60W"', 3], ['OIL 4L', 1], ['5W-30;4L', 7]]);
  const sku = fc.stringMatching(/^[=+@"A-Z-][A-Z0-9"=@;,-]{0,12}[A-Z]\d{2}$/);
  fc.assert(fc.property(fc.uniqueArray(fc.record({ sku, quantity: fc.integer({ min: 1, max: 99 }) }), { minLength: 1, maxLength: 20, selector: (item) => item.sku }), (items) => {
    assert.deepEqual(taken(clipboardText(items.map((item) => chip(item.sku, item.quantity)))), items.map((item) => [item.sku, item.quantity]));
  }));
});
