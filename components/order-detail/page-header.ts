import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { copyButton } from '../parts/copy-button.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { statusBadge } from '../parts/status-badge.ts';
import { allShipped, canBeKeptBack, may, outThere } from './allowed.ts';
import type { DetailView, Question } from './view.ts';

/** Number, customer, statuses and money: what tells this order from another one. */
export const pageHeader = (view: DetailView): TemplateResult => {
  const { localiser, order, clipboard, settings: { timeZone } } = view;
  const at = order.confirmedAt ?? order.createdAt;
  const { company, customer, number, totals } = order;
  const who = [company?.legalName, customer.name].filter(Boolean).join(' · ');
  return html`
    <header class="header" part="header">
      <div class="heading">
        <div class="row"><h2 id="title" tabindex="-1">${number ? localiser.msg('detail.title', { number }) : localiser.msg('detail.draftTitle')}</h2>${
          number ? copyButton(localiser, { text: number, name: localiser.msg('detail.number'), clipboard }) : nothing}</div>
        ${who ? html`<p class="who">${who}</p>` : nothing}
        <p class="row">${statusBadge(localiser, 'order', order.status)}${statusBadge(localiser, 'payment', order.paymentStatus)}${statusBadge(localiser, 'fulfilment', order.fulfilmentStatus)}</p>
        <p class="muted small-text"><time datetime=${at}>${localiser.dateTime(at, { timeZone })}</time> · ${localiser.msg('detail.takenBy', { name: order.createdBy.name })}</p>
      </div>
      <dl class="worth"><dt>${localiser.msg('detail.total.total')}</dt><dd class="number amount">${localiser.money(totals.total)}</dd>
        ${totals.balance.amount === 0 ? nothing : html`<dt>${localiser.msg('detail.total.balance')}</dt><dd class="number">${localiser.money(totals.balance)}</dd>`}</dl>
    </header>`;
};

const sections = ['status', 'lines', 'payments', 'messages', 'customer', 'details', 'fulfilment', 'history'] as const;

/** The way to each section, for a page that is longer than a screen. */
export const pageNavigation = ({ localiser, fresh, order: { lines, payments, fulfilments } }: DetailView, onGo: (name: string) => void): TemplateResult => {
  const counts: Partial<Record<string, number>> = { lines: lines.length, payments: payments.length, fulfilment: fulfilments.length };
  return html`
  <nav class="contents" part="contents" aria-label=${localiser.msg('detail.contents')}><ul>${sections.map((name) => html`
    <li><button type="button" class="button small quiet" @click=${() => onGo(name)}>${localiser.msg(`detail.${name}`)}${counts[name] ? html` <span class="count">${localiser.number(counts[name])}</span>` : nothing}${
      fresh.has(name) ? html`<span class="dot" title=${localiser.msg('detail.fresh')}></span>` : nothing}</button></li>`)}</ul></nav>`;
};

interface Offered { name: string; label: string; icon: Icon; isDanger?: boolean; do: () => void }

export interface ActionBarOptions {
  onEdit: () => void;
  onPrint: () => void;
}

const offered = (view: DetailView, { onEdit, onPrint }: ActionBarOptions): Offered[] => {
  const { localiser, order } = view;
  const isAsked = order.cancellation !== undefined || order.fulfilments.some(({ status }) => status === 'cancelRequested');
  const asks = (question: Question) => () => view.ask(question);
  const all: (Offered | false)[] = [
    may(view, 'orders.update') && !isAsked && { name: 'edit', label: localiser.msg('common.edit'), icon: icons.edit, do: onEdit },
    may(view, 'orders.hold') && !isAsked && order.fulfilments.some(canBeKeptBack)
      && { name: 'hold', label: localiser.msg('detail.hold'), icon: icons.pause, do: asks(({ holdAction }) => holdAction(view)) },
    may(view, 'orders.return') && order.lines.some((line) => outThere(line) > 0)
      && { name: 'return', label: localiser.msg('detail.return'), icon: icons.undo, do: asks(({ returnAction }) => returnAction(view)) },
    may(view, 'orders.duplicate') && { name: 'duplicate', label: localiser.msg('detail.copy'), icon: icons.copy, do: asks(({ duplicateAction }) => duplicateAction(view)) },
    { name: 'print', label: localiser.msg('detail.print'), icon: icons.file, do: onPrint },
    may(view, 'orders.cancel') && !isAsked && !allShipped(order)
      && { name: 'cancel', label: localiser.msg('detail.cancel'), icon: icons.close, isDanger: true, do: asks(({ cancelAction }) => cancelAction(view)) },
  ];
  return all.filter((action) => action !== false);
};

/** What may be done to the whole order now, by the person’s rights and by where it is. It stays in sight while one scrolls. */
export const actionBar = (view: DetailView, options: ActionBarOptions): TemplateResult => {
  const { localiser, rights } = view;
  const actions = offered(view, options);
  const isReadOnly = rights.isKnown && actions.every(({ name }) => name === 'print');
  return html`
    <div class="bar" part="actions" role="group" aria-label=${localiser.msg('detail.actions')}>
      ${isReadOnly ? html`<p class="lock small-text">${icon(icons.lock)}<span>${localiser.msg('detail.readOnly')}</span></p>` : nothing}
      ${repeat(actions, ({ name }) => name, (action) => html`
        <button type="button" class="button small ${action.isDanger ? 'danger' : ''}" part=${action.name} @click=${action.do}>${icon(action.icon)}${action.label}</button>`)}
    </div>`;
};
