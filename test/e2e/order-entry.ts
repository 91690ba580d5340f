import type { Person } from './person.ts';

/** The steps of an order as a person with a mouse goes through them; each ends in the step after it. */

export interface GeneralEntry { type: 'B2B' | 'B2C'; channel: string; reason: string; remark?: string; purchaseOrderNumber?: string; originalOrder?: { typed: string; found: string } }

export const entersGeneral = async (person: Person, { type, channel, reason, remark, purchaseOrderNumber, originalOrder }: GeneralEntry): Promise<void> => {
  await person.press('radio', type);
  await person.choose('Sales channel', channel);
  await person.choose('Reason for manual order', reason);
  if (remark !== undefined) await person.fill('textbox', 'Remark', remark);
  if (purchaseOrderNumber !== undefined) await person.fill('textbox', 'Purchase order number', purchaseOrderNumber);
  if (originalOrder) {
    await person.fill('combobox', 'Original order', originalOrder.typed);
    await person.waitsFor(originalOrder.found);
    await person.page.keyboard.press('Enter');
  }
  await person.press('button', 'Next');
  await person.find('heading', 'Customer details');
};

/** Finds the company that has the demo's first name. */
export const findsKembara = async (person: Person): Promise<void> => {
  await person.fill('combobox', 'Find a customer', 'Kembara');
  await person.waitsFor('Kembara Fleet Services Sdn Bhd');
  await person.page.keyboard.press('Enter');
  await person.find('checkbox', 'Same as shipping');
  await person.press('button', 'Next');
  await person.find('heading', 'Item details');
};

/** Fills in somebody in Johor. */
export const entersCustomer = async (person: Person, { name, email }: { name: string; email: string }): Promise<void> => {
  await person.fill('textbox', 'Contact name', name);
  await person.fill('textbox', 'E-mail', email);
  await person.fill('textbox', 'Address line 1', '9 Jalan Dato Onn');
  await person.fill('textbox', 'Postal code', '80000');
  await person.fill('textbox', 'City', 'Johor Bahru');
  await person.choose('State', 'Johor');
  await person.press('button', 'Next');
  await person.find('heading', 'Item details');
};

/** Ends the items, and then the payment, by what is given of it. */
export const entersPayment = async (person: Person, { method, reference, slip }: { method?: string; reference?: string; slip?: string } = {}): Promise<void> => {
  await person.press('button', 'Next');
  await person.find('heading', 'Payment details');
  if (method !== undefined) await person.choose('Payment method', method);
  if (reference !== undefined) await person.fill('textbox', 'Payment reference', reference);
  if (slip !== undefined) {
    await person.hands('Browse files', [slip]);
    await person.waitsFor('Uploaded');
  }
  await person.press('button', 'Next');
  await person.find('heading', 'Overview');
};

/** Places the order, and answers its number. */
export const places = async (person: Person): Promise<string> => {
  await person.press('button', 'Create order');
  return person.orderNumber();
};
