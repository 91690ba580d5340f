import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Client, Money, OrderFilter, OrderSums, Reconciliation, ReconciliationRow } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { ListQuery } from './list-query.ts';
import { FilterFigures, totalsOf, type CurrencyTotal } from './order-sums.ts';
import { saveReconciliation } from './reconciliation-file.ts';

type Total = Reconciliation['totals'][number];

const columns = ['expected', 'claimed', 'verified', 'short', 'over', 'overdue'] as const;
/** Sums that are best when they are nothing. */
const lacking: ReadonlySet<string> = new Set(['short', 'over', 'overdue']);
/** What is said of a currency in one line; the last two only where there is something. */
const inShort = ['total', 'paid', 'balance', 'drafts', 'giveBack'] as const satisfies readonly (keyof CurrencyTotal)[];
const seldom: ReadonlySet<string> = new Set(['drafts', 'giveBack']);

const amount = (localiser: Localiser, name: string, money: Money): unknown => (lacking.has(name) && money.amount === 0 ? nothing : localiser.money(money));

const cells = (localiser: Localiser, sums: ReconciliationRow | Total): TemplateResult => html`
  <td role="cell" class="numeric" data-label=${localiser.msg('list.money.orders')}>${localiser.number(sums.orders)}</td>
  ${columns.map((name) => {
    const text = amount(localiser, name, sums[name]);
    return html`<td role="cell" class="numeric ${name} ${text === nothing ? 'blank' : ''}" data-label=${localiser.msg(`list.money.${name}`)}>${text}</td>`;
  })}`;

const table = (localiser: Localiser, settings: ShopSettings, { items, totals }: Reconciliation): TemplateResult => {
  const head = (text: string, classes = 'numeric'): TemplateResult => html`<th scope="col" role="columnheader" class=${classes}>${text}</th>`;
  const isMixed = totals.length > 1;
  const named = (name: string, currency: string): string => (isMixed ? `${name} · ${currency}` : name);
  return html`
    <table class="sums" part="sums" role="table">
      <caption class="visually-hidden">${localiser.msg('list.money.caption')}</caption>
      <thead role="rowgroup"><tr role="row">${head(localiser.msg('list.money.method'), '')}${head(localiser.msg('list.money.orders'))}${columns.map((name) => head(localiser.msg(`list.money.${name}`)))}</tr></thead>
      <tbody role="rowgroup">${items.map((row) => html`
        <tr role="row"><th scope="row" role="rowheader">${named(row.methodCode === undefined ? localiser.msg('list.money.noMethod') : settings.paymentMethod(row.methodCode), row.currency)}</th>${cells(localiser, row)}</tr>`)}</tbody>
      <tfoot role="rowgroup">${totals.map((row) => html`
        <tr role="row"><th scope="row" role="rowheader">${named(localiser.msg('list.money.total'), row.currency)}</th>${cells(localiser, row)}</tr>`)}</tfoot>
    </table>`;
};

const line = (localiser: Localiser, total: CurrencyTotal): TemplateResult => html`<p class="sum-line">${inShort
  .filter((name) => !seldom.has(name) || total[name].amount !== 0)
  .map((name) => html`<span class="sum ${name}"><span class="muted">${localiser.msg(`list.money.${name}`)}</span> <strong class="number">${localiser.money(total[name])}</strong></span> `)}</p>`;

const figures = <Figures>(localiser: Localiser, source: FilterFigures<Figures>, show: (value: Figures) => unknown): unknown => {
  const { value, error } = source;
  if (error !== undefined) {
    return html`<p class="muted">${localiser.msg('list.money.failed')} ${failureText(localiser, error).text}
      <button type="button" class="link-button" part="sums-retry" @click=${() => void source.read()}>${localiser.msg('common.retry')}</button></p>`;
  }
  return value === undefined ? html`<p class="muted" aria-busy="true">${localiser.msg('list.money.loading')}</p>` : show(value);
};

export interface MoneyFooterOptions {
  client: () => Client | undefined;
  query: () => ListQuery;
  filter: () => Partial<OrderFilter>;
  settings: ShopSettings;
  onSaved: () => void;
  onFailed: () => void;
}

/** The money of all orders that the filter matches: one line a currency, by payment method when it is unfolded, and as a file. */
export class MoneyFooter {
  readonly #host: LitElement;
  readonly #options: MoneyFooterOptions;
  readonly #sums: FilterFigures<OrderSums>;
  readonly #details: FilterFigures<Reconciliation>;
  #isOpen = false;
  #saving: 'idle' | 'busy' | 'failed' = 'idle';

  constructor(host: LitElement, options: MoneyFooterOptions) {
    this.#host = host;
    this.#options = options;
    const { client, filter } = options;
    this.#sums = new FilterFigures(host, { client, filter, isWanted: () => true, read: (shop, orders, signal) => shop.orders.sum(orders, { signal }) });
    this.#details = new FilterFigures(host, { client, filter, isWanted: () => this.#isOpen, read: (shop, orders, signal) => shop.orders.reconcile(orders, { signal }) });
  }

  /** The rows have been read. */
  follow(read: { moved: boolean }): void {
    this.#sums.follow(read);
    this.#details.follow(read);
  }

  render(localiser: Localiser): TemplateResult {
    const sums = this.#sums;
    const details = this.#details;
    const isBusy = this.#saving === 'busy';
    const isOpen = this.#isOpen;
    return html`
      <section class="money" part="money" aria-label=${localiser.msg('list.money.label')}>
        <div class="money-bar">
          <button type="button" class="button quiet small" part="money-fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="sums" @click=${() => this.#toggle()}>${
            icon(isOpen ? icons.chevronUp : icons.chevronDown)}${localiser.msg('list.money.label')}</button>
          <div class="said ${sums.isLoading && sums.value ? 'outdated' : ''}">${figures(localiser, sums, (value) => totalsOf(value).map((total) => line(localiser, total)))}</div>
        </div>
        <div id="sums" class="sums-area" ?hidden=${!isOpen}>${isOpen ? html`
          <div class="sums-scroll ${details.isLoading && details.value ? 'outdated' : ''}">${figures(localiser, details, (value) => (value.totals.length === 0
            ? html`<p class="muted">${localiser.msg('list.money.nothing')}</p>` : table(localiser, this.#options.settings, value)))}</div>
          <div class="sums-foot">
            ${this.#saving === 'failed' ? html`<p class="field-error">${icon(icons.alert)}<span>${localiser.msg('list.money.exportFailed')}</span></p>` : nothing}
            <button type="button" class="button small" part="export-sums" aria-disabled=${ifDefined(isBusy ? 'true' : undefined)} @click=${() => void this.#save()}>${
              icon(isBusy ? icons.spinner : icons.download)}${localiser.msg(isBusy ? 'list.money.exporting' : 'list.money.export')}</button>
          </div>` : nothing}</div>
      </section>`;
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.#details.follow({ moved: false });
    this.#host.requestUpdate();
  }

  async #save(): Promise<void> {
    const client = this.#options.client();
    if (!client || this.#saving === 'busy') return;
    this.#set('busy');
    try {
      await saveReconciliation(client, this.#options.query());
      this.#set('idle');
      this.#options.onSaved();
    } catch {
      this.#set('failed');
      this.#options.onFailed();
    }
  }

  #set(saving: 'idle' | 'busy' | 'failed'): void {
    this.#saving = saving;
    this.#host.requestUpdate();
  }
}
