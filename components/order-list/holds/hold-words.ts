import { html, nothing, type TemplateResult } from 'lit';
import type { OrderSummary } from '../../../src/index.ts';
import { failureText } from '../../foundation/failure-text.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { statusText } from '../../parts/status-badge.ts';
import { isRefused, type HoldFailure, type HoldKind } from './hold-run.ts';

/** So many orders are named; the others are counted. */
const mostNamed = 50;

interface Named {
  number: string;
  why: string;
}

/** Orders, each with why it is left. */
export const namedOrders = (localiser: Localiser, orders: readonly Named[]): TemplateResult => html`
  <ul class="named" tabindex="0" aria-label=${localiser.msg('list.label')}>${orders.slice(0, mostNamed).map(({ number, why }) => html`<li><span class="number">${number}</span> <span class="muted">${why}</span></li>`)}
    ${orders.length > mostNamed ? html`<li class="muted">${localiser.msg('list.more', { count: orders.length - mostNamed })}</li>` : nothing}</ul>`;

const numberOf = (localiser: Localiser, { number }: { number?: string | undefined }): string => number ?? localiser.msg('list.draft');

/** Why an order cannot be held or released as it is: its status says so, or that it is held already. A draft is named by whose it is. */
export const leftOut = (localiser: Localiser, order: OrderSummary): Named => ({
  number: numberOf(localiser, order),
  why: order.status === 'confirmed' ? localiser.msg('list.hold.already')
    : order.status === 'draft' ? (order.companyName ?? order.customerName ?? '') : statusText(localiser, 'order', order.status),
});

/** Why the server did not do it. */
export const notDone = (localiser: Localiser, kind: HoldKind, { target, error }: HoldFailure): Named => {
  return { number: numberOf(localiser, target), why: isRefused(error) ? localiser.msg(`list.${kind}.refused`) : failureText(localiser, error).text };
};
