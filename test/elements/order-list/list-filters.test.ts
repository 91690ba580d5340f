import { expect } from 'chai';
import { allByRole, byRole, clear, settled, until } from '../foundation/fixture.ts';
import { linesOf, violationsInEveryLook } from '../foundation/looks.ts';
import { focused, numbers, openFilters, part, rows, shopOf, shown, textOf, tick } from './list-page.ts';

const chips = (list: Element): string[] => [...list.shadowRoot!.querySelectorAll('.chip-text')].map(textOf);

describe('the filters of the order list', () => {
  afterEach(clear);

  it('unfold above the table, and count at once', async () => {
    const { list, queries } = await shown(shopOf(10));
    const fold = byRole(list, 'button', 'Filters');
    expect(fold.getAttribute('aria-expanded')).to.equal('false');
    await openFilters(list);
    expect(fold.getAttribute('aria-expanded')).to.equal('true');
    await tick(byRole(list, 'group', 'Order status'), 'Cancelled');
    await until(() => numbers(list).length === 2);
    byRole(list, 'button', 'B2B').click();
    await until(() => numbers(list).length === 1);
    expect(queries).to.deep.equal([{ status: ['cancelled'] }, { status: ['cancelled'], segment: 'b2b' }]);
    expect(textOf(fold)).to.equal('Filters (2)');
    expect(byRole(list, 'button', 'B2B').getAttribute('aria-pressed')).to.equal('true');
    fold.click();
    await settled(list);
    expect(allByRole(list, 'group', 'Order status')).to.deep.equal([]);
    expect(numbers(list).length, 'folded, they count all the same').to.equal(1);
  });

  it('take several values each, and stand above the table until they are taken away', async () => {
    const { list, queries } = await shown(shopOf(10));
    await openFilters(list);
    for (const label of ['Draft', 'Confirmed', 'Bank transfer', 'Aminah']) await tick(list, label);
    expect(queries.at(-1)).to.deep.equal({ status: ['draft', 'confirmed'], paymentMethod: ['bankTransfer'], createdBy: ['usr_1'] });
    expect(chips(list)).to.deep.equal(['Order status Draft or Confirmed', 'Payment method Bank transfer', 'Entered by Aminah']);
    byRole(list, 'button', 'Remove filter: Order status Draft or Confirmed').focus();
    byRole(list, 'button', 'Remove filter: Order status Draft or Confirmed').click();
    await until(() => chips(list).length === 2);
    expect(focused(list)?.getAttribute('aria-label')).to.equal('Remove filter: Payment method Bank transfer');
    expect(byRole<HTMLInputElement>(list, 'checkbox', 'Draft').checked).to.equal(false);
    byRole(list, 'button', 'Clear filters').click();
    await until(() => chips(list).length === 0);
    expect(queries.at(-1)).to.deep.equal({});
    expect(focused(list)?.id).to.equal('search');
  });

  it('keep what the shop no longer has, where it is asked for', async () => {
    const { list, queries } = await shown(shopOf(3), { paymentMethod: ['bankTransfer', 'barter'], tag: ['urgent'] });
    expect(chips(list)).to.deep.equal(['Payment method Bank transfer or barter', 'Tag urgent']);
    await openFilters(list);
    await tick(list, 'urgent');
    expect(queries.at(-1)).to.deep.equal({ paymentMethod: ['bankTransfer', 'barter'] });
    expect(byRole<HTMLInputElement>(list, 'checkbox', 'barter').checked).to.equal(true);
  });

  it('ask for a month, for two days, or for days that are asked for often', async () => {
    const { list, queries } = await shown(shopOf(3), { month: '2026-02' });
    await openFilters(list);
    expect(chips(list)).to.deep.equal(['February 2026']);
    const panel = list.shadowRoot!.querySelector('manual-order-part-order-filters')!.shadowRoot!;
    const set = async (name: string, value: string) => {
      const input = panel.querySelector<HTMLInputElement>(`#${name}`)!;
      input.value = value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(list);
    };
    await set('from', '2026-02-03');
    expect(queries.at(-1), 'in place of the month').to.deep.equal({ from: '2026-02-03' });
    await set('to', '0002-03-04');
    expect(queries.at(-1), 'a year half typed').to.deep.equal({ from: '2026-02-03' });
    await set('to', '2026-03-15');
    expect(chips(list)).to.deep.equal(['Feb 3, 2026 – Mar 15, 2026']);
    byRole(list, 'button', 'Last month').click();
    await settled(list);
    const { from = '', to = '' } = queries.at(-1)!;
    expect([from.slice(8), from.slice(0, 7) === to.slice(0, 7)]).to.deep.equal(['01', true]);
    expect(byRole(list, 'button', 'Last month').getAttribute('aria-pressed')).to.equal('true');
    byRole(list, 'button', 'Last month').click();
    await settled(list);
    expect(queries.at(-1)).to.deep.equal({});
    const month = byRole<HTMLSelectElement>(list, 'combobox', 'Month');
    expect(month.options.length).to.equal(14);
    month.value = month.options[2]!.value;
    month.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(list);
    expect(queries.at(-1)).to.deep.equal({ month: month.options[2]!.value });
  });

  it('leave what needs a person, and what is overdue', async () => {
    const shop = shopOf(4, (place) => ({ overdue: place === 1, alerts: place < 2 ? [{ code: 'unacknowledged', aboutId: 'ful_1', at: '2026-11-02T03:10:00Z' }] : [] }));
    const { list, queries } = await shown(shop);
    await openFilters(list);
    await tick(list, 'Needs attention');
    await until(() => rows(list).length === 2);
    await tick(list, 'Overdue');
    await until(() => rows(list).length === 1);
    expect(queries).to.deep.equal([{ alert: true }, { alert: true, overdue: true }]);
    await tick(list, 'Overdue');
    expect(queries.at(-1)).to.deep.equal({ alert: true });
  });

  it('fit a narrow column, one above the other', async () => {
    const { list } = await shown(shopOf(3), { status: ['confirmed'], paymentMethod: ['cash', 'bankTransfer'] }, '320px');
    await openFilters(list);
    expect(list.shadowRoot!.querySelector('.root')!.scrollWidth).to.be.at.most(320);
    expect(part(list, 'filters')!.getBoundingClientRect().width).to.be.at.most(320);
    expect(byRole(list, 'button', 'Clear filters').getBoundingClientRect().right, 'in sight beside more chips than fit').to.be.at.most(list.getBoundingClientRect().right);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
  });

  it('break the words beside a day in no language', async () => {
    const { list } = await shown(shopOf(3), {}, '320px');
    await openFilters(list);
    for (const language of ['en', 'ms', 'zh-Hans']) {
      list.lang = language;
      await settled(list);
      const days = [...part(list, 'filters')!.shadowRoot!.querySelectorAll('.day')];
      expect(days.map(linesOf), language).to.deep.equal([1, 1]);
    }
  });
});
