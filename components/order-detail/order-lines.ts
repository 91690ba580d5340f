import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { lineLimits, type Money, type Order, type OrderLine } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { lineLockOf, may } from './allowed.ts';
import { lockNote, section } from './facts.ts';
import type { DetailView } from './view.ts';

/** So many lines are shown without folding any away; of more, so many. */
const unfolded = 30;
const shownFolded = 20;

const columns = ['item', 'quantity', 'unitPrice', 'tax', 'total'] as const;

const picture = ({ imageUrl }: OrderLine): TemplateResult => {
  const url = safeUrl(imageUrl, 'image');
  return html`<span class="picture">${url ? html`<img src=${url} alt="" loading="lazy" width="40" height="40">` : icon(icons.box)}</span>`;
};

const item = (localiser: Localiser, line: OrderLine): TemplateResult => {
  const about = [line.sku, ...line.options.map(({ value }) => value)].filter(Boolean).join(' · ');
  const { shipped, returned, cancelled } = line.quantities;
  return html`
    <div class="item">${picture(line)}
      <div><span class="title">${line.title}</span>
        ${about ? html`<span class="muted small-text">${about}</span>` : nothing}
        ${shipped > 0 && shipped < line.quantity ? html`<span class="muted small-text">${localiser.msg('detail.shippedOf', { shipped, quantity: line.quantity })}</span>` : nothing}
        ${returned > 0 ? html`<span class="muted small-text">${localiser.msg('detail.returnedOf', { count: returned })}</span>` : nothing}
        ${cancelled > 0 ? html`<span class="muted small-text">${localiser.msg('detail.cancelledOf', { count: cancelled })}</span>` : nothing}
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

/** What may be done to one line; the last one of an order stays. */
const actionsOf = (view: DetailView, line: OrderLine): TemplateResult => {
  const { localiser, order } = view;
  const canRemove = lineLimits(line).canRemove && order.lines.length > 1 && may(view, 'orders.removeLine');
  return html`<span class="line-actions">
    <button type="button" class="button small icon-only quiet" part="edit-line" aria-label=${localiser.msg('detail.editLine', { item: line.title })} @click=${() => view.ask(({ quantityAction }) => quantityAction(view, line))}>${icon(icons.edit)}</button>
    ${canRemove ? html`<button type="button" class="button small icon-only quiet" part="remove-line" aria-label=${localiser.msg('common.removeNamed', { name: line.title })} @click=${() => view.ask(({ removeAction }) => removeAction(view, line))}>${icon(icons.trash)}</button>` : nothing}</span>`;
};

const row = (view: DetailView, line: OrderLine, isEditable: boolean): TemplateResult => {
  const { localiser, settings } = view;
  const label = (column: (typeof columns)[number]) => localiser.msg(`detail.column.${column}`);
  return html`
    <tr role="row">
      <th scope="row" role="rowheader">${item(localiser, line)}</th>
      <td role="cell" class="numeric" data-label=${label('quantity')}><div class="quantity">${localiser.number(line.quantity)}${isEditable ? actionsOf(view, line) : nothing}</div></td>
      <td role="cell" class="numeric" data-label=${label('unitPrice')}><div>${price(localiser, settings, line)}</div></td>
      <td role="cell" class="numeric" data-label=${label('tax')}>${localiser.rate(line.taxRate)}</td>
      <td role="cell" class="numeric" data-label=${label('total')}><div><span class="number">${localiser.money(line.totals.total)}</span>
        ${line.totals.discount.amount > 0 ? html`<span class="muted small-text">${localiser.msg('detail.discounted', { amount: localiser.money(line.totals.discount) })}</span>` : nothing}</div></td>
    </tr>`;
};

const returns = ({ localiser, settings: { timeZone }, order }: DetailView): TemplateResult | typeof nothing => (order.returns.length === 0 ? nothing : html`
  <ul class="refunds small-text" aria-label=${localiser.msg('detail.returns')}>${order.returns.map(({ lines, reason, restocked, at, by }) => html`
    <li part="return"><strong>${localiser.msg('detail.returned', { count: lines.reduce((sum, { quantity }) => sum + quantity, 0) })}</strong>
      ${[reason, restocked ? localiser.msg('detail.restocked') : undefined].filter(Boolean).join(' · ')} <span class="muted">${by.name} · ${localiser.dateTime(at, { timeZone })}</span></li>`)}</ul>`);

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

export interface LinesOptions {
  /** All lines are shown, however many there are. */
  isUnfolded: boolean;
  onUnfold: () => void;
}

/** What was ordered, at what price, and what it comes to. A long order shows its first lines at first, so that the rest of the page stays near. */
export const linesSection = (view: DetailView, { isUnfolded, onUnfold }: LinesOptions): TemplateResult => {
  const { localiser, order } = view;
  const { isEditable, lock } = lineLockOf(view);
  const isFolded = !isUnfolded && order.lines.length > unfolded;
  const shown = isFolded ? order.lines.slice(0, shownFolded) : order.lines;
  return section(view, { name: 'lines', title: localiser.msg('detail.lines'), content: html`
  ${order.lines.length === 0 ? html`<p class="muted">${localiser.msg('detail.noLines')}</p>` : html`
    <table class="table" part="lines" role="table" aria-labelledby="lines-title">
      <thead role="rowgroup"><tr role="row">${columns.map((column) => html`
        <th scope="col" role="columnheader" class=${column === 'item' ? '' : 'numeric'}>${localiser.msg(`detail.column.${column}`)}</th>`)}</tr></thead>
      <tbody role="rowgroup">${repeat(shown, ({ id }) => id, (line) => row(view, line, isEditable))}</tbody>
    </table>`}
  ${isFolded ? html`<button type="button" class="button small" part="unfold" @click=${onUnfold}>${icon(icons.chevronDown)}${localiser.msg('detail.allLines', { count: order.lines.length })}</button>` : nothing}
  ${lockNote(localiser, lock)}
  ${returns(view)}
  ${totals(localiser, order)}` });
};
