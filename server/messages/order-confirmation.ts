import type { Order, OrderLine } from '../../src/contract/order.ts';
import { addressLines, formatsOf, type Formats } from './format.ts';
import { addresses, facts, lineTable, page, paragraph, sums } from './layout.ts';
import { oneLine, textOf, type Letter, type LetterSubject } from './letter.ts';
import { wordingOf, type Wording } from './wording.ts';

const detailsOf = (line: OrderLine, words: Wording, { money }: Formats): string =>
  [line.sku, ...line.options.map(({ name, value }) => `${name}: ${value}`), words.each(money(line.unitPrice))].filter((part) => part !== undefined).join(' · ');

/** What stands at the head of the order: number, dates, how it is paid. */
const headOf = (order: Order, words: Wording, formats: Formats, methodLabel: (code: string) => string): [string, string][] => {
  const rows: [string, string][] = [[words.order, order.number ?? order.id], [words.orderedAt, formats.date(order.orderedAt)]];
  if (order.purchaseOrderNumber !== undefined) rows.push([words.purchaseOrder, order.purchaseOrderNumber]);
  if (order.requestedDeliveryDate !== undefined) rows.push([words.requestedDelivery, formats.calendarDate(order.requestedDeliveryDate)]);
  const methods = [...new Set(order.payments.map(({ methodCode }) => methodLabel(methodCode)))];
  if (order.paymentTerms?.netDays !== undefined) methods.push(words.netDays(order.paymentTerms.netDays));
  if (methods.length > 0) rows.push([words.payment, methods.join(', ')]);
  return rows;
};

const sumsOf = ({ totals, shipping }: Order, words: Wording, { money }: Formats): { name: string; value: string; strong?: boolean }[] => [
  { name: words.items, value: money(totals.items) },
  ...(totals.discount.amount === 0 ? [] : [{ name: words.discount, value: money({ ...totals.discount, amount: -totals.discount.amount }) }]),
  ...(shipping === undefined ? [] : [{ name: shipping.label ?? words.shipping, value: money(totals.shipping) }]),
  { name: words.tax, value: money(totals.tax) },
  { name: words.total, value: money(totals.total), strong: true },
  ...(totals.paid.amount === 0 ? [] : [
    { name: words.paid, value: money(totals.paid) },
    { name: words.balance, value: money(totals.balance), strong: true },
  ]),
];

const addressBlocks = (order: Order, words: Wording, formats: Formats): { heading: string; lines: string[] }[] => {
  const { shippingAddress, billingAddress = shippingAddress } = order;
  const company = order.company === undefined || order.company.legalName === billingAddress?.company ? [] : [order.company.legalName];
  return [
    ...(shippingAddress === undefined ? [] : [{ heading: words.shipTo, lines: addressLines(shippingAddress, formats) }]),
    ...(billingAddress === undefined ? [] : [{ heading: words.billTo, lines: [...company, ...addressLines(billingAddress, formats)] }]),
  ];
};

/** The e-mail that confirms an order to its customer, with all that was agreed. */
export const orderConfirmation = ({ order, settings }: LetterSubject): Letter => {
  const { wording: words, locale } = wordingOf(order.locale);
  const formats = formatsOf({ locale, shop: settings });
  const shop = oneLine(settings.shop.name);
  const number = order.number ?? order.id;
  const { subject, preview, heading, opening, lead } = words.orderConfirmation;
  const methodLabel = (code: string): string => settings.paymentMethods.find((method) => method.code === code)?.label ?? code;
  const head = headOf(order, words, formats, methodLabel);
  const totals = sumsOf(order, words, formats);
  const blocks = addressBlocks(order, words, formats);
  const greeting = opening({ name: order.customer.name });
  const note = order.notes.customer;
  const footer = [words.questions({ shop, email: settings.shop.email }), words.automatic];
  const html = page({
    locale, shop, heading, footer,
    title: subject({ number, shop }),
    preview: preview({ number, total: formats.money(order.totals.total) }),
    body: [
      paragraph(greeting),
      paragraph(lead({ shop })),
      facts(head),
      lineTable({
        columns: [words.item, words.quantity, words.amount],
        rows: order.lines.map((line) => ({
          title: line.title, details: detailsOf(line, words, formats), figures: [String(line.quantity), formats.money(line.totals.items)],
        })),
      }),
      sums(totals),
      ...(blocks.length === 0 ? [] : [addresses(blocks)]),
      ...(note === undefined ? [] : [facts([[words.note, note]])]),
    ],
  });
  const text = textOf([
    heading, greeting, lead({ shop }),
    head.map(([name, value]) => `${name}: ${value}`),
    order.lines.flatMap((line) => [`${line.quantity} × ${line.title}  ${formats.money(line.totals.items)}`, `    ${detailsOf(line, words, formats)}`]),
    totals.map(({ name, value }) => `${name}: ${value}`),
    ...blocks.map(({ heading: title, lines }) => [`${title}:`, ...lines.map((line) => `  ${line}`)]),
    ...(note === undefined ? [] : [`${words.note}: ${note}`]),
    footer,
  ]);
  return { subject: oneLine(subject({ number, shop })), html: html.toString(), text, locale };
};
