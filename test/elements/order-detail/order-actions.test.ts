import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail } from '../../../components/index.ts';
import type { Order, Scope } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { FakeShop, refusal } from '../status-tracker/fake-shop.ts';

const every: Scope[] = ['orders:read', 'orders:write', 'orders:cancel', 'payments:record', 'payments:verify', 'fulfilments:write', 'messages:send'];
const me = { id: 'usr_1', name: 'Aminah', role: 'merchant' };
const other = { id: 'usr_2', name: 'Ben', role: 'ops' };

describe('what can be done with an order', () => {
  afterEach(clear);

  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const open = async (order: Partial<Order>, { scopes = every, prepare }: { scopes?: Scope[]; prepare?: (shop: FakeShop) => void } = {}) => {
    const shop = new FakeShop(sampleOrder(order));
    shop.scopes = scopes;
    prepare?.(shop);
    const detail = await fixture<ManualOrderDetail>(html`<manual-order-detail .client=${shop.client} order-id="ord_1"></manual-order-detail>`);
    await until(() => allByRole(detail, 'heading', /MO-1001|Draft/).length > 0, 'the order is there');
    await until(() => textOf(detail.shadowRoot as unknown as Element).includes('Bank transfer') || shop.orders[0]?.payments.length === 0);
    return { shop, detail, page: () => textOf(detail.shadowRoot as unknown as Element) };
  };
  const ask = async (detail: Element, name: string | RegExp) => {
    const button = await until(() => allByRole(detail, 'button', name)[0], `the button ${String(name)}`);
    button.focus();
    button.click();
    const question = await until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0]);
    expect(question.matches(':modal')).to.equal(true);
    return question;
  };
  const fill = (question: Element, label: string | RegExp, text: string, role = 'textbox') => type(byRole<HTMLInputElement>(question, role, label), text);
  const press = (question: Element, name: string) => byRole(question, 'button', name).click();
  const closed = (detail: Element) => until(() => allByRole(detail, 'dialog').length === 0, 'the question is closed');
  const calls = (shop: FakeShop, name: string) => shop.calls.filter((call) => call.startsWith(`${name} `));

  it('counts down while the order can be undone, undoes it, and says why it could not', async () => {
    const { shop, detail, page } = await open({ graceEndsAt: new Date(Date.now() + 90_000).toISOString(), fulfilments: [sampleHandOff({ status: 'queued' })] });
    await until(() => /Can be undone for (90|89|88) seconds/.test(page()));
    await until(() => /Can be undone for (88|87) seconds/.test(page()), 'the seconds run');
    shop.failures['undo'] = refusal('invalidTransition', 409, { because: 'messageLeft' });
    const question = await ask(detail, 'Undo order');
    expect(textOf(question)).to.contain('Its stock goes back');
    expect(await violations(detail)).to.deep.equal([]);
    press(question, 'Undo order');
    await until(() => textOf(question).includes('An e-mail about this order has left'));
    shop.failures['undo'] = undefined;
    shop.effects['undo'] = () => ({ status: 'draft' });
    press(question, 'Undo order');
    await closed(detail);
    expect(calls(shop, 'undo').at(-1)).to.equal('undo ord_1 {"ifMatch":3}');
    await until(() => !page().includes('Can be undone'));
    await until(() => detail.shadowRoot!.activeElement?.id === 'title', 'the heading has the focus of the button that went away');
  });

  it('holds with a reason that must be given, and releases', async () => {
    const { shop, detail, page } = await open({ fulfilments: [sampleHandOff({ status: 'pending', waitingFor: 'verified', sentAt: undefined as never })] });
    await until(() => page().includes('Waits until the payment is verified.'));
    const question = await ask(detail, 'Hold');
    press(question, 'Hold');
    await until(() => (detail.shadowRoot!.activeElement as HTMLElement | null)?.id === 'action-reason', 'the missing reason has the focus');
    expect(calls(shop, 'hold')).to.deep.equal([]);
    fill(question, 'Reason', 'Address unclear');
    shop.effects['hold'] = () => ({ holds: [{ id: 'hld_1', reason: 'Address unclear', at: '2026-11-02T04:00:00Z', by: me }] });
    press(question, 'Hold');
    await closed(detail);
    await until(() => page().includes('On hold') && page().includes('Address unclear'));
    shop.effects['release'] = () => ({ holds: [] });
    press(await ask(detail, 'Release'), 'Release');
    await until(() => !page().includes('Address unclear'));
    expect(calls(shop, 'release')).to.deep.equal(['release ord_1 {"ifMatch":4}']);
  });

  it('reads the order again when somebody else was faster, and takes the new version', async () => {
    const { shop, detail, page } = await open({});
    const question = await ask(detail, 'Cancel order');
    shop.cancelFailure = refusal('versionConflict', 412);
    shop.change('ord_1', { notes: { internal: 'Gate 4' } });
    press(question, 'Cancel order');
    await until(() => textOf(question).includes('It has been read again'));
    shop.cancelFailure = undefined;
    await until(() => page().includes('Gate 4'), 'the new version is there');
    press(question, 'Cancel order');
    await closed(detail);
    expect(calls(shop, 'cancel').at(-1)).to.equal('cancel ord_1 4');
  });

  it('says that the warehouse is asked, and hides what cannot be done meanwhile', async () => {
    const { detail, page } = await open({ cancellation: { requestedAt: '2026-11-02T04:00:00Z', by: other, reason: 'Ordered twice' }, fulfilments: [sampleHandOff({
      status: 'cancelRequested', cancellation: { status: 'requested', requestedAt: '2026-11-02T04:00:00Z', reason: 'Ordered twice' },
    })] });
    await until(() => page().includes('The warehouse has been asked to cancel'));
    expect(page()).to.contain('Ordered twice').and.to.contain('Cancellation asked for').and.not.to.contain('The warehouse says');
    expect(allByRole(detail, 'button', 'Cancel order')).to.deep.equal([]);
    expect(allByRole(detail, 'button', 'Hold')).to.deep.equal([]);
    expect(page()).to.contain('This can no longer change: the order is cancelled, or is to be.');
    expect(await violations(detail)).to.deep.equal([]);
  });

  it('duplicates and hands the draft to the page', async () => {
    const { detail, page } = await open({});
    const drafts: string[] = [];
    document.addEventListener('order-duplicated', (event) => drafts.push((event as CustomEvent<{ order: Order }>).detail.order.id), { once: true });
    press(await ask(detail, 'Duplicate'), 'Duplicate');
    await until(() => drafts.length === 1);
    expect(drafts).to.deep.equal(['ord_copy']);
    await until(() => page().includes('A new draft has been made'));
  });

  it('records what came back, and never more than is out there', async () => {
    const quantities = { allocated: 0, shipped: 12, delivered: 12, returned: 2, cancelled: 0 };
    const { shop, detail } = await open({ status: 'completed', fulfilmentStatus: 'delivered', lines: [sampleLine({ quantities })] });
    const question = await ask(detail, 'Record return');
    press(question, 'Record return');
    await until(() => textOf(question).includes('at least one item'));
    fill(question, /Came back/, '11', 'spinbutton');
    press(question, 'Record return');
    await until(() => textOf(question).includes('from 0 to 10'));
    fill(question, /Came back/, '3', 'spinbutton');
    byRole(question, 'checkbox', 'Put them back into stock').click();
    press(question, 'Record return');
    await closed(detail);
    expect(calls(shop, 'return')).to.deep.equal(['return ord_1 {"lines":[{"lineId":"lin_1","quantity":3}],"restock":false} {"ifMatch":3}']);
  });

  it('names who recorded a payment and where its reference stands, and asks for a second person', async () => {
    const { page, detail } = await open({
      payments: [samplePayment({ recordedBy: me, duplicateOf: [{ by: 'reference', orderId: 'ord_8', orderNumber: 'MO-0981' }] })], dueOn: '2026-11-30', overdue: true,
    }, { prepare: (shop) => { shop.settings = { secondPersonVerifies: true }; } });
    await until(() => page().includes('You recorded this payment'));
    expect(page()).to.contain('Recorded by Aminah').and.to.contain('The same reference stands on MO-0981.').and.to.contain('Overdue');
    expect(allByRole(detail, 'button', 'Verify')).to.deep.equal([]);
    byRole(detail, 'button', 'Void');
  });

  it('verifies, rejects with a reason, and refunds no more than is left', async () => {
    const { shop, detail, page } = await open({ payments: [samplePayment({ recordedBy: other })] });
    const rejecting = await ask(detail, 'Reject');
    press(rejecting, 'Reject');
    await until(() => textOf(rejecting).includes('Fill in this field'));
    press(rejecting, 'Not now');
    await closed(detail);
    await until(() => detail.shadowRoot!.activeElement?.textContent === 'Reject', 'focus is back on the button');
    shop.effects['verify'] = ({ payments: [payment] }) => ({ payments: [{ ...payment!, status: 'verified', verifiedBy: me, verifiedAt: '2026-11-02T05:00:00Z' }] });
    press(await ask(detail, 'Verify'), 'Verify');
    await until(() => page().includes('Verified by Aminah'));
    await until(() => detail.shadowRoot!.activeElement?.id === 'title', 'the focus is not on what stands where “Verify” was');
    const refunding = await ask(detail, 'Refund');
    fill(refunding, 'Amount', '9999.00');
    fill(refunding, 'Reason', 'Damaged');
    press(refunding, 'Record refund');
    await until(() => textOf(refunding).includes('At most'));
    fill(refunding, 'Amount', '100.00');
    press(refunding, 'Record refund');
    await closed(detail);
    expect(calls(shop, 'refund')).to.deep.equal(['refund ord_1 pay_1 {"ifMatch":4,"amount":{"amount":10000,"currency":"MYR"},"reason":"Damaged"}']);
  });

  it('records a payment of what is owed', async () => {
    const { shop, detail } = await open({ payments: [] });
    const question = await ask(detail, 'Record payment');
    expect(await violations(detail)).to.deep.equal([]);
    fill(question, 'Reference', 'TRX-1');
    press(question, 'Record payment');
    await closed(detail);
    const [call = ''] = calls(shop, 'record');
    expect(JSON.parse(call.slice('record ord_1 '.length))).to.deep.include({ methodCode: 'bankTransfer', amount: { amount: 203_748, currency: 'MYR' }, reference: 'TRX-1' });
  });

  it('changes a quantity down to what has shipped, and then offers to tell the customer', async () => {
    const quantities = { allocated: 7, shipped: 5, delivered: 0, returned: 0, cancelled: 0 };
    const { shop, detail, page } = await open({ lines: [sampleLine({ quantities }), sampleLine({ id: 'lin_2', title: 'Cap' })] });
    const question = await ask(detail, /^Change the quantity of Engine oil/);
    fill(question, 'Quantity', '4', 'spinbutton');
    press(question, 'Save');
    await until(() => byRole(question, 'spinbutton', 'Quantity').getAttribute('aria-invalid') === 'true');
    fill(question, 'Quantity', '5', 'spinbutton');
    press(question, 'Save');
    await closed(detail);
    expect(calls(shop, 'updateLine')).to.deep.equal(['updateLine ord_1 lin_1 {"quantity":5} {"ifMatch":3}']);
    await until(() => page().includes('The customer does not know of it yet.'));
    shop.failures['send'] = refusal('invalidTransition', 409, { messageId: 'msg_7' });
    const telling = await ask(detail, 'Tell the customer');
    press(telling, 'Send');
    await until(() => textOf(byRole(detail, 'dialog')).includes('has been told this already'), 'what was said already is offered again');
    press(byRole(detail, 'dialog'), 'Send again');
    await closed(detail);
    expect(calls(shop, 'resend')).to.deep.equal(['resend ord_1 msg_7']);
    expect(allByRole(detail, 'button', /^Remove Engine oil/)).to.deep.equal([]);
    byRole(detail, 'button', 'Remove Cap');
    expect(allByRole(detail, 'button', 'Change shipping address')).to.deep.equal([]);
    expect(page()).to.contain('This can no longer change: goods have been shipped.');
  });

  it('sends only the parts of an address that stand in it, and takes the emptied ones away', async () => {
    const { shop, detail } = await open({});
    const question = await ask(detail, 'Change shipping address');
    expect(await violations(detail)).to.deep.equal([]);
    fill(question, 'Company', '');
    fill(question, /Address line 1/, '14 Jalan Baru');
    press(question, 'Save');
    await closed(detail);
    const [call = ''] = calls(shop, 'update');
    expect(call).to.contain('"company":null').and.to.contain('"line1":"14 Jalan Baru"').and.not.to.contain('line2');
  });

  it('shows what needs a person, since when, and settles it', async () => {
    const { shop, detail, page } = await open({
      alerts: [{ code: 'handOffFailed', aboutId: 'ful_1', at: '2026-11-02T04:00:00Z', detail: '503 from the warehouse' }, { code: 'messageFailed', aboutId: 'msg_1', at: '2026-11-02T04:00:00Z' }],
      fulfilments: [sampleHandOff({
        status: 'failed', attempts: [{ at: '2026-11-02T04:00:00Z', outcome: 'failed', detail: '503' }],
        amendment: { id: 'amd_1', status: 'rejected', requestedAt: '2026-11-02T04:00:00Z', answeredAt: '2026-11-02T05:00:00Z', reason: 'Already packed' },
      })],
    });
    const alerts = byRole(detail, 'region', 'Needs attention');
    expect(textOf(alerts)).to.contain('could not be handed to the warehouse').and.to.contain('503 from the warehouse').and.to.contain('Since');
    expect(page()).to.contain('Main warehouse').and.to.contain('Change refused').and.to.contain('Already packed');
    byRole(alerts, 'button', 'Hand over again').click();
    press(await until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0]), 'Hand over again');
    await closed(detail);
    expect(calls(shop, 'retry')).to.deep.equal(['retry ful_1']);
    byRole(alerts, 'button', 'Send again');
  });

  it('shows an e-mail as text, and sends it again to other addresses', async () => {
    const { shop, detail } = await open({}, { prepare: (known) => {
      known.messages = [{ id: 'msg_1', orderId: 'ord_1', kind: 'orderConfirmation', to: ['a@b.example'], locale: 'en', status: 'failed', attempts: [{ at: '2026-11-02T06:00:00Z', outcome: 'failed', detail: '550 no such user' }], createdAt: '2026-11-02T06:00:00Z' }];
    } });
    await until(() => textOf(byRole(detail, 'region', 'E-mails')).includes('550 no such user'));
    const preview = await ask(detail, 'Preview');
    await until(() => textOf(preview).includes('<script>alert(1)</script>'));
    expect(preview.querySelector('script, b')).to.equal(null);
    expect(await violations(detail)).to.deep.equal([]);
    press(preview, 'Close');
    await closed(detail);
    const again = await ask(detail, 'Send again');
    fill(again, 'Other addresses', 'not an address');
    press(again, 'Send again');
    await until(() => byRole(again, 'textbox', 'Other addresses').getAttribute('aria-invalid') === 'true');
    fill(again, 'Other addresses', 'c@d.example, e@f.example');
    press(again, 'Send again');
    await closed(detail);
    expect(calls(shop, 'resend')).to.deep.equal(['resend ord_1 msg_1 {"to":["c@d.example","e@f.example"]}']);
  });

  it('tells the history in words, packing once, and more of it on request', async () => {
    const { detail, shop } = await open({}, { prepare: (shop) => {
      const add = (id: string, type: Parameters<typeof shop.event>[1] extends infer Change ? NonNullable<Change> : never) => shop.history.push(shop.event('ord_1', { id, ...type }));
      for (let index = 0; index < 60; index += 1) add(`a${index}`, { type: 'order.updated', changes: [{ field: 'tags', before: [], after: [`tag ${index}`] }] });
      add('b1', { type: 'fulfilment.inProgress', data: { fulfilmentId: 'ful_1', stage: 'picking' } });
      add('b2', { type: 'fulfilment.inProgress', data: { fulfilmentId: 'ful_1' } });
      add('b3', { type: 'fulfilment.inProgress', data: { fulfilmentId: 'ful_1', stage: 'packed' } });
      add('c1', { type: 'order.updated', changes: [
        { field: 'lines/lin_1/quantity', before: 12, after: 10 }, { field: 'lines/lin_1/unitPrice', before: { amount: 15_900, currency: 'MYR' }, after: { amount: 14_900, currency: 'MYR' } },
        { field: 'notes', before: {}, after: { packing: 'Fragile' } }, { field: 'requestedDeliveryDate', after: '2026-12-24' },
        { field: 'lines/lin_9', before: { title: 'Cap', quantity: 2, unitPrice: { amount: 500, currency: 'MYR' } } },
      ] });
    } });
    const history = byRole(detail, 'region', 'History');
    await until(() => allByRole(history, 'listitem').length > 0);
    const said = textOf(history);
    expect(said).to.contain('Engine oil, fully synthetic, quantity: 12 → 10').and.to.contain('159.00 →').and.to.contain('Packing note: None → Fragile');
    expect(said).to.contain('Requested delivery date: None → Dec 24, 2026').and.to.contain('Removed: 2 × Cap');
    expect(said.split('Packing began').length - 1).to.equal(1);
    expect(shop.calls.filter((call) => call.startsWith('events'))).to.deep.equal(['events 0']);
    expect(said).to.contain('Packed').and.not.to.contain('tag 0');
    byRole(history, 'button', 'Load more').click();
    await until(() => textOf(history).includes('tag 0'));
    expect(allByRole(history, 'button', 'Load more')).to.deep.equal([]);
  });

  it('offers a viewer nothing, and says so', async () => {
    const { detail, page } = await open({ graceEndsAt: new Date(Date.now() + 90_000).toISOString() }, { scopes: ['orders:read'] });
    await until(() => page().includes('You may look at this order, not change it.'));
    const ways = byRole(detail, 'navigation', 'On this page');
    const names = allByRole(detail, 'button').filter((button) => !ways.contains(button)).map((button) => button.getAttribute('aria-label') ?? textOf(button));
    expect(names.filter((name) => !/^(Download|Open in|Zoom|Fit|Rotate|Copy: |Print|Preview|Hide proof|Load more|Try again)/.test(name))).to.deep.equal([]);
  });
});
