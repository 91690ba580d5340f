import { html, nothing, type TemplateResult } from 'lit';
import type { FieldError } from '../../../src/index.ts';
import { failureText } from '../../foundation/failure-text.ts';
import { alert, skeletonLines } from '../../parts/feedback.ts';
import { checkbox, fieldError } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { WizardView } from '../view.ts';

/** Which order it may be, and what is the same. */
const suspicion = ({ localiser }: WizardView, { params = {} }: FieldError): string => {
  const { orderNumber, because } = params;
  const known = (Array.isArray(because) ? because : []).flatMap((reason) => {
    const key = `wizard.same.${String(reason)}`;
    return localiser.has(key) ? [localiser.message(key, {})] : [];
  });
  const order = typeof orderNumber === 'string' ? orderNumber : localiser.msg('wizard.unnamedOrder');
  return known.length > 0 ? localiser.msg('wizard.sameAs', { order, what: localiser.list(known) }) : order;
};

/** That an order like this one was placed a short while ago, and the place to say that this is another one. */
export const duplicateWarning = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, ahead: { suspicions, isDifferent, isAsked } } = view;
  if (suspicions.length === 0) return nothing;
  return html`<div part="duplicates" role="group" aria-labelledby="duplicates-title">${alert({
    tone: 'warning',
    body: html`<p class="alert-title" id="duplicates-title">${localiser.msg('wizard.duplicates')}</p>
      <ul class="problem-list">${suspicions.map((found) => html`<li>${suspicion(view, found)}</li>`)}</ul>`,
    actions: html`${checkbox({ id: 'acknowledge', label: localiser.msg('wizard.different'), checked: isDifferent, onChange: (checked) => view.ahead.say(checked) })}
      ${fieldError('acknowledge', isAsked ? localiser.msg('wizard.differentRequired') : undefined)}`,
  })}</div>`;
};

const letter = (view: WizardView): TemplateResult => {
  const { localiser, ahead: { preview, previewError } } = view;
  if (previewError !== undefined) {
    return html`<p class="muted">${localiser.msg('wizard.previewFailed')} ${failureText(localiser, previewError).text}</p>
      <div class="row"><button type="button" class="button small" @click=${(event: Event) => {
        // The button goes with what it says.
        (event.currentTarget as HTMLElement).closest('details')?.querySelector('summary')?.focus();
        void view.ahead.readPreview(view.client, view.order);
      }}>${icon(icons.retry)}${localiser.msg('common.retry')}</button></div>`;
  }
  if (!preview) return html`<div aria-busy="true">${skeletonLines(4)}</div>`;
  return html`
    <p class="muted small-text">${preview.to.length > 0 ? localiser.msg('wizard.previewTo', { addresses: localiser.list(preview.to) }) : localiser.msg('wizard.previewNobody')}</p>
    <p class="line-title" lang=${preview.locale}>${preview.subject}</p>
    <div class="letter" part="letter" lang=${preview.locale} tabindex="0" role="group" aria-label=${localiser.msg('wizard.preview')}>${preview.text}</div>`;
};

/** The e-mail as the customer will read it, read when it is asked for. */
export const emailPreview = (view: WizardView): TemplateResult => html`
  <details class="overview-part preview" part="overview-part" @toggle=${(event: Event) => {
    if ((event.currentTarget as HTMLDetailsElement).open) void view.ahead.readPreview(view.client, view.order);
  }}>
    <summary>${icon(icons.chevronRight)}<span>${view.localiser.msg('wizard.preview')}</span></summary>
    <div class="stack">${letter(view)}</div>
  </details>`;
