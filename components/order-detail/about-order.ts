import { html, nothing, type TemplateResult } from 'lit';
import type { Order } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { chip } from '../parts/chip.ts';
import { statusBadge } from '../parts/status-badge.ts';
import { addressLines, fact, facts, prose, section } from './facts.ts';

/** A value that this version does not know is shown as it came. */
const known = (localiser: Localiser, key: string, value: string): string => (localiser.has(key) ? localiser.message(key, {}) : value);

/** Who buys, and where the goods and the bill go. */
export const customerSection = (localiser: Localiser, order: Order): TemplateResult => {
  const { customer, company, shippingAddress, billingAddress } = order;
  return section('customer', localiser.msg('detail.customer'), facts(
    fact(localiser.msg('detail.company'), company?.legalName),
    fact(localiser.msg('detail.registrationNumber'), company?.registrationNumber),
    fact(localiser.msg('detail.costCentre'), company?.costCentre),
    fact(localiser.msg('detail.name'), customer.name),
    fact(localiser.msg('detail.email'), customer.email && html`<a href="mailto:${customer.email}">${customer.email}</a>`),
    fact(localiser.msg('detail.phone'), customer.phone && html`<a class="number" href="tel:${customer.phone}">${customer.phone}</a>`),
    fact(localiser.msg('detail.shippingAddress'), shippingAddress && addressLines(localiser, shippingAddress)),
    fact(localiser.msg('detail.billingAddress'), billingAddress ? addressLines(localiser, billingAddress)
      : shippingAddress && localiser.msg('detail.sameAsShipping')),
  ));
};

/** Why the order is manual, its references, dates and notes. */
export const detailsSection = (localiser: Localiser, settings: ShopSettings, order: Order): TemplateResult => {
  const { timeZone } = settings;
  const terms = order.paymentTerms;
  return section('details', localiser.msg('detail.details'), facts(
    fact(localiser.msg('detail.type'), known(localiser, `choice.segment.${order.segment}`, order.segment)),
    fact(localiser.msg('detail.channel'), order.channel && known(localiser, `choice.channel.${order.channel}`, order.channel)),
    fact(localiser.msg('detail.reason'), order.reason && settings.reason(order.reason.code)),
    fact(localiser.msg('detail.remark'), prose(order.reason?.note)),
    fact(localiser.msg('detail.originalOrder'), order.relatedOrderId),
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
  ));
};

/** The hand-offs to warehouses; parcels stand in the tracker. */
export const fulfilmentSection = (localiser: Localiser, { timeZone }: ShopSettings, { fulfilments }: Order): TemplateResult => section('fulfilment', localiser.msg('detail.fulfilment'),
  fulfilments.length === 0 ? html`<p class="muted">${localiser.msg('detail.noFulfilment')}</p>` : html`
    <ul class="entries">${fulfilments.map((handOff) => html`
      <li>
        <p class="spread"><strong>${handOff.providerCode}</strong>${statusBadge(localiser, 'handOff', handOff.status)}</p>
        ${facts(
          fact(localiser.msg('detail.providerReference'), handOff.providerReference),
          fact(localiser.msg('detail.sentAt'), handOff.sentAt && localiser.dateTime(handOff.sentAt, { timeZone })),
          fact(localiser.msg('detail.acknowledgedAt'), handOff.acknowledgedAt && localiser.dateTime(handOff.acknowledgedAt, { timeZone })),
        )}
        ${handOff.attempts.length > 1 ? html`<p class="muted small-text">${localiser.msg('detail.attempts', { count: handOff.attempts.length })}</p>` : nothing}
        ${handOff.rejection ? html`<p class="field-error">${handOff.rejection.reason}</p>` : nothing}
      </li>`)}</ul>`);
