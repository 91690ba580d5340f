import type { Shipment } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { messageKinds } from '../../../src/contract/event.ts';
import type { Letter, LetterSubject } from '../../../server/messages/letter.ts';
import { letterAbout } from '../../../server/messages/letters.ts';
import type { MessageKind } from '../../../server/orders/order-ports.ts';
import { defaultSettings } from '../../../server/settings/default-settings.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
export const publicUrl = 'https://orders.shop.example';
const actor = { id: 'u', name: 'U', role: 'merchant' };

/** An order with the same text wherever a person types one. */
export const orderWith = (text: string, locale = 'en-MY'): Order => ({
  id: 'ord_1', number: 'MO-1001', version: 3, status: 'confirmed', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', origin: 'manual', segment: 'b2b',
  purchaseOrderNumber: text, orderedAt: '2026-11-30T17:00:00.000Z', requestedDeliveryDate: '2026-12-04', currency: 'MYR', locale,
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
  payments: [
    { id: 'pay_1', methodCode: 'netTerms', status: 'pending', amount: myr(38_600), proofs: [], duplicateOf: [], refunds: [], createdAt: '2026-11-30T17:00:00.000Z' },
    {
      id: 'pay_2', methodCode: 'bankTransfer', status: 'rejected', amount: myr(8_600), paidAt: '2026-11-29T17:00:00.000Z', payerName: text, bank: text, reference: text, proofs: [],
      duplicateOf: [], refunds: [], createdAt: '2026-11-30T17:00:00.000Z', rejection: { reason: text, at: '2026-12-01T01:00:00.000Z', by: actor },
    },
  ],
  fulfilments: [], shipments: [shipmentWith(text)], notes: { customer: text, internal: 'margin is thin', packing: 'use the blue box' }, tags: [], holds: [], alerts: [], returns: [], overdue: false, createdBy: actor, updatedBy: actor,
  createdAt: '2026-11-30T17:00:00.000Z', updatedAt: '2026-11-30T17:00:00.000Z',
});
export const settingsWith = (text: string, more: Partial<Settings> = {}): Settings => ({ ...defaultSettings({ shopId: 's', graceSeconds: 0 }), shop: { id: 's', name: text, email: 'help@shop.example' }, ...more });
export const shipmentWith = (text: string, trackingUrl = 'https://carrier.example/t?n=1&lang=en'): Shipment => ({
  id: 'shp_1', orderId: 'ord_1', fulfilmentId: 'ful_1', carrier: text, trackingNumber: text, trackingUrl, status: 'unknown', lines: [{ lineId: 'lin_1', quantity: 3 }],
  estimatedDeliveryOn: '2026-12-03', events: [{ status: 'delivered', at: '2026-12-02T17:00:00.000Z', description: text, location: text }], createdAt: '2026-12-01T01:00:00.000Z',
});

/** What each kind of message is about, in the order above. */
const aboutIds: Readonly<Record<MessageKind, string>> = {
  orderConfirmation: 'ord_1', amended: 'ord_1.3', cancelled: 'ord_1', shipped: 'shp_1', delivered: 'shp_1', proofRejected: 'pay_2.2026-12-01T01:00:00.000Z',
};

/** One kind of letter about that order. */
export const letterOf = (kind: MessageKind, subject: LetterSubject): Letter => {
  const letter = letterAbout(kind, aboutIds[kind], subject);
  if (letter === undefined) throw new Error(`There is no letter of the kind ${kind}.`);
  return letter;
};

/** Every kind of letter about that order. */
export const lettersOf = (text: string, locale = 'en-MY'): Letter[] =>
  messageKinds.map((kind) => letterOf(kind, { order: orderWith(text, locale), settings: settingsWith(text), publicUrl }));
