import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail } from '../../../components/index.ts';
import type { Client, Order, Scope, Settings } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from '../../components/sample-order.ts';
import { restOfSettings } from '../../rest-of-settings.ts';
import { faultsAt, FaultyServer, json, problem, quietStream, type Fault, type FaultName } from '../foundation/faults.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { FakeShop } from '../status-tracker/fake-shop.ts';

/** What this element says of a fault in words of its own: while the order is loaded, and while something is done with it. */
const onLoad: { [Name in FaultName]?: string } = { 401: 'You have been signed out', 403: 'You may not see this order', 404: 'There is no such order', 409: 'The order could not be loaded', 412: 'The order could not be loaded', 422: 'The order could not be loaded' };
const onAction: { [Name in FaultName]?: string } = { 409: 'The warehouse has this order already', 412: 'Somebody else has changed the order', 422: '5' };

const settings: Settings = {
  ...restOfSettings, shop: { id: 'shp', name: 'Petrol and more' }, currency: 'MYR', locale: 'en', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
  reasons: [], priceReasons: [], paymentMethods: [], shippingMethods: [], taxRates: [],
};

/** A server with one order. */
class OrderServer extends FaultyServer {
  readonly bodies: unknown[] = [];

  constructor({ scopes = ['orders:read', 'orders:write', 'payments:record'], ...options }: { fault?: Fault; scopes?: readonly Scope[] } = {}) {
    let order: Order = sampleOrder({ fulfilments: [sampleHandOff({ status: 'pending', waitingFor: 'verified', sentAt: undefined as never })] });
    super(async (call, request) => {
      if (request.method === 'POST') {
        this.bodies.push(await request.json());
        order = { ...order, version: order.version + 1, holds: [{ id: 'hld_1', reason: 'Address unclear', at: '2026-11-02T04:00:00Z', by: { id: 'usr_1', name: 'Aminah', role: 'merchant' } }] };
        return json(order);
      }
      if (request.headers.get('accept') === 'text/event-stream') return quietStream();
      if (/events$|messages$/.test(call)) return json({ items: [] });
      if (/sessions\/current$/.test(call)) return json({ shopId: 'shp', actor: { id: 'usr_1', name: 'Aminah', role: 'merchant' }, scopes });
      if (/settings$/.test(call)) return json(settings);
      return /orders\/ord_1$/.test(call) ? json(order) : problem(404, 'notFound')(request.signal);
    }, options);
  }
}

describe('what goes wrong with an order', () => {
  afterEach(clear);

  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const mount = (client: Client) => fixture<ManualOrderDetail>(html`<manual-order-detail .client=${client} order-id="ord_1"></manual-order-detail>`);
  const shown = (detail: Element) => until(() => allByRole(detail, 'heading', 'Order MO-1001')[0], 'the order is there');
  const content = (detail: Element) => textOf(detail.shadowRoot!.querySelector('.root')!);

  for (const { name, fault, words } of faultsAt(0)) {
    it(`while it is loaded: ${name} is told with a way on`, async () => {
      const shop = new OrderServer({ fault });
      shop.break(/^GET \/orders\/ord_1$/, fault);
      const detail = await mount(shop.client);
      const retry = await until(() => allByRole(detail, 'button', 'Try again')[0], 'a way on');
      expect(shop.happened).to.be.above(0);
      expect(content(detail)).to.contain(onLoad[name] ?? words);
      expect(await violations(detail)).to.deep.equal([]);
      shop.mend();
      retry.focus();
      retry.click();
      await shown(detail);
      await until(() => detail.shadowRoot!.activeElement?.id === 'title', 'the focus is not lost with the button');
    });
  }

  for (const { name, fault, words } of faultsAt(1)) {
    it(`while something is done: ${name} is told, and what was typed stays`, async () => {
      const shop = new OrderServer({ fault });
      const detail = await mount(shop.client);
      await shown(detail);
      (await until(() => allByRole(detail, 'button', 'Hold')[0])).click();
      const question = await until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0]);
      type(byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason'), 'Address unclear');
      shop.break(/^POST /, fault);
      byRole(question, 'button', 'Hold').click();
      await until(() => textOf(question).includes('The order was not put on hold') && textOf(question).includes(onAction[name] ?? words), onAction[name] ?? words);
      expect(shop.happened).to.be.above(0);
      expect(byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason').value).to.equal('Address unclear');
      expect(await violations(detail)).to.deep.equal([]);
      shop.mend();
      byRole(question, 'button', 'Hold').click();
      await until(() => allByRole(detail, 'dialog').length === 0, 'it worked the second time');
      expect(shop.bodies).to.deep.equal([{ reason: 'Address unclear' }]);
      await until(() => content(detail).includes('Address unclear'));
    });
  }

  it('what the person may do cannot be read: that is told, and not that they may do nothing', async () => {
    const shop = new OrderServer();
    shop.break(/^GET \/sessions\/current$/, problem(500, 'internalError'));
    const detail = await mount(shop.client);
    await shown(detail);
    await until(() => content(detail).includes('What you may do here could not be read'));
    expect(shop.happened).to.be.above(0);
    expect(content(detail)).not.to.contain('You may look at this order, not change it.');
    expect(await violations(detail)).to.deep.equal([]);
    shop.mend();
    const retry = byRole(detail, 'button', 'Try again');
    retry.focus();
    retry.click();
    await until(() => allByRole(detail, 'button', 'Edit')[0], 'what may be done is there');
    expect(content(detail)).not.to.contain('could not be read');
    await until(() => detail.shadowRoot!.activeElement?.id === 'title', 'the focus is not lost with the button');
  });

  it('the shop’s settings cannot be read: that is told, with a way to record payments again', async () => {
    const shop = new OrderServer();
    shop.break(/^GET \/settings$/, problem(500, 'internalError'));
    const detail = await mount(shop.client);
    await shown(detail);
    await until(() => content(detail).includes('No payment can be recorded: the shop’s settings could not be read'));
    expect(shop.happened).to.be.above(0);
    expect(allByRole(detail, 'button', 'Record payment')).to.deep.equal([]);
    expect(await violations(detail)).to.deep.equal([]);
    shop.mend();
    const retry = byRole(detail, 'button', 'Try again');
    retry.focus();
    retry.click();
    await until(() => allByRole(detail, 'button', 'Record payment')[0], 'a payment can be recorded');
    expect(content(detail)).not.to.contain('could not be read');
    await until(() => detail.shadowRoot!.activeElement?.id === 'title', 'the focus is not lost with the button');
  });

  it('who may record no payment is not told that none can be recorded', async () => {
    const shop = new OrderServer({ scopes: ['orders:read'] });
    shop.break(/^GET \/settings$/, problem(500, 'internalError'));
    const detail = await mount(shop.client);
    await shown(detail);
    await until(() => content(detail).includes('Some names are shown as codes: the shop’s settings could not be read'));
    expect(shop.happened).to.be.above(0);
    await until(() => content(detail).includes('You may look at this order, not change it.'), 'what the person may do is known');
    expect(content(detail)).not.to.contain('No payment can be recorded');
  });

  it('e-mails and history fail alone, each with a way on', async () => {
    const shop = new OrderServer();
    shop.break(/^GET .*(events|messages)$/, problem(500, 'internalError'));
    const detail = await mount(shop.client);
    await shown(detail);
    for (const name of ['E-mails', 'History']) await until(() => allByRole(byRole(detail, 'region', name), 'button', 'Try again')[0], name);
    expect(shop.happened).to.be.above(1);
    byRole(detail, 'table', 'Items');
    shop.mend();
    byRole(byRole(detail, 'region', 'E-mails'), 'button', 'Try again').click();
    await until(() => textOf(byRole(detail, 'region', 'E-mails')).includes('No e-mail has been written'));
    await until(() => textOf(byRole(detail, 'region', 'History')).includes('Nothing has happened yet'));
  });

  const hostile = (length: number) => '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>\u202Eevil\u0007😀'.padEnd(length, 'Ωabc');

  for (const width of [320, 1280]) {
    it(`shows hostile texts as texts, at ${width} px`, async () => {
      const [proof] = samplePayment().proofs;
      const shop = new FakeShop(sampleOrder({
        customer: { name: hostile(200), email: 'a"onclick=b@c.example', phone: 'javascript:alert(1)' }, company: { legalName: hostile(10_000) }, purchaseOrderNumber: hostile(300),
        notes: { internal: hostile(10_000), packing: hostile(300) }, tags: [hostile(100)], lines: [sampleLine({ title: hostile(300), imageUrl: 'javascript:alert(1)', sku: hostile(80) })],
        shipments: [sampleShipment({ carrier: hostile(200), trackingNumber: hostile(300), trackingUrl: 'javascript:alert(1)' })],
        payments: [samplePayment({ reference: hostile(300), payerName: hostile(300), proofs: [{ ...proof!, filename: hostile(400) }] })],
        holds: [{ id: 'hld_1', reason: hostile(1_000), at: '2026-11-02T04:00:00Z', by: { id: 'u', name: hostile(200), role: 'ops' } }],
        alerts: [{ code: 'handOffFailed', aboutId: 'ful_1', at: '2026-11-02T04:00:00Z', detail: hostile(2_000) }],
      }));
      shop.history.push(shop.event('ord_1', { type: 'order.updated', data: { reason: hostile(2_000) }, changes: [{ field: 'notes', before: {}, after: { packing: hostile(2_000) } }] }));
      const place = await fixture<HTMLElement>(html`<div><manual-order-detail .client=${shop.client} order-id="ord_1"></manual-order-detail></div>`);
      place.style.inlineSize = `${width}px`;
      const detail = place.firstElementChild as ManualOrderDetail;
      await until(() => allByRole(detail, 'heading', /MO-1001/)[0]);
      await until(() => content(detail).includes('Order changed'));
      const inside = [detail.shadowRoot!, detail.shadowRoot!.querySelector('manual-order-status-tracker')!.shadowRoot!];
      for (const root of inside) {
        expect([...root.querySelectorAll('script, img[src^="javascript" i], a[href^="javascript" i]')]).to.deep.equal([]);
        const wide = [...root.querySelectorAll<HTMLElement>('.card, p, dd, li, h2')].filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > width + 1);
        expect(wide.map((element) => element.outerHTML.slice(0, 80))).to.deep.equal([]);
      }
      expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
      expect(place.scrollWidth).to.be.at.most(width);
      expect(content(detail)).to.contain('<script>window.hacked = true</script>');
    });
  }
});
