import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Order, Proof } from '../../src/index.ts';
import { Rights } from '../controllers/rights.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { failureText } from '../foundation/failure-text.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { formStyles } from '../foundation/forms.css.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { choices } from '../locales/en/choices.ts';
import { detail } from '../locales/en/detail.ts';
import { forms } from '../locales/en/forms.ts';
import { status } from '../locales/en/status.ts';
import { emptyState, loadFailure, skeletonLines } from '../parts/feedback.ts';
import { statusBadge } from '../parts/status-badge.ts';
import { LiveOrder } from '../status-tracker/live-order.ts';
import { customerSection, detailsSection, fulfilmentSection } from './about-order.ts';
import { historySection, messagesSection } from './activity-sections.ts';
import { CancelDialog } from './cancel-dialog.ts';
import { section } from './facts.ts';
import { OrderActivity } from './order-activity.ts';
import { styles } from './order-detail.css.ts';
import type { OrderCancelledDetail, OrderDetailEventMap, OrderErrorDetail } from './order-detail.events.ts';
import { linesSection } from './order-lines.ts';
import { paymentsSection } from './order-payments.ts';

export interface ManualOrderDetail {
  addEventListener<Type extends keyof (OrderDetailEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderDetail, event: (HTMLElementEventMap & OrderDetailEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * One order on one page, live: where it is, its lines and totals, the customer and the addresses, payments with their
 * proofs, hand-offs, e-mails, and the history of who changed what. It can be cancelled where the person's rights and its
 * state allow.
 *
 * @element manual-order-detail
 * @event order-cancelled - The order was cancelled here, or the warehouse was asked to; bubbles. `detail.order` is the order.
 * @event order-error - The order could not be read or listened to; `detail.error` says why.
 * @csspart header - The heading with the statuses and actions.
 * @csspart section - One part of the page; also `status`, `lines`, `payments`, `messages`, `history`, `customer`, `details` or `fulfilment`.
 * @csspart lines - The table of lines.
 * @csspart totals - What the order comes to.
 * @csspart payment - One payment; its files are `proof`, with the button `download`.
 * @csspart message - One e-mail.
 * @csspart event - One entry of the history.
 * @csspart cancel - The button that asks whether to cancel; the question is `dialog`, with `keep` and `confirm-cancel`.
 */
export class ManualOrderDetail extends BaseElement {
  static override styles = [BaseElement.styles, formStyles, recordStyles, styles];
  static override texts = [...BaseElement.texts, choices, forms, status, detail];

  /** The id of the order to show (`ord_…`). */
  @property({ attribute: 'order-id' }) orderId = '';

  /** The proof whose address is being asked for. */
  @state() private downloading: string | undefined;
  @state() private downloadError: { proof: Proof; error: unknown } | undefined;

  readonly #say = new Announcer(this);
  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #rights = new Rights(this, () => this.api);
  readonly #activity = new OrderActivity(this);
  readonly #live = new LiveOrder(this, {
    client: () => this.api,
    orderId: () => this.orderId,
    onRead: ({ id }) => this.#readActivity(id),
    onError: (error) => this.#failed(error),
  });
  readonly #cancel = new CancelDialog(this, {
    client: () => this.api,
    localiser: () => this.localiser,
    onCancelled: (order) => this.#cancelled(order),
    onConflict: () => this.#live.retry(),
  });

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.#content()}${this.#say.region()}</div>`;
  }

  #content(): TemplateResult {
    if (!this.api) return this.renderNotConfigured();
    if (!this.orderId) return emptyState({ icon: 'file', title: this.msg('detail.noOrder') });
    const { order, error } = this.#live;
    if (order) return this.#order(order, error);
    if (error !== undefined) return loadFailure(this.localiser, { error, title: this.msg('detail.loadFailed'), onRetry: () => this.#live.retry() });
    return html`<div aria-busy="true"><p class="visually-hidden">${this.msg('detail.loading')}</p>
      <div class="columns" aria-hidden="true"><div class="card">${skeletonLines(8)}</div><div class="card">${skeletonLines(5)}</div></div></div>`;
  }

  #order(order: Order, error: unknown): TemplateResult {
    const activity = { localiser: this.localiser, timeZone: this.#settings.timeZone, onRetry: () => this.#readActivity(order.id) };
    return html`
      <article class="stack" aria-labelledby="title">
        ${this.#header(order)}
        ${error === undefined ? nothing : loadFailure(this.localiser, { error, title: this.msg('detail.stale'), onRetry: () => this.#live.retry() })}
        <div class="columns">
          <div class="stack">
            ${section('status', this.msg('detail.status'), html`<manual-order-status-tracker .client=${this.api} .order=${order} .messages=${this.messages}></manual-order-status-tracker>`)}
            ${linesSection(this.localiser, this.#settings, order)}
            ${this.#downloadFailure()}
            ${paymentsSection({
              localiser: this.localiser, settings: this.#settings, order, downloading: this.downloading, onDownload: (proof) => void this.#download(proof),
            })}
            ${messagesSection(activity, this.#activity.messages)}
          </div>
          <div class="stack">
            ${customerSection(this.localiser, order)}
            ${detailsSection(this.localiser, this.#settings, order)}
            ${fulfilmentSection(this.localiser, this.#settings, order)}
            ${historySection(activity, this.#activity.events)}
          </div>
        </div>
        ${this.#cancel.render(order)}
      </article>`;
  }

  #header(order: Order): TemplateResult {
    const at = order.confirmedAt ?? order.createdAt;
    return html`
      <header class="spread" part="header">
        <div class="heading">
          <h2 id="title">${order.number ? this.msg('detail.title', { number: order.number }) : this.msg('detail.draftTitle')}</h2>
          <p class="row">${statusBadge(this.localiser, 'order', order.status)}${statusBadge(this.localiser, 'payment', order.paymentStatus)}${
            statusBadge(this.localiser, 'fulfilment', order.fulfilmentStatus)}</p>
          <p class="muted small-text"><time datetime=${at}>${this.localiser.dateTime(at, { timeZone: this.#settings.timeZone })}</time> · ${
            this.msg('detail.takenBy', { name: order.createdBy.name })}</p>
        </div>
        ${this.#mayCancel(order) ? html`<button type="button" class="button danger" part="cancel" @click=${() => this.#cancel.open()}>${this.msg('detail.cancel')}</button>` : nothing}
      </header>`;
  }

  // Whether a hand-off can still be stopped is the warehouse's to say; what has left cannot.
  #mayCancel({ status, shipments, fulfilments }: Order): boolean {
    const isAsked = fulfilments.some((handOff) => handOff.status === 'cancelRequested');
    return this.#rights.has('orders:cancel') && (status === 'draft' || status === 'confirmed') && shipments.length === 0 && !isAsked;
  }

  #downloadFailure(): TemplateResult | typeof nothing {
    if (!this.downloadError) return nothing;
    const { proof, error } = this.downloadError;
    return loadFailure(this.localiser, { error, title: this.msg('detail.downloadFailed', { name: proof.filename }), onRetry: () => void this.#download(proof) });
  }

  async #download(proof: Proof): Promise<void> {
    if (!this.api || this.downloading !== undefined) return;
    this.downloading = proof.id;
    this.downloadError = undefined;
    try {
      const url = safeUrl((await this.api.uploads.contentLink(proof.uploadId)).url);
      if (url) open(url, '_blank', 'noopener,noreferrer');
    } catch (error) {
      this.downloadError = { proof, error };
      this.#say.assertive(this.msg('detail.downloadFailed', { name: proof.filename }));
    } finally {
      this.downloading = undefined;
    }
  }

  #readActivity(orderId: string): void {
    if (this.api) void this.#activity.load(this.api, orderId);
  }

  #cancelled(order: Order): void {
    this.#live.take(order);
    this.#readActivity(order.id);
    if (order.status === 'cancelled') this.#say.polite(this.msg('detail.announce.cancelled'));
    emit<OrderCancelledDetail>(this, 'order-cancelled', { order }, { outcome: true });
  }

  #failed(error: unknown): void {
    this.#say.assertive(failureText(this.localiser, error).text);
    emit<OrderErrorDetail>(this, 'order-error', { error });
  }
}
