import { expect } from 'chai';
import { allByRole, byRole, clear, until } from '../foundation/fixture.ts';
import { WizardPage } from './wizard-page.ts';

describe('fields that come and go', () => {
  afterEach(clear);

  const said = (page: WizardPage): string => page.root.querySelector('[role=status].visually-hidden')!.textContent;
  const hears = (page: WizardPage, text: string): Promise<boolean> => until(() => said(page).includes(text), `“${text}” is said; it is “${said(page)}”`);
  const hasField = (page: WizardPage, label: string): boolean => [...page.root.querySelectorAll('label, span.label')].some((one) => one.textContent!.replace('*', '').trim() === label && one.checkVisibility());

  it('with the type of the order: are told, keep the focus, and come back with what was typed and chosen', async () => {
    const page = await WizardPage.open();
    await page.choose('Reason for manual order', 'Purchase order');
    await page.fill('Purchase order number', 'PO-77');
    byRole(page.root, 'radio', /^B2C/).focus();
    await page.radio(/^B2C/);
    await hears(page, 'No longer asked for: Purchase order number.');
    await hears(page, 'Now required: Reason for manual order and Remark.');
    expect(page.focused).to.equal(byRole(page.root, 'radio', /^B2C/));
    expect(page.field<HTMLSelectElement>('Reason for manual order').value).to.equal('');
    await page.radio(/^B2B/);
    await hears(page, 'Now asked for: Purchase order number.');
    expect(page.field('Purchase order number').value).to.equal('PO-77');
    expect(page.field<HTMLSelectElement>('Reason for manual order').value).to.equal('purchaseOrder');
  });

  it('leave a choice that both types offer as it is', async () => {
    const page = await WizardPage.open();
    await page.choose('Reason for manual order', 'Purchase order');
    await page.radio(/^B2C/);
    await page.choose('Reason for manual order', 'Sample');
    await page.radio(/^B2B/);
    expect(page.field<HTMLSelectElement>('Reason for manual order').value).to.equal('sample');
    await page.radio(/^B2C/);
    expect(page.field<HTMLSelectElement>('Reason for manual order').value).to.equal('sample');
  });

  it('with the reason: the original order is asked for, and is still the one that was chosen', async () => {
    const page = await WizardPage.open();
    page.field('Reason for manual order').focus();
    await page.choose('Reason for manual order', 'Replacement');
    await hears(page, 'Now asked for: Original order.');
    expect(page.focused).to.equal(page.field('Reason for manual order'));
    await page.lookUp('Original order', 'MO-000041');
    await until(() => page.root.querySelector('.picked')?.textContent.includes('MO-000041'));
    expect(said(page)).not.to.contain('No longer');
    await page.choose('Reason for manual order', 'Sample');
    await hears(page, 'No longer asked for: Original order.');
    expect(hasField(page, 'Original order')).to.equal(false);
    await page.choose('Reason for manual order', 'Replacement');
    expect(page.root.querySelector('.picked')?.textContent).to.contain('MO-000041');
  });

  it('with the type: company, addresses, prices with their reasons and the payment are all there again', async () => {
    const page = await WizardPage.open({ scopes: ['orders:write', 'prices:override'] });
    const to = async (heading: string): Promise<void> => {
      [...page.root.querySelectorAll<HTMLElement>('.step button')].find(({ textContent }) => textContent.includes(heading))!.click();
      await until(() => page.heading === heading, heading);
    };
    await page.choose('Reason for manual order', 'Phone order');
    await page.fill('Remark', 'Called');
    await page.next('Customer details');
    await page.fillCompany();
    await page.fill('Cost centre', 'CC-9');
    await page.next('Item details');
    await page.pick(/travel mug/i);
    await page.fill('Unit price, Steel travel mug', '50.00');
    await page.choose('Reason for the changed price', 'Negotiated price');
    await page.fill('Note on the price', 'Agreed');
    await page.next('Payment details');
    await page.choose('Payment method', 'Net terms');
    await page.fill('Payment due within (days)', '45');
    await to('General details');
    await page.radio(/^B2C/);
    await to('Customer details');
    expect(hasField(page, 'Company name')).to.equal(false);
    await to('General details');
    await page.radio(/^B2B/);
    await to('Customer details');
    expect(page.field('Company name').value).to.equal('Kembara Logistik Sdn Bhd');
    expect(page.field('Cost centre').value).to.equal('CC-9');
    await to('Item details');
    expect(page.field('Unit price, Steel travel mug').value).to.equal('50.00');
    expect(page.field<HTMLSelectElement>('Reason for the changed price').value).to.equal('negotiated');
    expect(page.field('Note on the price').value).to.equal('Agreed');
    await to('Payment details');
    expect(page.field<HTMLSelectElement>('Payment method').value).to.equal('netTerms');
    expect(page.field('Payment due within (days)').value).to.equal('45');
  });

  const toPayment = async (): Promise<WizardPage> => {
    const page = await WizardPage.open();
    await page.next('Customer details');
    await page.fillCompany();
    await page.next('Item details');
    await page.pick(/travel mug/i);
    await page.next('Payment details');
    return page;
  };

  it('with the payment method: the claim is kept for when it is asked for again', async () => {
    const page = await toPayment();
    page.field('Payment method').focus();
    await page.choose('Payment method', 'Bank transfer');
    await hears(page, 'Now asked for: Amount, Date of payment, Payer, Bank, Payment reference, and Proof of payment.');
    expect(page.focused).to.equal(page.field('Payment method'));
    await page.fill('Amount', '20.00');
    await page.fill('Payer', 'Lim Mei Ling');
    await page.fill('Bank', 'Maybank');
    await page.fill('Payment reference', 'TRX-9');
    await page.attach('slip.pdf');
    await page.choose('Payment method', 'Nothing to pay');
    await hears(page, 'No longer asked for: Amount,');
    expect(hasField(page, 'Payer')).to.equal(false);
    await page.choose('Payment method', 'Net terms');
    await hears(page, 'Now asked for: Payment due within (days)');
    await page.choose('Payment method', 'Bank transfer');
    const kept = ['Amount', 'Payer', 'Bank', 'Payment reference'].map((label) => page.field(label).value);
    expect(kept).to.deep.equal(['20.00', 'Lim Mei Ling', 'Maybank', 'TRX-9']);
    expect(page.shop.queue().records.map(({ name }) => name)).to.deep.equal(['slip.pdf']);
  });

  it('stop nobody with what could not be read in them', async () => {
    const page = await toPayment();
    await page.choose('Payment method', 'Bank transfer');
    await page.fill('Amount', 'twenty');
    await page.click('button', 'Next');
    await until(() => page.errorOf('Amount') !== '');
    await page.choose('Payment method', 'Net terms');
    await until(() => page.problems.length === 0, 'nothing is wrong any more');
    await page.next('Overview');
  });

  it('stop nobody with a shipping cost of a method that was given up', async () => {
    const page = await toPayment();
    await page.click('button', /^Item details/);
    await page.choose('Shipping method', 'Standard delivery');
    await page.fill('Shipping cost', 'cheap');
    await page.click('button', 'Next');
    await until(() => page.errorOf('Shipping cost') !== '');
    await page.choose('Shipping method', 'Pick up at the station');
    expect(page.errorOf('Shipping cost')).to.equal('');
    expect(page.field('Shipping cost').value).to.equal('0.00');
    await page.fill('Shipping cost', 'cheap');
    await page.choose('Shipping method', 'Choose…');
    await page.next('Payment details');
  });

  it('leave the focus in the form where a button goes with what it did', async () => {
    const page = await WizardPage.open({ type: 'b2c' });
    await page.toItems();
    await page.click('button', /^General details/);
    await page.choose('Reason for manual order', 'Sample');
    await page.click('button', /^Item details/);
    await until(() => page.heading === 'Item details');
    const free = await until(() => allByRole(page.root, 'button', 'Set all prices to zero')[0]);
    free.focus();
    free.click();
    await until(() => !free.isConnected);
    await until(() => page.focused?.textContent === 'Item details', 'the focus is at the heading');
  });
});
