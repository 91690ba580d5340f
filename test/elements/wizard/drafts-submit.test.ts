import { expect } from 'chai';
import { ApiError, browserDrafts, NetworkError, type Order } from '../../../src/index.ts';
import { allByRole, byRole, clear, until, violations } from '../foundation/fixture.ts';
import { fakeShop, orderOf } from './fake-client.ts';
import { WizardPage } from './wizard-page.ts';

const textOf = (page: WizardPage) => page.root.textContent!.replaceAll(/\s+/g, ' ');
const somebody = () => `sending-${Date.now()}-${Math.random()}`;
const lost = () => Promise.reject(new NetworkError({ operation: 'orders.create', attempts: 3 }));
const reused = () => Promise.reject(new ApiError(
  { type: 'about:blank', title: 'x', status: 422, code: 'idempotencyKeyReused', requestId: 'req_1', errors: [] }, { operation: 'orders.create', attempts: 1, requestId: 'req_1' }));

/** A tab whose submit had no answer, and the one after it. */
const reopened = async (actorId: string): Promise<{ before: WizardPage; after: WizardPage }> => {
  const before = await WizardPage.open({ actorId });
  await before.toOverview();
  before.shop.answers.push(lost);
  await before.create();
  await until(() => textOf(before).includes('may not have been created'));
  clear();
  const after = await WizardPage.open({ actorId });
  return { before, after };
};

describe('an order that <manual-order-wizard> sent without an answer', () => {
  afterEach(clear);

  it('is said to have been on its way after a reload, and the same is sent again under the same key', async () => {
    const { before, after } = await reopened(somebody());
    await until(() => textOf(after).includes('This order was being sent'));
    expect(await violations(after.element)).to.deep.equal([]);
    await after.click('button', 'Send again');
    await until(() => after.heading === 'Order MO-000042 created');
    expect(before.shop.creates).to.have.lengthOf(1);
    expect(after.shop.creates).to.deep.equal(before.shop.creates);
  });

  it('is sent as it was by “Create order” too, though the draft was only looked at', async () => {
    const { before, after } = await reopened(somebody());
    await after.create();
    await until(() => after.heading === 'Order MO-000042 created');
    expect(after.shop.creates).to.deep.equal(before.shop.creates);
  });

  it('is shown where the draft was changed since, and the changes stay a draft under a new key', async () => {
    const { before, after } = await reopened(somebody());
    await after.click('button', /^General details/);
    await until(() => after.heading === 'General details');
    await after.fill('Remark', 'Changed since');
    await after.click('button', /^Overview/);
    await until(() => after.heading === 'Overview');
    after.shop.answers.push(reused);
    await after.create();
    await until(() => allByRole(after.root, 'button', 'Create as a new order')[0]);
    byRole(after.root, 'button', 'Show the order that was sent before').click();
    await until(() => after.heading === 'Order MO-000042 created');
    const [changed, again] = after.shop.creates;
    expect(again).to.deep.equal(before.shop.creates[0]);
    expect(changed!.idempotencyKey).to.equal(again!.idempotencyKey);
    (await until(() => allByRole(after.root, 'button', 'Drafts (1)')[0])).click();
    await until(() => after.heading === '1 draft');
    // It is open elsewhere until the session that sent it has let go of it.
    await until(() => allByRole(after.root, 'button', /^Continue/)[0]);
    await after.click('button', /^Continue/);
    await until(() => after.root.querySelector('form') && after.heading === 'Overview');
    expect(textOf(after)).not.to.contain('This order was being sent');
    await after.create();
    await until(() => after.heading === 'Order MO-000042 created');
    expect(after.shop.creates[2]!.idempotencyKey).not.to.equal(again!.idempotencyKey);
  });

  it('is no longer said of once the server has refused it', async () => {
    const actorId = somebody();
    const page = await WizardPage.open({ actorId });
    await page.toOverview();
    page.shop.answers.push(() => Promise.reject(new ApiError(
      { type: 'about:blank', title: 'x', status: 403, code: 'permissionDenied', requestId: 'req_1', errors: [] }, { operation: 'orders.create', attempts: 1, requestId: 'req_1' })));
    await page.create();
    await until(() => page.root.querySelector('#failure'));
    await new Promise<void>((done) => page.element.addEventListener('draft-saved', () => done(), { once: true }));
    clear();
    const after = await WizardPage.open({ actorId });
    expect(textOf(after)).not.to.contain('This order was being sent');
  });
});

describe('an order that <manual-order-wizard> is sending', () => {
  afterEach(clear);

  /** A wizard that has sent its order, and how the answer comes. */
  const sending = async (actorId = somebody()): Promise<{ page: WizardPage; actorId: string; answer: () => void; fail: (error: Error) => void }> => {
    const page = await WizardPage.open({ actorId });
    await page.toOverview();
    const answered = new Promise<{ answer: () => void; fail: (error: Error) => void }>((sent) => {
      page.shop.answers.push((call) => new Promise<Order>((done, fail) => sent({ answer: () => done(orderOf(call)), fail })));
    });
    await page.create();
    return { page, actorId, ...await answered };
  };

  it('keeps the person with it until it is known what became of it', async () => {
    const { page, answer } = await sending();
    const drafts = await until(() => allByRole(page.root, 'button', 'Drafts (1)')[0]);
    expect(drafts.getAttribute('aria-disabled')).to.equal('true');
    drafts.click();
    await page.element.updateComplete;
    expect(page.heading).to.equal('Overview');
    answer();
    await until(() => page.heading === 'Order MO-000042 created');
  });

  it('takes no other draft with it, whichever is open when the answer comes', async () => {
    const { page, actorId, answer } = await sending();
    const created = new Promise((done) => page.element.addEventListener('order-created', done, { once: true }));
    page.element.client = fakeShop({ actorId }).client;
    await until(() => page.heading === '1 draft', 'the one that is being sent is open elsewhere');
    await page.click('button', 'New order');
    await until(() => page.root.querySelector('form'));
    const saved = () => new Promise<void>((done) => page.element.addEventListener('draft-saved', () => done(), { once: true }));
    const first = saved();
    await page.fill('External reference', 'NEXT');
    await first;
    answer();
    await created;
    expect(page.field('External reference').value).to.equal('NEXT');
    const second = saved();
    await page.fill('External reference', 'NEXT-2');
    await second;
    const kept = (await browserDrafts().all()).filter(({ scope }) => scope.endsWith(`/${actorId}`));
    expect(kept.map(({ input }) => input.externalReference)).to.deep.equal(['NEXT-2']);
  });

  it('is said not to have been placed wherever the person is by then', async () => {
    const { page, fail } = await sending();
    await page.click('button', /^General details/);
    await until(() => page.heading === 'General details');
    fail(new NetworkError({ operation: 'orders.create', attempts: 3 }));
    await until(() => page.focused?.id === 'failure', 'the failure is shown and read');
    expect(page.heading).to.equal('Overview');
  });
});
