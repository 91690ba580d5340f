import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Shipment } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { defaultSettings } from '../../../server/settings/default-settings.ts';
import type { Letter } from '../../../server/messages/letter.ts';
import { orderConfirmation } from '../../../server/messages/order-confirmation.ts';
import { shipped } from '../../../server/messages/shipped.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const publicUrl = 'https://orders.shop.example';
const actor = { id: 'u', name: 'U', role: 'merchant' };

const orderWith = (text: string): Order => ({
  id: 'ord_1', number: 'MO-1001', version: 3, status: 'confirmed', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', origin: 'manual', segment: 'b2b',
  purchaseOrderNumber: text, orderedAt: '2026-11-30T17:00:00.000Z', requestedDeliveryDate: '2026-12-04', currency: 'MYR', locale: 'en-MY',
  customer: { name: text, email: 'buyer@example.com' }, company: { legalName: text },
  shippingAddress: { name: text, line1: text, city: text, region: 'MY-14', postalCode: '50450', country: 'MY' },
  billingAddress: { line1: text, city: text, country: 'SG' }, recipients: {},
  lines: [
    {
      id: 'lin_1', kind: 'catalogue', itemId: 'itm_1', sku: text, title: text, options: [{ name: text, value: text }], quantity: 3, listPrice: myr(12_900), unitPrice: myr(11_900),
      discounts: [], taxRate: 600, totals: { items: myr(35_700), discount: myr(700), tax: myr(2_100), total: myr(37_100) },
      quantities: { allocated: 3, shipped: 3, delivered: 0, returned: 0, cancelled: 0 },
    },
    {
      id: 'lin_2', kind: 'custom', title: 'Gift wrapping', options: [], quantity: 1, listPrice: myr(0), unitPrice: myr(0), discounts: [], taxRate: 0,
      totals: { items: myr(0), discount: myr(0), tax: myr(0), total: myr(0) }, quantities: { allocated: 0, shipped: 0, delivered: 0, returned: 0, cancelled: 0 },
    },
  ],
  shipping: { methodCode: 'standard', label: text, price: myr(1_500) }, discounts: [],
  totals: { items: myr(35_700), discount: myr(700), shipping: myr(1_500), tax: myr(2_100), total: myr(38_600), paid: myr(8_600), balance: myr(30_000) },
  paymentTerms: { type: 'net', netDays: 30 },
  payments: [{ id: 'pay_1', methodCode: 'netTerms', status: 'pending', amount: myr(38_600), proofs: [], duplicateOf: [], refunds: [], createdAt: '2026-11-30T17:00:00.000Z' }],
  fulfilments: [], shipments: [], notes: { customer: text, internal: 'margin is thin', packing: 'use the blue box' }, tags: [], holds: [], alerts: [], returns: [], overdue: false, createdBy: actor, updatedBy: actor,
  createdAt: '2026-11-30T17:00:00.000Z', updatedAt: '2026-11-30T17:00:00.000Z',
});
const settingsWith = (text: string): Settings => ({ ...defaultSettings({ shopId: 's', graceSeconds: 0 }), shop: { id: 's', name: text, email: 'help@shop.example' } });
const shipmentWith = (text: string, trackingUrl = 'https://carrier.example/t?n=1&lang=en'): Shipment => ({
  id: 'shp_1', orderId: 'ord_1', fulfilmentId: 'ful_1', carrier: text, trackingNumber: text, trackingUrl, status: 'unknown', lines: [{ lineId: 'lin_1', quantity: 3 }],
  estimatedDeliveryOn: '2026-12-03', events: [], createdAt: '2026-12-01T01:00:00.000Z',
});
const lettersOf = (text: string): Letter[] => [
  orderConfirmation({ order: orderWith(text), settings: settingsWith(text), publicUrl }),
  shipped({ order: orderWith(text), settings: settingsWith(text), shipment: shipmentWith(text), publicUrl }),
];

/** The tags of a page, with the names of their attributes and without their values. */
const skeletonOf = (html: string): string[] => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, ''));

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
    }), { numRuns: 500 });
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

  test('a language without words of its own is written in English', () => {
    for (const tag of ['fr-FR', 'en-aaaa-aaaa', 'en-1']) {
      const { locale, text } = orderConfirmation({ order: { ...orderWith('x'), locale: tag }, settings: settingsWith('x'), publicUrl });
      assert.equal(locale, 'en', tag);
      assert.match(text, /Thank you for your order/);
    }
  });
});
