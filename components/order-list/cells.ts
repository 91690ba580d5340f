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

/** What stands in a cell; `nothing` where there is nothing to say, for which the style draws a dash. */
export const cellOf = ({ localiser, settings }: CellOptions, order: OrderSummary, column: Exclude<OrderColumn, 'number'>): unknown => {
  const instant = (at: string): TemplateResult => html`<time datetime=${at}>${localiser.date(at, { timeZone: settings.timeZone })}</time>`;
  switch (column) {
    case 'orderedAt': return instant(order.orderedAt);
    case 'customer': return customer(order);
    case 'segment': return known(localiser, `choice.segment.${order.segment}`, order.segment);
    case 'channel': return channel(localiser, order);
    case 'items': return localiser.number(order.itemCount);
    case 'total': return localiser.money(order.total);
    case 'balance': return localiser.money(order.balance);
    case 'paymentMethod': return text(localiser.series(order.paymentMethods.map((code) => settings.paymentMethod(code))));
    case 'paymentStatus': return html`${statusBadge(localiser, 'payment', order.paymentStatus)}${order.overdue ? overdue(localiser, order.dueOn) : nothing}`;
    case 'fulfilmentStatus': return statusBadge(localiser, 'fulfilment', order.fulfilmentStatus);
    case 'trackingNumber': return tracking(localiser, order.trackingNumbers);
    case 'dueOn': return order.dueOn === undefined ? nothing : localiser.date(order.dueOn);
    case 'reason': return order.reasonCode === undefined ? nothing : text(settings.reason(order.reasonCode));
    case 'purchaseOrderNumber': return text(order.purchaseOrderNumber);
    case 'externalReference': return text(order.externalReference);
    case 'requestedDeliveryDate': return order.requestedDeliveryDate === undefined ? nothing : localiser.date(order.requestedDeliveryDate);
    case 'tags': return text(localiser.series(order.tags));
    case 'createdBy': return text(order.createdBy.name);
    case 'origin': return known(localiser, `list.origin.${order.origin}`, order.origin);
    case 'updatedAt': return instant(order.updatedAt);
  }
};

/** What stands below an order's number: where it is out of the ordinary, and what of it needs a person. */
export const marks = (localiser: Localiser, order: OrderSummary): TemplateResult | typeof nothing => {
  const isUsual = order.status === 'confirmed' || (order.status === 'draft' && !order.number);
  if (isUsual && order.alerts.length === 0) return nothing;
  return html`<span class="under">${isUsual ? nothing : statusBadge(localiser, 'order', order.status)}${alerts(localiser, order.alerts)}</span>`;
};

// A row has one height, so what is too long is cut, at the end of its own direction: its title has all of it.
const text = (value: string | undefined): unknown => (value ? html`<span class="cut" dir="auto" title=${value}>${value}</span>` : nothing);

const customer = ({ companyName, customerName }: OrderSummary): unknown => {
  if (!companyName) return text(customerName);
  return html`${text(companyName)}${customerName ? html`<span class="cut second" dir="auto" title=${customerName}>${customerName}</span>` : nothing}`;
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
