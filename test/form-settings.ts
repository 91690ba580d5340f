import type { Settings } from '../src/index.ts';
import { restOfSettings } from './rest-of-settings.ts';

/** Of a shop in Malaysia: one reason of each kind, and one payment method. */
export const formSettings: Settings = {
  ...restOfSettings,
  shop: { id: 'shp_1', name: 'Shop' }, currency: 'MYR', locale: 'en-MY', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
  reasons: [{ code: 'replacement', label: 'Replacement', segments: ['b2b', 'b2c'], requiresNote: true, requiresRelatedOrder: true, zeroPrice: true, requiresPayment: false }],
  priceReasons: [{ code: 'negotiated', label: 'Negotiated' }],
  paymentMethods: [
    { code: 'bankTransfer', label: 'Bank transfer', segments: ['b2b', 'b2c'], releaseOn: 'verified', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: false },
    { code: 'netTerms', label: 'Net terms', segments: ['b2b'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: true, free: false },
    { code: 'none', label: 'None', segments: ['b2b', 'b2c'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, uniqueReference: false, onTerms: false, free: true },
  ],
  shippingMethods: [], taxRates: [],
};
