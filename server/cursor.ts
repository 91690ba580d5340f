import { fromBase64Url, toBase64Url } from './bytes.ts';
import { ProblemError } from './problem-error.ts';

/** Where a page ended: the values of its last row that the list is sorted by, the id last. Opaque to clients. */
export const writeCursor = (values: readonly (string | number)[]): string =>
  toBase64Url(new TextEncoder().encode(JSON.stringify(values)));

/** @throws {ProblemError} `validationFailed` for a cursor that is not one of this list */
export function readCursor<Kinds extends readonly ('string' | 'number')[]>(
  cursor: string, kinds: Kinds,
): { [K in keyof Kinds]: Kinds[K] extends 'number' ? number : string } {
  const values = parse(cursor);
  const fits = Array.isArray(values) && values.length === kinds.length
    && kinds.every((kind, index) => typeof values[index] === kind && (kind === 'string' || Number.isSafeInteger(values[index])));
  if (!fits) throw badCursor();
  return values as never;
}

/** @throws {ProblemError} always with `validationFailed` on `?after` */
export const badCursor = (): ProblemError => new ProblemError('validationFailed', {
  detail: 'The cursor is not one of this list.',
  errors: [{ code: 'invalidFormat', pointer: '?after', detail: 'This is not a cursor that this list with this order gave.' }],
});

function parse(cursor: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(cursor)));
  } catch {
    return undefined;
  }
}

/** Rows of one page out of `limit + 1` that were asked for, and the cursor where more follow. */
export function pageOfRows<Row, Item>(rows: readonly Row[], { limit, toItem, cursorOf, total }: {
  limit: number; toItem: (row: Row) => Item; cursorOf: (row: Row) => string; total?: number | undefined;
}): { items: Item[]; nextCursor?: string; total?: number } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toItem), ...(last !== undefined && { nextCursor: cursorOf(last) }), ...(total !== undefined && { total }) };
}

/** How many rows there are on all pages, where that is asked for. A first page that is not full has them all, and spares the count. */
export const totalOf = async (rows: readonly unknown[], { after, includeTotal, limit, count }: {
  after?: string | undefined; includeTotal?: boolean | undefined; limit: number; count: () => Promise<number>;
}): Promise<number | undefined> => {
  if (!includeTotal) return undefined;
  return after === undefined && rows.length <= limit ? rows.length : count();
};

/** `%` and `_` of a `LIKE` pattern as themselves. */
export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

export const defaultPageSize = 50;
