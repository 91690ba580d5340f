import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/wizard/define.ts';
import '../../../components/item-picker/picker-body.ts';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { NetworkError, type CatalogueItem, type OrderInput } from '../../../src/index.ts';
import { allByRole, byRole, clear, fixture, press, until, violations } from '../foundation/fixture.ts';
import { fakeShop, items as sampleItems, type FakeShop } from './fake-client.ts';
import { WizardPage } from './wizard-page.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const rights = ['orders:write', 'prices:override'];
let people = 0;

/** A shop whose catalogue a test can change. */
const openShop = (scopes: readonly string[]): { shop: FakeShop; catalogue: { items: readonly CatalogueItem[]; asked: number } } => {
  const shop = fakeShop({ actorId: `items-${Date.now()}-${(people += 1)}`, scopes });
  const catalogue = { items: sampleItems, asked: 0 };
  const search = async ({ q = '', ids, skus }: { q?: string; ids?: string[]; skus?: string[] }) => {
    if (ids ?? skus) catalogue.asked += 1;
    return { items: catalogue.items.filter(({ id, sku, title }) => (!ids || ids.includes(id)) && (!skus || skus.includes(sku)) && `${sku} ${title}`.toLowerCase().includes(q.toLowerCase())) };
  };
  Object.assign(shop.client.catalogue, { search });
  return { shop, catalogue };
};

const lineOf = (id: string, quantity: number) => ({ kind: 'catalogue' as const, itemId: id as `itm_${string}`, sku: sampleItems.find((item) => item.id === id)?.sku ?? id, quantity });

/** Opens the wizard at its items, with these lines; the page knows the rest. */
const openItems = async (lines: NonNullable<OrderInput['lines']>, { scopes = rights, items, steps = ['items'] as const, ...rest }: Partial<OrderInput> & { scopes?: readonly string[]; items?: readonly CatalogueItem[]; steps?: readonly ('items' | 'payment')[] } = {}) => {
  const { shop, catalogue } = openShop(scopes);
  if (items) catalogue.items = items;
  const prefill: Partial<OrderInput> = {
    segment: 'b2b', channel: 'phone', customer: { name: 'Lim Mei Ling', email: 'meiling@kembara.example' }, company: { legalName: 'Kembara Logistik Sdn Bhd' },
    shippingAddress: { line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' }, payments: [{ methodCode: 'cash', amount: myr(0) }], lines, ...rest,
  };
  const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client} .steps=${steps} .prefill=${prefill}></manual-order-wizard>`);
  const page = new WizardPage(element, shop);
  await until(() => page.heading === 'Item details', 'the items are shown');
  await until(() => catalogue.asked > 0 && page.root.querySelector('.line-title')?.textContent?.includes(' '), 'the lines have their items');
  return { page, shop, catalogue };
};

/** Amounts hold spaces that do not break. */
const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
const totalOf = (page: WizardPage): string => plain(page.root.querySelector('.summary .grand .number')?.textContent);
const balanceOf = (page: WizardPage): string[] => [...page.root.querySelectorAll('[part="balance"] dd')].map(({ textContent }) => plain(textContent));
const quantity = (page: WizardPage, index: number): HTMLInputElement => page.root.getElementById(`lines-${index}-quantity`) as unknown as HTMLInputElement;

describe('the items of an order', () => {
  afterEach(clear);

  it('have the keys of a spreadsheet: arrows and Enter between lines, + and − for the quantity, Enter in the last one goes on', async () => {
    const { page } = await openItems([lineOf('itm_oil', 1), lineOf('itm_wash', 1), lineOf('itm_mug', 1)]);
    quantity(page, 0).focus();
    expect(press(quantity(page, 0), 'ArrowDown')).to.equal(false);
    await until(() => page.focused === quantity(page, 1));
    press(quantity(page, 1), 'Enter');
    await until(() => page.focused === quantity(page, 2));
    expect(quantity(page, 2).value).to.equal('1');
    press(quantity(page, 2), '+');
    press(quantity(page, 2), '+');
    press(quantity(page, 2), '-');
    await until(() => quantity(page, 2).value === '2');
    expect(press(quantity(page, 2), 'ArrowDown'), 'an arrow never counts').to.equal(false);
    press(quantity(page, 2), 'ArrowUp');
    await until(() => page.focused === quantity(page, 1));
    const price = page.field('Unit price, Car shampoo with wax');
    price.focus();
    press(price, 'ArrowUp');
    await until(() => page.focused === page.field('Unit price, Fully synthetic engine oil 5W-30'));
    expect(press(quantity(page, 2), 'Enter'), 'the form goes on').to.equal(true);
  });

  it('take discounts as amounts and as rates, on lines and on the order, and say what is neither', async () => {
    const { page } = await openItems([lineOf('itm_mug', 2)]);
    await page.fill('Discount, Steel travel mug', '10%');
    await until(() => totalOf(page) === 'RM 112.57');
    await page.fill('Order discount', '6.20');
    await until(() => totalOf(page) === 'RM 106.00');
    await page.fill('Discount, Steel travel mug', 'much');
    await page.click('button', 'Next');
    await until(() => page.errorOf('Discount, Steel travel mug') === 'Enter an amount such as 5.00, or a rate such as 10%.');
    expect(page.field('Discount, Steel travel mug').value).to.equal('much');
    await page.fill('Discount, Steel travel mug', '10%');
    await page.next('Overview');
    await page.create();
    await until(() => page.shop.creates.length === 1);
    expect(page.shop.creates[0]!.body).to.deep.include({
      discounts: [{ amount: myr(620) }],
      lines: [{ kind: 'catalogue', itemId: 'itm_mug', sku: 'MRC-MUG-STEEL', quantity: 2, unitPrice: myr(5_900), discounts: [{ rate: 1_000 }] }],
    });
  });

  for (const segment of ['b2b', 'b2c'] as const) {
    it(`offer no other price and no discount to who may not give one, and say so: ${segment}`, async () => {
      const { page } = await openItems([lineOf('itm_mug', 1)], { scopes: ['orders:write'], segment, reason: { code: 'replacement' } });
      for (const label of ['Unit price, Steel travel mug', 'Discount, Steel travel mug', 'Order discount']) expect(() => page.field(label), label).to.throw();
      expect(page.root.textContent).to.contain('You do not have the right to change them, or to give discounts.');
      expect(page.root.textContent).to.contain('Ask somebody who has it to take this order.');
      expect(allByRole(page.root, 'button', 'Set all prices to zero')).to.have.lengthOf(0);
      await page.pick(/shampoo/i);
      expect([...page.root.querySelectorAll('.cell.price .read')].map(({ textContent }) => textContent!.replace(/\s/, ' '))).to.deep.equal(['RM 59.00', 'RM 24.90']);
    });
  }

  it('keep several discounts together as they are, and one its name', async () => {
    const { page } = await openItems([
      { ...lineOf('itm_mug', 1), discounts: [{ label: 'Fleet', rate: 500 }, { amount: myr(200) }] }, { ...lineOf('itm_oil', 1), discounts: [{ label: 'Spring', rate: 500 }] },
    ]);
    const mug = page.field('Discount, Steel travel mug');
    expect(mug.readOnly).to.equal(true);
    expect(page.root.getElementById(mug.getAttribute('aria-describedby')!)!.textContent).to.equal('Several discounts together: 5% and 2.00. They cannot be changed here.');
    await page.fill('Discount, Fully synthetic engine oil 5W-30', '10%');
    await page.next('Overview');
    expect(page.root.textContent).to.contain('5% and 2.00');
    await page.create();
    const { body } = await until(() => page.shop.creates[0], 'the order is sent');
    expect((body['lines'] as { discounts: unknown }[]).map(({ discounts }) => discounts)).to.deep.equal([
      [{ label: 'Fleet', rate: 500 }, { amount: myr(200) }], [{ label: 'Spring', rate: 1_000 }],
    ]);
  });

  it('come back in their place when they were removed by mistake', async () => {
    const { page } = await openItems([lineOf('itm_oil', 1), lineOf('itm_mug', 3), lineOf('itm_wash', 2)]);
    await page.fill('Unit price, Steel travel mug', '50');
    await page.click('button', 'Remove Steel travel mug');
    await until(() => page.focused === quantity(page, 1));
    expect(page.field('Quantity, Car shampoo with wax')).to.equal(quantity(page, 1));
    await page.click('button', 'Undo, Steel travel mug');
    await until(() => page.focused === quantity(page, 1) && quantity(page, 1).value === '3');
    expect(page.field('Unit price, Steel travel mug').value).to.equal('50.00');
    expect(allByRole(page.root, 'button', /^Undo/)).to.deep.equal([]);
  });

  it('offer what there is with one press when the stock is short, counted over all lines of an item', async () => {
    const { page } = await openItems([lineOf('itm_wash', 2), lineOf('itm_wash', 4), lineOf('itm_mug', 1)]);
    const notes = () => [...page.root.querySelectorAll('.line-note')].map((note) => note.querySelector('span')?.textContent);
    expect(notes()).to.deep.equal(['Only 3 available · all lines together ask for 6', 'Only 3 available · all lines together ask for 6']);
    expect(allByRole(page.root, 'button', /^Take/).map((button) => button.textContent?.trim())).to.deep.equal(['Take 1']);
    expect(await violations(page.element)).to.deep.equal([]);
    page.element.parentElement!.style.inlineSize = '320px';
    for (const note of page.root.querySelectorAll('.line-note')) {
      const [sign, words] = [...note.children].map((child) => child.getBoundingClientRect());
      expect([words!.left >= sign!.right, words!.top <= sign!.bottom], 'the sign stands beside its words').to.deep.equal([true, true]);
    }
    allByRole(page.root, 'button', /^Take/)[0]!.click();
    await until(() => quantity(page, 1).value === '1' && notes().length === 0);
  });

  it('keep what they come to apart from its name where there is little room for much money', async () => {
    const { page } = await openItems([{ ...lineOf('itm_oil', 900), unitPrice: myr(68_000), priceOverride: { reasonCode: 'negotiated' } }]);
    page.element.parentElement!.style.inlineSize = '288px';
    const cell = await until(() => page.root.querySelector('.cell.total'), 'the line is shown');
    await until(() => plain(cell.textContent).includes('RM 648,720.00'), 'it is added up');
    const [name, money] = [...cell.children].map((child) => child.getBoundingClientRect());
    expect(money!.left - name!.right).to.be.at.least(8);
  });

  it('say what the catalogue has changed since they were picked, and stop an order for what it has lost', async () => {
    const { page, catalogue } = await openItems([lineOf('itm_oil', 1), lineOf('itm_mug', 1)]);
    catalogue.items = sampleItems.filter(({ id }) => id !== 'itm_mug').map((item) => ({ ...item, price: myr(item.price.amount + 1_000) }));
    await page.click('button', 'Next');
    await until(() => page.root.textContent!.includes('The catalogue has changed since you saw it'));
    const said = [...page.root.querySelectorAll('[part=news] li')].map((change) => plain(change.textContent));
    expect(said).to.deep.equal(['Fully synthetic engine oil 5W-30: list price RM 189.00, now RM 199.00', 'Steel travel mug: can no longer be ordered']);
    expect(page.problems.some((text) => /Steel travel mug.*can no longer be ordered/.test(text))).to.equal(true);
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'Understood');
    await until(() => page.focused === page.root.querySelector('h2'));
    expect(plain(page.root.textContent)).not.to.contain('list price RM 189.00');
  });

  it('are drawn only near what is seen when there are very many, and each can be reached', async () => {
    const many = Array.from({ length: 300 }, (_, index): CatalogueItem => ({ ...sampleItems[2]!, id: `itm_${index}`, sku: `SKU-${index}`, title: `Mug ${index}` }));
    const { page } = await openItems(many.map(({ id, sku }) => ({ ...lineOf(id, 1), sku })), { items: many });
    const rows = () => page.root.querySelectorAll('.line').length;
    expect(rows()).to.be.lessThan(60);
    const table = byRole(page.root, 'table', 'Order lines');
    expect(table.getAttribute('aria-rowcount')).to.equal('301');
    expect(quantity(page, 250)).to.equal(null);
    quantity(page, 0).focus();
    table.scrollIntoView({ block: 'end' });
    await until(() => quantity(page, 299), 'the last line is drawn');
    expect(rows()).to.be.lessThan(60);
    expect(page.focused, 'the line with the focus stays').to.equal(quantity(page, 0));
    expect(quantity(page, 299).closest('.line')!.getAttribute('aria-rowindex')).to.equal('301');
    window.scrollTo(0, 0);
    await page.fill('Quantity, Mug 0', '0');
    await page.click('button', 'Next');
    byRole(page.root, 'link', /^Quantity, Mug 0/).click();
    await until(() => page.focused === quantity(page, 0));
    press(quantity(page, 0), 'ArrowDown');
    await until(() => page.focused === quantity(page, 1));
  });
});

describe('the steps that a page leaves out', () => {
  afterEach(clear);

  it('are not shown, and what is wrong in them is said without a link', async () => {
    const { page } = await openItems([lineOf('itm_mug', 1)], { customer: { name: 'Lim Mei Ling' } });
    expect(allByRole(page.root, 'listitem', /Customer details/).length).to.equal(0);
    expect(page.root.querySelectorAll('.step').length).to.equal(2);
    await page.next('Overview');
    await page.create();
    await until(() => page.root.querySelector('#overview-problems'));
    expect(page.root.textContent).to.contain('E-mail: Enter an e-mail address or a phone number. This page does not ask for it: tell whoever looks after the page.');
    expect(page.problems).to.deep.equal([]);
    expect(page.shop.creates).to.deep.equal([]);
    expect(allByRole(page.root, 'button', /^Edit/).map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Edit Item details']);
  });

  it('can be named by an attribute, in any order', async () => {
    const { shop } = openShop(rights);
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client} steps="payment items"></manual-order-wizard>`);
    const page = new WizardPage(element, shop);
    await until(() => page.heading === 'Item details');
    expect([...page.root.querySelectorAll('.step-name')].map((name) => name.textContent)).to.deep.equal(['Item details', 'Payment details', 'Overview']);
  });

  it('cost what the catalogue says, and nothing is added up or owed before it has said so', async () => {
    const { shop, catalogue } = openShop(['orders:write']);
    const { search } = shop.client.catalogue;
    let answer: (() => void) | undefined;
    let isDown = true;
    Object.assign(shop.client.catalogue, { search: async (asked: Parameters<typeof search>[0]) => {
      await new Promise<void>((done) => { answer = done; });
      if (isDown) throw new NetworkError({ operation: 'catalogue.search', attempts: 1 });
      return search(asked);
    } });
    const prefill: Partial<OrderInput> = { segment: 'b2b', lines: [{ kind: 'catalogue', sku: 'CAR-WASH-1L', quantity: 2 }], payments: [{ methodCode: 'cash', amount: myr(5_279) }] };
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client} .steps=${['items', 'payment']} .prefill=${prefill}></manual-order-wizard>`);
    const page = new WizardPage(element, shop);
    await until(() => page.heading === 'Item details' && answer, 'the catalogue is asked');
    expect(totalOf(page)).to.equal('');
    expect([...page.root.querySelectorAll('.line-item p')].map(({ textContent }) => textContent), 'what stands for the name is not said twice').to.deep.equal(['CAR-WASH-1L', '']);
    page.root.querySelector('form')!.requestSubmit();
    await until(() => page.problems.length > 0, 'it does not go on');
    expect(page.problems.join()).to.match(/unit price.*not known yet/i);

    answer!();
    const again = await until(() => allByRole<HTMLElement>(page.root, 'button', 'Try again')[0], 'the catalogue has failed');
    expect(again.closest('.alert')?.textContent).to.contain('The price of 1 line could not be read');
    expect(page.root.querySelector('.line-note')?.textContent).to.contain('The price could not be read.');
    expect(await violations(element)).to.deep.equal([]);
    isDown = false;
    answer = undefined;
    again.focus();
    again.click();
    await until(() => answer, 'it is asked again');
    answer!();
    await until(() => totalOf(page) === 'RM 52.79', 'the total is there');
    expect(catalogue.asked).to.equal(1);
    await until(() => page.focused === quantity(page, 0), 'the focus goes on to the line');
    expect(page.problems).to.deep.equal([]);
    await page.next('Payment details');
    expect(balanceOf(page)).to.deep.equal(['RM 52.79', 'RM 52.79', 'RM 0.00']);
  });

  it('whose prices could not be read are told of once, each line that has its price has its total, and they are asked for when the browser is back online', async () => {
    const { shop } = openShop(rights);
    const { search } = shop.client.catalogue;
    let isDown = true;
    Object.assign(shop.client.catalogue, { search: async (asked: Parameters<typeof search>[0]) => {
      if (isDown) throw new NetworkError({ operation: 'catalogue.search', attempts: 1 });
      return search(asked);
    } });
    const lines: OrderInput['lines'] = [
      { kind: 'catalogue', sku: 'CAR-WASH-1L', quantity: 2 }, { kind: 'custom', title: 'Delivery by hand', quantity: 2, unitPrice: myr(1_500), taxRate: 0 }, { kind: 'catalogue', sku: 'MRC-MUG-STEEL', quantity: 1 },
    ];
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client} .steps=${['items', 'payment']} .prefill=${{ segment: 'b2b', lines }}></manual-order-wizard>`);
    const page = new WizardPage(element, shop);
    const lineTotals = (): string[] => [...page.root.querySelectorAll('.lines .line-total')].map(({ textContent }) => plain(textContent));
    await until(() => page.root.textContent.includes('The prices of 2 lines could not be read'), 'it is told');
    expect(allByRole(page.root, 'button', /try again/i)).to.have.length(1);
    expect(lineTotals()).to.deep.equal(['–', 'RM 30.00', '–']);
    expect(totalOf(page)).to.equal('');
    expect(await violations(element)).to.deep.equal([]);
    isDown = false;
    dispatchEvent(new Event('online'));
    await until(() => totalOf(page) !== '', 'the total is there');
    expect(lineTotals()).not.to.include('–');
    expect(allByRole(page.root, 'button', /try again/i)).to.deep.equal([]);
  });

  it('are not said to be paid for, or paid too much for, while their price is read', async () => {
    const { shop } = openShop(rights);
    const { search } = shop.client.catalogue;
    let answer: (() => void) | undefined;
    Object.assign(shop.client.catalogue, { search: async (asked: Parameters<typeof search>[0]) => {
      await new Promise<void>((done) => { answer = done; });
      return search(asked);
    } });
    const prefill: Partial<OrderInput> = { segment: 'b2b', lines: [{ kind: 'catalogue', sku: 'CAR-WASH-1L', quantity: 2 }], payments: [{ methodCode: 'cash', amount: myr(5_000) }] };
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client} .steps=${['payment']} .prefill=${prefill}></manual-order-wizard>`);
    const page = new WizardPage(element, shop);
    await until(() => page.heading === 'Payment details' && answer, 'the catalogue is asked');
    expect(balanceOf(page)).to.deep.equal(['–', 'RM 50.00', '–']);
    expect([...page.root.querySelectorAll('.alert, [part="balance"]')].map(({ textContent }) => textContent).join()).not.to.match(/nothing to pay|no payment|too much/i);
    answer!();
    await until(() => balanceOf(page)[0] === 'RM 52.79', 'the total is there');
    expect(balanceOf(page)).to.deep.equal(['RM 52.79', 'RM 50.00', 'RM 2.79']);
  });
});
