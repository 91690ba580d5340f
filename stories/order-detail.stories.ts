import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/order-detail/define.ts';
import type { SampleOrderName } from '../testing/index.ts';
import { failing, inShop, loadedIn, never, unreachable } from './shop.ts';

/** One order with everything that belongs to it. */
const meta: Meta<{ order: SampleOrderName }> = {
  title: 'Elements/Order detail',
  component: 'manual-order-detail',
  loaders: [inShop()],
  args: { order: 'requested' },
  render: ({ order }, context) => {
    const { client, shop } = loadedIn(context);
    return html`<manual-order-detail .client=${client} order-id=${shop.orders[order] ?? 'ord_none'}></manual-order-detail>`;
  },
};
export default meta;
type Story = StoryObj<{ order: SampleOrderName }>;

export const ProofSubmitted: Story = {};
export const Shipped: Story = { args: { order: 'shipped' } };
export const Delivered: Story = { args: { order: 'delivered' } };
export const Replacement: Story = { args: { order: 'replacement' } };
export const RefusedByTheWarehouse: Story = { args: { order: 'rejected' } };
export const Cancelled: Story = { args: { order: 'cancelled' } };
export const Draft: Story = { args: { order: 'draft' } };
/** A viewer may look at everything and change nothing. */
export const ReadOnly: Story = { loaders: [inShop('busy', 'viewer')] };

/** Who has delivered goods and money in hand may record returns and refunds. */
export const ForOperations: Story = { args: { order: 'delivered' }, loaders: [inShop('busy', 'ops')] };
export const WaitingForVerification: Story = { args: { order: 'waitingForVerification' }, loaders: [inShop('busy', 'ops')] };
export const WaitingForProof: Story = { args: { order: 'waitingForProof' } };
export const BeingPacked: Story = { args: { order: 'packing' } };
export const Online: Story = { args: { order: 'online' } };
export const ParcelInTrouble: Story = { args: { order: 'exception' } };

export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/orders/:orderId')); } };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/:orderId')); } };
/** The order is there; its e-mails and history are not. */
export const ActivityFailed: Story = {
  tags: ['failing-requests'],
  beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/:orderId/messages')); },
};
export const Unreachable: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(unreachable('get', '/orders/:orderId')); } };
export const NotAllowed: Story = {
  tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/:orderId', { status: 403, code: 'permissionDenied' })); },
};
export const NotFound: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/:orderId', { status: 404, code: 'notFound' })); } };
export const NotConfigured: Story = { render: () => html`<manual-order-detail order-id="ord_1"></manual-order-detail>` };
