import { html, nothing, type TemplateResult } from 'lit';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { SubmitFailure } from './submission.ts';

export interface FailureNoticeOptions {
  failure: SubmitFailure;
  onRetry: () => void;
  /** Places the order under a new key. */
  onCreateAnyway: () => void;
  /** Asks for the order that was placed under the key, where it is known what was sent. */
  onShowPlaced: (() => void) | undefined;
}

const keyOfCode: Readonly<Record<string, 'wizard.failed.idempotencyInProgress'>> = { idempotencyInProgress: 'wizard.failed.idempotencyInProgress' };

/** Why the order was not placed, and the way on. What was typed is always kept. */
export const failureNotice = (localiser: Localiser, { failure, onRetry, onCreateAnyway, onShowPlaced }: FailureNoticeOptions): TemplateResult => {
  const { outcome, error } = failure;
  const { text, requestId } = failureText(localiser, error);
  const code = String((error as { code?: unknown } | undefined)?.code);
  const words = outcome === 'refused' ? localiser.msg('wizard.failed.refused')
    : outcome === 'keyReused' ? localiser.msg('wizard.failed.idempotencyKeyReused')
      : keyOfCode[code] ? localiser.msg(keyOfCode[code]) : text;
  return html`<div id="failure" tabindex="-1" part="failure">${alert({
    tone: outcome === 'unsure' || outcome === 'keyReused' ? 'warning' : 'danger',
    title: localiser.msg(outcome === 'unsure' || outcome === 'keyReused' ? 'wizard.unsureTitle' : 'wizard.failedTitle'),
    body: html`<p>${words}</p>
      ${outcome === 'unsure' ? html`<p>${localiser.msg('wizard.unsureText')}</p>` : outcome === 'failed' ? html`<p>${localiser.msg('wizard.keptText')}</p>` : nothing}
      ${requestId ? html`<p class="muted small-text">${localiser.msg('failure.reference', { id: requestId })}</p>` : nothing}`,
    actions: outcome === 'refused' ? undefined : outcome === 'keyReused'
      ? html`${onShowPlaced ? html`<button type="button" class="button small" @click=${onShowPlaced}>${icon(icons.search)}${localiser.msg('drafts.showPlaced')}</button>` : nothing}
        <button type="button" class="button small" @click=${onCreateAnyway}>${localiser.msg('wizard.createAnyway')}</button>`
      : html`<button type="button" class="button small" @click=${onRetry}>${icon(icons.retry)}${localiser.msg('common.retry')}</button>`,
  })}</div>`;
};
