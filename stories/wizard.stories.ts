import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/wizard/define.ts';
import type { ManualOrderWizard } from '../components/index.ts';
import { createClient, type Order } from '../src/index.ts';
import { failing, inShop, loadedIn, never, type Loaded } from './shop.ts';

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

export const B2B: Story = { args: { type: 'b2b' } };
export const B2C: Story = { args: { type: 'b2c' } };
export const Prefilled: Story = {
  args: {
    type: 'b2c',
    prefill: { segment: 'b2c', channel: 'phone', reason: { code: 'phoneOrder', note: 'Called about the offer of the week.' }, customer: { name: 'Kavitha Nair', phone: '+60122345004' } },
  },
};
/** The page knows who buys, and asks for the rest alone. */
export const KnownCustomer: Story = {
  args: {
    type: 'b2c', steps: ['items', 'payment'],
    prefill: {
      segment: 'b2c', channel: 'phone', reason: { code: 'phoneOrder', note: 'Called about the offer of the week.' }, customer: { name: 'Kavitha Nair', phone: '+60122345004' },
      shippingAddress: { line1: '7 Lorong Damai', city: 'Klang', region: 'MY-10', postalCode: '41000', country: 'MY' },
    },
  },
};

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

export const Edit: Story = { ...editing };
/** Somebody else saves the order a moment after it was opened. */
export const EditConflict: Story = {
  ...editing,
  play: async ({ loaded, canvasElement }) => {
    const { shop, order } = loaded as unknown as Loaded & { order: Order };
    const wizard = canvasElement.querySelector('manual-order-wizard');
    const other = createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken('ops') });
    while (!wizard?.shadowRoot?.querySelector('form')) await new Promise((done) => { requestAnimationFrame(done); });
    const { version } = await other.orders.get(order.id);
    await other.orders.update(order.id, { externalReference: `SEEN-${version}`, tags: ['checked'] }, { ifMatch: version });
  },
};
export const EditNotFound: Story = {
  render: (_, context) => html`<manual-order-wizard .client=${loadedIn(context).client} order-id="ord_nowhere"></manual-order-wizard>`,
};
export const NewShop: Story = { loaders: [inShop('new')] };
export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div><style>.narrow { inline-size: min(100%, 360px); }</style>`],
};
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/settings')); } };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/settings')); } };
export const NotConfigured: Story = { render: () => html`<manual-order-wizard></manual-order-wizard>` };
