import type { UploadQueue } from '../../../src/index.ts';
// Only loaded ahead: the uploader defines it with its first file.
import '../../../components/proof-uploader/upload-files.ts';
import { elementContract } from '../foundation/element-contract.ts';
import { until } from '../foundation/fixture.ts';
import { formControlContract } from '../foundation/form-control-contract.ts';
import { fileOf, heldQueue, type HeldTransfer } from './fake-transfer.ts';
import { textOf } from './reading.ts';

const tag = 'manual-order-proof-uploader';

elementContract({
  tag,
  define: () => import('../../../components/proof-uploader/define.ts'),
  properties: () => {
    const { queue } = heldQueue();
    queue.add([fileOf('slip.pdf')]);
    return { uploads: queue, label: 'Proof' };
  },
  isShown: (element) => textOf(element).includes('slip.pdf'),
});

const held = new WeakMap<UploadQueue, HeldTransfer[]>();

formControlContract({
  tag,
  properties: () => {
    const { queue, transfers } = heldQueue();
    held.set(queue, transfers);
    return { uploads: queue };
  },
  fill: async (control) => {
    const { uploads } = control as HTMLElement & { uploads: UploadQueue };
    uploads.add([fileOf('a.pdf', 'pdf', 100, 1), fileOf('b.pdf', 'pdf', 100, 2)]);
    // The server takes what comes.
    await until(() => {
      for (const transfer of held.get(uploads)!.splice(0)) transfer.finish();
      return uploads.records.every(({ state }) => state === 'done');
    });
  },
  submitted: ['upl_1', 'upl_2'],
});
