import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/order-list/define.ts';
import type { OrderListQuery } from '../src/index.ts';
import { failing, inShop, loadedIn, never } from './shop.ts';

/** Every order in one table, online and manual, that stays live. */
const meta: Meta<{ query: OrderListQuery }> = {
  title: 'Elements/Order list',
  component: 'manual-order-list',
  loaders: [inShop()],
  args: { query: {} },
  render: ({ query }, context) => html`<manual-order-list .client=${loadedIn(context).client} .query=${query}></manual-order-list>`,
};
export default meta;
type Story = StoryObj<{ query: OrderListQuery }>;

export const AllOrders: Story = {};
export const InPages: Story = { args: { query: { limit: 5, sort: '-total' } } };
export const Filtered: Story = { args: { query: { segment: 'b2b', fulfilmentStatus: ['shipped'] } } };
/** What a person has to look at. */
export const NeedsAttention: Story = { args: { query: { alert: true } } };
export const BetweenDates: Story = { args: { query: { from: '2020-01-01', to: '2099-12-31' } } };
export const NothingMatches: Story = { args: { query: { q: 'no such order' } } };
export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div><style>.narrow { inline-size: min(100%, 360px); }</style>`],
};

/** A new order comes in and another one is shipped while the story is open. */
export const MovesByItself: Story = {
  play: ({ loaded }) => {
    const { client, shop } = loadedIn({ loaded });
    setTimeout(() => void shop.warehouse.ship(shop.orders.acknowledged ?? ''), 2_000);
    setTimeout(() => void client.orders.create({ segment: 'b2c', customer: { name: 'Nurul Izzah', phone: '+60122345009' } }), 4_000);
  },
};

export const Empty: Story = { loaders: [inShop('new')] };
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/orders')); } };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders')); } };
/** The rows are there; their sums are not. */
export const SumsFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/reconciliation')); } };
export const NotConfigured: Story = { render: () => html`<manual-order-list></manual-order-list>` };
