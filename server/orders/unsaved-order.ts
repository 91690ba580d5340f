import { money } from '../../src/contract/currency.ts';
import type { Calculation, Order, OrderInput, OrderLine } from '../../src/contract/order.ts';
import type { Payment } from '../../src/contract/payment.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { Caller } from '../caller.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';

const none = { allocated: 0, shipped: 0, delivered: 0, returned: 0, cancelled: 0 };

/** An order that is nowhere kept, as it would be shown: priced, without id and number. */
export function unsavedOrder({ input, calculation: { currency, totals, lines: priced }, snapshot, settings, caller: { actor }, now }: {
  input: OrderInput; calculation: Calculation; snapshot: Snapshot; settings: Settings; caller: Caller;
  /** RFC 3339 instant. */
  now: string;
}): Order {
  const { lines = [], payments = [], customer = {}, recipients = {}, notes = {}, origin = 'manual', ...fields } = input;
  const zero = money(0, currency);
  return {
    ...fields, id: '', version: 0, status: 'draft', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', origin, currency,
    locale: input.locale ?? settings.locale, orderedAt: input.orderedAt ?? now, customer, notes, totals,
    recipients: Object.fromEntries(Object.entries(recipients).map(([kind, addresses]) => [kind, addresses ?? []])),
    lines: lines.map((line, index): OrderLine => {
      const item = line.kind === 'catalogue' ? snapshot.itemOf(line) : null;
      const sku = item?.sku ?? line.sku;
      const figures = priced[index] ?? { listPrice: zero, unitPrice: zero, taxRate: 0, totals: { items: zero, discount: zero, tax: zero, total: zero } };
      return {
        id: String(index), kind: line.kind, ...(sku !== undefined && { sku }), title: item?.title ?? line.title ?? sku ?? '', options: item?.options ?? [],
        quantity: line.quantity, discounts: line.discounts ?? [], ...figures, quantities: none,
      };
    }),
    payments: payments.map(({ methodCode, amount }, index): Payment =>
      ({ id: String(index), methodCode, status: 'pending', amount, proofs: [], duplicateOf: [], refunds: [], createdAt: now })),
    discounts: input.discounts ?? [], tags: input.tags ?? [], fulfilments: [], shipments: [], holds: [], alerts: [], returns: [], overdue: false,
    createdBy: actor, updatedBy: actor, createdAt: now, updatedAt: now,
  };
}
