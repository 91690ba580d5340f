import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/proof-uploader/define.ts';
import type { ManualOrderProofUploader } from '../components/index.ts';
import { ApiError } from '../src/index.ts';
import { heldQueue, type HeldQueueOptions, type HeldTransfer } from '../test/elements/proof-uploader/fake-transfer.ts';
import { sampleSlip } from '../testing/index.ts';
import { failing, inShop, loadedIn, never } from './shop.ts';

const add = (...files: File[]) => ({ canvasElement }: { canvasElement: HTMLElement }): void =>
  canvasElement.querySelector('manual-order-proof-uploader')?.add(files);
const slip = (name: string): File => sampleSlip({ name, lines: ['Payment advice', name] });

/** A condition that comes true, of what is on the page. */
const until = async (condition: () => unknown): Promise<void> => {
  while (!condition()) await new Promise((done) => setTimeout(done, 20));
};
const answer = (status: number, code: string): ApiError =>
  new ApiError({ type: 'about:blank', title: 'Forced for this story', status, code, requestId: 'req_0199c0ffee' }, { operation: 'uploads.send', attempts: 1, requestId: 'req_0199c0ffee' });

/** What an uploader shows that waits for somebody or something: its queue is moved by hand. */
const moved = (move: (transfer: HeldTransfer, held: ReturnType<typeof heldQueue>, canvas: HTMLElement) => unknown, options?: HeldQueueOptions): Story => ({
  loaders: [() => ({ held: heldQueue(options) })],
  render: (_, { loaded }) => html`<manual-order-proof-uploader .uploads=${heldIn(loaded).queue}></manual-order-proof-uploader>`,
  play: async ({ canvasElement, loaded }) => {
    const held = heldIn(loaded);
    add(slip('slip-november.pdf'), slip('remittance-advice.pdf'))({ canvasElement });
    await until(() => held.transfers.length === 2);
    held.transfers[0]!.progress(200);
    await move(held.transfers[0]!, held, canvasElement);
  },
});
const heldIn = (loaded: Record<string, unknown>) => loaded['held'] as ReturnType<typeof heldQueue>;

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
export const Uploading: Story = moved(() => {});
/** No byte has left for two seconds. */
export const Stalled: Story = moved(() => {}, { countsSentBytes: true });
export const Paused: Story = moved((_, { queue }) => { queue.pauseAll(); });
export const Offline: Story = moved((_, { setOnline }) => { setOnline(false); });
/** The server has asked to wait: nothing is sent until then. */
export const Held: Story = moved((transfer) => { transfer.fail(answer(429, 'rateLimited')); }, { now: () => Date.now() });
export const Processing: Story = moved((transfer) => { transfer.arrive(); });
export const ConnectionLost: Story = moved((transfer) => { transfer.cut(); });
export const Expired: Story = moved((transfer) => { transfer.fail(answer(410, 'uploadGone')); });
/** Its bytes are not in this browser any more: the person chooses the file again, and it goes on from where it was. */
export const NeedsFile: Story = {
  ...moved(() => {}),
  play: async ({ canvasElement, loaded }) => {
    await moved(() => {}).play!({ canvasElement, loaded } as never);
    const { queue } = heldIn(loaded);
    const records = queue.records;
    queue.removeAll();
    queue.restore(records);
  },
};
export const InAnotherTab: Story = {
  ...moved(() => {}, { isElsewhere: true }),
  play: add(slip('slip-november.pdf')),
};
/** It can be brought back for a while, and as long as somebody is there. */
export const Removed: Story = moved((transfer, { queue }) => {
  transfer.finish();
  queue.takeOff(queue.records[1]!.id);
});
export const NotConfigured: Story = { render: () => html`<manual-order-proof-uploader></manual-order-proof-uploader>` };
