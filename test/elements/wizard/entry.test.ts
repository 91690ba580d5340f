import { expect } from 'chai';
import { ApiError, type Order, type OrderLine } from '../../../src/index.ts';
import { sampleLine, sampleOrder, samplePayment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, press, type, until, violations } from '../foundation/fixture.ts';
import { customers, items } from './fake-client.ts';
import { WizardPage } from './wizard-page.ts';

const lineOf = (itemId: string, quantity: number): OrderLine => sampleLine({ itemId, sku: items.find(({ id }) => id === itemId)?.sku ?? 'GONE', title: 'Old item', quantity });

const lastOrder = (overrides: Partial<Order> = {}): Order => sampleOrder({
  id: 'ord_last', number: 'MO-000040', customer: { customerId: 'cus_lim', name: 'Lim Mei Ling' }, company: { legalName: 'Kembara Logistik Sdn Bhd' }, channel: 'chat',
  lines: [lineOf('itm_oil', 4), lineOf('itm_mug', 2)], payments: [samplePayment({ methodCode: 'netTerms' })], paymentTerms: { type: 'net', netDays: 45 }, ...overrides,
});

const opened = async (options: { last?: Order; type?: 'b2b' | 'b2c' } = {}): Promise<WizardPage> => {
  const page = await WizardPage.open(options.type ? { type: options.type } : {});
  page.shop.lastOrder = options.last;
  if (options.type === 'b2c') {
    await page.choose('Reason for manual order', 'Phone order');
    await page.fill('Remark', 'Called');
  }
  await page.next('Customer details');
  return page;
};

const options = (page: WizardPage): string[] => allByRole(page.root, 'option').filter((option) => option.closest('[role=listbox]')).map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());

describe('finding a customer', () => {
  afterEach(clear);

  it('takes the first suggestion with Enter and goes on with Enter from there', async () => {
    const page = await opened();
    const find = page.field('Find a customer');
    expect(page.focused).to.equal(find);
    type(find, 'kem');
    await until(() => options(page).length === 2, 'the customer and the way to enter a new one');
    expect(options(page)[1]).to.equal('New customer “kem”');
    expect(page.root.getElementById(find.getAttribute('aria-activedescendant')!)!.textContent).to.contain('Kembara Logistik');
    press(find, 'Enter');
    await until(() => page.focused === page.field('Contact name'), 'the next key is wanted in the contact');
    expect(page.field('Company name').value).to.equal('Kembara Logistik Sdn Bhd');
    expect(page.root.textContent).to.contain('Changes here stay with this order.');
    page.field('Contact name').form!.requestSubmit();
    await until(() => page.heading === 'Item details');
  });

  it('takes the only one, once it has come, for an Enter that was faster', async () => {
    const page = await opened();
    const find = page.field('Find a customer');
    type(find, 'kem');
    press(find, 'Enter');
    await until(() => page.root.textContent!.includes('Existing customer'), 'the customer is taken');
  });

  it('enters who is not found as new, with what was typed', async () => {
    const page = await opened();
    type(page.field('Find a customer'), 'Nova Trading');
    await until(() => options(page).length === 1);
    expect(options(page)).to.deep.equal(['New customer “Nova Trading”']);
    expect(await violations(page.element)).to.deep.equal([]);
    press(page.field('Find a customer'), 'Enter');
    await until(() => page.focused === page.field('Contact name'));
    expect(page.field('Company name').value).to.equal('Nova Trading');
    expect(page.field('Find a customer').value).to.equal('');
  });

  it('begins a person by the e-mail address that was typed', async () => {
    const page = await opened({ type: 'b2c' });
    type(page.field('Find a customer'), 'nova@post.example');
    await until(() => options(page).length === 1);
    press(page.field('Find a customer'), 'Enter');
    await until(() => page.focused === page.field('Contact name'));
    expect(page.field('E-mail').value).to.equal('nova@post.example');
  });

  it('offers before anything is typed whom this person took orders for, and nobody else', async () => {
    const actorId = `recent-${Date.now()}`;
    const before = await WizardPage.open({ actorId });
    await before.next('Customer details');
    press(before.field('Find a customer'), 'ArrowDown');
    await before.fillCompany();
    await before.click('button', 'Enter a new customer instead');
    await before.element.updateComplete;
    const { get } = before.shop.client.customers;
    const asked = new Promise<() => void>((ask) => {
      Object.assign(before.shop.client.customers, { get: (id: string) => new Promise((done) => ask(() => done(customers.find((known) => known.id === id)))) });
    });
    before.field('Find a customer').focus();
    press(before.field('Find a customer'), 'ArrowDown');
    const answer = await asked;
    before.field('Company name').focus();
    answer();
    await until(() => before.root.querySelector('[role=listbox]')!.getAttribute('aria-busy') === 'false');
    expect(before.root.querySelector('.lookup-list')!.matches(':popover-open'), 'the list opens over a form that the person is typing in').to.equal(false);
    Object.assign(before.shop.client.customers, { get });
    before.field('Find a customer').focus();
    press(before.field('Find a customer'), 'ArrowDown');
    await until(() => options(before).length === 1, 'the one customer of before');
    expect(byRole(before.root, 'listbox', 'Recently used')).to.exist;
    press(before.field('Find a customer'), 'Enter');
    await until(() => before.field('Company name').value === customers[0]!.company!.legalName);
    clear();
    const other = await opened();
    press(other.field('Find a customer'), 'ArrowDown');
    // What is remembered has been looked for once the list says that there is none.
    await until(() => other.root.querySelector('[role=listbox]')!.ariaBusy === 'false' && other.root.querySelector('.lookup-note')?.textContent.includes('Nothing found'), 'the list is read');
    expect(options(other)).to.deep.equal([]);
  });
});

describe('the last order of a customer', () => {
  afterEach(clear);

  it('fills in how they order, and says so', async () => {
    const page = await opened({ last: lastOrder() });
    await page.fillCompany();
    await until(() => page.root.textContent!.includes('MO-000040'), 'the last order is found');
    expect(page.root.textContent).to.contain('Channel, delivery and payment are filled in as they were then.');
    expect(await violations(page.element)).to.deep.equal([]);
    await page.next('Item details');
    expect(page.field<HTMLSelectElement>('Shipping method').value).to.equal('standard');
    await page.pick(/travel mug/i);
    await page.next('Payment details');
    expect(page.field<HTMLSelectElement>('Payment method').value).to.equal('netTerms');
    expect(page.field('Payment due within (days)').value).to.equal('45');
  });

  it('comes back at one key, at today’s prices, and shows its lines', async () => {
    const page = await opened({ last: lastOrder() });
    await page.fillCompany();
    press(page.field('Contact name'), 'F2');
    await until(() => page.heading === 'Item details', 'the lines are shown');
    expect(page.field('Quantity, Fully synthetic engine oil 5W-30').value).to.equal('4');
    expect(page.field('Quantity, Steel travel mug').value).to.equal('2');
    expect(page.field('Unit price, Fully synthetic engine oil 5W-30').value).to.equal('189.00');
    expect(page.root.querySelector('[part=as-last-time]')).to.equal(null);
  });

  it('names what is no longer sold', async () => {
    const page = await opened({ last: lastOrder({ lines: [lineOf('itm_oil', 1), lineOf('itm_gone', 1)] }) });
    await page.fillCompany();
    await until(() => page.root.querySelector('[part=as-last-time]'));
    await page.click('button', /^As last time: 2 lines/);
    await until(() => page.heading === 'Item details');
    expect(page.root.textContent).to.contain('No longer sold: Old item.');
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('of another customer of that name is not offered, and F2 says that there is none', async () => {
    const page = await opened({ last: lastOrder({ customer: { customerId: 'cus_other', name: 'Lim Mei Ling' } }) });
    await page.fillCompany();
    press(page.field('Contact name'), 'F2');
    await until(() => page.root.querySelector('[part=last-order]')?.textContent.includes('There is no earlier order of this customer.'));
    await until(() => page.root.querySelector('[role=status]')?.textContent.includes('There is no earlier order of this customer.'), 'it is announced');
    expect(page.root.querySelector('[part=as-last-time]')).to.equal(null);
    expect(page.heading).to.equal('Customer details');
  });

  for (const [what, last] of [['what it was', lastOrder()], ['that there is none', undefined]] as const) {
    it(`has its place while it is looked for: what stands below does not move with the answer ${what}`, async () => {
      const page = await opened();
      page.shop.lastOrder = last;
      const { orders } = page.shop.client;
      const list = orders.list.bind(orders);
      let answer = (): void => undefined;
      const asked = new Promise<void>((resolve) => { answer = resolve; });
      Object.assign(orders, { list: (...query: Parameters<typeof list>) => asked.then(() => list(...query)) });
      await page.fillCompany();
      const row = (): string => page.root.querySelector('[part=last-order]')?.textContent ?? '';
      await until(() => row().includes('Looking for the last order…'));
      expect(await violations(page.element)).to.deep.equal([]);
      const { top } = page.field('Contact name').getBoundingClientRect();
      answer();
      await until(() => row().includes(last ? 'MO-000040' : 'There is no earlier order of this customer.'));
      expect(page.field('Contact name').getBoundingClientRect().top).to.be.closeTo(top, 0.5);
    });
  }

  it('that could not be looked for can be looked for again', async () => {
    const page = await opened({ last: lastOrder() });
    const { orders } = page.shop.client;
    const { list } = orders;
    let failures = 0;
    Object.assign(orders, { list: () => { failures += 1; return Promise.reject(new TypeError('Failed to fetch')); } });
    await page.fillCompany();
    await until(() => page.root.querySelector('[part=last-order]')?.textContent.includes('The last order could not be looked up.'));
    expect(failures).to.equal(1);
    expect(await violations(page.element)).to.deep.equal([]);
    Object.assign(orders, { list });
    await page.click('button', 'Try again');
    await until(() => page.root.querySelector('[part=last-order]')?.textContent.includes('MO-000040'));
  });

  it('is no matter to who may not read orders, until they ask for it by F2', async () => {
    const page = await opened({ last: lastOrder() });
    let refused = 0;
    Object.assign(page.shop.client.orders, { list: () => {
      refused += 1;
      return Promise.reject(new ApiError({ type: 'about:blank', title: 'x', status: 403, code: 'permissionDenied', requestId: 'req_1', errors: [] }, { operation: 'orders.list', attempts: 1, requestId: 'req_1' }));
    } });
    await page.fillCompany();
    await until(() => refused === 1 && !page.root.querySelector('[part=last-order]'), 'nothing is said of it');
    press(page.field('Contact name'), 'F2');
    await until(() => page.root.querySelector('[part=last-order]')?.textContent.includes('The last order could not be looked up. You do not have the right to do this.'), 'it is told');
    await until(() => page.root.querySelector('[role=status]')?.textContent.includes('The last order could not be looked up.'), 'it is announced');
    expect(page.heading).to.equal('Customer details');
  });

  it('is offered again with the draft, and changes nothing of it', async () => {
    const actorId = `last-${Date.now()}`;
    const before = await WizardPage.open({ actorId });
    await before.choose('Sales channel', 'Phone');
    await before.next('Customer details');
    await before.fillCompany();
    await until(() => before.root.textContent!.includes('Draft saved'));
    clear();
    const after = await WizardPage.open({ actorId, last: lastOrder() });
    expect(after.heading).to.equal('Customer details');
    await until(() => after.root.querySelector('[part=last-order]')?.textContent.includes('MO-000040'), 'the last order is offered');
    expect(byRole(after.root, 'button', /^As last time: 2 lines/)).to.exist;
    expect(after.root.textContent).not.to.contain('are filled in as they were then');
    await after.click('button', /^General details/);
    await until(() => after.heading === 'General details');
    expect(after.field<HTMLSelectElement>('Sales channel').value).to.equal('phone');
  });
});
