import type { Fulfilment, HandOff, Shipment } from '../../src/contract/fulfilment.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { carriers } from '../../src/rules/carriers.ts';
import { addressLines, formatsOf, linkOf } from '../messages/format.ts';
import { markup, type Markup } from '../messages/markup.ts';
import { quantityField, type FormErrors, type PageAction, type Typed } from './provider-form.ts';
import { pageStyle } from './provider-page-style.ts';

/** What the page of a hand-off shows. */
export interface PageContent {
  settings: Settings;
  publicUrl: string;
  handOff: HandOff;
  fulfilment: Fulfilment;
  /** What may be answered now. */
  open: ReadonlySet<PageAction>;
  left: Fulfilment['lines'];
  shipments: readonly Shipment[];
  /** What an unanswered amendment changes. */
  changes: readonly { what: string; before: string; now: string }[];
  /** What has just happened, for a person to read. */
  notice?: { text: string; tone: 'good' | 'bad' } | undefined;
  action?: PageAction | undefined;
  typed: Typed;
  errors: FormErrors;
  /** Names the next submission. */
  once: string;
}

const frame = (title: string, body: Markup): Markup => markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body><main>${body}</main></body>
</html>
`;

/** What stands in place of a page that a link does not open: whether it is wrong or too old is not said. */
export const noPage = (): string => frame('Not found', markup`<header><h1>This link opens nothing</h1></header>
<section><p>It may have expired, or not have been copied whole. Please open the latest e-mail about the order, or ask the shop to send it again.</p></section>`).toString();

const states: Readonly<Record<string, string>> = {
  acknowledged: 'Accepted.', inProgress: 'Being prepared, or shipped in part.', onHold: 'On hold.', closed: 'Everything has been shipped.',
  rejected: 'Refused. Nothing is to be shipped.', cancelled: 'Cancelled. Please ship nothing more of it.',
};

const hidden = ({ once }: PageContent, action: PageAction): Markup => markup`<input type="hidden" name="once" value="${once}"><input type="hidden" name="action" value="${action}">`;

const error = (content: PageContent, id: string, name: string, action: PageAction): Markup | undefined =>
  (content.action === action && content.errors[name] !== undefined ? markup`<p class="error" id="${id}-error">${content.errors[name]}</p>` : undefined);
// Without a script it is the browser that brings a person to what is wrong: to the first of several.
const invalid = (content: PageContent, id: string, name: string, action: PageAction): Markup | undefined =>
  (content.action === action && content.errors[name] !== undefined ? markup` aria-invalid="true" aria-describedby="${id}-error" autofocus` : undefined);
const typedOf = (content: PageContent, name: string, action: PageAction, fallback = ''): string => (content.action === action ? content.typed[name] : undefined) ?? fallback;

const plainForm = (content: PageContent, action: PageAction, label: string): Markup | undefined => (!content.open.has(action) ? undefined
  : markup`<form method="post">${hidden(content, action)}<button>${label}</button></form>`);

const reasonForm = (content: PageContent, action: PageAction, { summary, label, button }: { summary: string; label: string; button: string }): Markup | undefined => {
  if (!content.open.has(action)) return undefined;
  const id = `${action}-reason`;
  return markup`<details${content.action === action ? markup` open` : undefined}><summary>${summary}</summary>
<form method="post">${hidden(content, action)}<div class="field"><label for="${id}">${label}</label>
<textarea id="${id}" name="reason" maxlength="1000" required${invalid(content, id, 'reason', action)}>${typedOf(content, 'reason', action)}</textarea>${error(content, id, 'reason', action)}</div>
<button class="quiet">${button}</button></form></details>`;
};

const shipForm = (content: PageContent): Markup | undefined => {
  if (!content.open.has('ship')) return undefined;
  const at = (name: string): Markup => markup`id="ship-${name}" name="${name}"${invalid(content, `ship-${name}`, name, 'ship')}`;
  const wrong = (name: string): Markup | undefined => error(content, `ship-${name}`, name, 'ship');
  const chosen = typedOf(content, 'carrier', 'ship');
  return markup`<section><h2>Ship</h2>
<form method="post">${hidden(content, 'ship')}
<div class="field"><label for="ship-carrier">Carrier</label><select ${at('carrier')}>
<option value="">Choose…</option>${carriers.map(({ name }) => markup`<option value="${name}"${chosen === name ? markup` selected` : undefined}>${name}</option>`)}
<option value="other"${chosen === 'other' ? markup` selected` : undefined}>Another, named below</option></select>${wrong('carrier')}</div>
<div class="field"><label for="ship-otherCarrier">Name of another carrier</label><input ${at('otherCarrier')} maxlength="64" autocomplete="off" value="${typedOf(content, 'otherCarrier', 'ship')}">${wrong('otherCarrier')}</div>
<div class="field"><label for="ship-trackingNumber">Tracking number</label><input ${at('trackingNumber')} maxlength="128" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${typedOf(content, 'trackingNumber', 'ship')}">${wrong('trackingNumber')}</div>
<fieldset><legend>In this parcel</legend><table><tbody>${content.left.map(({ lineId, title, sku, quantity }) => {
    const name = quantityField(lineId);
    const id = `ship-${name}`;
    return markup`<tr><th scope="row"><label for="${id}">${title}</label><small>${sku}</small></th><td class="figure"><input class="quantity" ${at(name)} type="text" inputmode="numeric" value="${typedOf(content, name, 'ship', String(quantity))}"> <small>of ${quantity}</small>${wrong(name)}</td></tr>`;
  })}</tbody></table></fieldset>
<button>Record the parcel</button></form></section>`;
};

const cancelSection = (content: PageContent): Markup | undefined => (!content.open.has('stop') ? undefined : markup`<section><h2>The shop asks you to stop</h2>
<p>${content.fulfilment.cancellation?.reason ?? 'The order is to be cancelled. Please ship nothing more of it.'}</p>
${plainForm(content, 'stop', 'We have stopped it')}
${reasonForm(content, 'tooLate', { summary: 'It is too late', label: 'Why can it not be stopped?', button: 'Say that it is too late' })}</section>`);

const changeSection = (content: PageContent): Markup | undefined => (!content.open.has('acceptChange') ? undefined : markup`<section><h2>The order has changed</h2>
<table><thead><tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">Now</th></tr></thead>
<tbody>${content.changes.map(({ what, before, now }) => markup`<tr><th scope="row">${what}</th><td>${before}</td><td>${now}</td></tr>`)}</tbody></table>
${plainForm(content, 'acceptChange', 'Accept the change')}
${reasonForm(content, 'refuseChange', { summary: 'We cannot change it', label: 'Why not?', button: 'Refuse the change' })}</section>`);

const answerSection = (content: PageContent): Markup | undefined => (!content.open.has('accept') && !content.open.has('reject') ? undefined : markup`<section><h2>${content.open.has('accept') ? 'Can you ship this order?' : 'Something in the way?'}</h2>
${plainForm(content, 'accept', 'Accept the order')}
${reasonForm(content, 'reject', { summary: 'We cannot ship it', label: 'Why not?', button: 'Refuse the order' })}</section>`);

const parcelsSection = ({ shipments, handOff, publicUrl }: PageContent): Markup | undefined => {
  if (shipments.length === 0) return undefined;
  const titles = new Map(handOff.lines.map(({ lineId, title }) => [lineId, title]));
  return markup`<section><h2>Shipped</h2><table><tbody>${shipments.map(({ carrier, trackingNumber, trackingUrl, lines }) => {
    const link = linkOf(trackingUrl, publicUrl);
    return markup`<tr><th scope="row">${carrier}<br>${link !== undefined && trackingNumber !== undefined ? markup`<a href="${link}" rel="noreferrer noopener">${trackingNumber}</a>` : trackingNumber}</th>
<td>${lines.map(({ lineId, quantity }) => markup`${quantity} × ${titles.get(lineId) ?? lineId}<br>`)}</td></tr>`;
  })}</tbody></table></section>`;
};

/** The page on which a warehouse without a system of its own reads a hand-off and answers for it. No script, nothing loaded. */
export function providerPage(content: PageContent): string {
  const { handOff, fulfilment, settings, notice } = content;
  const formats = formatsOf({ locale: 'en', shop: settings });
  const row = (name: string, value: string | undefined): Markup | undefined => (value === undefined ? undefined : markup`<dt>${name}</dt><dd>${value}</dd>`);
  // What has just been recorded says the same, unless nothing is left to do.
  const state = notice?.tone === 'good' && fulfilment.status !== 'closed' ? undefined : states[fulfilment.status];
  return frame(`Order ${handOff.orderNumber}`, markup`<header><p>${settings.shop.name}</p><h1>Order ${handOff.orderNumber}</h1></header>
${notice && markup`<div class="notice${notice.tone === 'bad' ? ' bad' : ''}" role="status"><p>${notice.text}</p></div>`}
${state && markup`<div class="notice${['cancelled', 'rejected'].includes(fulfilment.status) ? ' warn' : ''}"><p>${state}</p></div>`}
${cancelSection(content)}${changeSection(content)}${answerSection(content)}${shipForm(content)}
<section><h2>Goods</h2><table><thead><tr><th scope="col">Item</th><th scope="col" class="figure">Quantity</th></tr></thead>
<tbody>${handOff.lines.map(({ title, sku, quantity }) => markup`<tr><th scope="row">${title}<br><small>${sku}</small></th><td class="figure">${quantity}</td></tr>`)}</tbody></table></section>
<section><h2>Where to</h2><dl>${row('Address', handOff.shipTo && addressLines(handOff.shipTo, formats).join('\n'))}${row('Recipient', handOff.recipient.name)}${row('Phone', handOff.recipient.phone)}${row('E-mail', handOff.recipient.email)}
${row('Wanted on', handOff.requestedDeliveryDate && formats.calendarDate(handOff.requestedDeliveryDate))}${row('Instructions', handOff.instructions)}${row('Packing note', handOff.packingNote)}</dl></section>
${parcelsSection(content)}`).toString();
}
