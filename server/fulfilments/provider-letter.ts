import type { Fulfilment, HandOff, ProviderCall } from '../../src/contract/fulfilment.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { addressLines, formatsOf } from '../messages/format.ts';
import { addresses, button, facts, lineTable, page, paragraph } from '../messages/layout.ts';
import { oneLine, textOf, type Letter } from '../messages/letter.ts';
import { termsDiffer } from './terms.ts';

interface Written { settings: Settings; link: string }

const locale = 'en';

const compose = ({ settings, link, subject, lead, action, head, blocks, lines }: Written & {
  subject: string;
  lead: readonly string[];
  action: string;
  head: readonly (readonly [string, string])[];
  blocks: readonly { heading: string; lines: readonly string[] }[];
  lines: readonly { title: string; sku: string; quantity: string }[];
}): Letter => {
  const shop = oneLine(settings.shop.name);
  const footer = [`The link is for this order and your warehouse alone. Please do not pass it on.`, `${shop} sent this e-mail by itself.`];
  const html = page({
    locale, shop, heading: subject, title: subject, preview: lead[0] ?? subject, footer,
    body: [
      ...lead.map(paragraph),
      button({ href: link, label: action }),
      ...(head.length === 0 ? [] : [facts(head)]),
      ...(lines.length === 0 ? [] : [lineTable({ columns: ['Item', 'Quantity'], rows: lines.map(({ title, sku, quantity }) => ({ title, details: sku, figures: [quantity] })) })]),
      ...(blocks.length === 0 ? [] : [addresses(blocks)]),
    ],
  });
  const text = textOf([
    subject, ...lead, `${action}: ${link}`,
    head.map(([name, value]) => `${name}: ${value}`),
    lines.map(({ title, sku, quantity }) => `${quantity} × ${title} (${sku})`),
    ...blocks.map((block) => [`${block.heading}:`, ...block.lines.map((line) => `  ${line}`)]),
    footer,
  ]);
  return { subject: oneLine(`${shop}: ${subject}`), html: html.toString(), text, locale };
};

/** What stands on the packing list. */
const contents = ({ orderNumber, recipient, requestedDeliveryDate, instructions, packingNote, shipTo, lines }: HandOff, settings: Settings) => {
  const formats = formatsOf({ locale, shop: settings });
  const known = (name: string, value: string | undefined): [string, string][] => (value === undefined ? [] : [[name, value]]);
  return {
    head: [
      ...known('Order', orderNumber), ...known('Recipient', recipient.name), ...known('Phone', recipient.phone), ...known('E-mail', recipient.email),
      ...known('Wanted on', requestedDeliveryDate === undefined ? undefined : formats.calendarDate(requestedDeliveryDate)),
      ...known('Delivery instructions', instructions), ...known('Packing note', packingNote),
    ],
    blocks: shipTo === undefined ? [] : [{ heading: 'Ship to', lines: addressLines(shipTo, formats) }],
    lines: lines.map(({ title, sku, quantity }) => ({ title, sku, quantity: String(quantity) })),
  };
};

/** The e-mail that asks a warehouse to ship an order. */
export const requestLetter = (handOff: HandOff, written: Written): Letter => compose({
  ...written, ...contents(handOff, written.settings),
  subject: `Please ship order ${handOff.orderNumber}`,
  lead: ['Please pick, pack and ship the goods below. Open the page to accept the order, to refuse it with a reason, and to enter the tracking number when it leaves.'],
  action: 'Open the order',
});

/** The e-mail that tells a warehouse that an order has changed. */
export const amendmentLetter = (handOff: HandOff, before: Fulfilment['lines'], written: Written): Letter => {
  const changes = termsDiffer(before, handOff.lines).map(({ title, sku, before: was, after: is }) => `${title} (${sku}): ${was} before, ${is} now`);
  return compose({
    ...written, ...contents(handOff, written.settings),
    subject: `Order ${handOff.orderNumber} has changed`,
    lead: [
      `The order has changed since you got it. ${changes.length === 0 ? 'The goods stay as they were; please compare address and notes.' : `What is different: ${changes.join('; ')}.`}`,
      'Below is the whole order as it should be shipped now. Open the page to accept the change, or to refuse it with a reason.',
    ],
    action: 'Answer the change',
  });
};

/** The e-mail that asks a warehouse to stop. */
export const cancelLetter = ({ orderNumber, reason }: ProviderCall, written: Written): Letter => compose({
  ...written, head: reason === undefined ? [] : [['Reason', reason]], blocks: [], lines: [],
  subject: `Please do not ship order ${orderNumber}`,
  lead: ['The order is to be cancelled. Open the page to say whether you have stopped it, or that it is too late.'],
  action: 'Answer the cancellation',
});
