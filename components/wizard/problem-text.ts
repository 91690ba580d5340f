import type { FieldError } from '../../src/index.ts';
import { fieldErrorText } from '../foundation/failure-text.ts';
import { discountExamples } from '../parts/discount-field.ts';
import { addressLabel } from '../parts/address-layout.ts';
import { moneyExample } from '../parts/money-field.ts';
import type { AddressKind } from './address-entry.ts';
import { fieldOf, unfinishedProofs, unreadableMoney } from './order-check.ts';
import type { PhoneFault } from './phone.ts';
import type { WizardView } from './view.ts';

const phoneTexts: Readonly<Partial<Record<string, 'wizard.phoneTooShort' | 'wizard.phoneTooLong' | 'wizard.phoneUnreadable'>>> = {
  phoneTooShort: 'wizard.phoneTooShort', phoneTooLong: 'wizard.phoneTooLong', phoneUnreadable: 'wizard.phoneUnreadable',
} satisfies Record<PhoneFault, string>;

/** What is wrong with a field, in words for a person. */
export const problemText = ({ localiser, context }: Pick<WizardView, 'localiser' | 'context'>, error: FieldError): string => {
  if (error.code === unreadableMoney && error.pointer.endsWith('/discounts')) {
    const { currency } = context.settings;
    return localiser.msg('wizard.lines.discountInvalid', discountExamples(localiser, currency));
  }
  if (error.code === unreadableMoney) return localiser.msg('money.invalid', { example: moneyExample(localiser, context.settings.currency) });
  const phone = phoneTexts[error.code];
  if (phone) return localiser.msg(phone);
  if (error.code === unfinishedProofs) return localiser.msg('wizard.proofsUnfinished');
  if (error.code === 'tooFew' && error.pointer === '/lines') return localiser.msg('wizard.needsLines');
  return fieldErrorText(localiser, error);
};

// The names of fields whose key does not follow from the last part of their pointer.
const labels: Readonly<Record<string, string>> = {
  '/segment': 'wizard.orderType', '/channel': 'wizard.channel', '/reason/code': 'wizard.reason', '/reason/note': 'wizard.remark',
  '/relatedOrderId': 'wizard.originalOrder', '/orderedAt': 'wizard.orderDate', '/notes/internal': 'wizard.internalNote',
  '/company/legalName': 'wizard.companyName', '/company/registrationNumber': 'wizard.registrationNumber', '/company/costCentre': 'wizard.costCentre',
  '/customer/name': 'wizard.contactName', '/customer/email': 'wizard.email', '/customer/phone': 'wizard.phone',
  '/lines': 'wizard.addItems', '/discounts': 'wizard.lines.orderDiscount', '/shipping/methodCode': 'wizard.shippingMethod', '/shipping/price': 'wizard.shippingCost',
  '/payments/0/methodCode': 'wizard.paymentMethod', '/payments/0/amount': 'wizard.amount', '/payments/0/paidAt': 'wizard.paidAt',
  '/payments/0/payerName': 'wizard.payer', '/payments/0/bank': 'wizard.bank', '/payments/0/reference': 'wizard.reference',
  '/payments/0/proofs': 'wizard.proof', '/paymentTerms/netDays': 'wizard.netDays',
};

const lineLabels: Readonly<Record<string, string>> = {
  title: 'wizard.itemName', sku: 'wizard.sku', quantity: 'wizard.quantity', unitPrice: 'wizard.unitPrice', discounts: 'wizard.discount', taxRate: 'wizard.taxRate',
  'priceOverride/reasonCode': 'wizard.priceReason', 'priceOverride/note': 'wizard.priceNote',
};

/** How a line is named where it is spoken of: by its item, else by its number. */
export const lineName = ({ localiser, form, context }: Pick<WizardView, 'localiser' | 'form' | 'context'>, index: number): string => {
  const line = form.lines?.[index];
  return (line && (context.itemOf(line)?.title ?? line.title)) || line?.sku || localiser.msg('wizard.unnamedLine', { number: index + 1 });
};

/** The name of the field where an error stands; `isShort` leaves out whose field it is. */
export const fieldLabel = (view: Pick<WizardView, 'localiser' | 'form' | 'context'>, pointer: string, { isShort = false }: { isShort?: boolean } = {}): string => {
  const { localiser } = view;
  const place = fieldOf(pointer);
  const text = (key: string | undefined): string | undefined => (key !== undefined && localiser.has(key) ? localiser.message(key, {}) : undefined);
  const line = /^\/lines\/(\d+)\/(.+)$/.exec(place);
  if (line) {
    const label = text(lineLabels[line[2] ?? '']);
    const item = lineName(view, Number(line[1]));
    if (label && isShort) return label;
    return label ? localiser.msg('wizard.ofLine', { label, item }) : item;
  }
  const address = /^\/(shippingAddress|billingAddress)\/(\w+)$/.exec(place);
  if (address) {
    const part = text(addressLabel(address[2] ?? '', view.form[address[1] as AddressKind]?.country ?? view.context.settings.country));
    const whole = localiser.msg(address[1] === 'billingAddress' ? 'wizard.billingAddress' : 'wizard.shippingAddress');
    return part ? localiser.msg('wizard.ofLine', { label: whole, item: part }) : whole;
  }
  return text(labels[place]) ?? text(`wizard.${place.slice(1)}`) ?? place.slice(1);
};
