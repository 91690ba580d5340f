import * as z from 'zod/mini';
import { Money } from './money.ts';
import { OrderFilter, orderSorts, orderStatuses } from './order.ts';
import { openEnum } from './scalars.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** One row for each order, or one for each of its lines. */
export const exportRows = ['orders', 'lines'] as const;

/** Columns of an order, by the names that they have in the table. */
export const orderExportColumns = [
  'number', 'id', 'status', 'orderedAt', 'customerName', 'companyName', 'email', 'phone', 'segment', 'channel', 'origin', 'reasonCode', 'reasonNote', 'itemCount',
  'currency', 'items', 'discount', 'shipping', 'tax', 'total', 'paid', 'balance', 'paymentMethods', 'paymentStatus', 'dueOn', 'fulfilmentStatus', 'trackingNumbers',
  'shippingAddress', 'requestedDeliveryDate', 'purchaseOrderNumber', 'externalReference', 'tags', 'createdBy', 'updatedAt',
] as const;
/** Columns of a line; only in a table of lines. */
export const lineExportColumns = [
  'sku', 'title', 'options', 'quantity', 'listPrice', 'unitPrice', 'priceReason', 'lineDiscount', 'lineTax', 'lineTotal', 'shippedQuantity', 'cancelledQuantity',
] as const;
const exportColumns = [...orderExportColumns, ...lineExportColumns] as const;
export type ExportColumn = (typeof exportColumns)[number];

const isOfLines = (column: string): boolean => (lineExportColumns as readonly string[]).includes(column);

/** The orders of the list’s filter, in the list’s order, as a table for a spreadsheet. */
export const OrderExportQuery = z.extend(OrderFilter, {
  format: z.enum(exportFormats),
  sort: z.optional(z.enum(orderSorts)),
  rows: z.optional(z.enum(exportRows)),
  /** Which columns, in this order; the usual ones when absent. */
  columns: z.optional(z.array(z.enum(exportColumns)).check(z.minLength(1), z.maxLength(exportColumns.length))),
}).check(z.refine(({ rows, columns = [] }) => rows === 'lines' || !columns.some(isOfLines), { error: 'Columns of a line need rows=lines.', path: ['columns'] }));
export type OrderExportQuery = z.infer<typeof OrderExportQuery>;

/** What the orders of one currency and status come to. */
export const OrderSum = z.object({
  currency: z.string(),
  status: openEnum(orderStatuses),
  orders: z.int(),
  /** What they are to bring. Nothing is expected of a cancelled order, so its total does not count. */
  total: Money,
  /** Verified money alone. */
  paid: Money,
  /** `total` less `paid`: of cancelled orders what has to go back, below zero. */
  balance: Money,
}).register(z.globalRegistry, { id: 'OrderSum' });
export type OrderSum = z.infer<typeof OrderSum>;

/** Every order of a filter, counted once: their number is that of the list’s rows. */
export const OrderSums = z.object({ items: z.array(OrderSum) }).register(z.globalRegistry, { id: 'OrderSums' });
export type OrderSums = z.infer<typeof OrderSums>;
