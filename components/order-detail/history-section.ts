import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Money, OrderEvent } from '../../src/index.ts';
import { statusText } from '../parts/status-badge.ts';
import { changeTexts } from './change-text.ts';
import { section } from './facts.ts';
import { loadedContent } from './loaded-content.ts';
import { messageName } from './message-actions.ts';
import type { Loaded } from './order-activity.ts';
import type { DetailView } from './view.ts';

export interface HistoryOptions {
  onRetry: () => void;
  /** How many entries are shown; the rest comes with `onMore`. */
  shown: number;
  onMore: () => void;
}

/** What happened, in the past tense. A type that this version does not know is shown as it came. */
const titleOf = ({ localiser }: DetailView, { type, data }: OrderEvent): string => {
  const key = type === 'fulfilment.inProgress' && data['stage'] === 'packed' ? 'detail.event.packed' : `detail.event.${type}`;
  return localiser.has(key) ? localiser.message(key, {}) : type;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What the event says beside its changes: a reason, an amount, which e-mail, which parcel. */
const aboutOf = (view: DetailView, { type, data }: OrderEvent): string[] => {
  const { localiser } = view;
  const { amount, kind, code, reason, detail, trackingNumber, status, carrier, because } = data;
  const isMoney = typeof amount === 'object' && amount !== null && 'currency' in amount;
  const ledger = type.startsWith('stock.') && text(reason) ? `detail.ledger.${String(reason)}` : undefined;
  return [
    isMoney ? localiser.money(amount as Money) : undefined,
    type.startsWith('message.') && text(kind) ? messageName(view, String(kind)) : undefined,
    type === 'order.alerted' && text(code) ? statusText(localiser, 'alert', String(code)) : undefined,
    [text(carrier), text(trackingNumber)].filter(Boolean).join(' ') || undefined,
    type === 'shipment.trackingUpdated' && text(status) ? statusText(localiser, 'carrier', String(status)) : undefined,
    because === 'amendmentRejected' ? localiser.msg('detail.backAsAgreed') : undefined,
    ledger === undefined ? text(reason) : localiser.has(ledger) ? localiser.message(ledger, {}) : text(reason),
    text(detail),
  ].filter((part) => part !== undefined);
};

/** A warehouse may say several times that it is working on the same hand-off; it is told once, and once that it has packed. */
const withoutEchoes = (view: DetailView, events: readonly OrderEvent[]): OrderEvent[] => {
  const told = new Set<string>();
  return events.filter((event) => {
    if (event.type !== 'fulfilment.inProgress') return true;
    const said = `${String(event.data['fulfilmentId'])} ${titleOf(view, event)}`;
    if (told.has(said)) return false;
    told.add(said);
    return true;
  });
};

const eventItem = (view: DetailView, event: OrderEvent): TemplateResult => {
  const { localiser, settings: { timeZone } } = view;
  const about = aboutOf(view, event);
  const changes = event.changes.flatMap((change) => changeTexts(view, change));
  return html`
  <li class="event" part="event">
    <p class="title">${titleOf(view, event)}</p>
    ${about.length === 0 ? nothing : html`<p class="about-event small-text">${about.join(' · ')}</p>`}
    ${changes.length === 0 ? nothing : html`<ul class="changes small-text">${changes.map((change) => html`<li>${change}</li>`)}</ul>`}
    <p class="muted small-text"><time datetime=${event.at}>${localiser.dateTime(event.at, { timeZone })}</time> · ${event.actor.name}</p>
  </li>`;
};

/** Who did what, newest first. */
export const historySection = (view: DetailView, events: Loaded<OrderEvent>, { onRetry, shown, onMore }: HistoryOptions): TemplateResult => {
  const { localiser } = view;
  return section('history', localiser.msg('detail.history'), loadedContent(localiser, events, {
    empty: localiser.msg('detail.noHistory'), onRetry,
    content: (items) => {
      const told = withoutEchoes(view, items).reverse();
      return html`<ol class="timeline">${repeat(told.slice(0, shown), ({ id }) => id, (event) => eventItem(view, event))}</ol>
        ${told.length > shown ? html`<div class="row"><button type="button" class="button small" part="more" @click=${onMore}>${localiser.msg('common.loadMore')}</button></div>` : nothing}`;
    },
  }));
};
