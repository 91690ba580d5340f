import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PaymentEntry } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { failureText } from '../foundation/failure-text.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { doubled, waitingSince } from '../parts/claim-checks.ts';
import { numberOf, waitingTime } from './entry-text.ts';
import type { ProofQueue } from './proof-queue.ts';

/** So near the end of what is loaded, in px, the next page is asked for. */
const nearEndPx = 240;

export interface QueueListOptions {
  localiser: Localiser;
  queue: ProofQueue;
  /** The queue is unfolded on a narrow screen. */
  isOpen: boolean;
  now: number;
  onSelect: (paymentId: string) => void;
  onStep: (by: 1 | -1) => void;
  onToggle: () => void;
}

const item = ({ localiser, queue, now, onSelect }: QueueListOptions, entry: PaymentEntry): TemplateResult => {
  const { order, payment } = entry;
  const isCurrent = entry === queue.current;
  return html`
    <li><button type="button" class="waiting ${isCurrent ? 'current' : ''}" part="waiting ${isCurrent ? 'current' : ''}" data-id=${payment.id}
      aria-current=${ifDefined(isCurrent ? 'true' : undefined)} @click=${() => onSelect(payment.id)}>
      <span class="spread"><span class="order-number">${numberOf(localiser, entry)}</span><span class="number">${localiser.money(payment.amount)}</span></span>
      <span class="who">${order.companyName ?? order.customerName ?? nothing}</span>
      <span class="spread muted small-text"><span>${localiser.msg('desk.waits', { time: waitingTime(localiser, { since: waitingSince(payment), now }) })}</span>${
        doubled(payment).length > 0 ? html`<span class="doubled">${icon(icons.alert)}<span class="visually-hidden">${localiser.msg('desk.doubled')}</span></span>` : nothing}</span>
    </button></li>`;
};

const end = ({ localiser, queue }: QueueListOptions): TemplateResult | typeof nothing => {
  if (!queue.hasMore) return nothing;
  return html`<li class="more">
    ${queue.moreError === undefined ? nothing : html`<p class="small-text">${localiser.msg('desk.moreFailed')} ${failureText(localiser, queue.moreError).text}</p>`}
    <button type="button" class="button small" part="more" aria-disabled=${ifDefined(queue.isLoadingMore ? 'true' : undefined)} @click=${() => void queue.loadMore()}>${
      queue.isLoadingMore ? icon(icons.spinner) : nothing}${localiser.msg(queue.moreError === undefined ? 'common.loadMore' : 'common.retry')}</button>
  </li>`;
};

/** How many wait, the way from one to the next, and the queue itself: on a narrow screen folded away below its bar. */
export const queueList = (options: QueueListOptions): TemplateResult => {
  const { localiser, queue, isOpen, onStep, onToggle } = options;
  const { entries = [], total, place } = queue;
  const step = (by: 1 | -1, name: 'desk.previous' | 'desk.next', sign: Icon): TemplateResult => {
    const isThere = entries[place + by] !== undefined || (by > 0 && queue.hasMore);
    return html`<button type="button" class="button icon-only small" part=${by > 0 ? 'next' : 'previous'} aria-label=${localiser.msg(name)} title=${localiser.msg(name)}
      aria-disabled=${ifDefined(isThere ? undefined : 'true')} @click=${() => isThere && onStep(by)}>${icon(sign)}</button>`;
  };
  return html`
    <nav class="queue" part="queue" aria-labelledby="queue-title">
      <div class="queue-bar">
        <h2 id="queue-title">${localiser.msg('desk.waiting', { count: total })}</h2>
        <button type="button" class="button quiet icon-only small fold" part="fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="queue-list"
          aria-label=${localiser.msg('desk.queue')} @click=${onToggle}>${icon(isOpen ? icons.chevronUp : icons.chevronDown)}</button>
        <span class="muted small-text number place">${localiser.msg('desk.place', { place: place + 1, total: Math.max(total, entries.length) })}</span>
        ${step(-1, 'desk.previous', icons.arrowLeft)}${step(1, 'desk.next', icons.arrowRight)}
      </div>
      <ol class="waiting-list ${isOpen ? 'open' : ''}" id="queue-list" part="queue-list" aria-label=${localiser.msg('desk.queue')} @scroll=${(event: Event) => {
        const { scrollTop, clientHeight, scrollHeight } = event.currentTarget as Element;
        if (scrollTop + clientHeight > scrollHeight - nearEndPx && queue.moreError === undefined) void queue.loadMore();
      }}>${repeat(entries, ({ payment }) => payment.id, (entry) => item(options, entry))}${end(options)}</ol>
    </nav>`;
};
