import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/provider/define.ts';
import '../../../components/status-tracker/define.ts';
import type { ManualOrderStatusTracker } from '../../../components/index.ts';
import type { Order } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, settled, until, violations } from '../foundation/fixture.ts';
import { FakeShop, noNetwork, refusal } from './fake-shop.ts';

const shipped: Partial<Order> = {
  paymentStatus: 'paid', fulfilmentStatus: 'shipped', fulfilments: [sampleHandOff({ status: 'closed' })], shipments: [sampleShipment()],
  lines: [sampleLine({ quantities: { allocated: 0, shipped: 12, delivered: 0, returned: 0, cancelled: 0 } })],
};

describe('the status tracker', () => {
  afterEach(clear);

  const mount = (shop: FakeShop) =>
    fixture<ManualOrderStatusTracker>(html`<manual-order-status-tracker .client=${shop.client} order-id="ord_1"></manual-order-status-tracker>`);
  const shown = async (shop: FakeShop) => {
    const tracker = await mount(shop);
    await until(() => stages(tracker).length > 0, 'the stages are there');
    return tracker;
  };
  const stages = (tracker: Element): HTMLElement[] =>
    allByRole(tracker, 'list', 'Stages').flatMap((list) => [...list.children] as HTMLElement[]);
  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const current = (tracker: Element) => stages(tracker).filter((stage) => stage.getAttribute('aria-current') === 'step').map(textOf);
  const status = (tracker: Element) => textOf(byRole(tracker, 'status'));

  it('shows the stations with their times, and which comes next', async () => {
    const tracker = await shown(new FakeShop(sampleOrder()));
    byRole(tracker, 'region', 'Status of order MO-1001');
    expect(stages(tracker).map((stage) => textOf(stage).split(' (')[0])).to.deep.equal(['Confirmed', 'Payment', 'Handed to the warehouse', 'Packed', 'Shipped', 'Delivered']);
    expect(current(tracker)).to.deep.equal(['Packed (comes next) Next']);
    expect(stages(tracker)[0]!.querySelector('time')?.getAttribute('datetime')).to.equal('2026-11-02T03:05:00Z');
    await until(() => textOf(stages(tracker)[0]!).includes('11:05'), 'the time is the shop’s own');
    expect(textOf(stages(tracker)[1]!)).to.equal('Payment (not done yet) To be verified');
    expect(await violations(tracker)).to.deep.equal([]);
  });

  it('follows the order: the tracking number appears, is linked, and is announced', async () => {
    const shop = new FakeShop(sampleOrder());
    const tracker = await shown(shop);
    expect(allByRole(tracker, 'link')).to.deep.equal([]);
    shop.change('ord_1', shipped);
    const link = await until(() => allByRole<HTMLAnchorElement>(tracker, 'link', /^ER123456789MY/)[0], 'the link is there');
    expect(link.href).to.equal('https://carrier.example/track/ER123456789MY');
    expect(link.rel).to.contain('noopener');
    expect(current(tracker)).to.deep.equal(['Delivered (comes next) On its way']);
    await until(() => status(tracker).includes('Tracking number ER123456789MY, Pos Laju.'));
    expect(status(tracker)).to.contain('Shipped: done.').and.not.to.contain('Delivered');
    expect(await violations(tracker)).to.deep.equal([]);
  });

  it('lists the events of a parcel, the newest first, with their times', async () => {
    const tracker = await shown(new FakeShop(sampleOrder(shipped)));
    const events = [...tracker.shadowRoot!.querySelectorAll('[part~="tracking-event"]')];
    expect(events.map((event) => event.querySelector('time')?.dateTime)).to.deep.equal(['2026-11-02T09:30:00Z', '2026-11-02T06:00:00Z']);
    expect(textOf(events[0]!)).to.contain('In transit').and.to.contain('Picked up').and.to.contain('Shah Alam');
  });

  it('never makes a link of an address that is none', async () => {
    const tracker = await shown(new FakeShop(sampleOrder({ ...shipped, shipments: [sampleShipment({ trackingUrl: 'javascript:alert(1)' })] })));
    expect(allByRole(tracker, 'link')).to.deep.equal([]);
    expect(textOf(tracker.shadowRoot!.querySelector('[part~="shipment"]')!)).to.contain('ER123456789MY');
  });

  it('reads an order once for the events of one action', async () => {
    const shop = new FakeShop(sampleOrder());
    const tracker = await shown(shop);
    const before = shop.calls.length;
    for (let count = 0; count < 5; count += 1) shop.tell('ord_1');
    shop.change('ord_1', shipped);
    await until(() => allByRole(tracker, 'link').length > 0);
    expect(shop.calls.length - before).to.equal(1);
  });

  it('stops listening when the order is final, and when it leaves the page', async () => {
    const shop = new FakeShop(sampleOrder());
    const tracker = await shown(shop);
    await until(() => shop.listening === 1);
    shop.change('ord_1', { status: 'cancelled', cancelledAt: '2026-11-02T04:00:00Z', fulfilmentStatus: 'cancelled' });
    await until(() => current(tracker)[0]?.startsWith('Cancelled'));
    await until(() => shop.listening === 0, 'nobody listens to a cancelled order');
    await until(() => status(tracker).includes('The order was cancelled.'));

    const other = new FakeShop(sampleOrder());
    const removed = await shown(other);
    await until(() => other.listening === 1);
    removed.remove();
    await until(() => other.listening === 0, 'nobody listens for an element that is gone');
  });

  it('comes back to life where it was moved in the page', async () => {
    const shop = new FakeShop(sampleOrder());
    const tracker = await shown(shop);
    const elsewhere = document.createElement('section');
    tracker.parentElement!.append(elsewhere);
    elsewhere.append(tracker);
    await until(() => shop.listening === 1);
    shop.change('ord_1', shipped);
    await until(() => allByRole(tracker, 'link').length > 0);
  });

  it('says plainly what went wrong, in the words of who said it', async () => {
    const tracker = await shown(new FakeShop(sampleOrder({
      fulfilmentStatus: 'exception',
      fulfilments: [sampleHandOff({ status: 'rejected', rejection: { reason: 'Address outside our area', at: '2026-11-02T05:00:00Z' } })],
      payments: [samplePayment({ status: 'rejected', rejection: { reason: 'Slip is of another month', at: '2026-11-02T05:00:00Z', by: { id: 'u', name: 'Ben', role: 'ops' } } })],
    })));
    const notice = textOf(tracker.shadowRoot!.querySelector('[part~="alert"]')!);
    expect(notice).to.contain('The warehouse refused the order: Address outside our area').and.to.contain('A payment was rejected: Slip is of another month');
    expect(await violations(tracker)).to.deep.equal([]);
  });

  it('says that the order could not be read, and reads it when asked again', async () => {
    const shop = new FakeShop(sampleOrder());
    shop.failure = noNetwork();
    const errors: unknown[] = [];
    const tracker = await mount(shop);
    tracker.addEventListener('tracking-error', ({ detail }) => errors.push(detail.error));
    const retry = await until(() => allByRole(tracker, 'button', 'Try again')[0]);
    expect(textOf(tracker.shadowRoot!.querySelector('[part~="alert"]')!)).to.contain('could not be reached');
    expect(await violations(tracker)).to.deep.equal([]);
    shop.failure = undefined;
    retry.click();
    await until(() => stages(tracker).length === 6);
    expect(allByRole(tracker, 'button', 'Try again')).to.deep.equal([]);
  });

  it('keeps what it knew when the server goes away, and says that it may be out of date', async () => {
    const shop = new FakeShop(sampleOrder());
    const tracker = await shown(shop);
    shop.cut(refusal('unauthenticated', 401));
    await until(() => tracker.shadowRoot!.textContent.includes('What you see may be out of date'));
    expect(stages(tracker).length).to.equal(6);
    byRole(tracker, 'button', 'Try again').click();
    await until(() => shop.listening === 1, 'it listens again');
    expect(tracker.shadowRoot!.textContent).not.to.contain('may be out of date');
  });

  it('keeps the places of the stations while it loads', async () => {
    const shop = new FakeShop(sampleOrder());
    let open = () => undefined as void;
    shop.gate = new Promise((resolve) => { open = resolve; });
    const tracker = await mount(shop);
    expect(tracker.shadowRoot!.querySelector('[aria-busy="true"]')?.textContent).to.contain('Loading the status');
    expect(await violations(tracker)).to.deep.equal([]);
    open();
    await until(() => stages(tracker).length === 6);
  });

  it('finds its client in a provider, and says so when there is none', async () => {
    const shop = new FakeShop(sampleOrder());
    const provider = await fixture(html`<manual-order-provider .client=${shop.client}><manual-order-status-tracker order-id="ord_1"></manual-order-status-tracker></manual-order-provider>`);
    await until(() => stages(provider).length === 6);
    const alone = await fixture(html`<manual-order-status-tracker order-id="ord_1"></manual-order-status-tracker>`);
    expect(alone.shadowRoot!.textContent).to.contain('not connected to the shop');
    expect(await violations(alone)).to.deep.equal([]);
  });

  it('starts over with another order, and reads nothing for an order that it was given', async () => {
    const shop = new FakeShop(sampleOrder(), sampleOrder({ id: 'ord_2', number: 'MO-2' }));
    const tracker = await shown(shop);
    tracker.orderId = 'ord_2';
    await until(() => allByRole(tracker, 'region', 'Status of order MO-2').length === 1);
    await until(() => shop.listening === 1, 'it listens to one order alone');
    const given = await fixture<ManualOrderStatusTracker>(html`<manual-order-status-tracker .order=${sampleOrder({ number: 'MO-3' })}></manual-order-status-tracker>`);
    byRole(given, 'region', 'Status of order MO-3');
    given.order = sampleOrder({ ...shipped, number: 'MO-3', version: 9 });
    await settled(given);
    await until(() => status(given).includes('Shipped: done.'));
  });

  it('says in one line where the order is, how far, and what comes next', async () => {
    const compact = async (order: Partial<Order>) => {
      const tracker = await fixture<ManualOrderStatusTracker>(html`<manual-order-status-tracker compact .order=${sampleOrder(order)}></manual-order-status-tracker>`);
      expect(await violations(tracker)).to.deep.equal([]);
      const bar = byRole(tracker, 'progressbar', 'Stages');
      return `${textOf(byRole(tracker, 'region'))} | ${bar.getAttribute('aria-valuetext')}`;
    };
    expect(await compact({})).to.equal('Handed to the warehouse Next: Packed | 2 of 6 stages');
    expect(await compact({ ...shipped, shipments: [sampleShipment({ estimatedDeliveryOn: '2026-11-05' })] })).to.equal('Shipped Next: Delivered · Expected Nov 5, 2026 | 5 of 6 stages');
    expect(await compact({ holds: [{ id: 'hld_1', reason: 'Address unclear', at: '2026-11-02T04:00:00Z', by: { id: 'u', name: 'Ben', role: 'ops' } }] })).to.contain('The order is on hold: Address unclear');
    expect(await compact({ status: 'cancelled', cancelledAt: '2026-11-02T04:00:00Z', fulfilmentStatus: 'cancelled' })).to.match(/^Cancelled \|/);
    expect(await compact({ ...shipped, status: 'completed', fulfilmentStatus: 'delivered' })).to.equal('Delivered | 6 of 6 stages');
    expect(await compact({ ...shipped, fulfilmentStatus: 'returned', shipments: [sampleShipment({ status: 'returned' })] })).to.match(/^Returned/);
    expect(await compact({ status: 'draft', fulfilments: [] })).to.match(/^Draft/);
  });

  it('in one line, too, it says that it could not be read, and reads it when asked again', async () => {
    const shop = new FakeShop(sampleOrder());
    shop.failure = noNetwork();
    const tracker = await fixture<ManualOrderStatusTracker>(html`<manual-order-status-tracker compact .client=${shop.client} order-id="ord_1"></manual-order-status-tracker>`);
    const retry = await until(() => allByRole(tracker, 'button', 'Try again')[0]);
    expect(await violations(tracker)).to.deep.equal([]);
    shop.failure = undefined;
    retry.click();
    await until(() => textOf(tracker.shadowRoot!.querySelector('.root')!).includes('Handed to the warehouse'));
    shop.connect('reconnecting');
    await until(() => textOf(tracker.shadowRoot!.querySelector('.root')!).includes('Reconnecting…'));
  });

  it('says honestly whether it is live, since when not, and goes on by itself', async () => {
    const shop = new FakeShop(sampleOrder());
    const tracker = await shown(shop);
    const page = () => textOf(tracker.shadowRoot!.querySelector('.root')!);
    await until(() => page().includes('Live') && page().includes('Times in Malaysia Time'));
    shop.connect('reconnecting');
    await until(() => /Connection lost, showing \d+:\d\d/.test(page()));
    expect(page()).not.to.contain('Live');
    await until(() => status(tracker).includes('The connection to the shop is lost.'));
    expect(await violations(tracker)).to.deep.equal([]);
    shop.connect('live');
    await until(() => page().includes('Live') && !page().includes('Connection lost'));
    await until(() => status(tracker).includes('The connection to the shop is back.'));
    shop.connect('reconnecting');
    (await until(() => allByRole(tracker, 'button', 'Try now')[0])).click();
    await until(() => page().includes('Live') && shop.listening === 1);
    shop.change('ord_1', { status: 'cancelled', cancelledAt: '2026-11-02T04:00:00Z', fulfilmentStatus: 'cancelled' });
    await until(() => !page().includes('Live'), 'nothing more comes of an order that is final');
  });

  it('reads the order again when the browser is back online', async () => {
    const shop = new FakeShop(sampleOrder());
    shop.failure = noNetwork();
    const tracker = await mount(shop);
    await until(() => allByRole(tracker, 'button', 'Try again')[0]);
    shop.failure = undefined;
    window.dispatchEvent(new Event('online'));
    await until(() => stages(tracker).length === 6);
  });

  it('says of each of several parcels what lies in it, whether it is late, and what happens next', async () => {
    const tracker = await shown(new FakeShop(sampleOrder({
      ...shipped, lines: [sampleLine(), sampleLine({ id: 'lin_2', title: 'Cap' })],
      shipments: [
        sampleShipment({ status: 'delivered' }),
        sampleShipment({ id: 'shp_2', trackingNumber: 'ER2', status: 'attemptFailed', estimatedDeliveryOn: '2020-01-02', lines: [{ lineId: 'lin_1', quantity: 2 }, { lineId: 'lin_2', quantity: 1 }] }),
      ],
    })));
    const page = textOf(tracker.shadowRoot!.querySelector('.root')!);
    expect(page).to.contain('1 of 2 delivered').and.to.contain('2 × Engine oil, fully synthetic · 1 × Cap').and.to.contain('Was expected Jan 2, 2020');
    expect(page).to.contain('Pos Laju ER2: Delivery attempted. Picked up').and.to.contain('The carrier tries again, or keeps the parcel to be collected.');
    expect(await violations(tracker)).to.deep.equal([]);
  });

  it('copies a tracking number, and says when it cannot', async () => {
    const tracker = await shown(new FakeShop(sampleOrder(shipped)));
    const copied: string[] = [];
    const real = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    try {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
      byRole(tracker, 'button', 'Copy: Tracking number').click();
      await until(() => status(tracker).includes('Tracking number: copied.'));
      expect(copied).to.deep.equal(['ER123456789MY']);
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
      byRole(tracker, 'button', 'Copy: Tracking number').click();
      await until(() => textOf(byRole(tracker, 'alert')).includes('could not be copied'));
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')).to.deep.equal(real);
    }
  });
});
