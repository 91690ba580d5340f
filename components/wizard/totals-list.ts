import { html, nothing, type TemplateResult } from 'lit';
import { totalsOf } from './order-form.ts';
import type { WizardView } from './view.ts';

/** What the order comes to, as it will be charged. */
export const totalsList = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, form, context } = view;
  const totals = totalsOf(form, context)?.totals;
  if (!totals) return nothing;
  const row = (label: string, money: typeof totals.total, className = '') =>
    html`<div class="total-row ${className}"><dt>${label}</dt><dd class="number">${localiser.money(money)}</dd></div>`;
  return html`
    <dl class="totals" part="totals">
      ${row(localiser.msg('wizard.itemsTotal'), totals.items)}
      ${totals.discount.amount > 0 ? row(localiser.msg('wizard.discount'), { ...totals.discount, amount: -totals.discount.amount }) : nothing}
      ${row(localiser.msg('wizard.shipping'), totals.shipping)}
      ${row(localiser.msg('wizard.tax'), totals.tax)}
      ${row(localiser.msg('wizard.total'), totals.total, 'grand')}
    </dl>`;
};

/** Why no money is asked for: there is no total, or the reason of the order needs no payment. */
export const nothingDue = ({ localiser, form, context }: WizardView): { title: string; body: string } =>
  (totalsOf(form, context)?.totals.total.amount === 0
    ? { title: localiser.msg('wizard.nothingToPay'), body: localiser.msg('wizard.nothingToPayText') }
    : { title: localiser.msg('wizard.noPaymentAsked'), body: localiser.msg('wizard.noPaymentAskedText') });
