import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderInput } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { preflight, type KnownItem } from '../../src/rules/preflight.ts';
import { restOfSettings } from '../rest-of-settings.ts';

const now = Date.parse('2026-11-22T10:00:00.000Z');
const ringgit = (amount: number) => ({ amount, currency: 'MYR' });
const both = ['b2b', 'b2c'];
const settings: Settings = {
  ...restOfSettings,
  shop: { id: 'shop_a', name: 'Shop' }, currency: 'MYR', locale: 'en', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
  reasons: [
    { code: 'phoneOrder', label: 'Phone order', segments: both, requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true },
    { code: 'replacement', label: 'Replacement', segments: both, requiresNote: true, requiresRelatedOrder: true, zeroPrice: true, requiresPayment: false },
  ],
  priceReasons: [{ code: 'goodwill', label: 'Goodwill' }],
  paymentMethods: [
    { code: 'bankTransfer', label: 'Bank transfer', segments: both, releaseOn: 'proofSubmitted', requiresProof: true, requiresReference: false, uniqueReference: false, onTerms: false, free: false },
    { code: 'netTerms', label: 'Terms', segments: ['b2b'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: true, free: false },
  ],
  shippingMethods: [{ code: 'standard', label: 'Standard', price: ringgit(800) }], taxRates: [],
};
const item: KnownItem = {
  id: 'itm_1', sku: 'OIL-1', price: ringgit(5_000), taxRate: 0, status: 'active', backOrder: false, stock: { onHand: 10, available: 10 },
};
const context = { settings, now, itemOf: (line: { sku?: string | undefined }) => (line.sku === 'OIL-1' ? item : null) };

const good: OrderInput = {
  segment: 'b2c', reason: { code: 'phoneOrder', note: 'Called in' }, customer: { name: 'Aisyah', phone: '+60123456789' },
  shippingAddress: { line1: '1 Jalan Ampang', city: 'Kuala Lumpur', postalCode: '50450', region: 'MY-14', country: 'MY' },
  lines: [{ kind: 'catalogue', sku: 'OIL-1', quantity: 2 }],
  payments: [{ methodCode: 'bankTransfer', amount: ringgit(10_000), proofs: [{ uploadId: 'upl_1', kind: 'bankSlip' }] }],
};
const found = (order: OrderInput) => preflight(order, context).blockers.map(({ code, pointer, step }) => `${step} ${pointer} ${code}`);

test('a complete order has neither blockers nor warnings', () => {
  assert.deepEqual(preflight(good, context), { canSubmit: true, blockers: [], warnings: [] });
});

const cases: [string, Partial<OrderInput>, string][] = [
  ['a B2C order has a remark', { reason: { code: 'phoneOrder' } }, 'general /reason/note noteRequired'],
  ['a replacement names its original order', { reason: { code: 'replacement', note: 'Leaking' } }, 'general /relatedOrderId relatedOrderRequired'],
  ['an order date may lie 90 days back', { orderedAt: '2026-08-01T00:00:00Z' }, 'general /orderedAt orderedAtOutOfRange'],
  ['an order date may not lie ahead', { orderedAt: '2026-11-22T10:06:00Z' }, 'general /orderedAt orderedAtOutOfRange'],
  ['one of e-mail and phone is needed', { customer: { name: 'Aisyah' } }, 'customer /customer/email contactRequired'],
  ['goods need an address', { shippingAddress: undefined }, 'customer /shippingAddress/line1 addressRequired'],
  ['an address follows its country', { shippingAddress: { ...good.shippingAddress!, postalCode: '123' } }, 'customer /shippingAddress/postalCode invalidFormat'],
  ['an item must exist', { lines: [{ kind: 'catalogue', sku: 'NO', quantity: 1 }], payments: [] }, 'items /lines/0/sku itemUnavailable'],
  ['there must be an item', { lines: [], payments: [] }, 'items /lines tooFew'],
  ['lines of one item share its stock', { lines: [6, 5].map((quantity) => ({ kind: 'catalogue' as const, sku: 'OIL-1', quantity })) }, 'items /lines/0/quantity insufficientStock'],
  ['a changed price has a reason', { lines: [{ kind: 'catalogue', sku: 'OIL-1', quantity: 2, unitPrice: ringgit(1) }] }, 'items /lines/0/priceOverride/reasonCode priceReasonRequired'],
  ['a custom line has a name', { lines: [{ kind: 'custom', quantity: 1, unitPrice: ringgit(1) }] }, 'items /lines/0/title required'],
  ['one order has one currency', { lines: [{ kind: 'catalogue', sku: 'OIL-1', quantity: 2, unitPrice: { amount: 5_000, currency: 'USD' } }] }, 'items /lines/0/unitPrice/currency currencyMismatch'],
  ['a transfer has a proof', { payments: [{ methodCode: 'bankTransfer', amount: ringgit(10_000) }] }, 'payment /payments/0/proofs proofRequired'],
  ['terms are for companies', { payments: [{ methodCode: 'netTerms', amount: ringgit(10_000) }] }, 'payment /payments/0/methodCode methodUnavailable'],
  ['an order that costs something is paid somehow', { payments: [] }, 'payment /payments/0/methodCode paymentRequired'],
  ['a company is named', { segment: 'b2b' }, 'customer /company/legalName companyRequired'],
];
for (const [name, change, expected] of cases) {
  test(name, () => assert.deepEqual(found({ ...good, ...change }), [expected]));
}

test('a B2C order says why it is manual', () => {
  assert.deepEqual(found({ ...good, reason: undefined }), ['general /reason/code reasonRequired', 'general /reason/note noteRequired']);
});

test('everything that is wrong is found at once', () => {
  const steps = new Set(preflight({ segment: 'b2c' }, context).blockers.map(({ step }) => step));
  assert.deepEqual([...steps], ['general', 'customer', 'items']);
});

test('a claim that is not the total warns and does not block', () => {
  const result = preflight({ ...good, payments: [{ ...good.payments![0]!, amount: ringgit(9_000) }] }, context);
  assert.deepEqual([result.canSubmit, result.warnings.map(({ code, params }) => ({ code, params }))],
    [true, [{ code: 'amountMismatch', params: { claimed: 9_000, total: 10_000 } }]]);
});

test('a replacement at price zero needs no payment', () => {
  const order: OrderInput = {
    ...good, reason: { code: 'replacement', note: 'Leaking' }, relatedOrderId: 'ord_1', payments: [],
    lines: [{ kind: 'catalogue', sku: 'OIL-1', quantity: 1, unitPrice: ringgit(0), priceOverride: { reasonCode: 'goodwill' } }],
  };
  assert.deepEqual(found(order), []);
});

test('an order of a web shop needs no reason and no remark', () => {
  assert.deepEqual(found({ ...good, origin: 'online', reason: undefined }), []);
  assert.deepEqual(found({ ...good, origin: 'manual', reason: undefined }), ['general /reason/code reasonRequired', 'general /reason/note noteRequired']);
});

test('a reference that stands twice in an order warns, and stops where its method takes it once', () => {
  const twice: OrderInput = { ...good, payments: [1, 2].map(() => ({ ...good.payments![0]!, amount: ringgit(5_000), reference: 'TT-1' })) };
  const warned = preflight(twice, context);
  assert.deepEqual([warned.canSubmit, warned.warnings.map(({ code, pointer }) => [code, pointer])], [true, [['paymentReferenceUsed', '/payments/1/reference']]]);
  const once = { ...settings, paymentMethods: settings.paymentMethods.map((method) => ({ ...method, uniqueReference: true })) };
  assert.deepEqual(preflight(twice, { ...context, settings: once }).blockers.map(({ code, pointer }) => [code, pointer]), [['paymentReferenceUsed', '/payments/1/reference']]);
});
