import type { OrderSummary } from '../../../src/index.ts';

const companies = ['Kembara Fleet Services Sdn Bhd', 'Seri Pantai Fleet Sdn Bhd', 'Petaling Motors', 'Aman Jaya Enterprise'];
const payments = ['unpaid', 'pendingVerification', 'paid', 'partiallyPaid'] as const;
const fulfilments = ['unfulfilled', 'requested', 'shipped', 'delivered'] as const;

const at = <Value>(values: readonly Value[], place: number): Value => values[place % values.length] as Value;

/** Orders as a shop has them after some years, the newest first. */
export const ordersOf = (count: number): readonly OrderSummary[] => Array.from({ length: count }, (_, place) => {
  const orderedAt = new Date(Date.UTC(2026, 10, 26) - place * 600_000).toISOString();
  return {
    id: `ord_${place}`, number: `MO-${count - place}`, version: 1, status: 'confirmed', paymentStatus: at(payments, place), fulfilmentStatus: at(fulfilments, place), origin: 'manual',
    segment: place % 3 ? 'b2b' : 'b2c', channel: 'phone', orderedAt, customerName: 'Nurul Huda', companyName: at(companies, place), itemCount: place % 40, overdue: false,
    total: { amount: place * 37, currency: 'MYR' }, balance: { amount: 0, currency: 'MYR' }, paymentMethods: ['bankTransfer'],
    trackingNumbers: place % 2 ? [`ER${place}MY`] : [], alerts: [], tags: [], createdBy: { id: 'usr_1', name: 'Aminah', role: 'merchant' }, updatedAt: orderedAt,
  };
});
