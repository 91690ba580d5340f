import type { Order, OrderLine } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { compose, type Contents, type Pen } from './compose.ts';
import { addressLines, type Formats } from './format.ts';
import { addresses, facts, lineTable, sums } from './layout.ts';
import { factLines, type Fact, type Letter, type LetterSubject } from './letter.ts';
import type { Wording } from './wording/wording.ts';

const detailsOf = (line: OrderLine, words: Wording, { money }: Formats): string =>
  [line.sku, ...line.options.map(({ name, value }) => `${name}: ${value}`), words.each(money(line.unitPrice))].filter((part) => part !== undefined).join(' · ');

export const methodLabel = ({ paymentMethods }: Settings, code: string): string => paymentMethods.find((method) => method.code === code)?.label ?? code;

const gone = new Set<string>(['voided', 'rejected']);

/** What stands at the head of the order: number, dates, how it is paid. */
const headOf = (order: Order, settings: Settings, { words, formats, number }: Pen): Fact[] => {
  const rows: Fact[] = [[words.order, number], [words.orderedAt, formats.date(order.orderedAt)]];
  if (order.purchaseOrderNumber !== undefined) rows.push([words.purchaseOrder, order.purchaseOrderNumber]);
  if (order.requestedDeliveryDate !== undefined) rows.push([words.requestedDelivery, formats.calendarDate(order.requestedDeliveryDate)]);
  const claims = order.payments.filter(({ status }) => !gone.has(status));
  const methods = [...new Set(claims.map(({ methodCode }) => methodLabel(settings, methodCode)))];
  if (order.paymentTerms?.netDays !== undefined) methods.push(words.netDays(order.paymentTerms.netDays));
  if (methods.length > 0) rows.push([words.payment, methods.join(' · ')]);
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

/** All that was agreed: what, for how much, and where it goes. */
const agreed = ({ order, settings }: LetterSubject, pen: Pen): Pick<Contents, 'html' | 'text'> => {
  const { words, formats } = pen;
  const head = headOf(order, settings, pen);
  const totals = sumsOf(order, words, formats);
  const blocks = addressBlocks(order, words, formats);
  const note: Fact[] = order.notes.customer === undefined ? [] : [[words.note, order.notes.customer]];
  return {
    html: [
      facts(head),
      lineTable({
        columns: [words.item, words.quantity, words.amount],
        rows: order.lines.map((line) => ({
          title: line.title, details: detailsOf(line, words, formats), figures: [String(line.quantity), formats.money(line.totals.items)],
        })),
      }),
      sums(totals),
      ...(blocks.length === 0 ? [] : [addresses(blocks)]),
      ...(note.length === 0 ? [] : [facts(note)]),
    ],
    text: [
      factLines(head),
      order.lines.flatMap((line) => [`${line.quantity} × ${line.title}  ${formats.money(line.totals.items)}`, `    ${detailsOf(line, words, formats)}`]),
      totals.map(({ name, value }) => `${name}: ${value}`),
      ...blocks.map(({ heading, lines }) => [`${heading}:`, ...lines.map((line) => `  ${line}`)]),
      factLines(note),
    ],
  };
};

/** The e-mail that confirms an order to its customer. */
export const orderConfirmation = (subject: LetterSubject): Letter => compose('orderConfirmation', subject, (pen) => ({
  lead: pen.words.orderConfirmation.lead(pen),
  preview: pen.words.orderConfirmation.preview({ number: pen.number, total: pen.formats.money(subject.order.totals.total) }),
  ...agreed(subject, pen),
}));

/** The e-mail that says what the order has become. */
export const amended = (subject: LetterSubject): Letter =>
  compose('amended', subject, (pen) => ({ lead: pen.words.amended.lead(pen), ...agreed(subject, pen) }));
