import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import '../../../components/order-list/define.ts';
import type { ManualOrderDetail, ManualOrderList } from '../../../components/index.ts';
import { createClient, type Client } from '../../../src/index.ts';
import type { TestShop } from '../../../testing/index.ts';
import { allByRole, byRole, clear, fixture, until, violations } from '../foundation/fixture.ts';
import { openMadeShop } from '../foundation/made-shop.ts';

// The real server with its database, in the page: nothing between the element and the order is made up.
describe('list, tracker and detail on a real server', () => {
  let shop: TestShop;
  let client: Client;

  before(async function () {
    // A database is made and weeks of work are done in it.
    this.timeout(90_000);
    shop = await openMadeShop('busy');
    client = createClient({ baseUrl: shop.baseUrl, fetch: shop.fetch, auth: () => shop.sessionToken('merchant') });
  });
  afterEach(clear);
  after(() => shop.close());

  const rowOf = (list: Element, number: string) => allByRole(list, 'rowheader', new RegExp(number))[0]?.closest('tr');

  it('shows a tracking number and a new order without a reload', async () => {
    const orderId = shop.orders.packing ?? '';
    const { number = '' } = await client.orders.get(orderId);
    const list = await fixture<ManualOrderList>(html`<manual-order-list .client=${client}></manual-order-list>`);
    await until(() => rowOf(list, number), 'the order is in the list');
    expect(rowOf(list, number)!.textContent).to.contain('Being packed');
    await shop.warehouse.ship(orderId, { trackingNumber: 'TRK-LIVE-1' });
    await until(() => rowOf(list, number)!.textContent.includes('TRK-LIVE-1'), 'the tracking number is there');
    expect(rowOf(list, number)!.textContent).to.contain('Shipped');
    const draft = await client.orders.create({ segment: 'b2c', customer: { name: 'Nurul Izzah', phone: '+60122345009' } });
    expect(draft.status).to.equal('draft');
    (await until(() => allByRole(list, 'button', /^1 new order/)[0], 'the new order waits')).click();
    await until(() => list.shadowRoot!.textContent.includes('Nurul Izzah'), 'the new order is there');
    expect(await violations(list)).to.deep.equal([]);
  });

  it('filters, adds up and exports what the server has', async () => {
    const list = await fixture<ManualOrderList>(html`<manual-order-list .client=${client} .query=${{ sort: 'total' }}></manual-order-list>`);
    await until(() => allByRole(list, 'rowheader').length > 0, 'rows are there');
    await until(() => list.shadowRoot!.querySelector('.sum-line'), 'the sums are there');
    byRole(list, 'button', 'Export').click();
    const dialog = await until(() => allByRole(list, 'dialog')[0], 'the dialog is there');
    byRole(dialog, 'radio', 'CSV').click();
    const files: Promise<string>[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { files.push(fetch(this.href).then((answer) => answer.text())); };
    try {
      byRole(dialog, 'button', 'Export').click();
      await until(() => files.length === 1, 'the file is there');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const { total = 0 } = await client.orders.list({ includeTotal: true, limit: 1 });
    const table = (await files[0]!).trim().split('\r\n');
    expect(table.length).to.equal(total + 1);
    expect(list.shadowRoot!.textContent).to.contain(`${total} orders`);
  });

  it('follows an order in its detail, from the hand-off to the parcel and its e-mail', async () => {
    const orderId = shop.orders.acknowledged ?? '';
    const detail = await fixture<ManualOrderDetail>(html`<manual-order-detail .client=${client} order-id=${orderId}></manual-order-detail>`);
    await until(() => allByRole(detail, 'list', 'Stages').length === 1);
    const messages = () => byRole(detail, 'region', 'E-mails').textContent;
    await until(() => messages().includes('Order confirmation'));
    await shop.warehouse.ship(orderId, { trackingNumber: 'TRK-LIVE-2' });
    await until(() => allByRole(detail, 'link', /^TRK-LIVE-2/).length === 1, 'the tracking number is there');
    await until(() => messages().includes('Shipped'), 'the e-mail is there');
    expect(await violations(detail)).to.deep.equal([]);
  });

  it('cancels an order that waits for its payment, and gives the reason to the history', async () => {
    const orderId = shop.orders.waitingForProof ?? '';
    const detail = await fixture<ManualOrderDetail>(html`<manual-order-detail .client=${client} order-id=${orderId}></manual-order-detail>`);
    (await until(() => allByRole(detail, 'button', 'Cancel order')[0], 'it may be cancelled')).click();
    const question = await until(() => allByRole(detail, 'dialog')[0]);
    byRole(question, 'button', 'Cancel order').click();
    await until(() => allByRole(detail, 'dialog').length === 0, 'the question is answered');
    expect((await client.orders.get(orderId)).status).to.equal('cancelled');
    await until(() => byRole(detail, 'region', 'History').textContent.includes('Order cancelled'));
  });
});
