import { html, nothing, type TemplateResult } from 'lit';
import { proofKinds, type Money, type PaymentMethod } from '../../../src/index.ts';
import { alert } from '../../parts/feedback.ts';
import { fieldError, selectField, textField } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { dateAt, instantOn } from '../../foundation/calendar.ts';
import { claimedOf, methodFor, moneyIsDue, totalsOf } from '../order-form.ts';
import { idOf } from '../pointer.ts';
import { proofOf, type ProofKind } from '../proofs.ts';
import { nothingDue } from '../totals-list.ts';
import type { WizardView } from '../view.ts';
import { errorAt, moneyAt, selectAt, textAtField } from './fields.ts';

const defaultNetDays = 30;

const methods = (view: WizardView): TemplateResult => {
  const { form, context: { settings } } = view;
  const pointer = '/payments/0/methodCode';
  return selectAt(view, pointer, 'wizard.paymentMethod', {
    wide: true, required: moneyIsDue(form, view.context),
    choices: settings.paymentMethods.filter(({ segments }) => segments.includes(form.segment)).map(({ code, label }) => ({ value: code, label })),
    onChange: (code) => {
      view.set(pointer, code || undefined);
      const method = settings.paymentMethods.find((known) => known.code === code);
      if (method?.onTerms && form.paymentTerms?.netDays === undefined) view.set('/paymentTerms', { type: 'net', netDays: defaultNetDays });
    },
  });
};

const terms = (view: WizardView): TemplateResult => {
  const { localiser, form } = view;
  const pointer = '/paymentTerms/netDays';
  return textField({
    id: idOf(pointer), label: localiser.msg('wizard.netDays'), hint: localiser.msg('wizard.netDaysHint'), type: 'number', inputMode: 'numeric', required: true,
    min: '1', max: '365', value: form.paymentTerms?.netDays === undefined ? '' : String(form.paymentTerms.netDays), error: errorAt(view, pointer), lock: view.lockOf(pointer),
    onInput: (text) => view.set(pointer, text === '' || Number.isNaN(Number(text)) ? undefined : Number(text)),
  });
};

const amount = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const total = totalsOf(form, context)?.totals.total;
  const typed = form.payments[0]?.amount?.amount;
  return html`<div class="field">
    ${moneyAt(view, '/payments/0/amount', localiser.msg('wizard.amount'), { required: true, fallback: total })}
    ${total && typed !== undefined && typed !== total.amount ? html`<button type="button" class="link-button small-text" @click=${() => {
      view.set('/payments/0/amount', undefined);
      view.focusField('/payments/0/amount');
    }}>${localiser.msg('wizard.useTotal', { total: localiser.money(total) })}</button>` : nothing}
  </div>`;
};

const paidAt = (view: WizardView): TemplateResult => {
  const { nowMs, context: { settings: { timeZone } } } = view;
  const at = view.form.payments[0]?.paidAt;
  return textAtField(view, '/payments/0/paidAt', 'wizard.paidAt', {
    type: 'date', max: dateAt(nowMs, timeZone), value: at ? dateAt(Date.parse(at), timeZone) : '',
    onInput: (date) => view.set('/payments/0/paidAt', instantOn(date, { timeZone, nowMs })),
  });
};

const proof = (view: WizardView, method: PaymentMethod): TemplateResult => {
  const { localiser } = view;
  const pointer = '/payments/0/proofs';
  const id = idOf(pointer);
  const { kind } = proofOf(view.form);
  return html`
    <h3 id="proof-heading">${localiser.msg('wizard.proof')}${method.requiresProof ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</h3>
    <div class="stack" role="group" aria-labelledby="proof-heading">
      <div class="field">
        <manual-order-proof-uploader id=${id} part="proof-uploader" .client=${view.client} .uploads=${view.uploads}></manual-order-proof-uploader>
        <p class="hint">${localiser.msg('wizard.proofHint')}</p>
        ${fieldError(id, errorAt(view, pointer))}
      </div>
      ${view.form.payments[0]?.proofs?.length ? selectField({
        id: 'proof-kind', label: localiser.msg('wizard.proofKind'), value: kind,
        choices: proofKinds.map((value) => ({ value, label: localiser.msg(`choice.proofKind.${value}`) })),
        onChange: (value) => view.setProofKind(value as ProofKind),
      }) : nothing}
    </div>`;
};

/** What has been claimed, what is owed after it, and when the goods may leave. */
const balance = (view: WizardView, method: PaymentMethod): TemplateResult => {
  const { localiser, form, context } = view;
  const total = totalsOf(form, context)?.totals.total;
  const claimed = claimedOf(form, context);
  const rest = total && claimed && { ...total, amount: total.amount - (method.onTerms ? 0 : claimed.amount) };
  const shown = (money: Money | undefined): string => (money ? localiser.money(money) : '–');
  const release = method.free ? 'free' : method.releaseOn;
  const words = { confirm: 'wizard.release.confirm', proofSubmitted: 'wizard.release.proofSubmitted', verified: 'wizard.release.verified', free: 'wizard.release.free' } as const;
  return html`
    <div class="settlement">
    <p class="release with-icon" part="release">${icon(icons.truck)}<span><strong>${localiser.msg('wizard.release')}</strong><br>${
      Object.hasOwn(words, release) ? localiser.msg(words[release as keyof typeof words]) : localiser.msg('wizard.release.verified')}</span></p>
    <dl class="totals" part="balance">
      <div class="total-row"><dt>${localiser.msg('wizard.total')}</dt><dd class="number">${shown(total)}</dd></div>
      ${method.onTerms ? nothing : html`<div class="total-row"><dt>${localiser.msg('wizard.claimed')}</dt><dd class="number">${shown(claimed)}</dd></div>`}
      <div class="total-row grand"><dt>${localiser.msg(rest && rest.amount < 0 ? 'wizard.overpaid' : 'wizard.owed')}</dt><dd class="number">${shown(rest && { ...rest, amount: Math.abs(rest.amount) })}</dd></div>
    </dl>
    </div>`;
};

/** How the order is paid, what proves it, and what follows from that. */
export const paymentStep = (view: WizardView): TemplateResult => {
  const { form, context } = view;
  const method = methodFor(form, context);
  const isPaidNow = method && !method.free && !method.onTerms;
  return html`
    ${moneyIsDue(form, context) ? nothing : alert({ tone: 'success', ...nothingDue(view) })}
    <div class="form-grid">
      ${methods(view)}
      ${method?.onTerms ? terms(view) : nothing}
      ${isPaidNow ? html`
        ${amount(view)}
        ${paidAt(view)}
        ${textAtField(view, '/payments/0/payerName', 'wizard.payer', { maxLength: 200 })}
        ${textAtField(view, '/payments/0/bank', 'wizard.bank', { maxLength: 120 })}` : nothing}
      ${method && !method.free ? textAtField(view, '/payments/0/reference', 'wizard.reference', { required: method.requiresReference, maxLength: 128 }) : nothing}
    </div>
    ${method && !method.free ? proof(view, method) : nothing}
    ${method ? balance(view, method) : nothing}`;
};
