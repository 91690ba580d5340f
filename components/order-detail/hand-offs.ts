import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Fulfilment } from '../../src/index.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { badge, statusBadge } from '../parts/status-badge.ts';
import { mayRefresh, mayRetry } from './allowed.ts';
import { fact, facts, section } from './facts.ts';
import { warehouseName, type DetailView } from './view.ts';

const tones = { requested: 'warning', accepted: 'success', rejected: 'danger', refused: 'danger' } as const;

/** A question to the warehouse and its answer: a change, or a cancellation. Until it refuses, the reason is our own. */
const answered = (
  { localiser, settings: { timeZone } }: DetailView, kind: 'amendment' | 'cancellation', asked: NonNullable<Fulfilment['amendment'] | Fulfilment['cancellation']>,
): TemplateResult => {
  const key = `detail.${kind}.${asked.status}`;
  const text = localiser.has(key) ? localiser.message(key, {}) : asked.status;
  const at = asked.answeredAt ?? asked.requestedAt;
  return html`
    <div class="answer" part=${kind}>${badge(text, tones[asked.status as keyof typeof tones])}
      <span class="muted small-text"><time datetime=${at}>${localiser.dateTime(at, { timeZone })}</time></span>
      ${asked.reason && (asked.status === 'rejected' || asked.status === 'refused') ? html`<p class="field-error">${icon(icons.alert)}<span>${localiser.msg('detail.theirReason', { reason: asked.reason })}</span></p>` : nothing}
    </div>`;
};

const waiting = ({ localiser }: DetailView, { status, waitingFor }: Fulfilment): TemplateResult | typeof nothing => {
  if (status !== 'pending' || waitingFor === undefined) return nothing;
  const key = `detail.waitsFor.${waitingFor}`;
  return html`<p class="small-text">${localiser.has(key) ? localiser.message(key, {}) : waitingFor}</p>`;
};

const attempts = ({ localiser, settings: { timeZone } }: DetailView, { attempts: tried }: Fulfilment): TemplateResult | typeof nothing => {
  const last = tried.at(-1);
  if (!last || (tried.length === 1 && last.outcome === 'delivered')) return nothing;
  const when = localiser.dateTime(last.at, { timeZone });
  return html`<p class="muted small-text">${localiser.msg('detail.attempts', { count: tried.length })} · ${
    localiser.msg(last.outcome === 'failed' ? 'detail.lastFailed' : 'detail.lastReached', { time: when })}</p>
    ${last.outcome === 'failed' && last.detail ? html`<p class="field-error">${icon(icons.alert)}<span>${last.detail}</span></p>` : nothing}`;
};

const handOffItem = (view: DetailView, handOff: Fulfilment): TemplateResult => {
  const { localiser, settings: { timeZone } } = view;
  const when = (instant: string | undefined) => instant && localiser.dateTime(instant, { timeZone });
  const warehouse = warehouseName(view, handOff.providerCode);
  return html`
    <li part="hand-off">
      <p class="spread"><strong>${warehouse}</strong>${statusBadge(localiser, 'handOff', handOff.status)}</p>
      ${waiting(view, handOff)}
      ${facts(
        fact(localiser.msg('detail.sendAfter'), handOff.status === 'queued' ? when(handOff.sendAfter) : undefined),
        fact(localiser.msg('detail.sentAt'), when(handOff.sentAt)),
        fact(localiser.msg('detail.ackDeadline'), handOff.status === 'sent' ? when(handOff.ackDeadline) : undefined),
        fact(localiser.msg('detail.acknowledgedAt'), when(handOff.acknowledgedAt)),
        fact(localiser.msg('detail.providerReference'), handOff.providerReference),
      )}
      ${handOff.rejection ? html`<p class="field-error">${icon(icons.alert)}<span>${localiser.msg('detail.theirReason', { reason: handOff.rejection.reason })}</span></p>` : nothing}
      ${handOff.amendment ? answered(view, 'amendment', handOff.amendment) : nothing}
      ${handOff.cancellation ? answered(view, 'cancellation', handOff.cancellation) : nothing}
      ${attempts(view, handOff)}
      ${mayRetry(view, handOff) || mayRefresh(view, handOff) ? html`<div class="row">
        ${mayRetry(view, handOff) ? html`<button type="button" class="button small" part="retry-hand-off" @click=${() => view.ask(({ retryAction }) => retryAction(view, handOff))}>${icon(icons.retry)}${localiser.msg('detail.retry')}</button>` : nothing}
        ${mayRefresh(view, handOff) ? html`<button type="button" class="button small" part="refresh" @click=${() => view.ask(({ refreshAction }) => refreshAction(view, handOff))}>${icon(icons.truck)}${localiser.msg('detail.refresh')}</button>` : nothing}</div>` : nothing}
    </li>`;
};

/** The hand-offs to warehouses, newest first; parcels stand in the tracker. */
export const fulfilmentSection = (view: DetailView): TemplateResult => {
  const { localiser, order: { fulfilments } } = view;
  return section(view, { name: 'fulfilment', title: localiser.msg('detail.fulfilment'), content: fulfilments.length === 0
    ? html`<p class="muted">${localiser.msg('detail.noFulfilment')}</p>`
    : html`<ul class="entries">${repeat(fulfilments.toReversed(), ({ id }) => id, (handOff) => handOffItem(view, handOff))}</ul>` });
};
