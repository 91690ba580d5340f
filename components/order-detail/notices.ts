import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OrderAlert } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from '../parts/feedback.ts';
import { statusText } from '../parts/status-badge.ts';
import { timeLeft } from '../parts/time-left.ts';
import { may, mayRefresh, mayRetry, maySend, mayUndo } from './allowed.ts';
import type { DetailView, Question } from './view.ts';

const time = ({ localiser, settings }: DetailView, instant: string): TemplateResult =>
  html`<time datetime=${instant}>${localiser.dateTime(instant, { timeZone: settings.timeZone })}</time>`;

const button = (label: string, onClick: () => void, name: string): TemplateResult =>
  html`<button type="button" class="button small" part=${name} @click=${onClick}>${label}</button>`;

interface Remedy { label: string; name: string; question: Question }

/** What settles an alert, where a person can. */
const remedyOf = (view: DetailView, { code, aboutId }: OrderAlert): Remedy | undefined => {
  const { localiser, order } = view;
  if (code === 'messageFailed') {
    return may(view, 'messages.resend') ? { label: localiser.msg('detail.resend'), name: 'resend', question: ({ resendAction }) => resendAction(view, aboutId) } : undefined;
  }
  const handOff = order.fulfilments.find(({ id }) => id === aboutId);
  if (!handOff) return undefined;
  if (mayRetry(view, handOff)) return { label: localiser.msg('detail.retry'), name: 'retry-hand-off', question: ({ retryAction }) => retryAction(view, handOff) };
  return mayRefresh(view, handOff) ? { label: localiser.msg('detail.refresh'), name: 'refresh', question: ({ refreshAction }) => refreshAction(view, handOff) } : undefined;
};

const alertText = (localiser: Localiser, code: string): string => {
  const key = `detail.alert.${code}`;
  return localiser.has(key) ? localiser.message(key, {}) : statusText(localiser, 'alert', code);
};

/** What a person has to look at, since when, and what settles it. */
export const alertNotices = (view: DetailView): TemplateResult | typeof nothing => {
  const { localiser, order: { alerts } } = view;
  if (alerts.length === 0) return nothing;
  return html`<section class="stack notices" part="alerts" aria-label=${localiser.msg('detail.alerts')}>${repeat(alerts, ({ code, aboutId }) => `${code} ${aboutId}`, (entry) => {
    const remedy = remedyOf(view, entry);
    return alert({
      tone: 'warning', title: alertText(localiser, entry.code),
      body: html`${entry.detail ? html`<p>${entry.detail}</p>` : nothing}<p class="muted small-text">${localiser.msg('detail.since')} ${time(view, entry.at)}</p>`,
      actions: remedy && button(remedy.label, () => view.ask(remedy.question), remedy.name),
    });
  })}</section>`;
};

/** That the order can still be undone, and for how long. */
export const graceNotice = (view: DetailView, secondsLeft: number): TemplateResult | typeof nothing => {
  const { localiser, order } = view;
  if (order.status !== 'confirmed' || !mayUndo(view, secondsLeft)) return nothing;
  return alert({
    title: localiser.msg('detail.grace', { time: timeLeft(localiser, secondsLeft) }), body: localiser.msg('detail.graceText'),
    actions: html`${button(localiser.msg('detail.undo'), () => view.ask(({ undoAction }) => undoAction(view)), 'undo')}${button(localiser.msg('detail.sendNow'), () => view.ask(({ sendNowAction }) => sendNowAction(view)), 'send-now')}`,
  });
};

/** Who keeps the order back, since when, and why. */
export const holdNotice = (view: DetailView): TemplateResult | typeof nothing => {
  const { localiser, order: { holds, status } } = view;
  if (holds.length === 0 || status !== 'confirmed') return nothing;
  const mayRelease = may(view, 'orders.release');
  return html`<div part="holds">${alert({
    tone: 'warning', title: localiser.msg('detail.held'),
    body: html`<ul class="holds">${holds.map(({ id, reason, at, by }) => html`
      <li><span class="prose">${reason}</span> <span class="muted small-text">${by.name} · ${time(view, at)}</span>
        ${holds.length > 1 && mayRelease ? html`<button type="button" class="link-button small-text" @click=${() => view.ask(({ releaseAction }) => releaseAction(view, id))}>${localiser.msg('detail.release.one')}</button>` : nothing}</li>`)}</ul>`,
    actions: mayRelease ? button(localiser.msg(holds.length > 1 ? 'detail.release.all' : 'detail.release'), () => view.ask(({ releaseAction }) => releaseAction(view)), 'release') : undefined,
  })}</div>`;
};

/** That the warehouse has been asked to stop, and has not answered. */
export const cancellationNotice = (view: DetailView): TemplateResult | typeof nothing => {
  const { localiser, order: { cancellation } } = view;
  if (!cancellation) return nothing;
  return html`<div part="cancellation">${alert({
    tone: 'warning', title: localiser.msg('detail.cancelAsked'),
    body: html`<p>${localiser.msg('detail.cancelAskedText')}</p>${cancellation.reason ? html`<p class="prose">${cancellation.reason}</p>` : nothing}
      <p class="muted small-text">${cancellation.by.name} · ${time(view, cancellation.requestedAt)}</p>`,
  })}</div>`;
};

/** What was done here and leads to something else. */
export type Outcome = 'edited' | 'duplicated';

/** That the customer may be told of a change, or that a draft lies ready. */
export const outcomeNotice = (view: DetailView, { outcome, onSettled }: { outcome: Outcome | undefined; onSettled: () => void }): TemplateResult | typeof nothing => {
  const { localiser } = view;
  if (outcome === 'duplicated') return alert({ tone: 'success', title: localiser.msg('detail.copy.done'), body: localiser.msg('detail.copy.doneText') });
  if (outcome !== 'edited' || !maySend(view)) return nothing;
  const tell: Question = ({ sendAction }) => ({ ...sendAction(view, 'amended', { isAsked: true }), after: onSettled });
  return alert({
    tone: 'success', title: localiser.msg('detail.edit.done'), body: localiser.msg('detail.tell.offer'),
    actions: html`${button(localiser.msg('detail.tell'), () => view.ask(tell), 'tell')}
      <button type="button" class="button small quiet" part="dismiss" @click=${onSettled}>${localiser.msg('detail.tell.dismiss')}</button>`,
  });
};
