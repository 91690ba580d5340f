import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/provider/define.ts';
import '../components/order-list/define.ts';
import '../components/status-tracker/define.ts';
import type { ManualOrderProvider } from '../components/index.ts';
import { inShop, loadedIn } from './shop.ts';

/** Gives everything inside it its client, language and theme. */
const meta: Meta<ManualOrderProvider> = {
  title: 'Elements/Provider',
  component: 'manual-order-provider',
  loaders: [inShop()],
  args: { locale: 'ms', theme: '' },
  argTypes: { locale: { control: 'select', options: ['en', 'ms', 'zh-Hans'] }, theme: { control: 'inline-radio', options: ['', 'light', 'dark'] } },
  render: ({ locale, theme }, context) => {
    const { client, shop } = loadedIn(context);
    return html`
      <manual-order-provider .client=${client} .locale=${locale} .theme=${theme}>
        <manual-order-status-tracker order-id=${shop.orders.shipped ?? ''}></manual-order-status-tracker>
        <manual-order-list .query=${{ limit: 5 }}></manual-order-list>
      </manual-order-provider>`;
  },
};
export default meta;
type Story = StoryObj<ManualOrderProvider>;

export const Malay: Story = {};
export const SimplifiedChinese: Story = { args: { locale: 'zh-Hans' } };
export const WithoutClient: Story = {
  render: () => html`<manual-order-provider><manual-order-status-tracker order-id="ord_1"></manual-order-status-tracker></manual-order-provider>`,
};
