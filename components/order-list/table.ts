import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OrderListQuery, OrderSummary } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { statusBadge, statusText } from '../parts/status-badge.ts';
import { defaultLimit, defaultSort, directionOf, type SortColumn } from './list-query.ts';

/** More tracking numbers than these are counted: a row is one line. */
const shownTrackingNumbers = 1;

export interface TableOptions {
  localiser: Localiser;
  settings: ShopSettings;
  query: OrderListQuery;
  /** Nothing while the first rows are on their way. */
  orders: readonly OrderSummary[] | undefined;
  isLoading: boolean;
  /** Orders that have just moved by themselves. */
  moved: ReadonlySet<string>;
  onSort: (column: SortColumn) => void;
  onOpen: (orderId: string) => void;
}

const columns = [
  'number', 'orderedAt', 'customer', 'segment', 'channel', 'items', 'total', 'paymentMethod', 'paymentStatus', 'fulfilmentStatus', 'trackingNumber',
] as const;
type Column = (typeof columns)[number];
const sortable = new Set<Column>(['number', 'orderedAt', 'total']);
const numeric = new Set<Column>(['items', 'total']);

/**
 * The orders as a table. The roles are written out because a narrow element shows each row as a card, and browsers take
 * a table's meaning away with its layout.
 */
export const table = (options: TableOptions): TemplateResult => {
  const { localiser, query, orders, isLoading } = options;
  const caption = localiser.msg('list.caption', { sort: localiser.msg(`list.sort.${query.sort ?? defaultSort}`) });
  return html`
    <div class="table-scroll" part="scroll">
      <table class="table" part="table" role="table" aria-busy=${isLoading ? 'true' : 'false'}>
        <caption class="visually-hidden">${caption}</caption>
        <thead role="rowgroup"><tr role="row">${columns.map((column) => heading(options, column))}</tr></thead>
        <tbody role="rowgroup">
          ${orders ? repeat(orders, ({ id }) => id, (order) => row(options, order)) : skeletonRows(query.limit ?? defaultLimit)}
        </tbody>
      </table>
    </div>`;
};

const heading = ({ localiser, query, onSort }: TableOptions, column: Column): TemplateResult => {
  const label = localiser.msg(`list.column.${column}`);
  const classes = `${column} ${numeric.has(column) ? 'numeric' : ''}`;
  if (!sortable.has(column)) return html`<th scope="col" role="columnheader" class=${classes} part="heading">${label}</th>`;
  const direction = directionOf(query, column as SortColumn);
  return html`<th scope="col" role="columnheader" class=${classes} part="heading" aria-sort=${direction ?? 'none'}>
    <button type="button" class="sort ${direction ? 'sorted' : ''}" part="sort" @click=${() => onSort(column as SortColumn)}>${label}${
      icon(direction === 'ascending' ? icons.sortAscending : icons.sortDescending)}</button></th>`;
};

const row = (options: TableOptions, order: OrderSummary): TemplateResult => {
  const { localiser, settings, moved, onOpen } = options;
  const cell = (column: Column, content: unknown): TemplateResult => html`
    <td role="cell" class="${column} ${numeric.has(column) ? 'numeric' : ''} ${content === none ? 'blank' : ''}" data-label=${localiser.msg(`list.column.${column}`)}>${content}</td>`;
  return html`
    <tr role="row" class=${moved.has(order.id) ? 'moved' : ''} part="row" @click=${(event: MouseEvent) => openFromRow(event, () => onOpen(order.id))}>
      <th scope="row" role="rowheader" class="number">
        <button type="button" class="order-link" part="order-link" @click=${(event: Event) => { event.stopPropagation(); onOpen(order.id); }}>${order.number ?? localiser.msg('list.draft')}</button>
        ${order.status === 'confirmed' || (order.status === 'draft' && !order.number) ? nothing : statusBadge(localiser, 'order', order.status)}
        ${alerts(localiser, order.alerts)}
      </th>
      ${cell('orderedAt', html`<time datetime=${order.orderedAt}>${localiser.date(order.orderedAt, { timeZone: settings.timeZone })}</time>`)}
      ${cell('customer', customer(order))}
      ${cell('segment', known(localiser, `choice.segment.${order.segment}`, order.segment))}
      ${cell('channel', channel(localiser, order))}
      ${cell('items', localiser.number(order.itemCount))}
      ${cell('total', localiser.money(order.total))}
      ${cell('paymentMethod', order.paymentMethods.map((code) => settings.paymentMethod(code)).join(', ') || none)}
      ${cell('paymentStatus', html`${statusBadge(localiser, 'payment', order.paymentStatus)}${order.overdue ? overdue(localiser, order.dueOn) : nothing}`)}
      ${cell('fulfilmentStatus', statusBadge(localiser, 'fulfilment', order.fulfilmentStatus))}
      ${cell('trackingNumber', tracking(localiser, order.trackingNumbers))}
    </tr>`;
};

/** Nothing to say: the style draws a dash, which needs no element in a table of many cells. */
const none = nothing;

const customer = ({ companyName, customerName }: OrderSummary): unknown => {
  if (!companyName) return customerName ?? none;
  return html`${companyName}${customerName ? html`<span class="second">${customerName}</span>` : nothing}`;
};

const channel = (localiser: Localiser, { origin, channel: code }: OrderSummary): unknown => {
  if (origin === 'online') return localiser.msg('list.online');
  return code ? known(localiser, `choice.channel.${code}`, code) : none;
};

/** A value that this version does not know is shown as it came. */
const known = (localiser: Localiser, key: string, value: string): string => (localiser.has(key) ? localiser.message(key, {}) : value);

/** What a person has to look at: the first of it in words, all of it for who asks or cannot see. */
const alerts = (localiser: Localiser, codes: readonly string[]): TemplateResult | typeof nothing => {
  const [first, ...rest] = [...new Set(codes)].map((code) => statusText(localiser, 'alert', code));
  if (first === undefined) return nothing;
  const others = rest.length > 0 ? html` <span aria-hidden="true">${localiser.msg('list.more', { count: rest.length })}</span><span class="visually-hidden">, ${rest.join(', ')}</span>` : nothing;
  return html`<span class="flag" part="alert" title=${[first, ...rest].join('\n')}>${icon(icons.alert)}<span>${first}${others}</span></span>`;
};

const overdue = (localiser: Localiser, dueOn: string | undefined): TemplateResult => html`
  <span class="flag" part="overdue" title=${dueOn ? localiser.msg('list.overdueSince', { date: localiser.date(dueOn) }) : ''}>${icon(icons.alert)}${localiser.msg('list.flag.overdue')}</span>`;

const tracking = (localiser: Localiser, numbers: readonly string[]): unknown => {
  if (numbers.length === 0) return none;
  const rest = numbers.length - shownTrackingNumbers;
  return html`${numbers.slice(0, shownTrackingNumbers).join(', ')}${
    rest > 0 ? html` <span class="muted" title=${numbers.join(', ')}>${localiser.msg('list.more', { count: rest })}</span>` : nothing}`;
};

// A press anywhere on a row opens it, but marking text in it does not.
const openFromRow = ({ currentTarget }: MouseEvent, open: () => void): void => {
  const root = (currentTarget as Element).getRootNode() as ShadowRoot & { getSelection?: () => Selection | null };
  const selection = root.getSelection?.() ?? getSelection();
  if (selection?.isCollapsed === false && selection.toString().trim() !== '') return;
  open();
};

const skeletonRows = (count: number): TemplateResult[] => Array.from({ length: Math.min(count, 8) }, () => html`
  <tr role="row" class="loading" part="skeleton" aria-hidden="true">${columns.map((column) => html`<td role="cell" class=${column}><span class="skeleton"></span></td>`)}</tr>`);

export interface PagerOptions {
  localiser: Localiser;
  /** How many rows are shown. */
  count: number;
  /** How many the query matches. */
  total: number | undefined;
  /** The place of the first row, counted from 1; nothing where it is not known. */
  from: number | undefined;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** Which rows are shown, and the way to the others. */
export const pager = ({ localiser, count, total, from, onPrevious, onNext }: PagerOptions): TemplateResult => {
  const text = from !== undefined && total !== undefined && (onPrevious || onNext)
    ? localiser.msg('list.range', { from, to: from + count - 1, total })
    : localiser.msg('list.count', { count: total ?? count });
  return html`
    <div class="spread pager">
      <p class="muted" part="range">${text}</p>
      ${onPrevious || onNext ? html`
        <nav class="row" aria-label=${localiser.msg('list.pages')}>
          <button type="button" class="button small" part="previous" aria-disabled=${ifDefined(onPrevious ? undefined : 'true')} @click=${() => onPrevious?.()}>${icon(icons.arrowLeft)}${localiser.msg('list.previous')}</button>
          <button type="button" class="button small" part="next" aria-disabled=${ifDefined(onNext ? undefined : 'true')} @click=${() => onNext?.()}>${localiser.msg('list.next')}${icon(icons.arrowRight)}</button>
        </nav>` : nothing}
    </div>`;
};
