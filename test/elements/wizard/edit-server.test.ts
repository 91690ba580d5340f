import { expect } from 'chai';
import type { Fetch } from '../../../src/index.ts';
import { allByRole, byRole, clear, until, violations } from '../foundation/fixture.ts';
import type { WizardPage } from './wizard-page.ts';
import { EditShop, goTo, openEdit, updated } from './edit-page.ts';

describe('<manual-order-wizard order-id> on the reference server', () => {
  let shop: EditShop;

  before(async function () {
    this.timeout(120_000);
    shop = await EditShop.open();
  });
  after(() => shop.shop.close());
  afterEach(clear);

  it('saves only what changed of a placed order, after it has shown it', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const sent: { method: string; path: string; body: unknown }[] = [];
    const watched: Fetch = async (request) => {
      if (request.method !== 'GET') sent.push({ method: request.method, path: new URL(request.url).pathname.replace(/^.*\/orders\/[^/]+/, ''), body: await request.clone().json().catch(() => undefined) });
      return shop.shop.fetch(request);
    };
    const page = await openEdit(shop.client('merchant', watched), order.id);
    expect(page.root.textContent).to.contain(`Edit order ${order.number}`);
    await page.fill('Purchase order number', 'PO-2');
    await goTo(page, 'Item details');
    await page.fill('Quantity, Engine oil', '3');
    await page.pick(/Car shampoo/);
    await page.click('button', 'Review 3 changes');
    await until(() => page.heading === 'Overview');
    const rows = [...page.root.querySelectorAll('.change-row')].map((row) => row.textContent!.replaceAll(/\s+/g, ' ').trim());
    expect(rows).to.deep.equal([
      'Purchase order number Before: PO-1 After: PO-2', 'Quantity, Engine oil Before: 2 After: 3', 'Car shampoo Added 1 × Car shampoo · RM 16.90',
    ].map((row) => row.replaceAll(' ', ' ')));
    expect(page.root.textContent).to.contain('The order becomes dearer by');
    expect(await violations(page.element)).to.deep.equal([]);
    const detail = new Promise<{ steps?: unknown }>((done) => page.element.addEventListener('before-submit', (event) => done(event.detail), { once: true }));
    const saved = updated(page);
    await page.click('button', 'Save changes');
    const now = await saved;
    expect((await detail).steps).to.have.length(3);
    expect(now.purchaseOrderNumber).to.equal('PO-2');
    expect(now.lines.map(({ sku, quantity }) => [sku, quantity])).to.deep.equal([['LUB-4L', 3], ['CAR-WASH', 1]]);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(['PATCH ', 'POST /lines', `PATCH /lines/${order.lines[0]!.id}`]);
    expect(sent[0]!.body).to.deep.equal({ purchaseOrderNumber: 'PO-2' });
    expect(sent[2]!.body).to.deep.equal({ quantity: 3 });
    await until(() => page.heading === `Order ${order.number} saved`);
    expect(page.focused?.id).to.equal('saved-heading');
    expect(await violations(page.element)).to.deep.equal([]);
  });

  /** A network that tells nothing of what others do, and counts what the server answered. */
  const deaf = (): { fetch: Fetch; statuses: number[] } => {
    const statuses: number[] = [];
    return {
      statuses,
      fetch: async (request) => {
        if (request.headers.get('accept')?.includes('event-stream')) return new Promise(() => undefined);
        const response = await shop.shop.fetch(request);
        statuses.push(response.status);
        return response;
      },
    };
  };

  const review = async (page: WizardPage): Promise<void> => {
    await page.click('button', /^Review/);
    await until(() => page.heading === 'Overview');
  };

  it('merges what two people changed: asks where both changed the same, and loses nothing of either', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const { fetch, statuses } = deaf();
    const page = await openEdit(shop.client('merchant', fetch), order.id);
    await page.fill('Purchase order number', 'PO-mine');
    await page.fill('Tags', 'urgent');
    const theirs = await shop.change(order.id, { purchaseOrderNumber: 'PO-theirs', requestedDeliveryDate: '2027-03-09' });
    await review(page);
    await page.click('button', 'Save changes');
    const dialog = await until(() => page.root.querySelector<HTMLDialogElement>('dialog[open]'), 'the question is asked');
    expect(statuses).to.include(412);
    expect(dialog.textContent).to.contain(`${theirs.updatedBy.name} was faster`);
    expect(dialog.textContent!.replaceAll(/[\u2068\u2069]/g, '')).to.contain('Requested delivery date: Mar 1, 2027 → Mar 9, 2027');
    expect(allByRole(dialog, 'radio').map((radio) => radio.getAttribute('aria-labelledby')!.split(' ').map((id) => page.root.getElementById(id)!.textContent!.trim()).join(': ')))
      .to.deep.equal(['Yours: PO-mine', `From ${theirs.updatedBy.name}: PO-theirs`]);
    expect(await violations(page.element)).to.deep.equal([]);

    byRole(dialog, 'button', 'Save with these').click();
    await until(() => dialog.textContent!.includes('Choose one of the two.'), 'it says that nothing is chosen');
    expect(page.focused?.getAttribute('name')).to.equal('/purchaseOrderNumber');
    allByRole<HTMLInputElement>(dialog, 'radio')[0]!.click();
    await page.element.updateComplete;
    const saved = updated(page);
    byRole(dialog, 'button', 'Save with these').click();
    const now = await saved;
    expect([now.purchaseOrderNumber, now.requestedDeliveryDate, now.tags]).to.deep.equal(['PO-mine', '2027-03-09', ['urgent']]);
    await until(() => page.heading === `Order ${order.number} saved`);
    expect(page.root.textContent).to.contain('Also changed by somebody else');
  });

  it('keeps what was typed when the question is left, and saves at once where nobody changed the same', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const { fetch, statuses } = deaf();
    const page = await openEdit(shop.client('merchant', fetch), order.id);
    await page.fill('Purchase order number', 'PO-mine');
    await shop.change(order.id, { purchaseOrderNumber: 'PO-theirs' });
    await review(page);
    await page.click('button', 'Save changes');
    const dialog = await until(() => page.root.querySelector<HTMLDialogElement>('dialog[open]'), 'the question is asked');
    byRole(dialog, 'button', 'Back to my changes').click();
    await until(() => !page.root.querySelector('dialog'));
    await until(() => page.focused?.textContent?.trim() === 'Save changes', 'the focus is back where it came from');
    await goTo(page, 'General details');
    expect(page.field('Purchase order number').value).to.equal('PO-mine');
    await page.fill('Purchase order number', 'PO-theirs');
    await page.fill('Internal note', 'Call before delivery');
    await shop.change(order.id, { tags: ['checked'] });
    await review(page);
    const saved = updated(page);
    await page.click('button', 'Save changes');
    const now = await saved;
    expect(statuses.filter((status) => status === 412).length).to.be.at.least(2);
    expect([now.purchaseOrderNumber, now.notes.internal, now.tags]).to.deep.equal(['PO-theirs', 'Call before delivery', ['checked']]);
  });

  /** A network on which writes wait until they may go on, be it to fail. */
  const held = () => {
    const network: { goOn: (status?: number) => void } = { goOn: () => undefined };
    const fetch: Fetch = async (request) => {
      if (request.method === 'GET') return shop.shop.fetch(request);
      const status = await new Promise<number | undefined>((done) => { network.goOn = done; });
      return status === undefined ? shop.shop.fetch(request) : new Response(null, { status });
    };
    return { fetch, network };
  };

  it('keeps what is typed while an edit is being saved, and goes on with it in the next one', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const { fetch, network } = held();
    const page = await openEdit(shop.client('merchant', fetch), order.id);
    await page.fill('Purchase order number', 'PO-2');
    await review(page);
    const saved = updated(page);
    await page.click('button', 'Save changes');
    await goTo(page, 'General details');
    await page.fill('Tags', 'meanwhile');
    network.goOn();
    const now = await saved;
    expect([now.purchaseOrderNumber, now.tags]).to.deep.equal(['PO-2', []]);
    await until(() => page.heading === `Order ${order.number} saved`);
    expect(page.root.textContent).to.contain('You changed more while it was being saved');
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'Edit again');
    await until(() => page.root.querySelector('form') && page.field('Tags').value === 'meanwhile');
    await until(() => allByRole(page.root, 'button', 'Review 1 change')[0]);
  });

  it('says that an edit was not saved wherever the person is by then', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const { fetch, network } = held();
    const page = await openEdit(shop.client('merchant', fetch), order.id);
    await page.fill('Purchase order number', 'PO-2');
    await review(page);
    await page.click('button', 'Save changes');
    await goTo(page, 'General details');
    network.goOn(403);
    await until(() => page.focused?.id === 'failure', 'the failure is shown and read');
    expect(page.heading).to.equal('Overview');
  });

  it('has nothing to save once a line that was removed is brought back', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const page = await openEdit(shop.client(), order.id);
    await goTo(page, 'Item details');
    await page.click('button', 'Remove Engine oil');
    await until(() => allByRole(page.root, 'button', 'Review 1 change')[0]);
    await page.click('button', 'Undo, Engine oil');
    await until(() => page.field('Quantity, Engine oil').value === '2');
    expect(allByRole(page.root, 'button', /^Review/).map(({ textContent }) => textContent.trim())).to.deep.equal(['Review']);
  });

  it('says at once that somebody else has changed the order, and takes that over', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const page = await openEdit(shop.client(), order.id);
    await page.fill('Purchase order number', 'PO-mine');
    const theirs = await shop.change(order.id, { requestedDeliveryDate: '2027-03-09' });
    const notice = await until(() => page.root.querySelector('[part=edit-news]'), 'the news is shown');
    expect(notice.textContent).to.contain(`${theirs.updatedBy.name} has changed this order`);
    expect(await violations(page.element)).to.deep.equal([]);
    await page.click('button', 'Take it over');
    await until(() => page.field('Requested delivery date').value === '2027-03-09');
    expect(page.field('Purchase order number').value).to.equal('PO-mine');
    expect(page.root.querySelector('[part=edit-news]')).to.equal(null);
    await review(page);
    const saved = updated(page);
    await page.click('button', 'Save changes');
    expect((await saved).requestedDeliveryDate).to.equal('2027-03-09');
  });

  it('locks what can no longer change and says why', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const page = await openEdit(shop.client('ops'), order.id);
    const channel = page.field<HTMLSelectElement>('Sales channel');
    expect(channel.disabled).to.equal(true);
    expect(page.root.getElementById(channel.getAttribute('aria-describedby')!)?.textContent).to.contain('Fixed since the order was placed.');
    expect(page.field<HTMLTextAreaElement>('Remark').readOnly).to.equal(true);
    expect(page.field('Purchase order number').readOnly).to.equal(false);
    await goTo(page, 'Item details');
    const price = page.field('Unit price, Engine oil');
    expect(price.readOnly).to.equal(true);
    expect(page.root.getElementById(price.getAttribute('aria-describedby')!)?.textContent).to.contain('You need the right to change prices.');
    expect(page.field('Quantity, Engine oil').readOnly).to.equal(false);
    await goTo(page, 'Payment details');
    expect(page.root.textContent).to.contain('Payments are recorded and verified on the order’s own page.');
    expect(await violations(page.element)).to.deep.equal([]);
  });

  for (const lost of ['the call', 'the answer'] as const) {
    it(`goes on after a reload where ${lost} of a line was lost, and adds it once`, async function () {
      this.timeout(40_000);
      const order = await shop.place();
      let cuts = 0;
      const cutting: Fetch = async (request) => {
        if (request.headers.get('accept')?.includes('event-stream')) return new Promise(() => undefined);
        if (request.method !== 'POST' || !request.url.endsWith('/lines') || cuts > 0) return shop.shop.fetch(request);
        cuts += 1;
        if (lost === 'the answer') await shop.shop.fetch(request);
        throw new TypeError('Failed to fetch');
      };
      const client = shop.client('merchant', cutting);
      const page = await openEdit(client, order.id);
      await page.fill('Purchase order number', 'PO-2');
      await goTo(page, 'Item details');
      await page.fill('Quantity, Engine oil', '5');
      await page.pick(/Car shampoo/);
      await review(page);
      await page.click('button', 'Save changes');
      await until(() => page.root.querySelector('#failure'), 'the failure is shown');
      expect(cuts).to.equal(1);
      const half = await shop.backEnd.orders.get(order.id);
      expect(half.purchaseOrderNumber).to.equal('PO-2');
      expect(half.lines.length).to.equal(lost === 'the answer' ? 2 : 1);
      await until(() => page.root.textContent!.includes('Your changes are kept in this browser'), 'what is left is kept');

      page.element.remove();
      const again = await openEdit(client, order.id);
      await until(() => again.root.textContent!.includes('Your unsaved changes are back'), 'the changes are back');
      expect(again.heading).to.equal('Overview');
      expect(again.root.textContent).not.to.contain('PO-1');
      const saved = updated(again);
      await again.click('button', 'Save changes');
      const now = await saved;
      expect(now.lines.map(({ sku, quantity }) => [sku, quantity])).to.deep.equal([['LUB-4L', 5], ['CAR-WASH', 1]]);
    });
  }

  it('brings nothing back where two pages left the order as it was', async function () {
    this.timeout(40_000);
    const order = await shop.place();
    const client = shop.client();
    const pages = [await openEdit(client, order.id), await openEdit(client, order.id)];
    const drafts = new Set<string>();
    for (const page of pages) {
      for (const number of ['PO-2', 'PO-1']) {
        const kept = new Promise<string>((done) => page.element.addEventListener('draft-saved', ({ detail }) => done(detail.draftId), { once: true }));
        await page.fill('Purchase order number', number);
        drafts.add(await kept);
      }
    }
    expect(drafts.size, 'a draft each').to.equal(2);
    for (const { element } of pages) element.remove();

    const again = await openEdit(client, order.id);
    await again.fill('Purchase order number', 'PO-1');
    expect(again.root.textContent).not.to.contain('Your unsaved changes are back');
  });

  it('shows why there is nothing to edit: cancelled, not there, not allowed', async function () {
    this.timeout(30_000);
    const order = await shop.place({ submit: false });
    await shop.backEnd.orders.cancel(order.id, { ifMatch: '*' });
    const shown = async (orderId: string, words: string, role: 'merchant' | 'viewer' = 'merchant') => {
      const element = document.createElement('manual-order-wizard');
      element.client = shop.client(role);
      element.orderId = orderId;
      document.body.append(element);
      await until(() => element.shadowRoot?.textContent?.includes(words), words);
      expect(await violations(element)).to.deep.equal([]);
      return element;
    };
    const cancelled = await shown(order.id, `Order ${order.id} is cancelled`);
    const opened = new Promise<string>((done) => cancelled.addEventListener('order-open', ({ detail }) => done(detail.orderId)));
    byRole(cancelled.shadowRoot!, 'button', 'Back to the order').click();
    expect(await opened).to.equal(order.id);
    cancelled.remove();
    (await shown('ord_nowhere', 'This order was not found')).remove();
    (await shown(order.id, 'You cannot change orders', 'viewer')).remove();
  });

  it('says what the server refused at its field', async function () {
    this.timeout(30_000);
    const order = await shop.place();
    const page = await openEdit(shop.client(), order.id);
    await goTo(page, 'Item details');
    await page.pick(/Car shampoo/);
    // Meanwhile the catalogue does not sell it any more.
    const [wash] = (await shop.backEnd.catalogue.search({ skus: ['CAR-WASH'] })).items;
    await shop.backEnd.catalogue.upsert([{ sku: 'CAR-WASH', title: wash!.title, price: wash!.price, taxRate: 600, status: 'archived' as 'active' }]);
    await review(page);
    await page.click('button', 'Save changes');
    await until(() => page.root.querySelector('#failure'), 'the failure is shown');
    expect(page.problems[0]).to.match(/Car shampoo/);
    await shop.backEnd.catalogue.upsert([{ sku: 'CAR-WASH', title: wash!.title, price: wash!.price, taxRate: 600 }]);
  });
});
