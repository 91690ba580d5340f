import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Localiser } from '../foundation/localiser.ts';
import { textField } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Decision } from './decision.ts';

export interface DecisionBarOptions {
  localiser: Localiser;
  paymentId: string;
  busy: Decision['busy'];
  /** Why nothing can be decided, in words. */
  refusal: string | undefined;
  /** The reason as it is typed; nothing while it is not asked for. */
  reason: string | undefined;
  /** The reason was left out. */
  isMissing: boolean;
  onVerify: () => void;
  onReject: () => void;
  onReason: (reason: string) => void;
  onSend: () => void;
  onCancel: () => void;
}

const suggestions = ['unreadable', 'amount', 'notReceived', 'otherOrder', 'notAProof'] as const;

const key = (name: string): TemplateResult => html`<kbd aria-hidden="true">${name}</kbd>`;

const form = (options: DecisionBarOptions): TemplateResult => {
  const { localiser, busy, reason = '', isMissing, onReason, onSend, onCancel } = options;
  return html`
    <form class="reject-form" part="reject-form" novalidate aria-labelledby="reject-title" @submit=${(event: Event) => { event.preventDefault(); onSend(); }}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.stopPropagation(); onCancel(); } }}>
      <h4 id="reject-title">${localiser.msg('desk.rejectTitle')}</h4>
      <div class="row" role="group" aria-label=${localiser.msg('desk.reasons')}>${suggestions.map((name) => {
        const text = localiser.msg(`desk.suggestion.${name}`);
        return html`<button type="button" class="suggestion" part="suggestion" aria-pressed=${reason === text ? 'true' : 'false'} @click=${() => onReason(text)}>${text}</button>`;
      })}</div>
      ${textField({
        id: 'reason', label: localiser.msg('desk.reason'), hint: localiser.msg('desk.reasonHint'), required: true, value: reason, maxLength: 1_000,
        error: isMissing ? localiser.msg('common.required') : undefined, onInput: onReason, autocomplete: 'off',
      })}
      <div class="buttons">
        <button type="submit" class="button danger" part="confirm-reject" aria-disabled=${ifDefined(busy ? 'true' : undefined)}>${
          busy ? html`${icon(icons.spinner)}${localiser.msg('desk.rejecting')}` : localiser.msg('desk.reject')}</button>
        <button type="button" class="button" part="cancel-reject" @click=${onCancel}>${localiser.msg('desk.cancel')}</button>
      </div>
    </form>`;
};

/** Verify or reject; and the form for why. A person who may do neither reads why not. */
export const decisionBar = (options: DecisionBarOptions): TemplateResult => {
  const { localiser, paymentId, busy, refusal, reason, onVerify, onReject } = options;
  if (reason !== undefined && refusal === undefined) return form(options);
  const isOff = refusal !== undefined || busy !== undefined;
  const isVerifying = busy?.kind === 'verify' && busy.paymentId === paymentId;
  return html`
    <div class="decision" part="decision" role="group" aria-label=${localiser.msg('desk.decisions')}>
      ${refusal === undefined ? nothing : html`<p class="refusal small-text" id="refusal">${icon(icons.lock)}<span>${refusal}</span></p>`}
      <div class="buttons">
        <button type="button" class="button primary" part="verify" aria-keyshortcuts="v" aria-disabled=${ifDefined(isOff ? 'true' : undefined)} aria-describedby=${ifDefined(refusal && 'refusal')}
          @click=${() => !isOff && onVerify()}>${isVerifying ? html`${icon(icons.spinner)}${localiser.msg('desk.verifying')}` : html`${icon(icons.check)}${localiser.msg('desk.verify')}`}${key('V')}</button>
        <button type="button" class="button danger" part="reject" aria-keyshortcuts="x" aria-disabled=${ifDefined(isOff ? 'true' : undefined)} aria-describedby=${ifDefined(refusal && 'refusal')}
          @click=${() => !isOff && onReject()}>${icon(icons.close)}${localiser.msg('desk.reject')}${key('X')}</button>
      </div>
    </div>`;
};

/** The keys of the desk, for who has a keyboard. */
export const legend = (localiser: Localiser): TemplateResult => {
  const group = (keys: readonly string[], text: string): TemplateResult => html`<span class="key-group">${keys.map((name) => html`<kbd>${name}</kbd>`)} ${text}</span>`;
  return html`<p class="legend small-text" part="legend"><span class="muted">${localiser.msg('desk.keys')}</span>
    ${group(['V'], localiser.msg('desk.verify'))}${group(['X'], localiser.msg('desk.reject'))}${group(['J', 'K', '↓', '↑'], localiser.msg('desk.keys.move'))}${
      group(['+', '−', '0'], localiser.msg('desk.keys.zoom'))}${group(['R'], localiser.msg('desk.keys.rotate'))}</p>`;
};
