import { expect } from 'chai';
import { html } from 'lit';
import { allByRole, byRole, clear, fixture, press, type, until, violations } from '../foundation/fixture.ts';
import { WizardPage } from './wizard-page.ts';

describe('<manual-order-wizard>', () => {
  afterEach(clear);

  it('takes a B2B order with a proof from the first step to its number', async () => {
    const page = await WizardPage.open();
    const created: Event[] = [];
    document.addEventListener('order-created', (event) => created.push(event), { once: true });
    expect(page.heading).to.equal('General details');

    await page.choose('Sales channel', 'E-mail');
    await page.choose('Reason for manual order', 'Purchase order');
    await page.fill('Purchase order number', 'PO-7781');
    await page.fill('Tags', 'fleet, monthly');
    await page.next('Customer details');
    expect(page.focused, 'the search takes the focus').to.equal(page.field('Find a customer'));

    await page.fillCompany();
    expect(page.field('Company name').value).to.equal('Kembara Logistik Sdn Bhd');
    expect(page.field('E-mail').value).to.equal('meiling@kembara.example');
    await page.next('Item details');

    await page.pick(/engine oil/i, /travel mug/i);
    await page.fill('Quantity, Fully synthetic engine oil 5W-30', '4');
    await page.choose('Shipping method', 'Standard delivery');
    await page.next('Payment details');

    await page.choose('Payment method', 'Bank transfer');
    // 4 × 189.00 + 59.00, 6 % tax of both, 15.00 for shipping.
    expect(page.field('Amount').value).to.equal('878.90');
    await page.fill('Payment reference', 'TRX-20261123');
    await page.attach('slip.pdf');
    await page.next('Overview');
    expect(page.problems).to.deep.equal([]);
    await page.create();
    await until(() => page.heading === 'Order MO-000042 created');
    await until(() => page.focused === page.root.querySelector('h2'));

    expect(page.shop.creates).to.have.lengthOf(1);
    const { body, idempotencyKey } = page.shop.creates[0]!;
    expect(idempotencyKey).to.be.a('string').with.length.above(10);
    expect(body).to.deep.include({
      submit: true, segment: 'b2b', channel: 'email', currency: 'MYR', purchaseOrderNumber: 'PO-7781', tags: ['fleet', 'monthly'], reason: { code: 'purchaseOrder' },
      company: { legalName: 'Kembara Logistik Sdn Bhd', registrationNumber: '202001012345' },
      lines: [
        { kind: 'catalogue', itemId: 'itm_oil', sku: 'LUB-5W30-4L', quantity: 4, unitPrice: { amount: 18_900, currency: 'MYR' } },
        { kind: 'catalogue', itemId: 'itm_mug', sku: 'MRC-MUG-STEEL', quantity: 1, unitPrice: { amount: 5_900, currency: 'MYR' } },
      ],
      shipping: { methodCode: 'standard', label: 'Standard delivery', price: { amount: 1_500, currency: 'MYR' } },
      payments: [{
        methodCode: 'bankTransfer', amount: { amount: 87_890, currency: 'MYR' }, reference: 'TRX-20261123', proofs: [{ uploadId: 'upl_0', kind: 'bankSlip' }],
      }],
    });
    expect((created[0] as CustomEvent).detail.order.number).to.equal('MO-000042');
  });

  it('counts its steps only where there are several', async () => {
    const page = await WizardPage.open();
    expect(byRole(page.element, 'navigation', 'Steps').querySelectorAll('li')).to.have.lengthOf(5);
    expect(page.root.textContent).to.contain('Step 1 of 5');
    const alone = new WizardPage(await fixture(html`<manual-order-wizard .client=${page.shop.client} .steps=${[]}></manual-order-wizard>`));
    await until(() => alone.heading === 'Overview');
    expect(allByRole(alone.element, 'navigation')).to.deep.equal([]);
    expect(alone.root.textContent).not.to.contain('Step 1');
  });

  it('takes a B2C replacement with a changed price, its reason and a remark', async () => {
    const page = await WizardPage.open({ type: 'b2c' });
    expect(() => page.field('Original order')).to.throw();
    await page.choose('Reason for manual order', 'Replacement');
    await page.lookUp('Original order', 'MO-000041');
    byRole(page.root, 'group', 'Original order');
    await page.fill('Remark', 'The bottle had leaked');
    await page.next('Customer details');
    expect(() => page.field('Company name')).to.throw();
    await page.fillPerson();
    await page.next('Item details');

    await page.pick(/shampoo/i, /travel mug/i);
    // Replacements are free of charge, under the reason that the shop has for them.
    expect(page.field('Unit price, Steel travel mug').value).to.equal('0.00');
    await page.fill('Unit price, Steel travel mug', '20');
    expect(allByRole(page.root, 'group', /Reason for the changed price/)).to.have.lengthOf(2);
    const reasons = [...page.root.querySelectorAll<HTMLSelectElement>('.price-reason select')];
    expect(reasons.map(({ value }) => value)).to.deep.equal(['replacement', 'replacement']);
    reasons[1]!.value = 'damaged';
    reasons[1]!.dispatchEvent(new Event('change', { bubbles: true }));
    await page.next('Payment details');
    expect(page.root.textContent).to.contain('No payment is asked for');
    await page.next('Overview');
    await page.create();
    await until(() => page.heading === 'Order MO-000042 created');

    expect(page.shop.creates[0]!.body).to.deep.include({
      segment: 'b2c', relatedOrderId: 'ord_before', reason: { code: 'replacement', note: 'The bottle had leaked' },
      customer: { name: 'Aisyah Rahman', phone: '+60123456789' },
      shippingAddress: { line1: '7 Lorong Damai', postalCode: '41000', city: 'Klang', region: 'MY-10', country: 'MY' },
      lines: [
        { kind: 'catalogue', itemId: 'itm_wash', sku: 'CAR-WASH-1L', quantity: 1, unitPrice: { amount: 0, currency: 'MYR' }, priceOverride: { reasonCode: 'replacement' } },
        { kind: 'catalogue', itemId: 'itm_mug', sku: 'MRC-MUG-STEEL', quantity: 1, unitPrice: { amount: 2_000, currency: 'MYR' }, priceOverride: { reasonCode: 'damaged' } },
      ],
    });
    expect(page.shop.creates[0]!.body).not.to.have.any.keys('payments', 'company', 'billingAddress');
  });

  it('leaves B2B prices alone without the right, and opens them with it', async () => {
    const toItems = async (page: WizardPage) => {
      await page.next('Customer details');
      await page.fillCompany();
      await page.next('Item details');
      await page.pick(/travel mug/i);
    };
    const without = await WizardPage.open({ scopes: ['orders:write'] });
    await toItems(without);
    expect(() => without.field('Unit price, Steel travel mug')).to.throw();
    expect(without.root.textContent).to.contain('You do not have the right to change them');
    clear();
    const withRight = await WizardPage.open();
    await toItems(withRight);
    const price = withRight.field('Unit price, Steel travel mug');
    type(price, '');
    await withRight.element.updateComplete;
    expect(price.value, 'the list price does not jump into a field that is being retyped').to.equal('');
    price.dispatchEvent(new Event('change', { bubbles: true }));
    await withRight.element.updateComplete;
    expect(price.value).to.equal('59.00');
  });

  it('takes custom lines, says when the stock is short, and takes a line away', async () => {
    const page = await WizardPage.open();
    await page.next('Customer details');
    await page.fillCompany();
    await page.next('Item details');
    await page.pick(/shampoo/i);
    await page.fill('Quantity, Car shampoo with wax', '5');
    expect(page.root.textContent).to.contain('Only 3 available');
    await page.click('button', 'Add custom line');
    await until(() => page.focused === page.field('Item name'));
    await page.fill('Item name', 'Gift wrap');
    await page.fill('Unit price, Gift wrap', '5');
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    expect(page.problems).to.deep.equal(['Quantity, Car shampoo with wax: Only 3 available; you asked for 5.']);
    await page.click('button', 'Remove Car shampoo with wax');
    await page.next('Payment details');
    await page.choose('Payment method', 'Net terms');
    expect(page.field('Payment due within (days)').value).to.equal('30');
    await page.next('Overview');
    await page.create();
    await until(() => page.shop.creates.length === 1);
    expect(page.shop.creates[0]!.body).to.deep.include({
      lines: [{ kind: 'custom', quantity: 1, taxRate: 600, title: 'Gift wrap', unitPrice: { amount: 500, currency: 'MYR' } }],
      payments: [{ methodCode: 'netTerms', amount: { amount: 530, currency: 'MYR' } }], paymentTerms: { type: 'net', netDays: 30 },
    });
  });

  it('goes on with Enter, back at any time, and lets a page forbid a step', async () => {
    const page = await WizardPage.open();
    page.field('External reference').form!.requestSubmit();
    await until(() => page.heading === 'Customer details');
    page.element.addEventListener('before-step-change', (event) => {
      expect(event.detail).to.deep.equal({ from: 'customer', to: 'general' });
      event.preventDefault();
    }, { once: true });
    await page.click('button', 'Back');
    expect(page.heading).to.equal('Customer details');
    await page.click('button', 'Back');
    await until(() => page.heading === 'General details');
    expect(byRole(page.root, 'button', /^General details/).getAttribute('aria-current')).to.equal('step');
    await page.click('button', /^Customer details/);
    await until(() => page.heading === 'Customer details');
    expect(allByRole(page.root, 'button', /^Payment details/)).to.deep.equal([]);
  });

  it('begins another order under another key', async () => {
    const page = await WizardPage.open();
    await page.toOverview();
    await page.create();
    await until(() => page.heading === 'Order MO-000042 created');
    await page.click('button', 'Create another');
    await until(() => page.heading === 'General details');
    expect(page.field<HTMLTextAreaElement>('Remark').value).to.equal('');
    await page.toOverview();
    await page.create();
    await until(() => page.shop.creates.length === 2);
    expect(page.shop.creates[0]!.idempotencyKey).not.to.equal(page.shop.creates[1]!.idempotencyKey);
  });

  it('closes the suggestions with Escape and keeps what was typed', async () => {
    const page = await WizardPage.open();
    await page.next('Customer details');
    const find = page.field('Find a customer');
    type(find, 'kembara');
    await until(() => allByRole(page.root, 'option').length === 2);
    expect(find.getAttribute('aria-expanded')).to.equal('true');
    press(find, 'Escape');
    await page.element.updateComplete;
    expect(find.getAttribute('aria-expanded')).to.equal('false');
    expect(find.value).to.equal('kembara');
  });

  it('has nothing that axe objects to, in any step', async function () {
    this.timeout(30_000);
    const page = await WizardPage.open();
    const clean = async () => expect(await violations(page.element), page.heading).to.deep.equal([]);
    await clean();
    await page.click('button', 'Next');
    await until(() => page.heading === 'Customer details');
    await page.click('button', 'Next');
    await until(() => page.problems.length > 3);
    await clean();
    await page.fillCompany();
    await page.next('Item details');
    await page.pick(/shampoo/i, /travel mug/i);
    await page.click('button', 'Add custom line');
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    await clean();
    await page.fill('Item name', 'Gift wrap');
    await page.fill('Unit price, Gift wrap', '5');
    await page.next('Payment details');
    await page.choose('Payment method', 'Bank transfer');
    await page.attach('slip.pdf');
    await clean();
    await page.fill('Payment reference', 'TRX');
    await page.next('Overview');
    await clean();
    await page.create();
    await until(() => page.heading.includes('created'));
    await clean();
  });
});
