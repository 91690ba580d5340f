import type { OrderCreate } from '../../src/index.ts';
import { catalogue } from './catalogue.ts';

const dayMs = 86_400_000;

type Line = NonNullable<OrderCreate['lines']>[number];

const plenty = catalogue.filter(({ onHand }) => (onHand ?? 0) >= 40);
const priceOf = new Map(catalogue.map(({ sku, price, taxRate }) => [sku, { price: price.amount, taxRate: taxRate ?? 0 }]));

const linesOf = (index: number): Line[] => Array.from({ length: 1 + (index % 4) }, (_, line): Line => ({
  kind: 'catalogue', sku: plenty[(index * 37 + line * 61) % plenty.length]?.sku ?? '', quantity: 1 + ((index + line) % 3),
}));

const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, { sku, quantity, unitPrice }) => {
  const known = priceOf.get(sku ?? '');
  const items = (unitPrice?.amount ?? known?.price ?? 0) * quantity;
  return sum + items + Math.floor((items * (known?.taxRate ?? 0) + 5_000) / 10_000);
}, 0);

const channels = ['phone', 'email', 'chat', 'salesRepresentative', 'marketplace'] as const;

/** What the shop sold in the weeks before: companies on terms, people who paid cash, and the web shop's own orders. */
export const pastOrders = (options: { now: number; customers: readonly { id: string; segment: string }[] }): OrderCreate[] =>
  Array.from({ length: 36 }, (_, index): OrderCreate => {
    const customer = options.customers[(index * 5) % options.customers.length];
    const company = customer?.segment === 'b2b';
    const lines = linesOf(index);
    const total = totalOf(lines);
    const orderedAt = new Date(options.now - (36 - index) * 1.9 * dayMs).toISOString();
    return {
      segment: company ? 'b2b' : 'b2c',
      origin: index % 3 === 1 ? 'online' : 'manual',
      channel: index % 3 === 1 ? 'other' : channels[index % channels.length] ?? 'phone',
      reason: company ? { code: 'purchaseOrder' } : { code: 'phoneOrder', note: 'Called to order, pays on collection.' },
      ...(company && { purchaseOrderNumber: `PO-2026-${String(410 + index)}`, paymentTerms: { type: 'net', netDays: 30 } }),
      orderedAt,
      customer: { customerId: customer?.id as `cus_${string}` },
      lines,
      payments: [company
        ? { methodCode: 'netTerms', amount: { amount: total, currency: 'MYR' } }
        : { methodCode: 'cash', amount: { amount: total, currency: 'MYR' }, paidAt: orderedAt }],
      submit: true,
    };
  });
