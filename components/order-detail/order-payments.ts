import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Actor, Duplicate, Payment, Proof } from '../../src/index.ts';
import { difference, isSameReference } from '../parts/claim-checks.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { badge, statusBadge } from '../parts/status-badge.ts';
import { keptOf, may, mayAddProof, refusalText } from './allowed.ts';
import { fact, facts, section } from './facts.ts';
import type { DetailView, Question } from './view.ts';

export interface PaymentsOptions extends DetailView {
  /** The proof whose short-lived address is being asked for. */
  downloading: string | undefined;
  onDownload: (proof: Proof) => void;
  /** Payments whose proofs the person has shown or hidden; by itself those show that wait to be judged. */
  toggled: ReadonlySet<string>;
  onToggle: (paymentId: string) => void;
  /** The files of a payment, as they are looked at. */
  viewer: (payment: Payment) => TemplateResult;
}

const isShown = ({ toggled }: PaymentsOptions, { id, status }: Payment): boolean => (status === 'proofSubmitted') !== toggled.has(id);

/** Where the same slip, or the same reference, stands as well. Orders that the person may not see are counted, not named. */
const doubledNote = ({ localiser }: DetailView, found: readonly Duplicate[], by: 'file' | 'reference'): TemplateResult | typeof nothing => {
  if (found.length === 0) return nothing;
  const orders = [...new Set(found.flatMap(({ orderNumber, orderId }) => orderNumber ?? orderId ?? []))];
  const text = orders.length === 0 ? localiser.msg(by === 'file' ? 'detail.duplicateHidden' : 'detail.referenceHidden')
    : localiser.msg(by === 'file' ? 'detail.duplicate' : 'detail.referenceUsed', { orders: localiser.list(orders) });
  return html`<span class="duplicate small-text" part="duplicate">${icon(icons.alert)}<span>${text}</span></span>`;
};

/** What the proof says otherwise than the claim, by who uploaded it. */
const differences = ({ localiser }: DetailView, { claimed }: Proof, { amount, reference }: Payment): TemplateResult[] => {
  const by = claimed?.amount && difference(claimed.amount, amount);
  const said: string[] = [];
  if (claimed?.amount && by) {
    const gap = localiser.money({ ...by, amount: Math.abs(by.amount) });
    said.push(localiser.msg(by.amount < 0 ? 'detail.proofLess' : 'detail.proofMore', { amount: localiser.money(claimed.amount), difference: gap }));
  }
  if (claimed?.reference && reference && !isSameReference(claimed.reference, reference)) said.push(localiser.msg('detail.proofReference', { reference: claimed.reference }));
  return said.map((text) => html`<span class="duplicate small-text" part="differs">${icon(icons.alert)}<span>${text}</span></span>`);
};

const proofItem = (options: PaymentsOptions, payment: Payment, proof: Proof): TemplateResult => {
  const { localiser, downloading, onDownload } = options;
  const kind = `choice.proofKind.${proof.kind}`;
  const about = [localiser.has(kind) ? localiser.message(kind, {}) : proof.kind, localiser.size(proof.sizeBytes)].join(' · ');
  return html`
    <li class="proof" part="proof">
      <span class="picture">${icon(proof.mediaType.startsWith('image/') ? icons.image : icons.file)}</span>
      <div class="about"><span class="title">${proof.filename}</span><span class="muted small-text">${about}</span>
        ${doubledNote(options, proof.duplicateOf, 'file')}${differences(options, proof, payment)}
      </div>
      <button type="button" class="button small" part="download" aria-label=${localiser.msg('detail.downloadNamed', { name: proof.filename })}
        aria-disabled=${downloading === proof.id ? 'true' : 'false'} @click=${() => onDownload(proof)}>${icon(downloading === proof.id ? icons.spinner : icons.download)}${localiser.msg('detail.download')}</button>
    </li>`;
};

/** Who did something to a claim, and when. */
const doneBy = ({ localiser, settings: { timeZone } }: DetailView, key: 'detail.recordedBy' | 'detail.verifiedBy' | 'detail.voidedBy', by: Actor | undefined, at: string | undefined, reason?: string): TemplateResult | typeof nothing => {
  if (!by) return nothing;
  return html`<p class="muted small-text">${localiser.msg(key, { name: by.name })}${at ? html` · <time datetime=${at}>${localiser.dateTime(at, { timeZone })}</time>` : nothing}${reason ? html` · ${reason}` : nothing}</p>`;
};

interface Choice { name: string; label: string; isDanger?: boolean; question: Question }

const choicesFor = (view: DetailView, payment: Payment): { choices: Choice[]; why: string | undefined } => {
  const { localiser, rights, order, settings } = view;
  const refusal = (id: Parameters<typeof rights.refusal>[0]) => rights.refusal(id, { order, payment, settings: settings.value });
  const isAllowed = (id: Parameters<typeof rights.refusal>[0]): boolean => refusal(id) === undefined;
  const isOwn = refusal('payments.verify');
  const choices: (Choice | false)[] = [
    isAllowed('payments.verify') && { name: 'verify', label: localiser.msg('detail.verify'), question: ({ verifyAction }) => verifyAction(view, payment) },
    isAllowed('payments.reject') && { name: 'reject', label: localiser.msg('detail.reject'), isDanger: true, question: ({ rejectAction }) => rejectAction(view, payment) },
    mayAddProof(view, payment) && { name: 'add-proof', label: localiser.msg('detail.addProof'), question: ({ addProofAction }) => addProofAction(view, payment) },
    isAllowed('payments.void') && { name: 'void', label: localiser.msg('detail.void'), question: ({ voidAction }) => voidAction(view, payment) },
    isAllowed('payments.refund') && keptOf(payment).amount > 0 && { name: 'refund', label: localiser.msg('detail.refund'), question: ({ refundAction }) => refundAction(view, payment) },
  ];
  return { choices: choices.filter((choice) => choice !== false), why: isOwn && 'rule' in isOwn.params ? refusalText(localiser, isOwn) : undefined };
};

const refundsOf = ({ localiser, settings: { timeZone } }: DetailView, { refunds }: Payment): TemplateResult | typeof nothing => (refunds.length === 0 ? nothing : html`
  <ul class="refunds small-text" aria-label=${localiser.msg('detail.refunds')}>${refunds.map(({ amount, reason, reference, at, by }) => html`
    <li part="refund"><strong>${localiser.msg('detail.refunded', { amount: localiser.money(amount) })}</strong> ${[reason, reference].filter(Boolean).join(' · ')}
      <span class="muted">${by.name} · ${localiser.dateTime(at, { timeZone })}</span></li>`)}</ul>`);

const paymentItem = (options: PaymentsOptions, payment: Payment): TemplateResult => {
  const { localiser, settings } = options;
  const { rejection, voided, proofs } = payment;
  const { choices, why } = choicesFor(options, payment);
  const method = settings.paymentMethod(payment.methodCode);
  const amount = localiser.money(payment.amount);
  const hasProofs = proofs.length > 0;
  const isOpen = hasProofs && isShown(options, payment);
  return html`
    <li part="payment" class="payment ${isOpen ? 'open' : ''}">
      <div class="claim">
        <p class="spread"><strong>${method}</strong>${statusBadge(localiser, 'claim', payment.status)}</p>
        <p class="amount number">${amount}</p>
        ${facts(
          fact(localiser.msg('detail.paidAt'), payment.paidAt && localiser.date(payment.paidAt, { timeZone: settings.timeZone })),
          fact(localiser.msg('detail.payer'), payment.payerName),
          fact(localiser.msg('detail.bank'), payment.bank),
          fact(localiser.msg('detail.reference'), payment.reference && html`${payment.reference} ${doubledNote(options, payment.duplicateOf, 'reference')}`),
        )}
        ${rejection ? html`<p class="field-error">${icon(icons.alert)}<span>${localiser.msg('detail.rejected', { name: rejection.by.name, reason: rejection.reason })}</span></p>` : nothing}
        <div>${doneBy(options, 'detail.recordedBy', payment.recordedBy, payment.createdAt)}
          ${doneBy(options, 'detail.verifiedBy', payment.verifiedBy, payment.verifiedAt)}
          ${doneBy(options, 'detail.voidedBy', voided?.by, voided?.at, voided?.reason)}</div>
        ${refundsOf(options, payment)}
        ${hasProofs ? html`
          <ul class="proofs" aria-label=${localiser.msg('detail.proofs')}>${repeat(proofs, ({ id }) => id, (proof) => proofItem(options, payment, proof))}</ul>
          <button type="button" class="link-button small-text" part="toggle-proof" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => options.onToggle(payment.id)}>${localiser.msg(isOpen ? 'detail.hideProof' : 'detail.showProof')}</button>`
          : payment.status === 'pending' ? html`<p class="muted small-text">${localiser.msg('detail.noProofs')}</p>` : nothing}
        ${why === undefined ? nothing : html`<p class="lock small-text">${icon(icons.lock)}<span>${why}</span></p>`}
        ${choices.length === 0 ? nothing : html`<div class="row" role="group" aria-label=${`${method}, ${amount}`}>${repeat(choices, ({ name }) => name, ({ name, label, isDanger, question }) =>
          html`<button type="button" class="button small ${isDanger ? 'danger' : name === 'verify' ? 'primary' : ''}" part=${name} @click=${() => options.ask(question)}>${label}</button>`)}</div>`}
      </div>
      ${isOpen ? html`<div class="beside">${options.viewer(payment)}</div>` : nothing}
    </li>`;
};

/** By when the order is to be paid, where it is on terms. */
const due = ({ localiser, order }: DetailView): TemplateResult | typeof nothing => (order.dueOn === undefined ? nothing : html`
  <p class="row" part="due"><span>${localiser.msg('detail.due', { date: localiser.date(order.dueOn) })}</span>${order.overdue ? badge(localiser.msg('detail.overdue'), 'danger') : nothing}</p>`);

/** What is claimed to be paid, with the proofs of it, and what may be done about each claim. */
export const paymentsSection = (options: PaymentsOptions): TemplateResult => {
  const { localiser, order, settings } = options;
  const mayRecord = may(options, 'payments.record') && settings.value !== undefined;
  return section(options, { name: 'payments', title: localiser.msg('detail.payments'), content: html`
    ${due(options)}
    ${order.payments.length === 0 ? html`<p class="muted">${localiser.msg('detail.noPayments')}</p>`
      : html`<ul class="entries">${repeat(order.payments, ({ id }) => id, (payment) => paymentItem(options, payment))}</ul>`}`,
  actions: mayRecord ? html`<button type="button" class="button small" part="record" @click=${() => options.ask(({ recordAction }) => recordAction(options))}>${icon(icons.plus)}${localiser.msg('detail.record')}</button>` : nothing });
};
