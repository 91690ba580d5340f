import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail } from '../../../components/index.ts';
import { createClient, type Order, type ProblemCode } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { FakeShop } from '../status-tracker/fake-shop.ts';

/** How the server, or the network, fails a call. */
type Fault = (signal: AbortSignal) => Response | Promise<Response>;

const problem = (status: number, code: ProblemCode, more: object = {}, headers: Record<string, string> = {}): Fault => () =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code, requestId: 'req_0199', ...more }), { status, headers: { 'content-type': 'application/problem+json', ...headers } });

const page: Fault = () => new Response('<!doctype html><h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } });
const dropped: Fault = () => Promise.reject(new TypeError('Failed to fetch'));
const slow: Fault = (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); });

/** Each fault with what a person reads when the order is loaded, and when something is done with it. */
const faults: readonly { name: string; fault: Fault; onLoad: string; onAction: string }[] = [
  { name: '401', fault: problem(401, 'unauthenticated'), onLoad: 'You have been signed out', onAction: 'You have been signed out' },
  { name: '403', fault: problem(403, 'permissionDenied', { params: { scope: 'orders:read' } }), onLoad: 'You may not see this order', onAction: 'You do not have the right' },
  { name: '404', fault: problem(404, 'notFound'), onLoad: 'There is no such order', onAction: 'This was not found' },
  { name: '409', fault: problem(409, 'invalidTransition', { params: { because: 'handedOver' } }), onLoad: 'The order could not be loaded', onAction: 'The warehouse has this order already' },
  { name: '412', fault: problem(412, 'versionConflict', { params: { currentVersion: 4, changedFields: ['status'] } }), onLoad: 'The order could not be loaded', onAction: 'Somebody else has changed the order' },
  {
    name: '422', fault: problem(422, 'validationFailed', { errors: [{ code: 'tooLong', pointer: '/reason', detail: 'Too long', params: { limit: 5 } }] }),
    onLoad: 'The order could not be loaded', onAction: '5',
  },
  { name: '429', fault: problem(429, 'rateLimited', {}, { 'retry-after': '0' }), onLoad: 'Too many requests', onAction: 'Too many requests' },
  { name: '500', fault: problem(500, 'internalError'), onLoad: 'Something went wrong', onAction: 'Something went wrong' },
  { name: 'a page in place of an answer', fault: page, onLoad: 'Something went wrong', onAction: 'Something went wrong' },
  { name: 'a dropped connection', fault: dropped, onLoad: 'could not be reached', onAction: 'could not be reached' },
  { name: 'an answer that does not come', fault: slow, onLoad: 'took too long', onAction: 'took too long' },
];

/** A server with one order, whose calls to a path can be made to fail. */
class FaultyShop {
  fault: Fault | undefined;
  where = /^$/;
  /** How often the fault happened. */
  happened = 0;
  readonly bodies: unknown[] = [];
  order: Order = sampleOrder({ fulfilments: [sampleHandOff({ status: 'pending', waitingFor: 'verified', sentAt: undefined as never })] });
  readonly client;

  /** @param timeoutMs - How long a call may take, before it is given up. */
  constructor(timeoutMs: number) {
    this.client = createClient({
      baseUrl: 'https://shop.example', auth: () => 'key', retry: { limit: 0 }, timeout: { attemptMs: timeoutMs, totalMs: timeoutMs }, fetch: (request: Request) => this.#answer(request),
    });
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const call = `${request.method} ${pathname.replace('/v1', '')}`;
    if (this.fault && this.where.test(call)) {
      this.happened += 1;
      return this.fault(request.signal);
    }
    const json = (body: unknown): Response => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    if (request.method === 'POST') {
      this.bodies.push(await request.json());
      this.order = { ...this.order, version: this.order.version + 1, holds: [{ id: 'hld_1', reason: 'Address unclear', at: '2026-11-02T04:00:00Z', by: { id: 'usr_1', name: 'Aminah', role: 'merchant' } }] };
      return json(this.order);
    }
    if (request.headers.get('accept') === 'text/event-stream') return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('retry: 5\n\n')) }), { headers: { 'content-type': 'text/event-stream' } });
    if (/events$|messages$/.test(pathname)) return json({ items: [] });
    if (/sessions\/current$/.test(pathname)) return json({ shopId: 'shp', actor: { id: 'usr_1', name: 'Aminah', role: 'merchant' }, scopes: ['orders:read', 'orders:write'] });
    if (/orders\/ord_1$/.test(pathname)) return json(this.order);
    return problem(404, 'notFound')(request.signal);
  }
}

describe('what goes wrong with an order', () => {
  afterEach(clear);

  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const mount = (client: FaultyShop['client']) => fixture<ManualOrderDetail>(html`<manual-order-detail .client=${client} order-id="ord_1"></manual-order-detail>`);
  const shown = (detail: Element) => until(() => allByRole(detail, 'heading', 'Order MO-1001')[0], 'the order is there');
  const content = (detail: Element) => textOf(detail.shadowRoot!.querySelector('.root')!);

  for (const { name, fault, onLoad } of faults) {
    it(`while it is loaded: ${name} is told with a way on`, async () => {
      const shop = new FaultyShop(fault === slow ? 300 : 8_000);
      shop.fault = fault;
      shop.where = /^GET \/orders\/ord_1$/;
      const detail = await mount(shop.client);
      const retry = await until(() => allByRole(detail, 'button', 'Try again')[0], 'a way on');
      expect(shop.happened).to.be.above(0);
      expect(content(detail)).to.contain(onLoad);
      expect(await violations(detail)).to.deep.equal([]);
      shop.fault = undefined;
      retry.click();
      await shown(detail);
    });
  }

  for (const { name, fault, onAction } of faults) {
    it(`while something is done: ${name} is told, and what was typed stays`, async () => {
      const shop = new FaultyShop(fault === slow ? 500 : 8_000);
      const detail = await mount(shop.client);
      await shown(detail);
      (await until(() => allByRole(detail, 'button', 'Hold')[0])).click();
      const question = await until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0]);
      type(byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason'), 'Address unclear');
      shop.fault = fault;
      shop.where = /^POST /;
      byRole(question, 'button', 'Hold').click();
      await until(() => textOf(question).includes('The order was not put on hold') && textOf(question).includes(onAction), onAction);
      expect(shop.happened).to.be.above(0);
      expect(byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason').value).to.equal('Address unclear');
      expect(await violations(detail)).to.deep.equal([]);
      shop.fault = undefined;
      byRole(question, 'button', 'Hold').click();
      await until(() => allByRole(detail, 'dialog').length === 0, 'it worked the second time');
      expect(shop.bodies).to.deep.equal([{ reason: 'Address unclear' }]);
      await until(() => content(detail).includes('Address unclear'));
    });
  }

  it('e-mails and history fail alone, each with a way on', async () => {
    const shop = new FaultyShop(8_000);
    shop.fault = problem(500, 'internalError');
    shop.where = /^GET .*(events|messages)$/;
    const detail = await mount(shop.client);
    await shown(detail);
    for (const name of ['E-mails', 'History']) await until(() => allByRole(byRole(detail, 'region', name), 'button', 'Try again')[0], name);
    expect(shop.happened).to.be.above(1);
    byRole(detail, 'table', 'Items');
    shop.fault = undefined;
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
