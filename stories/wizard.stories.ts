import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/wizard/define.ts';
import { idOf } from '../components/wizard/pointer.ts';
import type { ManualOrderWizard } from '../components/index.ts';
import { createClient, type Order, type OrderInput } from '../src/index.ts';
import { failing, inShop, loadedIn, never, unreachable, type Loaded } from './shop.ts';

/** Four steps and an overview from a phone call to a placed order. */
const meta: Meta<ManualOrderWizard> = {
  title: 'Elements/Wizard',
  component: 'manual-order-wizard',
  loaders: [inShop()],
  argTypes: { type: { control: 'inline-radio', options: ['b2b', 'b2c'] } },
  render: ({ type, prefill, steps }, context) => html`<manual-order-wizard .client=${loadedIn(context).client} .type=${type} .prefill=${prefill} .steps=${steps}></manual-order-wizard>`,
};
export default meta;
type Story = StoryObj<ManualOrderWizard>;

type Prefill = Partial<OrderInput>;

const person: Prefill = {
  segment: 'b2c', channel: 'phone', reason: { code: 'phoneOrder', note: 'Called about the offer of the week.' }, customer: { name: 'Kavitha Nair', email: 'kavitha@example.com', phone: '+60122345004' },
  shippingAddress: { name: 'Kavitha Nair', line1: '7 Lorong Damai', city: 'Klang', region: 'MY-10', postalCode: '41000', country: 'MY' },
};
const company: Prefill = {
  segment: 'b2b', channel: 'email', reason: { code: 'purchaseOrder' }, purchaseOrderNumber: 'PO-7802', tags: ['fleet'],
  customer: { name: 'Farid Rahman', email: 'farid@seripantai.example', phone: '+60122345001' }, company: { legalName: 'Seri Pantai Fleet Sdn Bhd', costCentre: 'KL-04' },
  shippingAddress: { name: 'Farid Rahman', line1: '12 Persiaran Kewajipan', city: 'Subang Jaya', region: 'MY-10', postalCode: '47600', country: 'MY' },
};
const lines: Prefill['lines'] = [
  { kind: 'catalogue', sku: 'LUB-5W30-4L', quantity: 12 },
  { kind: 'catalogue', sku: 'ACC-WIPER-20', quantity: 2, discounts: [{ label: 'Thank you', rate: 1_000 }] },
  { kind: 'custom', title: 'Fitting at the station', quantity: 1, unitPrice: { amount: 4_500, currency: 'MYR' } },
];
/** What is wrong with lines: more than there are, and another price without its reason. */
const wrongLines: Prefill['lines'] = [
  { kind: 'catalogue', sku: 'LUB-5W30-20L', quantity: 900 }, { kind: 'catalogue', sku: 'ACC-INFL', quantity: 1, unitPrice: { amount: 9_900, currency: 'MYR' } },
];
const inCash: Prefill = { payments: [{ methodCode: 'cash', amount: { amount: 10_000, currency: 'MYR' } }] };

type PlayContext = Parameters<NonNullable<Story['play']>>[0];

/** What a selector finds in the wizard, as soon as it is there. */
const found = async (canvas: HTMLElement, selector: string): Promise<HTMLElement> => {
  for (;;) {
    const element = canvas.querySelector('manual-order-wizard')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise((done) => { requestAnimationFrame(done); });
  }
};
const press = (...parts: string[]) => async ({ canvasElement }: PlayContext): Promise<void> => {
  for (const part of parts) (await found(canvasElement, `[part~="${part}"]`)).click();
};
/** Goes on as Enter does, a number of times, once the prices of the lines are known: before that nobody gets past them. */
const goOn = (times: number) => async ({ args, canvasElement }: PlayContext): Promise<void> => {
  if (args.prefill?.lines) await found(canvasElement, '[part~="totals"]');
  for (let time = 0; time < times; time += 1) {
    const form = await found(canvasElement, 'form.panel') as HTMLFormElement;
    form.requestSubmit();
    await canvasElement.querySelector('manual-order-wizard')!.updateComplete;
    await new Promise((done) => { requestAnimationFrame(done); });
  }
};

export const B2B: Story = { args: { type: 'b2b' } };
export const B2C: Story = { args: { type: 'b2c' } };
export const Prefilled: Story = {
  args: {
    type: 'b2c',
    prefill: { segment: 'b2c', channel: 'phone', reason: { code: 'phoneOrder', note: 'Called about the offer of the week.' }, customer: { name: 'Kavitha Nair', phone: '+60122345004' } },
  },
};
/** The page knows who buys, and asks for the rest alone. */
export const KnownCustomer: Story = { args: { type: 'b2c', steps: ['items', 'payment'], prefill: person } };

/** Who goes on without having filled in what is needed is led to each field. */
export const GeneralWithErrors: Story = { args: { type: 'b2c' }, play: goOn(1) };
export const Customer: Story = { args: { prefill: company }, play: goOn(1) };
export const CustomerOfB2C: Story = { args: { prefill: person }, play: goOn(1) };
export const CustomerWithErrors: Story = { args: { type: 'b2b', steps: ['customer', 'items'] }, play: goOn(1) };
export const Items: Story = { args: { prefill: { ...company, lines }, steps: ['items', 'payment'] } };
export const ItemsOfB2C: Story = { args: { prefill: { ...person, lines }, steps: ['items', 'payment'] } };
export const ItemsWithErrors: Story = { args: { prefill: { ...person, lines: wrongLines }, steps: ['items', 'payment'] }, play: async (context) => {
  await found(context.canvasElement, '[part~="line"] img');
  await goOn(1)(context);
} };
/** The prices of items that the page brought along cannot be read: that is told once, each line says that it is one of them, and nothing is added up. */
export const ItemsUnread: Story = {
  args: { prefill: { ...person, lines }, steps: ['items', 'payment'] }, tags: ['failing-requests'],
  beforeEach: ({ msw }) => { msw.use(failing('get', '/catalogue/items')); },
};
export const NoItemsYet: Story = { args: { prefill: company, steps: ['items'] } };
export const PaymentOnTerms: Story = { args: { prefill: { ...company, lines, paymentTerms: { type: 'net', netDays: 30 }, payments: [{ methodCode: 'netTerms', amount: { amount: 0, currency: 'MYR' } }] }, steps: ['payment'] } };
export const PaymentWithProof: Story = { args: { prefill: { ...person, lines, payments: [{ methodCode: 'bankTransfer', amount: { amount: 20_000, currency: 'MYR' }, bank: 'Maybank', reference: 'IBG-8830' }] }, steps: ['payment'] } };
export const PaymentWithErrors: Story = { args: { prefill: { ...company, lines }, steps: ['payment'] }, play: goOn(1) };
export const Overview: Story = { args: { prefill: { ...company, lines, ...inCash } }, play: goOn(4) };
export const OverviewOfB2C: Story = { args: { prefill: { ...person, lines, ...inCash } }, play: goOn(4) };
/** The overview links to everything that is still wrong. */
export const OverviewWithBlockers: Story = { args: { prefill: { ...person, customer: { name: '' }, lines: wrongLines }, steps: [] } };
export const SubmitFailed: Story = {
  args: { prefill: { ...person, lines, ...inCash }, steps: [] }, tags: ['failing-requests'],
  beforeEach: ({ msw }) => { msw.use(failing('post', '/orders')); }, play: goOn(1),
};
/** Whether the order was placed is not known: sending it again is safe. */
export const ConnectionLost: Story = {
  args: { prefill: { ...person, lines, ...inCash }, steps: [] }, tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(unreachable('post', '/orders')); }, play: goOn(1),
};
export const Placed: Story = { args: { prefill: { ...person, lines, ...inCash }, steps: [] }, play: goOn(1) };

/** What was begun and not placed, to come back to. */
export const Drafts: Story = { args: { prefill: { ...company, lines } }, play: async (context) => {
  await goOn(1)(context);
  await press('open-drafts', 'new-order')(context);
  await goOn(1)(context);
  await press('open-drafts')(context);
} };
/** The last of them has been deleted, and can be brought back. */
export const NoDrafts: Story = { args: { prefill: person }, play: async (context) => {
  await goOn(1)(context);
  await press('open-drafts', 'remove')(context);
} };

/** The latest order of the shop that was placed and has not left yet. */
const anOrder = async ({ client }: Loaded): Promise<Order> => {
  const { items: [found] } = await client.orders.list({ status: ['confirmed'], fulfilmentStatus: ['unfulfilled', 'requested'], limit: 1 });
  if (!found) throw new Error('The shop of the stories has no order to edit.');
  return client.orders.get(found.id);
};

const editing: Partial<Story> = {
  loaders: [async (context) => {
    const loaded = await inShop()(context);
    return { ...loaded, order: await anOrder(loaded) };
  }],
  render: (_, context) => html`<manual-order-wizard .client=${loadedIn(context).client} .orderId=${(context.loaded as { order: Order }).order.id}></manual-order-wizard>`,
};

const retype = async ({ canvasElement }: PlayContext, text: string): Promise<void> => {
  const input = await found(canvasElement, `#${idOf('/externalReference')}`) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await canvasElement.querySelector('manual-order-wizard')!.updateComplete;
};

export const Edit: Story = { ...editing };
/** The overview says what will change, from what to what. */
export const EditOverview: Story = {
  ...editing,
  play: async (context) => {
    await retype(context, 'MINE-1');
    await goOn(1)(context);
  },
};
/** Somebody else saves what is being changed. */
export const EditConflict: Story = {
  ...editing,
  play: async (context) => {
    const { shop, order } = context.loaded as unknown as Loaded & { order: Order };
    const other = createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken('ops') });
    await retype(context, 'MINE-1');
    const { version } = await other.orders.get(order.id);
    await other.orders.update(order.id, { externalReference: `SEEN-${version}`, tags: ['checked'] }, { ifMatch: version });
  },
};
/** What both have changed is decided field by field. */
export const EditMerge: Story = {
  ...editing,
  play: async (context) => {
    await EditConflict.play!(context);
    (await found(context.canvasElement, '[part="edit-news"] .button')).click();
  },
};
export const EditNotFound: Story = {
  tags: ['failing-requests'],
  render: (_, context) => html`<manual-order-wizard .client=${loadedIn(context).client} order-id="ord_nowhere"></manual-order-wizard>`,
};
export const NewShop: Story = { loaders: [inShop('new')] };
export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div><style>.narrow { inline-size: min(100%, 360px); }</style>`],
};
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/settings')); } };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/settings')); } };
/** Looks, and may not create. */
export const NotAllowed: Story = { loaders: [inShop('busy', 'viewer')] };
export const NotConfigured: Story = { render: () => html`<manual-order-wizard></manual-order-wizard>` };
