import { expect } from 'chai';
import { accessibilityTree } from '../foundation/accessibility-tree.ts';
import { clear, type, until, violations } from '../foundation/fixture.ts';
import { WizardPage } from './wizard-page.ts';

describe('an address in the wizard', () => {
  afterEach(clear);

  const opened = async (): Promise<WizardPage> => {
    const page = await WizardPage.open();
    await page.next('Customer details');
    return page;
  };
  /** The labels of the address's fields, from top to bottom. */
  const parts = (page: WizardPage): string[] => [...page.root.querySelectorAll('#shippingAddress label')].map(({ textContent }) => textContent.replace('*', '').trim());

  it('asks for what its country writes, in its order and by its names', async () => {
    const page = await opened();
    const common = { before: ['Country', 'Recipient', 'Company'], lines: ['Address line 1', 'Address line 2'], after: ['Phone at this address', 'Delivery instructions'] };
    expect(parts(page)).to.deep.equal([...common.before, ...common.lines, 'Postal code', 'City', 'State', ...common.after]);
    await page.choose('Country', 'Singapore');
    expect(parts(page)).to.deep.equal([...common.before, ...common.lines, 'Postal code', ...common.after]);
    await page.choose('Country', 'United Kingdom');
    expect(parts(page)).to.deep.equal([...common.before, ...common.lines, 'Town or city', 'Postcode', ...common.after]);
    await page.choose('Country', 'Japan');
    expect(parts(page)).to.deep.equal([...common.before, 'Postal code', 'Prefecture', 'City', ...common.lines, ...common.after]);
    await page.choose('Country', 'United States');
    expect(parts(page)).to.deep.equal([...common.before, ...common.lines, 'City', 'State', 'ZIP code', ...common.after]);
    await until(() => page.field<HTMLSelectElement>('State').options.length > 50, 'the states are loaded');
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    expect(page.problems.filter((problem) => problem.startsWith('Shipping address')).map((problem) => problem.split(':')[0])).to.have.members([
      'Shipping address, Address line 1', 'Shipping address, City', 'Shipping address, State', 'Shipping address, ZIP code',
    ]);
  });

  it('gives a region back with its country, and sends none of another', async () => {
    const page = await opened();
    await page.choose('State', 'Selangor');
    await page.choose('Country', 'Australia');
    await until(() => page.field<HTMLSelectElement>('State').options.length > 5);
    expect(page.field<HTMLSelectElement>('State').value).to.equal('');
    await page.choose('State', 'Victoria');
    await page.choose('Country', 'Malaysia');
    expect(page.field<HTMLSelectElement>('State').value).to.equal('MY-10');
    await page.choose('Country', 'Australia');
    expect(page.field<HTMLSelectElement>('State').value).to.equal('AU-VIC');
  });

  it('gives a billing address back that was typed before it was said to be the same', async () => {
    const page = await opened();
    const box = page.root.getElementById('billing-same') as HTMLInputElement;
    const isShown = (shown: boolean) => until(() => (page.root.querySelector('#billingAddress-line1') !== null) === shown);
    box.click();
    await isShown(true);
    const line = page.root.querySelector<HTMLInputElement>('#billingAddress-line1')!;
    type(line, '3 Jalan Duta');
    box.click();
    await isShown(false);
    box.click();
    await isShown(true);
    expect(page.root.querySelector<HTMLInputElement>('#billingAddress-line1')!.value).to.equal('3 Jalan Duta');
  });

  it('says that a region must be chosen where its country asks for one', async () => {
    const page = await opened();
    expect(page.field<HTMLSelectElement>('State').required).to.equal(true);
    expect(await accessibilityTree(page.field('State')) ?? 'combobox "State" required').to.match(/^combobox "State" required/);
    await page.choose('Country', 'United Arab Emirates');
    expect(page.field<HTMLSelectElement>('Emirate').required).to.equal(true);
  });

  it('fills in city and state by a Malaysian postcode, and says so', async () => {
    const page = await opened();
    await page.fill('Postal code', '47301');
    await until(() => page.field('City').value === 'Petaling Jaya', 'the city is filled in');
    expect(page.field<HTMLSelectElement>('State').value).to.equal('MY-10');
    await until(() => page.root.textContent!.includes('Petaling Jaya, Selangor filled in.'), 'it is said');
    // What was filled in gives way to another postcode, also where that is a state of its own.
    await page.fill('Postal code', '50450');
    await until(() => page.field('City').value === 'Kuala Lumpur');
    expect(page.field<HTMLSelectElement>('State').value).to.equal('MY-14');
  });

  it('never writes over what a person typed, and says where the postcode lies', async () => {
    const page = await opened();
    await page.fill('City', 'Damansara');
    await page.fill('Postal code', '47301');
    await until(() => page.field<HTMLSelectElement>('State').value === 'MY-10', 'the state is filled in');
    expect(page.field('City').value).to.equal('Damansara');
    const hint = page.root.getElementById('shippingAddress-postalCode-hint');
    expect(hint?.textContent).to.equal('47301 is in Petaling Jaya, Selangor.');
    await page.choose('State', 'Johor');
    await page.fill('Postal code', '41000');
    await until(() => page.root.getElementById('shippingAddress-postalCode-hint')?.textContent === '41000 is in Klang, Selangor.');
    expect(page.field<HTMLSelectElement>('State').value).to.equal('MY-01');
  });

  it('leaves an unknown postcode, and one of another country, alone', async () => {
    const page = await opened();
    await page.fill('Postal code', '47301');
    await until(() => page.field('City').value === 'Petaling Jaya');
    await page.fill('Postal code', '00001');
    await page.choose('Country', 'Germany');
    await page.fill('Postal code', '50450');
    await page.element.updateComplete;
    expect(page.field('City').value).to.equal('Petaling Jaya');
  });
});

describe('a phone number in the wizard', () => {
  afterEach(clear);

  it('is read as one of the country, shown as it is written internationally, and says what is wrong with it', async () => {
    const page = await WizardPage.open({ type: 'b2c' });
    await page.choose('Reason for manual order', 'Phone order');
    await page.fill('Remark', 'Called');
    await page.next('Customer details');
    const phone = page.field('Phone');
    const leave = async (text: string) => {
      await page.fill('Phone', text);
      phone.dispatchEvent(new Event('change', { bubbles: true }));
      await page.element.updateComplete;
    };
    phone.focus();
    await page.fill('Phone', '012-345 6789');
    await until(() => {
      phone.dispatchEvent(new Event('change', { bubbles: true }));
      return phone.value === '+60 12 345 6789';
    }, 'the numbering plans are loaded');
    await leave('012-345');
    await page.click('button', 'Next');
    await until(() => page.errorOf('Phone') === 'This number is too short.', 'the number is too short');
    await page.choose('Country', 'Singapore');
    await leave('6123 4567');
    expect(page.field('Phone').value).to.equal('+65 6123 4567');
    expect(page.errorOf('Phone')).to.equal('');
  });
});
