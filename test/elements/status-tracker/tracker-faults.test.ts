import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/status-tracker/define.ts';
import type { ManualOrderStatusTracker } from '../../../components/index.ts';
import { sampleOrder } from '../../components/sample-order.ts';
import { faultsAt, FaultyServer, json, problem, quietStream, slow, type Fault, type FaultName } from '../foundation/faults.ts';
import { allByRole, clear, fixture, until, violations } from '../foundation/fixture.ts';
import { FakeShop } from './fake-shop.ts';

const serverOf = (fault: Fault): FaultyServer => {
  const { client } = new FakeShop(sampleOrder());
  return new FaultyServer(async (call, request) => {
    if (request.headers.get('accept') === 'text/event-stream') return quietStream();
    if (call === 'GET /orders/ord_1') return json(sampleOrder());
    if (call === 'GET /settings') return json(await client.settings.get());
    return problem(404, 'notFound')(request.signal);
  }, { fault });
};

/** What asking again may cure goes on by itself; the rest waits for the person. */
const isForGood: { [Name in FaultName]?: true } = { 403: true, 404: true, 409: true, 412: true, 422: true };

describe('what goes wrong between the tracker and the shop', () => {
  afterEach(clear);

  const mount = (server: FaultyServer) => fixture<ManualOrderStatusTracker>(html`<manual-order-status-tracker .client=${server.client} order-id="ord_1"></manual-order-status-tracker>`);
  const content = (tracker: Element): string => tracker.shadowRoot!.querySelector('.root')!.textContent.replaceAll(/\s+/g, ' ');
  const hasStages = (tracker: Element): boolean => allByRole(tracker, 'list', 'Stages').length === 1;

  for (const { name, fault, words } of faultsAt(0)) {
    it(`while the order is loaded: ${name} is told with a way on`, async () => {
      const server = serverOf(fault);
      server.break(/^GET \/orders\/ord_1$/, fault);
      const tracker = await mount(server);
      if (fault === slow) await until(() => tracker.shadowRoot!.querySelector('[aria-busy=true]'), 'it says that it loads');
      const retry = await until(() => allByRole(tracker, 'button', 'Try again')[0], 'a way on');
      expect(server.happened).to.be.above(0);
      expect(content(tracker)).to.contain(words);
      expect(await violations(tracker)).to.deep.equal([]);
      server.mend();
      retry.focus();
      retry.click();
      await until(() => hasStages(tracker), 'the stages are there');
      await until(() => tracker.shadowRoot!.activeElement?.ariaLabel === 'Status of order MO-1001', 'the focus is not lost with the button');
    });
  }

  for (const { name, fault } of faultsAt(1)) {
    it(`while it follows the order: ${name} is told, what was known stays, and it goes on`, async () => {
      const server = serverOf(fault);
      server.break(/\/events/, fault);
      const tracker = await mount(server);
      await until(() => hasStages(tracker), 'the stages are there');
      const told = isForGood[name] ? /What you see may be out of date/ : /Connection lost, showing/;
      await until(() => told.test(content(tracker)), String(told));
      expect(server.happened).to.be.above(0);
      expect(hasStages(tracker)).to.equal(true);
      expect(await violations(tracker)).to.deep.equal([]);
      server.mend();
      (await until(() => allByRole(tracker, 'button', isForGood[name] ? 'Try again' : 'Try now')[0], 'a way on')).click();
      await until(() => content(tracker).includes('Live'), 'it is live');
    });
  }
});
