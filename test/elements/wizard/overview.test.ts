import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/wizard/define.ts';
import '../../../components/item-picker/picker-body.ts';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { createClient, type CatalogueItem, type Client, type Order, type OrderInput, type Role } from '../../../src/index.ts';
import type { TestShop } from '../../../testing/index.ts';
import { byRole, clear, fixture, until, violations } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';
import { WizardPage } from './wizard-page.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
/** Amounts hold spaces that do not break. */
const plain = (text: string | null | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('the overview on the reference server', () => {
  let shop: TestShop;
  let backEnd: Client;
  let oil: CatalogueItem;
  let sku = '';

  before(async function () {
    this.timeout(120_000);
    shop = await openMadeShop('new');
    backEnd = createClient({ baseUrl: shop.baseUrl, auth: shop.serviceKey, fetch: shop.fetch });
  });
  after(() => shop.close());
  beforeEach(async () => {
    sku = `LUB-${crypto.randomUUID()}`;
    oil = await stockUp({ price: 15_900, onHand: 20 });
  });
  afterEach(clear);

  const stockUp = async ({ price, onHand }: { price: number; onHand: number }): Promise<CatalogueItem> => {
    await backEnd.catalogue.upsert([{ sku, title: 'Engine oil', price: myr(price), taxRate: 600, onHand }]);
    return (await backEnd.catalogue.search({ skus: [sku] })).items[0]!;
  };
  const clientOf = (role: Role): Client => createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken(role), fetch: shop.fetch, retry: { limit: 0 } });

  /** The wizard at the overview of an order on terms, of which the page gives everything but the lines. */
  const openOverview = async (role: Role): Promise<WizardPage> => {
    const prefill: Partial<OrderInput> = {
      segment: 'b2b', channel: 'phone', customer: { name: 'Lim Mei Ling', email: 'meiling@kembara.example' }, company: { legalName: `Kembara ${crypto.randomUUID()}` },
      shippingAddress: { line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' },
      lines: [{ kind: 'catalogue', itemId: oil.id as `itm_${string}`, sku: oil.sku, quantity: 2 }],
      payments: [{ methodCode: 'netTerms', amount: myr(0) }], paymentTerms: { type: 'net', netDays: 30 },
    };
    const element = await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${clientOf(role)} .steps=${['items']} .prefill=${prefill}></manual-order-wizard>`);
    const page = new WizardPage(element);
    await until(() => page.heading === 'Item details', 'the items are shown');
    await until(() => page.root.querySelector('.line-title')?.textContent === 'Engine oil', 'the line has its item');
    await page.next('Overview');
    return page;
  };
  const news = (page: WizardPage): string[] => [...page.root.querySelectorAll('[part=news] li')].map((change) => plain(change.textContent));
  const totalShown = (page: WizardPage): string => plain(page.root.querySelector('.step-content .grand .number')?.textContent);
  const ordersNow = async (): Promise<number> => (await backEnd.orders.list({ includeTotal: true })).total ?? -1;

  for (const role of ['merchant', 'ops'] as const) {
    it(`places nothing at a price that was not shown, says what has changed, and places it then (${role})`, async function () {
      this.timeout(120_000);
      const page = await openOverview(role);
      await until(() => totalShown(page) === 'RM 337.08');
      const before = await ordersNow();
      await stockUp({ price: 16_900, onHand: 20 });
      await page.create();
      await until(() => news(page).length > 0, 'what has changed is said');
      expect(await ordersNow(), 'nothing was placed').to.equal(before);
      expect(news(page)).to.deep.equal(['Engine oil: list price RM 159.00, now RM 169.00', 'Total of the order: RM 337.08, now RM 358.28']);
      expect(page.root.textContent).to.contain('Nothing was placed. Check the new figures');
      expect(totalShown(page)).to.equal('RM 358.28');
      expect(await violations(page.element)).to.deep.equal([]);
      const placed = new Promise<Order>((done) => page.element.addEventListener('order-created', ({ detail }) => done(detail.order), { once: true }));
      await page.create();
      expect((await placed).totals.total).to.deep.equal(myr(35_828));
      await until(() => /^Order .* created$/.test(page.heading));
      expect(plain(page.root.querySelector('.placed-head')?.textContent)).to.contain('RM 358.28');
      byRole(page.root, 'button', 'Copy number');
    });
  }

  it('asks for stock and prices again when it is opened and once a minute has passed, and offers what is left', async function () {
    this.timeout(120_000);
    const page = await openOverview('merchant');
    await stockUp({ price: 15_900, onHand: 1 });
    const { now } = Date;
    try {
      Date.now = () => now() + 61_000;
      document.dispatchEvent(new Event('visibilitychange'));
    } finally {
      Date.now = now;
    }
    await until(() => news(page)[0] === 'Engine oil: now only 1 available', 'the stock was read again');
    byRole(page.root, 'link', /^Quantity, Engine oil: Only 1 available/).click();
    await until(() => page.heading === 'Item details');
    await page.click('button', 'Take 1, Engine oil');
    await until(() => !page.root.querySelector('.line-notes'), 'nothing is short any more');
  });
});
