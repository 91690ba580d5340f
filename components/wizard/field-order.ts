import { steps, type FieldError } from '../../src/index.ts';
import { addressLayout } from '../parts/address-layout.ts';
import type { FormContext, OrderForm } from './order-form.ts';

// As the parts of the step of the customer stand on the page; the other steps are found in their own order.
const sections: readonly string[] = ['company', 'customer', 'shippingAddress', 'billingAddress', 'recipients'];

const addressParts = (country: string): readonly string[] =>
  ['country', 'name', 'company', ...addressLayout(country).flatMap((part) => (part === 'lines' ? ['line1', 'line2'] : part)), 'phone', 'instructions'];

/** Findings in the order in which their fields stand on the page, which is the order in which a person puts them right. */
export const inOrder = (findings: readonly FieldError[], form: OrderForm, { settings }: Pick<FormContext, 'settings'>): FieldError[] => {
  const rankOf = ({ step = 'overview', pointer }: FieldError): readonly number[] => {
    const [, section = '', part = ''] = pointer.split('/');
    const address = section === 'shippingAddress' || section === 'billingAddress' ? form[section] ?? {} : undefined;
    return [(steps as readonly string[]).indexOf(step), sections.indexOf(section), address ? addressParts(address.country ?? settings.country).indexOf(part) : 0];
  };
  const ranks = new Map(findings.map((finding) => [finding, rankOf(finding)]));
  return [...findings].sort((one, other) => {
    const [these = [], those = []] = [ranks.get(one), ranks.get(other)];
    return these.map((rank, place) => rank - (those[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
};
