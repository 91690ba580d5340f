import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderWizard } from '../../../components/index.ts';
import type { Client, Order, OrderInput } from '../../../src/index.ts';
import { dropped, faults, faultsAt, FaultyServer, json, problem, slow, type Fault, type FaultName } from '../foundation/faults.ts';
import { allByRole, byRole, clear, fixture, press, type, until, violations } from '../foundation/fixture.ts';
import { isLongRun } from '../foundation/long-run.ts';
import { fakeShop, FakeQueue, orderOf } from './fake-client.ts';
import { WizardPage } from './wizard-page.ts';

let people = 0;

/** A shop behind a network: what it answers comes from memory, and an order is made once for each key. */
class FaultyShop extends FaultyServer {
  readonly placed = new Map<string, Order>();
  readonly keys: string[] = [];
  readonly bodies: OrderInput[] = [];

  constructor(options: { fault?: Fault } = {}) {
    const memory = fakeShop({ actorId: `faulty-${Date.now()}-${(people += 1)}` }).client;
    super(async (call, request) => {
      const query = Object.fromEntries(new URL(request.url).searchParams);
      switch (call) {
        case 'GET /settings': return json(await memory.settings.get());
        case 'GET /sessions/current': return json(await memory.sessions.current());
        case 'GET /catalogue/items': return json(await memory.catalogue.search({ ...query, ids: query['ids']?.split(','), skus: query['skus']?.split(',') } as never));
        case 'GET /catalogue/categories': return json(await memory.catalogue.categories());
        case 'GET /customers': return json(await memory.customers.search(query as never));
        case 'GET /orders': return json({ items: [], total: 0 });
        case 'POST /orders/validate': return json({ canSubmit: true, blockers: [], warnings: [] });
        case 'POST /messages/preview': return json({ to: ['a@post.example'], subject: 'Your order', html: '<b>Hello</b>', text: 'Dear Aisyah', locale: 'en' });
        case 'POST /orders': return json(await this.place(request), 201);
        default: return problem(404, 'notFound')(request.signal);
      }
    }, options);
    // Files have tests of their own.
    Object.assign(this.client.uploads, { createQueue: () => new FakeQueue() });
  }

  async place(request: Request): Promise<Order> {
    const key = request.headers.get('idempotency-key') ?? '';
    const body = await request.json() as OrderInput;
    this.keys.push(key);
    this.bodies.push(body);
    const order = this.placed.get(key) ?? orderOf({ body: body as unknown as Record<string, unknown>, idempotencyKey: key });
    this.placed.set(key, order);
    return order;
  }
}

const mount = async (client: Client): Promise<WizardPage> =>
  new WizardPage(await fixture<ManualOrderWizard>(html`<manual-order-wizard type="b2c" .client=${client}></manual-order-wizard>`));

const open = async (client: Client): Promise<WizardPage> => {
  const page = await mount(client);
  await until(() => page.root.querySelector('form'), 'the form is there');
  return page;
};

const textOf = (element: Element | null | undefined): string => element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

describe('what goes wrong between the wizard and the shop', () => {
  afterEach(clear);

  for (const { name, fault, words, requests = 1 } of faultsAt(0)) {
    it(`while the form is loaded: ${name} is told with a way on`, async () => {
      const shop = new FaultyShop({ fault });
      shop.break(/^GET \/settings$/, fault);
      const page = await mount(shop.client);
      if (fault === slow) await until(() => page.root.querySelector('[aria-busy=true]')?.textContent.includes('Loading'), 'it says that it loads');
      const retry = await until(() => allByRole(page.root, 'button', 'Try again')[0], 'a way on');
      expect(shop.happened).to.equal(requests);
      expect(textOf(page.root.querySelector('.root'))).to.contain('The order form could not be loaded.').and.to.contain(words);
      expect(await violations(page.element)).to.deep.equal([]);
      shop.mend();
      retry.focus();
      retry.click();
      await until(() => page.heading === 'General details');
      await until(() => page.focused?.textContent === 'General details', 'the focus is not lost with the button');
    });
  }

  it('the person may not do anything here: the right that is missing is told, with a way on', async () => {
    const shop = new FaultyShop();
    shop.break(/^GET \/sessions\/current$/, problem(403, 'permissionDenied'));
    const page = await mount(shop.client);
    await until(() => allByRole(page.root, 'button', 'Try again')[0]);
    expect(shop.happened).to.equal(1);
    expect(textOf(page.root.querySelector('.root'))).to.contain('You do not have the right');
  });

  for (const { name, fault, words, requests = 1 } of faultsAt(1)) {
    it(`while a customer is looked for: ${name} is told, and what was typed is looked for again at Enter`, async () => {
      const shop = new FaultyShop({ fault });
      const page = await open(shop.client);
      await page.choose('Reason for manual order', 'Phone order');
      await page.fill('Remark', 'Called');
      await page.next('Customer details');
      await page.fill('Contact name', 'Typed before');
      shop.break(/^GET \/customers$/, fault);
      const find = page.field('Find a customer');
      type(find, 'kem');
      if (fault === slow) await until(() => textOf(page.root.querySelector('.lookup-note')) === 'Searching…', 'it says that it looks');
      await until(() => textOf(page.root.querySelector('.lookup-note')).includes(words), words);
      await until(() => textOf(page.root.querySelector('[role=status].visually-hidden')).includes('The search failed.'), 'it is said aloud');
      expect(shop.happened).to.equal(requests);
      expect(find.value).to.equal('kem');
      expect(page.field('Contact name').value).to.equal('Typed before');
      shop.mend();
      if (fault === dropped) byRole(page.root, 'button', 'Try again').click();
      else press(find, 'Enter');
      await until(() => allByRole(page.root, 'option', /Kembara/)[0], 'the customer is found');
      expect(find.value).to.equal('kem');
    });
  }

  const toItems = async (page: WizardPage): Promise<void> => {
    await page.choose('Reason for manual order', 'Phone order');
    await page.fill('Remark', 'Called the station');
    await page.next('Customer details');
    await page.fillPerson();
    await page.next('Item details');
  };

  for (const { name, fault, words } of faultsAt(2)) {
    it(`while items are looked for: ${name} is told, and the search goes on where it was`, async () => {
      const shop = new FaultyShop({ fault });
      const page = await open(shop.client);
      await toItems(page);
      await page.click('button', 'Add custom line');
      await page.fill('Item name', 'Gift wrap');
      shop.break(/^GET \/catalogue\/items$/, fault);
      const picker = page.root.querySelector('manual-order-item-picker')!;
      const search = byRole<HTMLInputElement>(picker, 'combobox', 'Add items');
      search.click();
      type(search, 'mug');
      await until(() => textOf(picker.shadowRoot!.querySelector('.root')).includes(words), words);
      const retry = await until(() => allByRole(picker, 'button', 'Try again')[0], 'a way on');
      expect(shop.happened).to.be.above(0);
      expect(search.value).to.equal('mug');
      expect(page.field('Item name').value).to.equal('Gift wrap');
      shop.mend();
      retry.click();
      await until(() => allByRole(picker, 'option', /travel mug/i)[0], 'the item is found');
    });
  }

  const toOverview = async (page: WizardPage): Promise<void> => {
    await toItems(page);
    await page.pick(/travel mug/i);
    await page.next('Payment details');
    await page.choose('Payment method', 'Cash');
    await page.next('Overview');
  };

  for (const { name, fault, words, requests = 1 } of faultsAt(3)) {
    it(`before it is placed: ${name} keeps nobody from placing the order, and the e-mail can be asked for again`, async () => {
      const shop = new FaultyShop({ fault });
      const page = await open(shop.client);
      shop.break(/^POST \/(orders\/validate|messages\/preview)$/, fault);
      await toOverview(page);
      const details = page.root.querySelector('details')!;
      details.open = true;
      await until(() => textOf(details).includes(words), words);
      // The order is looked at before the payment and again now.
      await until(() => shop.happened === 3 * requests, 'all three failed');
      expect(page.root.textContent).to.contain('Everything is there');
      shop.mend();
      byRole(details, 'button', 'Try again').click();
      await until(() => textOf(details).includes('Dear Aisyah'), 'the e-mail is there');
      expect(page.focused?.localName).to.equal('summary');
      await page.create();
      await until(() => page.heading === 'Order MO-000042 created');
      expect(shop.placed.size).to.equal(1);
    });
  }

  /** What the wizard says in words of its own when the order is placed. */
  const atSubmit: { [Name in FaultName]?: { fault?: Fault; words: string } } = {
    409: { fault: problem(409, 'idempotencyInProgress'), words: 'still working on this order' },
    422: { fault: problem(422, 'preflightFailed', { errors: [{ code: 'tooLong', pointer: '/customer/name', step: 'customer', detail: 'Too long', params: { limit: 5 } }] }), words: 'refused some of the details' },
  };

  // Those that are told in words of its own or with more than words, and the commonest; the others are told by the same ones.
  const daily: readonly FaultName[] = ['409', '422', '500', 'a dropped connection', 'an answer that does not come'];

  for (const { name, fault: usual, words: usualWords, requests = 1 } of faults.filter((each) => isLongRun || daily.includes(each.name))) {
    it(`when the order is placed: ${name} is told, and trying again makes one order of what was typed`, async () => {
      const { fault = usual, words } = { words: usualWords, ...atSubmit[name] };
      const shop = new FaultyShop({ fault });
      const page = await open(shop.client);
      await toOverview(page);
      const keys: (string | null | undefined)[] = [];
      shop.break(/^POST \/orders$/, (signal, request) => {
        keys.push(request?.headers.get('idempotency-key'));
        return fault(signal, request);
      });
      await page.create();
      if (fault === slow) {
        await until(() => byRole(page.root, 'button', 'Creating the order…').ariaDisabled === 'true', 'it says that it is placed');
        await page.click('button', 'Creating the order…');
      }
      await until(() => page.root.getElementById('failure')?.textContent.includes(words), words);
      if (name === '500') expect(page.root.getElementById('failure')!.textContent).to.contain('req_0199');
      await until(() => page.focused?.id === 'failure', 'the focus is at what went wrong');
      expect(shop.happened).to.equal(requests);
      expect(shop.placed.size).to.equal(0);
      expect(await violations(page.element)).to.deep.equal([]);
      shop.mend();
      if (name === '422') {
        byRole(page.root, 'link', /^Contact name/).click();
        await until(() => page.focused === page.field('Contact name'), 'the link goes to the field');
        expect(page.errorOf('Contact name')).to.equal('Use at most 5 characters.');
        await page.fill('Contact name', 'Aisya');
        await page.click('button', /^Overview/);
        await until(() => page.heading === 'Overview');
        await page.create();
      } else byRole(page.root, 'button', 'Try again').click();
      await until(() => page.heading === 'Order MO-000042 created');
      expect(shop.placed.size).to.equal(1);
      expect(new Set([...keys, ...shop.keys]), 'under one key').to.have.lengthOf(1);
      const [body] = shop.bodies;
      expect(body?.reason).to.deep.equal({ code: 'phoneOrder', note: 'Called the station' });
      expect(body?.customer?.name).to.equal(name === '422' ? 'Aisya' : 'Aisyah Rahman');
    });
  }

  it('an answer that is lost on its way makes no second order', async () => {
    const shop = new FaultyShop();
    const page = await open(shop.client);
    await toOverview(page);
    shop.break(/^POST \/orders$/, async (_signal, request) => {
      await shop.place(request!);
      throw new TypeError('Failed to fetch');
    });
    await page.create();
    const retry = await until(() => allByRole(page.root, 'button', 'Try again')[0]);
    expect(shop.happened).to.equal(1);
    expect(shop.placed.size, 'it was placed all the same').to.equal(1);
    shop.mend();
    retry.click();
    await until(() => page.heading === 'Order MO-000042 created');
    expect(shop.placed.size).to.equal(1);
    expect(new Set(shop.keys)).to.have.lengthOf(1);
    expect(shop.bodies[1]).to.deep.equal(shop.bodies[0]);
  });
});
