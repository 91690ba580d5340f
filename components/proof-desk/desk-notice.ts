import { html, nothing, type TemplateResult } from 'lit';
import { isApiError, type PaymentEntry } from '../../src/index.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { numberOf } from './entry-text.ts';

/** What was done, or what has happened meanwhile. It stays until the person does the next thing. */
export interface Notice {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly title?: string;
  readonly text: string;
  /** It is about what is looked at, and not about what has been left. */
  readonly isHere?: boolean;
  /** The order that it is about, to be opened. */
  readonly orderId?: string;
  /** A payment that leaves the queue when the person goes on. */
  readonly leaves?: string;
}

/** Who decided a payment, and how. */
export const decidedText = (localiser: Localiser, entry: PaymentEntry): string => {
  const { verifiedBy, rejection, status } = entry.payment;
  const number = numberOf(localiser, entry);
  if (status === 'verified' && verifiedBy) return localiser.msg('desk.gone.verified', { name: verifiedBy.name, number });
  if (status === 'rejected' && rejection) return localiser.msg('desk.gone.rejected', { name: rejection.by.name, number });
  return localiser.msg('desk.gone.other', { number });
};

/** Why the server refused a decision. */
export const refusedText = (localiser: Localiser, error: unknown): string =>
  isApiError(error) && error.params['rule'] === 'secondPerson' ? localiser.msg('desk.refused.secondPerson') : failureText(localiser, error).text;

export interface NoticeActions {
  onOpen: (orderId: string) => void;
  onNext: (paymentId: string) => void;
}

export const noticeAlert = (localiser: Localiser, { tone, title, text, isHere, orderId, leaves }: Notice, { onOpen, onNext }: NoticeActions): TemplateResult => html`
  <div class="notice ${isHere ? '' : 'left'}" part="notice">${alert({
    tone, title, body: text,
    ...((orderId !== undefined || leaves !== undefined) && { actions: html`
      ${orderId === undefined ? nothing : html`<button type="button" class="link-button" part="order-link" @click=${() => onOpen(orderId)}>${localiser.msg('desk.openIt')}</button>`}
      ${leaves === undefined ? nothing : html`<button type="button" class="button small" @click=${() => onNext(leaves)}>${localiser.msg('desk.next')}${icon(icons.arrowRight)}</button>`}` }),
  })}</div>`;
