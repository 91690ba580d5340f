import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/order-list/define.ts';
import type { ListQuery } from '../components/index.ts';
import { createClient } from '../src/index.ts';
import { failing, inShop, loadedIn, never, unreachable } from './shop.ts';

/** Every order in one table, online and manual, that stays live. */
const meta: Meta<{ query: ListQuery }> = {
  title: 'Elements/Order list',
  component: 'manual-order-list',
  loaders: [inShop()],
  args: { query: {} },
  render: ({ query }, context) => html`<manual-order-list .client=${loadedIn(context).client} .query=${query}></manual-order-list>`,
};
export default meta;
type Story = StoryObj<{ query: ListQuery }>;

export const AllOrders: Story = {};
/** A few rows at once: more come as one scrolls. */
export const InPages: Story = { args: { query: { limit: 5, sort: '-total' } } };
export const Filtered: Story = { args: { query: { segment: 'b2b', fulfilmentStatus: ['shipped'] } } };
/** A view that is only named stands for what it shows. */
export const NeedsAttention: Story = { args: { query: { view: 'attention' } } };
export const ManyFilters: Story = { args: { query: { view: 'toVerify', status: ['confirmed', 'completed'], paymentStatus: ['pendingVerification', 'unpaid'], from: '2020-01-01', channel: ['email', 'phone'] } } };
export const OtherColumns: Story = { args: { query: { columns: ['number', 'customer', 'total', 'balance', 'dueOn', 'purchaseOrderNumber', 'tags', 'createdBy'] } } };

const press = (name: string) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  const list = canvasElement.querySelector('manual-order-list');
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    const button = list?.shadowRoot?.querySelector('tbody [data-place]') && list.shadowRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
    if (button) return button.click();
  }
};
export const FiltersOpen: Story = { play: press('fold') };
export const ColumnsDialog: Story = { play: press('columns') };
export const ExportDialog: Story = { play: press('export') };
export const SaveViewDialog: Story = { args: { query: { status: ['confirmed'] } }, play: press('save-view') };
export const Selected: Story = { play: press('select-all') };
/** Which of the orders can be held is said before; which could not, after. */
export const HoldDialog: Story = { play: async (context) => { await press('select-all')(context); await press('hold-selection')(context); } };
export const BetweenDates: Story = { args: { query: { from: '2020-01-01', to: '2099-12-31' } } };
/** A viewer may look, search and filter. */
export const ReadOnly: Story = { loaders: [inShop('busy', 'viewer')] };
export const NothingMatches: Story = { args: { query: { q: 'no such order' } } };
export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div><style>.narrow { inline-size: min(100%, 360px); }</style>`],
};

/** A new order comes in and another one is shipped while the story is open. */
export const MovesByItself: Story = {
  play: ({ loaded }) => {
    const { shop } = loadedIn({ loaded });
    // Past the page's network, which may show another story by then.
    const other = createClient({ baseUrl: shop.baseUrl, fetch: shop.fetch, auth: () => shop.sessionToken() });
    setTimeout(() => void shop.warehouse.ship(shop.orders.acknowledged ?? ''), 2_000);
    setTimeout(() => void other.orders.create({ segment: 'b2c', customer: { name: 'Nurul Izzah', phone: '+60122345009' } }), 4_000);
  },
};

export const Empty: Story = { loaders: [inShop('new')] };
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/orders')); } };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders')); } };
/** The rows are there; their sums are not. */
export const SumsFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders/sums')); } };
export const Unreachable: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(unreachable('get', '/orders')); } };
export const NotAllowed: Story = {
  tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/orders', { status: 403, code: 'permissionDenied' })); },
};
export const NotConfigured: Story = { render: () => html`<manual-order-list></manual-order-list>` };
