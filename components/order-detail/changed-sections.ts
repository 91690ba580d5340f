import type { Order } from '../../src/index.ts';

/** The sections of the page that show something of the order itself. */
export type SectionName = 'status' | 'lines' | 'payments' | 'customer' | 'details' | 'fulfilment';

// What each of them shows. A version, or an instant of the last change, is no news by itself.
const shown: { readonly [Name in SectionName]: (order: Order) => unknown } = {
  status: ({ status, paymentStatus, fulfilmentStatus, holds, alerts, shipments, cancellation }) => [status, paymentStatus, fulfilmentStatus, holds, alerts, shipments, cancellation],
  // The stock of an item moves with every order of the shop.
  lines: ({ lines, totals, returns, discounts, shipping }) => [lines.map(({ stock: _, ...line }) => line), totals, returns, discounts, shipping],
  payments: ({ payments, dueOn }) => [payments, dueOn],
  customer: ({ customer, company, shippingAddress, billingAddress }) => [customer, company, shippingAddress, billingAddress],
  details: ({ reason, relatedOrderId, purchaseOrderNumber, externalReference, orderedAt, requestedDeliveryDate, paymentTerms, notes, tags }) =>
    [reason, relatedOrderId, purchaseOrderNumber, externalReference, orderedAt, requestedDeliveryDate, paymentTerms, notes, tags],
  fulfilment: ({ fulfilments }) => fulfilments,
};

/** Which sections say something else of an order than before. */
export const changedSections = (order: Order, before: Order): SectionName[] =>
  (Object.keys(shown) as SectionName[]).filter((name) => JSON.stringify(shown[name](order)) !== JSON.stringify(shown[name](before)));
