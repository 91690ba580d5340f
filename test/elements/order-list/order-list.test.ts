import { expect } from 'chai';
import { html } from 'lit';
import type { OrderSummary } from '../../../src/index.ts';
import { sampleOrder, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, press, settled, type, until } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { FakeShop, noNetwork } from '../status-tracker/fake-shop.ts';
import { focused, mount, numbers, openFilters, part, row, rows, said, shopOf, shown, textOf } from './list-page.ts';

describe('the order list', () => {
  afterEach(clear);

  it('shows the orders in a table with the columns of the master list', async () => {
    const shop = shopOf(3);
    shop.orders[0] = sampleOrder({ id: 'ord_0', number: 'MO-1000', shipments: [sampleShipment()], fulfilmentStatus: 'shipped' });
    const { list } = await shown(shop);
    const table = byRole(list, 'table', 'Orders, newest first');
    expect(allByRole(list, 'columnheader').slice(1).map(textOf)).to.deep.equal([
      'Number', 'Date', 'Customer', 'Type', 'Channel', 'Items', 'Total', 'Payment method', 'Payment status', 'Fulfilment status', 'Tracking number',
    ]);
    await until(() => textOf(rows(list)[0]).includes('Bank transfer'), 'the shop’s word for the method is there');
    for (const text of ['MO-1000', 'Nov 2, 2026', 'Seri Pantai Fleet Sdn Bhd', 'B2B', 'E-mail', '12', '2,037.48', 'To be verified', 'Shipped', 'ER123456789MY']) expect(textOf(rows(list)[0])).to.contain(text);
    expect(textOf(part(list, 'range'))).to.equal('3 orders');
    expect([table.getAttribute('aria-rowcount'), rows(list)[2]!.getAttribute('aria-rowindex')]).to.deep.equal(['4', '4']);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
  });

  it('cuts a long name at its own end on a page that reads from right to left, and lets it stand at the page’s start', async () => {
    document.documentElement.dir = 'rtl';
    try {
      const { list } = await shown(shopOf(1, () => ({ customer: { name: 'Kumpulan Perkhidmatan Kenderaan Seri Pantai dan Rakan-Rakan' }, company: undefined as never })));
      const name = rows(list)[0]!.querySelector<HTMLElement>('.cut')!;
      const { direction, textAlign, textOverflow } = getComputedStyle(name);
      expect([direction, textOverflow, name.scrollWidth > name.clientWidth]).to.deep.equal(['ltr', 'ellipsis', true]);
      expect(textAlign, 'at the right').to.match(/right|match-parent/);
      expect(Math.round(name.scrollLeft), 'its beginning is what is seen').to.equal(0);
    } finally {
      document.documentElement.dir = '';
    }
  });

  it('cuts a state that has no room where that can be seen', async () => {
    const { list } = await shown(shopOf(1));
    const state = rows(list)[0]!.querySelector<HTMLElement>('.paymentStatus .badge')!;
    const { display, overflow, textOverflow } = getComputedStyle(state);
    expect({ display, overflow, textOverflow }).to.deep.equal({ display: 'inline-block', overflow: 'hidden', textOverflow: 'ellipsis' });
  });

  it('cuts the state beside a number where that can be seen, too, where it is narrow', async () => {
    const { list } = await shown(shopOf(5), {}, '280px');
    const { display, textOverflow } = getComputedStyle(row(list, 'MO-1004')!.querySelector('.number .badge')!);
    expect({ display, textOverflow }, 'in a flex container the sign would be left out').to.deep.equal({ display: 'block', textOverflow: 'ellipsis' });
  });

  it('searches when the person stops typing, and says how many were found', async () => {
    const shop = shopOf(12);
    const { list, queries } = await shown(shop);
    const search = byRole<HTMLInputElement>(list, 'searchbox', 'Search orders');
    for (const text of ['MO-1', 'MO-100', 'MO-1007 ']) type(search, text);
    await until(() => numbers(list).length === 1);
    expect(numbers(list)).to.deep.equal(['MO-1007']);
    expect(queries).to.deep.equal([{ q: 'MO-1007' }]);
    expect(shop.listQueries.at(-1)).to.deep.equal({ q: 'MO-1007', sort: '-orderedAt', limit: 50, includeTotal: true });
    await until(() => said(list) === '1 order found.');
    expect(search.value, 'as it was typed').to.equal('MO-1007 ');
  });

  it('leads from its rows to the search by one key, and leaves that key to fields', async () => {
    const { list } = await shown(shopOf(2));
    const search = byRole(list, 'searchbox');
    byRole(list, 'button', 'MO-1001').focus();
    expect(press(focused(list)!, '/')).to.equal(false);
    expect(focused(list)).to.equal(search);
    expect(press(search, '/'), 'typed into the field').to.equal(true);
  });

  it('keeps the rows before until new ones are here', async () => {
    const shop = shopOf(12);
    const { list } = await shown(shop);
    let open = () => undefined as void;
    shop.gate = new Promise((resolve) => { open = resolve; });
    list.query = { q: 'MO-1007' };
    await settled(list);
    expect(numbers(list).length).to.be.above(1);
    expect(byRole(list, 'table').getAttribute('aria-busy')).to.equal('true');
    open();
    await until(() => numbers(list).length === 1);
  });

  it('sorts by the heading of a column, and says which way', async () => {
    const { list, queries } = await shown(shopOf(3));
    const header = (name: string) => allByRole(list, 'columnheader').find((one) => textOf(one) === name)!;
    expect(header('Date').getAttribute('aria-sort')).to.equal('descending');
    expect(header('Channel').hasAttribute('aria-sort'), 'what the server cannot sort by').to.equal(false);
    byRole(list, 'button', 'Total').click();
    await settled(list);
    expect([header('Total').getAttribute('aria-sort'), header('Date').getAttribute('aria-sort')]).to.deep.equal(['descending', 'none']);
    byRole(list, 'button', 'Total').click();
    await settled(list);
    byRole(list, 'button', 'Customer').click();
    await settled(list);
    expect(queries).to.deep.equal([{ sort: '-total' }, { sort: 'total' }, { sort: 'customer' }]);
    byRole(list, 'table', 'Orders, customers from A to Z');
  });

  it('loads more as the person scrolls, draws only what is seen, and has a button for who does not scroll', async () => {
    const { list } = await shown(shopOf(230));
    const range = () => textOf(part(list, 'range'));
    expect(range()).to.equal('50 of 230 orders loaded');
    byRole(list, 'button', 'Load more').click();
    await until(() => range() === '100 of 230 orders loaded');
    const viewport = part(list, 'scroll')!;
    for (const count of [150, 200]) {
      viewport.scrollTop = viewport.scrollHeight;
      await until(() => range() === `${count} of 230 orders loaded`);
    }
    viewport.scrollTop = viewport.scrollHeight;
    await until(() => range() === '230 orders');
    viewport.scrollTop = viewport.scrollHeight;
    await until(() => numbers(list).includes('MO-1229'));
    expect(rows(list).length).to.be.below(30);
    expect(allByRole(list, 'button', 'Load more')).to.deep.equal([]);
    expect(byRole(list, 'table').getAttribute('aria-rowcount')).to.equal('231');
    expect(row(list, 'MO-1229')!.getAttribute('aria-rowindex')).to.equal('231');
    expect(list.shadowRoot!.querySelectorAll('*').length).to.be.below(600);
    viewport.scrollTop = 0;
    await until(() => numbers(list).includes('MO-1005'));
    list.query = { sort: 'total' };
    await until(() => range() === '50 of 230 orders loaded');
  });

  it('keeps its head and the numbers in sight, however far it is scrolled, and never scrolls the page sideways', async () => {
    const { list } = await shown(shopOf(60), {}, '760px');
    const viewport = part(list, 'scroll')!;
    viewport.scrollTop = 400;
    viewport.scrollLeft = 300;
    await until(() => row(list, 'MO-1010'));
    const [head, number, box] = [list.shadowRoot!.querySelector('thead')!.getBoundingClientRect(), row(list, 'MO-1010')!.querySelector('.number')!.getBoundingClientRect(), viewport.getBoundingClientRect()];
    expect(viewport.scrollLeft).to.equal(300);
    expect(Math.abs(head.top - box.top)).to.be.below(2);
    expect(number.left - box.left).to.be.within(0, 60);
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    const seen = list.shadowRoot!.elementFromPoint(head.left + 100, head.top + 20);
    expect(seen?.closest('thead'), 'the head is above the rows').to.not.equal(null);
  });

  it('moves from row to row by the arrow keys, and is one stop of the Tab key', async () => {
    const { list } = await shown(shopOf(120));
    const opened: string[] = [];
    list.addEventListener('order-open', ({ detail }) => opened.push(detail.orderId));
    byRole(list, 'button', 'MO-1000').focus();
    press(focused(list)!, 'ArrowDown');
    await until(() => textOf(focused(list)) === 'MO-1001');
    expect([...list.shadowRoot!.querySelectorAll('tbody [tabindex="0"]')].map((one) => one.closest('tr')!.dataset['place'])).to.deep.equal(['1', '1']);
    press(focused(list)!, 'End');
    await until(() => textOf(focused(list)) === 'MO-1049');
    await until(() => textOf(part(list, 'range')) === '100 of 120 orders loaded');
    press(focused(list)!, 'ArrowDown');
    await until(() => textOf(focused(list)) === 'MO-1050');
    press(focused(list)!, 'PageUp');
    await until(() => Number(textOf(focused(list)).slice(3)) < 1048);
    press(focused(list)!, 'Home');
    await until(() => textOf(focused(list)) === 'MO-1000');
    press(focused(list)!, 'ArrowLeft');
    await until(() => (focused(list) as HTMLInputElement).type === 'checkbox');
    press(focused(list)!, 'Enter');
    expect(opened).to.deep.equal(['ord_0']);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
  });

  it('shows what the page asks for, whatever it asked for before', async () => {
    const { list, queries } = await shown(shopOf(60), { q: 'MO-105' });
    await until(() => numbers(list).length === 10);
    expect(byRole<HTMLInputElement>(list, 'searchbox').value).to.equal('MO-105');
    list.query = { segment: 'b2b' };
    await until(() => numbers(list)[0] === 'MO-1001');
    expect(byRole<HTMLInputElement>(list, 'searchbox').value).to.equal('');
    expect(queries).to.deep.equal([]);
  });

  it('opens an order by its number and by its row, once each', async () => {
    const { list } = await shown(shopOf(3));
    const opened: string[] = [];
    list.addEventListener('order-open', ({ detail }) => opened.push(detail.orderId));
    byRole(list, 'button', 'MO-1001').click();
    rows(list)[2]!.querySelector<HTMLElement>('td.customer')!.click();
    rows(list)[2]!.querySelector<HTMLElement>('td.select')!.click();
    expect(opened).to.deep.equal(['ord_1', 'ord_2']);
  });

  it('has links where an order has an address, and none that could run a script', async () => {
    const { list } = await shown(shopOf(2));
    const opened: string[] = [];
    list.addEventListener('order-open', ({ detail }) => opened.push(detail.orderId));
    list.orderHref = ({ id }: OrderSummary) => (id === 'ord_0' ? `#/orders/${id}` : 'javascript:alert(1)');
    await settled(list);
    const link = byRole<HTMLAnchorElement>(list, 'link', 'MO-1000');
    expect(link.getAttribute('href')).to.equal('#/orders/ord_0');
    byRole(list, 'button', 'MO-1001');
    link.click();
    expect(location.hash, 'the page goes where it wants').to.equal('');
    expect(opened).to.deep.equal(['ord_0']);
  });

  it('tells an empty shop from a search that finds nothing', async () => {
    const empty = await mount(new FakeShop());
    await until(() => empty.list.shadowRoot!.textContent.includes('No orders yet'));
    expect(empty.list.shadowRoot!.querySelector('slot[name=empty]')).to.not.equal(null);
    expect(await violationsInEveryLook(empty.list)).to.deep.equal([]);
    const { list } = await mount(shopOf(3), { q: 'nothing like it' });
    await until(() => list.shadowRoot!.textContent.includes('No orders match'));
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(list, 'button', 'Clear filters').click();
    await until(() => numbers(list).length === 3);
    expect(focused(list)?.id).to.equal('search');
  });

  it('holds the place of the rows while the first ones come', async () => {
    const shop = shopOf(60);
    let open = () => undefined as void;
    shop.gate = new Promise((resolve) => { open = resolve; });
    const { list } = await mount(shop);
    expect(byRole(list, 'table').getAttribute('aria-busy')).to.equal('true');
    expect(list.shadowRoot!.querySelectorAll('tr.loading').length).to.be.above(7);
    const { offsetHeight } = part(list, 'scroll')!;
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    open();
    await until(() => rows(list).length > 0);
    expect(byRole(list, 'table').getAttribute('aria-busy')).to.equal('false');
    expect(part(list, 'scroll')!.offsetHeight, 'what stands below the rows does not move').to.equal(offsetHeight);
  });

  it('says why there are no rows, and reads them when asked again, or when the network is back', async () => {
    const shop = shopOf(3);
    shop.failure = noNetwork();
    const { list } = await mount(shop);
    const retry = await until(() => allByRole(list, 'button', 'Try again')[0]);
    expect(list.shadowRoot!.textContent).to.contain('The orders could not be loaded');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    retry.click();
    await until(() => shop.calls.filter((call) => call === 'list').length === 2);
    await until(() => allByRole(list, 'button', 'Try again')[0]);
    shop.failure = undefined;
    dispatchEvent(new Event('online'));
    await until(() => rows(list).length === 3);
  });

  it('keeps its rows when another question fails, and says that they are old', async () => {
    const shop = shopOf(3);
    const { list } = await shown(shop);
    shop.failure = noNetwork();
    list.query = { status: ['cancelled'] };
    await until(() => list.shadowRoot!.textContent.includes('The list may be out of date'));
    expect(rows(list).length).to.equal(3);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    shop.failure = undefined;
    byRole(list, 'button', 'Try again').click();
    await until(() => !list.shadowRoot!.textContent.includes('The list may be out of date'));
  });

  it('stays a table for assistive technology where it is narrow and looks like cards', async () => {
    const { list } = await shown(shopOf(3), {}, '320px');
    expect(list.getBoundingClientRect().width).to.equal(320);
    expect(part(list, 'scroll')!.scrollWidth).to.be.at.most(320);
    expect(row(list, 'MO-1000')!.offsetHeight).to.be.above(80);
    expect(allByRole(list, 'cell').length).to.be.at.least(15);
    await openFilters(list);
    byRole(list, 'combobox', 'Sort by');
    expect(list.shadowRoot!.querySelector('.root')!.scrollWidth).to.be.at.most(320);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
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
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
  });
});
