import type { OrderFilter, OrderListQuery, OrderQuery } from '../../src/index.ts';

/** The filters that the list offers; each holds one value at a time, whatever the query allows. */
export type FilterName = 'status' | 'paymentMethod' | 'month' | 'segment' | 'paymentStatus' | 'fulfilmentStatus';

export const filterNames: readonly FilterName[] = ['status', 'paymentMethod', 'month', 'segment', 'paymentStatus', 'fulfilmentStatus'];

/** Filters that are on or off: what needs a person's attention, and what should have been paid. */
export type FlagName = 'alert' | 'overdue';

export const flagNames: readonly FlagName[] = ['alert', 'overdue'];

/** Columns that can be sorted by. */
export type SortColumn = 'number' | 'orderedAt' | 'total';

type Sort = NonNullable<OrderQuery['sort']>;

/** Rows of a page when the query does not say: as many as a screen shows without drowning it. */
export const defaultLimit = 25;
/** The newest order first. */
export const defaultSort: Sort = '-orderedAt';

const single = new Set<FilterName>(['month', 'segment']);
const own = new Set<string>([...filterNames, ...flagNames, 'from', 'to']);
/** What pages and orders the list, and chooses none of its rows. */
const paging = new Set(['limit', 'after', 'includeTotal', 'sort']);

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

/** The query with one filter set to a value, or taken away. A month takes the place of two dates. */
export const withFilter = (query: OrderListQuery, name: FilterName, value: string): OrderListQuery =>
  changed(query, { ...(name === 'month' && { from: undefined, to: undefined }), [name]: value === '' ? undefined : single.has(name) ? value : [value] });

/** The query with a flag put on or taken away. */
export const withFlag = (query: OrderListQuery, name: FlagName, isOn: boolean): OrderListQuery => changed(query, { [name]: isOn || undefined });

/** The query from one day to another, either of which may be left open. They take the place of a month. */
export const between = (query: OrderListQuery, days: { from?: string; to?: string }): OrderListQuery => changed(query, { month: undefined, ...days });

/** The first and the last day of a month, `YYYY-MM`. */
export const daysOf = (month: string): { from: string; to: string } => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
};

/** Which orders a query means, on whatever page and in whatever order. */
export const filterOf = (query: OrderListQuery): Partial<OrderFilter> => Object.fromEntries(Object.entries(query).filter(([name]) => !paging.has(name)));

/** The value of a filter, or several joined by commas where the page has set more than one. */
export const filterValue = (query: OrderListQuery, name: FilterName): string => {
  const value = query[name];
  return typeof value === 'string' ? value : (value ?? []).join(',');
};

/** How many filters are on, the search left out. */
export const filterCount = (query: OrderListQuery): number =>
  [...filterNames, ...flagNames].filter((name) => query[name] !== undefined).length + (query.from !== undefined || query.to !== undefined ? 1 : 0);

/** Whether anything at all narrows the list. */
export const isNarrowed = (query: OrderListQuery): boolean => filterCount(query) > 0 || Boolean(query.q);

/** The query without search and filters, in the same order. */
export const widened = (query: OrderListQuery): OrderListQuery =>
  Object.fromEntries(Object.entries(onPage(query, undefined)).filter(([name]) => name !== 'q' && !own.has(name)));

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
