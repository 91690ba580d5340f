import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { OrderFulfilmentStatus, OrderListQuery, OrderPaymentStatus, OrderQuery, OrderStatus } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { selectField, type Choice } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { statusText } from '../parts/status-badge.ts';
import { defaultSort, filterCount, filterNames, filterValue, flagNames, isNarrowed, recentMonths, type FilterName, type FlagName } from './list-query.ts';

const orderStatuses: readonly OrderStatus[] = ['draft', 'confirmed', 'completed', 'cancelled'];
const paymentStatuses: readonly OrderPaymentStatus[] = [
  'unpaid', 'pendingVerification', 'partiallyPaid', 'paid', 'overpaid', 'partiallyRefunded', 'refunded', 'notRequired',
];
const fulfilmentStatuses: readonly OrderFulfilmentStatus[] = [
  'unfulfilled', 'requested', 'inProgress', 'onHold', 'exception', 'partiallyShipped', 'shipped', 'partiallyDelivered', 'delivered', 'returned',
  'cancelled', 'notRequired',
];
const sorts: readonly NonNullable<OrderQuery['sort']>[] = ['-orderedAt', 'orderedAt', '-total', 'total', '-number', 'number'];
/** A year, and the same month of the year before: who looks further back searches. */
const monthsBack = 13;

export interface ToolbarOptions {
  localiser: Localiser;
  settings: ShopSettings;
  query: OrderListQuery;
  /** What stands in the search field, which is ahead of the query while a person types. */
  typed: string;
  /** The filters are unfolded on a narrow screen. */
  isOpen: boolean;
  onType: (text: string) => void;
  /** The person has finished typing. */
  onSearch: () => void;
  /** Two dates are asked for in place of a month. */
  areDatesOpen: boolean;
  onFilter: (name: FilterName, value: string) => void;
  onFlag: (name: FlagName, isOn: boolean) => void;
  /** Opens or closes the two dates. */
  onDates: (isOpen: boolean) => void;
  onDay: (name: 'from' | 'to', day: string) => void;
  onSort: (sort: NonNullable<OrderQuery['sort']>) => void;
  onClear: () => void;
  onToggle: () => void;
}

/** The entry of the choice of months behind which two dates stand; no month is called so. */
const dates = 'dates';

const choicesOf = ({ localiser, settings }: ToolbarOptions, name: FilterName): Choice[] => {
  const worded = (axis: 'order' | 'payment' | 'fulfilment', values: readonly string[]): Choice[] =>
    values.map((value) => ({ value, label: statusText(localiser, axis, value) }));
  switch (name) {
    case 'status': return worded('order', orderStatuses);
    case 'paymentStatus': return worded('payment', paymentStatuses);
    case 'fulfilmentStatus': return worded('fulfilment', fulfilmentStatuses);
    case 'segment': return (['b2b', 'b2c'] as const).map((value) => ({ value, label: localiser.msg(`choice.segment.${value}`) }));
    case 'paymentMethod': return (settings.value?.paymentMethods ?? []).map(({ code, label }) => ({ value: code, label }));
    case 'month': return [
      ...recentMonths({ now: new Date(), timeZone: settings.timeZone, count: monthsBack }).map((value) => ({ value, label: localiser.month(value) })),
      { value: dates, label: localiser.msg('list.dates') },
    ];
  }
};

const filter = (options: ToolbarOptions, name: FilterName): TemplateResult => {
  const { localiser, query, settings, areDatesOpen, onFilter, onDates } = options;
  const value = name === 'month' && areDatesOpen ? dates : filterValue(query, name);
  const choose = (chosen: string): void => {
    if (name === 'month') onDates(chosen === dates);
    if (chosen !== dates) onFilter(name, chosen);
  };
  const choices = choicesOf(options, name);
  // A value that the list does not offer stays and says what it is: an older month, a method that was given up.
  const shown = value === '' || choices.some((choice) => choice.value === value) ? choices
    : [...choices, { value, label: value.includes(',') ? localiser.msg('list.several') : name === 'month' ? localiser.month(value) : settings.paymentMethod(value) }];
  return html`<div class="filter ${value ? 'on' : ''}">${selectField({
    id: name, label: localiser.msg(`list.filter.${name}`), labelHidden: true, value, choices: shown,
    placeholder: localiser.msg(`list.any.${name}`), onChange: choose,
  })}</div>`;
};

/** A day by its calendar. What is half typed, such as the year 20, is none yet. */
const day = ({ localiser, query, onDay }: ToolbarOptions, name: 'from' | 'to'): TemplateResult => html`
  <label class="day" part="day">${localiser.msg(`list.${name}`)}
    <input class="input" part="input" id=${name} type="date" min="2000-01-01" max="2999-12-31" .value=${live(query[name] ?? '')}
      @change=${(event: Event) => {
        event.stopPropagation();
        const { value, validity } = event.currentTarget as HTMLInputElement;
        if (validity.valid) onDay(name, value);
      }}></label>`;

const flag = ({ localiser, query, onFlag }: ToolbarOptions, name: FlagName): TemplateResult => {
  const isOn = query[name] === true;
  return html`<button type="button" class="button small flag-filter" part="flag" aria-pressed=${isOn ? 'true' : 'false'} @click=${() => onFlag(name, !isOn)}>${
    icon(isOn ? icons.check : icons.alert)}${localiser.msg(`list.flag.${name}`)}</button>`;
};

/** Search, filters and, where the headings of the columns are not there, the sort. */
export const toolbar = (options: ToolbarOptions): TemplateResult => {
  const { localiser, query, typed, isOpen } = options;
  const count = filterCount(query);
  return html`
    <search class="toolbar" part="toolbar">
      <div class="search-row">
        <div class="search">
          <label class="visually-hidden" for="search">${localiser.msg('list.search')}</label>
          ${icon(icons.search)}
          <input class="input" part="search" id="search" type="search" autocomplete="off" maxlength="200" .value=${live(typed)}
            placeholder=${localiser.msg('list.searchPlaceholder')}
            @input=${(event: Event) => options.onType((event.currentTarget as HTMLInputElement).value)}
            @change=${(event: Event) => { event.stopPropagation(); options.onSearch(); }}>
        </div>
        <button type="button" class="button fold" part="fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="filters" @click=${options.onToggle}>
          ${icon(icons.filter)}${count > 0 ? localiser.msg('list.filtersOn', { count }) : localiser.msg('list.filters')}
        </button>
      </div>
      <div class="filters ${isOpen ? 'open' : ''}" id="filters" part="filters">
        ${filterNames.map((name) => filter(options, name))}
        ${options.areDatesOpen ? html`${day(options, 'from')}${day(options, 'to')}` : nothing}
        ${flagNames.map((name) => flag(options, name))}
        <div class="filter sort-choice">${selectField({
          id: 'sort', label: localiser.msg('list.sort'), labelHidden: true, value: query.sort ?? defaultSort,
          choices: sorts.map((value) => ({ value, label: sentence(localiser.msg(`list.sort.${value}`)) })),
          onChange: (value) => options.onSort(value as NonNullable<OrderQuery['sort']>),
        })}</div>
        ${isNarrowed(query) ? html`<button type="button" class="button quiet small" part="clear" @click=${options.onClear}>${icon(icons.close)}${localiser.msg('list.clear')}</button>` : nothing}
      </div>
    </search>`;
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
