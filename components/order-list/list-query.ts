import type { OrderFilter, OrderListQuery, OrderQuery } from '../../src/index.ts';
import type { OrderColumn } from './columns.ts';

export type Sort = NonNullable<OrderQuery['sort']>;
/** Columns that can be sorted by. */
export type SortColumn = Sort extends infer Each ? (Each extends `-${string}` ? never : Each) : never;

/** All that a list shows: which orders, in what order, in which columns. */
export interface ListQuery extends Omit<OrderListQuery, 'after' | 'includeTotal' | 'ids'> {
  /** The view that it began with, `all` when absent. Alone, without a filter, it stands for the filter of that view. */
  readonly view?: string | undefined;
  /** The columns in their order; those that the person has chosen in this browser when absent. */
  readonly columns?: readonly OrderColumn[] | undefined;
}

/** Filters of which any of several values may be asked for. */
export const listFilters = ['status', 'paymentMethod', 'paymentStatus', 'fulfilmentStatus', 'channel', 'reason', 'origin', 'createdBy', 'tag'] as const;
export type ListFilter = (typeof listFilters)[number];

/** Filters that are on or off: what needs a person's attention, and what should have been paid. */
export const flagNames = ['alert', 'overdue'] as const;
export type FlagName = (typeof flagNames)[number];

/** The newest order first. */
export const defaultSort: Sort = '-orderedAt';
/** Rows that are asked for at once when the query does not say. */
export const defaultLimit = 50;

/** What orders the rows or says how they are shown, and chooses none of them. */
const others: ReadonlySet<string> = new Set(['limit', 'sort', 'view', 'columns']);

/** The query with some of it changed; what asks for nothing is left out. That a flag is `false` asks for the orders without it. */
export const changed = (query: ListQuery, change: { readonly [Name in keyof ListQuery]: ListQuery[Name] | undefined }): ListQuery =>
  Object.fromEntries(Object.entries({ ...query, ...change })
    .filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));

/** The values of a filter that are asked for. */
export const valuesOf = (query: ListQuery, name: ListFilter): readonly string[] => query[name] ?? [];

/** The query with one value of a filter added or taken away. */
export const withValue = (query: ListQuery, name: ListFilter, value: string, isOn: boolean): ListQuery =>
  changed(query, { [name]: isOn ? [...new Set([...valuesOf(query, name), value])] : valuesOf(query, name).filter((each) => each !== value) });

/** The query for one month, `YYYY-MM`, in place of two days. */
export const inMonth = (query: ListQuery, month: string): ListQuery => changed(query, { month, from: undefined, to: undefined });

/** The query from one day to another, either of which may be left open, in place of a month. */
export const between = (query: ListQuery, days: { readonly from?: string; readonly to?: string }): ListQuery => changed(query, { month: undefined, ...days });

/** Which orders a query means, however they are ordered and shown. */
export const filterOf = (query: ListQuery): Partial<OrderFilter> => Object.fromEntries(Object.entries(query).filter(([name]) => !others.has(name)));

/** How many filters are on, the search left out. */
export const filterCount = (query: ListQuery): number => {
  const names = Object.keys(filterOf(query)).filter((name) => name !== 'q');
  return names.length - (query.from !== undefined && query.to !== undefined ? 1 : 0);
};

/** Whether anything at all narrows the list. */
export const isNarrowed = (query: ListQuery): boolean => Object.keys(filterOf(query)).length > 0;

/** The query without search and filters, in the same order and columns. */
export const widened = (query: ListQuery): ListQuery => Object.fromEntries(Object.entries(query).filter(([name]) => others.has(name) && name !== 'view'));

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);

/** Whether two queries mean the same orders, in the same order. */
export const asksTheSame = (one: ListQuery, other: ListQuery): boolean => {
  const text = (query: ListQuery): string => JSON.stringify(
    [query.sort ?? defaultSort, ...Object.entries(filterOf(query)).map(([name, value]) => [name, sorted(value)] as const).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return text(one) === text(other);
};

export const directionOf = (query: ListQuery, column: SortColumn): 'ascending' | 'descending' | undefined => {
  const sort = query.sort ?? defaultSort;
  return sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
};

/** What is read as a text is wanted from A, what is a number or a date from the largest and newest. */
const ascendingFirst: ReadonlySet<SortColumn> = new Set(['customer']);

/** The sort that a press on a column's heading asks for: the usual way first, then the other way round. */
export const nextSort = (query: ListQuery, column: SortColumn): Sort => {
  const direction = directionOf(query, column) ?? (ascendingFirst.has(column) ? 'descending' : 'ascending');
  return direction === 'ascending' ? `-${column}` : column;
};
