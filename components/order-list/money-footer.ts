import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Money, Reconciliation, ReconciliationRow } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { OrderSums } from './order-sums.ts';

export interface MoneyFooterOptions {
  localiser: Localiser;
  settings: ShopSettings;
  sums: OrderSums;
  isOpen: boolean;
  onToggle: () => void;
  onExport: () => void;
}

type Total = Reconciliation['totals'][number];

const columns = ['expected', 'claimed', 'verified', 'short', 'over', 'overdue'] as const;
/** What is said of a currency in one line; the last two only where there is something. */
const inShort = ['expected', 'verified', 'short', 'overdue'] as const;
/** Sums that are best when they are nothing. */
const lacking: ReadonlySet<string> = new Set(['short', 'over', 'overdue']);

const amount = (localiser: Localiser, name: string, money: Money): unknown => (lacking.has(name) && money.amount === 0 ? nothing : localiser.money(money));

const cells = ({ localiser }: MoneyFooterOptions, sums: ReconciliationRow | Total): TemplateResult => html`
  <td role="cell" class="numeric" data-label=${localiser.msg('list.money.orders')}>${localiser.number(sums.orders)}</td>
  ${columns.map((name) => {
    const text = amount(localiser, name, sums[name]);
    return html`<td role="cell" class="numeric ${name} ${text === nothing ? 'blank' : ''}" data-label=${localiser.msg(`list.money.${name}`)}>${text}</td>`;
  })}`;

const table = (options: MoneyFooterOptions, { items, totals }: Reconciliation): TemplateResult => {
  const { localiser, settings } = options;
  const head = (text: string, classes = 'numeric'): TemplateResult => html`<th scope="col" role="columnheader" class=${classes}>${text}</th>`;
  const isMixed = totals.length > 1;
  const named = (name: string, currency: string): string => (isMixed ? `${name} · ${currency}` : name);
  return html`
    <table class="sums" part="sums" role="table">
      <caption class="visually-hidden">${localiser.msg('list.money.caption')}</caption>
      <thead role="rowgroup"><tr role="row">${head(localiser.msg('list.money.method'), '')}${head(localiser.msg('list.money.orders'))}${columns.map((name) => head(localiser.msg(`list.money.${name}`)))}</tr></thead>
      <tbody role="rowgroup">${items.map((row) => html`
        <tr role="row"><th scope="row" role="rowheader">${named(row.methodCode === undefined ? localiser.msg('list.money.noMethod') : settings.paymentMethod(row.methodCode), row.currency)}</th>${cells(options, row)}</tr>`)}</tbody>
      <tfoot role="rowgroup">${totals.map((row) => html`
        <tr role="row"><th scope="row" role="rowheader">${named(localiser.msg('list.money.total'), row.currency)}</th>${cells(options, row)}</tr>`)}</tfoot>
    </table>`;
};

const line = (localiser: Localiser, total: Total): TemplateResult => html`<p class="sum-line">${inShort
  .filter((name) => !lacking.has(name) || total[name].amount > 0)
  .map((name) => html`<span class="sum ${name}"><span class="muted">${localiser.msg(`list.money.${name}`)}</span> <strong class="number">${localiser.money(total[name])}</strong></span> `)}</p>`;

const said = ({ localiser, sums }: MoneyFooterOptions): TemplateResult => {
  const { value, error } = sums;
  if (error !== undefined) {
    return html`<p class="muted">${localiser.msg('list.money.failed')} ${failureText(localiser, error).text}
      <button type="button" class="link-button" part="sums-retry" @click=${() => void sums.read()}>${localiser.msg('common.retry')}</button></p>`;
  }
  if (!value) return html`<p class="muted" aria-busy="true">${localiser.msg('list.money.loading')}</p>`;
  return value.totals.length === 0 ? html`<p class="muted">${localiser.msg('list.money.nothing')}</p>` : html`${value.totals.map((total) => line(localiser, total))}`;
};

/** The money of all orders that the filter matches: one line a currency, by payment method when it is unfolded, and as a file. */
export const moneyFooter = (options: MoneyFooterOptions): TemplateResult => {
  const { localiser, sums, isOpen, onToggle, onExport } = options;
  const isThere = sums.value !== undefined && sums.value.totals.length > 0;
  const isBusy = sums.exporting === 'busy';
  return html`
    <section class="money" part="money" aria-label=${localiser.msg('list.money.label')}>
      <div class="money-bar">
        <button type="button" class="button quiet small" part="money-fold" aria-expanded=${isOpen ? 'true' : 'false'} aria-controls="sums" @click=${onToggle}>${
          icon(isOpen ? icons.chevronUp : icons.chevronDown)}${localiser.msg('list.money.label')}</button>
        <div class="said ${sums.isLoading && sums.value ? 'outdated' : ''}">${said(options)}</div>
        <button type="button" class="button small" part="export" aria-disabled=${ifDefined(isThere && !isBusy ? undefined : 'true')} @click=${() => isThere && onExport()}>${
          icon(isBusy ? icons.spinner : icons.download)}${localiser.msg(isBusy ? 'list.money.exporting' : 'list.money.export')}</button>
      </div>
      ${sums.exporting === 'failed' ? html`<p class="field-error money-error">${icon(icons.alert)}<span>${localiser.msg('list.money.exportFailed')}</span></p>` : nothing}
      <div id="sums" class="sums-scroll ${sums.isLoading ? 'outdated' : ''}" ?hidden=${!isOpen || !isThere}>${isOpen && sums.value && isThere ? table(options, sums.value) : nothing}</div>
    </section>`;
};
