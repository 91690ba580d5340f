import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { PaymentEntry, Proof } from '../../src/index.ts';
import { DocumentViewer } from '../controllers/document-viewer.ts';
import { Rights } from '../controllers/rights.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { desk } from '../locales/en/desk.ts';
import { file } from '../locales/en/file.ts';
import { emptyState, loadFailure, skeletonLines } from '../parts/feedback.ts';
import { rightsFailure } from '../parts/rights-failure.ts';
import { FileView } from '../parts/file-view.ts';
import { claimPanel } from './claim-panel.ts';
import { decisionBar, legend } from './decision-bar.ts';
import type { Outcome } from './decision.ts';
import { DeskFlow, type FocusTarget } from './desk-flow.ts';
import { deskAction, placeOf } from './desk-keys.ts';
import { noticeAlert, type Notice } from './desk-notice.ts';
import { filePanel } from '../parts/file-panel.ts';
import { styles } from './proof-desk.css.ts';
import type { OrderOpenDetail, PaymentRejectedDetail, PaymentVerifiedDetail, ProofDeskEventMap, ProofsErrorDetail } from './proof-desk.events.ts';
import { ProofFiles } from '../controllers/proof-files.ts';
import { queueList } from './queue-list.ts';
import * as icons from '../parts/icons.ts';

export interface ManualOrderProofDesk {
  addEventListener<Type extends keyof (ProofDeskEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderProofDesk, event: (HTMLElementEventMap & ProofDeskEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Where proofs of payment are judged: the queue of those that wait, oldest first and live, with the file beside what it is
 * to prove. One key verifies, one rejects with a reason, and the next is there. Keys count while the focus is in the
 * element and not in a text.
 *
 * @element manual-order-proof-desk
 * @event payment-verified - A payment was verified here; bubbles. `detail.order` is the order after it, `detail.paymentId` says which.
 * @event payment-rejected - A payment was rejected here; bubbles. As `payment-verified`, with `detail.reason`.
 * @event order-open - The person wants to see an order; `detail.orderId` says which.
 * @event proofs-error - The queue could not be read or listened to; `detail.error` says why.
 * @csspart queue - The payments that wait; inside it `queue-list`, `waiting` (also `current`), `previous`, `next`, `fold` and `more`.
 * @csspart file-panel - The file with its `tabs` and `tools`; it is shown in the `viewport`.
 * @csspart claim - What the payment claims: `amounts` and `facts`.
 * @csspart decision - The buttons `verify` and `reject`; the form for the reason is `reject-form`.
 * @csspart legend - The keys.
 * @cssproperty [--manual-order-proof-desk-height=clamp(420px, 72vh, 860px)] - Height of queue, file and claim where they stand beside each other.
 */
export class ManualOrderProofDesk extends BaseElement {
  static override styles = [BaseElement.styles, recordStyles, styles];
  static override texts = [...BaseElement.texts, file, desk];

  @state() private isUnfolded = false;
  /** Pictures that the browser could not read. */
  @state() private unreadable: ReadonlySet<string> = new Set();

  readonly #say = new Announcer(this);
  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #rights = new Rights(this, () => this.api);
  readonly #viewer = new DocumentViewer(this);
  readonly #view = new FileView(this);
  readonly #files = new ProofFiles(this, () => this.api);
  readonly #flow = new DeskFlow(this, {
    client: () => this.api,
    localiser: () => this.localiser,
    say: this.#say,
    refusal: (entry) => this.#refusal(entry),
    isSeen: (entry) => this.#isSeen(entry),
    onFocus: (target) => void this.#focus(target),
    onEnded: (outcome) => this.#ended(outcome),
    onError: (error) => emit<ProofsErrorDetail>(this, 'proofs-error', { error }),
  });

  protected override clientChanged(): void {
    this.#flow.reset();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.api ? this.#desk() : this.renderNotConfigured()}${this.#say.region()}</div>`;
  }

  #desk(): TemplateResult {
    const { queue: { entries, current, error }, notice } = this.#flow;
    const title = this.msg(entries ? 'desk.stale' : 'desk.loadFailed');
    return html`
      <section class="desk" tabindex="-1" aria-label=${this.msg('desk.label')} @keydown=${this.#onKey}>
        ${error === undefined ? nothing : loadFailure(this.localiser, { error, title, onRetry: () => this.#flow.queue.retry() })}${rightsFailure(this.localiser, this.#rights)}
        ${notice && !(notice.isHere && current) ? this.#notice(notice) : nothing}
        ${current ? this.#entry(current) : entries ? this.#empty() : error === undefined ? this.#skeleton() : nothing}
      </section>`;
  }

  #entry(entry: PaymentEntry): TemplateResult {
    const { localiser } = this;
    const flow = this.#flow;
    const { payment } = entry;
    const proof = this.#proof(entry);
    // Measured once a render: a clock of its own would only make the queue move.
    const now = Date.now();
    return html`
      <div class="columns">
        ${queueList({
          localiser, queue: flow.queue, isOpen: this.isUnfolded, now,
          onSelect: (id) => this.#select(id), onStep: (by) => flow.step(by), onToggle: () => { this.isUnfolded = !this.isUnfolded; },
        })}
        ${filePanel({
          localiser, proofs: payment.proofs, proof, file: proof ? this.#files.of(proof) : {}, isShowable: proof !== undefined && this.#isShowable(proof), view: this.#view,
          onChoose: ({ id }) => flow.choose(id),
          onRetry: (failed) => this.#files.retry(failed),
          onUnreadable: ({ id }) => { this.unreadable = new Set([...this.unreadable, id]); },
        })}
        <section class="claim" part="claim" aria-labelledby="entry-title">
          <div class="claim-body">${flow.notice?.isHere ? this.#notice(flow.notice) : nothing}${claimPanel({ localiser, settings: this.#settings, entry, proof, now, onOpen: (orderId) => this.#open(orderId) })}</div>
          ${decisionBar({
            localiser, paymentId: payment.id, busy: flow.decision.busy, refusal: this.#refusal(entry), reason: flow.reason, isMissing: flow.isReasonMissing,
            onVerify: () => flow.verify(), onReject: () => flow.askReason(), onSend: () => flow.reject(),
            onReason: (reason) => flow.type(reason), onCancel: () => flow.cancelReason(),
          })}
        </section>
      </div>
      ${legend(localiser)}`;
  }

  #notice(notice: Notice): TemplateResult {
    return noticeAlert(this.localiser, notice, { onOpen: (orderId) => this.#open(orderId), onNext: (paymentId) => this.#flow.leave(paymentId) });
  }

  #empty(): TemplateResult {
    return html`<div class="nothing" tabindex="-1">${emptyState({ icon: icons.success, title: this.msg('desk.empty'), text: this.msg('desk.emptyText') })}</div>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="columns" aria-busy="true"><p class="visually-hidden">${this.msg('desk.loading')}</p>
      <div class="queue">${skeletonLines(6)}</div><div class="file-panel"><span class="skeleton file-skeleton"></span></div><div class="claim">${skeletonLines(7)}</div></div>`;
  }

  protected override updated(): void {
    const { entries, current, place } = this.#flow.queue;
    const next = entries?.[place + 1]?.payment.proofs[0];
    this.#files.keepOnly([...current?.payment.proofs ?? [], ...(next ? [next] : [])]);
    // Asked for ahead, once what is looked at is here.
    if (next && current && this.#isSeen(current)) this.#files.of(next);
  }

  #proof({ payment: { proofs } }: PaymentEntry): Proof | undefined {
    return proofs.find(({ id }) => id === this.#flow.chosen) ?? proofs.find(({ status }) => status === 'submitted') ?? proofs[0];
  }

  #isShowable({ id, mediaType }: Proof): boolean {
    return mediaType === 'application/pdf' ? this.#viewer.isAvailable : mediaType.startsWith('image/') && !this.unreadable.has(id);
  }

  /** Whether the person had a chance to look at the file, or cannot. */
  #isSeen(entry: PaymentEntry): boolean {
    const proof = this.#proof(entry);
    const file = proof && this.#files.of(proof);
    return !file || file.url !== undefined || file.error !== undefined;
  }

  #refusal({ order, payment }: PaymentEntry): string | undefined {
    // Nothing is said before it is known.
    if (!this.#rights.isKnown) return '';
    const refusal = this.#rights.refusal('payments.verify', { order, payment, settings: this.#settings.value });
    if (!refusal) return undefined;
    if (refusal.code === 'permissionDenied') return this.msg('rule' in refusal.params ? 'desk.refused.secondPerson' : 'desk.refused.scope');
    return this.msg(refusal.params.from === payment.status ? 'desk.refused.payment' : 'desk.refused.order');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const action = deskAction(event, placeOf(event));
    if (!action || !this.#flow.queue.current) return;
    event.preventDefault();
    switch (action) {
      case 'verify': return this.#flow.verify();
      case 'reject': return this.#flow.askReason();
      case 'next': return this.#flow.step(1);
      case 'previous': return this.#flow.step(-1);
      case 'zoomIn': return this.#view.zoomBy(1);
      case 'zoomOut': return this.#view.zoomBy(-1);
      case 'fit': return this.#view.fit();
      case 'rotate': return this.#view.rotate();
    }
  };

  #ended(outcome: Outcome): void {
    const { payment: { id: paymentId } } = outcome.entry;
    if (outcome.kind === 'verified') emit<PaymentVerifiedDetail>(this, 'payment-verified', { order: outcome.order, paymentId }, { outcome: true });
    if (outcome.kind === 'rejected') emit<PaymentRejectedDetail>(this, 'payment-rejected', { order: outcome.order, paymentId, reason: outcome.reason }, { outcome: true });
  }

  #select(paymentId: string): void {
    this.isUnfolded = false;
    this.#flow.select(paymentId);
  }

  #open(orderId: string): void {
    emit<OrderOpenDetail>(this, 'order-open', { orderId });
  }

  /** Follows the current payment in the queue; where what had the focus is gone, goes to what is looked at now. */
  async #focus(target: FocusTarget): Promise<void> {
    const hadFocus = this.matches(':focus-within');
    const wasInQueue = this.shadowRoot?.activeElement?.matches('.waiting') ?? false;
    this.requestUpdate();
    await this.updateComplete;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    if (target !== 'entry') return find(target === 'reason' ? '#reason' : '[part=reject]')?.focus();
    const row = find('.waiting.current');
    const list = row?.closest('ol');
    if (row && list) list.scrollTop = Math.min(row.offsetTop, Math.max(list.scrollTop, row.offsetTop + row.offsetHeight - list.clientHeight));
    if (wasInQueue && row?.checkVisibility()) row.focus({ preventScroll: true });
    else if (hadFocus && (wasInQueue || !this.shadowRoot?.activeElement)) find('#entry-title, .nothing')?.focus();
  }
}
