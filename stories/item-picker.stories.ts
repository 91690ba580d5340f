import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/item-picker/define.ts';
import type { ManualOrderItemPicker, PickedItem } from '../components/index.ts';
import type { CatalogueItem } from '../src/index.ts';
import { failing, inShop, loadedIn, never } from './shop.ts';

type Play = (context: { canvasElement: HTMLElement }) => Promise<void>;

const pickerOf = (canvas: HTMLElement): ManualOrderItemPicker => canvas.querySelector('manual-order-item-picker')!;

/** Waits for a part of the picker, some of which is downloaded only when it is needed. */
const partOf = async (canvas: HTMLElement, part: string): Promise<HTMLElement> => {
  for (;;) {
    const found = pickerOf(canvas).shadowRoot?.querySelector<HTMLElement>(`[part~=${part}]`);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
};
const open: Play = async ({ canvasElement }) => { pickerOf(canvasElement).open = true; };
const press = (part: string): Play => async ({ canvasElement }) => (await partOf(canvasElement, part)).click();
const write = (text: string): Play => async ({ canvasElement }) => {
  const field = await partOf(canvasElement, 'input') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const paste = (text: string): Play => async ({ canvasElement }) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  (await partOf(canvasElement, 'input')).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
};

/** Writes codes as a scanner does, of those that the shop's items have. */
const scan = (choose: (codes: readonly string[]) => readonly string[]): NonNullable<Story['play']> => async (context) => {
  const { items } = await loadedIn(context).client.catalogue.search({ limit: 10 });
  const field = await partOf(context.canvasElement, 'input');
  for (const code of choose(items.flatMap(({ barcode }) => barcode ?? []))) {
    await write(code)(context);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
  }
};

/** Items of the shop for a story to begin with; `change` makes of each what was picked. */
const picking = (count: number, change: (item: CatalogueItem, place: number) => PickedItem = (item, place) => ({ id: item.id, item, quantity: place + 1 })) => [async (context: Parameters<ReturnType<typeof inShop>>[0]) => {
  const { client } = await inShop()(context);
  const { items } = await client.catalogue.search({ limit: count });
  return { picked: items.map(change) };
}];
const pickedIn = ({ loaded }: { loaded: Record<string, unknown> }): readonly PickedItem[] => (loaded['picked'] as readonly PickedItem[] | undefined) ?? [];

const inMemory = (size: number): CatalogueItem[] => Array.from({ length: size }, (_, place) => ({
  id: `itm_${place}`, sku: `PART-${String(place).padStart(6, '0')}`, title: `${['Bearing', 'Gasket', 'Filter', 'Hose'][place % 4]} ${Math.floor(place / 3)}`,
  options: [{ name: 'Size', value: ['S', 'M', 'L'][place % 3]! }], category: ['Engine', 'Brakes'][place % 2]!, price: { amount: 500 + (place % 900) * 10, currency: 'MYR' },
  taxRate: 600, status: 'active', backOrder: false, stock: { onHand: place % 40, available: place % 40 }, updatedAt: '2026-11-01T00:00:00.000Z',
}));

/** Finds catalogue items and puts several into an order. */
const meta: Meta<ManualOrderItemPicker> = {
  title: 'Elements/Item picker',
  component: 'manual-order-item-picker',
  loaders: [inShop()],
  args: { maxItems: 500, selectionHidden: false, multiline: false, readonly: false, disabled: false, required: false, label: '' },
  argTypes: { maxItems: { control: 'number' } },
  render: ({ maxItems, selectionHidden, multiline, readonly, disabled, required, label }, context) => html`
    <manual-order-item-picker .client=${loadedIn(context).client} .maxItems=${maxItems} .selectionHidden=${selectionHidden} .multiline=${multiline}
      .readonly=${readonly} .disabled=${disabled} .required=${required} .label=${label} .value=${pickedIn(context)}>
      <p slot="empty">Nothing in the shop is called that. Ask the buyer for the SKU.</p>
    </manual-order-item-picker>`,
};
export default meta;
type Story = StoryObj<ManualOrderItemPicker>;

export const Closed: Story = {};
export const Open: Story = { play: open };
export const Searching: Story = { play: write('oil') };
export const InADialog: Story = { play: press('browse') };
export const WithItems: Story = { loaders: picking(3) };
export const SelectedFirst: Story = { loaders: picking(3), play: open };
export const OnlySelected: Story = {
  loaders: picking(5),
  play: async (context) => {
    await open(context);
    await press('only-selected')(context);
  },
};
export const MoreThanFitOnALine: Story = { loaders: picking(30), args: { selectionHidden: true } };
export const OnSeveralLines: Story = { loaders: picking(30), args: { selectionHidden: true, multiline: true } };
export const LimitReached: Story = { loaders: picking(2), args: { maxItems: 2 }, play: open };
export const Invalid: Story = { args: { required: true, label: 'Items of the order' }, play: async ({ canvasElement }) => { pickerOf(canvasElement).reportValidity(); } };
export const Readonly: Story = { loaders: picking(4), args: { readonly: true } };
export const Disabled: Story = { loaders: picking(4), args: { disabled: true } };
export const PriceAndStockChanged: Story = {
  loaders: picking(4, (item, place) => ({
    id: item.id, quantity: place === 1 ? item.stock.available + 5 : 1,
    item: { ...item, ...(place === 0 && { price: { ...item.price, amount: item.price.amount - 150 } }), stock: { onHand: 90_000, available: 90_000 } },
  })),
};
export const NoLongerInTheCatalogue: Story = { loaders: picking(2, (item, place) => (place === 0 ? { id: item.id, item, quantity: 1 } : { id: 'itm_gone', quantity: 2 })) };
export const PastedList: Story = { play: paste('SKU\tQty\nLUB-5W30-4L\t3\nCAR-SHAM\t2\nNO-SUCH-CODE\t1\nFILTER\ttwo') };
export const PasteFailed: Story = {
  tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/catalogue/items')); }, play: paste('LUB-5W30-4L\t3\nCAR-SHAM-2L\t2'),
};
/** Lines that say less than a SKU: of those items that may be meant, the person chooses one in the line. */
export const PasteSelect: Story = {
  play: async (context) => {
    await paste('engine oil\t4\nLUB-5W30-4L\t3\ncar shampoo\t2')(context);
    const choice = () => pickerOf(context.canvasElement).shadowRoot?.querySelector('manual-order-part-paste-report')?.shadowRoot?.querySelector('select');
    while (!choice()) await new Promise((done) => setTimeout(done, 20));
    choice()!.focus();
  },
};
/** A scanner writes a code as fast as no hand does, and presses Enter: each item is added at once, what was scanned twice is counted. */
export const Scanning: Story = { play: scan((codes) => [codes[0]!, codes[1]!, codes[0]!]) };
/** A code that the scanner read and no item has. */
export const ScannedUnknownCode: Story = { play: scan(() => ['9551234500019']) };
export const PastingAList: Story = { play: press('paste') };
export const NothingFound: Story = { play: write('zzzz') };
export const HundredThousandInMemory: Story = {
  render: () => html`<manual-order-item-picker .items=${inMemory(100_000)}></manual-order-item-picker>`,
  play: open,
};
export const OwnRows: Story = {
  render: (_, context) => html`<manual-order-item-picker .client=${loadedIn(context).client}
    .renderItem=${(item: CatalogueItem) => html`<strong>${item.sku}</strong>&ensp;${item.title}`}></manual-order-item-picker>`,
  play: open,
};
/** Without words of the page's own for that. */
export const EmptyCatalogue: Story = {
  loaders: [inShop('new')],
  render: (_, context) => html`<manual-order-item-picker .client=${loadedIn(context).client}></manual-order-item-picker>`,
  play: open,
};
export const Loading: Story = { beforeEach: ({ msw }) => { msw.use(never('get', '/catalogue/items')); }, play: open };
export const LoadFailed: Story = { tags: ['failing-requests'], beforeEach: ({ msw }) => { msw.use(failing('get', '/catalogue/items')); }, play: open };
export const NotConfigured: Story = { render: () => html`<manual-order-item-picker></manual-order-item-picker>` };
