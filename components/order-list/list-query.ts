import type { OrderListQuery, OrderQuery } from '../../src/index.ts';

/** The filters that the list offers; each holds one value at a time, whatever the query allows. */
export type FilterName = 'status' | 'paymentMethod' | 'month' | 'segment' | 'paymentStatus' | 'fulfilmentStatus';

export const filterNames: readonly FilterName[] = ['status', 'paymentMethod', 'month', 'segment', 'paymentStatus', 'fulfilmentStatus'];

/** Columns that can be sorted by. */
export type SortColumn = 'number' | 'orderedAt' | 'total';

type Sort = NonNullable<OrderQuery['sort']>;

/** Rows of a page when the query does not say: as many as a screen shows without drowning it. */
export const defaultLimit = 25;
/** The newest order first. */
export const defaultSort: Sort = '-orderedAt';

const single = new Set<FilterName>(['month', 'segment']);

/** The query with some of it changed; what no longer counts is left out, and the first page is shown again. */
export const changed = (query: OrderListQuery, change: { readonly [Name in keyof OrderListQuery]: OrderListQuery[Name] | undefined }): OrderListQuery => {
  const { after: _, ...merged } = { ...query, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== ''));
};

/** The same query on another page; without a cursor, on the first. */
export const onPage = (query: OrderListQuery, after: string | undefined): OrderListQuery => {
  const { after: _, ...rest } = query;
  return after === undefined ? rest : { ...rest, after };
};

/** The query with one filter set to a value, or taken away. */
export const withFilter = (query: OrderListQuery, name: FilterName, value: string): OrderListQuery =>
  changed(query, { [name]: value === '' ? undefined : single.has(name) ? value : [value] });

/** The value of a filter, or several joined by commas where the page has set more than one. */
export const filterValue = (query: OrderListQuery, name: FilterName): string => {
  const value = query[name];
  return typeof value === 'string' ? value : (value ?? []).join(',');
};

/** How many filters are on, the search left out. */
export const filterCount = (query: OrderListQuery): number => filterNames.filter((name) => query[name] !== undefined).length;

/** Whether anything at all narrows the list. */
export const isNarrowed = (query: OrderListQuery): boolean => filterCount(query) > 0 || Boolean(query.q);

/** The query without search and filters, in the same order. */
export const widened = (query: OrderListQuery): OrderListQuery =>
  Object.fromEntries(Object.entries(onPage(query, undefined)).filter(([name]) => name !== 'q' && !filterNames.includes(name as FilterName)));

export const directionOf = (query: OrderListQuery, column: SortColumn): 'ascending' | 'descending' | undefined => {
  const sort = query.sort ?? defaultSort;
  return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
};

/** The sort that a press on a column's heading asks for: largest and newest first, then the other way round. */
export const nextSort = (query: OrderListQuery, column: SortColumn): Sort =>
  directionOf(query, column) === 'descending' ? column : `-${column}`;

/** The last months, newest first, as `YYYY-MM`; which month it is now depends on the shop's time zone. */
export const recentMonths = ({ now, timeZone, count }: { now: Date; timeZone?: string | undefined; count: number }): string[] => {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', ...(timeZone && { timeZone }) }).formatToParts(now);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const latest = part('year') * 12 + part('month') - 1;
  return Array.from({ length: count }, (_, back) => {
    const month = latest - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
};
