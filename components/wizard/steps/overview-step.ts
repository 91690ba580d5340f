import { html, nothing, type TemplateResult } from 'lit';
import { malaysianStates, type Address, type DraftInput, type FieldError, type Step } from '../../../src/index.ts';
import { discountText } from '../../parts/discount-field.ts';
import { alert } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { badge } from '../../parts/status-badge.ts';
import { dateAt } from '../../foundation/calendar.ts';
import { claimedOf, lineTotalsOf, methodFor, moneyIsDue, priceIsChanged, pricesAreEditable, reasonFor, shortagesOf, unitPriceOf } from '../order-form.ts';
import { catalogueNews } from '../catalogue-news.ts';
import { problemLinks } from '../problem-links.ts';
import { lineName } from '../problem-text.ts';
import { proofOf } from '../proofs.ts';
import { nothingDue, totalsList } from '../totals-list.ts';
import type { WizardView } from '../view.ts';
import { duplicateWarning, emailPreview } from './overview-ahead.ts';

const part = (view: WizardView, step: Step, content: unknown): TemplateResult => {
  const { localiser } = view;
  const name = localiser.message(`wizard.step.${step}` as 'wizard.step.general', {});
  const id = `overview-${step}`;
  return html`
    <section class="overview-part" part="overview-part" aria-labelledby=${id}>
      <div class="spread"><h3 id=${id}>${name}</h3>
        ${view.steps.includes(step) ? html`<button type="button" class="button small quiet" aria-label=${localiser.msg('wizard.editStep', { step: name })} @click=${() => view.goTo(step)}>${icon(icons.edit)}${localiser.msg('common.edit')}</button>` : nothing}</div>
      ${content}
    </section>`;
};

const fact = (label: string, value: unknown): TemplateResult | typeof nothing =>
  value === undefined || value === '' || value === nothing ? nothing : html`<div class="fact"><dt>${label}</dt><dd>${value}</dd></div>`;

const general = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const { timeZone } = context.settings;
  return html`<dl class="facts">
    ${fact(localiser.msg('wizard.orderType'), localiser.msg(`choice.segment.${form.segment}`))}
    ${fact(localiser.msg('wizard.channel'), form.channel && localiser.msg(`choice.channel.${form.channel}`))}
    ${fact(localiser.msg('wizard.reason'), reasonFor(form, context)?.label ?? form.reason?.code)}
    ${fact(localiser.msg('wizard.remark'), form.reason?.note)}
    ${reasonFor(form, context)?.requiresRelatedOrder ? fact(localiser.msg('wizard.originalOrder'), form.relatedOrderId && (view.labelOf(form.relatedOrderId) ?? form.relatedOrderId)) : nothing}
    ${form.segment === 'b2b' ? fact(localiser.msg('wizard.purchaseOrderNumber'), form.purchaseOrderNumber) : nothing}
    ${fact(localiser.msg('wizard.externalReference'), form.externalReference)}
    ${fact(localiser.msg('wizard.orderDate'), localiser.date(form.orderedAt ? dateAt(Date.parse(form.orderedAt), timeZone) : dateAt(view.nowMs, timeZone)))}
    ${fact(localiser.msg('wizard.requestedDeliveryDate'), form.requestedDeliveryDate && localiser.date(form.requestedDeliveryDate))}
    ${fact(localiser.msg('wizard.tags'), localiser.series(form.tags?.map((tag) => tag.trim()).filter(Boolean) ?? []))}
    ${fact(localiser.msg('wizard.internalNote'), form.notes?.internal)}
  </dl>`;
};

const addressText = (view: WizardView, address: DraftInput['shippingAddress']): TemplateResult | undefined => {
  if (!address?.line1) return undefined;
  const { name, company, line1, line2, postalCode, city, region, phone, instructions } = address as Partial<Address>;
  const country = view.localiser.country(address.country ?? view.context.settings.country);
  // A city that is a state of its own, such as Kuala Lumpur, is written once.
  const state = region && (malaysianStates[region] ?? region);
  const lines = [name, company, line1, line2, [postalCode, city].filter(Boolean).join(' '), state === city ? undefined : state, country, phone, instructions].filter(Boolean);
  return html`<span class="address">${lines.map((text) => html`<span>${text}</span>`)}</span>`;
};

const customer = (view: WizardView): TemplateResult => {
  const { localiser, form } = view;
  const { company, recipients } = form;
  return html`<dl class="facts">
    ${form.segment === 'b2b' ? html`
      ${fact(localiser.msg('wizard.companyName'), company?.legalName)}
      ${fact(localiser.msg('wizard.registrationNumber'), company?.registrationNumber)}
      ${fact(localiser.msg('wizard.costCentre'), company?.costCentre)}` : nothing}
    ${fact(localiser.msg('wizard.contactName'), form.customer?.name)}
    ${fact(localiser.msg('wizard.email'), form.customer?.email)}
    ${fact(localiser.msg('wizard.phone'), form.customer?.phone && html`<bdi>${form.customer.phone}</bdi>`)}
    ${fact(localiser.msg('wizard.shippingAddress'), addressText(view, form.shippingAddress))}
    ${fact(localiser.msg('wizard.billingAddress'), form.billingAddress ? addressText(view, form.billingAddress) : localiser.msg('wizard.sameAsShipping'))}
    ${fact(localiser.msg('wizard.recipients'), localiser.series(recipients?.orderConfirmation?.map((address) => address.trim()).filter(Boolean) ?? []))}
  </dl>`;
};

const items = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const shortages = shortagesOf(form, context);
  return html`
    <ul class="overview-lines">${form.lines.map((line, index) => {
      const price = unitPriceOf(line, context);
      const total = lineTotalsOf(form, context, index)?.total;
      const shortage = shortages.get(line.key);
      const discounts = pricesAreEditable(context) ? line.discounts ?? [] : [];
      const reason = context.settings.priceReasons.find(({ code }) => code === line.priceOverride?.reasonCode);
      const options = context.itemOf(line)?.options.map(({ value }) => value) ?? [];
      const name = lineName(view, index);
      return html`<li>
        <span class="overview-line-what"><span class="line-title">${name}</span>
          <span class="muted small-text">${[line.sku === name ? undefined : line.sku, ...options].filter(Boolean).join(' · ')}</span>
          ${priceIsChanged(line, context) ? html`<span class="small-text">${localiser.msg('wizard.priceReason')}: ${[reason?.label, line.priceOverride?.note].filter(Boolean).join(' – ') || localiser.msg('common.notGiven')}</span>` : nothing}
          ${shortage ? badge(localiser.msg('wizard.stockShort', { available: shortage.available }), 'danger') : nothing}</span>
        <span class="number muted">${localiser.number(line.quantity ?? 0)} × ${price ? localiser.money(price) : '–'}${
          discounts.length > 0 ? html`<br><span class="small-text">${localiser.msg('wizard.discount')} ${localiser.list(discounts.map((discount) => discountText(localiser, discount)))}</span>` : nothing}</span>
        <span class="number line-total">${total ? localiser.money(total) : '–'}</span>
      </li>`;
    })}</ul>
    <dl class="facts">${fact(localiser.msg('wizard.shippingMethod'), form.shipping?.label)}</dl>
    ${totalsList(view)}`;
};

const payment = (view: WizardView): TemplateResult => {
  const { localiser, form, context } = view;
  const method = methodFor(form, context);
  const [claim] = form.payments;
  if (!method) return html`<p class="muted">${moneyIsDue(form, context) ? localiser.msg('wizard.notYet') : nothingDue(view).title}</p>`;
  const isPaidNow = !method.free && !method.onTerms;
  const claimed = claimedOf(form, context);
  return html`<dl class="facts">
    ${fact(localiser.msg('wizard.paymentMethod'), method.label)}
    ${fact(localiser.msg('wizard.terms'), method.onTerms && form.paymentTerms?.netDays ? localiser.msg('choice.netTerms', { count: form.paymentTerms.netDays }) : undefined)}
    ${isPaidNow ? html`
      ${fact(localiser.msg('wizard.amount'), claimed && localiser.money(claimed))}
      ${fact(localiser.msg('wizard.paidAt'), claim?.paidAt && localiser.date(dateAt(Date.parse(claim.paidAt), context.settings.timeZone)))}
      ${fact(localiser.msg('wizard.payer'), claim?.payerName)}
      ${fact(localiser.msg('wizard.bank'), claim?.bank)}` : nothing}
    ${method.free ? nothing : html`
      ${fact(localiser.msg('wizard.reference'), claim?.reference)}
      ${fact(localiser.msg('wizard.proof'), claim?.proofs?.length ? `${localiser.msg('wizard.proofCount', { count: claim.proofs.length })} · ${localiser.msg(`choice.proofKind.${proofOf(form).kind}`)}` : undefined)}`}
  </dl>`;
};

const readiness = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, form, outstanding } = view;
  if (outstanding.length > 0) return problemLinks(view, { id: 'overview-problems', title: localiser.msg('wizard.blocked'), problems: outstanding, tone: 'danger' });
  // The failure stands above and says what there is to do.
  if (view.hasFailed) return nothing;
  const email = form.customer?.email;
  return alert({
    tone: 'success', title: localiser.msg('wizard.ready'),
    body: email ? localiser.msg('wizard.readyText', { email }) : localiser.msg('wizard.readyNoEmail'),
  });
};

/** Everything on one page, with what still stops the order. */
export const overviewStep = (view: WizardView): TemplateResult => {
  const warnings: readonly FieldError[] = view.findings.warnings;
  return html`
    ${readiness(view)}
    ${catalogueNews(view, { isRefused: view.hasFailed })}
    ${duplicateWarning(view)}
    ${warnings.length > 0 ? problemLinks(view, { id: 'overview-warnings', title: view.localiser.msg('wizard.warnings'), problems: warnings, tone: 'warning' }) : nothing}
    <div class="overview-pair">
      ${part(view, 'general', general(view))}
      ${part(view, 'customer', customer(view))}
    </div>
    ${part(view, 'items', items(view))}
    ${part(view, 'payment', payment(view))}
    ${emailPreview(view)}`;
};
