import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client, OrderExportQuery, OrderListQuery, OrderSummary } from '../src/index.ts';
import { OrderExportQuery as ExportQuery, exportFormats } from '../src/contract/order-export.ts';
import { OrderFilter } from '../src/contract/order.ts';
import { fromSearchParams } from '../src/contract/query.ts';
import { decimal } from '../server/spreadsheets/cell.ts';

/** A filter that cannot be one; the message names the parameter. */
export class FilterError extends Error {}

/**
 * Reads a filter as it stands behind the `?` of the list’s address: `month=2026-11&status=confirmed`.
 * @throws {FilterError} for a parameter or a value that the list does not know
 */
export function readFilter(text: string): Partial<OrderFilter> {
  const parsed = OrderFilter.safeParse(fromSearchParams(OrderFilter, new URLSearchParams(text)));
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : String(issue.path[0])));
  throw new FilterError(`Not a filter of orders: ${[...new Set(names)].join(', ')}.`);
}

/** The format that is asked for, or that the name of the file says. @throws {FilterError} */
export function readFormat(format: string | undefined, file: string | undefined): OrderExportQuery['format'] {
  const named = format ?? /\.(\w+)$/.exec(file ?? '')?.[1]?.toLowerCase() ?? 'csv';
  const known = exportFormats.find((one) => one === named);
  if (known === undefined) throw new FilterError(`There is no format “${named}”: ${exportFormats.join(' or ')}.`);
  return known;
}

/**
 * Writes the orders of a filter to a file or to a stream, in pieces. A file is under its name only once it is whole.
 * @throws {ManualOrderError} the server cannot be asked; @throws {FilterError} columns that there are not
 */
export async function exportOrders({ client, query, file, out }: {
  client: Pick<Client, 'orders'>; query: OrderExportQuery; file?: string | undefined; out: NodeJS.WritableStream;
}): Promise<void> {
  const asked = ExportQuery.safeParse(query);
  if (!asked.success) throw new FilterError(asked.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`).join('\n'));
  const { body } = await client.orders.export(asked.data);
  const pieces = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  if (file === undefined) return pipeline(pieces, out, { end: false });
  const unfinished = `${file}.part`;
  try {
    await pipeline(pieces, createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

const plain = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ');
const amountOf = ({ total: { amount, currency } }: OrderSummary): string => `${currency} ${decimal(amount, currency)}`;

/** Tells of each order of a filter in one line, the newest first, up to a number of them; what stands between tabs is for other programs. */
export async function listOrders({ client, filter, limit, tell }: {
  client: Pick<Client, 'orders'>; filter: OrderListQuery; limit: number; tell: (line: string) => void;
}): Promise<void> {
  let told = 0;
  if (limit === 0) return;
  for await (const order of client.orders.list({ ...filter, limit: Math.min(limit, 200) })) {
    const { number, id, orderedAt, status, paymentStatus, fulfilmentStatus, companyName, customerName } = order;
    tell([number ?? id, orderedAt, status, paymentStatus, fulfilmentStatus, amountOf(order), companyName ?? customerName ?? ''].map(plain).join('\t'));
    told += 1;
    if (told === limit) return;
  }
}
