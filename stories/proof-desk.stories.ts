import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/proof-desk/define.ts';
import { createClient, type Role } from '../src/index.ts';
import { failing, inShop, loadedIn, never } from './shop.ts';
import { bringSlips } from './slips.ts';

const withSlips = (role: Role) => async (context: Parameters<ReturnType<typeof inShop>>[0]) => {
  const loaded = await inShop('busy', role)(context);
  await bringSlips(loaded.shop);
  return loaded;
};

/** The proofs of payment that wait, one after the other: the file beside its claim, verified or rejected by one key. */
const meta: Meta = {
  title: 'Elements/Proof desk',
  component: 'manual-order-proof-desk',
  loaders: [withSlips('ops')],
  render: (_, context) => html`<manual-order-proof-desk .client=${loadedIn(context).client}></manual-order-proof-desk>`,
};
export default meta;
type Story = StoryObj;

export const Waiting: Story = {};
/** A viewer may look at everything and decide nothing. */
export const ReadOnly: Story = { loaders: [withSlips('viewer')] };
export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div><style>.narrow { inline-size: min(100%, 360px); }</style>`],
};

/** Somebody else verifies what is looked at, while the story is open. */
export const DecidedByAnotherPerson: Story = {
  play: ({ loaded }) => {
    const { shop } = loadedIn({ loaded });
    const service = createClient({ baseUrl: shop.baseUrl, fetch: shop.fetch, auth: shop.serviceKey });
    setTimeout(() => void service.payments.list({ status: ['proofSubmitted'] }).then(({ items: [first] }) =>
      first && service.payments.verify(first.order.id, first.payment.id, { ifMatch: first.order.version })), 2_000);
  },
};

export const NothingWaits: Story = { loaders: [inShop('new', 'ops')] };
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/payments')); } };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/payments')); } };
export const FileFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('post', '/uploads/:uploadId/content-link')); } };
export const NotConfigured: Story = { render: () => html`<manual-order-proof-desk></manual-order-proof-desk>` };
