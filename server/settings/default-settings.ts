import { money } from '../../src/contract/currency.ts';
import { roles } from '../../src/contract/session.ts';
import type { OrderReason, PaymentMethod, Settings } from '../../src/contract/settings.ts';
import { scopesOfRole } from '../../src/rules/rights.ts';

const reason = (code: string, label: string, rule: Partial<OrderReason> = {}): OrderReason => ({
  code, label, segments: ['b2b', 'b2c'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true, ...rule,
});

/** What goes out again for an order that was paid before. */
const makesGood = { requiresNote: true, requiresRelatedOrder: true, zeroPrice: true, requiresPayment: false };
const givenAway = { requiresNote: true, zeroPrice: true, requiresPayment: false };

const method = (code: string, label: string, releaseOn: PaymentMethod['releaseOn'], rule: Partial<PaymentMethod> = {}): PaymentMethod => ({
  code, label, segments: ['b2b', 'b2c'], releaseOn, requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: false, ...rule,
});

/** The settings that a new shop begins with: a Malaysian one, which pays in ringgit and ships by courier. */
export const defaultSettings = ({ shopId, graceSeconds }: { shopId: string; graceSeconds: number }): Settings => ({
  version: 1,
  shop: { id: shopId, name: 'Shop' },
  currency: 'MYR',
  locale: 'en',
  timeZone: 'Asia/Kuala_Lumpur',
  country: 'MY',
  graceSeconds,
  orderNumber: { prefix: 'MO-', digits: 5 },
  reasons: [
    reason('phoneOrder', 'Order by phone'),
    reason('purchaseOrder', 'Purchase order', { segments: ['b2b'] }),
    reason('replacement', 'Replacement', makesGood),
    reason('warranty', 'Warranty', makesGood),
    reason('exchange', 'Exchange', { requiresNote: true, requiresRelatedOrder: true, requiresPayment: false }),
    reason('sample', 'Sample', givenAway),
    reason('gift', 'Gift', givenAway),
    reason('staff', 'Staff order', { requiresNote: true }),
    reason('priceCorrection', 'Price correction', { requiresNote: true, requiresRelatedOrder: true }),
    reason('marketplace', 'Marketplace order'),
    reason('systemOutage', 'System outage', { requiresNote: true }),
    reason('other', 'Other', { requiresNote: true }),
  ],
  priceReasons: [
    { code: 'negotiated', label: 'Negotiated price' },
    { code: 'priceMatch', label: 'Price match' },
    { code: 'promotion', label: 'Promotion' },
    { code: 'replacement', label: 'Replacement or warranty' },
    { code: 'damaged', label: 'Damaged or open box' },
    { code: 'goodwill', label: 'Goodwill' },
    { code: 'priceCorrection', label: 'Price correction' },
    { code: 'other', label: 'Other' },
  ],
  paymentMethods: [
    method('bankTransfer', 'Bank transfer', 'proofSubmitted', { requiresProof: true }),
    method('cash', 'Cash', 'confirm'),
    method('cheque', 'Cheque', 'verified'),
    method('eWallet', 'E-wallet', 'proofSubmitted'),
    method('cardTerminal', 'Card terminal', 'confirm'),
    method('cashOnDelivery', 'Cash on delivery', 'confirm'),
    method('creditNote', 'Credit note', 'confirm'),
    method('netTerms', 'Net terms', 'confirm', { segments: ['b2b'], onTerms: true }),
    method('none', 'Nothing to pay', 'confirm', { free: true }),
  ],
  shippingMethods: [
    { code: 'standard', label: 'Standard delivery', price: money(800, 'MYR') },
    { code: 'express', label: 'Express delivery', price: money(1_500, 'MYR') },
    { code: 'selfCollect', label: 'Self-collection', price: money(0, 'MYR') },
  ],
  taxRates: [
    { code: 'zero', label: 'No tax', rate: 0 },
    { code: 'sst6', label: 'SST 6 %', rate: 600 },
    { code: 'sst8', label: 'SST 8 %', rate: 800 },
  ],
  secondPersonVerifies: true,
  duplicates: { windowHours: 72, mustAcknowledge: false },
  lowStockAt: 5,
  providers: [],
  acknowledgeHours: 24,
  roles: Object.fromEntries(roles.map((role) => [role, [...scopesOfRole(undefined, role)]])),
  messageWords: {},
});

/** What a shop has set, with the defaults where it says nothing: an older server wrote fewer fields, and never all rights of a later one. */
export function completeSettings(shopId: string, stored: Partial<Settings>): Settings {
  const defaults = defaultSettings({ shopId, graceSeconds: 0 });
  return {
    ...defaults,
    ...stored,
    shop: { ...defaults.shop, ...stored.shop, id: shopId },
    paymentMethods: stored.paymentMethods?.map((kept) => ({ ...method(kept.code, kept.label, kept.releaseOn), ...kept })) ?? defaults.paymentMethods,
    roles: Object.fromEntries(roles.map((role) => [role, [...scopesOfRole(stored.roles, role)]])),
  };
}
