import { expect } from 'chai';
import type { Fetch } from '../../../src/index.ts';
import { clear, until, violations } from '../foundation/fixture.ts';
import { EditShop, goTo, openEdit, updated } from './edit-page.ts';

describe('<manual-order-wizard order-id> on the reference server', () => {
  let shop: EditShop;

  before(async function () {
    this.timeout(60_000);
    shop = await EditShop.open();
  });
  after(() => shop.shop.close());
  afterEach(clear);

  it('saves only what changed of a placed order, after it has shown it', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const sent: { method: string; path: string; body: unknown }[] = [];
    const watched: Fetch = async (input, init) => {
      const request = new Request(input, init);
      if (request.method !== 'GET') sent.push({ method: request.method, path: new URL(request.url).pathname.replace(/^.*\/orders\/[^/]+/, ''), body: await request.clone().json().catch(() => undefined) });
      return shop.shop.fetch(request);
    };
    const page = await openEdit(shop.client('merchant', watched), order.id);
    expect(page.root.textContent).to.contain(`Edit order ${order.number}`);
    await page.fill('Purchase order number', 'PO-2');
    await goTo(page, 'Item details');
    await page.fill('Quantity, Engine oil', '3');
    await page.pick(/Car shampoo/);
    await page.click('button', 'Review 3 changes');
    await until(() => page.heading === 'Overview');
    const rows = [...page.root.querySelectorAll('.change-row')].map((row) => row.textContent!.replaceAll(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal([
      'Purchase order number Before: PO-1 After: PO-2', 'Quantity, Engine oil Before: 2 After: 3', 'Car shampoo Added 1 × Car shampoo · RM 16.90',
    ].map((row) => row.replaceAll(' ', ' ')));
    expect(page.root.textContent).to.contain('The order becomes dearer by');
    expect(await violations(page.element)).to.deep.equal([]);
    const detail = new Promise<{ steps?: unknown }>((done) => page.element.addEventListener('before-submit', (event) => done(event.detail), { once: true }));
    const saved = updated(page);
    await page.click('button', 'Save changes');
    const now = await saved;
    expect((await detail).steps).to.have.length(3);
    expect(now.purchaseOrderNumber).to.equal('PO-2');
    expect(now.lines.map(({ sku, quantity }) => [sku, quantity])).to.deep.equal([['LUB-4L', 3], ['CAR-WASH', 1]]);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(['PATCH ', 'POST /lines', `PATCH /lines/${order.lines[0]!.id}`]);
    expect(sent[0]!.body).to.deep.equal({ purchaseOrderNumber: 'PO-2' });
    expect(sent[2]!.body).to.deep.equal({ quantity: 3 });
    await until(() => page.heading === `Order ${order.number} saved`);
    expect(page.focused?.id).to.equal('saved-heading');
    expect(await violations(page.element)).to.deep.equal([]);
  });
});
