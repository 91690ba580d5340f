import { html, nothing, type TemplateResult } from 'lit';
import type { OrderSummary } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { statusBadge, statusText } from '../parts/status-badge.ts';
import type { OrderColumn } from './columns.ts';

/** More tracking numbers than these are counted: a row has one height. */
const shownTrackingNumbers = 1;

export interface CellOptions {
  localiser: Localiser;
  settings: ShopSettings;
}

/** The cell of a column; empty where there is nothing to say, for which the style draws a dash. */
export const cellOf = ({ localiser, settings }: CellOptions, order: OrderSummary, column: Exclude<OrderColumn, 'number'>): TemplateResult => {
  const cell = (content: unknown): TemplateResult => html`<td role="cell" class=${column}>${content}</td>`;
  // A row has one height, so what is too long is cut, at the end of its own direction: its title has all of it.
  const text = (value: string | undefined): TemplateResult => (value ? html`<td role="cell" class=${column} dir="auto" title=${value}>${value}</td>` : cell(nothing));
  const day = (value: string | undefined): TemplateResult => cell(value === undefined ? nothing : localiser.date(value));
  const instant = (at: string): TemplateResult => cell(html`<time datetime=${at}>${localiser.date(at, { timeZone: settings.timeZone })}</time>`);
  switch (column) {
    case 'orderedAt': return instant(order.orderedAt);
    case 'customer': return cell(customer(order));
    case 'segment': return cell(known(localiser, `choice.segment.${order.segment}`, order.segment));
    case 'channel': return cell(channel(localiser, order));
    case 'items': return cell(localiser.number(order.itemCount));
    case 'total': return cell(localiser.money(order.total));
    case 'balance': return cell(localiser.money(order.balance));
    case 'paymentMethod': return text(localiser.series(order.paymentMethods.map((code) => settings.paymentMethod(code))));
    case 'paymentStatus': return cell(html`${statusBadge(localiser, 'payment', order.paymentStatus)}${order.overdue ? overdue(localiser, order.dueOn) : nothing}`);
    case 'fulfilmentStatus': return cell(statusBadge(localiser, 'fulfilment', order.fulfilmentStatus));
    case 'trackingNumber': return cell(tracking(localiser, order.trackingNumbers));
    case 'dueOn': return day(order.dueOn);
    case 'reason': return text(order.reasonCode === undefined ? undefined : settings.reason(order.reasonCode));
    case 'purchaseOrderNumber': return text(order.purchaseOrderNumber);
    case 'externalReference': return text(order.externalReference);
    case 'requestedDeliveryDate': return day(order.requestedDeliveryDate);
    case 'tags': return text(localiser.series(order.tags));
    case 'createdBy': return text(order.createdBy.name);
    case 'origin': return cell(known(localiser, `list.origin.${order.origin}`, order.origin));
    case 'updatedAt': return instant(order.updatedAt);
  }
};

/** What stands below an order's number: where it is out of the ordinary, and what of it needs a person. */
export const marks = (localiser: Localiser, order: OrderSummary): TemplateResult | typeof nothing => {
  const isUsual = order.status === 'confirmed' || (order.status === 'draft' && !order.number);
  if (isUsual && order.alerts.length === 0) return nothing;
  return html`<span class="under">${isUsual ? nothing : statusBadge(localiser, 'order', order.status)}${alerts(localiser, order.alerts)}</span>`;
};

const customer = ({ companyName, customerName }: OrderSummary): unknown => {
  const name = (value: string, classes: string): TemplateResult => html`<span class="cut ${classes}" dir="auto" title=${value}>${value}</span>`;
  const [first, second] = [companyName, customerName].filter((value) => value !== undefined && value !== '');
  return first === undefined ? nothing : [name(first, ''), second === undefined ? nothing : name(second, 'second')];
};

const channel = (localiser: Localiser, { origin, channel: code }: OrderSummary): unknown => {
  if (origin === 'online') return localiser.msg('list.online');
  return code ? known(localiser, `choice.channel.${code}`, code) : nothing;
};

/** A value that this version does not know is shown as it came. */
export const known = (localiser: Localiser, key: string, value: string): string => (localiser.has(key) ? localiser.message(key, {}) : value);

/** What a person has to look at: the first of it in words, all of it for who asks or cannot see. */
const alerts = (localiser: Localiser, codes: readonly string[]): TemplateResult | typeof nothing => {
  const [first, ...rest] = [...new Set(codes)].map((code) => statusText(localiser, 'alert', code));
  if (first === undefined) return nothing;
  const others = rest.length > 0 ? html` <span aria-hidden="true">${localiser.msg('list.more', { count: rest.length })}</span><span class="visually-hidden">, ${localiser.series(rest)}</span>` : nothing;
  return html`<span class="flag" part="alert" title=${[first, ...rest].join('\n')}>${icon(icons.alert)}<span class="cut">${first}${others}</span></span>`;
};

const overdue = (localiser: Localiser, dueOn: string | undefined): TemplateResult => html`<span class="flag" part="overdue" title=${dueOn ? localiser.msg('list.overdueSince', { date: localiser.date(dueOn) }) : ''}>${icon(icons.alert)}<span class="cut">${localiser.msg('list.flag.overdue')}</span></span>`;

const tracking = (localiser: Localiser, numbers: readonly string[]): unknown => {
  if (numbers.length === 0) return nothing;
  const rest = numbers.length - shownTrackingNumbers;
  const shown = localiser.series(numbers.slice(0, shownTrackingNumbers));
  if (rest <= 0) return html`<span class="cut" title=${shown}>${shown}</span>`;
  return html`<span class="several" title=${localiser.series(numbers)}><span class="cut">${shown}</span> <span class="muted">${localiser.msg('list.more', { count: rest })}</span></span>`;
};
