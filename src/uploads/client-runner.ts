import { createIdempotencyKey, type Core } from '../transport/core.ts';
import type { UploadLimits } from './checks.ts';
import { pageConnection } from './connection.ts';
import { durableStore, indexedDbStore, type KeyedStore } from './keyed-store.ts';
import type { OpenRunner } from './queue.ts';
import { UploadRunner } from './runner.ts';
import { browserTabs } from './tabs.ts';
import type { UnfinishedUpload } from './transfer.ts';
import { tusTransfer } from './tus-transfer.ts';

export interface QueueOptions {
  /** The draft or order that the files belong to. */
  readonly scope: string;
  readonly limits?: UploadLimits | undefined;
  /** How many files are sent at once; 3 when absent. */
  readonly parallel?: number | undefined;
  /** Keeps what is unfinished; IndexedDB when absent. With a store of one's own no bytes are kept, unless `fileStore` is given too. */
  readonly resumeStore?: KeyedStore<UnfinishedUpload> | undefined;
  /** Keeps the bytes of small files that are unfinished; rejects what it cannot keep past a reload. */
  readonly fileStore?: KeyedStore<File> | undefined;
}

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
