import { expect } from 'chai';
import type { ListQuery, ManualOrderList } from '../../../components/index.ts';
import { allByRole, byRole, clear, press, settled, type, until } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { focused, mount, numbers, openDialog, part, rows, shopOf, shown, textOf } from './list-page.ts';

const views = (list: Element): string[] => [...list.shadowRoot!.querySelectorAll('.view')].map((view) => textOf(view));
const current = (list: Element): string => textOf(list.shadowRoot!.querySelector('.view[aria-current]'));
const headings = (list: Element): string[] => [...list.shadowRoot!.querySelectorAll('thead th:not(.select)')].map(textOf);
const shopWithMethods = () => shopOf(6, (place) => ({ paymentStatus: place === 0 ? 'pendingVerification' : 'paid' }));
const known = (list: ManualOrderList) => until(() => views(list).includes('Cash'), 'the shop’s methods are known');

describe('the views of the order list', () => {
  afterEach(() => {
    clear();
    localStorage.clear();
  });

  it('are ready for what is asked for daily, one for each payment method', async () => {
    const { list, queries } = await shown(shopWithMethods());
    await known(list);
    expect(views(list)).to.deep.equal(['All', 'Needs attention', 'To verify', 'Drafts', 'Bank transfer', 'Cash']);
    expect(current(list)).to.equal('All');
    byRole(list, 'button', 'To verify').click();
    await until(() => rows(list).length === 1);
    expect(current(list)).to.equal('To verify');
    byRole(list, 'button', 'Cash').click();
    await settled(list);
    expect(queries).to.deep.equal([{ view: 'toVerify', paymentStatus: ['pendingVerification'] }, { view: 'method.cash', paymentMethod: ['cash'] }]);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(list, 'button', 'All').click();
    await settled(list);
    expect(queries.at(-1)).to.deep.equal({});
  });

  it('stand for their filters where a page only names one', async () => {
    const shop = shopWithMethods();
    const { list } = await shown(shop, { view: 'toVerify' });
    expect(numbers(list)).to.deep.equal(['MO-1000']);
    expect(shop.listQueries.at(-1)).to.deep.include({ paymentStatus: ['pendingVerification'] });
  });

  const save = async (list: ManualOrderList, name: string): Promise<void> => {
    const dialog = await openDialog(list, 'Save view');
    type(byRole<HTMLInputElement>(dialog, 'textbox', 'Name'), name);
    await settled(list);
    byRole(dialog, 'button', 'Save').click();
    await until(() => allByRole(list, 'dialog').length === 0);
  };

  it('that another tab keeps are there at once', async () => {
    const { list } = await shown(shopWithMethods(), { status: ['cancelled'] });
    await save(list, 'Gone');
    const [key, text] = Object.entries(localStorage)[0]! as [string, string];
    localStorage.setItem(key, text.replace('Gone', 'Cancelled ones'));
    await until(() => {
      dispatchEvent(new StorageEvent('storage', { key }));
      return views(list).includes('Cancelled ones');
    });
  });

  it('can be saved on a page without TLS', async () => {
    Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: undefined });
    try {
      const { list } = await shown(shopWithMethods(), { status: ['cancelled'] });
      await save(list, 'Gone');
      expect(current(list)).to.equal('Gone');
    } finally {
      Reflect.deleteProperty(crypto, 'randomUUID');
    }
  });

  it('keep a person’s own under a name, past a reload, and not for anybody else', async () => {
    const shop = shopWithMethods();
    const query: ListQuery = { status: ['cancelled'], sort: 'total', columns: ['number', 'total'] };
    const { list, queries } = await shown(shop, query);
    const dialog = await openDialog(list, 'Save view');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(dialog, 'button', 'Save').click();
    await until(() => textOf(dialog).includes('Fill in this field.'));
    type(byRole<HTMLInputElement>(dialog, 'textbox', 'Name'), 'Cash');
    await known(list);
    byRole(dialog, 'button', 'Save').click();
    await until(() => textOf(dialog).includes('There is a view of that name.'));
    byRole(dialog, 'button', 'Cancel').click();
    await until(() => allByRole(list, 'dialog').length === 0);
    await save(list, 'Cancelled, small first');
    expect(current(list)).to.equal('Cancelled, small first');
    const { view = '' } = queries.at(-1)!;
    expect(view).to.match(/^[\da-f]{32}$/);
    list.remove();
    const again = await shown(shop, { view });
    await until(() => current(again.list) === 'Cancelled, small first');
    await until(() => numbers(again.list).join() === 'MO-1004');
    expect(headings(again.list)).to.deep.equal(['Number', 'Total']);
    const stored = JSON.stringify({ ...localStorage });
    expect(stored).to.contain('manual-order-kit.order-list.shp.usr_1').and.not.contain('token');
    again.list.remove();
    const other = shopWithMethods();
    Object.assign(other.client.sessions, { current: () => Promise.resolve({ shopId: 'shp', actor: { id: 'usr_2', name: 'Ravi', role: 'merchant' }, scopes: [] }) });
    const { list: theirs } = await shown(other);
    await known(theirs);
    expect(views(theirs)).to.not.include('Cancelled, small first');
  });

  it('say when they were changed, and can be brought up to date', async () => {
    const { list } = await shown(shopWithMethods(), { status: ['cancelled'] });
    await known(list);
    await save(list, 'Mine');
    expect(allByRole(list, 'button', 'Save view')).to.deep.equal([]);
    byRole(list, 'button', 'Total').click();
    await settled(list);
    expect(current(list)).to.equal('Mine changed');
    const dialog = await openDialog(list, 'Save view');
    byRole(dialog, 'button', 'Update “Mine”').click();
    await until(() => current(list) === 'Mine');
    byRole(list, 'button', 'All').click();
    await settled(list);
    byRole(list, 'button', 'Mine').click();
    await settled(list);
    expect(list.query.sort).to.equal('-total');
  });

  it('are renamed, removed with a way back, and one of them opens first', async () => {
    const shop = shopWithMethods();
    const { list } = await shown(shop, { status: ['cancelled'] });
    await known(list);
    await save(list, 'Mine');
    const dialog = await openDialog(list, 'Arrange views');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    const name = byRole<HTMLInputElement>(dialog, 'textbox', 'Name of the view Mine');
    name.value = 'Cancelled';
    name.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => views(list).includes('Cancelled'));
    const opening = byRole<HTMLSelectElement>(dialog, 'combobox', 'The list opens with');
    opening.value = [...opening.options].find(({ text }) => text === 'Cancelled')!.value;
    opening.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(list);
    byRole(dialog, 'button', 'Remove Cancelled').click();
    await until(() => !views(list).includes('Cancelled'));
    await until(() => focused(list)?.getAttribute('part') === 'undo');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    byRole(dialog, 'button', 'Undo').click();
    await until(() => views(list).includes('Cancelled'));
    opening.value = [...opening.options].find(({ text }) => text === 'Cancelled')!.value;
    opening.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(list);
    list.remove();
    const again = await mount(shop);
    await until(() => current(again.list) === 'Cancelled', 'the list opens with it');
    await until(() => numbers(again.list).join() === 'MO-1004');
    again.list.remove();
    const asked = await shown(shop, { paymentStatus: ['paid'] });
    await known(asked.list);
    expect(asked.list.query, 'unless the page asks for something else').to.deep.equal({ paymentStatus: ['paid'] });
  });
});

describe('the columns of the order list', () => {
  afterEach(() => {
    clear();
    localStorage.clear();
  });

  it('are shown, hidden and moved by the keys and by buttons, and stay so', async () => {
    const shop = shopOf(3);
    const { list, queries } = await shown(shop);
    const dialog = await openDialog(list, 'Columns');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    expect(byRole<HTMLInputElement>(dialog, 'checkbox', 'Number').disabled).to.equal(true);
    for (const name of ['Channel', 'PO number']) {
      byRole(dialog, 'checkbox', name).click();
      await settled(list);
    }
    expect(headings(list)).to.deep.equal(['Number', 'Date', 'Customer', 'Type', 'Items', 'Total', 'Payment method', 'Payment status', 'Fulfilment status', 'Tracking number', 'PO number']);
    expect(textOf(rows(list)[0])).to.contain('PO-7781');
    const handle = byRole(dialog, 'button', 'Move Total');
    handle.focus();
    press(handle, 'Home');
    await settled(list);
    expect(headings(list).slice(0, 3)).to.deep.equal(['Number', 'Total', 'Date']);
    expect(focused(list), 'the focus goes with it').to.equal(handle);
    byRole(dialog, 'button', 'Move Total down').click();
    await settled(list);
    expect(headings(list).slice(0, 3)).to.deep.equal(['Number', 'Date', 'Total']);
    expect(list.query.columns).to.deep.equal(queries.at(-1)!.columns);
    byRole(dialog, 'button', 'Done').click();
    await until(() => allByRole(list, 'dialog').length === 0);
    expect(focused(list)?.getAttribute('part')).to.equal('columns');
    list.remove();
    const again = await shown(shop);
    await until(() => headings(again.list)[2] === 'Total');
    const reopened = await openDialog(again.list, 'Columns');
    byRole(reopened, 'button', 'Reset').click();
    await until(() => headings(again.list)[2] === 'Customer');
    expect(part(again.list, 'table')!.getAttribute('aria-colcount')).to.equal('12');
  });

  it('are the page’s where it asks for some', async () => {
    const { list } = await shown(shopOf(2), { columns: ['total', 'tags', 'number', 'nonsense' as 'tags'] });
    expect(headings(list)).to.deep.equal(['Number', 'Total', 'Tags']);
  });
});
