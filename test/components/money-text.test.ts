import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Localiser } from '../../components/foundation/localiser.ts';
import { moneyText, parseMoney } from '../../components/parts/money-text.ts';

const amountOf = (text: string, locale = 'en', currency = 'MYR'): number | undefined => parseMoney(text, { locale, currency })?.amount;

test('what a field shows, it reads back, in every language and currency', () => {
  fc.assert(fc.property(
    fc.maxSafeInteger(), fc.constantFrom('MYR', 'JPY', 'KWD', 'EUR'), fc.constantFrom('en', 'ms', 'zh-Hans', 'de', 'fr', 'de-CH', 'ar-EG', 'hi', 'en-IN', 'fa'),
    (amount, currency, locale) => {
      const text = moneyText(new Localiser({ locale, english: [] }), { amount, currency });
      assert.deepEqual(parseMoney(text.replaceAll(/[\u200e\u200f\u061c]/g, ''), { locale, currency }), { amount, currency }, text);
    },
  ));
});

test('reads what people type', () => {
  for (const [text, amount] of [
    ['12.50', 1_250], ['12,50', 1_250], ['12.5', 1_250], ['12', 1_200], ['12.', 1_200], ['.5', 50], ['1,250', 125_000], ['1,250.50', 125_050], ['1.250,50', 125_050],
    ['1 250.50', 125_050], ['1’250.50', 125_050], ['1,234,567.89', 123_456_789], ['1.234.567,89', 123_456_789], ['1.234.567', 123_456_700], [' 12.50 ', 1_250], ['-3.20', -320], ['−3.20', -320], ['-0', 0],
    ['١٢٫٥٠', 1_250], ['１２．５０', 1_250], ['12,34,567.50', 123_456_750],
  ] as const) assert.equal(amountOf(text), amount, text);
  assert.equal(amountOf('1.250', 'de'), 125_000);
  assert.equal(amountOf('1,250', 'de'), undefined, 'three decimals in a currency of two');
  assert.equal(amountOf('1.250', 'en', 'KWD'), 1_250);
  assert.equal(amountOf('12,000', 'en', 'JPY'), 12_000);
});

test('reads nothing where there is no amount', () => {
  for (const text of ['', ' ', '-', '.', 'abc', '12a', '12.505', '1.2.3,4,5', '1.2.3', '12,3456.00', '1e5', '99999999999999999', '1--2']) {
    assert.equal(amountOf(text), undefined, text);
  }
  assert.equal(amountOf('12.5', 'en', 'JPY'), undefined);
});

test('never throws and never makes a fraction of a minor unit', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('MYR', 'JPY', 'KWD'), (text, currency) => {
    const amount = amountOf(text, 'en', currency);
    assert.ok(amount === undefined || Number.isSafeInteger(amount));
  }));
});
