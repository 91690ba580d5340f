import { html, nothing, type TemplateResult } from 'lit';
import type { Localiser } from '../foundation/localiser.ts';
import { chip } from '../parts/chip.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { lockOf } from './allowed.ts';
import { addressLines, fact, facts, lockNote, prose, section } from './facts.ts';
import type { DetailView } from './view.ts';

/** A value that this version does not know is shown as it came. */
const known = (localiser: Localiser, key: string, value: string): string => (localiser.has(key) ? localiser.message(key, {}) : value);

/** Who buys, and where the goods and the bill go. */
export const customerSection = (view: DetailView): TemplateResult => {
  const { localiser, order: { customer, company, shippingAddress, billingAddress } } = view;
  const { isEditable, lock } = lockOf(view, 'shippingAddress');
  return section(view, { name: 'customer', title: localiser.msg('detail.customer'), content: html`${facts(
    fact(localiser.msg('detail.company'), company?.legalName),
    fact(localiser.msg('detail.registrationNumber'), company?.registrationNumber),
    fact(localiser.msg('detail.costCentre'), company?.costCentre),
    fact(localiser.msg('detail.name'), customer.name),
    fact(localiser.msg('detail.email'), customer.email && html`<a href="mailto:${customer.email}">${customer.email}</a>`),
    fact(localiser.msg('detail.phone'), customer.phone && html`<a class="number" dir="ltr" href="tel:${customer.phone}">${customer.phone}</a>`),
    fact(localiser.msg('detail.shippingAddress'), shippingAddress && addressLines(localiser, shippingAddress)),
    fact(localiser.msg('detail.billingAddress'), billingAddress ? addressLines(localiser, billingAddress)
      : shippingAddress && localiser.msg('detail.sameAsShipping')),
  )}
  ${isEditable ? html`<div class="row"><button type="button" class="button small quiet" part="edit-address" @click=${() => view.ask(({ addressAction }) => addressAction(view))}>${icon(icons.edit)}${localiser.msg('detail.editAddress')}</button></div>` : nothing}
  ${lockNote(localiser, lock)}` });
};

/** The order that this one refers to, by its number. */
const originalOrder = ({ order: { relatedOrderId, relatedOrderNumber }, openOrder }: DetailView): TemplateResult | undefined => (relatedOrderId === undefined ? undefined : html`
  <button type="button" class="link-button" part="original-order" @click=${() => openOrder(relatedOrderId)}>${relatedOrderNumber ?? relatedOrderId}</button>`);

/** Why the order is manual, its references, dates and notes. */
export const detailsSection = (view: DetailView): TemplateResult => {
  const { localiser, settings, order } = view;
  const { timeZone } = settings;
  const terms = order.paymentTerms;
  return section(view, { name: 'details', title: localiser.msg('detail.details'), content: html`${facts(
    fact(localiser.msg('detail.type'), known(localiser, `choice.segment.${order.segment}`, order.segment)),
    fact(localiser.msg('detail.channel'), order.channel && known(localiser, `choice.channel.${order.channel}`, order.channel)),
    fact(localiser.msg('detail.reason'), order.reason && settings.reason(order.reason.code)),
    fact(localiser.msg('detail.remark'), prose(order.reason?.note)),
    fact(localiser.msg('detail.originalOrder'), originalOrder(view)),
    fact(localiser.msg('detail.purchaseOrderNumber'), order.purchaseOrderNumber),
    fact(localiser.msg('detail.externalReference'), order.externalReference),
    fact(localiser.msg('detail.orderDate'), html`<time datetime=${order.orderedAt}>${localiser.dateTime(order.orderedAt, { timeZone })}</time>`),
    fact(localiser.msg('detail.requestedDeliveryDate'), order.requestedDeliveryDate && localiser.date(order.requestedDeliveryDate)),
    fact(localiser.msg('detail.shippingMethod'), order.shipping?.label ?? order.shipping?.methodCode),
    fact(localiser.msg('detail.terms'), terms?.type === 'net' && terms.netDays !== undefined ? localiser.msg('choice.netTerms', { count: terms.netDays }) : undefined),
    fact(localiser.msg('detail.note.customer'), prose(order.notes.customer)),
    fact(localiser.msg('detail.note.packing'), prose(order.notes.packing)),
    fact(localiser.msg('detail.note.internal'), prose(order.notes.internal)),
    fact(localiser.msg('detail.tags'), order.tags.length > 0 ? html`<span class="row">${order.tags.map((tag) => chip(localiser, { label: tag }))}</span>` : undefined),
  )}
  ${lockOf(view, 'notes').isEditable ? html`<div class="row"><button type="button" class="button small quiet" part="edit-notes" @click=${() => view.ask(({ notesAction }) => notesAction(view))}>${icon(icons.edit)}${localiser.msg('detail.editNotes')}</button></div>` : nothing}` });
};
