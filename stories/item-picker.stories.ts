import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/item-picker/define.ts';
import type { ManualOrderItemPicker } from '../components/index.ts';
import { failing, inShop, loadedIn, never } from './shop.ts';

const open = ({ canvasElement }: { canvasElement: HTMLElement }): void => {
  const picker = canvasElement.querySelector('manual-order-item-picker');
  if (picker) picker.open = true;
};

/** Finds catalogue items and puts several into an order. */
const meta: Meta<ManualOrderItemPicker> = {
  title: 'Elements/Item picker',
  component: 'manual-order-item-picker',
  loaders: [inShop()],
  args: { maxItems: Infinity, selectionHidden: false, value: [] },
  argTypes: { maxItems: { control: 'number' } },
  render: ({ maxItems, selectionHidden, value }, context) => html`
    <manual-order-item-picker .client=${loadedIn(context).client} .maxItems=${maxItems} .selectionHidden=${selectionHidden} .value=${value}></manual-order-item-picker>`,
};
export default meta;
type Story = StoryObj<ManualOrderItemPicker>;

export const Closed: Story = {};
export const Open: Story = { play: open };
export const WithItems: Story = {
  render: (_, context) => html`<manual-order-item-picker .client=${loadedIn(context).client} .value=${context.loaded['picked']}></manual-order-item-picker>`,
  loaders: [async (context) => {
    const { client } = await inShop()(context);
    const { items } = await client.catalogue.search({ limit: 3 });
    return { picked: items.map((item, place) => ({ item, quantity: place + 1 })) };
  }],
};
export const EmptyCatalogue: Story = { loaders: [inShop('new')], play: open };
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/catalogue/items')); }, play: open };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/catalogue/items')); }, play: open };
export const NotConfigured: Story = { render: () => html`<manual-order-item-picker></manual-order-item-picker>` };
