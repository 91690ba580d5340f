import { html, nothing, type TemplateResult } from 'lit';
import type { Money, PaymentEntry, Proof } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { difference, doubled, isSameReference, waitingSince, type Doubled } from '../parts/claim-checks.ts';
import { numberOf, waitingTime } from './entry-text.ts';

export interface ClaimPanelOptions {
  localiser: Localiser;
  settings: ShopSettings;
  entry: PaymentEntry;
  /** The proof that is looked at, with what its uploader says that it proves. */
  proof: Proof | undefined;
  now: number;
  onOpen: (orderId: string) => void;
}

const fact = (label: string, value: unknown, remark: unknown = nothing): TemplateResult | typeof nothing =>
  value === undefined || value === '' ? nothing : html`<div class="fact"><dt>${label}</dt><dd>${value}${remark}</dd></div>`;

/** A difference has a sign and words beside its colour. */
const mark = (text: string): TemplateResult => html` <span class="differs">${icon(icons.alert)}${text}</span>`;

const amountMark = (localiser: Localiser, amount: Money, expected: Money | undefined): TemplateResult | typeof nothing => {
  const by = difference(amount, expected);
  if (!by) return nothing;
  const size = localiser.money({ ...by, amount: Math.abs(by.amount) });
  return mark(by.amount < 0 ? localiser.msg('desk.less', { amount: size }) : localiser.msg('desk.more', { amount: size }));
};

const amounts = ({ localiser, entry: { order, payment }, proof }: ClaimPanelOptions): TemplateResult => {
  const onProof = proof?.claimed?.amount;
  return html`
    <dl class="amounts" part="amounts">
      <div class="amount claimed"><dt>${localiser.msg('desk.claimed')}</dt><dd><span class="number">${localiser.money(payment.amount)}</span></dd></div>
      ${onProof ? html`<div class="amount"><dt>${localiser.msg('desk.onProof')}</dt><dd><span class="number">${localiser.money(onProof)}</span>${amountMark(localiser, onProof, payment.amount)}</dd></div>` : nothing}
      <div class="amount"><dt>${localiser.msg('desk.balance')}</dt><dd><span class="number">${localiser.money(order.balance)}</span>${amountMark(localiser, order.balance, payment.amount)}</dd></div>
      <div class="amount"><dt>${localiser.msg('desk.total')}</dt><dd><span class="number">${localiser.money(order.total)}</span></dd></div>
    </dl>`;
};

const facts = ({ localiser, settings, entry: { order, payment }, proof }: ClaimPanelOptions): TemplateResult => {
  const { timeZone } = settings;
  const day = (instant: string): string => localiser.date(instant, { timeZone });
  const { paidAt, reference } = proof?.claimed ?? {};
  const otherDay = paidAt !== undefined && payment.paidAt !== undefined && day(paidAt) !== day(payment.paidAt) ? mark(`${localiser.msg('desk.onProof')}: ${day(paidAt)}`) : nothing;
  const otherReference = reference !== undefined && payment.reference !== undefined && !isSameReference(reference, payment.reference)
    ? mark(`${localiser.msg('desk.onProof')}: ${reference}`) : nothing;
  return html`
    <dl class="facts" part="facts">
      ${fact(localiser.msg('desk.method'), settings.paymentMethod(payment.methodCode))}
      ${fact(localiser.msg('desk.reference'), payment.reference ?? reference, otherReference)}
      ${fact(localiser.msg('desk.paidAt'), (payment.paidAt ?? paidAt) && day((payment.paidAt ?? paidAt) as string), otherDay)}
      ${fact(localiser.msg('desk.payer'), payment.payerName)}
      ${fact(localiser.msg('desk.bank'), payment.bank)}
      ${fact(localiser.msg('desk.orderedAt'), day(order.orderedAt))}
      ${fact(localiser.msg('desk.recordedBy'), payment.recordedBy?.name)}
    </dl>`;
};

const doubledAlert = ({ localiser, onOpen }: ClaimPanelOptions, { by, orders, hasHidden }: Doubled): TemplateResult => {
  const named = [...orders.map(({ number }) => number), ...(hasHidden ? [localiser.msg('desk.hiddenOrder')] : [])];
  return alert({
    tone: 'warning',
    title: localiser.msg(by === 'file' ? 'desk.sameFile' : 'desk.sameReference', { orders: localiser.list(named) }),
    ...(orders.length > 0 && {
      actions: orders.map(({ id, number }) => html`<button type="button" class="link-button" part="order-link" @click=${() => onOpen(id)}>${localiser.msg('desk.openOrder', { number })}</button>`),
    }),
  });
};

/** What a payment claims, beside what is owed; whatever does not agree is marked, and what has been used before is named. */
export const claimPanel = (options: ClaimPanelOptions): TemplateResult => {
  const { localiser, entry, now, onOpen } = options;
  const { order, payment } = entry;
  const waits = localiser.msg('desk.waits', { time: waitingTime(localiser, { since: waitingSince(payment), now }) });
  return html`
    <header class="claim-header">
      <h3 id="entry-title" tabindex="-1">${numberOf(localiser, entry)}</h3>
      <button type="button" class="button quiet small" part="order-link" aria-label=${localiser.msg('desk.openOrder', { number: numberOf(localiser, entry) })}
        title=${localiser.msg('desk.openOrder', { number: numberOf(localiser, entry) })} @click=${() => onOpen(order.id)}>${icon(icons.external)}</button>
      <p class="customer">${order.companyName ? html`${order.companyName}${order.customerName ? html` <span class="muted">· ${order.customerName}</span>` : nothing}` : order.customerName ?? nothing}</p>
      <p class="muted small-text">${waits}</p>
    </header>
    ${doubled(payment).map((found) => doubledAlert(options, found))}
    ${amounts(options)}
    ${facts(options)}`;
};
