import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Order, WatchState } from '../../src/index.ts';
import { Clipboard } from '../controllers/clipboard.ts';
import { KeptFocus } from '../controllers/kept-focus.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { failureText } from '../foundation/failure-text.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { connection } from '../locales/en/connection.ts';
import { status } from '../locales/en/status.ts';
import { tracker } from '../locales/en/tracker.ts';
import { connectionFootnote, connectionLost } from '../parts/connection-note.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import * as icons from '../parts/icons.ts';
import { announcementsOf } from './announcements.ts';
import { compactTracker } from './compact.ts';
import { LiveOrder } from './live-order.ts';
import { shipmentItem } from './shipments.ts';
import { exceptionNotice, stageItem, type TrackerView } from './stages.ts';
import { styles } from './status-tracker.css.ts';
import type { StatusTrackerEventMap, TrackingChangeDetail, TrackingErrorDetail } from './status-tracker.events.ts';
import { isFinal, timeline } from './timeline.ts';

export interface ManualOrderStatusTracker {
  addEventListener<Type extends keyof (StatusTrackerEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderStatusTracker, event: (HTMLElementEventMap & StatusTrackerEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Shows where an order is, live: its stations with their times, what needs attention, and its shipments with carrier,
 * tracking number and events. It says nothing that the server did not say, and stops listening when the order is final.
 * With `compact` it is one line, for a row of a list or a confirmation.
 *
 * @element manual-order-status-tracker
 * @event tracking-change - The server told something new of the order; `detail.order` is the order.
 * @event tracking-error - The order could not be read or listened to; `detail.error` says why.
 * @csspart stages - The list of stations.
 * @csspart stage - One station; also `done`, `current`, `open` (passed by) or `ahead`.
 * @csspart stage-mark - The sign of a station.
 * @csspart stage-name - The name of a station.
 * @csspart compact - The one line of the short form; inside it `now`, `next` and `wrong`.
 * @csspart shipment - One parcel.
 * @csspart tracking-link - The link on a tracking number.
 * @csspart tracking-history - The events of a parcel.
 * @csspart tracking-event - One of these events.
 */
export class ManualOrderStatusTracker extends BaseElement {
  static override styles = [BaseElement.styles, recordStyles, styles];
  static override texts = [...BaseElement.texts, status, connection, tracker];

  /** The id of the order to follow (`ord_…`). */
  @property({ attribute: 'order-id' }) orderId = '';

  /** The order itself, from a page that follows it already: nothing is read or listened to then. */
  @property({ attribute: false }) order: Order | undefined;

  /** Shows one line: where the order is, how far that is, and what comes next. */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #say = new Announcer(this);
  readonly #clipboard = new Clipboard(this, this.#say);
  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #live = new LiveOrder(this, {
    client: () => (this.order ? undefined : this.api),
    orderId: () => this.orderId,
    onChange: (order, before) => this.#told(order, before),
    onError: (error) => this.#failed(error),
    onConnection: (state) => this.#say.polite(this.msg(state === 'live' ? 'connection.announce.back' : 'connection.announce.lost')),
  });

  constructor() {
    super();
    new KeptFocus(this, () => this.renderRoot.querySelector('section, [part=retry]'));
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.#content()}${this.#say.region()}</div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('order');
    if (this.order && before?.id === this.order.id && before.version !== this.order.version) this.#announce(this.order, before);
  }

  #content(): TemplateResult {
    if (this.order) return this.#tracker(this.order, undefined);
    if (!this.api) return this.renderNotConfigured();
    if (!this.orderId) return emptyState({ icon: icons.box, title: this.msg('tracker.noOrder') });
    const { order, error } = this.#live;
    if (order) return this.#tracker(order, error);
    if (error !== undefined && this.compact) return this.#compactFailure();
    if (error !== undefined) return loadFailure(this.localiser, { error, title: this.msg('tracker.loadFailed'), onRetry: () => this.#live.retry() });
    return this.compact ? html`<div class="compact" aria-busy="true"><span class="visually-hidden">${this.msg('tracker.loading')}</span><span class="skeleton" part="skeleton"></span></div>` : this.#skeleton();
  }

  #tracker(order: Order, error: unknown): TemplateResult {
    const { timeZone } = this.#settings;
    const view: TrackerView = { localiser: this.localiser, timeZone, clipboard: this.#clipboard };
    const way = timeline(order, { now: new Date().toISOString() });
    const { stages, exceptions } = way;
    const connection: WatchState | undefined = this.#live.connection;
    const label = order.number ? this.msg('tracker.label', { number: order.number }) : this.msg('tracker.labelWithoutNumber');
    if (this.compact) return html`<section tabindex="-1" aria-label=${label}>${compactTracker({ ...view, timeline: way, connection: error === undefined ? connection : 'reconnecting' })}</section>`;
    return html`
      <section class="stack" tabindex="-1" aria-label=${label}>
        ${error === undefined ? nothing : loadFailure(this.localiser, { error, title: this.msg('tracker.stale'), onRetry: () => this.#live.retry() })}
        ${connection === 'reconnecting' ? connectionLost(this.localiser, { readAtMs: this.#live.readAtMs, timeZone, onRetry: () => this.#live.retry() }) : nothing}
        <ol class="stages" part="stages" aria-label=${this.msg('tracker.stages')}>
          ${repeat(stages, ({ key }) => key, (stage) => stageItem(view, stage))}
        </ol>
        ${exceptionNotice(view, exceptions)}
        ${this.#shipments(order, view)}
        ${this.order ? nothing : connectionFootnote(this.localiser, { connection: isFinal(order) ? undefined : connection, timeZone })}
      </section>`;
  }

  #compactFailure(): TemplateResult {
    return html`<div class="compact" role="alert"><span>${this.msg('tracker.loadFailed')}</span>
      <button class="link-button" part="retry" type="button" @click=${() => this.#live.retry()}>${this.msg('common.retry')}</button></div>`;
  }

  #shipments({ shipments, lines, status, fulfilmentStatus }: Order, view: TrackerView): TemplateResult | typeof nothing {
    if (shipments.length === 0) {
      const expected = status === 'confirmed' && fulfilmentStatus !== 'notRequired';
      return expected ? html`<p class="muted small-text">${this.msg('tracker.noShipments')}</p>` : nothing;
    }
    const delivered = shipments.filter((shipment) => shipment.status === 'delivered').length;
    return html`
      <div class="stack shipments">
        <div class="row"><h3>${this.msg('tracker.shipments', { count: shipments.length })}</h3>${
          shipments.length > 1 ? html`<span class="muted small-text">${this.msg('tracker.delivered', { count: delivered, total: shipments.length })}</span>` : nothing}</div>
        <ul class="stack">${repeat(shipments, ({ id }) => id, (shipment) => shipmentItem(view, shipment, lines))}</ul>
      </div>`;
  }

  // The same places as the stations, so that nothing moves when they come.
  #skeleton(): TemplateResult {
    return html`
      <div aria-busy="true">
        <p class="visually-hidden">${this.msg('tracker.loading')}</p>
        <div class="stages" part="skeleton" aria-hidden="true">
          ${Array.from({ length: 6 }, () => html`<div class="stage ahead"><span class="mark"></span><div class="about"><span class="skeleton"></span></div></div>`)}
        </div>
      </div>`;
  }

  #told(order: Order, before: Order | undefined): void {
    emit<TrackingChangeDetail>(this, 'tracking-change', { order });
    if (before) this.#announce(order, before);
  }

  #announce(order: Order, before: Order): void {
    for (const text of announcementsOf(this.localiser, order, before)) this.#say.polite(text);
  }

  #failed(error: unknown): void {
    this.#say.assertive(failureText(this.localiser, error).text);
    emit<TrackingErrorDetail>(this, 'tracking-error', { error });
  }
}
