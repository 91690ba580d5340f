/** The words for what one chooses when an order is taken and reads wherever it is shown. */
export const choices = {
  // Who buys: a company or a person.
  'choice.segment.b2b': 'B2B',
  'choice.segment.b2c': 'B2C',
  // How an order came in.
  'choice.channel.phone': 'Phone',
  'choice.channel.email': 'E-mail',
  'choice.channel.chat': 'Chat',
  'choice.channel.walkIn': 'Walk-in',
  'choice.channel.marketplace': 'Marketplace',
  'choice.channel.social': 'Social media',
  'choice.channel.salesRepresentative': 'Sales representative',
  'choice.channel.event': 'Event',
  'choice.channel.other': 'Other',
  // The terms in words; `count` is a number of days.
  'choice.netTerms': { one: 'Due within {count} day', other: 'Due within {count} days' },
  // What an uploaded proof of payment is.
  'choice.proofKind.bankSlip': 'Bank slip',
  'choice.proofKind.receipt': 'Receipt',
  'choice.proofKind.screenshot': 'Screenshot',
  'choice.proofKind.cheque': 'Cheque',
  'choice.proofKind.purchaseOrder': 'Purchase order',
  'choice.proofKind.remittanceAdvice': 'Remittance advice',
  'choice.proofKind.other': 'Other',
} as const;
