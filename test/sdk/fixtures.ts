import type { Order, OrderEvent, Upload } from '../../src/index.ts';

const amount = (minor: number) => ({ amount: minor, currency: 'MYR' });
const actor = { id: 'usr_1', name: 'Aina', role: 'merchant' };

/** An order as a server answers it. */
export const order = (change: Partial<Order> = {}): Order => ({
  id: 'ord_1', number: 'M-1001', version: 3, status: 'confirmed', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', origin: 'manual', segment: 'b2b', channel: 'phone',
  orderedAt: '2026-11-22T10:00:00.000Z', currency: 'MYR', locale: 'en', customer: { name: 'Aina', email: 'aina@example.com' },
  recipients: {},
  lines: [{
    id: 'lin_1', kind: 'catalogue', itemId: 'itm_1', sku: 'B-10', title: 'Engine oil', options: [{ name: 'Viscosity', value: '5W-30' }], quantity: 2,
    listPrice: amount(1_250), unitPrice: amount(1_250), discounts: [], taxRate: 600,
    totals: { items: amount(2_500), discount: amount(0), tax: amount(150), total: amount(2_650) },
    quantities: { allocated: 2, shipped: 0, delivered: 0, returned: 0, cancelled: 0 },
  }],
  discounts: [],
  totals: { items: amount(2_500), discount: amount(0), shipping: amount(0), tax: amount(150), total: amount(2_650), paid: amount(0), balance: amount(2_650) },
  payments: [], fulfilments: [], shipments: [], notes: {}, tags: [], holds: [], alerts: [], returns: [], overdue: false, createdBy: actor, updatedBy: actor,
  createdAt: '2026-11-22T10:00:00.000Z', updatedAt: '2026-11-22T10:00:00.000Z', ...change,
});

export const event = (id: string, type: string): OrderEvent =>
  ({ id, orderId: 'ord_1', sequence: Number(id), type, at: '2026-11-22T10:00:00.000Z', actor, data: {}, changes: [] });

export const upload = (id: string, change: Partial<Upload> = {}): Upload =>
  ({ id, filename: 'slip.pdf', sizeBytes: 10, offsetBytes: 10, status: 'stored', duplicateOf: [], createdAt: '2026-11-22T10:00:00.000Z', ...change });
