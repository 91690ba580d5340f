import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Order, Payment, Proof } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import { statusBadge } from '../parts/status-badge.ts';
import { fact, facts, section } from './facts.ts';

export interface PaymentsOptions {
  localiser: Localiser;
  settings: ShopSettings;
  order: Order;
  /** The proof whose short-lived address is being asked for. */
  downloading: string | undefined;
  onDownload: (proof: Proof) => void;
}

const proofItem = ({ localiser, downloading, onDownload }: PaymentsOptions, proof: Proof): TemplateResult => {
  const kind = `choice.proofKind.${proof.kind}`;
  const about = [localiser.has(kind) ? localiser.message(kind, {}) : proof.kind, localiser.size(proof.sizeBytes)].join(' · ');
  const orders = proof.duplicateOf.flatMap(({ orderNumber, orderId }) => orderNumber ?? orderId ?? []);
  return html`
    <li class="proof" part="proof">
      <span class="picture">${icon(proof.mediaType.startsWith('image/') ? 'image' : 'file')}</span>
      <div class="about"><span class="title">${proof.filename}</span><span class="muted small-text">${about}</span>
        ${orders.length > 0 ? html`<span class="duplicate small-text">${icon('alert')}${localiser.msg('detail.duplicate', { orders: localiser.list(orders) })}</span>` : nothing}
      </div>
      <button type="button" class="button small" part="download" aria-label=${localiser.msg('detail.downloadNamed', { name: proof.filename })}
        aria-disabled=${downloading === proof.id ? 'true' : 'false'} @click=${() => onDownload(proof)}>${icon(downloading === proof.id ? 'spinner' : 'download')}${localiser.msg('detail.download')}</button>
    </li>`;
};

const paymentItem = (options: PaymentsOptions, payment: Payment): TemplateResult => {
  const { localiser, settings } = options;
  const { rejection, verifiedBy } = payment;
  return html`
    <li part="payment">
      <p class="spread"><strong>${settings.paymentMethod(payment.methodCode)}</strong>${statusBadge(localiser, 'claim', payment.status)}</p>
      <p class="amount number">${localiser.money(payment.amount)}</p>
      ${facts(
        fact(localiser.msg('detail.paidAt'), payment.paidAt && localiser.date(payment.paidAt, { timeZone: settings.timeZone })),
        fact(localiser.msg('detail.payer'), payment.payerName),
        fact(localiser.msg('detail.bank'), payment.bank),
        fact(localiser.msg('detail.reference'), payment.reference),
      )}
      ${rejection ? html`<p class="field-error">${icon('alert')}<span>${localiser.msg('detail.rejected', { name: rejection.by.name, reason: rejection.reason })}</span></p>` : nothing}
      ${verifiedBy ? html`<p class="muted small-text">${localiser.msg('detail.verifiedBy', { name: verifiedBy.name })}</p>` : nothing}
      ${payment.proofs.length > 0 ? html`
        <ul class="proofs" aria-label=${localiser.msg('detail.proofs')}>${repeat(payment.proofs, ({ id }) => id, (proof) => proofItem(options, proof))}</ul>`
        : payment.status === 'pending' ? html`<p class="muted small-text">${localiser.msg('detail.noProofs')}</p>` : nothing}
    </li>`;
};

/** What is claimed to be paid, with the proofs of it. */
export const paymentsSection = (options: PaymentsOptions): TemplateResult => {
  const { localiser, order } = options;
  return section('payments', localiser.msg('detail.payments'), order.payments.length === 0
    ? html`<p class="muted">${localiser.msg('detail.noPayments')}</p>`
    : html`<ul class="entries">${repeat(order.payments, ({ id }) => id, (payment) => paymentItem(options, payment))}</ul>`);
};
