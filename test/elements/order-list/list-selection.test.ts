import { expect } from 'chai';
import { allByRole, byRole, clear, press, settled, until } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { noNetwork } from '../status-tracker/fake-shop.ts';
import { focused, numbers, openDialog, part, row, rows, shopOf, shown, textOf, tick } from './list-page.ts';

const bar = (list: Element): string => textOf(part(list, 'selection')?.querySelector('p'));
const chosen = (list: Element): string[] => [...list.shadowRoot!.querySelectorAll<HTMLInputElement>('tbody input:checked')].map((box) => textOf(box.closest('tr')!.querySelector('.order-link')));

/** Notes what is saved to the browser's downloads instead of saving it. */
const downloads = () => {
  const files: { name: string; text: Promise<string> }[] = [];
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { files.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) }); };
  return { files, restore: () => { HTMLAnchorElement.prototype.click = click; } };
};

describe('the selection of the order list', () => {
  afterEach(clear);

  it('chooses orders one by one, and a range from the last one', async () => {
    const { list } = await shown(shopOf(10));
    await tick(list, 'Select MO-1001');
    expect(bar(list)).to.equal('1 order selected');
    row(list, 'MO-1004')!.querySelector<HTMLElement>('[data-stop=select]')!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, shiftKey: true }));
    await settled(list);
    expect(chosen(list)).to.deep.equal(['MO-1001', 'MO-1002', 'MO-1003', 'MO-1004']);
    expect(byRole<HTMLInputElement>(list, 'checkbox', 'Select all loaded orders').indeterminate).to.equal(true);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(list, 'button', 'Clear selection').click();
    await settled(list);
    expect([chosen(list), part(list, 'selection')]).to.deep.equal([[], null]);
  });

  it('has all that can be done in sight at 288 px: how many and “Clear selection” on one line, the buttons below', async () => {
    const shop = shopOf(18);
    shop.scopes = ['orders:read', 'orders:write'];
    const { list } = await shown(shop, {}, '288px');
    await tick(list, 'Select MO-1001');
    rows(list)[0]!.querySelector<HTMLElement>('.order-link')!.focus();
    press(rows(list)[0]!.querySelector<HTMLElement>('.order-link')!, 'a', { ctrlKey: true });
    await until(() => bar(list) === '18 orders selected');
    await until(() => allByRole(list, 'button', 'Hold…')[0]);
    expect(rows(list)[0]!.getBoundingClientRect().height, 'whole pixels, which the place in a long list is counted in').to.equal(rows(list)[0]!.offsetHeight);
    const box = part(list, 'selection')!.getBoundingClientRect();
    const [count, clearing, ...buttons] = [part(list, 'selection')!.querySelector('p')!, byRole(list, 'button', 'Clear selection'), byRole(list, 'button', 'Hold…'), byRole(list, 'button', 'Release…'), byRole(list, 'button', 'Export selection')]
      .map((element) => element.getBoundingClientRect());
    expect(Math.abs((count!.top + count!.bottom) - (clearing!.top + clearing!.bottom)), 'the middles of the first line').to.be.below(3);
    for (const button of buttons) {
      expect(button.top).to.be.at.least(clearing!.bottom);
      expect([button.left >= box.left, button.right <= box.right], 'inside the bar').to.deep.equal([true, true]);
    }
  });

  it('chooses with the keys: Space, Shift with an arrow, all, and none', async () => {
    const { list } = await shown(shopOf(5));
    byRole(list, 'button', 'MO-1000').focus();
    press(focused(list)!, ' ');
    await settled(list);
    expect(chosen(list)).to.deep.equal(['MO-1000']);
    press(focused(list)!, 'ArrowDown', { shiftKey: true });
    await until(() => textOf(focused(list)) === 'MO-1001');
    press(focused(list)!, 'ArrowDown', { shiftKey: true });
    await until(() => chosen(list).length === 3);
    await until(() => textOf(focused(list)) === 'MO-1002');
    press(focused(list)!, 'a', { ctrlKey: true });
    await until(() => chosen(list).length === 5);
    expect(press(focused(list)!, 'Escape'), 'Escape clears the selection first').to.equal(false);
    await settled(list);
    expect(chosen(list)).to.deep.equal([]);
    expect(press(focused(list)!, 'Escape'), 'and is the page’s after that').to.equal(true);
  });

  it('chooses all that are loaded, then all that match, and is given up with the filter', async () => {
    const { list } = await shown(shopOf(120));
    await tick(list, 'Select all loaded orders');
    expect(bar(list)).to.equal('50 orders selected');
    byRole(list, 'button', 'Select all 120 that match').click();
    await settled(list);
    expect(bar(list)).to.equal('120 orders selected: all that match');
    await tick(list, 'Select MO-1000');
    expect(bar(list), 'one is taken away from those that are loaded').to.equal('49 orders selected');
    byRole(list, 'button', 'Total').click();
    await settled(list);
    expect(bar(list), 'sorting keeps it').to.equal('49 orders selected');
    byRole(list, 'button', 'Needs attention').click();
    await settled(list);
    expect(part(list, 'selection')).to.equal(null);
  });

  it('is given up where the page asks for other orders too, or for those of another shop', async () => {
    const { list } = await shown(shopOf(60));
    await tick(list, 'Select all loaded orders');
    byRole(list, 'button', 'Select all 60 that match').click();
    await settled(list);
    list.query = { sort: 'total' };
    await settled(list);
    expect(bar(list), 'the same orders').to.equal('60 orders selected: all that match');
    list.query = { status: ['cancelled'] };
    await settled(list);
    expect(part(list, 'selection')).to.equal(null);
    await until(() => numbers(list)[0] === 'MO-1004');
    await tick(list, 'Select MO-1004');
    list.client = shopOf(5).client;
    await settled(list);
    expect(part(list, 'selection')).to.equal(null);
  });

  it('exports what is chosen, in the columns of the list', async () => {
    const shop = shopOf(5);
    const { list } = await shown(shop, { columns: ['number', 'total'] });
    await tick(list, 'Select MO-1001');
    await tick(list, 'Select MO-1003');
    const dialog = await openDialog(list, 'Export selection');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    expect(byRole<HTMLInputElement>(dialog, 'radio', 'The 2 selected orders').checked).to.equal(true);
    byRole(dialog, 'radio', 'CSV').click();
    const { files, restore } = downloads();
    try {
      byRole(dialog, 'button', 'Export').click();
      await until(() => files.length === 1);
      expect([files[0]!.name, await files[0]!.text]).to.deep.equal(['orders.csv', 'Number\r\n']);
    } finally {
      restore();
    }
    await until(() => allByRole(list, 'dialog').length === 0);
    expect(shop.exports).to.deep.equal([{ ids: ['ord_1', 'ord_3'], format: 'csv', columns: ['number', 'status', 'currency', 'total'] }]);
    await until(() => textOf(list.shadowRoot!.querySelector('[role=status]')).includes('orders.csv was saved.'));
  });

  it('exports all that the filter matches, says how far it is, and can be called off', async () => {
    const shop = shopOf(5);
    shop.exportGate = new Promise(() => undefined);
    const { list } = await shown(shop, { status: ['confirmed'], sort: 'total' });
    const dialog = await openDialog(list, 'Export');
    byRole(dialog, 'radio', 'A row for each item').click();
    byRole(dialog, 'button', 'Export').click();
    await until(() => textOf(dialog).includes('2.9 MB received'));
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(dialog, 'button', 'Cancel export').click();
    await until(() => allByRole(dialog, 'button', 'Export').length === 1, 'it can be tried again');
    expect(shop.exports).to.deep.equal([{ status: ['confirmed'], format: 'xlsx', sort: 'total', rows: 'lines' }]);
    shop.exportFailure = noNetwork();
    byRole(dialog, 'button', 'Export').click();
    await until(() => textOf(dialog).includes('The orders were not exported.'));
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(dialog, 'button', 'Cancel').click();
    await until(() => allByRole(list, 'dialog').length === 0);
    expect((focused(list) as HTMLElement).getAttribute('part'), 'the focus is back where it was').to.equal('export');
  });
});
