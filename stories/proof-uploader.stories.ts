import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/proof-uploader/define.ts';
import type { ManualOrderProofUploader } from '../components/index.ts';
import { sampleSlip } from '../testing/index.ts';
import { failing, inShop, loadedIn, never } from './shop.ts';

const add = (...files: File[]) => ({ canvasElement }: { canvasElement: HTMLElement }): void =>
  canvasElement.querySelector('manual-order-proof-uploader')?.add(files);
const slip = (name: string): File => sampleSlip({ name, lines: ['Payment advice', name] });

/** Takes the slips and receipts that prove a payment. */
const meta: Meta<ManualOrderProofUploader> = {
  title: 'Elements/Proof uploader',
  component: 'manual-order-proof-uploader',
  loaders: [inShop()],
  // A scope of its own for each story: an unfinished upload would be offered in the next one.
  render: (_, context) => html`<manual-order-proof-uploader .client=${loadedIn(context).client} scope=${context.id}></manual-order-proof-uploader>`,
};
export default meta;
type Story = StoryObj<ManualOrderProofUploader>;

export const Empty: Story = {};
export const Uploaded: Story = { play: add(slip('slip-november.pdf'), slip('purchase-order.pdf')) };
export const RefusedBeforeSending: Story = { play: add(new File(['MZ program'], 'slip.exe'), new File([], 'empty.pdf')) };
export const OnItsWay: Story = { beforeEach: ({ msw }) => { msw.use(never('all', '/uploads')); }, play: add(slip('slip-november.pdf')) };
export const UploadFailed: Story = {
  tags: ['failing-requests'],
  beforeEach: ({ msw }) => { msw.use(failing('all', '/uploads', { status: 403, code: 'permissionDenied' })); },
  play: add(slip('slip-november.pdf')),
};
/** Of files that were there already a person decides: both, one, or the new one in the place of the other. */
export const AddedTwice: Story = { play: add(slip('slip-november.pdf'), slip('slip-november.pdf')) };
/** What each file is has to be said before a form can be sent. */
export const WithDetails: Story = {
  render: (_, context) => html`<manual-order-proof-uploader detail-fields="reference" required-details="kind" .client=${loadedIn(context).client} scope=${context.id}></manual-order-proof-uploader>`,
  play: add(slip('slip-november.pdf'), slip('remittance-advice.pdf')),
};
/** The whole folder was dropped: those that fit are taken, all others stand in one row. */
export const ManyAtOnce: Story = { play: add(...Array.from({ length: 500 }, (_, place) => slip(`slip-${place}.pdf`))) };
export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div><style>.narrow { inline-size: min(100%, 320px); }</style>`],
  play: add(slip('slip-november.pdf'), slip('purchase-order.pdf')),
};
export const NotConfigured: Story = { render: () => html`<manual-order-proof-uploader></manual-order-proof-uploader>` };
