import { html, nothing, type TemplateResult } from 'lit';
import { isApiError, type Order, type OrderChange, type OrderMerge } from '../../../src/index.ts';
import { failureText } from '../../foundation/failure-text.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { alert } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { SubmitFailure } from '../submission.ts';
import { changeLabel, isWholeLine, valueText, type ChangeView } from './change-text.ts';

// Values keep their own direction of reading inside a sentence (Unicode, UAX #9: first strong isolate).
const isolated = (text: string): string => `\u2068${text}\u2069`;

const changeText = (view: ChangeView, change: OrderChange): string => {
  const { localiser } = view;
  const { pointer, before, after } = change;
  if (isWholeLine(change)) {
    return localiser.msg('wizard.problem', {
      field: localiser.msg(before === undefined ? 'wizard.edit.lineAdded' : 'wizard.edit.lineRemoved'), text: isolated(valueText(view, pointer, before ?? after)),
    });
  }
  return localiser.msg('wizard.edit.change', {
    field: changeLabel(view, pointer), before: isolated(valueText(view, pointer, before)), after: isolated(valueText(view, pointer, after)),
  });
};

/** Changes as a list of sentences. */
export const changeList = (view: ChangeView, changes: readonly OrderChange[]): TemplateResult =>
  html`<ul class="change-list">${changes.map((change) => html`<li>${changeText(view, change)}</li>`)}</ul>`;

/** That changes of an earlier visit are shown, and the way to be rid of them. */
export const restoredEdit = (localiser: Localiser, { typedAt, timeZone, onKeep, onDiscard }: { typedAt: string; timeZone: string | undefined; onKeep: () => void; onDiscard: () => void }): TemplateResult => alert({
  title: localiser.msg('wizard.edit.restored'),
  body: localiser.msg('wizard.edit.restoredText', { time: localiser.dateTime(typedAt, { timeZone }) }),
  actions: html`
    <button type="button" class="button small" @click=${onKeep}>${localiser.msg('wizard.edit.restoredKeep')}</button>
    <button type="button" class="button small quiet" @click=${onDiscard}>${localiser.msg('wizard.edit.discard')}</button>`,
});

/** That somebody else has saved the order meanwhile, and what they changed. */
export const newsNotice = (view: ChangeView, { theirs, news, onTake }: { theirs: Order; news: OrderMerge; onTake: () => void }): TemplateResult => {
  const { localiser, context: { settings } } = view;
  const isContested = news.conflicts.length > 0;
  const changes = [...news.taken, ...news.conflicts.map(({ pointer, base, theirs: after }) => ({ pointer, before: base, after }))];
  return html`<div part="edit-news">${alert({
    title: localiser.msg('wizard.edit.news', { name: theirs.updatedBy.name }),
    body: html`<p>${localiser.msg('wizard.edit.newsAt', { time: localiser.dateTime(theirs.updatedAt, { timeZone: settings.timeZone }) })}</p>${changeList(view, changes)}`,
    actions: html`<button type="button" class="button small" @click=${onTake}>${localiser.msg(isContested ? 'wizard.edit.compare' : 'wizard.edit.takeOver')}</button>`,
  })}</div>`;
};

/** Why an edit was not saved, and the way on. What was typed is always kept. */
export const editFailure = (localiser: Localiser, { failure: { outcome, error }, isPartly, onRetry }: { failure: SubmitFailure; isPartly: boolean; onRetry: () => void }): TemplateResult => {
  const { text, requestId } = failureText(localiser, error);
  const isOver = isApiError(error) && (error.code === 'invalidTransition' || error.code === 'alreadyShipped');
  const isUnsure = outcome === 'unsure';
  const words = outcome === 'refused' ? localiser.msg('wizard.edit.refused') : isOver ? localiser.msg('wizard.edit.transition') : text;
  const kept = localiser.msg(isUnsure ? 'wizard.edit.unsureText' : isPartly ? 'wizard.edit.partlyText' : 'wizard.edit.keptText');
  return html`<div id="failure" tabindex="-1" part="failure">${alert({
    tone: isUnsure || isPartly ? 'warning' : 'danger',
    title: localiser.msg(isUnsure ? 'wizard.edit.unsure' : isPartly ? 'wizard.edit.partly' : 'wizard.edit.failed'),
    body: html`<p>${words}</p><p>${kept}</p>
      ${requestId ? html`<p class="muted small-text">${localiser.msg('failure.reference', { id: requestId })}</p>` : nothing}`,
    actions: outcome === 'refused' ? undefined : html`<button type="button" class="button small" @click=${onRetry}>${icon(icons.retry)}${localiser.msg('common.retry')}</button>`,
  })}</div>`;
};
