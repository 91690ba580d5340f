import type { UploadQueue } from '../../../src/index.ts';
import { elementContract } from '../foundation/element-contract.ts';
import { until } from '../foundation/fixture.ts';
import { formControlContract } from '../foundation/form-control-contract.ts';
import { fileOf, heldQueue } from './fake-transfer.ts';

const tag = 'manual-order-proof-uploader';

elementContract({
  tag,
  define: () => import('../../../components/proof-uploader/define.ts'),
  properties: () => {
    const { queue } = heldQueue();
    queue.add([fileOf('slip.pdf')]);
    return { uploads: queue, label: 'Proof' };
  },
  isShown: (element) => element.shadowRoot?.textContent.includes('slip.pdf') ?? false,
});

formControlContract({
  tag,
  properties: () => {
    const { queue, transfers } = heldQueue();
    // The server takes everything at once.
    queue.addEventListener('change', () => { for (const transfer of transfers.splice(0)) transfer.finish(); });
    return { uploads: queue };
  },
  fill: async (control) => {
    const { uploads } = control as HTMLElement & { uploads: UploadQueue };
    uploads.add([fileOf('a.pdf', 'pdf', 100, 1), fileOf('b.pdf', 'pdf', 100, 2)]);
    await until(() => uploads.records.every(({ state }) => state === 'done'));
  },
  submitted: ['upl_1', 'upl_2'],
});
