import { expect } from 'chai';
import { allByRole, byRole, clear, settled, type, until, violations } from '../foundation/fixture.ts';
import { linesOf } from '../foundation/looks.ts';
import { announced, focusDesk, key, mount, numberOf, ordersOf, queueOf, shown, textOf } from './desk-page.ts';
import { aminah, ben, FakeDesk, myr, sampleProof, slipPicture, waitingOrder } from './fake-desk.ts';

describe('the proof desk', () => {
  afterEach(clear);

  it('shows the oldest proof beside what it is to prove', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(3)));
    expect(queueOf(element)).to.deep.equal(['MO-1000', 'MO-1001', 'MO-1002']);
    byRole(element, 'heading', '3 proofs wait');
    expect(numberOf(element)).to.equal('MO-1000');
    const claim = textOf(root.querySelector('.claim-body'));
    await until(() => textOf(root.querySelector('.claim-body')).includes('Bank transfer'), 'the shop’s word for the method is there');
    for (const text of ['Seri Pantai Fleet Sdn Bhd', 'Farid Osman', '2,037.48', 'IBG-2026-1102', 'Maybank', 'Aminah', 'Nov 2, 2026']) expect(claim).to.contain(text);
    expect(claim).to.match(/waits \d+ days/);
    expect(root.querySelector('img')!.src).to.match(/^blob:/);
    byRole(element, 'group', 'slip-november.png, at 100%');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('breaks how many wait inside no word, in a phone’s width and beside the file', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(3)));
    for (const width of ['320px', '1200px']) {
      element.parentElement!.style.width = width;
      for (const language of ['en', 'ms', 'zh-Hans']) {
        element.lang = language;
        await settled(element);
        expect([linesOf(root.querySelector('#queue-title')!), linesOf(root.querySelector('.place')!)], `${language}, ${width}`).to.deep.equal([1, 1]);
      }
    }
  });

  it('verifies by one key, says so, and goes on to the next', async () => {
    const desk = new FakeDesk(...ordersOf(3));
    const { element, events } = await shown(desk);
    focusDesk(element);
    expect(key(element, 'v'), 'the key is the desk’s').to.equal(false);
    await until(() => numberOf(element) === 'MO-1001');
    expect(desk.decisions).to.deep.equal(['verify pay_0 3']);
    expect(queueOf(element)).to.deep.equal(['MO-1001', 'MO-1002']);
    expect(events.map(([name, { paymentId }]) => [name, paymentId])).to.deep.equal([['payment-verified', 'pay_0']]);
    await until(() => /Verified: RM 2,037\.48 for MO-1000\. MO-1001, Seri Pantai Fleet Sdn Bhd/.test(announced(element)));
    expect(await violations(element)).to.deep.equal([]);
    byRole(element, 'button', 'Open the order').click();
    expect(events.at(-1)).to.deep.equal(['order-open', { orderId: 'ord_0' }]);
  });

  it('decides nothing twice, by keys that are held or pressed too often', async () => {
    const desk = new FakeDesk(...ordersOf(3));
    let open = () => undefined as void;
    desk.decisionGate = new Promise((resolve) => { open = resolve; });
    const { element } = await shown(desk);
    focusDesk(element);
    key(element, 'v');
    key(element, 'v');
    key(element, 'v', { repeat: true });
    await settled(element);
    byRole(element, 'button', /^Verifying/).click();
    open();
    await until(() => numberOf(element) === 'MO-1001');
    key(element, 'v', { repeat: true });
    key(element, 'v', { ctrlKey: true });
    await settled(element);
    expect(desk.decisions).to.deep.equal(['verify pay_0 3']);
  });

  it('waits with a decision until the file is there to be looked at', async () => {
    const desk = new FakeDesk(...ordersOf(1));
    let bring: (file: Blob) => void = () => undefined;
    desk.files.set('upl_0', new Promise<Blob>((resolve) => { bring = resolve; }));
    const { element, root } = await mount(desk);
    await until(() => root.querySelector('[part=verify]:not([aria-disabled])'));
    focusDesk(element);
    key(element, 'v');
    await until(() => announced(element).includes('Look at the file first'));
    expect(desk.decisions).to.deep.equal([]);
    expect(await violations(element)).to.deep.equal([]);
    bring(await slipPicture());
    await until(() => root.querySelector('img'));
    key(element, 'v');
    await until(() => desk.decisions.length === 1);
  });

  it('rejects with a reason, which it asks for', async () => {
    const desk = new FakeDesk(...ordersOf(2));
    const { element, events, root } = await shown(desk);
    focusDesk(element);
    key(element, 'x');
    await until(() => root.activeElement?.id === 'reason');
    expect(await violations(element)).to.deep.equal([]);
    const submit = () => root.querySelector<HTMLElement>('[part=confirm-reject]')!.click();
    submit();
    await until(() => root.querySelector('#reason')!.getAttribute('aria-invalid') === 'true');
    expect(desk.decisions).to.deep.equal([]);
    byRole(element, 'button', 'The file cannot be read.').click();
    await until(() => root.querySelector<HTMLInputElement>('#reason')!.value === 'The file cannot be read.');
    expect(root.activeElement?.id).to.equal('reason');
    type(root.querySelector<HTMLInputElement>('#reason')!, 'The file cannot be read: page 2 is missing. <b>v</b>');
    // Keys belong to the text now.
    expect(key(element, 'v')).to.equal(true);
    expect(key(element, 'j')).to.equal(true);
    submit();
    await until(() => numberOf(element) === 'MO-1001');
    expect(desk.decisions).to.deep.equal(['reject pay_0 3 The file cannot be read: page 2 is missing. <b>v</b>']);
    expect(events.map(([name, detail]) => [name, detail['reason']])).to.deep.equal([['payment-rejected', 'The file cannot be read: page 2 is missing. <b>v</b>']]);
    await until(() => root.activeElement?.id === 'entry-title', 'the focus is on what comes next');
    expect(root.querySelector('form'), 'the form is gone').to.equal(null);
  });

  it('gives the rejection up by Escape, and lets no dialog around it hear of that', async () => {
    const desk = new FakeDesk(...ordersOf(1));
    const { element, root } = await shown(desk);
    let heard = 0;
    element.parentElement!.addEventListener('keydown', ({ key: name }) => { if (name === 'Escape') heard += 1; });
    focusDesk(element);
    key(element, 'x');
    await until(() => root.activeElement?.id === 'reason');
    key(element, 'Escape');
    await until(() => root.activeElement?.getAttribute('part') === 'reject');
    expect([heard, desk.decisions.length]).to.deep.equal([0, 0]);
  });

  it('moves through the queue by keys, with the focus and the list following', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(30)));
    byRole(element, 'button', /^MO-1000/).focus();
    for (const name of ['j', 'ArrowDown', 'j', 'ArrowUp']) {
      key(element, name);
      await settled(element);
    }
    await until(() => numberOf(element) === 'MO-1002');
    await until(() => root.activeElement?.getAttribute('data-id') === 'pay_2');
    expect(root.activeElement?.getAttribute('aria-current')).to.equal('true');
    expect(allByRole(element, 'button').filter((button) => button.hasAttribute('aria-current')).length).to.equal(1);
    for (let count = 0; count < 20; count += 1) key(element, 'j');
    await until(() => numberOf(element) === 'MO-1022');
    const list = root.querySelector<HTMLElement>('.waiting-list')!;
    await until(() => {
      const [row, frame] = [root.activeElement!.getBoundingClientRect(), list.getBoundingClientRect()];
      return row.top >= frame.top - 1 && row.bottom <= frame.bottom + 1;
    }, 'the row is in sight');
  });

  it('marks what does not agree and names where a slip or a reference was used before', async () => {
    const desk = new FakeDesk(waitingOrder(0, {}, {
      amount: myr(200_000), reference: 'IBG-1',
      duplicateOf: [{ by: 'reference' }],
      proofs: [sampleProof({
        claimed: { amount: myr(210_000), reference: 'IBG-2', paidAt: '2026-10-30T04:00:00Z' },
        duplicateOf: [{ by: 'file', orderId: 'ord_88', orderNumber: 'MO-0988' }, { by: 'file', orderId: 'ord_89', orderNumber: 'MO-0989' }],
      })],
    }));
    const { element, events, root } = await shown(desk);
    const claim = textOf(root.querySelector('.claim-body'));
    for (const text of [
      'RM 2,100.00', 'RM 100.00 more than claimed', 'RM 37.48 more than claimed', 'On the proof: IBG-2', 'On the proof: Oct 30, 2026',
      'Same slip as on MO-0988 and MO-0989', 'Same reference as on an order that you cannot see',
    ]) expect(claim).to.contain(text);
    byRole(element, 'button', 'Open order MO-0989').click();
    expect(events).to.deep.equal([['order-open', { orderId: 'ord_89' }]]);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('lets nobody verify what they recorded themselves, and says why', async () => {
    const desk = new FakeDesk(waitingOrder(0, {}, { recordedBy: ben }), waitingOrder(1, {}, { recordedBy: aminah }));
    const { element } = await shown(desk);
    await until(() => element.shadowRoot!.textContent.includes('You recorded this payment'));
    for (const name of ['Verify', 'Reject']) expect(byRole(element, 'button', name).getAttribute('aria-disabled')).to.equal('true');
    focusDesk(element);
    key(element, 'v');
    key(element, 'x');
    byRole(element, 'button', 'Verify').click();
    await until(() => announced(element).includes('another person has to verify it'));
    expect([desk.decisions.length, element.shadowRoot!.querySelector('form')]).to.deep.equal([0, null]);
    expect(await violations(element)).to.deep.equal([]);
    key(element, 'j');
    await until(() => byRole(element, 'button', 'Verify').getAttribute('aria-disabled') === null);
  });

  it('lets one person do both where the shop does', async () => {
    const desk = new FakeDesk(waitingOrder(0, {}, { recordedBy: ben }));
    desk.secondPersonVerifies = false;
    const { element } = await shown(desk);
    focusDesk(element);
    key(element, 'v');
    await until(() => desk.decisions.length === 1);
  });

  it('can only be read without the right to verify', async () => {
    const desk = new FakeDesk(waitingOrder(0));
    desk.scopes = ['orders:read'];
    const { element } = await shown(desk);
    await until(() => element.shadowRoot!.textContent.includes('You do not have the right to verify payments.'));
    focusDesk(element);
    key(element, 'v');
    await settled(element);
    expect(desk.decisions).to.deep.equal([]);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('shows text of people as text', async () => {
    const hostile = '<img src=x onerror="document.title=1">\u202e"\'';
    const { element, root } = await shown(new FakeDesk(waitingOrder(0, { company: { legalName: hostile } }, { payerName: hostile, bank: hostile, reference: hostile })));
    expect(textOf(root.querySelector('.claim-body'))).to.contain('onerror="document.title=1">');
    expect(root.querySelectorAll('img').length).to.equal(1);
    expect(element.shadowRoot!.querySelector('[onerror]')).to.equal(null);
  });
});
