import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { allByRole, clear, until } from '../foundation/fixture.ts';
import { WizardPage } from './wizard-page.ts';

const tab = (times = 1) => Array.from({ length: times }).reduce<Promise<void>>((before) => before.then(() => sendKeys({ press: 'Tab' })), Promise.resolve());
/** The innermost element that has the focus. */
const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

describe('an order by keys alone', () => {
  afterEach(clear);

  /** Tabs to a field by its label, as far as a person would. */
  const tabTo = async (page: WizardPage, label: string): Promise<void> => {
    for (let presses = 0; presses < 30 && page.focused !== page.field(label); presses += 1) await tab();
    expect(page.focused, label).to.equal(page.field(label));
  };

  it('is taken for a company on terms', async function () {
    this.timeout(30_000);
    const page = await WizardPage.open();
    await tabTo(page, 'Sales channel');
    await sendKeys({ type: 'E' });
    expect(page.field<HTMLSelectElement>('Sales channel').value).to.equal('email');
    await tabTo(page, 'Purchase order number');
    await sendKeys({ type: 'PO-7781' });
    await sendKeys({ press: 'Enter' });
    await until(() => page.focused === page.field('Find a customer'), 'the search for a customer is begun');
    await sendKeys({ type: 'kem' });
    await until(() => page.field('Find a customer').getAttribute('aria-activedescendant'), 'the customer is suggested');
    await sendKeys({ press: 'Enter' });
    await until(() => page.focused === page.field('Contact name'), 'the contact is next');
    await sendKeys({ press: 'Enter' });
    const picker = await until(() => page.heading === 'Item details' && page.root.querySelector('manual-order-item-picker'), 'the items are next');
    await until(() => picker.matches(':focus-within'), 'the picker has the focus');
    await sendKeys({ type: '2x mug' });
    await until(() => allByRole(picker, 'option', /travel mug/i).length === 1, 'the item is found');
    await sendKeys({ press: 'Enter' });
    await until(() => page.field('Quantity, Steel travel mug').value === '2', 'the line is there');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => page.focused === page.field('Payment method'), 'the payment is next');
    await sendKeys({ type: 'Net' });
    await sendKeys({ press: 'Enter' });
    await until(() => page.heading === 'Overview' && page.focused === page.root.querySelector('h2'), 'the overview is read');
    expect(page.shop.creates, 'nothing is placed by going on').to.have.lengthOf(0);
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => page.heading === 'Order MO-000042 created', 'the order is placed');
    expect(page.shop.creates).to.have.lengthOf(1);
    expect(page.shop.creates[0]!.body).to.deep.include({
      segment: 'b2b', channel: 'email', purchaseOrderNumber: 'PO-7781', lines: [{ kind: 'catalogue', itemId: 'itm_mug', sku: 'MRC-MUG-STEEL', quantity: 2, unitPrice: { amount: 5_900, currency: 'MYR' } }],
      paymentTerms: { type: 'net', netDays: 30 },
    });
  });

  it('goes on with Enter from an empty picker, and back with Ctrl, Shift and Enter, also out of a note', async function () {
    this.timeout(30_000);
    const page = await WizardPage.open();
    await tabTo(page, 'Internal note');
    await sendKeys({ type: 'One line' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'another' });
    expect(page.field<HTMLTextAreaElement>('Internal note').value, 'a note keeps its Enter').to.equal('One line\nanother');
    expect(page.heading).to.equal('General details');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => page.focused === page.field('Find a customer'));
    await page.fillCompany();
    await until(() => page.focused === page.field('Contact name'));
    await sendKeys({ press: 'Enter' });
    const picker = await until(() => page.heading === 'Item details' && page.root.querySelector('manual-order-item-picker'));
    await until(() => picker.matches(':focus-within'));
    await sendKeys({ press: 'Enter' });
    await until(() => page.problems.length === 1, 'an order without items does not go on');
    expect(page.focused?.id).to.equal('problems');
    await sendKeys({ down: 'Control' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ up: 'Control' });
    await until(() => page.heading === 'Customer details');
    await until(() => page.focused?.closest('.step-content'), 'the focus is in the step');
    expect(focused()).not.to.equal(document.body);
  });
});
