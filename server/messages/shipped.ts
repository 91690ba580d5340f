import { addressLines, formatsOf, linkOf } from './format.ts';
import { addresses, button, facts, lineTable, page, paragraph } from './layout.ts';
import { oneLine, textOf, type Letter, type ParcelSubject } from './letter.ts';
import { wordingOf } from './wording.ts';

/** The e-mail that tells the customer that a parcel is on its way, and where it can be followed. */
export const shipped = ({ order, settings, shipment, publicUrl }: ParcelSubject): Letter => {
  const { wording: words, locale } = wordingOf(order.locale);
  const formats = formatsOf({ locale, shop: settings });
  const shop = oneLine(settings.shop.name);
  const number = order.number ?? order.id;
  const { subject, preview, heading, opening, lead, track, inParcel } = words.shipped;
  const { carrier, trackingNumber, estimatedDeliveryOn } = shipment;
  const link = linkOf(shipment.trackingUrl, publicUrl);
  const whole = order.lines.every(({ quantity, quantities }) => quantities.shipped + quantities.cancelled >= quantity);
  const head: [string, string][] = [
    [words.order, number],
    [words.carrier, carrier],
    ...(trackingNumber === undefined ? [] : [[words.trackingNumber, trackingNumber] as [string, string]]),
    ...(estimatedDeliveryOn === undefined ? [] : [[words.estimatedDelivery, formats.calendarDate(estimatedDeliveryOn)] as [string, string]]),
  ];
  const parcel = shipment.lines.map(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return { title: line?.title ?? lineId, details: line?.sku ?? '', figures: [String(quantity)] };
  });
  const shipTo = order.shippingAddress === undefined ? [] : [{ heading: words.shipTo, lines: addressLines(order.shippingAddress, formats) }];
  const greeting = opening({ name: order.customer.name });
  const footer = [words.questions({ shop, email: settings.shop.email }), words.automatic];
  const html = page({
    locale, shop, heading, footer,
    title: subject({ number, shop }),
    preview: preview({ carrier, trackingNumber }),
    body: [
      paragraph(greeting),
      paragraph(lead({ number, whole })),
      facts(head),
      ...(link === undefined ? [] : [button({ href: link, label: track })]),
      lineTable({ columns: [inParcel, words.quantity], rows: parcel }),
      ...(shipTo.length === 0 ? [] : [addresses(shipTo)]),
    ],
  });
  const text = textOf([
    heading, greeting, lead({ number, whole }),
    head.map(([name, value]) => `${name}: ${value}`),
    ...(link === undefined ? [] : [`${track}: ${link}`]),
    [`${inParcel}:`, ...parcel.map(({ title, details, figures }) => `  ${figures[0]} × ${title}${details === '' ? '' : ` (${details})`}`)],
    ...shipTo.map(({ heading: title, lines }) => [`${title}:`, ...lines.map((line) => `  ${line}`)]),
    footer,
  ]);
  return { subject: oneLine(subject({ number, shop })), html: html.toString(), text, locale };
};
