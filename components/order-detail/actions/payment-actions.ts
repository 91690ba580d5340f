import { html, type TemplateResult } from 'lit';
import type { Money, Payment } from '../../../src/index.ts';
import { moneyExample, moneyField } from '../../parts/money-field.ts';
import { selectField, textField } from '../../parts/field.ts';
import { dateAt, instantOn } from '../../foundation/calendar.ts';
import type { ActionRequest } from './action-dialog.ts';
import type { ActionForm } from './action-form.ts';
import { needsReason, reasonField } from './order-actions.ts';
import { keptOf } from '../allowed.ts';
import type { DetailView } from '../view.ts';
import { forgetProofs, proofsField, proofsIn, proofsValue, proofsWrong } from './proof-actions.ts';

const amountField = ({ localiser, order: { currency } }: DetailView, form: ActionForm, label: string): TemplateResult => moneyField(localiser, {
  id: 'action-amount', label, required: true, currency, value: form.value<Money>('amount'), error: form.errorAt('amount'), onInput: (money) => form.set('amount', money),
});

const line = (form: ActionForm, name: string, label: string, { hint, maxLength = 128 }: { hint?: string; maxLength?: number } = {}): TemplateResult => textField({
  id: `action-${name}`, label, hint, maxLength, value: form.typed(name), error: form.errorAt(name), autocomplete: 'off', onInput: (text) => form.set(name, text),
});

/** Amounts of more than nothing, and no more than `most`. */
const amountError = ({ localiser, order: { currency } }: DetailView, form: ActionForm, most?: Money): Record<string, string> => {
  const money = form.value<Money>('amount');
  if (!money || money.amount <= 0) return { amount: localiser.msg('money.invalid', { example: moneyExample(localiser, currency) }) };
  return most && money.amount > most.amount ? { amount: localiser.msg('detail.refund.most', { amount: localiser.money(most) }) } : {};
};

/** Records that somebody says they have paid. */
export const recordAction = (view: DetailView): ActionRequest => {
  const { localiser, settings, client, order } = view;
  const timeZone = settings.timeZone ?? 'UTC';
  // One moment for every try: another one would be another payment.
  const nowMs = Date.now();
  const methods = (settings.value?.paymentMethods ?? []).filter(({ segments, free, onTerms }) => segments.includes(order.segment) && !free && !onTerms);
  const claimed = order.payments.reduce((sum, { status, amount }) => (status === 'pending' || status === 'proofSubmitted' ? sum + amount.amount : sum), 0);
  const left = order.totals.balance.amount - claimed;
  const owed = left > 0 ? { ...order.totals.balance, amount: left } : undefined;
  const methodOf = (form: ActionForm) => methods.find(({ code }) => code === form.text('methodCode'));
  return {
    title: localiser.msg('detail.record.title'), text: localiser.msg('detail.record.text'), confirm: localiser.msg('detail.record'),
    values: { methodCode: methods[0]?.code ?? '', amount: owed, paidAt: dateAt(nowMs, timeZone), payerName: '', bank: '', reference: '', ...proofsValue(view, `payment for ${order.id}`) },
    fields: (form) => html`<div class="form-grid">
      ${selectField({
        id: 'action-methodCode', label: localiser.msg('detail.method'), required: true, value: form.text('methodCode'), error: form.errorAt('methodCode'), wide: true,
        choices: methods.map(({ code, label }) => ({ value: code, label })), onChange: (code) => form.set('methodCode', code),
      })}
      ${amountField(view, form, localiser.msg('detail.amount'))}
      ${textField({
        id: 'action-paidAt', type: 'date', label: localiser.msg('detail.paidAt'), value: form.typed('paidAt'), max: dateAt(nowMs, timeZone), error: form.errorAt('paidAt'), onInput: (text) => form.set('paidAt', text),
      })}
      ${line(form, 'payerName', localiser.msg('detail.payer'), { maxLength: 200 })}
      ${line(form, 'bank', localiser.msg('detail.bank'), { maxLength: 120 })}
      ${line(form, 'reference', localiser.msg('detail.reference'), methodOf(form)?.requiresReference ? {} : { hint: localiser.msg('common.optional') })}</div>
      ${proofsField(view, form)}`,
    check: (form) => ({
      ...amountError(view, form),
      ...(form.text('methodCode') ? {} : { methodCode: localiser.msg('common.required') }),
      ...(methodOf(form)?.requiresReference && !form.text('reference') ? { reference: localiser.msg('common.required') } : {}),
      ...proofsWrong(view, form),
    }),
    failed: localiser.msg('detail.record.failed'), done: localiser.msg('detail.record.done'),
    run: async (now, form) => {
      const paidAt = instantOn(form.text('paidAt'), { timeZone, nowMs });
      const texts = ['payerName', 'bank', 'reference'].flatMap((name) => (form.text(name) ? [[name, form.text(name)]] : []));
      const proofs = proofsIn(form);
      const recorded = await client.payments.record(now.id, {
        methodCode: form.text('methodCode'), amount: form.value<Money>('amount') ?? { amount: 0, currency: now.currency }, ...(paidAt && { paidAt }), ...Object.fromEntries(texts),
        ...(proofs.length > 0 && { proofs }),
      }, { idempotencyKey: form.key });
      await forgetProofs(form);
      return recorded;
    },
  };
};

/** Says that the money is there. */
export const verifyAction = ({ localiser, client }: DetailView, { id, amount, reference }: Payment): ActionRequest => ({
  title: localiser.msg('detail.verify.title', { amount: localiser.money(amount) }),
  text: localiser.msg(reference ? 'detail.verify.textReference' : 'detail.verify.text', { reference: reference ?? '' }), confirm: localiser.msg('detail.verify'),
  failed: localiser.msg('detail.verify.failed'), done: localiser.msg('detail.verify.done'),
  run: (order) => client.payments.verify(order.id, id, { ifMatch: order.version }),
});

/** Says that a proof proves nothing, and why. */
export const rejectAction = (view: DetailView, { id, amount }: Payment): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.reject.title', { amount: localiser.money(amount) }), text: localiser.msg('detail.reject.text'), confirm: localiser.msg('detail.reject'), isDanger: true,
    values: { reason: '' }, fields: (form) => reasonField(view, form, { required: true }), check: needsReason(view),
    failed: localiser.msg('detail.reject.failed'), done: localiser.msg('detail.reject.done'),
    run: (order, form) => client.payments.reject(order.id, id, { ifMatch: order.version, reason: form.text('reason') }),
  };
};

/** Takes back a claim that was recorded by mistake. */
export const voidAction = (view: DetailView, { id, amount }: Payment): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.void.title', { amount: localiser.money(amount) }), text: localiser.msg('detail.void.text'), confirm: localiser.msg('detail.void'), isDanger: true,
    values: { reason: '' }, fields: (form) => reasonField(view, form), failed: localiser.msg('detail.void.failed'), done: localiser.msg('detail.void.done'),
    run: (order, form) => client.payments.void(order.id, id, { ifMatch: order.version, ...(form.text('reason') && { reason: form.text('reason') }) }),
  };
};

/** Says that verified money went back. */
export const refundAction = (view: DetailView, payment: Payment): ActionRequest => {
  const { localiser, client } = view;
  const kept = keptOf(payment);
  return {
    title: localiser.msg('detail.refund.title'), text: localiser.msg('detail.refund.text', { amount: localiser.money(kept) }), confirm: localiser.msg('detail.refund.confirm'), isDanger: true,
    values: { amount: kept, reason: '', reference: '' },
    fields: (form) => html`${amountField(view, form, localiser.msg('detail.amount'))}${reasonField(view, form, { required: true })}
      ${line(form, 'reference', localiser.msg('detail.reference'), { hint: localiser.msg('common.optional') })}`,
    check: (form) => ({ ...amountError(view, form, kept), ...needsReason(view)(form) }),
    failed: localiser.msg('detail.refund.failed'), done: localiser.msg('detail.refund.done'),
    run: (order, form) => client.payments.refund(order.id, payment.id, {
      ifMatch: order.version, amount: form.value<Money>('amount') ?? kept, reason: form.text('reason'), ...(form.text('reference') && { reference: form.text('reference') }),
    }),
  };
};
