import type { SortColumn } from './list-query.ts';

/** Every column of the list, in the order in which they are offered. */
export const orderColumns = [
  'number', 'orderedAt', 'customer', 'segment', 'channel', 'items', 'total', 'paymentMethod', 'paymentStatus', 'fulfilmentStatus', 'trackingNumber',
  'balance', 'dueOn', 'reason', 'purchaseOrderNumber', 'externalReference', 'requestedDeliveryDate', 'tags', 'createdBy', 'origin', 'updatedAt',
] as const;
export type OrderColumn = (typeof orderColumns)[number];

/** The columns of a person who has chosen none. */
export const usualColumns: readonly OrderColumn[] = orderColumns.slice(0, 11);

interface ColumnLook {
  /** Pixels that its usual content takes at the usual size of text. */
  readonly width: number;
  /** How much of the room that is left it takes. */
  readonly share?: number;
}

/** All rows have the same columns, whichever of them are drawn: what the widths hang on is known before the rows are. */
const looks: Readonly<Record<OrderColumn, ColumnLook>> = {
  number: { width: 140 },
  orderedAt: { width: 124 },
  customer: { width: 164, share: 3 },
  segment: { width: 58 },
  channel: { width: 90, share: 1 },
  items: { width: 58 },
  total: { width: 112 },
  paymentMethod: { width: 132, share: 1 },
  paymentStatus: { width: 142 },
  fulfilmentStatus: { width: 164 },
  trackingNumber: { width: 144, share: 1 },
  balance: { width: 116 },
  dueOn: { width: 124 },
  reason: { width: 140, share: 1 },
  purchaseOrderNumber: { width: 116, share: 1 },
  externalReference: { width: 124, share: 1 },
  requestedDeliveryDate: { width: 124 },
  tags: { width: 140, share: 1 },
  createdBy: { width: 120, share: 1 },
  origin: { width: 96 },
  updatedAt: { width: 124 },
};

const sortable: Readonly<Partial<Record<OrderColumn, SortColumn>>> = {
  number: 'number', orderedAt: 'orderedAt', total: 'total', customer: 'customer', requestedDeliveryDate: 'requestedDeliveryDate',
};

/** What the server sorts by for a column; nothing where it cannot. */
export const sortOf = (column: OrderColumn): SortColumn | undefined => sortable[column];

/** The columns that are to be shown: each once, the number first and always, and none that this version does not know. */
export const shownColumns = (wanted: readonly string[] = usualColumns): readonly OrderColumn[] => [
  'number', ...new Set(wanted.filter((name): name is OrderColumn => name !== 'number' && (orderColumns as readonly string[]).includes(name))),
];

/** The tracks of a row (CSS Grid, section 7.2), after that of its box to tick. */
export const tracksOf = (columns: readonly OrderColumn[]): string =>
  columns.map((column) => `minmax(calc(var(--_font-size) * ${looks[column].width / 14}), ${looks[column].share ?? 0.25}fr)`).join(' ');

/** What the smallest widths of some columns come to, in sizes of text: a row is never narrower. */
export const leastWidth = (columns: readonly OrderColumn[]): number => columns.reduce((sum, column) => sum + looks[column].width / 14, 0);
