import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entryText } from '../../components/item-picker/entry-text.ts';
import { maxQuantity, minQuantity, parseQuantity } from '../../components/item-picker/quantity.ts';

test('P23 reads a quantity in front of the words', () => {
  for (const text of ['3x oil', '3 x oil', '3X oil', '3× oil', '3 * oil', '  3x   oil ', '003x oil', '３ｘ oil', '3 ×　oil']) {
    assert.deepEqual(entryText(text), { quantity: 3, words: 'oil' }, text);
  }
  assert.deepEqual(entryText('99999x engine oil 5W-30'), { quantity: 99_999, words: 'engine oil 5W-30' });
  assert.deepEqual(entryText('2x 2x4 timber'), { quantity: 2, words: '2x4 timber' });
  assert.deepEqual(entryText('3x '), { quantity: 3, words: '' });
});

test('P23 takes a size, a name and what is no quantity for words', () => {
  for (const words of ['2x4 timber', '5W-30', '3x', '3 oil', 'x oil', '3xoil', '0x oil', '100000x oil', '-3x oil', '1.5x oil', 'oil 3x', '']) {
    assert.deepEqual(entryText(words), { quantity: 1, words }, words);
  }
});

const quantityText = fc.integer({ min: 0, max: 999_999 }).map(String);
const entry = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(quantityText, fc.constantFrom('x', ' x', ' × ', '*', 'x ', ' X '), fc.string({ unit: 'grapheme' })).map((pieces) => pieces.join('')),
);

test('P23 never throws, answers a quantity that an order takes, and loses nothing but the prefix', () => {
  fc.assert(fc.property(entry, (text) => {
    const { quantity, words } = entryText(text);
    assert.ok(Number.isInteger(quantity) && quantity >= minQuantity && quantity <= maxQuantity);
    assert.ok(text.trim().endsWith(words));
    const prefix = text.trim().slice(0, text.trim().length - words.length);
    assert.match(prefix, /^(\d{1,5}\s*[xX×*]\s*)?$/);
    assert.equal(quantity, prefix === '' ? 1 : parseQuantity(/^\d+/.exec(prefix)?.[0] ?? ''));
  }));
});

test('a quantity is a whole number from 1 to 99,999', () => {
  assert.deepEqual(['1', ' 12 ', '99999'].map(parseQuantity), [1, 12, 99_999]);
  for (const text of ['', '0', '100000', '1.5', '-1', '1e3', '１', 'two']) assert.equal(parseQuantity(text), undefined, text);
});
