import { expect } from 'chai';
import { allByRole, byRole, clear, settled, type, until, violations } from '../foundation/fixture.ts';
import { noNetwork, refusal } from '../status-tracker/fake-shop.ts';
import { announced, focusDesk, key, mount, numberOf, ordersOf, queueOf, shown, textOf } from './desk-page.ts';
import { ben, FakeDesk, myr, waitingOrder } from './fake-desk.ts';

describe('the proof desk among other people', () => {
  afterEach(clear);

  it('shows an order again that somebody else has changed, and keeps its place', async () => {
    const desk = new FakeDesk(...ordersOf(2));
    const { element, root } = await shown(desk);
    byRole(element, 'button', 'Verify').focus();
    // No event tells of it: the server's refusal is the first that the desk hears.
    desk.shop.change('ord_0', { totals: { ...waitingOrder(0).totals, balance: myr(303_748) } });
    key(element, 'v');
    await until(() => root.textContent.includes('Somebody else has changed MO-1000 in the meantime.'));
    expect(numberOf(element)).to.equal('MO-1000');
    expect(textOf(root.querySelector('.amounts'))).to.contain('RM 3,037.48');
    expect(root.activeElement?.getAttribute('part')).to.equal('verify');
    expect(await violations(element)).to.deep.equal([]);
    key(element, 'v');
    await until(() => numberOf(element) === 'MO-1001');
    expect(desk.decisions).to.deep.equal(['verify pay_0 3', 'verify pay_0 4']);
  });

  it('decides by one key where a new version of the order changed nothing of what the person saw', async () => {
    const desk = new FakeDesk(...ordersOf(2));
    const { element, root } = await shown(desk);
    focusDesk(element);
    desk.shop.change('ord_0', { fulfilmentStatus: 'inProgress' });
    key(element, 'v');
    await until(() => numberOf(element) === 'MO-1001');
    expect(desk.decisions).to.deep.equal(['verify pay_0 3', 'verify pay_0 4']);
    expect(textOf(root.querySelector('.notice'))).to.contain('Verified');
  });

  it('takes a payment off that somebody else has decided, and names them', async () => {
    const desk = new FakeDesk(...ordersOf(2));
    const { element, root, events } = await shown(desk);
    focusDesk(element);
    desk.decisionFailure = refusal('invalidTransition', 409);
    desk.shop.change('ord_0', { payments: [{ ...waitingOrder(0).payments[0]!, status: 'verified', verifiedBy: { id: 'usr_9', name: 'Siti', role: 'ops' } }] });
    key(element, 'v');
    await until(() => root.textContent.includes('Siti has verified MO-1000 already.'));
    expect([numberOf(element), queueOf(element)]).to.deep.equal(['MO-1001', ['MO-1001']]);
    expect(events).to.deep.equal([]);
  });

  it('says why a decision failed, keeps what was typed, and takes it again', async () => {
    const desk = new FakeDesk(...ordersOf(2));
    const { element, root } = await shown(desk);
    focusDesk(element);
    key(element, 'x');
    await until(() => root.activeElement?.id === 'reason');
    type(root.querySelector<HTMLInputElement>('#reason')!, 'Not our account');
    desk.decisionFailure = noNetwork();
    root.querySelector<HTMLElement>('[part=confirm-reject]')!.click();
    await until(() => root.textContent.includes('MO-1000 was not decided'));
    await until(() => allByRole(element, 'alert').some((alert) => textOf(alert).includes('could not be reached')));
    expect(root.querySelector<HTMLInputElement>('#reason')!.value).to.equal('Not our account');
    root.querySelector<HTMLElement>('[part=confirm-reject]')!.click();
    await until(() => numberOf(element) === 'MO-1001');
  });

  it('brings new proofs by itself, and moves nothing under the person’s eyes', async () => {
    const desk = new FakeDesk(...ordersOf(3));
    const { element } = await shown(desk);
    focusDesk(element);
    key(element, 'j');
    await until(() => numberOf(element) === 'MO-1001');
    desk.shop.orders = [...desk.shop.orders, waitingOrder(9)];
    desk.decide('ord_0', 'pay_0', { status: 'verified' });
    await until(() => queueOf(element).includes('MO-1009'));
    expect([numberOf(element), queueOf(element)]).to.deep.equal(['MO-1001', ['MO-1001', 'MO-1002', 'MO-1009']]);
    await until(() => announced(element).includes('1 more proof waits.'));
    byRole(element, 'heading', '3 proofs wait');
  });

  it('leaves a payment in sight that somebody else decides meanwhile, until the person goes on', async () => {
    const desk = new FakeDesk(...ordersOf(2));
    const { element, root } = await shown(desk);
    desk.decide('ord_0', 'pay_0', { status: 'rejected', reason: 'Blurred', by: { ...ben, name: 'Siti' } });
    await until(() => root.textContent.includes('Siti has rejected MO-1000 already.'));
    expect(numberOf(element)).to.equal('MO-1000');
    expect(byRole(element, 'button', 'Verify').getAttribute('aria-disabled')).to.equal('true');
    expect(await violations(element)).to.deep.equal([]);
    allByRole(element, 'button', 'Next').at(-1)!.click();
    await until(() => numberOf(element) === 'MO-1001');
    expect(queueOf(element)).to.deep.equal(['MO-1001']);
  });

  it('loads the queue as the person goes on, and says how many wait in all', async () => {
    const desk = new FakeDesk(...ordersOf(120));
    const { element } = await shown(desk);
    byRole(element, 'heading', '120 proofs wait');
    expect(queueOf(element).length).to.equal(50);
    const list = element.shadowRoot!.querySelector('.waiting-list')!;
    list.scrollTop = list.scrollHeight;
    await until(() => queueOf(element).length === 100);
    expect(new Set(queueOf(element)).size).to.equal(100);
    desk.tell('ord_3');
    await until(() => desk.pages >= 4, 'both pages are read again');
    await settled(element);
    expect(queueOf(element).length).to.equal(100);
    byRole(element, 'button', 'Load more').click();
    await until(() => queueOf(element).length === 120);
    expect(allByRole(element, 'button', 'Load more')).to.deep.equal([]);
  });

  it('says that nothing waits, also after the last one, with the focus there', async () => {
    const empty = await mount(new FakeDesk());
    await until(() => empty.root.textContent.includes('Nothing waits'));
    expect(await violations(empty.element)).to.deep.equal([]);
    clear();
    const { element, root } = await shown(new FakeDesk(waitingOrder(0)));
    byRole(element, 'button', 'Verify').focus();
    key(element, 'v');
    await until(() => root.textContent.includes('Nothing waits'));
    await until(() => root.activeElement?.classList.contains('nothing'));
    expect(textOf(root.querySelector('.notice'))).to.contain('Verified: RM 2,037.48 for MO-1000.');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('holds its place while it loads, says why it cannot, and tries again, also by itself when the network is back', async () => {
    const desk = new FakeDesk(...ordersOf(1));
    let open = () => undefined as void;
    desk.listGate = new Promise((resolve) => { open = resolve; });
    desk.listFailure = noNetwork();
    const { element, root, events } = await mount(desk);
    expect(root.querySelector('[aria-busy=true]')).not.to.equal(null);
    expect(await violations(element)).to.deep.equal([]);
    open();
    const retry = await until(() => allByRole(element, 'button', 'Try again')[0]);
    expect(root.textContent).to.contain('could not be reached');
    expect(events.map(([name]) => name)).to.deep.equal(['proofs-error']);
    expect(await violations(element)).to.deep.equal([]);
    retry.click();
    await until(() => events.length === 2);
    desk.listFailure = undefined;
    dispatchEvent(new Event('online'));
    await until(() => numberOf(element) === 'MO-1000');
    expect(root.querySelector('.alert.danger')).to.equal(null);
  });

  it('folds the queue away where it is narrow', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(3)));
    element.parentElement!.style.width = '375px';
    await until(() => !root.querySelector('.waiting-list')!.checkVisibility());
    expect(element.scrollWidth).to.be.at.most(375);
    expect(await violations(element)).to.deep.equal([]);
    const fold = byRole(element, 'button', 'Waiting');
    fold.click();
    await until(() => root.querySelector('.waiting-list')!.checkVisibility());
    const row = byRole(element, 'button', /^MO-1002/);
    row.focus();
    row.click();
    await until(() => numberOf(element) === 'MO-1002');
    await until(() => root.activeElement?.id === 'entry-title', 'the focus is not lost with the list');
    expect(await violations(element)).to.deep.equal([]);
  });
});
