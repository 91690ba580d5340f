import { expect } from 'chai';
import type { Segment } from '../../../src/index.ts';
import { allByRole, clear, until } from '../foundation/fixture.ts';
import { isLongRun } from '../foundation/long-run.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { WizardPage } from './wizard-page.ts';

describe('every step of the wizard, in three languages, light and dark', () => {
  afterEach(clear);

  const finds = async (page: WizardPage, what: string): Promise<void> => {
    expect(await violationsInEveryLook(page.element), what).to.deep.equal([]);
  };

  /** The long run alone looks at what has nothing on it that another state has not. */
  const alsoFinds = async (page: WizardPage, what: string): Promise<void> => { if (isLongRun) await finds(page, what); };

  const fill = {
    b2b: async (page: WizardPage): Promise<void> => {
      await page.fillCompany();
      page.root.getElementById('billing-same')!.click();
      await page.element.updateComplete;
      await alsoFinds(page, 'a known customer, with another billing address');
      page.root.getElementById('billing-same')!.click();
      await page.element.updateComplete;
    },
    b2c: (page: WizardPage): Promise<void> => page.fillPerson(),
  };

  const pressNext = async (page: WizardPage): Promise<void> => {
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0, 'something is wrong');
  };

  // A company has every field that a person has, and more.
  for (const segment of (isLongRun ? ['b2b', 'b2c'] : ['b2b']) satisfies readonly Segment[]) {
    it(`${segment}: nothing is found, empty, with errors and filled in`, async function steps() {
      this.timeout(120_000);
      const page = await WizardPage.open({ type: segment, scopes: ['orders:write', 'prices:override'] });
      await alsoFinds(page, 'general details, empty');
      await page.choose('Reason for manual order', 'Replacement');
      await pressNext(page);
      await finds(page, 'general details, with errors');
      await page.lookUp('Original order', 'MO-000041');
      await page.fill('Remark', 'Broken on arrival');
      await page.next('Customer details');
      await alsoFinds(page, 'customer details, empty');
      await pressNext(page);
      await finds(page, 'customer details, with errors');
      await fill[segment](page);
      await page.next('Item details');
      await alsoFinds(page, 'item details, empty');
      await page.pick(/travel mug/i, /shampoo/i);
      await page.fill('Quantity, Car shampoo with wax', '9');
      await page.click('button', 'Add custom line');
      await page.fill('Unit price, Steel travel mug', '40.00');
      await pressNext(page);
      await finds(page, 'item details, with errors');
      await page.fill('Quantity, Car shampoo with wax', '2');
      await page.fill('Item name', 'Gift wrap');
      const price = allByRole<HTMLInputElement>(page.root, 'textbox', /^Unit price, Gift wrap/)[0]!;
      price.value = '5.00';
      price.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await page.element.updateComplete;
      for (const reason of page.root.querySelectorAll<HTMLSelectElement>('.price-reason select')) {
        reason.value = 'negotiated';
        reason.dispatchEvent(new Event('change', { bubbles: true }));
      }
      await page.choose('Shipping method', 'Standard delivery');
      await finds(page, 'item details, filled in');
      await page.next('Payment details');
      await page.choose('Payment method', 'Bank transfer');
      await page.fill('Amount', 'twenty');
      await pressNext(page);
      await alsoFinds(page, 'payment details, with errors');
      await page.fill('Amount', '20.00');
      await page.fill('Payment reference', 'TRX-1');
      await page.attach('slip.pdf');
      await finds(page, 'payment details, filled in');
      await page.next('Overview');
      page.root.querySelector('details')!.open = true;
      await until(() => page.root.querySelector('.letter'), 'the e-mail is there');
      await alsoFinds(page, 'overview, ready');
      await page.click('button', 'Edit Customer details');
      await page.fill('Contact name', '');
      await page.click('button', /^Overview/);
      await until(() => page.heading === 'Overview' && page.problems.length > 0);
      await finds(page, 'overview, with something to put right');
      await page.click('button', 'Edit Customer details');
      await page.fill('Contact name', 'Aisyah');
      await page.click('button', /^Overview/);
      await until(() => page.heading === 'Overview');
      await page.create();
      await until(() => page.heading === 'Order MO-000042 created');
      await finds(page, 'the order is placed');
    });
  }
});
