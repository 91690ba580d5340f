import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderList } from '../../../components/index.ts';
import type { OrderListQuery } from '../../../src/index.ts';
import { faultsAt, FaultyServer, json, problem, quietStream, slow, type Fault } from '../foundation/faults.ts';
import { allByRole, byRole, clear, fixture, until } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { focused, openDialog, openFilters, part, rows, shopOf, textOf } from './list-page.ts';

/** A shop with 120 orders. */
const serverOf = (fault: Fault): FaultyServer => {
  const { client } = shopOf(120);
  return new FaultyServer(async (call, request) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    if (request.headers.get('accept') === 'text/event-stream') return quietStream();
    switch (call) {
      case 'GET /orders': return json(await client.orders.list({ ...query, limit: Number(query['limit'] ?? 25) } as OrderListQuery));
      case 'GET /orders/sums': return json({ items: [] });
      case 'GET /orders/export': return new Response('Number\r\n', { headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="orders.csv"' } });
      case 'GET /settings': return json(await client.settings.get());
      case 'GET /sessions/current': return json(await client.sessions.current());
      default: return problem(404, 'notFound')(request.signal);
    }
  }, { fault });
};

describe('what goes wrong between the list of orders and the shop', () => {
  afterEach(clear);

  const mount = (server: FaultyServer) => fixture<ManualOrderList>(html`<manual-order-list .client=${server.client}></manual-order-list>`);
  const content = (list: Element): string => textOf(list.shadowRoot!.querySelector('.root'));

  for (const { name, fault, words } of faultsAt(0)) {
    it(`while it is loaded: ${name} is told with a way on`, async () => {
      const server = serverOf(fault);
      server.break(/^GET \/orders$/, fault);
      const list = await mount(server);
      if (fault === slow) await until(() => textOf(list.shadowRoot!.querySelector('.root')).includes('Loading'), 'it says that it loads');
      const retry = await until(() => allByRole(list, 'button', 'Try again')[0], 'a way on');
      expect(server.happened).to.be.above(0);
      expect(content(list)).to.contain('The orders could not be loaded').and.to.contain(words);
      expect(await violationsInEveryLook(list)).to.deep.equal([]);
      server.mend();
      retry.focus();
      retry.click();
      await until(() => rows(list).length > 0, 'rows are there');
      await until(() => focused(list)?.matches('section'), 'the focus is not lost with the button');
    });
  }

  it('the shop’s settings cannot be read: that is told where views and filters are missing, with a way on', async () => {
    const server = serverOf(problem(500, 'internalError'));
    server.break(/^GET \/settings$/, problem(500, 'internalError'));
    const list = await mount(server);
    await until(() => rows(list).length > 0, 'rows are there');
    await until(() => content(list).includes('The views and filters are not complete: the shop’s settings could not be read'));
    expect(server.happened).to.be.above(0);
    const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'longGeneric' }).formatToParts().find(({ type }) => type === 'timeZoneName')!.value;
    expect(content(list), 'an order may stand on another day than in the shop').to.contain(`Until then, days are those of ${zone}, which may not be the shop’s.`);
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    await openFilters(list);
    expect(allByRole(list, 'group', 'Payment method')).to.deep.equal([]);
    server.mend();
    const retry = byRole(list, 'button', 'Try again');
    retry.focus();
    retry.click();
    await until(() => allByRole(list, 'group', 'Payment method')[0], 'the filters are complete');
    expect(content(list)).not.to.contain('could not be read');
    await until(() => focused(list)?.matches('section'), 'the focus is not lost with the button');
  });

  it('nothing can be read: that is told once', async () => {
    const server = serverOf(problem(500, 'internalError'));
    server.break(/^GET /, problem(500, 'internalError'));
    const list = await mount(server);
    await until(() => content(list).includes('The orders could not be loaded'));
    expect(server.happened).to.be.above(1);
    expect(allByRole(list, 'button', 'Try again').length).to.equal(1);
  });

  for (const { name, fault, words } of faultsAt(1)) {
    it(`while a further page is loaded: ${name} is told, and the rows stay`, async () => {
      const server = serverOf(fault);
      const list = await mount(server);
      await until(() => textOf(part(list, 'range')) === '50 of 120 orders loaded');
      server.break(/^GET \/orders$/, fault);
      byRole(list, 'button', 'Load more').click();
      await until(() => content(list).includes(words), words);
      expect(server.happened).to.be.above(0);
      expect(rows(list).length).to.be.above(5);
      server.mend();
      byRole(list, 'button', 'Try again').click();
      await until(() => textOf(part(list, 'range')) === '100 of 120 orders loaded');
    });
  }

  for (const { name, fault, words, requests = 1 } of faultsAt(2)) {
    it(`while orders are exported: ${name} is told, and the choice stays`, async () => {
      const server = serverOf(fault);
      const list = await mount(server);
      await until(() => rows(list).length > 0, 'rows are there');
      const dialog = await openDialog(list, 'Export');
      byRole(dialog, 'radio', 'A row for each item').click();
      server.break(/^GET \/orders\/export$/, fault);
      byRole(dialog, 'button', 'Export').click();
      if (fault === slow) await until(() => allByRole(dialog, 'button', 'Cancel export')[0], 'it can be called off');
      await until(() => textOf(dialog).includes('The orders were not exported.') && textOf(dialog).includes(words), words);
      expect(server.happened).to.equal(requests);
      expect(byRole<HTMLInputElement>(dialog, 'radio', 'A row for each item').checked).to.equal(true);
      server.mend();
      byRole(dialog, 'button', 'Export').click();
      await until(() => allByRole(list, 'dialog').length === 0, 'the file is saved');
    });
  }
});
