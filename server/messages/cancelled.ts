import { compose } from './compose.ts';
import { facts, lineTable, paragraph } from './layout.ts';
import { factLines, type Fact, type Letter, type LetterSubject } from './letter.ts';

/** The e-mail that tells the customer that an order will not come. Why it was cancelled is the shop's own note, and not told. */
export const cancelled = (subject: LetterSubject): Letter => compose('cancelled', subject, ({ words, formats, number, shop }) => {
  const { order: { lines, orderedAt, totals } } = subject;
  const head: Fact[] = [[words.order, number], [words.orderedAt, formats.date(orderedAt)], [words.total, formats.money(totals.total)]];
  const paid = totals.paid.amount === 0 ? [] : [words.cancelled.paid({ amount: formats.money(totals.paid), shop })];
  return {
    lead: words.cancelled.lead({ number }),
    html: [
      ...paid.map(paragraph),
      facts(head),
      lineTable({ columns: [words.item, words.quantity], rows: lines.map(({ title, sku = '', quantity }) => ({ title, details: sku, figures: [String(quantity)] })) }),
    ],
    text: [...paid, factLines(head), lines.map(({ title, sku, quantity }) => `  ${quantity} × ${title}${sku === undefined ? '' : ` (${sku})`}`)],
  };
});
