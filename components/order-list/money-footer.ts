import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Client, OrderFilter, OrderSums, Reconciliation } from '../../src/index.ts';
import { Later } from '../controllers/later.ts';
import { defineElement } from '../foundation/define-element.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { Messages } from '../foundation/messages.ts';
import { skeletonLines } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { figures } from './figures.ts';
import type { ListQuery } from './list-query.ts';
import { FilterFigures, totalsOf, type CurrencyTotal } from './order-sums.ts';
import { partFailure } from './order-tools.ts';

/** What is said of a currency in one line; the last two only where there is something. */
const inShort = ['total', 'paid', 'balance', 'drafts', 'giveBack'] as const satisfies readonly (keyof CurrencyTotal)[];
const seldom: ReadonlySet<string> = new Set(['drafts', 'giveBack']);

const line = (localiser: Localiser, total: CurrencyTotal): TemplateResult => html`<p class="sum-line">${inShort
  .filter((name) => !seldom.has(name) || total[name].amount !== 0)
  .map((name) => html`<span class="sum ${name}"><span class="muted">${localiser.msg(`list.money.${name}`)}</span> <strong class="number">${localiser.money(total[name])}</strong></span> `)}</p>`;

export interface MoneyFooterOptions {
  client: () => Client | undefined;
  messages: () => Messages | undefined;
  query: () => ListQuery;
  filter: () => Partial<OrderFilter>;
}

/** The money of all orders that the filter matches: one line a currency, and by payment method when it is unfolded. */
export class MoneyFooter {
  readonly #host: LitElement;
  readonly #options: MoneyFooterOptions;
  readonly #sums: FilterFigures<OrderSums>;
  readonly #details: FilterFigures<Reconciliation>;
  readonly #table: Later;
  #isOpen = false;

  constructor(host: LitElement, options: MoneyFooterOptions) {
    this.#host = host;
    this.#options = options;
    const { client, filter } = options;
    this.#sums = new FilterFigures(host, { client, filter, isWanted: () => true, read: (shop, orders, signal) => shop.orders.sum(orders, { signal }) });
    this.#details = new FilterFigures(host, { client, filter, isWanted: () => this.#isOpen, read: (shop, orders, signal) => shop.orders.reconcile(orders, { signal }) });
    this.#table = new Later(host, async () => defineElement('manual-order-part-money-table', (await import('./money/money-table.ts')).ManualOrderPartMoneyTable));
  }

  /** The rows have been read. */
  follow(read: { moved: boolean }): void {
    this.#sums.follow(read);
    this.#details.follow(read);
  }

  render(localiser: Localiser): TemplateResult {
    const sums = this.#sums;
    const isOpen = this.#isOpen;
    return html`
      <section class="money" part="money" aria-label=${localiser.msg('list.money.label')}>
        <div class="money-bar">
          <button type="button" class="button quiet small" part="money-fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="sums" @click=${() => this.#toggle()}>${
            icon(isOpen ? icons.chevronUp : icons.chevronDown)}${localiser.msg('list.money.label')}</button>
          <div class="said ${sums.isLoading && sums.value ? 'outdated' : ''}">${figures(localiser, sums, (value) => totalsOf(value).map((total) => line(localiser, total)))}</div>
        </div>
        <div id="sums" class="sums-area" ?hidden=${!isOpen}>${isOpen ? this.#byMethod(localiser) : nothing}</div>
      </section>`;
  }

  #byMethod(localiser: Localiser): TemplateResult {
    const { client, messages, query } = this.#options;
    if (!this.#table.isThere) return this.#table.hasFailed ? partFailure(localiser, this.#table) : skeletonLines(3);
    return html`<manual-order-part-money-table exportparts="sums, export-sums" .client=${client()} .messages=${messages()} .query=${query()} .figures=${this.#details}></manual-order-part-money-table>`;
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    void this.#table.load();
    this.#details.follow({ moved: false });
    this.#host.requestUpdate();
  }
}
