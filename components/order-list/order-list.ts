import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { OrderSummary } from '../../src/index.ts';
import { ShopSettings } from '../controllers/shop-settings.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { failureText } from '../foundation/failure-text.ts';
import { focusAfterRemoval } from '../foundation/focus-after-removal.ts';
import { recordStyles } from '../foundation/records.css.ts';
import { choices } from '../locales/en/choices.ts';
import { list } from '../locales/en/list.ts';
import { status } from '../locales/en/status.ts';
import { shownColumns, type OrderColumn } from './columns.ts';
import { chipsOf, peopleOf, type FilterChip } from './filter-words.ts';
import { ListMemory } from './list-memory.ts';
import { changed, filterCount, filterOf, isNarrowed, nextSort, widened, type ListQuery } from './list-query.ts';
import { isModified, openView, resolved, viewOf, viewsOf, type ListView } from './list-views.ts';
import { MoneyFooter } from './money-footer.ts';
import { styles } from './order-list.css.ts';
import type { OrderListEventMap, OrderOpenDetail, OrdersErrorDetail, QueryChangeDetail } from './order-list.events.ts';
import { OrderRows } from './order-rows.ts';
import { OrderSelection } from './order-selection.ts';
import { OrderTable } from './order-table.ts';
import { OrderTools, type ToolsOptions } from './order-tools.ts';
import { isSearchKey, SearchText } from './search-text.ts';
import { arrivedBar, emptyList, incomplete, readFailure, selectionBar } from './table-bars.ts';
import { orderTable, rowCount } from './table.ts';
import { chipBar, toolbar, viewBar } from './toolbar.ts';

export interface ManualOrderList {
  addEventListener<Type extends keyof (OrderListEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderList, event: (HTMLElementEventMap & OrderListEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * The master list: every order, online and manual, in one table that searches, filters, sorts and follows what happens in
 * the shop. What it shows is one `query`, so that a page can keep it in its address (`listQueryToParams`). A person's own
 * views and columns are kept in this browser.
 *
 * @element manual-order-list
 * @slot empty - What a shop without orders may do first.
 * @event query-change - The person wants to see something else; `detail.query` says what.
 * @event order-open - The person wants to see an order; `detail.orderId` says which.
 * @event orders-error - The orders could not be read; `detail.error` says why.
 * @csspart views - The views; inside it `view` (also `current`), `save-view` and `manage-views`.
 * @csspart toolbar - Search and tools; inside it `search`, `fold`, `columns` and `export`.
 * @csspart filters - The filters, while they are unfolded.
 * @csspart chips - The filters that are on; inside it `chip`, `remove` and `clear`.
 * @csspart selection - What can be done with the orders that are selected.
 * @csspart scroll - What scrolls. Its height is `--manual-order-list-height` at most.
 * @csspart table - The table; inside it `heading`, `sort`, `row` (also `selected`), `select` and `order-link`.
 * @csspart range - How many rows there are. Beside it `load-more`.
 * @csspart money - The sums of all orders that the filter matches; inside it `money-fold`, `sums` and `export-sums`.
 * @csspart alert - On a row: what of its order needs a person. Beside it `overdue`.
 * @cssproperty [--manual-order-list-height=max(420px, 72dvb)] - How high the table grows before it scrolls.
 */
export class ManualOrderList extends BaseElement {
  static override styles = [BaseElement.styles, recordStyles, styles];
  static override texts = [...BaseElement.texts, choices, status, list];

  /** View, search, filters, sort and columns. Set it to start elsewhere; the element replaces it as the person goes on. */
  @property({ attribute: false }) query: ListQuery = {};

  /** The address of an order's own page, for links that can be opened beside this page. `order-open` is told all the same. */
  @property({ attribute: false }) orderHref: ((order: OrderSummary) => string) | undefined;

  readonly #say = new Announcer(this);
  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #memory = new ListMemory(this, { client: () => this.api, onKnown: () => this.#begin() });
  readonly #rows = new OrderRows(this, {
    client: () => this.api,
    query: () => this.#query,
    onLoaded: ({ total }) => this.#loaded(total),
    onArrived: (orders) => this.#arrived(orders),
    onRead: (read) => this.#money.follow(read),
    onError: (error) => this.#failed(error),
  });
  readonly #money = new MoneyFooter(this, {
    client: () => this.api, messages: () => this.messages, query: () => this.#query, filter: () => filterOf(this.#query),
  });
  readonly #selection = new OrderSelection(this.#rows, () => this.requestUpdate());
  readonly #table = new OrderTable(this, { rows: this.#rows, selection: () => this.#selection, onOpen: (orderId) => this.#open(orderId) });
  readonly #people = (): ReadonlyMap<string, string> => peopleOf(this.#memory.session, this.#rows.items);
  readonly #tools = new OrderTools(this);
  readonly #search = new SearchText(this, (q) => {
    if (q !== (this.#query.q ?? '')) this.#go(changed(this.#query, { q }));
  });

  /** The query that the element itself set last: any other comes from the page. */
  #own: ListQuery | undefined;
  #waitsToSay = false;
  /** The button that brings new rows goes away with them. */
  #focusesFirst = false;

  protected override willUpdate(values: PropertyValues<this>): void {
    super.willUpdate(values);
    if (values.has('query') && this.query !== this.#own) this.#search.reset(this.query?.q ?? '');
    this.#selection.chooseFrom({ client: this.api, filter: filterOf(this.#query) });
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">${this.api ? this.#list() : this.renderNotConfigured()}${this.#say.region()}</div>`;
  }

  #list(): TemplateResult {
    const { localiser } = this;
    const query = this.#query;
    const views = this.#views;
    const current = viewOf(views, query);
    const tools = this.#toolOptions(views, current);
    const { isAll, count, isWhole } = this.#selection;
    const { total = 0, hasMore } = this.#rows;
    return html`
      <section class="list" tabindex="-1" aria-label=${this.msg('list.label')} @keydown=${(event: KeyboardEvent) => this.#key(event)}>
        ${viewBar({
          localiser, views, current, isModified: current !== undefined && isModified(current, query),
          onOpen: (view) => this.#openView(view), onSave: () => this.#tools.open('saveView'), onManage: () => this.#tools.open('manageViews'),
        })}
        ${toolbar({
          localiser, typed: this.#search.typed, filterCount: filterCount(query), areFiltersOpen: this.#tools.areFiltersOpen,
          onType: (text) => this.#search.type(text), onSearch: () => this.#search.search(), onFilters: () => this.#tools.toggleFilters(),
          onColumns: () => this.#tools.open('columns'), onExport: () => this.#tools.open('export'),
        })}
        ${this.#rows.error === undefined ? incomplete(localiser, this.#settings) : nothing}
        <div id="filters" ?hidden=${!this.#tools.areFiltersOpen}>${this.#tools.filters(tools)}</div>
        ${chipBar({
          localiser, chips: chipsOf({ localiser, settings: this.#settings, people: this.#people }, query),
          onRemove: (chip) => this.#unfilter(chip), onClear: () => this.#clear(),
        })}
        ${selectionBar({
          localiser, count, isAll, all: isWhole && hasMore ? total : undefined, onAll: () => this.#selection.selectAll(), onClear: () => this.#selection.clear(),
          onExport: () => this.#tools.open(isAll ? 'export' : 'exportSelection'), mayHold: this.#memory.has('orders:write'), onHold: (kind) => this.#tools.open(kind),
        })}
        ${this.#content(query)}
        ${this.#tools.dialog(tools)}
      </section>`;
  }

  #content(query: ListQuery): TemplateResult {
    const { localiser } = this;
    const { error, isFirst, count, total, isLoading, isOutdated, waiting } = this.#rows;
    const failure = readFailure(localiser, this.#rows);
    if (isFirst && error !== undefined) return html`${failure}`;
    if (total === 0 && !isOutdated) return html`${failure}${emptyList(localiser, { isNarrowed: isNarrowed(query), onClear: () => this.#clear() })}`;
    return html`${failure}
      ${arrivedBar({ localiser, count: waiting, onShow: () => this.#showArrived() })}
      ${isFirst ? html`<p class="visually-hidden">${this.msg('list.loading')}</p>` : nothing}
      <div class="rows ${isLoading && !isFirst ? 'waiting' : ''}">${orderTable({
        localiser, settings: this.#settings, query, columns: this.#columns, rows: this.#rows, table: this.#table, selection: this.#selection,
        onSort: (column) => this.#go(changed(query, { sort: nextSort(query, column) })), hrefOf: this.orderHref,
      })}</div>
      ${isFirst || count === 0 ? nothing : html`${rowCount(localiser, this.#rows)}${this.#money.render(localiser)}`}`;
  }

  /** What is shown: a view that is only named stands for its filters. */
  get #query(): ListQuery { return resolved(() => this.#views, this.query ?? {}); }
  get #views(): readonly ListView[] { return viewsOf({ localiser: this.localiser, settings: this.#settings, memory: this.#memory }); }
  get #columns(): readonly OrderColumn[] { return shownColumns(this.#query.columns ?? this.#memory.arranged.columns); }

  #toolOptions(views: readonly ListView[], current: ListView | undefined): ToolsOptions {
    return {
      localiser: this.localiser, client: this.api, messages: this.messages, query: this.#query, columns: this.#columns, people: this.#people,
      views, current, arranged: this.#memory.arranged, selected: this.#selection.isAll ? [] : [...this.#selection.ids], total: this.#rows.total,
      onQuery: (query) => this.#go(query),
      onColumns: (columns) => this.#choose(columns, current),
      onArrange: (change) => this.#memory.change(change),
      onSaved: (id) => this.#go(changed(this.#query, { view: id })),
      onExported: (filename) => this.#say.polite(this.msg('list.exported', { filename })),
    };
  }

  /** A view with columns of its own is changed by itself; else they are the person's, whatever they look at. */
  #choose(columns: readonly OrderColumn[] | undefined, current: ListView | undefined): void {
    if (!current?.query.columns) this.#memory.change({ columns });
    this.#go(changed(this.#query, { columns }));
  }

  /** What is known of the person says what the list opens with, unless the page has said so. */
  #begin(): void {
    const view = this.#views.find(({ id }) => id === this.#memory.arranged.defaultView);
    if (view && this.#own === undefined && Object.keys(this.query ?? {}).every((name) => name === 'limit')) this.#openView(view);
  }

  #key(event: KeyboardEvent): void {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    this.#focusSearch();
  }

  #focusSearch(): void {
    this.renderRoot.querySelector<HTMLElement>('#search')?.focus();
  }

  #unfilter(chip: FilterChip): void {
    const ids = [...this.renderRoot.querySelectorAll<HTMLElement>('.chip')].map(({ dataset: { id = '' } }) => id);
    this.#go(chip.without);
    void focusAfterRemoval(this, { ids, removedId: chip.name, fallback: () => this.renderRoot.querySelector<HTMLElement>('#search') });
  }

  #openView(view: ListView): void {
    this.#search.reset(view.query.q ?? '');
    this.#go(openView(view, this.#query));
  }

  #clear(): void {
    this.#search.reset('');
    this.#go(widened(this.#query));
    // The button that was pressed is gone with the filters.
    this.#focusSearch();
  }

  #go(query: ListQuery): void {
    this.#own = query;
    this.query = query;
    this.#waitsToSay = true;
    emit<QueryChangeDetail>(this, 'query-change', { query });
  }

  #showArrived(): void {
    this.#waitsToSay = true;
    this.#focusesFirst = true;
    this.#rows.refresh();
  }

  #open(orderId: string): void {
    emit<OrderOpenDetail>(this, 'order-open', { orderId });
  }

  #loaded(total: number | undefined): void {
    this.#table.toStart();
    if (this.#waitsToSay) this.#say.polite(this.msg('list.announce.loaded', { count: total ?? this.#rows.count }));
    if (this.#focusesFirst) void this.#table.focus(0);
    this.#waitsToSay = this.#focusesFirst = false;
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
