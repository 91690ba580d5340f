import { html, nothing, type TemplateResult } from 'lit';
import { addressRule, messageKinds, type Address } from '../../../src/index.ts';
import { addressFields, type AddressField } from '../../parts/address-fields.ts';
import { checkbox } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { AddressKind } from '../address-entry.ts';
import { lastOrderRow } from '../last-order-offer.ts';
import { loadNumberingPlans, shownPhone } from '../phone.ts';
import { idOf } from '../pointer.ts';
import type { WizardView } from '../view.ts';
import { errorAt, piecesOf, textAtField } from './fields.ts';

const chosen = (view: WizardView): TemplateResult | typeof nothing => {
  const { localiser, form } = view;
  if (!form.customer?.customerId) return nothing;
  return html`
    <div class="picked" part="picked">${icon(icons.user)}
      <span class="picked-name"><span class="muted small-text">${localiser.msg('wizard.existingCustomer')}</span> ${form.company?.legalName ?? form.customer.name}
        <span class="muted small-text">${localiser.msg('wizard.forThisOrderOnly')}</span></span>
      ${view.lockOf('/customer') ? nothing : html`<button type="button" class="button small quiet" @click=${() => {
        view.setCustomer(undefined);
        view.lastOrder.forget();
        view.focusField('/customer/name');
      }}>${localiser.msg('wizard.newCustomer')}</button>`}
    </div>
    ${lastOrderRow(view)}`;
};

/** A number is read as one of the country, and shown as it is written internationally once it is typed. */
const phoneEntry = (view: WizardView, pointer: string, country = view.context.settings.country) => ({
  hint: view.localiser.msg('wizard.phoneHint', { country: view.localiser.country(country) }),
  onFocus: () => void loadNumberingPlans(),
  onChange: (typed: string) => {
    const shown = shownPhone(typed, country);
    if (shown !== typed) view.set(pointer, shown);
  },
});

const address = (view: WizardView, which: AddressKind): TemplateResult => {
  const { localiser, form, context } = view;
  const country = form[which]?.country ?? context.settings.country;
  const value = { ...form[which], country };
  const errors = Object.fromEntries((['name', 'company', 'line1', 'line2', 'city', 'region', 'postalCode', 'country', 'phone', 'instructions'] as const)
    .map((part) => [part, errorAt(view, `/${which}/${part}`)])) as { [Part in AddressField]?: string | undefined };
  return addressFields(localiser, {
    idPrefix: which,
    value,
    errors,
    purpose: which === 'billingAddress' ? 'billing' : 'shipping',
    required: ['country', ...addressRule(country).required] as AddressField[],
    regions: view.addresses.regionsOf(country),
    postalCodeHint: view.addresses.noteOf(which),
    phone: phoneEntry(view, `/${which}/phone`, country),
    lock: view.lockOf(`/${which}`),
    without: which === 'billingAddress' ? ['instructions'] : [],
    onInput: (change) => {
      for (const [part, text] of Object.entries(change)) view.addresses.change(which, part as keyof Address, text);
    },
  });
};

const billing = (view: WizardView): TemplateResult => {
  const { localiser, form } = view;
  const isSame = form.billingAddress === undefined;
  return html`
    <h3 id="billing-heading">${localiser.msg('wizard.billingAddress')}</h3>
    <div class="form-grid" role="group" aria-labelledby="billing-heading">
      ${checkbox({
        id: 'billing-same', label: localiser.msg('wizard.sameAsShipping'), checked: isSame, wide: true, lock: view.lockOf('/billingAddress'),
        onChange: (isSame) => view.addresses.billWithShipping(isSame),
      })}
      ${isSame ? nothing : address(view, 'billingAddress')}
    </div>`;
};

const recipients = (view: WizardView): TemplateResult => textAtField(view, '/recipients', 'wizard.recipients', {
  wide: true,
  value: view.form.recipients?.orderConfirmation?.join(',') ?? '',
  hint: view.localiser.msg('wizard.recipientsHint'),
  inputMode: 'email',
  onInput: (text) => {
    const pieces = piecesOf(text);
    view.set('/recipients', pieces && Object.fromEntries(messageKinds.map((kind) => [kind, pieces])));
  },
});

/** Who buys, and where the goods and the bill go. */
export const customerStep = (view: WizardView): TemplateResult => {
  const { localiser, form, customers } = view;
  return html`
    ${form.customer?.customerId ? chosen(view) : view.lockOf('/customer') ? nothing : customers.render(localiser, {
      id: 'find-customer', label: localiser.msg('wizard.findCustomer'), hint: localiser.msg('wizard.findCustomerHint'),
    })}
    ${form.segment === 'b2b' ? html`
      <h3 id="company-heading">${localiser.msg('wizard.company')}</h3>
      <div class="form-grid" role="group" aria-labelledby="company-heading">
        ${textAtField(view, '/company/legalName', 'wizard.companyName', { required: true, wide: true, maxLength: 200 })}
        ${textAtField(view, '/company/registrationNumber', 'wizard.registrationNumber', { maxLength: 64 })}
        ${textAtField(view, '/company/costCentre', 'wizard.costCentre', { maxLength: 64 })}
      </div>` : nothing}
    <h3 id="contact-heading">${localiser.msg('wizard.contact')}</h3>
    <div class="form-grid" role="group" aria-labelledby="contact-heading">
      ${textAtField(view, '/customer/name', 'wizard.contactName', { required: true, wide: true, maxLength: 200 })}
      ${textAtField(view, '/customer/email', 'wizard.email', { type: 'email', maxLength: 254, hint: localiser.msg('wizard.contactHint') })}
      ${textAtField(view, '/customer/phone', 'wizard.phone', { type: 'tel', maxLength: 40, ...phoneEntry(view, '/customer/phone', form.shippingAddress?.country) })}
    </div>
    <h3 id="shipping-heading">${localiser.msg('wizard.shippingAddress')}</h3>
    <div class="form-grid" role="group" aria-labelledby="shipping-heading" id=${idOf('/shippingAddress')}>${address(view, 'shippingAddress')}</div>
    ${billing(view)}
    <h3>${localiser.msg('wizard.recipientsHeading')}</h3>
    <div class="form-grid">${recipients(view)}</div>`;
};
