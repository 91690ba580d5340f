import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Order } from '../../../src/contract/order.ts';
import { messageKinds } from '../../../src/contract/event.ts';
import { orderConfirmation } from '../../../server/messages/order-confirmation.ts';
import { shipped } from '../../../server/messages/parcel-letters.ts';
import { languages } from '../../../server/messages/wording/languages.ts';
import type { Wording } from '../../../server/messages/wording/wording.ts';
import { times } from '../../long-run.ts';
import { letterOf, lettersOf, orderWith, publicUrl, settingsWith, shipmentWith } from './sample-letters.ts';


/** The tags of a page, with the names of their attributes and without their values; a line break is no more than that. */
const skeletonOf = (html: string): string[] => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, '')).filter((tag) => tag !== '<br>');

describe('the e-mails', () => {
  test('the confirmation says what was ordered, for how much, and where it goes', () => {
    const { subject, html, text, locale } = orderConfirmation({ order: orderWith('Kedai Minyak'), settings: settingsWith('Fuel & Co'), publicUrl });
    assert.equal(subject, 'Your order MO-1001 at Fuel & Co');
    assert.equal(locale, 'en-MY');
    for (const part of ['MO-1001', 'Gift wrapping', '1 December 2026', '4 December 2026', 'Due within 30 days', 'Net terms', 'Kuala Lumpur', 'Malaysia', 'Singapore', '50450', 'help@shop.example']) {
      assert.ok(text.includes(part), `text: ${part}`);
      assert.ok(html.includes(part), `html: ${part}`);
    }
    for (const amount of ['386.00', '357.00', '15.00', '21.00', '86.00', '300.00', '119.00']) {
      assert.ok(text.includes(amount), amount);
      assert.ok(html.includes(amount), amount);
    }
    assert.match(text, /Still to pay: RM\s300\.00/);
    assert.match(html, /Fuel &amp; Co/);
  });

  test('neither shows what is meant for the shop alone', () => {
    for (const { html, text } of lettersOf('x')) for (const secret of ['margin is thin', 'use the blue box']) assert.ok(!html.includes(secret) && !text.includes(secret));
  });

  test('the shipping e-mail says what left, with whom, and links to the parcel', () => {
    const { html, text } = shipped({ order: orderWith('Kedai'), settings: settingsWith('Fuel'), shipment: shipmentWith('Pos Laju'), publicUrl });
    assert.match(html, /href="https:\/\/carrier\.example\/t\?n=1&amp;lang=en"/);
    assert.match(text, /Track the parcel: https:\/\/carrier\.example\/t\?n=1&lang=en/);
    assert.match(text, /A part of your order MO-1001/);
    assert.match(text, / {2}3 × Kedai/);
    assert.match(text, /Expected delivery: 3 December 2026/);
  });

  test('a link is http or https, or it is none', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' java\nscript:alert(1)', 'https://']) {
      const { html, text } = shipped({ order: orderWith('x'), settings: settingsWith('x'), shipment: shipmentWith('x', url), publicUrl });
      assert.ok(!html.includes('href=') && !text.includes('Track the parcel'), url);
    }
    const { html } = shipped({ order: orderWith('x'), settings: settingsWith('x'), shipment: shipmentWith('x', '/track/1'), publicUrl });
    assert.match(html, /href="https:\/\/orders\.shop\.example\/track\/1"/);
  });

  test('nothing that a person typed becomes an element, an attribute or a header', () => {
    const plain = lettersOf('x').map(({ html }) => skeletonOf(html));
    const hostile = fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '<!--', ']]>', '</td></table>', '&lt;script&gt;', 'a\r\nBcc: eve@example.com', '\u202ereversed'),
      fc.string({ minLength: 1, maxLength: 60 }), fc.string({ minLength: 1, unit: 'binary', maxLength: 60 }),
    );
    fc.assert(fc.property(hostile, (text) => {
      lettersOf(text).forEach(({ html, subject }, index) => {
        assert.deepEqual(skeletonOf(html), plain[index]);
        assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029]/u);
      });
    }), { numRuns: times(100, 2_000) });
  });

  test('they load nothing from anywhere', () => {
    for (const { html } of lettersOf('x')) assert.doesNotMatch(html, /<(img|link|script|iframe|style|video)|url\(|src=|@import/i);
  });

  test('money of every currency is written with its own number of digits, exactly', () => {
    const order = (currency: string, amount: number): Order => ({ ...orderWith('x'), currency, totals: { ...orderWith('x').totals, total: { amount, currency } } });
    const totalOf = (currency: string, amount: number): string => /Total: (.*)/.exec(orderConfirmation({ order: order(currency, amount), settings: settingsWith('x'), publicUrl }).text)?.[1] ?? '';
    assert.match(totalOf('JPY', 1_234), /1,234$/);
    assert.match(totalOf('KWD', 1_234), /1\.234$/);
    assert.match(totalOf('MYR', 5), /0\.05$/);
    assert.match(totalOf('MYR', 9_007_199_254_740_991), /90,071,992,547,409\.91$/);
  });

  test('each of them is written in each language, with nothing left out and nothing left over', () => {
    for (const [language, locale] of [['en', 'en-MY'], ['ms', 'ms-MY'], ['zh-Hans', 'zh-CN']] as const) {
      lettersOf('Kedai', locale).forEach((letter, index) => {
        const kind = messageKinds[index] ?? '';
        assert.equal(letter.locale, locale);
        assert.match(letter.html, new RegExp(`<html lang="${locale}">`));
        const words = languages[language]?.[kind as 'shipped'];
        for (const part of [words?.heading ?? '', 'MO-1001', 'Kedai', 'help@shop.example']) assert.ok(letter.html.includes(part) && letter.text.includes(part), `${locale} ${kind} ${part}`);
        assert.ok(letter.subject.includes('MO-1001'), letter.subject);
        for (const text of [letter.subject, letter.text, letter.html]) assert.doesNotMatch(text, /undefined|\[object|NaN|\{\w+\}/, `${locale} ${kind}`);
      });
    }
    const letters = ['en', 'ms', 'zh'].map((locale) => lettersOf('Kedai', locale).map(({ subject }) => subject));
    assert.equal(new Set(letters.flat()).size, letters.flat().length, 'no two of them have the same subject');
  });

  test('no language lacks a word that another has', () => {
    const shapeOf = (words: object, path = ''): string[] =>
      Object.entries(words).flatMap(([name, value]) => (typeof value === 'object' && value !== null ? shapeOf(value as object, `${path}${name}.`) : [`${path}${name}:${typeof value}`])).sort();
    const english = languages['en'] as Wording;
    for (const [tag, words] of Object.entries(languages)) {
      assert.deepEqual(shapeOf(words), shapeOf(english), tag);
      for (const [name, value] of Object.entries(words) as [keyof Wording, unknown][]) {
        if (typeof value === 'string') assert.ok(value.trim() !== '' && (tag === 'en' || value !== english[name]), `${tag}.${name}`);
      }
    }
  });

  test('a refused proof is answered with the reason and with what to do', () => {
    const { text, html } = letterOf('proofRejected', { order: orderWith('The slip is\ncut off.'), settings: settingsWith('Fuel'), publicUrl });
    for (const part of ['RM', '86.00', 'Bank transfer', '30 November 2026', 'help@shop.example', 'MO-1001']) assert.ok(text.includes(part) && html.includes(part), part);
    assert.match(text, /Reason: The slip is\ncut off\./);
    assert.match(html, /The slip is<br>cut off\./);
    const accepted = orderWith('x');
    accepted.payments = accepted.payments.map((payment) => ({ ...payment, status: 'verified' }));
    assert.throws(() => letterOf('proofRejected', { order: accepted, settings: settingsWith('x'), publicUrl }), 'what was accepted since is not refused by letter');
  });

  test('a cancelled order’s customer hears of the money that was paid, and nothing of why', () => {
    const { text } = letterOf('cancelled', { order: { ...orderWith('x'), cancellation: { requestedAt: '2026-12-01T01:00:00.000Z', by: { id: 'u', name: 'U', role: 'ops' }, reason: 'bad debtor' } }, settings: settingsWith('Fuel'), publicUrl });
    assert.match(text, /You have paid RM\s86\.00; Fuel will be in touch/);
    assert.ok(!text.includes('bad debtor'));
  });

  test('a shop’s own words take the place of ours, in the language that they are in', () => {
    const settings = settingsWith('Fuel & Co', { messageWords: {
      orderConfirmation: {
        'en': { subject: 'Got it, {name}: {number}\u2028Bcc: eve@example.com {price}', heading: '<b>{shop}</b>', lead: 'First {number}.\nThen {shop}, {unknown}.' },
        'zh-Hans': { subject: '{shop}收到{number}' },
      },
    } });
    const letter = (locale: string, name = '{shop}') => letterOf('orderConfirmation', { order: { ...orderWith('x', locale), customer: { name } }, settings, publicUrl });
    const { subject, html, text } = letter('en-GB');
    assert.equal(subject, 'Got it, {shop}: MO-1001 Bcc: eve@example.com {price}', 'what is put in is not filled in again');
    assert.match(html, /&lt;b&gt;Fuel &amp; Co&lt;\/b&gt;/);
    assert.match(html, /First MO-1001\.<br>Then Fuel &amp; Co, \{unknown\}\./);
    assert.match(text, /First MO-1001\.\nThen Fuel & Co, \{unknown\}\./);
    assert.equal(letter('zh-CN').subject, 'Fuel & Co收到MO-1001');
    assert.match(letter('zh-CN').text, /感谢您的订购/);
    assert.match(letter('ms').subject, /^Pesanan anda/);
  });

  test('an order that has no number yet says where it will stand', () => {
    const { number: _number, ...unnumbered } = orderWith('x');
    assert.equal(orderConfirmation({ order: unnumbered, settings: settingsWith('Fuel'), publicUrl }).subject, 'Your order MO-… at Fuel');
  });

  test('a language without words of its own gives way to the shop’s, else to English', () => {
    for (const tag of ['fr-FR', 'en-aaaa-aaaa', 'en-1', 'zh-TW', '']) {
      const { locale, text } = orderConfirmation({ order: { ...orderWith('x'), locale: tag }, settings: settingsWith('x'), publicUrl });
      assert.equal(locale, 'en', tag);
      assert.match(text, /Thank you for your order/);
      assert.equal(orderConfirmation({ order: orderWith('x', tag), settings: settingsWith('x', { locale: 'ms-MY' }), publicUrl }).locale, 'ms-MY', 'else the shop’s');
    }
  });
});
