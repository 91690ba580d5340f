import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Client, Order } from '../../src/index.ts';
import { Clipboard } from '../controllers/clipboard.ts';
import { Countdown } from '../controllers/countdown.ts';
import { KeptFocus } from '../controllers/kept-focus.ts';
import { Rights } from '../controllers/rights.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Messages } from '../foundation/messages.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { address } from '../locales/en/address.ts';
import { choices } from '../locales/en/choices.ts';
import { connection } from '../locales/en/connection.ts';
import { detail } from '../locales/en/detail.ts';
import { status } from '../locales/en/status.ts';
import { connectionFootnote, connectionLost } from '../parts/connection-note.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import * as icons from '../parts/icons.ts';
import { rightsFailure } from '../parts/rights-failure.ts';
import { settingsFailure } from '../parts/settings-failure.ts';
import { LiveOrder } from '../status-tracker/live-order.ts';
import { isFinal } from '../status-tracker/timeline.ts';
import { customerSection, detailsSection } from './about-order.ts';
import type { ActionRequest } from './actions/index.ts';
import { may } from './allowed.ts';
import type { SectionName } from './changed-sections.ts';
import { section } from './facts.ts';
import { FreshSections } from './fresh-sections.ts';
import { fulfilmentSection } from './hand-offs.ts';
import { LaterParts } from './later-parts.ts';
import { alertNotices, cancellationNotice, graceNotice, holdNotice, outcomeNotice, type Outcome } from './notices.ts';
import { styles } from './order-detail.css.ts';
import type { OrderCancelledDetail, OrderDetailEventMap, OrderDuplicatedDetail, OrderEditDetail, OrderErrorDetail, RelatedOrderOpenDetail } from './order-detail.events.ts';
import { linesSection } from './order-lines.ts';
import { paymentsSection } from './order-payments.ts';
import { actionBar, pageHeader, pageNavigation } from './page-header.ts';
import { pageFailure, pageSkeleton } from './page-states.ts';
import { ProofDownloads, unopenedNotice, unopenedText } from './proof-downloads.ts';
import type { DetailView } from './view.ts';

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
 * @event order-edit - The person wants to change the order; bubbles. `detail.orderId` says which: show it in a wizard with that `order-id`.
 * @event order-open - The person wants to see the original order; `detail.orderId` says which.
 * @event order-error - The order could not be read or listened to; `detail.error` says why.
 * @csspart header - The heading with the number, the customer, the statuses and the total.
 * @csspart contents - The way to the sections of the page.
 * @csspart actions - The bar with what can be done: `edit`, `hold`, `return`, `duplicate`, `print`, `cancel`.
 * @csspart alerts - What needs a person; each is an `alert`.
 * @csspart holds - Who keeps the order back, with `release`.
 * @csspart cancellation - That the warehouse has been asked to stop.
 * @csspart section - One part of the page; also `status`, `lines`, `payments`, `messages`, `history`, `customer`, `details` or `fulfilment`.
 * @csspart lines - The table of lines.
 * @csspart totals - What the order comes to.
 * @csspart payment - One payment; its files are `proof`, with the button `download`; one is shown in the `viewport`.
 * @csspart hand-off - One hand-off to a warehouse.
 * @csspart message - One e-mail.
 * @csspart event - One entry of the history.
 * @csspart dialog - The question before an action, with the buttons `keep` and `confirm`.
 * @csspart letter - The text of an e-mail.
 */
export class ManualOrderDetail extends BaseElement {
  static override styles = [BaseElement.styles, recordStyles, styles];
  static override texts: Messages[] = [...BaseElement.texts, choices, address, status, connection, detail];

  /** The id of the order to show (`ord_…`). */
  @property({ attribute: 'order-id' }) orderId = '';

  /** Payments whose proofs the person has shown or hidden. */
  @state() private toggled: ReadonlySet<string> = new Set();
  @state() private isUnfolded = false;
  /** What was done here and leads to something: the customer may be told, or a draft lies ready. */
  @state() private outcome: Outcome | undefined;

  readonly #say = new Announcer(this);
  readonly #clipboard = new Clipboard(this, this.#say);
  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #rights = new Rights(this, () => this.api);
  readonly #downloads = new ProofDownloads(this, (unopened) => this.#say.assertive(unopenedText(this.localiser, unopened)));
  readonly #fresh = new FreshSections(this);
  readonly #live = new LiveOrder(this, {
    client: () => this.api,
    orderId: () => this.orderId,
    onChange: (order, before) => this.#changed(order, before),
    onRead: ({ id }) => this.#readRest(id),
    onError: (error) => this.#failed(error),
    onConnection: (state) => this.#say.polite(this.msg(state === 'live' ? 'connection.announce.back' : 'connection.announce.lost')),
  });
  readonly #grace = new Countdown(this, () => (this.#live.order?.status === 'confirmed' ? this.#live.order.graceEndsAt : undefined));
  readonly #later = new LaterParts(this, {
    localiser: () => this.localiser,
    onTexts: (texts) => {
      const { texts: known } = ManualOrderDetail;
      known.push(...texts.filter((set) => !known.includes(set)));
    },
    onDone: (order, request) => this.#done(order, request),
    onConflict: () => this.#live.retry(),
  });
  /** What is done here needs no mark. */
  #isOwn = false;

  constructor() {
    super();
    new KeptFocus(this, () => this.renderRoot.querySelector('#title, [part=retry]'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#unfold);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#unfold);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('orderId')) return;
    this.outcome = undefined;
    this.#downloads.forget();
    this.isUnfolded = false;
    this.toggled = new Set();
    this.#fresh.clear();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.#content()}${this.#say.region()}</div>`;
  }

  #content(): TemplateResult {
    if (!this.api) return this.renderNotConfigured();
    if (!this.orderId) return emptyState({ icon: icons.file, title: this.msg('detail.noOrder') });
    const { order, error } = this.#live;
    if (order) return this.#order(this.#viewOf(order, this.api), error);
    if (error !== undefined) return pageFailure(this.localiser, { error, onRetry: () => this.#live.retry() });
    return pageSkeleton(this.localiser);
  }

  #viewOf(order: Order, client: Client): DetailView {
    return {
      localiser: this.localiser, settings: this.#settings, rights: this.#rights, clipboard: this.#clipboard, fresh: this.#fresh.names, client, order,
      openOrder: (orderId) => emit<RelatedOrderOpenDetail>(this, 'order-open', { orderId }),
      ask: (question) => this.#later.ask(question),
      refresh: () => this.#later.refreshDialog(),
      edited: () => { if (order.status !== 'draft') this.outcome = 'edited'; },
      duplicated: (draft) => {
        this.outcome = 'duplicated';
        emit<OrderDuplicatedDetail>(this, 'order-duplicated', { order: draft }, { outcome: true });
      },
    };
  }

  #order(view: DetailView, error: unknown): TemplateResult {
    const { localiser, order, client } = view;
    const later = this.#later;
    return html`
      <article class="stack page" aria-labelledby="title">
        ${pageHeader(view)}
        ${pageNavigation(view, (name) => this.#go(name))}
        ${this.#connection(error)}${rightsFailure(localiser, this.#rights)}${settingsFailure(localiser, this.#settings, { title: this.msg(may(view, 'payments.record') ? 'detail.settingsFailed' : 'detail.codesShown') })}
        ${graceNotice(view, this.#grace.seconds)}${cancellationNotice(view)}${holdNotice(view)}${alertNotices(view)}${outcomeNotice(view, { outcome: this.outcome, onSettled: () => { this.outcome = undefined; } })}
        <div class="columns">
          <div class="stack">
            ${section(view, { name: 'status', title: this.msg('detail.status'), content: html`<manual-order-status-tracker .client=${client} .order=${order} .messages=${this.messages}></manual-order-status-tracker>` })}
            ${guard([order, localiser, view.settings.value, this.#rights.isKnown, this.isUnfolded, view.fresh], () => linesSection(view, { isUnfolded: this.isUnfolded, onUnfold: this.#unfold }))}
            ${unopenedNotice(localiser, this.#downloads, client)}
            ${paymentsSection({
              ...view, downloading: this.#downloads.waiting, onDownload: (proof) => void this.#downloads.open(client, proof), toggled: this.toggled, onToggle: (id) => this.#toggle(id),
              viewer: (payment) => later.viewer(view, payment, this.messages),
            })}
            ${later.messages(view)}
          </div>
          <div class="stack">${customerSection(view)}${detailsSection(view)}${fulfilmentSection(view)}${later.history(view)}</div>
        </div>
        ${connectionFootnote(localiser, { connection: isFinal(order) ? undefined : this.#live.connection, timeZone: this.#settings.timeZone })}
        ${later.dialog(order)}
        ${actionBar(view, { onEdit: () => emit<OrderEditDetail>(this, 'order-edit', { orderId: order.id }, { outcome: true }), onPrint: () => print() })}
      </article>`;
  }

  /** Whether what is shown is still true. */
  #connection(error: unknown): TemplateResult | typeof nothing {
    const onRetry = (): void => this.#live.retry();
    if (error !== undefined) return loadFailure(this.localiser, { error, title: this.msg('detail.stale'), onRetry });
    return this.#live.connection === 'reconnecting' ? connectionLost(this.localiser, { readAtMs: this.#live.readAtMs, timeZone: this.#settings.timeZone, onRetry }) : nothing;
  }

  #readRest(orderId: string): void {
    if (this.api) this.#later.read(this.api, orderId);
  }

  readonly #unfold = (): void => { this.isUnfolded = true; };

  #toggle(paymentId: string): void {
    this.toggled = this.toggled.has(paymentId) ? new Set([...this.toggled].filter((id) => id !== paymentId)) : new Set([...this.toggled, paymentId]);
  }

  #go(name: string): void {
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${name}-title`);
    heading?.focus({ preventScroll: true });
    heading?.closest('section')?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  #changed(order: Order, before: Order | undefined): void {
    if (!before || this.#isOwn) return;
    const names = this.#fresh.mark(order, before);
    const titles = names.map((name: SectionName) => this.msg(`detail.${name}`));
    if (titles.length > 0) this.#say.polite(this.msg('detail.announce.changed', { sections: this.localiser.list(titles) }));
  }

  #done(order: Order | undefined, { done }: ActionRequest): void {
    const before = this.#live.order;
    this.#isOwn = true;
    if (order) this.#live.take(order);
    else this.#live.retry();
    this.#isOwn = false;
    if (before) this.#readRest(before.id);
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
