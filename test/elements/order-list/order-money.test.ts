import { expect } from 'chai';
import type { ListQuery, ManualOrderList } from '../../../components/index.ts';
import { maxOrderIds, type Reconciliation } from '../../../src/index.ts';
import { sampleOrder } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, settled, until } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { FakeShop, noNetwork } from '../status-tracker/fake-shop.ts';
import { shown, textOf } from './list-page.ts';

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
  shop.orderSums = { items: [
    { currency: 'MYR', status: 'confirmed', orders: 3, total: myr(510_000), paid: myr(310_000), balance: myr(200_000) },
    { currency: 'MYR', status: 'draft', orders: 1, total: myr(9_900), paid: myr(0), balance: myr(9_900) },
    { currency: 'SGD', status: 'completed', orders: 1, total: { amount: 700, currency: 'SGD' }, paid: { amount: 700, currency: 'SGD' }, balance: { amount: 0, currency: 'SGD' } },
  ] };
  return shop;
};
const money = (list: Element) => textOf(list.shadowRoot!.querySelector('.money'));
const lines = (list: Element) => [...list.shadowRoot!.querySelectorAll('.sum-line')].map((line) => textOf(line));
const unfold = async (list: ManualOrderList) => {
  byRole(list, 'button', 'Reconciliation').click();
  return until(() => allByRole(list, 'table', 'What each payment method was to bring, and brought')[0]);
};

describe('the money of the order list', () => {
  afterEach(clear);

  it('says what the orders of the filter come to, by currency, and by method when it is unfolded', async () => {
    const shop = shopOf();
    const { list } = await shown(shop);
    await until(() => lines(list).length === 2);
    expect(lines(list)).to.deep.equal(['Total RM 5,100.00 Paid RM 3,100.00 Balance RM 2,000.00 Drafts RM 99.00', 'Total $7.00 Paid $7.00 Balance $0.00']);
    expect(shop.sumFilters, 'by method it is worked out only for who looks').to.deep.equal([{}]);
    const table = await unfold(list);
    await until(() => textOf(table).includes('Bank transfer'));
    expect([...table.querySelectorAll('tbody th, tfoot th')].map(textOf)).to.deep.equal(['Bank transfer', 'No method', 'Total']);
    expect(textOf(table.querySelector('tfoot'))).to.contain('RM 5,100.00');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(list, 'button', 'Reconciliation').click();
    await until(() => allByRole(list, 'table').length === 1);
  });

  it('never holds the rows up, and follows the filter but not the sort', async () => {
    const shop = shopOf();
    let open = () => undefined as void;
    shop.sumsGate = new Promise((resolve) => { open = resolve; });
    const { list } = await shown(shop, { segment: 'b2b' });
    expect(money(list)).to.contain('Adding up');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    open();
    await until(() => money(list).includes('5,100.00'));
    byRole(list, 'button', 'Total').click();
    await until(() => shop.listQueries.at(-1)?.sort === '-total');
    list.query = { segment: 'b2b', status: ['confirmed'] } satisfies ListQuery;
    await until(() => shop.sumFilters.length === 2);
    expect(shop.sumFilters).to.deep.equal([{ segment: 'b2b' }, { segment: 'b2b', status: ['confirmed'] }]);
  });

  it('are worked out again where the rows are read anew, since nobody knows what has moved', async () => {
    const shop = shopOf();
    const { list } = await shown(shop);
    await until(() => lines(list).length === 2);
    const comeTo = (amount: number): void => {
      shop.orderSums = { items: [{ currency: 'MYR', status: 'confirmed', orders: 3, total: myr(amount), paid: myr(0), balance: myr(amount) }] };
      for (let place = 0; place <= maxOrderIds; place += 1) shop.tell(`ord_of_another_list_${place}`);
    };
    // They are worked out every five seconds at most, which have passed.
    const { performance: clock } = globalThis;
    const now = clock.now.bind(clock);
    clock.now = () => now() + 5_000;
    try {
      comeTo(700_000);
      await until(() => shop.listQueries.length === 2, 'too many to be read one by one');
      await until(() => money(list).includes('7,000.00'));
      comeTo(900_000);
      await until(() => shop.listQueries.length === 3, 'the rows are read once more');
      await settled(list);
      expect(money(list)).to.contain('7,000.00');
    } finally {
      clock.now = now;
    }
  });

  it('come though the list is moved in the page while they are on their way', async () => {
    const shop = shopOf();
    let open = () => undefined as void;
    shop.sumsGate = new Promise((resolve) => { open = resolve; });
    const { list } = await shown(shop);
    expect(money(list)).to.contain('Adding up');
    list.parentElement!.append(list);
    open();
    await until(() => money(list).includes('5,100.00'));
  });

  it('by method are those of now when they are unfolded again', async () => {
    const shop = shopOf();
    const { list } = await shown(shop);
    await until(() => textOf(byRole(list, 'region', 'Reconciliation')).includes('5,100.00'));
    await unfold(list);
    byRole(list, 'button', 'Reconciliation').click();
    await until(() => allByRole(list, 'table').length === 1);
    shop.sums = { ...sums, totals: [sumsOf(undefined, 990_000, 310_000)] };
    shop.change('ord_1', { tags: ['moved'] });
    await until(() => shop.listQueries.some(({ ids }) => ids?.includes('ord_1')), 'the row has been read');
    await settled(list);
    const table = await unfold(list);
    await until(() => textOf(table.querySelector('tfoot')).includes('9,900.00'));
  });

  it('fails quietly and tries again', async () => {
    const shop = shopOf();
    shop.sumsFailure = noNetwork();
    const { list } = await shown(shop);
    await until(() => money(list).includes('The sums could not be loaded.'));
    expect(allByRole(list, 'rowheader').length).to.equal(3);
    expect(textOf(byRole(list, 'alert'))).to.equal('');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    shop.sumsFailure = undefined;
    byRole(list, 'button', 'Try again').click();
    await until(() => money(list).includes('5,100.00'));
  });

  it('exports the table of the filter as a file that spreadsheets read as UTF-8', async () => {
    const shop = shopOf();
    const { list } = await shown(shop, { month: '2026-11' });
    await unfold(list);
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
    await until(() => list.shadowRoot!.querySelector('manual-order-part-money-table')!.shadowRoot!.querySelector('.field-error')?.textContent.includes('The table was not exported.'));
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
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
  });

  it('shows each method as a small list where it is narrow', async () => {
    const { list } = await shown(shopOf(), {}, '360px');
    await until(() => money(list).includes('5,100.00'));
    await unfold(list);
    await settled(list);
    expect(list.scrollWidth).to.be.at.most(360);
    expect(allByRole(list, 'rowheader', 'Total').length).to.equal(1);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
  });
});
