import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { textField } from '../../parts/field.ts';
import { statusBadge } from '../../parts/status-badge.ts';
import { methodFor } from '../order-form.ts';
import { idOf } from '../pointer.ts';
import { errorAt } from '../steps/fields.ts';
import type { WizardView } from '../view.ts';
import type { ChangeView } from './change-text.ts';

const terms = (view: WizardView): TemplateResult => {
  const { localiser, form } = view;
  const pointer = '/paymentTerms/netDays';
  return html`
    <h3 id="terms-heading">${localiser.msg('wizard.edit.terms')}</h3>
    <div class="form-grid" role="group" aria-labelledby="terms-heading">${textField({
      id: idOf(pointer), label: localiser.msg('wizard.netDays'), hint: localiser.msg('wizard.netDaysHint'), type: 'number', inputMode: 'numeric', required: true, min: '1', max: '365',
      value: form.paymentTerms?.netDays === undefined ? '' : String(form.paymentTerms.netDays), error: errorAt(view, pointer), lock: view.lockOf(pointer),
      onInput: (text) => view.set(pointer, text === '' || Number.isNaN(Number(text)) ? undefined : Number(text)),
    })}</div>`;
};

/** How the order is paid so far. Claims have actions of their own; here only the terms can change. */
export const editPayment = (view: WizardView & ChangeView): TemplateResult => {
  const { localiser, form, context, base } = view;
  const { paymentMethods } = context.settings;
  return html`
    <h3 id="payments-heading">${localiser.msg('wizard.edit.payments')}</h3>
    ${base.payments.length === 0 ? html`<p class="muted">${localiser.msg('wizard.edit.noPayments')}</p>` : html`
      <ul class="overview-lines" aria-labelledby="payments-heading">${base.payments.map(({ methodCode, reference, amount, status }) => html`<li>
        <span class="overview-line-what"><span class="line-title">${paymentMethods.find(({ code }) => code === methodCode)?.label ?? methodCode}</span>
          ${reference ? html`<span class="muted small-text">${reference}</span>` : nothing}</span>
        <span>${statusBadge(localiser, 'claim', status)}</span>
        <span class="number">${localiser.money(amount)}</span>
      </li>`)}</ul>`}
    <p class="muted small-text with-icon">${icon(icons.lock)}<span>${localiser.msg('wizard.lock.payments')}</span></p>
    ${methodFor(form, context)?.onTerms ? terms(view) : nothing}`;
};
