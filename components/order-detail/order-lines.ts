import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Money, Order, OrderLine } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { icon } from '../parts/icon.ts';
import { section } from './facts.ts';

const columns = ['item', 'quantity', 'unitPrice', 'tax', 'total'] as const;

const picture = ({ imageUrl }: OrderLine): TemplateResult => {
  const url = safeUrl(imageUrl, 'image');
  return html`<span class="picture">${url ? html`<img src=${url} alt="" loading="lazy" width="40" height="40">` : icon('box')}</span>`;
};

const item = (localiser: Localiser, line: OrderLine): TemplateResult => {
  const about = [line.sku, ...line.options.map(({ value }) => value)].filter(Boolean).join(' · ');
  const { shipped } = line.quantities;
  return html`
    <div class="item">${picture(line)}
      <div><span class="title">${line.title}</span>
        ${about ? html`<span class="muted small-text">${about}</span>` : nothing}
        ${shipped > 0 && shipped < line.quantity ? html`<span class="muted small-text">${localiser.msg('detail.shippedOf', { shipped, quantity: line.quantity })}</span>` : nothing}
      </div>
    </div>`;
};

const price = (localiser: Localiser, settings: ShopSettings, line: OrderLine): TemplateResult => {
  const override = line.priceOverride;
  const isChanged = line.unitPrice.amount !== line.listPrice.amount;
  return html`<span class="number">${localiser.money(line.unitPrice)}</span>
    ${isChanged ? html`<span class="muted small-text">${localiser.msg('detail.listPrice', { price: localiser.money(line.listPrice) })}</span>` : nothing}
    ${override ? html`<span class="muted small-text">${[settings.priceReason(override.reasonCode), override.note].filter(Boolean).join(': ')}</span>` : nothing}`;
};

const row = (localiser: Localiser, settings: ShopSettings, line: OrderLine): TemplateResult => {
  const label = (column: (typeof columns)[number]) => localiser.msg(`detail.column.${column}`);
  return html`
    <tr role="row">
      <th scope="row" role="rowheader">${item(localiser, line)}</th>
      <td role="cell" class="numeric" data-label=${label('quantity')}>${localiser.number(line.quantity)}</td>
      <td role="cell" class="numeric" data-label=${label('unitPrice')}><div>${price(localiser, settings, line)}</div></td>
      <td role="cell" class="numeric" data-label=${label('tax')}>${localiser.rate(line.taxRate)}</td>
      <td role="cell" class="numeric" data-label=${label('total')}><div><span class="number">${localiser.money(line.totals.total)}</span>
        ${line.totals.discount.amount > 0 ? html`<span class="muted small-text">${localiser.msg('detail.discounted', { amount: localiser.money(line.totals.discount) })}</span>` : nothing}</div></td>
    </tr>`;
};

const totals = (localiser: Localiser, { totals: sums, discounts, lines }: Order): TemplateResult => {
  const line = (name: 'items' | 'discount' | 'shipping' | 'tax' | 'total' | 'paid' | 'balance', money: Money) =>
    html`<div class="sum ${name}"><dt>${localiser.msg(`detail.total.${name}`)}</dt><dd class="number">${localiser.money(money)}</dd></div>`;
  const isDiscounted = sums.discount.amount !== 0 || discounts.length > 0 || lines.some(({ discounts: off }) => off.length > 0);
  return html`
    <dl class="sums" part="totals">
      ${line('items', sums.items)}
      ${isDiscounted ? line('discount', { ...sums.discount, amount: -sums.discount.amount }) : nothing}
      ${line('shipping', sums.shipping)}${line('tax', sums.tax)}${line('total', sums.total)}${line('paid', sums.paid)}${line('balance', sums.balance)}
    </dl>`;
};

/** What was ordered, at what price, and what it comes to. */
export const linesSection = (localiser: Localiser, settings: ShopSettings, order: Order): TemplateResult => section('lines', localiser.msg('detail.lines'), html`
  ${order.lines.length === 0 ? html`<p class="muted">${localiser.msg('detail.noLines')}</p>` : html`
    <table class="table" part="lines" role="table" aria-labelledby="lines-title">
      <thead role="rowgroup"><tr role="row">${columns.map((column) => html`
        <th scope="col" role="columnheader" class=${column === 'item' ? '' : 'numeric'}>${localiser.msg(`detail.column.${column}`)}</th>`)}</tr></thead>
      <tbody role="rowgroup">${repeat(order.lines, ({ id }) => id, (line) => row(localiser, settings, line))}</tbody>
    </table>`}
  ${totals(localiser, order)}`);
