import { expect } from 'chai';
import { ApiError, NetworkError } from '../../../src/index.ts';
import { allByRole, byRole, clear, until, violations } from '../foundation/fixture.ts';
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
