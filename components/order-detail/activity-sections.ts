import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Message, OrderEvent } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { loadFailure, skeletonLines } from '../parts/feedback.ts';
import { badge, type BadgeTone } from '../parts/status-badge.ts';
import { section } from './facts.ts';
import type { Loaded } from './order-activity.ts';

/** What both sections are written with. */
export interface ActivityView {
  localiser: Localiser;
  /** The shop's; the reader's own while that is not known. */
  timeZone: string | undefined;
  /** Reads both again. */
  onRetry: () => void;
}

const messageTones: Readonly<Record<string, BadgeTone>> = { sent: 'success', queued: 'active', held: 'warning', failed: 'danger' };

const known = (localiser: Localiser, key: string, value: string): string => (localiser.has(key) ? localiser.message(key, {}) : value);

const loaded = <Item>({ localiser, onRetry }: ActivityView, { items, error }: Loaded<Item>, empty: string, content: (items: readonly Item[]) => unknown): unknown => {
  if (items === undefined) {
    return error === undefined ? html`<div aria-busy="true">${skeletonLines(3)}</div>` : loadFailure(localiser, { error, onRetry, title: localiser.msg('detail.activityFailed') });
  }
  return items.length === 0 ? html`<p class="muted">${empty}</p>` : content(items);
};

const messageItem = ({ localiser, timeZone }: ActivityView, message: Message): TemplateResult => {
  const at = message.sentAt ?? message.sendAfter;
  const failure = message.status === 'failed' ? message.attempts.at(-1)?.detail : undefined;
  return html`
    <li part="message">
      <p class="spread"><span class="title">${known(localiser, `detail.message.${message.kind}`, message.kind)}</span>${
        badge(known(localiser, `detail.messageStatus.${message.status}`, message.status), messageTones[message.status])}</p>
      <p class="muted small-text">${localiser.msg('detail.messageTo', { addresses: localiser.list(message.to) })}${
        at ? html` · <time datetime=${at}>${localiser.dateTime(at, { timeZone })}</time>` : nothing}</p>
      ${failure ? html`<p class="field-error">${failure}</p>` : nothing}
    </li>`;
};

/** The e-mails that were sent to the customer, or wait, or failed. */
export const messagesSection = (view: ActivityView, messages: Loaded<Message>): TemplateResult =>
  section('messages', view.localiser.msg('detail.messages'), loaded(view, messages, view.localiser.msg('detail.noMessages'),
    (items) => html`<ul class="entries">${repeat(items, ({ id }) => id, (message) => messageItem(view, message))}</ul>`));

const shortValue = (localiser: Localiser, value: unknown): string => {
  if (value === undefined || value === null) return localiser.msg('common.none');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

const eventItem = ({ localiser, timeZone }: ActivityView, event: OrderEvent): TemplateResult => html`
  <li class="event" part="event">
    <p class="title">${known(localiser, `detail.event.${event.type}`, event.type)}</p>
    <p class="muted small-text"><time datetime=${event.at}>${localiser.dateTime(event.at, { timeZone })}</time> · ${event.actor.name}</p>
    ${event.changes.length === 0 ? nothing : html`<ul class="changes small-text">${event.changes.map(({ field, before, after }) => html`
      <li>${localiser.msg('detail.change', { field, before: shortValue(localiser, before), after: shortValue(localiser, after) })}</li>`)}</ul>`}
  </li>`;

/** Who did what, newest first. */
export const historySection = (view: ActivityView, events: Loaded<OrderEvent>): TemplateResult =>
  section('history', view.localiser.msg('detail.history'), loaded(view, events, view.localiser.msg('detail.noHistory'),
    (items) => html`<ol class="timeline">${repeat(items.toReversed(), ({ id }) => id, (event) => eventItem(view, event))}</ol>`));
