import type { ExportColumn, lineExportColumns, orderExportColumns } from '../../src/contract/order-export.ts';
import { amountCell, wholeNumber, type Cell } from '../spreadsheets/cell.ts';
import type { ExportLine, ExportRow } from './order-list-store.ts';

type OrderColumn = (typeof orderExportColumns)[number];
type LineColumn = (typeof lineExportColumns)[number];

/** What a table has where nobody says otherwise. */
export const usualColumns: Readonly<Record<'orders' | 'lines', readonly ExportColumn[]>> = {
  orders: [
    'number', 'orderedAt', 'status', 'customerName', 'companyName', 'segment', 'channel', 'reasonCode', 'itemCount', 'currency', 'total', 'paid', 'balance',
    'paymentMethods', 'paymentStatus', 'fulfilmentStatus', 'trackingNumbers', 'purchaseOrderNumber', 'externalReference', 'requestedDeliveryDate', 'createdBy',
  ],
  lines: [
    'number', 'orderedAt', 'status', 'customerName', 'companyName', 'sku', 'title', 'options', 'quantity', 'currency', 'listPrice', 'unitPrice', 'priceReason',
    'lineDiscount', 'lineTax', 'lineTotal', 'shippedQuantity', 'cancelledQuantity',
  ],
};

/** In characters; what is not named here is as wide as most columns are. */
export const columnWidths: Partial<Readonly<Record<ExportColumn, number>>> = {
  id: 38, orderedAt: 18, updatedAt: 18, customerName: 24, companyName: 28, email: 28, phone: 18, reasonNote: 32, paymentMethods: 20, trackingNumbers: 24, shippingAddress: 48,
  purchaseOrderNumber: 20, externalReference: 20, requestedDeliveryDate: 14, createdBy: 20, tags: 20, sku: 18, title: 36, options: 24, currency: 9, segment: 9, itemCount: 10, quantity: 10,
};

const day = (text: string | null | undefined): Cell => (text === null || text === undefined ? undefined : { kind: 'day', text });

/** Instants by the clock on the shop’s wall. */
const wallClock = (timeZone: string): (instant: string) => Cell => {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return (instant) => {
    const part = Object.fromEntries(format.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
    return { kind: 'time', text: `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}:${part['second']}` };
  };
};

const oneLine = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ');

/** How each column of an order is read. Amounts are numbers beside the column that says their currency. */
export const orderCells = (timeZone: string): (row: ExportRow) => (column: ExportColumn) => Cell => {
  const clock = wallClock(timeZone);
  const amount = (name: keyof ExportRow['totals']) => ({ totals, currency }: ExportRow): Cell => amountCell(totals[name].amount, currency);
  const readers: Readonly<Record<OrderColumn, (row: ExportRow) => Cell>> = {
    number: (row) => row.number ?? undefined,
    id: (row) => row.id,
    status: (row) => row.status,
    orderedAt: (row) => clock(row.ordered_at),
    customerName: (row) => row.customer_name ?? undefined,
    companyName: (row) => row.company_name ?? undefined,
    email: (row) => row.document.customer?.email,
    phone: (row) => row.document.customer?.phone,
    segment: (row) => row.segment,
    channel: (row) => row.channel ?? undefined,
    origin: (row) => row.origin,
    reasonCode: (row) => row.reason_code ?? undefined,
    reasonNote: (row) => row.document.reason?.note,
    itemCount: (row) => wholeNumber(row.item_count),
    currency: (row) => row.currency,
    items: amount('items'),
    discount: amount('discount'),
    shipping: amount('shipping'),
    tax: amount('tax'),
    total: (row) => amountCell(row.total, row.currency),
    paid: amount('paid'),
    balance: (row) => amountCell(row.balance, row.currency),
    paymentMethods: (row) => oneLine(row.payment_methods),
    paymentStatus: (row) => row.payment_status,
    dueOn: (row) => day(row.due_on),
    fulfilmentStatus: (row) => row.fulfilment_status,
    trackingNumbers: (row) => oneLine(row.tracking_numbers),
    shippingAddress: ({ document: { shippingAddress: to } }) => to && oneLine([to.name, to.line1, to.line2, to.city, to.postalCode, to.region, to.country]),
    requestedDeliveryDate: (row) => day(row.requested_on),
    purchaseOrderNumber: (row) => row.purchase_order_number ?? undefined,
    externalReference: (row) => row.external_reference ?? undefined,
    tags: (row) => oneLine(row.tags ?? []),
    createdBy: (row) => row.created_by.name,
    updatedAt: (row) => clock(row.updated_at),
  };
  return (row) => (column) => (column in readers ? readers[column as OrderColumn](row) : undefined);
};

/** The cells of a line, by the names of their columns. */
export const lineCells = (line: ExportLine, currency: string): Readonly<Record<LineColumn, Cell>> => ({
  sku: line.sku ?? undefined,
  title: line.title,
  options: oneLine(line.options.map(({ name, value }) => `${name}: ${value}`)),
  quantity: wholeNumber(line.quantity),
  listPrice: amountCell(line.list_price, currency),
  unitPrice: amountCell(line.unit_price, currency),
  priceReason: oneLine([line.input.priceOverride?.reasonCode, line.input.priceOverride?.note]),
  lineDiscount: amountCell(line.totals.discount.amount, currency),
  lineTax: amountCell(line.totals.tax.amount, currency),
  lineTotal: amountCell(line.totals.total.amount, currency),
  shippedQuantity: wholeNumber(line.shipped),
  cancelledQuantity: wholeNumber(line.cancelled),
});
