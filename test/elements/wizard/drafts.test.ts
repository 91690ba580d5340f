import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderWizard } from '../../../components/wizard/wizard.ts';
import { browserDrafts, type KeptDraft } from '../../../src/index.ts';
import { allByRole, clear, fixture, until, violations } from '../foundation/fixture.ts';
import { fakeShop } from './fake-client.ts';
import { WizardPage } from './wizard-page.ts';

const saved = (page: WizardPage) => new Promise<void>((done) => page.element.addEventListener('draft-saved', () => done(), { once: true }));
const textOf = (page: WizardPage) => page.root.textContent!.replaceAll(/\s+/g, ' ');
const says = (page: WizardPage, text: string) => until(() => textOf(page).includes(text), `it says “${text}”; it says: ${textOf(page)}`);
const keptFor = async (actorId: string): Promise<KeptDraft[]> => (await browserDrafts().all()).filter(({ scope }) => scope.endsWith(`/${actorId}`));

/** A wizard that may begin with the list of drafts. */
const openAnywhere = async (actorId: string): Promise<WizardPage> => {
  const shop = fakeShop({ actorId });
  const page = new WizardPage(await fixture<ManualOrderWizard>(html`<manual-order-wizard .client=${shop.client}></manual-order-wizard>`), shop);
  await until(() => page.root.querySelector('form, [part=drafts]'), 'the form or the list is shown');
  return page;
};

let people = 0;
const somebody = () => `drafts-${Date.now()}-${(people += 1)}`;

/** A person who left some drafts behind, the last one first in the list. */
const withDrafts = async (...references: string[]): Promise<string> => {
  const actorId = somebody();
  for (const [index, reference] of references.entries()) {
    const page = await openAnywhere(actorId);
    if (index > 0) await page.click('button', 'New order');
    await until(() => page.root.querySelector('form') && page.field('External reference').value === '');
    await page.fill('External reference', reference);
    await saved(page);
    clear();
  }
  return actorId;
};

describe('the drafts of <manual-order-wizard>', () => {
  afterEach(clear);

  it('are written within 300 ms of the last key: IndexedDB holds what was typed', async () => {
    const actorId = somebody();
    const page = await openAnywhere(actorId);
    const done = saved(page);
    await page.fill('External reference', 'SHOPEE-1');
    const typedAt = performance.now();
    await done;
    const [draft] = await keptFor(actorId);
    expect(draft!.input.externalReference).to.equal('SHOPEE-1');
    console.info(`kept ${Math.round(performance.now() - typedAt)} ms after the last key`);
  });

  it('begin anew without losing the one that was there: it stays in the list', async () => {
    const actorId = await withDrafts('FIRST');
    const page = await openAnywhere(actorId);
    await says(page, 'You have an unfinished order');
    expect(page.field('External reference').value).to.equal('FIRST');
    await page.click('button', 'New order');
    await until(() => page.field('External reference').value === '');
    await page.click('button', 'Drafts (1)');
    await until(() => page.heading === '1 draft');
    await page.click('button', 'Continue No customer yet');
    await until(() => page.root.querySelector('form') && page.field('External reference').value === 'FIRST');
  });

  it('are a list when there are several, and none of them is opened unasked', async () => {
    const actorId = await withDrafts('ONE', 'TWO', 'THREE');
    const page = await openAnywhere(actorId);
    expect(page.heading).to.equal('3 drafts');
    expect(page.root.querySelector('form')).to.equal(null);
    await until(() => page.focused?.id === 'drafts-heading');
    expect(textOf(page)).to.match(/No lines yet · General details.*Saved .*Kept until /);
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'New order');
    await until(() => page.heading === 'General details');
    expect(page.field('External reference').value).to.equal('');
    expect((await keptFor(actorId)).length).to.equal(3);
  });

  it('are deleted with a way back, and the focus stays in the list', async () => {
    const actorId = await withDrafts('ONE', 'TWO');
    const page = await openAnywhere(actorId);
    const [first] = allByRole(page.root, 'button', /^Delete draft/);
    first!.click();
    await says(page, 'Draft deleted');
    await until(() => page.heading === '1 draft');
    await until(() => page.focused?.getAttribute('part') === 'remove');
    expect((await keptFor(actorId)).map(({ input }) => input.externalReference)).to.deep.equal(['ONE']);
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'Undo');
    await until(() => page.heading === '2 drafts');
    expect((await keptFor(actorId)).map(({ input }) => input.externalReference).toSorted()).to.deep.equal(['ONE', 'TWO']);
    for (const left of [1, 0]) {
      allByRole(page.root, 'button', /^Delete draft/)[0]!.click();
      await until(() => allByRole(page.root, 'button', /^Delete draft/).length === left);
    }
    await until(() => page.heading === 'No drafts' && page.focused?.id === 'drafts-heading');
  });

  it('keep their own files when one goes from one to the other', async () => {
    const actorId = somebody();
    const page = await openAnywhere(actorId);
    await page.fill('External reference', 'WITH-FILE');
    await page.attach('slip.pdf');
    await saved(page);
    (await until(() => allByRole(page.root, 'button', 'Drafts (1)')[0])).click();
    await until(() => page.heading === '1 draft');
    await page.click('button', 'New order');
    await until(() => page.root.querySelector('form') && page.field('External reference').value === '');
    expect(page.shop.queue().records).to.deep.equal([]);
    await page.fill('External reference', 'WITHOUT');
    await saved(page);
    (await until(() => allByRole(page.root, 'button', 'Drafts (2)')[0])).click();
    await until(() => page.heading === '2 drafts');
    allByRole(page.root, 'button', /^Continue/).at(-1)!.click();
    await until(() => page.root.querySelector('form') && page.field('External reference').value === 'WITH-FILE');
    expect(page.shop.queue().records.map(({ name }) => name)).to.deep.equal(['slip.pdf']);
  });

  it('are open in one place at a time: the other one can only read, and no key is lost', async () => {
    const actorId = somebody();
    const one = await openAnywhere(actorId);
    await one.fill('External reference', 'A');
    await saved(one);
    const two = await openAnywhere(actorId);
    expect(two.heading).to.equal('1 draft');
    expect(textOf(two)).to.contain('Open in another tab');
    expect(await violations(two.element)).to.deep.equal([]);
    await one.fill('External reference', 'AB');
    const told = new Promise<void>((done) => one.root.addEventListener('focusin', ({ target }) => { if ((target as Element).id === 'taken-over') done(); }));
    await two.click('button', 'Open here: No customer yet');
    await told;
    await until(() => two.root.querySelector('form') && two.field('External reference').value === 'AB');
    await says(one, 'This draft is open in another tab now');
    expect(one.root.querySelector('.layout')!.hasAttribute('inert')).to.equal(true);
    expect(await violations(one.element)).to.deep.equal([]);
    await two.fill('External reference', 'ABC');
    await one.click('button', 'Open here instead');
    await until(() => one.root.querySelector('form') && !one.root.querySelector('.layout')!.hasAttribute('inert') && one.field('External reference').value === 'ABC');
    await says(two, 'This draft is open in another tab now');
    expect((await keptFor(actorId)).length).to.equal(1);
  });

  it('are listed live: what another tab begins or deletes is there at once', async () => {
    const actorId = await withDrafts('ONE', 'TWO');
    const [one, two] = [await openAnywhere(actorId), await openAnywhere(actorId)];
    expect([one.heading, two.heading]).to.deep.equal(['2 drafts', '2 drafts']);
    allByRole(one.root, 'button', /^Delete draft/)[0]!.click();
    await until(() => two.heading === '1 draft');
    await two.click('button', 'New order');
    await until(() => two.root.querySelector('form'));
    await two.fill('External reference', 'THREE');
    await until(() => one.heading === '2 drafts');
    expect(textOf(one)).to.contain('Open in another tab');
  });

  it('are never another person’s, also when the page gets another client', async () => {
    const actorId = await withDrafts('MINE');
    const page = await openAnywhere(actorId);
    expect(page.field('External reference').value).to.equal('MINE');
    await page.fill('External reference', 'MINE TOO');
    page.element.client = fakeShop({ actorId: somebody() }).client;
    await until(() => page.root.querySelector('form') && page.field('External reference').value === '');
    expect(allByRole(page.root, 'button', /^Drafts/)).to.deep.equal([]);
    page.element.client = fakeShop({ actorId }).client;
    await until(() => page.root.querySelector('form') && page.field('External reference').value === 'MINE TOO');
  });

  it('go on without a word when the same person gets a new client', async () => {
    const actorId = somebody();
    const page = await openAnywhere(actorId);
    await page.fill('External reference', 'TOKEN');
    await saved(page);
    page.element.client = fakeShop({ actorId }).client;
    await page.element.updateComplete;
    await until(() => page.root.querySelector('form') && page.field('External reference').value === 'TOKEN');
    expect(textOf(page)).not.to.contain('You have an unfinished order');
  });

  it('are said not to be kept where the browser refuses, one can type on, and they are kept once it does not', async function () {
    this.timeout(20_000);
    const actorId = somebody();
    const page = await openAnywhere(actorId);
    const { put } = IDBObjectStore.prototype;
    let refusals = 0;
    IDBObjectStore.prototype.put = () => {
      refusals += 1;
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      await page.fill('External reference', 'NO-ROOM');
      await says(page, 'This browser has no more room.');
      expect(refusals).to.be.greaterThan(0);
      expect(textOf(page)).to.contain('Draft not saved');
      expect(await violations(page.element)).to.deep.equal([]);
      await page.fill('External reference', 'NO-ROOM-2');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    await saved(page);
    await until(() => !textOf(page).includes('no more room'));
    expect((await keptFor(actorId)).map(({ input }) => input.externalReference)).to.deep.equal(['NO-ROOM-2']);
    await until(() => allByRole(page.root, 'button', 'Drafts (1)')[0]);
  });
});
