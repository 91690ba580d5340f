import { expect } from 'chai';
import { listQueryFromParams, listQueryToParams } from '../../../components/index.ts';
import { hostileTexts } from '../../hostile-text.ts';
import { allByRole, byRole, clear, settled, type, until } from '../foundation/fixture.ts';
import { isLongRun } from '../foundation/long-run.ts';
import { bornOfText, forbidden, forbidScripts } from '../foundation/strict-policy.ts';
import { focused, mount, openDialog, openFilters, part, rows, shopOf, shown, textOf } from './list-page.ts';

/** The long run tries 1,000 of them. */
const count = isLongRun ? 1_000 : 8;
const texts = hostileTexts(count);
const by = { id: 'usr_1', name: 'Aminah', role: 'merchant' };

/** What an address is made of cannot hold half a character. */
const inAddress = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');

describe('hostile texts in every field of the order list', () => {
  before(forbidScripts);
  afterEach(() => {
    clear();
    localStorage.clear();
  });

  it(`${count} of them are searched for as typed, in the page’s address too, and none is run`, async function all() {
    this.timeout(1_000 * count);
    const shop = shopOf(3);
    const { list, queries } = await shown(shop);
    const search = byRole<HTMLInputElement>(list, 'searchbox', 'Search orders');
    let asked = 0;
    for (const text of texts) {
      const what = JSON.stringify(text.slice(0, 300));
      const before = queries.length;
      type(search, text.slice(0, search.maxLength));
      const typed = search.value;
      search.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(list);
      expect(search.value, `it shows what was typed: ${what}`).to.equal(typed);
      const q = typed.trim();
      if ((queries.at(before - 1)?.q ?? '') !== q) {
        expect(queries.at(-1)?.q ?? '', `it is searched for: ${what}`).to.equal(q);
        await until(() => shop.listQueries.some((query) => (query.q ?? '') === q), `the shop is asked for it: ${what}`);
        asked += 1;
      }
      const query = queries.at(-1) ?? {};
      const address = new URL(`https://shop.example/orders?${listQueryToParams(query)}`);
      expect(listQueryFromParams(address.searchParams), `the address holds it: ${what}`).to.deep.equal({ ...query, ...(query.q !== undefined && { q: inAddress(query.q) }) });
      expect(bornOfText(list), what).to.deep.equal([]);
      expect(forbidden(), what).to.deep.equal([]);
    }
    expect(asked).to.be.above(count * 0.8);
  });

  it(`${count} of them name a view, which is kept under that name`, async function all() {
    this.timeout(2_000 * count);
    const { list } = await shown(shopOf(5), { status: ['cancelled'] });
    let saved = 0;
    for (const [place, text] of texts.entries()) {
      const what = JSON.stringify(text.slice(0, 300));
      list.query = { tag: [`${place}`] };
      await settled(list);
      const dialog = await openDialog(list, 'Save view');
      const name = byRole<HTMLInputElement>(dialog, 'textbox', 'Name');
      type(name, text.slice(0, name.maxLength));
      const typed = name.value;
      byRole(dialog, 'button', 'Save').click();
      await settled(list);
      if (typed.trim() === '' || name.ariaInvalid === 'true') {
        byRole(dialog, 'button', 'Cancel').click();
      } else {
        const view = await until(() => [...list.shadowRoot!.querySelectorAll('.view[aria-current]')].find(({ textContent }) => textContent.includes(typed.trim())), `the view is there: ${what}`);
        expect(textOf(view)).to.contain(typed.trim().replaceAll(/\s+/g, ' '));
        saved += 1;
      }
      await until(() => allByRole(list, 'dialog').length === 0);
      expect(bornOfText(list), what).to.deep.equal([]);
      expect(forbidden(), what).to.deep.equal([]);
    }
    expect(saved).to.be.above(count * 0.6);
    const again = await mount(shopOf(5));
    await until(() => again.list.shadowRoot!.querySelectorAll('.view').length > saved, 'a reload finds them all');
    expect(bornOfText(again.list)).to.deep.equal([]);
  });

  it(`${count} of them stand in orders, in filters and in what an address asks for, as texts`, async function all() {
    this.timeout(2_000 * count);
    for (const text of texts) {
      const what = JSON.stringify(text.slice(0, 300));
      const shop = shopOf(2, () => ({
        number: text, customer: { name: text, email: 'a@b.example' }, company: { legalName: text }, tags: [text], purchaseOrderNumber: text, externalReference: text, reason: { code: text }, channel: text,
        createdBy: { ...by, name: text }, status: text, fulfilmentStatus: text, paymentStatus: text,
      }));
      const { list } = await mount(shop, {
        tag: [text], createdBy: [text], reason: [text], paymentMethod: [text], view: text,
        columns: ['number', 'customer', 'channel', 'tags', 'purchaseOrderNumber', 'externalReference', 'createdBy', 'reason', 'paymentStatus', 'fulfilmentStatus'],
      });
      await until(() => shop.listQueries.length > 0);
      expect(shop.listQueries[0]!.tag, what).to.deep.equal([text]);
      list.query = { ...list.query, tag: undefined, createdBy: undefined, reason: undefined, paymentMethod: undefined };
      await until(() => rows(list).length === 2, `the rows are there: ${what}`);
      expect(rows(list)[0]!.textContent, what).to.contain(text.trim());
      list.query = { ...list.query, tag: [text], createdBy: [text], reason: [text] };
      await settled(list);
      expect(part(list, 'chips')!.textContent, what).to.contain(text.trim());
      expect(bornOfText(list), what).to.deep.equal([]);
      expect(forbidden(), what).to.deep.equal([]);
      clear();
    }
  });

  it(`${count} of them are the reason of a hold, sent as typed`, async function all() {
    this.timeout(2_000 * count);
    const shop = shopOf(1);
    shop.scopes = ['orders:read', 'orders:write'];
    const { list } = await shown(shop);
    byRole(list, 'checkbox', 'Select all loaded orders').click();
    await settled(list);
    let sent = 0;
    for (const text of texts) {
      const what = JSON.stringify(text.slice(0, 300));
      await openDialog(list, 'Hold…');
      const dialog = await until(() => allByRole(list, 'dialog', 'Put 1 order on hold')[0]);
      const reason = byRole<HTMLTextAreaElement>(dialog, 'textbox', 'Reason');
      type(reason, text.slice(0, reason.maxLength));
      const typed = reason.value.trim();
      const before = shop.calls.length;
      byRole(dialog, 'button', 'Put on hold').click();
      if (typed === '') await until(() => focused(list) === reason);
      else {
        await until(() => allByRole(dialog, 'button', 'Undo')[0], `it is held: ${what}`);
        const call = shop.calls.slice(before).find((one) => one.startsWith('hold '))!;
        expect((JSON.parse(call.slice(call.indexOf('{'))) as { reason: string }).reason, what).to.equal(typed);
        sent += 1;
      }
      expect(bornOfText(list), what).to.deep.equal([]);
      expect(forbidden(), what).to.deep.equal([]);
      byRole(dialog, 'button', /^(Close|Cancel)$/).click();
      await until(() => allByRole(list, 'dialog').length === 0);
    }
    expect(sent).to.be.above(count * 0.8);
  });

  it('an address that asks for nonsense opens a list all the same', async function all() {
    this.timeout(120_000);
    for (const text of texts.slice(0, 60)) {
      const names = ['q', 'status', 'month', 'from', 'sort', 'view', 'columns', 'limit', 'segment', 'alert', text];
      const query = listQueryFromParams(new URLSearchParams(names.map((name) => [name, text])));
      const shop = shopOf(3);
      const { list } = await mount(shop, query);
      await until(() => shop.listQueries.length > 0);
      await openFilters(list);
      expect(bornOfText(list), JSON.stringify(text)).to.deep.equal([]);
      expect(forbidden(), JSON.stringify(text)).to.deep.equal([]);
      clear();
    }
  });
});
