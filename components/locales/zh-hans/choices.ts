import type { choices as english } from '../en/choices.ts';
import type { Translation } from '../message.ts';

export const choices: Translation<typeof english> = {
  'choice.segment.b2b': 'B2B',
  'choice.segment.b2c': 'B2C',
  'choice.channel.phone': '电话',
  'choice.channel.email': '电子邮件',
  'choice.channel.chat': '聊天',
  'choice.channel.walkIn': '到店',
  'choice.channel.marketplace': '电商平台',
  'choice.channel.social': '社交媒体',
  'choice.channel.salesRepresentative': '销售代表',
  'choice.channel.event': '活动',
  'choice.channel.other': '其他',
  'choice.netTerms': { other: '{count} 天内付款' },
  'choice.proofKind.bankSlip': '银行水单',
  'choice.proofKind.receipt': '收据',
  'choice.proofKind.screenshot': '截图',
  'choice.proofKind.cheque': '支票',
  'choice.proofKind.purchaseOrder': '采购单',
  'choice.proofKind.remittanceAdvice': '汇款通知',
  'choice.proofKind.other': '其他',
};
