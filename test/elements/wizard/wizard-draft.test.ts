import { expect } from 'chai';
import { clear, until } from '../foundation/fixture.ts';
import { NetworkError } from '../../../src/index.ts';
import { WizardPage } from './wizard-page.ts';

const saved = (page: WizardPage) => new Promise<void>((done) => page.element.addEventListener('draft-saved', () => done(), { once: true }));

describe('a draft in <manual-order-wizard>', () => {
  afterEach(clear);

  it('is kept as one types, and is there again after a reload with a notice', async () => {
    const actorId = `returning-${Date.now()}`;
    const before = await WizardPage.open({ actorId, type: 'b2c' });
    await before.toItems('Called twice');
    await before.fill('Quantity, Steel travel mug', '3');
    await saved(before);
    await until(() => before.root.textContent!.includes('Draft saved'));
    clear();

    const after = await WizardPage.open({ actorId });
    expect(after.heading).to.equal('Item details');
    expect(after.root.textContent).to.contain('You have an unfinished order');
    expect(after.field('Quantity, Steel travel mug').value).to.equal('3');
    await after.click('button', /^General details/);
    expect(after.field<HTMLTextAreaElement>('Remark').value).to.equal('Called twice');
    await after.click('button', 'Continue');
    expect(after.root.textContent).not.to.contain('You have an unfinished order');
  });

  it('is taken for wanted once the person goes on with it', async () => {
    const actorId = `going-on-${Date.now()}`;
    const before = await WizardPage.open({ actorId, type: 'b2c' });
    await before.choose('Reason for manual order', 'Phone order');
    await before.fill('Remark', 'Called twice');
    await saved(before);
    clear();
    const after = await WizardPage.open({ actorId });
    expect(after.root.textContent).to.contain('You have an unfinished order');
    await after.next('Customer details');
    expect(after.root.textContent).not.to.contain('You have an unfinished order');
  });

  it('says when it was last saved in the shop’s own time zone, as everything else does', async () => {
    const actorId = `elsewhere-${Date.now()}`;
    const before = await WizardPage.open({ actorId });
    await before.fill('External reference', 'SHOPEE-2');
    await saved(before);
    clear();
    const after = await WizardPage.open({ actorId });
    const [, shown = ''] = /Last saved (.+?)\.\s/.exec(`${after.root.textContent} `) ?? [];
    const minutes = [0, 1].map((ago) => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kuala_Lumpur' }).format(Date.now() - ago * 60_000));
    expect(minutes).to.include(shown);
  });

  it('goes out under the same key after a reload, so that a lost answer makes no second order', async () => {
    const actorId = `cut-off-${Date.now()}`;
    const before = await WizardPage.open({ actorId });
    await before.toOverview();
    before.shop.answers.push(() => Promise.reject(new NetworkError({ operation: 'orders.create', attempts: 3 })));
    await before.create();
    await until(() => before.root.textContent!.includes('may not have been created'));
    clear();
    const after = await WizardPage.open({ actorId });
    expect(after.heading).to.equal('Overview');
    await after.create();
    await until(() => after.heading === 'Order MO-000042 created');
    expect(after.shop.creates[0]).to.deep.equal(before.shop.creates[0]);
  });

  it('is gone once it is placed', async () => {
    const actorId = `done-${Date.now()}`;
    const first = await WizardPage.open({ actorId });
    await first.fill('External reference', 'SHOPEE-1');
    await saved(first);
    clear();
    const second = await WizardPage.open({ actorId });
    expect(second.field('External reference').value).to.equal('SHOPEE-1');
    await second.toOverview();
    // The event comes once the draft is gone; the heading, a moment before.
    const placed = new Promise((done) => second.element.addEventListener('order-created', done, { once: true }));
    await second.create();
    await placed;
    clear();
    const third = await WizardPage.open({ actorId });
    expect(third.root.textContent).not.to.contain('You have an unfinished order');
    expect(third.heading).to.equal('General details');
  });

  it('is nobody else’s', async () => {
    const mine = await WizardPage.open();
    await mine.fill('External reference', 'MINE');
    await saved(mine);
    clear();
    const theirs = await WizardPage.open();
    expect(theirs.field('External reference').value).to.equal('');
  });

  it('begins with what the page gives', async () => {
    const page = await WizardPage.open();
    const { client } = page.shop;
    page.element.client = undefined;
    await page.element.updateComplete;
    page.element.prefill = { segment: 'b2c', externalReference: 'CALL-9', lines: [{ kind: 'catalogue', sku: 'CAR-WASH-1L', quantity: 2 }] };
    page.element.client = client;
    await until(() => page.root.querySelector('form'));
    expect(page.field('External reference').value).to.equal('CALL-9');
    expect(page.root.textContent).to.contain('2 items');
  });
});
