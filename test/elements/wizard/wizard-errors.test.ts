import { expect } from 'chai';
import { ApiError, NetworkError, type FieldError } from '../../../src/index.ts';
import { allByRole, byRole, clear, until } from '../foundation/fixture.ts';
import { fakeShop, orderOf } from './fake-client.ts';
import { WizardPage } from './wizard-page.ts';

const context = { operation: 'orders.create', attempts: 1, requestId: 'req_7' };
const refusal = (status: number, code: string, errors: FieldError[] = []) =>
  new ApiError({ type: 'about:blank', title: code, status, code, requestId: 'req_7', errors }, context);
const failing = (error: Error) => () => Promise.reject(error);

describe('<manual-order-wizard> when something is wrong', () => {
  afterEach(clear);

  it('shows each error at its field and in a summary whose links go there', async () => {
    const page = await WizardPage.open({ type: 'b2c' });
    await page.fill('Tags', 'urgent');
    await page.click('button', 'Next');
    await until(() => page.problems.length === 2);
    expect(page.problems).to.deep.equal([
      'Reason for manual order: Choose why this order is manual.',
      'Remark: Add a remark: this reason needs one.',
    ]);
    await until(() => page.focused?.textContent === 'There are 2 things to put right');
    expect(page.errorOf('Reason for manual order')).to.equal('Choose why this order is manual.');
    byRole(page.root, 'link', /^Remark/).click();
    await until(() => page.focused === page.field('Remark'));
    await page.fill('Remark', 'Station was offline');
    expect(page.errorOf('Remark')).to.equal('');
    expect(page.problems).to.have.lengthOf(1);
    expect(page.field('Tags').value).to.equal('urgent');
  });

  it('names every missing part of an address at once, and reads telephone numbers as they are typed', async () => {
    const page = await WizardPage.open({ type: 'b2c' });
    await page.choose('Reason for manual order', 'Phone order');
    await page.fill('Remark', 'Called');
    await page.next('Customer details');
    await page.fill('Phone', '12');
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    expect(page.problems.map((text) => text.split(':')[0])).to.deep.equal([
      'Phone', 'Contact name', 'Shipping address, Address line 1', 'Shipping address, Postal code', 'Shipping address, City', 'Shipping address, State',
    ]);
    await page.fillPerson();
    await page.next('Item details');
  });

  it('goes to the picker and to the uploader, too, and says what concerns the whole order', async () => {
    const page = await WizardPage.open();
    await page.next('Customer details');
    await page.fillCompany();
    await page.next('Item details');
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    byRole(page.root, 'link', 'Add items: Add at least one item.').click();
    await until(() => page.focused?.localName === 'manual-order-item-picker');
    await page.pick(/travel mug/i);
    await page.next('Payment details');
    await page.choose('Payment method', 'Bank transfer');
    await page.fill('Payment reference', 'TRX');
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    byRole(page.root, 'link', /^Proof of payment/).click();
    await until(() => page.focused?.localName === 'manual-order-proof-uploader');
    await page.attach('slip.pdf');
    await page.next('Overview');
    page.shop.answers.push(failing(refusal(422, 'duplicateSuspected', [{ code: 'duplicateSuspected', pointer: '', detail: 'The same again.' }])));
    await page.create();
    await until(() => page.root.textContent!.includes('This may have been placed already'));
    expect(page.problems).to.deep.equal([]);
  });

  it('keeps an amount that cannot be read, and says so', async () => {
    const page = await WizardPage.open({ type: 'b2c' });
    await page.toItems();
    await page.fill('Unit price, Steel travel mug', '12,5x');
    page.field('Unit price, Steel travel mug').dispatchEvent(new Event('change', { bubbles: true }));
    await page.click('button', 'Next');
    await until(() => page.problems.length > 0);
    expect(page.errorOf('Unit price, Steel travel mug')).to.equal('Enter an amount such as 123.45.');
    await page.click('button', 'Back');
    await page.click('button', /^Item details/);
    await until(() => page.heading === 'Item details');
    expect(page.field('Unit price, Steel travel mug').value).to.equal('12,5x');
  });

  it('shows what the server refused at its field, and sends again under the same key', async () => {
    const page = await WizardPage.open();
    await page.toOverview();
    const errors: FieldError[] = [
      { code: 'insufficientStock', pointer: '/lines/0/quantity', step: 'items', detail: 'There is not that much in stock.', params: { requested: 1, available: 0 } },
      { code: 'tooLong', pointer: '/externalReference', step: 'general', detail: 'Too long.', params: { limit: 128 } },
    ];
    page.shop.answers.push(failing(refusal(422, 'preflightFailed', errors)));
    await page.create();
    await until(() => page.root.textContent!.includes('The order was not created'));
    expect(page.problems).to.deep.equal(['External reference: Use at most 128 characters.', 'Quantity, Steel travel mug: Only 0 available; you asked for 1.']);
    byRole(page.root, 'link', /^Quantity/).click();
    await until(() => page.heading === 'Item details' && page.focused === page.field('Quantity, Steel travel mug'));
    expect(page.errorOf('Quantity, Steel travel mug')).to.equal('Only 0 available; you asked for 1.');
    await page.fill('Quantity, Steel travel mug', '2');
    expect(page.errorOf('Quantity, Steel travel mug')).to.equal('');
    await page.click('button', /^Overview/);
    await until(() => page.heading === 'Overview');
    await page.create();
    await until(() => page.heading === 'Order MO-000042 created');
    expect(new Set(page.shop.creates.map(({ idempotencyKey }) => idempotencyKey))).to.have.lengthOf(1);
  });

  it('asks before it sends other details under a key that is spent', async () => {
    const page = await WizardPage.open();
    await page.toOverview();
    page.shop.answers.push(failing(refusal(422, 'idempotencyKeyReused')));
    await page.create();
    const anyway = await until(() => allByRole(page.root, 'button', 'Create as a new order')[0]);
    expect(page.shop.creates).to.have.lengthOf(1);
    anyway.click();
    await until(() => page.heading === 'Order MO-000042 created');
    expect(page.shop.creates[1]!.idempotencyKey).not.to.equal(page.shop.creates[0]!.idempotencyKey);
  });

  it('places one order for a double click', async () => {
    const page = await WizardPage.open();
    await page.toOverview();
    let answer = (): void => {};
    page.shop.answers.push((call) => new Promise((done) => { answer = () => done(orderOf(call)); }));
    const button = byRole(page.root, 'button', 'Create order');
    button.click();
    button.click();
    button.click();
    await until(() => page.shop.creates.length > 0);
    await new Promise((done) => setTimeout(done, 50));
    answer();
    await until(() => page.heading === 'Order MO-000042 created');
    expect(page.shop.creates).to.have.lengthOf(1);
  });

  it('says when the form cannot be loaded, and tries again', async () => {
    const page = await WizardPage.open();
    let isDown = true;
    const { client } = page.shop;
    const down = { ...client, settings: { get: () => (isDown ? Promise.reject(new NetworkError(context)) : client.settings.get()) } };
    page.element.client = down as typeof client;
    const retry = await until(() => allByRole(page.root, 'button', 'Try again')[0]);
    expect(page.root.textContent).to.contain('The order form could not be loaded.');
    isDown = false;
    retry.click();
    await until(() => page.heading === 'General details');
  });

  it('tells a person without the right to create orders at once, and offers no form', async () => {
    const page = await WizardPage.open();
    page.element.client = fakeShop({ actorId: `reader-${Date.now()}`, scopes: ['orders:read', 'catalogue:read'] }).client;
    await until(() => page.root.textContent!.includes('You cannot create orders'));
    expect(page.root.querySelector('form')).to.equal(null);
  });

  it('says that it is not connected without a client', async () => {
    const page = await WizardPage.open();
    page.element.client = undefined;
    await until(() => page.root.textContent!.includes('not connected to the shop yet'));
  });
});
