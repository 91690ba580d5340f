import { html, type TemplateResult } from 'lit';
import { isApiError, isNetworkError } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { emptyState, loadFailure, skeletonLines } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';

/** The places of the page, while the order is on its way. */
export const pageSkeleton = (localiser: Localiser): TemplateResult => html`
  <div aria-busy="true"><p class="visually-hidden">${localiser.msg('detail.loading')}</p>
    <div class="stack" aria-hidden="true">
      <div class="header"><div class="heading"><span class="skeleton title-skeleton"></span><span class="skeleton line-skeleton"></span></div></div>
      <div class="columns"><div class="stack"><div class="card">${skeletonLines(4)}</div><div class="card">${skeletonLines(8)}</div></div><div class="stack"><div class="card">${skeletonLines(7)}</div></div></div>
    </div></div>`;

const known = [404, 403, 401] as const;

/** Why the order is not shown, and the way on from there. */
export const pageFailure = (localiser: Localiser, { error, onRetry }: { error: unknown; onRetry: () => void }): TemplateResult => {
  const retry = html`<button class="button small" part="retry" type="button" @click=${onRetry}>${icon(icons.retry)}${localiser.msg('common.retry')}</button>`;
  const status = isApiError(error) ? known.find((code) => code === error.status) : undefined;
  if (status !== undefined) {
    return html`<div role="alert">${emptyState({
      icon: status === 404 ? icons.search : icons.lock, title: localiser.msg(`detail.failed.${status}`), text: localiser.msg(`detail.failed.${status}Text`), actions: retry,
    })}</div>`;
  }
  if (isNetworkError(error) && !navigator.onLine) {
    return html`<div role="alert">${emptyState({ icon: icons.alert, title: localiser.msg('detail.failed.offline'), text: localiser.msg('detail.failed.offlineText'), actions: retry })}</div>`;
  }
  return loadFailure(localiser, { error, title: localiser.msg('detail.loadFailed'), onRetry });
};
