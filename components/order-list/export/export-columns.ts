import type { ExportColumn } from '../../../src/index.ts';
import type { OrderColumn } from '../columns.ts';

/** What a column of the list is in the table of an export; a customer is a person and a company there, and an amount needs its currency. */
const exported: Readonly<Record<OrderColumn, readonly ExportColumn[]>> = {
  number: ['number', 'status'], orderedAt: ['orderedAt'], customer: ['companyName', 'customerName'], segment: ['segment'], channel: ['channel'], items: ['itemCount'],
  total: ['currency', 'total'], balance: ['currency', 'balance'], paymentMethod: ['paymentMethods'], paymentStatus: ['paymentStatus'], fulfilmentStatus: ['fulfilmentStatus'],
  trackingNumber: ['trackingNumbers'], dueOn: ['dueOn'], reason: ['reasonCode'], purchaseOrderNumber: ['purchaseOrderNumber'], externalReference: ['externalReference'],
  requestedDeliveryDate: ['requestedDeliveryDate'], tags: ['tags'], createdBy: ['createdBy'], origin: ['origin'], updatedAt: ['updatedAt'],
};

/** The columns of the list as those of an export, in the same order and each once. */
export const exportColumnsOf = (columns: readonly OrderColumn[]): readonly ExportColumn[] => [...new Set(columns.flatMap((column) => exported[column]))];
