import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/provider/define.ts';
import '../components/status-tracker/define.ts';
import type { Order, Shipment } from '../src/index.ts';
import type { SampleOrderName } from '../testing/index.ts';
import { failing, inShop, loadedIn, never, unreachable } from './shop.ts';

/** Where an order is, live: its stations, what needs attention, and its shipments with their events. */
const meta: Meta<{ order: SampleOrderName }> = {
  title: 'Elements/Status tracker',
  component: 'manual-order-status-tracker',
  loaders: [inShop()],
  argTypes: { order: { control: 'select', options: ['requested', 'acknowledged', 'packing', 'shipped', 'delivered', 'exception', 'rejected', 'cancelled', 'waitingForVerification', 'draft'] } },
  render: ({ order }, context) => {
    const { client, shop } = loadedIn(context);
    return html`<manual-order-status-tracker .client=${client} order-id=${shop.orders[order] ?? 'ord_none'}></manual-order-status-tracker>`;
  },
};
export default meta;
type Story = StoryObj<{ order: SampleOrderName }>;

export const Shipped: Story = { args: { order: 'shipped' } };
export const BeingPacked: Story = { args: { order: 'packing' } };
export const WaitsForVerification: Story = { args: { order: 'waitingForVerification' } };
export const Delivered: Story = { args: { order: 'delivered' } };
export const ParcelInTrouble: Story = { args: { order: 'exception' } };
export const RefusedByTheWarehouse: Story = { args: { order: 'rejected' } };
export const Cancelled: Story = { args: { order: 'cancelled' } };
export const ReplacementShipped: Story = { args: { order: 'replacement' } };
export const WaitsForProof: Story = { args: { order: 'waitingForProof' } };
export const Draft: Story = { args: { order: 'draft' } };

/** The carrier brought the goods back to the shop. */
export const Returned: Story = {
  // Beside the one of all stories, which it does not wait for.
  loaders: [async (context) => {
    const { client, shop } = await inShop()(context);
    return { order: await client.orders.get(shop.orders.delivered ?? '') };
  }],
  render: (_args, context) => {
    const { order } = context.loaded as { order: Order };
    const shipments = order.shipments.map((shipment): Shipment => ({
      ...shipment, status: 'returned', events: [...shipment.events, { status: 'returned', at: shipment.events.at(-1)?.at ?? order.createdAt, description: 'Nobody at home three times' }],
    }));
    return html`<manual-order-status-tracker .client=${loadedIn(context).client} .order=${{ ...order, fulfilmentStatus: 'returned', shipments }}></manual-order-status-tracker>`;
  },
};

/** One line each, as in the rows of a list. */
export const Compact: Story = {
  render: (_args, context) => {
    const { client, shop } = loadedIn(context);
    return html`${(['draft', 'waitingForVerification', 'packing', 'exception', 'delivered', 'cancelled'] as const).map((name) =>
      html`<p><manual-order-status-tracker compact .client=${client} order-id=${shop.orders[name] ?? 'ord_none'}></manual-order-status-tracker></p>`)}`;
  },
};

export const CompactLoading: Story = {
  ...Compact, beforeEach: ({ msw }) => { msw.use(never('get', '/orders/:orderId')); },
};
/** The warehouse accepts, packs and ships while the story is open: the tracker follows by itself. */
export const MovesByItself: Story = {
  args: { order: 'requested' },
  play: ({ loaded }) => {
    const { shop } = loadedIn({ loaded });
    const orderId = shop.orders.requested ?? '';
    const steps = [() => shop.warehouse.acknowledge(orderId), () => shop.warehouse.pack(orderId), () => shop.warehouse.ship(orderId)];
    steps.forEach((step, place) => setTimeout(() => void step(), 2_000 * (place + 1)));
  },
};

export const Loading: Story = { args: { order: 'shipped' }, beforeEach: ({ msw }) => { msw.use(never('get', '/orders/:orderId')); } };
export const LoadFailed: Story = {
  args: { order: 'shipped' },
  tags: ['failing-requests'],
  beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/:orderId')); },
};
export const NotFound: Story = { args: { order: 'online' }, tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('all', '/orders/:orderId*', { status: 404, code: 'notFound' })); } };
export const Unreachable: Story = { args: { order: 'shipped' }, tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(unreachable('get', '/orders/:orderId')); } };
export const NotAllowed: Story = {
  args: { order: 'shipped' }, tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/:orderId', { status: 403, code: 'permissionDenied' })); },
};
export const NotConfigured: Story = { render: () => html`<manual-order-status-tracker order-id="ord_1"></manual-order-status-tracker>` };
