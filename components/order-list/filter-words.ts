import type { CurrentSession, OrderSummary } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { statusText } from '../parts/status-badge.ts';
import { known } from './cells.ts';
import { changed, flagNames, listFilters, type ListFilter, type ListQuery } from './list-query.ts';

export interface WordsOptions {
  localiser: Localiser;
  settings: ShopSettings;
  /** The names of the people who may have entered orders, by their ids. */
  people: () => ReadonlyMap<string, string>;
}

/** A value of a filter in words. One that nobody knows any more stands as it is. */
export const valueText = ({ localiser, settings, people }: WordsOptions, name: ListFilter, value: string): string => {
  switch (name) {
    case 'status': return statusText(localiser, 'order', value);
    case 'paymentStatus': return statusText(localiser, 'payment', value);
    case 'fulfilmentStatus': return statusText(localiser, 'fulfilment', value);
    case 'paymentMethod': return settings.paymentMethod(value);
    case 'channel': return known(localiser, `choice.channel.${value}`, value);
    case 'reason': return settings.reason(value);
    case 'origin': return known(localiser, `list.origin.${value}`, value);
    case 'createdBy': return people().get(value) ?? value;
    case 'tag': return value;
  }
};

/** A filter that is on. */
export interface FilterChip {
  readonly name: string;
  /** Nothing for a filter that says all by its values. */
  readonly label: string | undefined;
  readonly text: string;
  /** The query without it. */
  readonly without: ListQuery;
}

const daysText = ({ localiser }: WordsOptions, { from, to }: ListQuery): string => {
  if (from !== undefined && from === to) return localiser.date(from);
  if (from === undefined || to === undefined) return from === undefined ? localiser.msg('list.until', { date: localiser.date(to ?? '') }) : localiser.msg('list.since', { date: localiser.date(from) });
  return localiser.msg('list.days', { from: localiser.date(from), to: localiser.date(to) });
};

/** The filters that are on, in words. */
export const chipsOf = (options: WordsOptions, query: ListQuery): readonly FilterChip[] => {
  const { localiser } = options;
  const chips: FilterChip[] = [];
  const add = (name: string, text: string, without: Parameters<typeof changed>[1], label?: string): void => void chips.push({ name, label, text, without: changed(query, without) });
  if (query.month !== undefined) add('month', localiser.month(query.month), { month: undefined });
  if (query.from !== undefined || query.to !== undefined) add('days', daysText(options, query), { from: undefined, to: undefined });
  for (const name of listFilters) {
    const values = query[name] ?? [];
    if (values.length > 0) add(name, localiser.alternatives(values.map((value) => valueText(options, name, value))), { [name]: undefined }, localiser.msg(`list.filter.${name}`));
  }
  if (query.segment !== undefined) add('segment', known(localiser, `choice.segment.${query.segment}`, query.segment), { segment: undefined }, localiser.msg('list.filter.segment'));
  for (const name of flagNames) {
    if (query[name] !== undefined) add(name, localiser.msg(query[name] ? `list.flag.${name}` : `list.flag.not.${name}`), { [name]: undefined });
  }
  return chips;
};

/** Who may have entered orders: the person, and whoever did enter one that is loaded. */
export const peopleOf = (session: CurrentSession | undefined, orders: readonly OrderSummary[]): ReadonlyMap<string, string> =>
  new Map([...(session ? [session.actor] : []), ...orders.map(({ createdBy }) => createdBy)].map(({ id, name }) => [id, name]));
