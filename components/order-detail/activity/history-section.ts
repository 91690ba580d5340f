import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Money, OrderEvent } from '../../../src/index.ts';
import { loadFailure } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { statusText } from '../../parts/status-badge.ts';
import { changeTexts } from './change-text.ts';
import { section } from '../facts.ts';
import { loadedContent } from './loaded-content.ts';
import type { OrderHistory } from './order-history.ts';
import { messageName, type DetailView } from '../view.ts';

export interface HistoryOptions {
  onRetry: () => void;
  /** Older ones are wanted. */
  onMore: () => void;
}

/** Older ones are asked for when so little is left to scroll, in px. */
const nearEndPx = 240;

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
    // Of an e-mail that left it is what the mail server answered, which tells nobody anything.
    type === 'message.sent' ? undefined : text(detail),
  ].filter((part) => part !== undefined);
};

/** A warehouse may say several times that it is working on the same hand-off; it is told once, and once that it has packed. Newest first, both. */
const withoutEchoes = (view: DetailView, events: readonly OrderEvent[]): OrderEvent[] => {
  const told = new Set<string>();
  return events.toReversed().filter((event) => {
    if (event.type !== 'fulfilment.inProgress') return true;
    const said = `${String(event.data['fulfilmentId'])} ${titleOf(view, event)}`;
    if (told.has(said)) return false;
    told.add(said);
    return true;
  }).reverse();
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

const list = (view: DetailView, history: OrderHistory, { onMore }: HistoryOptions): TemplateResult => {
  const { localiser } = view;
  const onScroll = ({ currentTarget }: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget as HTMLElement;
    if (scrollHeight - scrollTop - clientHeight < nearEndPx && history.moreError === undefined) onMore();
  };
  const rest = history.moreError !== undefined ? loadFailure(localiser, { error: history.moreError, onRetry: onMore })
    : html`<div class="row"><button type="button" class="button small" part="more" aria-disabled=${history.isLoadingMore ? 'true' : 'false'} @click=${onMore}>${
      history.isLoadingMore ? icon(icons.spinner) : nothing}${localiser.msg('common.loadMore')}</button></div>`;
  return html`<div class="past stack" part="past" tabindex="0" role="group" aria-label=${localiser.msg('detail.history')} @scroll=${{ handleEvent: onScroll, passive: true }}>
    <ol class="timeline">${repeat(withoutEchoes(view, history.items ?? []), ({ id }) => id, (event) => eventItem(view, event))}</ol>
    ${history.hasMore ? rest : nothing}</div>`;
};

/** Who did what, newest first. */
export const historySection = (view: DetailView, history: OrderHistory, options: HistoryOptions): TemplateResult => {
  const { localiser, settings, order } = view;
  return section(view, {
    name: 'history', title: localiser.msg('detail.history'), content: loadedContent(localiser, history, {
      empty: localiser.msg('detail.noHistory'), onRetry: options.onRetry,
      // A countdown, and each key in a dialog, renders the page: thousands of events need not be looked at for that.
      content: () => guard([history.items, history.isLoadingMore, history.moreError, localiser, settings.value, order.lines], () => list(view, history, options)),
    }),
  });
};
