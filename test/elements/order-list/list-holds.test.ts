import { expect } from 'chai';
import type { Order } from '../../../src/index.ts';
import { allByRole, byRole, clear, settled, type, until } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { noNetwork, refusal, type FakeShop } from '../status-tracker/fake-shop.ts';
import { focused, openDialog, part, shopOf, shown, textOf, tick } from './list-page.ts';

const by = { id: 'usr_1', name: 'Aminah', role: 'merchant' };
const at = '2026-11-02T04:00:00Z';

/** A shop whose orders can be held: every fifth is cancelled, and the first is on hold already. */
const holdable = (count: number): FakeShop => {
  const shop = shopOf(count, (place) => (place === 0 ? { fulfilmentStatus: 'onHold', holds: [{ id: 'hld_before', reason: 'Address', at, by }] } : {}));
  shop.scopes = ['orders:read', 'orders:write'];
  shop.effects['hold'] = ({ holds }: Order) => ({ fulfilmentStatus: 'onHold', holds: [...holds, { id: `hld_${holds.length}`, reason: 'Stock count', at, by }] });
  shop.effects['release'] = () => ({ fulfilmentStatus: 'requested', holds: [] });
  return shop;
};
const held = (shop: FakeShop): (string | undefined)[] => shop.orders.filter(({ holds }) => holds.length > 0).map(({ number }) => number);
const calls = (shop: FakeShop, name: string): string[] => shop.calls.filter((call) => call.startsWith(`${name} `));

const chooseAll = async (shop: FakeShop) => {
  const { list } = await shown(shop);
  await until(() => shop.calls.length > 0);
  await tick(list, 'Select all loaded orders');
  await until(() => part(list, 'selection'));
  return list;
};
/** Opens the question, once it says of which orders it is. */
const ask = async (list: Element, button: string, title: string | RegExp): Promise<HTMLElement> => {
  await openDialog(list, button);
  return until(() => allByRole(list, 'dialog', title)[0], `“${String(title)}” is asked`);
};
const button = (dialog: Element, name: string | RegExp): HTMLElement => byRole(dialog, 'button', name);
const result = (dialog: Element): string => textOf(dialog.querySelector('.result'));

describe('holding and releasing many orders in the list', () => {
  afterEach(clear);

  it('says which cannot be held before it asks, wants a reason, holds the others, and undoes it', async () => {
    const shop = holdable(10);
    const list = await chooseAll(shop);
    const dialog = await ask(list, 'Hold…', 'Put 7 orders on hold');
    await until(() => textOf(dialog).includes('3 orders cannot be put on hold'));
    expect([...dialog.querySelectorAll('.named li')].map(textOf)).to.deep.equal(['MO-1000 Already on hold', 'MO-1004 Cancelled', 'MO-1009 Cancelled']);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    button(dialog, 'Put on hold').click();
    await settled(list);
    expect(byRole(dialog, 'textbox', 'Reason').ariaInvalid).to.equal('true');
    expect(calls(shop, 'hold')).to.deep.equal([]);
    type(byRole<HTMLTextAreaElement>(dialog, 'textbox', 'Reason'), ' Stock count ');
    button(dialog, 'Put on hold').click();
    await until(() => result(dialog).includes('7 orders are on hold.'));
    expect(calls(shop, 'hold').length).to.equal(7);
    expect(calls(shop, 'hold').every((call) => call.endsWith('{"ifMatch":3,"reason":"Stock count"}'))).to.equal(true);
    expect(new Set(shop.keys).size, 'each has a key of its own').to.equal(7);
    expect(textOf(focused(list))).to.equal('Close');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    button(dialog, 'Undo').click();
    await until(() => result(dialog).includes('7 orders are as they were.'));
    expect(calls(shop, 'release').every((call) => call.endsWith('{"ifMatch":4,"holdId":"hld_0"}'))).to.equal(true);
    expect(held(shop), 'the hold of before stands').to.deep.equal(['MO-1000']);
    button(dialog, 'Close').click();
    await until(() => allByRole(list, 'dialog').length === 0);
    expect((focused(list) as HTMLElement).getAttribute('part'), 'the focus is back where it was').to.equal('hold-selection');
  });

  it('names each that did not work beside why, and tries those again', async () => {
    const shop = holdable(4);
    const list = await chooseAll(shop);
    const dialog = await ask(list, 'Hold…', 'Put 3 orders on hold');
    type(byRole<HTMLTextAreaElement>(dialog, 'textbox', 'Reason'), 'Stock count');
    shop.failures['hold'] = refusal('rateLimited', 429);
    button(dialog, 'Put on hold').click();
    await until(() => result(dialog).includes('3 orders were not put on hold.'));
    expect(calls(shop, 'hold').length, 'the fault was met').to.equal(3);
    expect([...dialog.querySelectorAll('.named .number')].map(textOf)).to.have.members(['MO-1001', 'MO-1002', 'MO-1003']);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    shop.failures['hold'] = refusal('invalidTransition', 409, { because: 'handedOver' });
    button(dialog, 'Try 3 again').click();
    await until(() => result(dialog).includes('3 orders cannot be put on hold'));
    expect(textOf(dialog.querySelector('.named li'))).to.match(/^MO-100\d The warehouse has it already$/);
    expect(allByRole(dialog, 'button', /^Try/), 'another try would come to the same').to.deep.equal([]);
  });

  it('stops between two orders, by Escape too, and goes on where it was', async () => {
    const shop = holdable(30);
    const list = await chooseAll(shop);
    const dialog = await ask(list, 'Hold…', /^Put 23 orders/);
    type(byRole<HTMLTextAreaElement>(dialog, 'textbox', 'Reason'), 'Stock count');
    let open: () => void = () => undefined;
    shop.gate = new Promise((resolve) => { open = resolve; });
    button(dialog, 'Put on hold').click();
    await until(() => textOf(dialog).includes('0 of 23'));
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    expect((dialog as HTMLDialogElement).dispatchEvent(new Event('cancel', { cancelable: true })), 'Escape closes nothing').to.equal(false);
    shop.gate = undefined;
    open();
    await until(() => result(dialog).includes('19 orders are left as they are.'));
    expect(result(dialog)).to.contain('4 orders are on hold.');
    button(dialog, 'Try 19 again').click();
    await until(() => result(dialog).includes('23 orders are on hold.'));
  });

  it('releases all that the filter matches, and leaves off at once where nothing is reached', async () => {
    const shop = holdable(120);
    const list = await chooseAll(shop);
    button(list, 'Select all 120 that match').click();
    await settled(list);
    const dialog = await ask(list, 'Release…', 'Release 96 orders');
    shop.failures['release'] = noNetwork();
    button(dialog, 'Release').click();
    await until(() => result(dialog).includes('92 orders are left as they are.'));
    expect(calls(shop, 'release').length).to.equal(4);
    shop.failures['release'] = undefined;
    button(dialog, 'Try 96 again').click();
    await until(() => result(dialog).includes('96 orders are released.'));
    expect(held(shop)).to.deep.equal([]);
    expect(allByRole(dialog, 'button', 'Undo'), 'what has gone to its warehouse does not come back').to.deep.equal([]);
  });

  it('says so where there are too many, where they cannot be read, and where none can be held', async () => {
    const shop = holdable(505);
    const list = await chooseAll(shop);
    button(list, 'Select all 505 that match').click();
    await settled(list);
    await openDialog(list, 'Hold…');
    const dialog = await until(() => allByRole(list, 'dialog')[0]);
    await until(() => textOf(dialog).includes('At most 500 orders at once.'));
    expect(allByRole(dialog, 'button').map(textOf)).to.deep.equal(['Close']);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    button(dialog, 'Close').click();
    await until(() => allByRole(list, 'dialog').length === 0);

    await tick(list, 'Select MO-1000');
    button(list, 'Clear selection').click();
    await settled(list);
    await tick(list, 'Select MO-1004');
    shop.failure = noNetwork();
    const failed = await openDialog(list, 'Hold…');
    const again = await until(() => allByRole(failed, 'button', 'Try again')[0], 'it can be tried again');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    shop.failure = undefined;
    again.click();
    await until(() => textOf(failed).includes('1 order cannot be put on hold'));
    expect(allByRole(failed, 'button').map(textOf)).to.deep.equal(['Close']);
  });

  it('says so where it cannot be read what the person may do, and asks again', async () => {
    const shop = holdable(3);
    const list = await chooseAll(shop);
    shop.failures['current'] = noNetwork();
    const dialog = await openDialog(list, 'Hold…');
    const again = await until(() => allByRole(dialog, 'button', 'Try again')[0], 'it can be tried again');
    expect(textOf(dialog)).to.contain('What you may do here could not be read');
    shop.failures['current'] = undefined;
    again.click();
    await until(() => allByRole(dialog, 'button', 'Put on hold').length === 1, 'it asks');
  });

  it('is offered to nobody who may not', async () => {
    const shop = holdable(3);
    shop.scopes = ['orders:read'];
    const list = await chooseAll(shop);
    expect(allByRole(list, 'button', /Hold|Release/)).to.deep.equal([]);
  });
});
