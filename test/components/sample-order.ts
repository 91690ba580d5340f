import type { Fulfilment, Order, OrderLine, Payment, Shipment } from '../../src/index.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const actor = { id: 'usr_1', name: 'Aminah', role: 'merchant' };

export const sampleLine = (overrides: Partial<OrderLine> = {}): OrderLine => ({
  id: 'lin_1', kind: 'catalogue', itemId: 'itm_1', sku: 'LUB-5W30-4L', title: 'Engine oil, fully synthetic',
  options: [{ name: 'Viscosity', value: '5W-30' }, { name: 'Size', value: '4 L' }],
  quantity: 12, listPrice: myr(15_900), unitPrice: myr(15_900), discounts: [], taxRate: 600,
  totals: { items: myr(190_800), discount: myr(0), tax: myr(11_448), total: myr(202_248) },
  quantities: { allocated: 12, shipped: 0, delivered: 0, returned: 0, cancelled: 0 },
  ...overrides,
});

export const sampleHandOff = (overrides: Partial<Fulfilment> = {}): Fulfilment => ({
  id: 'ful_1', orderId: 'ord_1', providerCode: 'warehouse', status: 'sent',
  lines: [{ lineId: 'lin_1', sku: 'LUB-5W30-4L', title: 'Engine oil, fully synthetic', quantity: 12 }],
  sentAt: '2026-11-02T03:10:00Z', attempts: [], createdAt: '2026-11-02T03:05:00Z', ...overrides,
});

export const sampleShipment = (overrides: Partial<Shipment> = {}): Shipment => ({
  id: 'shp_1', orderId: 'ord_1', fulfilmentId: 'ful_1', carrier: 'Pos Laju', trackingNumber: 'ER123456789MY',
  trackingUrl: 'https://carrier.example/track/ER123456789MY', status: 'inTransit', lines: [{ lineId: 'lin_1', quantity: 12 }],
  events: [
    { status: 'preTransit', at: '2026-11-02T06:00:00Z' },
    { status: 'inTransit', at: '2026-11-02T09:30:00Z', location: 'Shah Alam', description: 'Picked up' },
  ],
  createdAt: '2026-11-02T05:55:00Z', ...overrides,
});

export const samplePayment = (overrides: Partial<Payment> = {}): Payment => ({
  id: 'pay_1', methodCode: 'bankTransfer', status: 'proofSubmitted', amount: myr(203_748), paidAt: '2026-11-02T02:00:00Z',
  payerName: 'Seri Pantai Fleet Sdn Bhd', bank: 'Maybank', reference: 'IBG-2026-1102',
  proofs: [{
    id: 'prf_1', uploadId: 'upl_1', kind: 'bankSlip', filename: 'slip-november.pdf', mediaType: 'application/pdf', sizeBytes: 182_400,
    status: 'submitted', duplicateOf: [], createdAt: '2026-11-02T02:58:00Z',
  }],
  duplicateOf: [], refunds: [], createdAt: '2026-11-02T03:00:00Z', ...overrides,
});

/** A confirmed B2B order that waits for nothing but time; every test names what is different. */
export const sampleOrder = (overrides: Partial<Order> = {}): Order => ({
  id: 'ord_1', number: 'MO-1001', version: 3, status: 'confirmed', paymentStatus: 'pendingVerification', fulfilmentStatus: 'requested',
  origin: 'manual', segment: 'b2b', channel: 'email', reason: { code: 'purchaseOrder' }, purchaseOrderNumber: 'PO-7781',
  orderedAt: '2026-11-02T03:00:00Z', currency: 'MYR', locale: 'en',
  customer: { customerId: 'cus_1', name: 'Farid Osman', email: 'farid@seripantai.example', phone: '+60123456789' },
  company: { legalName: 'Seri Pantai Fleet Sdn Bhd', registrationNumber: '201901012345' },
  shippingAddress: { name: 'Farid Osman', company: 'Seri Pantai Fleet Sdn Bhd', line1: '12 Jalan Perusahaan 3', city: 'Shah Alam', region: 'MY-10', postalCode: '40150', country: 'MY' },
  recipients: {}, lines: [sampleLine()], shipping: { methodCode: 'standard', label: 'Standard', price: myr(1_500) }, discounts: [],
  totals: { items: myr(190_800), discount: myr(0), shipping: myr(1_500), tax: myr(11_448), total: myr(203_748), paid: myr(0), balance: myr(203_748) },
  payments: [samplePayment()], fulfilments: [sampleHandOff()], shipments: [], notes: {}, tags: [], holds: [], alerts: [], returns: [], overdue: false,
  createdBy: actor, updatedBy: actor, createdAt: '2026-11-02T03:00:00Z', updatedAt: '2026-11-02T03:10:00Z', confirmedAt: '2026-11-02T03:05:00Z',
  ...overrides,
});
