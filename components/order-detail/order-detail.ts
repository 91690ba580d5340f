import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Client, Order, Proof } from '../../src/index.ts';
import { Countdown } from '../controllers/countdown.ts';
import { Rights } from '../controllers/rights.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { failureText } from '../foundation/failure-text.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { formStyles } from '../foundation/forms.css.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { address } from '../locales/en/address.ts';
import { choices } from '../locales/en/choices.ts';
import { detail } from '../locales/en/detail.ts';
import { detailActions } from '../locales/en/detail-actions.ts';
import { detailHistory } from '../locales/en/detail-history.ts';
import { forms } from '../locales/en/forms.ts';
import { status } from '../locales/en/status.ts';
import { alert, emptyState, loadFailure, skeletonLines } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { statusBadge } from '../parts/status-badge.ts';
import { LiveOrder } from '../status-tracker/live-order.ts';
import { customerSection, detailsSection } from './about-order.ts';
import { ActionDialog, type ActionRequest } from './action-dialog.ts';
import { section } from './facts.ts';
import { fulfilmentSection } from './hand-offs.ts';
import { historySection } from './history-section.ts';
import { maySend, sendAction } from './message-actions.ts';
import { messagesSection } from './messages-section.ts';
import { alertNotices, cancellationNotice, graceNotice, holdNotice } from './notices.ts';
import { headerActions } from './order-actions.ts';
import { OrderActivity } from './order-activity.ts';
import { styles } from './order-detail.css.ts';
import type { OrderCancelledDetail, OrderDetailEventMap, OrderDuplicatedDetail, OrderErrorDetail } from './order-detail.events.ts';
import { linesSection } from './order-lines.ts';
import { paymentsSection } from './order-payments.ts';
import type { DetailView } from './view.ts';

/** How many entries of the history come at a time. */
const historyPage = 20;

export interface ManualOrderDetail {
  addEventListener<Type extends keyof (OrderDetailEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderDetail, event: (HTMLElementEventMap & OrderDetailEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * One order on one page, live: where it is and what needs a person, its lines and totals, the customer and the addresses,
 * payments with their proofs, hand-offs, e-mails, and the history of who changed what. What the person’s rights and its
 * state allow can be done here, each after a word on what it will do.
 *
 * @element manual-order-detail
 * @event order-cancelled - The order was cancelled here, or the warehouse was asked to; bubbles. `detail.order` is the order.
 * @event order-duplicated - A draft with the same things was made here; bubbles. `detail.order` is the draft.
 * @event order-error - The order could not be read or listened to; `detail.error` says why.
 * @csspart header - The heading with the statuses and actions: `hold`, `return`, `duplicate`, `cancel`.
 * @csspart alerts - What needs a person; each is an `alert`.
 * @csspart holds - Who keeps the order back, with `release`.
 * @csspart cancellation - That the warehouse has been asked to stop.
 * @csspart section - One part of the page; also `status`, `lines`, `payments`, `messages`, `history`, `customer`, `details` or `fulfilment`.
 * @csspart lines - The table of lines.
 * @csspart totals - What the order comes to.
 * @csspart payment - One payment; its files are `proof`, with the button `download`.
 * @csspart hand-off - One hand-off to a warehouse.
 * @csspart message - One e-mail.
 * @csspart event - One entry of the history.
 * @csspart dialog - The question before an action, with the buttons `keep` and `confirm`.
 * @csspart letter - The text of an e-mail.
 */
export class ManualOrderDetail extends BaseElement {
  static override styles = [BaseElement.styles, formStyles, recordStyles, styles];
  static override texts = [...BaseElement.texts, choices, forms, address, status, detail, detailActions, detailHistory];

  /** The id of the order to show (`ord_…`). */
  @property({ attribute: 'order-id' }) orderId = '';

  /** The proof whose address is being asked for. */
  @state() private downloading: string | undefined;
  @state() private downloadError: { proof: Proof; error: unknown } | undefined;

  /** How many entries of the history are shown. */
  @state() private historyShown = historyPage;

  /** What was done here and leads to something: the customer may be told, or a draft lies ready. */
  @state() private outcome: 'edited' | 'duplicated' | undefined;

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
  readonly #grace = new Countdown(this, () => (this.#live.order?.status === 'confirmed' ? this.#live.order.graceEndsAt : undefined));
  readonly #dialog = new ActionDialog(this, {
    localiser: () => this.localiser,
    onDone: (order, request) => this.#done(order, request),
    onConflict: () => this.#live.retry(),
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('orderId')) return;
    this.historyShown = historyPage;
    this.outcome = undefined;
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.#content()}${this.#say.region()}</div>`;
  }

  #content(): TemplateResult {
    if (!this.api) return this.renderNotConfigured();
    if (!this.orderId) return emptyState({ icon: icons.file, title: this.msg('detail.noOrder') });
    const { order, error } = this.#live;
    if (order) return this.#order(order, this.api, error);
    if (error !== undefined) return loadFailure(this.localiser, { error, title: this.msg('detail.loadFailed'), onRetry: () => this.#live.retry() });
    return html`<div aria-busy="true"><p class="visually-hidden">${this.msg('detail.loading')}</p>
      <div class="columns" aria-hidden="true"><div class="card">${skeletonLines(8)}</div><div class="card">${skeletonLines(5)}</div></div></div>`;
  }

  #viewOf(order: Order, client: Client): DetailView {
    return {
      localiser: this.localiser, settings: this.#settings, rights: this.#rights, client, order,
      ask: (request) => this.#dialog.open(request),
      refresh: () => this.#dialog.refresh(),
      edited: () => { if (order.status !== 'draft') this.outcome = 'edited'; },
      duplicated: (draft) => {
        this.outcome = 'duplicated';
        emit<OrderDuplicatedDetail>(this, 'order-duplicated', { order: draft }, { outcome: true });
      },
    };
  }

  #order(order: Order, client: Client, error: unknown): TemplateResult {
    const view = this.#viewOf(order, client);
    const readAgain = () => this.#readActivity(order.id);
    return html`
      <article class="stack" aria-labelledby="title">
        ${this.#header(view)}
        ${error === undefined ? nothing : loadFailure(this.localiser, { error, title: this.msg('detail.stale'), onRetry: () => this.#live.retry() })}
        ${graceNotice(view, this.#grace.seconds)}${cancellationNotice(view)}${holdNotice(view)}${alertNotices(view)}${this.#outcome(view)}
        <div class="columns">
          <div class="stack">
            ${section('status', this.msg('detail.status'), html`<manual-order-status-tracker .client=${this.api} .order=${order} .messages=${this.messages}></manual-order-status-tracker>`)}
            ${linesSection(view)}
            ${this.#downloadFailure()}
            ${paymentsSection({ ...view, downloading: this.downloading, onDownload: (proof) => void this.#download(proof) })}
            ${messagesSection(view, this.#activity.messages, readAgain)}
          </div>
          <div class="stack">
            ${customerSection(view)}
            ${detailsSection(view)}
            ${fulfilmentSection(view)}
            ${historySection(view, this.#activity.events, { shown: this.historyShown, onRetry: readAgain, onMore: () => { this.historyShown += historyPage; } })}
          </div>
        </div>
        ${this.#dialog.render(order)}
      </article>`;
  }

  #header(view: DetailView): TemplateResult {
    const { order } = view;
    const at = order.confirmedAt ?? order.createdAt;
    const actions = headerActions(view);
    return html`
      <header class="spread" part="header">
        <div class="heading">
          <h2 id="title" tabindex="-1">${order.number ? this.msg('detail.title', { number: order.number }) : this.msg('detail.draftTitle')}</h2>
          <p class="row">${statusBadge(this.localiser, 'order', order.status)}${statusBadge(this.localiser, 'payment', order.paymentStatus)}${
            statusBadge(this.localiser, 'fulfilment', order.fulfilmentStatus)}</p>
          <p class="muted small-text"><time datetime=${at}>${this.localiser.dateTime(at, { timeZone: this.#settings.timeZone })}</time> · ${
            this.msg('detail.takenBy', { name: order.createdBy.name })}</p>
        </div>
        ${actions.length > 0 ? html`<div class="row" role="group" aria-label=${this.msg('detail.actions')}>${actions.map((action) => html`
          <button type="button" class="button small ${action.isDanger ? 'danger' : ''}" part=${action.name} @click=${() => view.ask(action.request())}>${icon(action.icon)}${action.label}</button>`)}</div>`
          : this.#rights.isKnown ? html`<p class="lock small-text">${icon(icons.lock)}<span>${this.msg('detail.readOnly')}</span></p>` : nothing}
      </header>`;
  }

  #outcome(view: DetailView): TemplateResult | typeof nothing {
    if (this.outcome === 'duplicated') return alert({ tone: 'success', title: this.msg('detail.copy.done'), body: this.msg('detail.copy.doneText') });
    if (this.outcome !== 'edited' || !maySend(view)) return nothing;
    return alert({
      tone: 'success', title: this.msg('detail.edit.done'), body: this.msg('detail.tell.offer'),
      actions: html`<button type="button" class="button small" part="tell" @click=${() => view.ask({ ...sendAction(view, 'amended', { isAsked: true }), after: () => { this.outcome = undefined; } })}>${this.msg('detail.tell')}</button>
        <button type="button" class="button small quiet" part="dismiss" @click=${() => { this.outcome = undefined; }}>${this.msg('detail.tell.dismiss')}</button>`,
    });
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

  #done(order: Order | undefined, { done }: ActionRequest): void {
    const before = this.#live.order;
    if (order) this.#live.take(order);
    else this.#live.retry();
    if (before) this.#readActivity(before.id);
    if (done) this.#say.polite(done);
    const isCancelled = order?.status === 'cancelled' && before?.status !== 'cancelled';
    if (isCancelled) this.#say.polite(this.msg('detail.announce.cancelled'));
    if (order && (isCancelled || (order.cancellation && !before?.cancellation))) emit<OrderCancelledDetail>(this, 'order-cancelled', { order }, { outcome: true });
  }

  #failed(error: unknown): void {
    this.#say.assertive(failureText(this.localiser, error).text);
    emit<OrderErrorDetail>(this, 'order-error', { error });
  }
}
