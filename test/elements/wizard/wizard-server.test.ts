import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/wizard/define.ts';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { createClient, type Client, type Order } from '../../../src/index.ts';
import { sampleSlip, type TestShop } from '../../../testing/index.ts';
import { clear, fixture, until } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';
import { WizardPage } from './wizard-page.ts';

describe('<manual-order-wizard> on the reference server', () => {
  let shop: TestShop;
  let client: Client;

  before(async function () {
    this.timeout(120_000);
    shop = await openMadeShop('new');
    const backEnd = createClient({ baseUrl: shop.baseUrl, auth: shop.serviceKey, fetch: shop.fetch });
    await backEnd.catalogue.upsert([
      { sku: 'LUB-4L', title: 'Engine oil', price: { amount: 15_900, currency: 'MYR' }, taxRate: 600, onHand: 20 },
      { sku: 'CAR-WASH', title: 'Car shampoo', price: { amount: 1_690, currency: 'MYR' }, taxRate: 600, onHand: 5 },
    ]);
  });
  after(() => shop.close());
  afterEach(clear);

  // Each time somebody else, who has no drafts in this browser.
  const open = async () => {
    const actorId = crypto.randomUUID();
    client = createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken('merchant', { actorId }), fetch: shop.fetch });
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${client}></manual-order-wizard>`);
    await until(() => element.shadowRoot!.querySelector('form'), 'the form is shown');
    return new WizardPage(element);
  };

  const created = (page: WizardPage) => new Promise<Order>((done) => page.element.addEventListener('order-created', ({ detail }) => done(detail.order), { once: true }));

  const fillCompany = async (page: WizardPage) => {
    await page.fill('Company name', 'Kembara Logistik Sdn Bhd');
    await page.fill('E-mail', 'meiling@kembara.example');
    await page.fillPerson();
  };

  it('places a B2B order with an uploaded proof, and the server counts what the wizard showed', async function () {
    this.timeout(30_000);
    const page = await open();
    await page.fill('Purchase order number', 'PO-7781');
    await page.fill('Tags', 'fleet, monthly');
    await page.next('Customer details');
    await fillCompany(page);
    await page.fill('Further recipients of the e-mails', 'stores@kembara.example');
    await page.next('Item details');
    await page.pick(/Engine oil/, /Car shampoo/);
    await page.fill('Quantity, Engine oil', '3');
    await page.fill('Discount, Engine oil', '7.00');
    await page.next('Payment details');
    await page.choose('Payment method', 'Bank transfer');
    page.root.querySelector('manual-order-proof-uploader')!.add([sampleSlip({ lines: ['TRX-20261123'] })]);
    await page.fill('Payment reference', 'TRX-20261123');
    await until(() => page.root.textContent!.includes('Kind of proof'), 'the proof is stored');
    const amount = page.field('Amount').value;
    await page.next('Overview');
    const placed = created(page);
    await page.create();
    const order = await placed;
    expect(order.status).to.equal('confirmed');
    await until(() => page.heading === `Order ${order.number} created`);
    expect((order.totals.total.amount / 100).toFixed(2)).to.equal(amount);
    expect(order.payments[0]!.proofs.map(({ filename, kind }) => [filename, kind])).to.deep.equal([['payment-slip.pdf', 'bankSlip']]);
    expect(order.tags).to.deep.equal(['fleet', 'monthly']);
    expect(order.customer.phone).to.equal('+60123456789');
  });

  it('shows what only the server knows: that the stock has gone meanwhile', async function () {
    this.timeout(30_000);
    const page = await open();
    await page.next('Customer details');
    await fillCompany(page);
    await page.next('Item details');
    await page.pick(/Car shampoo/);
    await page.fill('Quantity, Car shampoo', '4');
    await page.next('Payment details');
    await page.choose('Payment method', 'Cash');
    await page.next('Overview');
    const [item] = (await client.catalogue.search({ q: 'shampoo' })).items;
    await client.orders.create({
      segment: 'b2b', submit: true, customer: { name: 'Faster', phone: '+60123456780' }, company: { legalName: 'Faster Sdn Bhd' },
      shippingAddress: { line1: '1 Jalan Satu', city: 'Klang', region: 'MY-10', postalCode: '41000', country: 'MY' },
      lines: [{ kind: 'catalogue', itemId: item!.id as `itm_${string}`, quantity: 3 }], payments: [{ methodCode: 'cash', amount: { amount: 1, currency: 'MYR' } }],
    });
    await page.create();
    await until(() => page.problems.length > 0, 'the refusal is shown');
    expect(page.problems[0]).to.match(/^Quantity, Car shampoo: Only 1 available; you asked for 4\.$/);
    expect(page.focused?.id).to.equal('failure');
  });
});
