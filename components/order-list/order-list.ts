import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OrderListQuery, OrderQuery, OrderSummary } from '../../src/index.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { failureText } from '../foundation/failure-text.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { choices } from '../locales/en/choices.ts';
import { list } from '../locales/en/list.ts';
import { status } from '../locales/en/status.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { between, changed, daysOf, defaultLimit, filterOf, isNarrowed, nextSort, onPage, widened, withFilter, withFlag } from './list-query.ts';
import { LiveOrders, type OrdersShown } from './live-orders.ts';
import { moneyFooter } from './money-footer.ts';
import { styles } from './order-list.css.ts';
import type { OrderListEventMap, OrderOpenDetail, OrdersErrorDetail, QueryChangeDetail } from './order-list.events.ts';
import { OrderSums } from './order-sums.ts';
import { pager, table } from './table.ts';
import { toolbar } from './toolbar.ts';

const typingMs = 250;

export interface ManualOrderList {
  addEventListener<Type extends keyof (OrderListEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderList, event: (HTMLElementEventMap & OrderListEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * The master list: every order, online and manual, in one table that searches, filters, sorts, pages, and follows what
 * happens in the shop. What it shows is one `query`, so that a page can keep it in its address.
 *
 * @element manual-order-list
 * @event query-change - The person searched, filtered, sorted or turned the page; `detail.query` is the new query.
 * @event order-open - The person wants to see an order; `detail.orderId` says which.
 * @event orders-error - The orders could not be read; `detail.error` says why.
 * @csspart toolbar - Search and filters; inside it `search`, `filters`, `fold` and `clear`.
 * @csspart table - The table; inside it `heading`, `sort`, `row` and `order-link`.
 * @csspart range - Which rows are shown.
 * @csspart previous - The button to the page before.
 * @csspart next - The button to the next page.
 * @csspart money - The sums of all orders that the filter matches; inside it `money-fold`, `sums` and `export`.
 * @csspart alert - On a row: what of its order needs a person. Beside it `overdue`.
 */
export class ManualOrderList extends BaseElement {
  static override styles = [BaseElement.styles, recordStyles, styles];
  static override texts = [...BaseElement.texts, choices, status, list];

  /** Search, filters, sort and page. Set it to start elsewhere; the element replaces it as the person goes on. */
  @property({ attribute: false }) query: OrderListQuery = {};

  @state() private typed = '';
  @state() private isFolded = true;
  @state() private areDatesChosen = false;
  @state() private areSumsOpen = false;

  readonly #say = new Announcer(this);
  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #live = new LiveOrders(this, {
    client: () => this.api,
    query: () => this.query,
    onLoaded: (shown) => this.#loaded(shown),
    onArrived: (orders) => this.#arrived(orders),
    onRead: (read) => this.#sums.follow(read),
    onError: (error) => this.#failed(error),
  });
  readonly #sums = new OrderSums(this, { client: () => this.api, filter: () => filterOf(this.query) });

  /** The cursors of the pages before this one, the first page being `undefined`. */
  #trail: (string | undefined)[] = [];
  /** The query that the element itself set last: any other comes from the page, and the way back to it is not known. */
  #own: OrderListQuery | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #waitsToSay = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(values: PropertyValues<this>): void {
    super.willUpdate(values);
    if (!values.has('query') || this.query === this.#own) return;
    this.#trail = [];
    this.typed = this.query.q ?? '';
    this.areDatesChosen = false;
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.api ? this.#list() : this.renderNotConfigured()}${this.#say.region()}</div>`;
  }

  #list(): TemplateResult {
    const { shown, error } = this.#live;
    const title = shown ? this.msg('list.stale') : this.msg('list.loadFailed');
    return html`
      <section class="list" aria-label=${this.msg('list.label')}>
        ${toolbar({
          localiser: this.localiser, settings: this.#settings, query: this.query, typed: this.typed, isOpen: !this.isFolded,
          onType: (text) => this.#type(text),
          onSearch: () => this.#search(),
          areDatesOpen: this.areDatesChosen || this.query.from !== undefined || this.query.to !== undefined,
          onFilter: (name, value) => this.#go(withFilter(this.query, name, value)),
          onFlag: (name, isOn) => this.#go(withFlag(this.query, name, isOn)),
          onDates: (isOpen) => this.#openDates(isOpen),
          onDay: (name, day) => {
            this.areDatesChosen = true;
            this.#go(between(this.query, { [name]: day }));
          },
          onSort: (sort) => this.#sort(sort),
          onClear: () => this.#clear(),
          onToggle: () => { this.isFolded = !this.isFolded; },
        })}
        ${error === undefined ? nothing : loadFailure(this.localiser, { error, title, onRetry: () => this.#live.retry() })}
        ${shown?.items.length === 0 ? this.#empty() : shown || error === undefined ? this.#rows(shown) : nothing}
        ${shown && shown.items.length > 0 ? moneyFooter({
          localiser: this.localiser, settings: this.#settings, sums: this.#sums, isOpen: this.areSumsOpen,
          onToggle: () => { this.areSumsOpen = !this.areSumsOpen; }, onExport: () => void this.#export(),
        }) : nothing}
      </section>`;
  }

  #rows(shown: OrdersShown | undefined): TemplateResult {
    const { isLoading, moved } = this.#live;
    return html`
      ${shown ? nothing : html`<p class="visually-hidden">${this.msg('list.loading')}</p>`}
      <div class=${isLoading && shown ? 'outdated' : ''}>${table({
        localiser: this.localiser, settings: this.#settings, query: this.query, orders: shown?.items, isLoading, moved,
        onSort: (column) => this.#sort(nextSort(this.query, column)),
        onOpen: (orderId) => emit<OrderOpenDetail>(this, 'order-open', { orderId }),
      })}</div>
      ${shown ? this.#pager(shown) : nothing}`;
  }

  #pager({ items, total, nextCursor }: OrdersShown): TemplateResult {
    const isFirst = this.query.after === undefined;
    return pager({
      localiser: this.localiser, count: items.length, total,
      from: isFirst || this.#trail.length > 0 ? this.#trail.length * (this.query.limit ?? defaultLimit) + 1 : undefined,
      // From a page that was opened by its address, the only way back that is known is the first.
      onPrevious: isFirst ? undefined : () => this.#turn(this.#trail.at(-1), this.#trail.slice(0, -1)),
      onNext: nextCursor === undefined ? undefined : () => this.#turn(nextCursor, [...this.#trail, this.query.after]),
    });
  }

  #empty(): TemplateResult {
    if (!isNarrowed(this.query)) return emptyState({ icon: icons.box, title: this.msg('list.empty'), text: this.msg('list.emptyText') });
    return emptyState({
      icon: icons.search, title: this.msg('list.noMatches'), text: this.msg('list.noMatchesText'),
      actions: html`<button type="button" class="button" part="clear" @click=${() => this.#clear()}>${icon(icons.close)}${this.msg('list.clear')}</button>`,
    });
  }

  #type(text: string): void {
    this.typed = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), typingMs);
  }

  #search(): void {
    clearTimeout(this.#typing);
    const q = this.typed.trim();
    if (q !== (this.query.q ?? '')) this.#go(changed(this.query, { q }));
  }

  #sort(sort: NonNullable<OrderQuery['sort']>): void {
    this.#go(changed(this.query, { sort }));
  }

  /** The two dates begin with the month that was chosen. */
  #openDates(isOpen: boolean): void {
    this.areDatesChosen = isOpen;
    if (isOpen && this.query.month !== undefined) this.#go(between(this.query, daysOf(this.query.month)));
  }

  async #export(): Promise<void> {
    const file = await this.#sums.export();
    if (!file) return this.#say.assertive(this.msg('list.money.exportFailed'));
    const { month, from, to } = this.query;
    const period = month ?? [from, to].filter(Boolean).join('-to-');
    const href = URL.createObjectURL(file);
    Object.assign(document.createElement('a'), { href, download: `reconciliation${period && `-${period}`}.csv` }).click();
    // The browser has taken it by the next task.
    setTimeout(() => URL.revokeObjectURL(href));
    this.#say.polite(this.msg('list.money.exported'));
  }

  #clear(): void {
    this.typed = '';
    this.areDatesChosen = false;
    this.#go(widened(this.query));
    // The button that was pressed is gone with the filters.
    this.renderRoot.querySelector<HTMLElement>('#search')?.focus();
  }

  #go(query: OrderListQuery): void {
    this.#turnTo(query, []);
  }

  #turn(after: string | undefined, trail: (string | undefined)[]): void {
    this.#turnTo(onPage(this.query, after), trail);
  }

  #turnTo(query: OrderListQuery, trail: (string | undefined)[]): void {
    this.#trail = trail;
    this.#own = query;
    this.query = query;
    this.#waitsToSay = true;
    emit<QueryChangeDetail>(this, 'query-change', { query });
  }

  #loaded({ items, total }: OrdersShown): void {
    if (this.#waitsToSay) this.#say.polite(this.msg('list.announce.loaded', { count: total ?? items.length }));
    this.#waitsToSay = false;
  }

  #arrived(orders: readonly OrderSummary[]): void {
    const numbers = this.localiser.list(orders.map(({ number }) => number ?? this.msg('list.draft')));
    this.#say.polite(this.msg('list.announce.arrived', { count: orders.length, numbers }));
  }

  #failed(error: unknown): void {
    this.#say.assertive(failureText(this.localiser, error).text);
    emit<OrdersErrorDetail>(this, 'orders-error', { error });
  }
}
