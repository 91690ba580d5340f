import type { Payment } from '../../src/contract/payment.ts';
import { compose } from './compose.ts';
import { facts, paragraph } from './layout.ts';
import { factLines, type Fact, type Letter, type LetterSubject } from './letter.ts';
import { methodLabel } from './order-confirmation.ts';

/** The e-mail that says why a proof of payment was not accepted, and what to do about it. */
export const proofRejected = (subject: LetterSubject & { payment: Payment; reason: string }): Letter =>
  compose('proofRejected', subject, ({ words, formats, number, shop }) => {
    const { settings, payment, reason } = subject;
    const head: Fact[] = [
      [words.reason, reason],
      [words.order, number],
      [words.payment, methodLabel(settings, payment.methodCode)],
      [words.amount, formats.money(payment.amount)],
      ...(payment.paidAt === undefined ? [] : [[words.paidOn, formats.date(payment.paidAt)] as const]),
      ...(payment.reference === undefined ? [] : [[words.reference, payment.reference] as const]),
    ];
    const whatToDo = words.proofRejected.whatToDo({ number, shop, email: settings.shop.email });
    return { lead: words.proofRejected.lead({ number }), html: [facts(head), paragraph(whatToDo)], text: [factLines(head), whatToDo] };
  });
