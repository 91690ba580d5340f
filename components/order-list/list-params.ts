import { channels, orderFulfilmentStatuses, orderPaymentStatuses, orderSorts, orderStatuses, origins } from '../../src/index.ts';
import { orderColumns } from './columns.ts';
import { flagNames, listFilters, type ListFilter, type ListQuery } from './list-query.ts';

const known: Readonly<Partial<Record<ListFilter, readonly string[]>>> = {
  status: orderStatuses, paymentStatus: orderPaymentStatuses, fulfilmentStatus: orderFulfilmentStatuses, channel: channels, origin: origins,
};
/** Values that are one text, and what they may be. */
const texts: Readonly<Record<string, RegExp>> = {
  view: /^[^]{1,100}$/, q: /^[^]{1,200}$/, month: /^\d{4}-(0[1-9]|1[0-2])$/, from: /^\d{4}-\d{2}-\d{2}$/, to: /^\d{4}-\d{2}-\d{2}$/, segment: /^b2[bc]$/,
  sort: new RegExp(`^(${orderSorts.join('|')})$`),
};

/** What a list shows, for the address of its page: a name for each part, repeated for several values of a filter, nothing for what is as usual. */
export const listQueryToParams = (query: ListQuery): URLSearchParams => {
  const params = new URLSearchParams();
  for (const name of Object.keys(texts)) {
    const value = query[name as 'q'];
    if (value) params.set(name, value);
  }
  for (const name of listFilters) for (const value of query[name] ?? []) params.append(name, value);
  for (const name of flagNames) if (query[name] !== undefined) params.set(name, String(query[name]));
  if (query.columns) params.set('columns', query.columns.join(' '));
  return params;
};

/** What an address says of its list. Names that are none of the list's, and values that it cannot be asked for, are left out. */
export const listQueryFromParams = (params: URLSearchParams): ListQuery => {
  const query: Record<string, unknown> = {};
  for (const [name, pattern] of Object.entries(texts)) {
    const value = params.get(name);
    if (value !== null && pattern.test(value)) query[name] = value;
  }
  for (const name of listFilters) {
    const values = [...new Set(params.getAll(name))].filter((value) => value !== '' && (known[name]?.includes(value) ?? true));
    if (values.length > 0) query[name] = values;
  }
  for (const name of flagNames) {
    const value = params.get(name);
    if (value === 'true' || value === 'false') query[name] = value === 'true';
  }
  const columns = params.get('columns')?.split(' ').filter((name) => (orderColumns as readonly string[]).includes(name)) ?? [];
  if (columns.length > 0) query['columns'] = columns;
  return query;
};
