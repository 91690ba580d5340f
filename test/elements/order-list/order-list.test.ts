import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-list/define.ts';
import type { ManualOrderList } from '../../../components/index.ts';
import type { OrderListQuery } from '../../../src/index.ts';
import { sampleOrder, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, settled, type, until, violations } from '../foundation/fixture.ts';
import { FakeShop, noNetwork } from '../status-tracker/fake-shop.ts';

const shopOf = (count: number) => new FakeShop(...Array.from({ length: count }, (_, place) => sampleOrder({
  id: `ord_${place}`, number: `MO-${1_000 + place}`, segment: place % 2 ? 'b2b' : 'b2c', status: place % 5 === 4 ? 'cancelled' : 'confirmed',
})));

describe('the order list', () => {
  afterEach(clear);

  const mount = async (shop: FakeShop, query: OrderListQuery = {}) => {
    const list = await fixture<ManualOrderList>(html`<manual-order-list .client=${shop.client} .query=${query}></manual-order-list>`);
    const queries: OrderListQuery[] = [];
    list.addEventListener('query-change', ({ detail }) => queries.push(detail.query));
    return { list, queries };
  };
  const shown = async (shop: FakeShop, query?: OrderListQuery) => {
    const mounted = await mount(shop, query);
    await until(() => rows(mounted.list).length > 0, 'rows are there');
    return mounted;
  };
  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const rows = (list: Element) => allByRole(list, 'rowheader').map((header) => header.closest('tr')!);
  const numbers = (list: Element) => rows(list).map((row) => textOf(row.querySelector('button')!));
  const busy = (list: ManualOrderList) => list.shadowRoot!.querySelector('table')?.getAttribute('aria-busy') === 'true';
  const choose = (list: Element, name: string, value: string) => {
    const select = byRole<HTMLSelectElement>(list, 'combobox', name);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('shows the orders in a table with the columns of the master list', async () => {
    const shop = shopOf(3);
    shop.orders[0] = sampleOrder({ id: 'ord_0', number: 'MO-1000', shipments: [sampleShipment()], fulfilmentStatus: 'shipped' });
    const { list } = await shown(shop);
    byRole(list, 'table', 'Orders, newest first');
    expect(allByRole(list, 'columnheader').map(textOf)).to.deep.equal([
      'Number', 'Date', 'Customer', 'Type', 'Channel', 'Items', 'Total', 'Payment method', 'Payment status', 'Fulfilment status', 'Tracking number',
    ]);
    const first = textOf(rows(list)[0]!);
    await until(() => textOf(rows(list)[0]!).includes('Bank transfer'), 'the shop’s word for the method is there');
    for (const text of ['MO-1000', 'Nov 2, 2026', 'Seri Pantai Fleet Sdn Bhd', 'B2B', 'E-mail', '12', '2,037.48', 'To be verified', 'Shipped', 'ER123456789MY']) expect(first).to.contain(text);
    expect(textOf(list.shadowRoot!.querySelector('[part="range"]')!)).to.equal('3 orders');
    expect(await violations(list)).to.deep.equal([]);
  });

  it('shows a new order and a tracking number by itself, and announces the new one', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    shop.change('ord_0', { fulfilmentStatus: 'shipped', shipments: [sampleShipment()] });
    await until(() => textOf(rows(list)[0]!).includes('ER123456789MY'), 'the tracking number is there');
    shop.orders = [sampleOrder({ id: 'ord_new', number: 'MO-2000' }), ...shop.orders];
    shop.tell('ord_new');
    await until(() => numbers(list).includes('MO-2000'));
    await until(() => textOf(byRole(list, 'status')).includes('New order: MO-2000.'));
  });

  it('reads once for many events', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    const before = shop.listQueries.length;
    for (let count = 0; count < 20; count += 1) shop.tell('ord_0');
    shop.change('ord_0', { shipments: [sampleShipment()] });
    await until(() => textOf(rows(list)[0]!).includes('ER123456789MY'));
    expect(shop.listQueries.length - before).to.equal(1);
  });

  it('searches when the person stops typing, and says how many were found', async () => {
    const shop = shopOf(12);
    const { list, queries } = await shown(shop);
    const search = byRole<HTMLInputElement>(list, 'searchbox', 'Search orders');
    for (const text of ['MO-1', 'MO-100', 'MO-1007']) type(search, text);
    await until(() => numbers(list).length === 1);
    expect(numbers(list)).to.deep.equal(['MO-1007']);
    expect(queries).to.deep.equal([{ q: 'MO-1007' }]);
    expect(shop.listQueries.at(-1)).to.deep.include({ q: 'MO-1007', sort: '-orderedAt', limit: 25, includeTotal: true });
    await until(() => textOf(byRole(list, 'status')) === '1 order found.');
    expect(search.value).to.equal('MO-1007');
  });

  it('filters, marks the filters that are on, and takes them away together', async () => {
    const shop = shopOf(10);
    const { list, queries } = await shown(shop);
    choose(list, 'Order status', 'cancelled');
    await until(() => numbers(list).length === 2);
    choose(list, 'Type', 'b2b');
    await until(() => numbers(list).length === 1);
    expect(queries).to.deep.equal([{ status: ['cancelled'] }, { status: ['cancelled'], segment: 'b2b' }]);
    byRole(list, 'button', 'Clear filters').click();
    await until(() => numbers(list).length === 10);
    expect(queries.at(-1)).to.deep.equal({});
    expect(byRole<HTMLSelectElement>(list, 'combobox', 'Order status').value).to.equal('');
    expect(list.shadowRoot!.activeElement?.id).to.equal('search');
  });

  it('asks for payment methods by the shop’s words, and for months', async () => {
    const shop = shopOf(2);
    const { list, queries } = await shown(shop);
    await until(() => byRole<HTMLSelectElement>(list, 'combobox', 'Payment method').options.length === 3);
    choose(list, 'Payment method', 'cash');
    const month = byRole<HTMLSelectElement>(list, 'combobox', 'Month');
    choose(list, 'Month', month.options[2]!.value);
    expect(queries.at(-1)).to.deep.equal({ paymentMethod: ['cash'], month: month.options[2]!.value });
    expect(month.options[2]!.value).to.match(/^\d{4}-\d{2}$/);
  });

  it('sorts by the heading of a column, and says which way', async () => {
    const { list, queries } = await shown(shopOf(3));
    const header = (name: string) => allByRole(list, 'columnheader').find((one) => textOf(one) === name)!;
    expect(header('Date').getAttribute('aria-sort')).to.equal('descending');
    byRole(list, 'button', 'Total').click();
    await settled(list);
    expect([header('Total').getAttribute('aria-sort'), header('Date').getAttribute('aria-sort')]).to.deep.equal(['descending', 'none']);
    byRole(list, 'button', 'Total').click();
    await settled(list);
    expect(header('Total').getAttribute('aria-sort')).to.equal('ascending');
    expect(queries).to.deep.equal([{ sort: '-total' }, { sort: 'total' }]);
    byRole(list, 'table', 'Orders, smallest total first');
  });

  it('turns pages both ways and knows where it is', async () => {
    const { list } = await shown(shopOf(60));
    const range = () => textOf(list.shadowRoot!.querySelector('[part="range"]')!);
    expect(range()).to.equal('1–25 of 60');
    expect(byRole(list, 'button', 'Previous').getAttribute('aria-disabled')).to.equal('true');
    byRole(list, 'button', 'Next').click();
    await until(() => numbers(list)[0] === 'MO-1025');
    byRole(list, 'button', 'Next').click();
    await until(() => numbers(list)[0] === 'MO-1050');
    expect(range()).to.equal('51–60 of 60');
    expect(byRole(list, 'button', 'Next').getAttribute('aria-disabled')).to.equal('true');
    byRole(list, 'button', 'Previous').click();
    await until(() => numbers(list)[0] === 'MO-1025');
    choose(list, 'Type', 'b2b');
    await until(() => numbers(list)[0] === 'MO-1001');
    expect(range()).to.equal('1–25 of 30');
  });

  it('shows what the page asks for, whatever it asked for before', async () => {
    const shop = shopOf(60);
    const { list, queries } = await shown(shop, { q: 'MO-105' });
    expect(numbers(list).length).to.equal(10);
    expect(byRole<HTMLInputElement>(list, 'searchbox').value).to.equal('MO-105');
    list.query = { after: '50' };
    await until(() => numbers(list)[0] === 'MO-1050');
    expect(byRole<HTMLInputElement>(list, 'searchbox').value).to.equal('');
    byRole(list, 'button', 'Previous').click();
    await until(() => numbers(list)[0] === 'MO-1000');
    expect(queries).to.deep.equal([{}]);
  });

  it('opens an order by its number and by its row, once each', async () => {
    const { list } = await shown(shopOf(3));
    const opened: string[] = [];
    list.addEventListener('order-open', ({ detail }) => opened.push(detail.orderId));
    byRole(list, 'button', 'MO-1001').click();
    rows(list)[2]!.querySelector('td')!.click();
    expect(opened).to.deep.equal(['ord_1', 'ord_2']);
  });

  it('tells an empty shop from a search that finds nothing', async () => {
    const empty = await mount(new FakeShop());
    await until(() => empty.list.shadowRoot!.textContent.includes('No orders yet'));
    expect(await violations(empty.list)).to.deep.equal([]);
    const { list } = await mount(shopOf(3), { q: 'nothing like it' });
    await until(() => list.shadowRoot!.textContent.includes('No orders match'));
    expect(await violations(list)).to.deep.equal([]);
    allByRole(list, 'button', 'Clear filters')[0]!.click();
    await until(() => numbers(list).length === 3);
  });

  it('holds the place of the rows while the first ones come', async () => {
    const shop = shopOf(3);
    let open = () => undefined as void;
    shop.gate = new Promise((resolve) => { open = resolve; });
    const { list } = await mount(shop);
    expect(busy(list)).to.equal(true);
    expect(await violations(list)).to.deep.equal([]);
    open();
    await until(() => rows(list).length === 3);
    expect(busy(list)).to.equal(false);
  });

  it('says why there are no rows, and reads them when asked again', async () => {
    const shop = shopOf(3);
    shop.failure = noNetwork();
    const { list } = await mount(shop);
    const retry = await until(() => allByRole(list, 'button', 'Try again')[0]);
    expect(await violations(list)).to.deep.equal([]);
    shop.failure = undefined;
    retry.click();
    await until(() => rows(list).length === 3);
  });

  it('keeps its rows when a refresh fails, and drops them when they would answer another question', async () => {
    const shop = shopOf(3);
    const { list } = await shown(shop);
    shop.failure = noNetwork();
    shop.tell('ord_0');
    await until(() => list.shadowRoot!.textContent.includes('The list may be out of date'));
    expect(rows(list).length).to.equal(3);
    choose(list, 'Order status', 'cancelled');
    await until(() => list.shadowRoot!.textContent.includes('The orders could not be loaded'));
    expect(rows(list).length).to.equal(0);
    expect(byRole<HTMLSelectElement>(list, 'combobox', 'Order status').value).to.equal('cancelled');
  });

  it('stays a table for assistive technology where it is narrow and looks like cards', async () => {
    const shop = shopOf(3);
    const place = await fixture<HTMLElement>(html`<div class="narrow"></div>`);
    place.style.setProperty('inline-size', '320px');
    const list = document.createElement('manual-order-list');
    list.client = shop.client;
    place.append(list);
    await until(() => rows(list).length === 3);
    expect(getComputedStyle(rows(list)[0]!).display).to.equal('flex');
    expect(list.getBoundingClientRect().width).to.equal(320);
    expect(list.shadowRoot!.querySelector('table')!.scrollWidth).to.be.at.most(320);
    expect(allByRole(list, 'cell').length).to.be.at.least(21);
    const fold = byRole(list, 'button', 'Filters');
    expect(fold.getAttribute('aria-expanded')).to.equal('false');
    fold.click();
    await settled(list);
    expect(fold.getAttribute('aria-expanded')).to.equal('true');
    byRole(list, 'combobox', 'Sort by');
    expect(await violations(list)).to.deep.equal([]);
  });

  it('keeps its DOM small: a full page stays below 600 nodes', async () => {
    const { list } = await shown(shopOf(60));
    expect(rows(list).length).to.equal(25);
    expect(list.shadowRoot!.querySelectorAll('*').length).to.be.below(600);
  });

  it('stops listening when it leaves the page', async () => {
    const shop = shopOf(1);
    const { list } = await shown(shop);
    await until(() => shop.listening === 1);
    list.remove();
    await until(() => shop.listening === 0);
  });

  it('says when it has no client', async () => {
    const list = await fixture(html`<manual-order-list></manual-order-list>`);
    expect(list.shadowRoot!.textContent).to.contain('not connected to the shop');
    expect(await violations(list)).to.deep.equal([]);
  });
});
