import type { Shipment } from '../../src/contract/fulfilment.ts';
import type { Order } from '../../src/contract/order.ts';
import { compose, type Contents, type Pen } from './compose.ts';
import { addressLines, linkOf } from './format.ts';
import { addresses, button, facts, lineTable, paragraph } from './layout.ts';
import { factLines, type Fact, type Letter, type LetterSubject } from './letter.ts';

/** What a letter about a parcel is written from. */
export interface ParcelSubject extends LetterSubject {
  shipment: Shipment;
}

/** Whether everything that was wanted has come as far. */
const isWhole = ({ lines }: Order, stage: 'shipped' | 'delivered'): boolean =>
  lines.every(({ quantity, quantities }) => quantities[stage] + quantities.cancelled >= quantity);

const known = (rows: readonly (readonly [name: string, value: string | undefined])[]): Fact[] =>
  rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));

/** Which parcel, what is in it, and where it goes. */
const parcel = ({ order, shipment }: ParcelSubject, { words, formats, number }: Pen, rows: readonly (readonly [string, string | undefined])[]) => {
  const head = known([[words.order, number], [words.carrier, shipment.carrier], [words.trackingNumber, shipment.trackingNumber], ...rows]);
  const goods = shipment.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return { title: line?.title ?? lineId, details: line?.sku ?? '', figures: [String(quantity)] };
  });
  const shipTo = order.shippingAddress === undefined ? [] : [{ heading: words.shipTo, lines: addressLines(order.shippingAddress, formats) }];
  return {
    head,
    html: [lineTable({ columns: [words.inParcel, words.quantity], rows: goods }), ...(shipTo.length === 0 ? [] : [addresses(shipTo)])],
    text: [
      [`${words.inParcel}:`, ...goods.map(({ title, details, figures }) => `  ${figures[0]} × ${title}${details === '' ? '' : ` (${details})`}`)],
      ...shipTo.map(({ heading, lines }) => [`${heading}:`, ...lines.map((line) => `  ${line}`)]),
    ],
  };
};

/** The e-mail that tells the customer that a parcel is on its way, and where it can be followed. */
export const shipped = (subject: ParcelSubject): Letter => compose('shipped', subject, (pen): Contents => {
  const { words, formats, number } = pen;
  const { order, shipment, publicUrl } = subject;
  const link = linkOf(shipment.trackingUrl, publicUrl);
  const expected = shipment.estimatedDeliveryOn === undefined ? undefined : formats.calendarDate(shipment.estimatedDeliveryOn);
  const { head, html, text } = parcel(subject, pen, [[words.estimatedDelivery, expected]]);
  return {
    lead: words.shipped.lead({ number, whole: isWhole(order, 'shipped') }),
    preview: words.shipped.preview({ carrier: shipment.carrier, trackingNumber: shipment.trackingNumber }),
    html: [facts(head), ...(link === undefined ? [] : [button({ href: link, label: words.shipped.track })]), ...html],
    text: [factLines(head), ...(link === undefined ? [] : [`${words.shipped.track}: ${link}`]), ...text],
  };
});

/** The e-mail that tells the customer that a parcel has arrived. */
export const delivered = (subject: ParcelSubject): Letter => compose('delivered', subject, (pen): Contents => {
  const { words, formats, number } = pen;
  const { order, shipment } = subject;
  const arrival = shipment.events.find(({ status }) => status === 'delivered');
  const { head, html, text } = parcel(subject, pen, [[words.deliveredOn, arrival && formats.date(arrival.at)]]);
  return {
    lead: words.delivered.lead({ number, whole: isWhole(order, 'delivered') }),
    html: [facts(head), ...html, paragraph(words.delivered.wrong)],
    text: [factLines(head), ...text, words.delivered.wrong],
  };
});
