import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/wizard/define.ts';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { ApiError, createClient, type FieldError, type Order } from '../../../src/index.ts';
import { sampleSlip, type TestShop } from '../../../testing/index.ts';
import { allByRole, byRole, clear, fixture, until, violations } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';
import { WizardPage } from './wizard-page.ts';

const inAMinute = () => new Date(Date.now() + 60_000).toISOString();
const textOf = (page: WizardPage) => page.root.textContent!.replaceAll(/\s+/g, ' ');
const suspicion: FieldError = { code: 'duplicateSuspected', pointer: '', step: 'overview', detail: '', params: { orderId: 'ord_7', orderNumber: 'MO-000007', because: ['phone', 'items', 'total'] } };
const place = async (page: WizardPage) => {
  await page.toOverview();
  await page.create();
  await until(() => page.heading.startsWith('Order MO-000042'), 'the order is placed');
};

describe('<manual-order-wizard> before and after an order is placed', () => {
  afterEach(clear);

  it('names the order that this one may be, and sends that it is another', async () => {
    const page = await WizardPage.open({ mustAcknowledge: true });
    page.shop.suspicions = [suspicion];
    await page.toOverview();
    await until(() => textOf(page).includes('MO-000007: the same phone number, the same items, and the same total'));
    expect(await violations(page.element)).to.deep.equal([]);
    await page.create();
    await until(() => page.focused?.id === 'acknowledge', 'the person has to say so');
    expect(page.shop.creates).to.deep.equal([]);
    await page.click('checkbox', 'This is a different order');
    await page.create();
    await until(() => page.heading.startsWith('Order MO-000042'));
    expect(getComputedStyle(page.root.querySelector('#placed-heading .number')!).whiteSpace, 'the number is not broken in two').to.equal('nowrap');
    expect(page.shop.creates[0]!.body['acknowledge']).to.deep.equal(['duplicateSuspected']);
  });

  it('asks before the overview opens, which then does not move under the pointer', async () => {
    const page = await WizardPage.open();
    page.shop.suspicions = [suspicion];
    const { orders } = page.shop.client;
    const validate = orders.validateDraft.bind(orders);
    let answers = 0;
    Object.assign(orders, { validateDraft: async (...order: Parameters<typeof validate>) => {
      const found = await validate(...order);
      answers += 1;
      return found;
    } });
    await page.radio(/^B2C/);
    await page.toItems();
    await page.next('Payment details');
    await until(() => answers === 1);
    await page.choose('Payment method', 'Cash');
    // The next answer never comes.
    Object.assign(orders, { validateDraft: () => new Promise(() => {}) });
    await page.next('Overview');
    expect(textOf(page)).to.include('This may have been placed already');
  });

  it('explains it in the same place when only the submit is refused for it', async () => {
    const page = await WizardPage.open();
    page.shop.answers.push(() => Promise.reject(new ApiError(
      { type: 'about:blank', title: 'x', status: 422, code: 'duplicateSuspected', requestId: 'req_1', errors: [suspicion] }, { operation: 'orders.create', attempts: 1, requestId: 'req_1' })));
    await page.toOverview();
    expect(allByRole(page.root, 'checkbox', 'This is a different order')).to.deep.equal([]);
    await page.create();
    await until(() => allByRole(page.root, 'checkbox', 'This is a different order').length === 1);
    await page.click('checkbox', 'This is a different order');
    await page.create();
    await until(() => page.heading.startsWith('Order MO-000042'));
    expect(page.shop.creates.map(({ body }) => body['acknowledge'])).to.deep.equal([undefined, ['duplicateSuspected']]);
  });

  it('copies the number, and says it where the page may not', async () => {
    const page = await WizardPage.open();
    await place(page);
    const { writeText } = navigator.clipboard;
    let isAllowed = false;
    const written: string[] = [];
    Object.assign(navigator.clipboard, { writeText: (text: string) => (isAllowed ? Promise.resolve(void written.push(text)) : Promise.reject(new DOMException('No.', 'NotAllowedError'))) });
    try {
      await page.click('button', 'Copy number');
      await until(() => textOf(page).includes('MO-000042: could not be copied.'));
      isAllowed = true;
      await page.click('button', 'Copy number');
      await until(() => textOf(page).includes('MO-000042: copied.'));
      expect(written).to.deep.equal(['MO-000042']);
    } finally {
      Object.assign(navigator.clipboard, { writeText });
    }
  });

  it('shows the e-mail before the order is placed, as text', async () => {
    const page = await WizardPage.open();
    await page.toOverview();
    page.root.querySelector('summary')!.click();
    await until(() => textOf(page).includes('Dear <b>Lim</b>'));
    expect(await violations(page.element)).to.deep.equal([]);
  });

  it('undoes while the seconds run: the draft is open again with everything, and goes under its number', async () => {
    const page = await WizardPage.open({ graceEndsAt: inAMinute() });
    await place(page);
    await until(() => /Can be undone for (60|5\d) seconds/.test(textOf(page)));
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'Undo');
    await until(() => page.heading === 'Overview', 'the draft is open');
    expect(textOf(page)).to.contain('Steel travel mug').and.to.contain('Aisyah Rahman');
    await until(() => page.focused?.id === 'overview-heading');
    await page.create();
    await until(() => page.heading.startsWith('Order MO-000042'));
    expect(page.shop.creates).to.have.length(1);
    expect(page.shop.calls).to.deep.equal(['undo ord_new 1', 'update ord_new', 'submit ord_new']);
  });

  it('brings changed lines to the order that was undone', async () => {
    const page = await WizardPage.open({ graceEndsAt: inAMinute() });
    await place(page);
    await page.click('button', 'Undo');
    await until(() => page.heading === 'Overview');
    await page.click('button', 'Edit Item details');
    await page.fill('Quantity, Steel travel mug', '2');
    await page.next('Payment details');
    await page.next('Overview');
    await page.create();
    await until(() => page.heading.startsWith('Order MO-000042'));
    expect(page.shop.calls).to.include('addLine ord_new');
    expect(page.shop.calls.at(-1)).to.equal('submit ord_new');
  });

  it('says why it could not be undone', async () => {
    const page = await WizardPage.open({ graceEndsAt: inAMinute() });
    await place(page);
    page.shop.failure = new ApiError(
      { type: 'about:blank', title: 'x', status: 409, code: 'invalidTransition', requestId: 'req_1', params: { because: 'handedOver' } }, { operation: 'orders.undo', attempts: 1, requestId: 'req_1' });
    await page.click('button', 'Undo');
    await until(() => textOf(page).includes('The warehouse has this order already.'));
    expect(page.heading).to.match(/^Order MO-000042/);
  });

  it('opens another draft with the same things, under no number and without their references', async () => {
    const page = await WizardPage.open();
    await place(page);
    expect(allByRole(page.root, 'button', 'Undo')).to.deep.equal([]);
    await page.click('button', 'Duplicate');
    await until(() => page.heading === 'General details');
    await page.next('Customer details');
    await page.next('Item details');
    expect(page.field('Quantity, Steel travel mug').value).to.equal('1');
    await page.next('Payment details');
    await page.next('Overview');
    await page.create();
    await until(() => page.shop.creates.length === 2);
    expect(page.shop.creates[1]!.idempotencyKey).not.to.equal(page.shop.creates[0]!.idempotencyKey);
  });

  describe('on the reference server', () => {
    let shop: TestShop;
    before(async function () {
      this.timeout(120_000);
      shop = await openMadeShop('new');
      const backEnd = createClient({ baseUrl: shop.baseUrl, auth: shop.serviceKey, fetch: shop.fetch });
      await backEnd.catalogue.upsert([{ sku: 'LUB-4L', title: 'Engine oil', price: { amount: 15_900, currency: 'MYR' }, taxRate: 600, onHand: 20 }]);
      const { version } = await backEnd.settings.get();
      await backEnd.settings.update({ graceSeconds: 600 }, { ifMatch: version });
    });
    after(() => shop.close());

    it('undoes an order with its proof and places it again, changed, under the same number', async function () {
      this.timeout(30_000);
      // Somebody who has no drafts in this browser.
      const actorId = crypto.randomUUID();
      const client = createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken('merchant', { actorId }), fetch: shop.fetch });
      const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${client}></manual-order-wizard>`);
      await until(() => element.shadowRoot!.querySelector('form'), 'the form is shown');
      const page = new WizardPage(element);
      const placed: Order[] = [];
      element.addEventListener('order-created', ({ detail }) => placed.push(detail.order));
      await page.next('Customer details');
      await page.fill('Company name', 'Kembara Logistik Sdn Bhd');
      await page.fill('E-mail', 'meiling@kembara.example');
      await page.fillPerson();
      await page.next('Item details');
      await page.pick(/Engine oil/);
      await page.next('Payment details');
      await page.choose('Payment method', 'Bank transfer');
      page.root.querySelector('manual-order-proof-uploader')!.add([sampleSlip({ lines: ['TRX-20261199'] })]);
      await page.fill('Payment reference', 'TRX-20261199');
      await until(() => textOf(page).includes('Kind of proof'), 'the proof is stored');
      await page.next('Overview');
      page.root.querySelector('summary')!.click();
      await until(() => textOf(page).includes('meiling@kembara.example') && page.root.querySelector('.letter'), 'the e-mail is shown');
      await page.create();
      await until(() => placed.length === 1);
      await until(() => allByRole(page.root, 'button', 'Undo')[0], 'it can be undone');
      byRole(page.root, 'button', 'Undo').click();
      await until(() => page.heading === 'Overview', 'the draft is open');
      expect((await client.orders.get(placed[0]!.id)).status).to.equal('draft');
      await page.click('button', 'Edit Item details');
      await page.fill('Quantity, Engine oil', '3');
      await page.next('Payment details');
      await page.next('Overview');
      await page.create();
      await until(() => placed.length === 2, `placed again; it says: ${page.problems.join(' | ')}`);
      expect(placed[1]!.id).to.equal(placed[0]!.id);
      expect(placed[1]!.number).to.equal(placed[0]!.number);
      expect(placed[1]!.lines.map(({ quantity }) => quantity)).to.deep.equal([3]);
      expect(placed[1]!.payments.filter(({ status }) => status !== 'voided').map(({ proofs, amount }) => [proofs.length, amount.amount])).to.deep.equal([[1, placed[1]!.totals.total.amount]]);
    });
  });
});
