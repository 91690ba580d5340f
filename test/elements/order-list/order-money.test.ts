import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-list/define.ts';
import type { ManualOrderList } from '../../../components/index.ts';
import type { OrderListQuery, Reconciliation } from '../../../src/index.ts';
import { sampleOrder } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, settled, until, violations } from '../foundation/fixture.ts';
import { FakeShop, noNetwork } from '../status-tracker/fake-shop.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const sumsOf = (methodCode: string | undefined, expected: number, verified: number, overdue = 0): Reconciliation['items'][number] => ({
  ...(methodCode !== undefined && { methodCode }), currency: 'MYR', orders: 2, expected: myr(expected), claimed: myr(expected), verified: myr(verified), refunded: myr(0),
  short: myr(expected - verified), over: myr(0), overdue: myr(overdue),
});
const sums: Reconciliation = { items: [sumsOf('bankTransfer', 500_000, 300_000, 50_000), sumsOf(undefined, 10_000, 10_000)], totals: [sumsOf(undefined, 510_000, 310_000, 50_000)] };

const shopOf = () => {
  const shop = new FakeShop(
    sampleOrder({ id: 'ord_0', number: 'MO-1000' }),
    sampleOrder({ id: 'ord_1', number: 'MO-1001', overdue: true, dueOn: '2026-10-31', alerts: [
      { code: 'unacknowledged', aboutId: 'ful_1', at: '2026-11-02T03:10:00Z' }, { code: 'messageFailed', aboutId: 'msg_1', at: '2026-11-02T03:10:00Z' },
    ] }),
    sampleOrder({ id: 'ord_2', number: 'MO-1002', alerts: [{ code: 'lostAtSea', aboutId: 'shp_1', at: '2026-11-02T03:10:00Z' }] }),
  );
  shop.sums = sums;
  return shop;
};
const textOf = (element: Element | null | undefined) => element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
const money = (list: Element) => textOf(list.shadowRoot!.querySelector('.money'));

const shown = async (shop: FakeShop, query: OrderListQuery = {}) => {
  const list = await fixture<ManualOrderList>(html`<manual-order-list .client=${shop.client} .query=${query}></manual-order-list>`);
  list.parentElement!.style.width = '1300px';
  const queries: OrderListQuery[] = [];
  list.addEventListener('query-change', ({ detail }) => queries.push(detail.query));
  await until(() => allByRole(list, 'rowheader').length > 0, 'rows are there');
  return { list, queries };
};
const choose = (list: Element, name: string, value: string) => {
  const select = byRole<HTMLSelectElement>(list, 'combobox', name);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('the money of the order list', () => {
  afterEach(clear);

  it('says what the orders of the filter come to, and by method when it is unfolded', async () => {
    const { list } = await shown(shopOf());
    await until(() => money(list).includes('Expected RM 5,100.00 Verified RM 3,100.00 Short RM 2,000.00 Overdue RM 500.00'));
    expect(allByRole(list, 'table').length).to.equal(1);
    byRole(list, 'button', 'Reconciliation').click();
    const table = await until(() => allByRole(list, 'table', 'What each payment method was to bring, and brought')[0]);
    await until(() => textOf(table).includes('Bank transfer'));
    expect([...table.querySelectorAll('tbody th, tfoot th')].map(textOf)).to.deep.equal(['Bank transfer', 'No method', 'Total']);
    expect(textOf(table.querySelector('tfoot'))).to.contain('RM 5,100.00');
    expect(await violations(list)).to.deep.equal([]);
    byRole(list, 'button', 'Reconciliation').click();
    await until(() => allByRole(list, 'table').length === 1);
  });

  it('never holds the rows up, and follows the filter but not the page or the sort', async () => {
    const shop = shopOf();
    let open = () => undefined as void;
    shop.sumsGate = new Promise((resolve) => { open = resolve; });
    const { list } = await shown(shop, { limit: 2, segment: 'b2b' });
    expect(money(list)).to.contain('Adding up');
    expect(await violations(list)).to.deep.equal([]);
    open();
    await until(() => money(list).includes('5,100.00'));
    byRole(list, 'button', 'Next').click();
    await until(() => textOf(list.shadowRoot!.querySelector('.table')).includes('MO-1002'));
    byRole(list, 'button', 'Total').click();
    await until(() => textOf(list.shadowRoot!.querySelector('.table')).includes('MO-1000'));
    choose(list, 'Order status', 'confirmed');
    await until(() => shop.sumFilters.length === 2);
    expect(shop.sumFilters).to.deep.equal([{ segment: 'b2b' }, { segment: 'b2b', status: ['confirmed'] }]);
  });

  it('fails quietly and tries again', async () => {
    const shop = shopOf();
    shop.sumsFailure = noNetwork();
    const { list } = await shown(shop);
    await until(() => money(list).includes('The sums could not be loaded.'));
    expect(allByRole(list, 'rowheader').length).to.equal(3);
    expect(textOf(byRole(list, 'alert'))).to.equal('');
    expect(await violations(list)).to.deep.equal([]);
    shop.sumsFailure = undefined;
    byRole(list, 'button', 'Try again').click();
    await until(() => money(list).includes('5,100.00'));
  });

  it('exports the table of the filter as a file that spreadsheets read as UTF-8', async () => {
    const shop = shopOf();
    const { list } = await shown(shop, { month: '2026-11' });
    await until(() => byRole(list, 'button', 'Export CSV').getAttribute('aria-disabled') === null);
    const files: { name: string; bytes: Promise<ArrayBuffer> }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { files.push({ name: this.download, bytes: fetch(this.href).then((answer) => answer.arrayBuffer()) }); };
    try {
      byRole(list, 'button', 'Export CSV').click();
      await until(() => files.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(files[0]!.name).to.equal('reconciliation-2026-11.csv');
    const bytes = new Uint8Array(await files[0]!.bytes);
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).to.equal('Number,Expected\r\nMO-1000,2037.48\r\n');
    expect(shop.sumFilters.at(-1)).to.deep.equal({ month: '2026-11' });
    shop.sumsFailure = noNetwork();
    byRole(list, 'button', 'Export CSV').click();
    await until(() => money(list).includes('The table was not exported.'));
  });

  it('marks what needs a person and what is overdue, in words', async () => {
    const { list } = await shown(shopOf());
    const row = (number: string) => allByRole(list, 'rowheader', new RegExp(number))[0]!.closest('tr')!;
    expect(textOf(row('MO-1001').querySelector('[part=alert]'))).to.contain('No answer +1');
    expect(row('MO-1001').querySelector<HTMLElement>('[part=alert]')!.title).to.equal('No answer\nE-mail failed');
    expect(textOf(row('MO-1001').querySelector('[part=overdue]'))).to.equal('Overdue');
    expect(row('MO-1001').querySelector<HTMLElement>('[part=overdue]')!.title).to.equal('Was due on Oct 31, 2026');
    expect(textOf(row('MO-1002').querySelector('[part=alert]')), 'an alert that this version does not know').to.equal('Lost at sea');
    expect(row('MO-1000').querySelector('.flag')).to.equal(null);
    expect(await violations(list)).to.deep.equal([]);
  });

  it('narrows the list to them, and takes that away with the other filters', async () => {
    const { list, queries } = await shown(shopOf());
    byRole(list, 'button', 'Needs attention').click();
    await until(() => allByRole(list, 'rowheader').length === 2);
    byRole(list, 'button', 'Overdue').click();
    await until(() => allByRole(list, 'rowheader').length === 1);
    expect(queries).to.deep.equal([{ alert: true }, { alert: true, overdue: true }]);
    expect(byRole(list, 'button', 'Overdue').getAttribute('aria-pressed')).to.equal('true');
    expect(await violations(list)).to.deep.equal([]);
    byRole(list, 'button', 'Overdue').click();
    await settled(list);
    expect(queries.at(-1)).to.deep.equal({ alert: true });
    byRole(list, 'button', 'Clear filters').click();
    await until(() => allByRole(list, 'rowheader').length === 3);
    expect(queries.at(-1)).to.deep.equal({});
  });

  it('asks for two dates in place of a month, beginning with that month', async () => {
    const { list, queries } = await shown(shopOf(), { month: '2026-02' });
    choose(list, 'Month', 'dates');
    const field = (name: string) => list.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`)!;
    await until(() => field('from')?.value === '2026-02-01' && field('to')?.value === '2026-02-28');
    expect(queries.at(-1)).to.deep.equal({ from: '2026-02-01', to: '2026-02-28' });
    const set = (name: string, value: string) => {
      field(name).value = value;
      field(name).dispatchEvent(new Event('change', { bubbles: true }));
    };
    set('to', '0002-03-04');
    await settled(list);
    expect(queries.at(-1), 'a year half typed').to.deep.equal({ from: '2026-02-01', to: '2026-02-28' });
    set('to', '2026-03-15');
    await settled(list);
    set('from', '');
    await settled(list);
    expect(queries.at(-1)).to.deep.equal({ to: '2026-03-15' });
    expect(await violations(list)).to.deep.equal([]);
    choose(list, 'Month', '');
    await settled(list);
    expect(queries.at(-1)).to.deep.equal({});
    expect(field('from')).to.equal(null);
  });

  it('shows each method as a small list where it is narrow', async () => {
    const { list } = await shown(shopOf());
    list.parentElement!.style.width = '360px';
    await until(() => money(list).includes('5,100.00'));
    byRole(list, 'button', 'Reconciliation').click();
    await until(() => allByRole(list, 'table').length === 2);
    expect(list.scrollWidth).to.be.at.most(360);
    expect(allByRole(list, 'rowheader', 'Total').length).to.equal(1);
    expect(await violations(list)).to.deep.equal([]);
  });
});
