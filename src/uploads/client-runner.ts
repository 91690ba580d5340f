import type { QueueOptions } from '../resources/uploads.ts';
import { createIdempotencyKey, type Core } from '../transport/core.ts';
import { pageConnection } from './connection.ts';
import { durableStore, indexedDbStore } from './keyed-store.ts';
import type { OpenRunner } from './queue.ts';
import { UploadRunner } from './runner.ts';
import { browserTabs } from './tabs.ts';
import { tusTransfer } from './tus-transfer.ts';

/** What sends the files of a client's queue: by tus, with what the browser has for keeping them and for knowing of other tabs. */
export const clientRunner = (core: Core, { scope, resumeStore, fileStore, ...options }: QueueOptions): OpenRunner => (list, onDone) => new UploadRunner(list, {
  ...options,
  scope: `${core.baseUrl} ${scope}`,
  transfer: tusTransfer(core),
  resumeStore: resumeStore ?? indexedDbStore('manual-order-kit.uploads'),
  fileStore: fileStore ?? (resumeStore ? undefined : durableStore('manual-order-kit.files')),
  tabs: browserTabs(),
  connection: pageConnection(),
  now: core.now,
  newId: createIdempotencyKey,
}, onDone);
