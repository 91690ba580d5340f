import { html, nothing, type TemplateResult } from 'lit';
import type { Localiser } from '../foundation/localiser.ts';
import { failureText } from '../foundation/failure-text.ts';
import { icon } from './icon.ts';
import * as icons from './icons.ts';
import type { Icon } from './icons.ts';

export interface AlertOptions {
  tone?: 'info' | 'success' | 'warning' | 'danger';
  title?: string | undefined;
  /** Text or markup below the title. */
  body?: unknown;
  /** Buttons and links below that. */
  actions?: unknown;
}

const alertIcons: Readonly<Record<NonNullable<AlertOptions['tone']>, Icon>> = { info: icons.info, success: icons.success, warning: icons.alert, danger: icons.alert };

/** A notice that stands in the page. Say it through the element's `Announcer` too when it appears by itself. */
export const alert = ({ tone = 'info', title, body, actions }: AlertOptions): TemplateResult => html`
  <div class="alert ${tone}" part="alert ${tone}">${icon(alertIcons[tone])}
    <div class="alert-body">
      ${title ? html`<p class="alert-title">${title}</p>` : nothing}
      ${body ? html`<div>${body}</div>` : nothing}
      ${actions ? html`<div class="row">${actions}</div>` : nothing}
    </div>
  </div>`;

export interface LoadFailureOptions {
  error: unknown;
  onRetry: () => void;
  /** What could not be loaded, such as "The items could not be loaded."; the cause follows. */
  title?: string | undefined;
  /** A sentence below the cause: what that means for what is shown all the same. */
  note?: string | undefined;
}

/** Why loading failed, in words, with the reference for support and a button to try again. */
export const loadFailure = (localiser: Localiser, { error, onRetry, title, note }: LoadFailureOptions): TemplateResult => {
  const { text, requestId } = failureText(localiser, error);
  return alert({
    tone: 'danger',
    title,
    body: html`<p>${text}</p>${note ? html`<p>${note}</p>` : nothing}${requestId ? html`<p class="muted small-text">${localiser.msg('failure.reference', { id: requestId })}</p>` : nothing}`,
    actions: html`<button class="button small" part="retry" type="button" @click=${onRetry}>${icon(icons.retry)}${localiser.msg('common.retry')}</button>`,
  });
};

export interface EmptyStateOptions {
  icon: Icon;
  title: string;
  text?: string | undefined;
  actions?: unknown;
}

/** What stands where there is nothing yet, and what to do about it. */
export const emptyState = (options: EmptyStateOptions): TemplateResult => html`
  <div class="empty" part="empty">${icon(options.icon)}
    <p class="empty-title">${options.title}</p>
    ${options.text ? html`<p>${options.text}</p>` : nothing}
    ${options.actions ? html`<div class="row">${options.actions}</div>` : nothing}
  </div>`;

/** Bars in place of lines that are being loaded; mark what they stand in as `aria-busy`. */
export const skeletonLines = (count: number): TemplateResult => html`
  <div class="stack" part="skeleton" aria-hidden="true">${Array.from({ length: count }, () => html`<span class="skeleton"></span>`)}</div>`;
