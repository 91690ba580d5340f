import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail } from '../../../components/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { FakeShop, noNetwork, refusal } from '../status-tracker/fake-shop.ts';

describe('the order detail', () => {
  const realOpen = window.open;
  afterEach(() => {
    window.open = realOpen;
    clear();
  });

  const mount = (shop: FakeShop) => fixture<ManualOrderDetail>(html`<manual-order-detail .client=${shop.client} order-id="ord_1"></manual-order-detail>`);
  const shown = async (shop: FakeShop) => {
    const detail = await mount(shop);
    await until(() => allByRole(detail, 'heading', /MO-1001|Draft/).length > 0, 'the order is there');
    return detail;
  };
  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const part = (detail: Element, name: string) => textOf(byRole(detail, 'region', name));
  const dialog = (detail: Element) => byRole<HTMLDialogElement>(detail, 'dialog');
  const askToCancel = async (detail: Element) => {
    (await until(() => allByRole(detail, 'button', 'Cancel order')[0])).click();
    return until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0]);
  };
  const confirm = (detail: Element) => byRole(dialog(detail), 'button', 'Cancel order').click();

  it('has everything that can be done in sight at 320 px', async () => {
    const shop = new FakeShop(sampleOrder({ fulfilments: [sampleHandOff({ status: 'pending' })] }));
    shop.scopes = ['orders:read', 'orders:write', 'orders:cancel'];
    const detail = await mount(shop);
    detail.parentElement!.style.inlineSize = '320px';
    await until(() => allByRole(detail, 'button', 'Hold').length > 0 && allByRole(detail, 'button', 'Cancel order').length > 0, 'what can be done is there');
    const bar = byRole(detail, 'group', 'Actions');
    const box = bar.getBoundingClientRect();
    const names = allByRole(bar, 'button').map((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      expect([left >= box.left, right <= box.right, top >= box.top, bottom <= box.bottom], textOf(button)).to.deep.equal([true, true, true, true]);
      return textOf(button);
    });
    expect(names).to.deep.equal(['Edit', 'Hold', 'Duplicate', 'Print', 'Cancel order']);
  });

  it('shows the whole order: status, lines, totals, customer, addresses, references', async () => {
    const detail = await shown(new FakeShop(sampleOrder({
      lines: [sampleLine(), sampleLine({ id: 'lin_2', sku: 'CAP-01', title: 'Cap', unitPrice: { amount: 0, currency: 'MYR' }, priceOverride: { reasonCode: 'goodwill', note: 'promised' } })],
      notes: { internal: 'Gate 3' }, tags: ['fleet'],
    })));
    byRole(detail, 'heading', 'Order MO-1001');
    byRole(detail, 'list', 'Stages');
    const lines = byRole(detail, 'table', 'Items');
    expect(allByRole(lines, 'rowheader').map((row) => textOf(row))).to.have.length(2);
    await until(() => textOf(lines).includes('Goodwill: promised'));
    expect(textOf(lines)).to.contain('LUB-5W30-4L · 5W-30 · 4 L').and.to.contain('List price');
    expect(part(detail, 'Items')).to.contain('2,037.48');
    expect(part(detail, 'Customer')).to.contain('Seri Pantai Fleet Sdn Bhd').and.to.contain('40150 Shah Alam').and.to.contain('Selangor').and.to.contain('Same as shipping');
    expect(part(detail, 'Details')).to.contain('Purchase order').and.to.contain('PO-7781').and.to.contain('Gate 3').and.to.contain('fleet');
    expect(byRole<HTMLAnchorElement>(detail, 'link', 'farid@seripantai.example').href).to.equal('mailto:farid@seripantai.example');
    expect(await violations(detail)).to.deep.equal([]);
  });

  it('names the original order by its number, and asks the page for it', async () => {
    const detail = await shown(new FakeShop(sampleOrder({ relatedOrderId: 'ord_0', relatedOrderNumber: 'MO-0990' })));
    const asked: string[] = [];
    detail.addEventListener('order-open', ({ detail: { orderId } }) => asked.push(orderId));
    byRole(byRole(detail, 'region', 'Details'), 'button', 'MO-0990').click();
    expect(asked).to.deep.equal(['ord_0']);
    expect(part(detail, 'Details')).not.to.contain('ord_0');
  });

  it('shows what was paid, what proves it, and where the same proof stands', async () => {
    const [proof] = samplePayment().proofs;
    const detail = await shown(new FakeShop(sampleOrder({ payments: [samplePayment({ proofs: [{ ...proof!, duplicateOf: [{ by: 'file', orderId: 'ord_9', orderNumber: 'MO-0990' }] }] })] })));
    await until(() => part(detail, 'Payments').includes('Bank transfer'));
    expect(part(detail, 'Payments')).to.contain('Proof submitted').and.to.contain('slip-november.pdf').and.to.contain('The same file is a proof of MO-0990.');
  });

  it('opens a proof by a link that it asks for at that moment', async () => {
    const shop = new FakeShop(sampleOrder());
    const detail = await shown(shop);
    const opened: unknown[] = [];
    const tab = { opener: window };
    window.open = (url, target) => { opened.push([url, target]); return tab as unknown as Window; };
    expect(shop.calls).not.to.include('link upl_1');
    byRole(detail, 'button', 'Download slip-november.pdf').click();
    await until(() => opened.length === 1);
    expect([opened[0], tab.opener]).to.deep.equal([['https://files.example/upl_1', '_blank'], null]);
    shop.failure = noNetwork();
    byRole(detail, 'button', 'Download slip-november.pdf').click();
    await until(() => detail.shadowRoot!.textContent.includes('slip-november.pdf could not be downloaded'));
    expect(opened.length).to.equal(1);
  });

  it('says that the browser has not let a proof open, and gives a link to it', async () => {
    const detail = await shown(new FakeShop(sampleOrder()));
    let asked = 0;
    window.open = () => { asked += 1; return null; };
    byRole(detail, 'button', 'Download slip-november.pdf').click();
    const link = await until(() => allByRole<HTMLAnchorElement>(detail, 'link', 'Open slip-november.pdf')[0], 'the link is there');
    expect([asked, link.href, link.target, link.rel]).to.deep.equal([1, 'https://files.example/upl_1', '_blank', 'noopener noreferrer']);
    await until(() => allByRole(detail, 'alert').some((alert) => textOf(alert).includes('Your browser has not let slip-november.pdf open')), 'it is announced');
    expect(await violations(detail)).to.deep.equal([]);
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await until(() => allByRole(detail, 'link', 'Open slip-november.pdf').length === 0);
  });

  it('shows e-mails and history, and reads them again with the order', async () => {
    const shop = new FakeShop(sampleOrder());
    shop.history.push(shop.event('ord_1', { id: '1', type: 'order.created' }), shop.event('ord_1', { id: '2', type: 'order.confirmed', changes: [{ field: 'status', before: 'draft', after: 'confirmed' }] }));
    const detail = await shown(shop);
    await until(() => part(detail, 'History').includes('Order confirmed'));
    expect(part(detail, 'History').indexOf('Order confirmed')).to.be.below(part(detail, 'History').indexOf('Order created'));
    expect(part(detail, 'History')).to.contain('status: Draft → Confirmed');
    const times = [...detail.shadowRoot!.querySelectorAll('time'), ...byRole(detail, 'list', 'Stages').querySelectorAll('time')];
    await until(() => times.every((time) => /, (11|12):\d\d/.test(time.textContent)), 'every time is the shop’s own');
    expect(part(detail, 'E-mails')).to.contain('No e-mail has been written');
    shop.messages = [{ id: 'msg_1', orderId: 'ord_1', kind: 'shipped', to: ['farid@seripantai.example'], locale: 'en', status: 'sent', sentAt: '2026-11-02T06:00:00Z', attempts: [], createdAt: '2026-11-02T06:00:00Z' }];
    shop.history.push(
      shop.event('ord_1', { id: '3', type: 'somethingNew.happened' as 'order.updated' }), shop.event('ord_1', { id: '4', type: 'message.sent', data: { kind: 'shipped', detail: '250 2.0.0 OK' } }),
      shop.event('ord_1', { id: '5', type: 'message.failed', data: { kind: 'shipped', detail: 'Mailbox full' } }),
    );
    shop.change('ord_1', { shipments: [sampleShipment()], fulfilmentStatus: 'shipped' });
    await until(() => part(detail, 'E-mails').includes('To farid@seripantai.example'));
    expect(part(detail, 'History')).to.contain('somethingNew.happened').and.to.contain('Mailbox full').and.to.contain('E-mail sent').and.not.to.contain('250');
    byRole(byRole(detail, 'region', 'Status'), 'link', /^ER123456789MY/);
  });

  it('cancels after asking, under the version that the person saw, with the reason', async () => {
    const shop = new FakeShop(sampleOrder());
    const detail = await shown(shop);
    const cancelled: string[] = [];
    document.addEventListener('order-cancelled', (event) => cancelled.push((event as CustomEvent<{ order: { id: string } }>).detail.order.id), { once: true });
    const question = await askToCancel(detail);
    expect(question.matches(':modal')).to.equal(true);
    expect(textOf(question)).to.contain('Cancel order MO-1001?').and.to.contain('The warehouse has this order already').and.to.contain('may refuse');
    expect(await violations(detail)).to.deep.equal([]);
    type(byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason'), 'Ordered twice');
    confirm(detail);
    confirm(detail);
    await until(() => cancelled.length === 1);
    expect(shop.calls.filter((call) => call.startsWith('cancel'))).to.deep.equal(['cancel ord_1 3 Ordered twice']);
    await until(() => allByRole(detail, 'dialog').length === 0 && allByRole(detail, 'button', 'Cancel order').length === 0);
    await until(() => [...byRole(detail, 'list', 'Stages').children].some((stage) => stage.textContent.includes('Cancelled')));
  });

  it('keeps the question open when it did not work, and says why', async () => {
    const shop = new FakeShop(sampleOrder());
    const detail = await shown(shop);
    await askToCancel(detail);
    for (const [failure, text] of [
      [refusal('alreadyShipped', 409), 'The goods have left already.'],
      [refusal('versionConflict', 412), 'Somebody else has changed the order'],
      [noNetwork(), 'could not be reached'],
    ] as const) {
      shop.cancelFailure = failure;
      confirm(detail);
      await until(() => textOf(dialog(detail)).includes(text), text);
    }
    byRole(dialog(detail), 'button', 'Keep order').click();
    expect(allByRole(detail, 'dialog')).to.deep.equal([]);
    byRole(detail, 'heading', 'Order MO-1001');
  });

  it('offers to cancel only where the rights and the state allow', async () => {
    const viewer = new FakeShop(sampleOrder());
    viewer.scopes = ['orders:read'];
    const shipped = new FakeShop(sampleOrder({ shipments: [sampleShipment()], fulfilmentStatus: 'shipped' }));
    const done = new FakeShop(sampleOrder({ status: 'completed' }));
    for (const shop of [viewer, shipped, done]) {
      const detail = await shown(shop);
      await until(() => detail.shadowRoot!.textContent.includes('You may look at this order'), 'what the person may do is known');
      expect(allByRole(detail, 'button', 'Cancel order')).to.deep.equal([]);
      clear();
    }
  });

  it('listens once for itself and its tracker', async () => {
    const shop = new FakeShop(sampleOrder());
    const detail = await shown(shop);
    await until(() => shop.listening === 1);
    expect(shop.calls.filter((call) => call === 'get ord_1')).to.have.length(1);
    detail.remove();
    await until(() => shop.listening === 0);
  });

  it('says when an order is not there or cannot be read, and that it has no client', async () => {
    const missing = await mount(new FakeShop());
    await until(() => missing.shadowRoot!.textContent.includes('This was not found'));
    expect(await violations(missing)).to.deep.equal([]);
    const shop = new FakeShop(sampleOrder());
    shop.failure = noNetwork();
    const detail = await mount(shop);
    const retry = await until(() => allByRole(detail, 'button', 'Try again')[0]);
    shop.failure = undefined;
    retry.click();
    await until(() => allByRole(detail, 'heading', 'Order MO-1001').length === 1);
    const alone = await fixture(html`<manual-order-detail order-id="ord_1"></manual-order-detail>`);
    expect(alone.shadowRoot!.textContent).to.contain('not connected to the shop');
  });
});
