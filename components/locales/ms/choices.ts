import type { choices as english } from '../en/choices.ts';
import type { Translation } from '../message.ts';

export const choices: Translation<typeof english> = {
  'choice.segment.b2b': 'B2B',
  'choice.segment.b2c': 'B2C',
  'choice.channel.phone': 'Telefon',
  'choice.channel.email': 'E-mel',
  'choice.channel.chat': 'Sembang',
  'choice.channel.walkIn': 'Datang sendiri',
  'choice.channel.marketplace': 'Pasar dalam talian',
  'choice.channel.social': 'Media sosial',
  'choice.channel.salesRepresentative': 'Wakil jualan',
  'choice.channel.event': 'Acara',
  'choice.channel.other': 'Lain-lain',
  'choice.netTerms': { other: 'Dibayar dalam tempoh {count} hari' },
  'choice.proofKind.bankSlip': 'Slip bank',
  'choice.proofKind.receipt': 'Resit',
  'choice.proofKind.screenshot': 'Tangkapan skrin',
  'choice.proofKind.cheque': 'Cek',
  'choice.proofKind.purchaseOrder': 'Pesanan belian',
  'choice.proofKind.remittanceAdvice': 'Nasihat kiriman wang',
  'choice.proofKind.other': 'Lain-lain',
};
