import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { failureText, fieldErrorText } from '../../components/foundation/failure-text.ts';
import { decimalOf, Localiser } from '../../components/foundation/localiser.ts';
import { messagesFor, registerLocale } from '../../components/foundation/messages.ts';
import { en } from '../../components/locales/en.ts';
import { zhHans } from '../../components/locales/zh-hans.ts';
import { NetworkError } from '../../src/index.ts';

const spaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const english = new Localiser({ locale: 'en-MY', english: [en] });

test('fills in parameters, numbers in the reader’s language, and the plural that fits', () => {
  assert.equal(english.msg('picker.resultCount', { count: 1 }), '1 item found');
  assert.equal(english.msg('picker.resultCount', { count: 12_345 }), '12,345 items found');
  assert.equal(new Localiser({ locale: 'de', english: [en] }).msg('picker.resultCount', { count: 12_345 }), '12.345 items found');
});

test('falls back to English text by text, and takes overrides first', () => {
  registerLocale('xx-test', {});
  registerLocale('nl', { 'common.retry': 'Opnieuw' });
  const dutch = new Localiser({ locale: 'nl-BE', english: [en], overrides: { 'common.done': 'Klaar' } });
  assert.deepEqual([dutch.msg('common.retry'), dutch.msg('common.done'), dutch.msg('common.edit')], ['Opnieuw', 'Klaar', 'Edit']);
});

test('finds a language by its script, and not another script’s', () => {
  registerLocale('zh-Hans', zhHans);
  for (const locale of ['zh-Hans', 'zh-CN', 'zh-SG', 'zh', 'zh-Hans-MY']) assert.ok(messagesFor(locale), locale);
  for (const locale of ['zh-TW', 'zh-Hant', 'zh-HK', 'no language at all']) assert.equal(messagesFor(locale), undefined, locale);
});

test('a locale that nobody understands is English', () => {
  assert.equal(new Localiser({ locale: '!!', english: [en] }).msg('common.retry'), 'Try again');
});

test('money keeps every digit in every currency', () => {
  assert.equal(spaces(english.money({ amount: 125_050, currency: 'MYR' })), 'RM 1,250.50');
  assert.equal(spaces(english.amount({ amount: 1_250, currency: 'JPY' })), '1,250');
  assert.equal(english.amount({ amount: 1_250, currency: 'KWD' }), '1.250');
  assert.equal(english.amount({ amount: Number.MAX_SAFE_INTEGER, currency: 'MYR' }), '90,071,992,547,409.91');
  assert.equal(english.amount({ amount: -5, currency: 'MYR' }), '-0.05');
});

test('the decimal numeral of an amount is exact', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), fc.constantFrom('MYR', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
    const numeral = decimalOf({ amount, currency });
    assert.equal(Number(numeral.replace('.', '')), amount);
    assert.match(numeral, currency === 'JPY' ? /^-?\d+$/ : /^-?\d+\.\d+$/);
  }));
});

test('sizes, rates, lists', () => {
  assert.deepEqual([english.size(0), english.size(203), english.size(4_096), english.size(10 * 1024 * 1024), english.size(2_500_000)].map(spaces), ['0 bytes', '203 bytes', '4 kB', '10 MB', '2.4 MB']);
  assert.equal(english.rate(600), '6%');
  assert.equal(english.rate(625), '6.25%');
  assert.equal(english.list(['a', 'b', 'c']), 'a, b and c');
  assert.deepEqual(['en', 'ms', 'zh-Hans'].map((locale) => new Localiser({ locale, english: [en] }).series(['a', 'b', 'c'])), ['a, b, c', 'a, b, c', 'a、b、c']);
});

test('a calendar date is the same day everywhere', () => {
  assert.match(english.date('2026-11-03'), /3 Nov 2026/);
  assert.match(english.date('2026-11-03T23:30:00Z', { timeZone: 'Asia/Kuala_Lumpur' }), /4 Nov 2026/);
});

test('a failed call is told by its kind, with the reference for support', () => {
  assert.match(failureText(english, new NetworkError({ operation: 'x', attempts: 1, requestId: 'req_1' })).text, /could not be reached/);
  assert.equal(failureText(english, new NetworkError({ operation: 'x', attempts: 1, requestId: 'req_1' })).requestId, 'req_1');
  assert.match(failureText(english, new TypeError('no')).text, /Something went wrong/);
});

test('a wrong field is told by its code; the server’s sentence is the last resort', () => {
  assert.equal(fieldErrorText(english, { code: 'insufficientStock', detail: '', params: { available: 3, requested: 5 } }), 'Only 3 available; you asked for 5.');
  assert.equal(fieldErrorText(english, { code: 'tooLong', detail: '', params: { limit: 64 } }), 'Use at most 64 characters.');
  assert.equal(fieldErrorText(english, { code: 'tooLong', detail: 'At most 64.' }), 'At most 64.');
  assert.equal(fieldErrorText(english, { code: 'inventedLater', detail: 'A new rule.' }), 'A new rule.');
});
