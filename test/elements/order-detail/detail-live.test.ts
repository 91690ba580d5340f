import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/order-detail/define.ts';
import type { ManualOrderDetail } from '../../../components/index.ts';
import type { Order, Scope } from '../../../src/index.ts';
import { sampleHandOff, sampleLine, sampleOrder, samplePayment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, fixture, type, until, violations } from '../foundation/fixture.ts';
import { FakeShop } from '../status-tracker/fake-shop.ts';

const every: Scope[] = ['orders:read', 'orders:write', 'orders:cancel', 'payments:record', 'payments:verify', 'fulfilments:write', 'messages:send', 'uploads:write'];

describe('the order detail while it is open', function () {
  // A busy machine takes its time over a whole page.
  this.timeout(30_000);
  afterEach(clear);

  const textOf = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const open = async (order: Partial<Order> = {}, prepare?: (shop: FakeShop) => void) => {
    const shop = new FakeShop(sampleOrder(order));
    shop.scopes = every;
    prepare?.(shop);
    const detail = await fixture<ManualOrderDetail>(html`<manual-order-detail .client=${shop.client} order-id="ord_1"></manual-order-detail>`);
    await until(() => allByRole(detail, 'heading', 'Order MO-1001')[0], 'the order is there');
    return { shop, detail, page: () => textOf(detail.shadowRoot!.querySelector('.root')!) };
  };
  const ask = async (detail: Element, name: string) => {
    const button = await until(() => allByRole(detail, 'button', name)[0], `the button ${name}`);
    button.focus();
    button.click();
    return until(() => allByRole<HTMLDialogElement>(detail, 'dialog')[0], 'the question is there');
  };

  it('marks what somebody else changes, says it once, and marks nothing that is done here', async () => {
    const { shop, detail } = await open({ fulfilments: [sampleHandOff({ status: 'pending', waitingFor: 'verified', sentAt: undefined as never })] });
    await until(() => shop.listening === 1);
    shop.change('ord_1', { notes: { internal: 'Gate 3' } });
    await until(() => textOf(byRole(detail, 'region', 'Details')).includes('Just changed'));
    expect(textOf(byRole(detail, 'region', 'Items'))).not.to.contain('Just changed');
    await until(() => allByRole(detail, 'status').some((region) => textOf(region).includes('Changed by somebody else: Details.')));
    expect(await violations(detail)).to.deep.equal([]);
    shop.effects['hold'] = () => ({ holds: [{ id: 'hld_1', reason: 'Address unclear', at: '2026-11-02T04:00:00Z', by: { id: 'usr_1', name: 'Aminah', role: 'merchant' } }] });
    const question = await ask(detail, 'Hold');
    type(byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason'), 'Address unclear');
    byRole(question, 'button', 'Hold').click();
    await until(() => textOf(detail.shadowRoot!.querySelector('.root')!).includes('Address unclear') && allByRole(detail, 'dialog').length === 0);
    expect(textOf(byRole(detail, 'region', 'Status'))).not.to.contain('Just changed');
  });

  it('keeps an open question with what was typed and its focus, and says in it that the order has moved', async () => {
    const { shop, detail } = await open({ fulfilments: [sampleHandOff({ status: 'pending', waitingFor: 'verified', sentAt: undefined as never })] });
    await until(() => shop.listening === 1);
    const question = await ask(detail, 'Hold');
    const reason = byRole<HTMLTextAreaElement>(question, 'textbox', 'Reason');
    type(reason, 'Address unc');
    shop.change('ord_1', { tags: ['fleet'] });
    await until(() => textOf(question).includes('Somebody else has just changed the order.'));
    expect(question.open).to.equal(true);
    expect(reason.value).to.equal('Address unc');
    expect(detail.shadowRoot!.activeElement).to.equal(reason);
    expect(await violations(detail)).to.deep.equal([]);
    byRole(question, 'button', 'Not now').click();
    await until(() => detail.shadowRoot!.activeElement?.textContent?.includes('Hold'), 'the focus is back where it was');
  });

  it('says since when it stands still, and goes on by itself', async () => {
    const { shop, page } = await open();
    await until(() => page().includes('Live'));
    shop.connect('reconnecting');
    await until(() => /Connection lost, showing \d+:\d\d/.test(page()));
    shop.connect('live');
    await until(() => !page().includes('Connection lost') && page().includes('Live'));
  });

  it('shows the proof beside the claim while it waits to be judged, and on request else', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 60 });
    const slip = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/png'); });
    const [proof] = samplePayment().proofs;
    const image = { ...proof!, filename: 'slip.png', mediaType: 'image/png', claimed: { amount: { amount: 203_740, currency: 'MYR' }, reference: 'OTHER' } };
    const { detail, page } = await open({ payments: [samplePayment({ proofs: [image] }), samplePayment({ id: 'pay_2', status: 'verified', proofs: [{ ...image, id: 'prf_2', uploadId: 'upl_2', claimed: undefined as never }] })] }, (shop) => {
      (shop.client.uploads as unknown as { content: () => Promise<Blob | null> }).content = () => Promise.resolve(slip);
    });
    // The bytes are asked for once somebody could see them.
    byRole(detail, 'region', 'Payments').scrollIntoView();
    await until(() => detail.shadowRoot!.querySelector('manual-order-part-proof-viewer')?.shadowRoot?.querySelector('img'), 'the slip is shown');
    expect(page()).to.contain('The proof says RM 2,037.40, RM 0.08 less than claimed.').and.to.contain('The proof says OTHER.');
    expect(allByRole(detail, 'button', 'Zoom in').length).to.equal(1);
    const toggles = allByRole(detail, 'button', /^(Show|Hide) proof$/);
    expect(toggles.map((toggle) => toggle.getAttribute('aria-expanded'))).to.deep.equal(['true', 'false']);
    toggles[1]!.click();
    await until(() => detail.shadowRoot!.querySelectorAll('manual-order-part-proof-viewer').length === 2);
    expect(await violations(detail)).to.deep.equal([]);
  });

  it('asks the page to edit, leads to each section, and prints all lines', async () => {
    const { detail } = await open({ lines: Array.from({ length: 500 }, (_, index) => sampleLine({ id: `lin_${index}`, title: `Item ${index + 1}` })) });
    const wanted: string[] = [];
    document.addEventListener('order-edit', (event) => wanted.push((event as CustomEvent<{ orderId: string }>).detail.orderId), { once: true });
    (await until(() => allByRole(detail, 'button', 'Edit')[0])).click();
    expect(wanted).to.deep.equal(['ord_1']);
    byRole(byRole(detail, 'navigation', 'On this page'), 'button', /^Payments/).click();
    expect(detail.shadowRoot!.activeElement?.id).to.equal('payments-title');
    const rows = () => detail.shadowRoot!.querySelectorAll('[part=lines] tbody tr').length;
    expect(rows()).to.equal(20);
    byRole(detail, 'button', 'Show all 500 items');
    window.dispatchEvent(new Event('beforeprint'));
    await until(() => rows() === 500);
  });

  it('stays quick with 500 lines and 5,000 events: a key is drawn without looking at them again', async () => {
    const { shop, detail } = await open({ lines: Array.from({ length: 500 }, (_, index) => sampleLine({ id: `lin_${index}`, title: `Item ${index + 1}` })) }, (known) => {
      for (let index = 0; index < 5_000; index += 1) known.history.push(known.event('ord_1', { id: `e${index}`, changes: [{ field: 'tags', before: [], after: [`tag ${index}`] }] }));
    });
    byRole(detail, 'button', 'Show all 500 items').click();
    const history = byRole(detail, 'region', 'History');
    await until(() => textOf(history).includes('tag 4999'));
    expect(shop.calls.filter((call) => call.startsWith('events'))).to.deep.equal(['events 0']);
    const question = await ask(detail, 'Change notes');
    const note = byRole<HTMLTextAreaElement>(question, 'textbox', 'Internal note');
    const seen = { drawn: 0 };
    const watch = new MutationObserver((changes) => { seen.drawn += changes.length; });
    watch.observe(detail.shadowRoot!.querySelector('[part=lines]')!, { subtree: true, childList: true, attributes: true, characterData: true });
    watch.observe(history, { subtree: true, childList: true, attributes: true, characterData: true });
    const start = performance.now();
    type(note, 'Gate 3');
    await detail.updateComplete;
    console.info(`A key is rendered in ${(performance.now() - start).toFixed(1)} ms with 500 lines.`);
    watch.disconnect();
    expect(seen.drawn).to.equal(0);
    expect(note.value).to.equal('Gate 3');
  });
});
