import type { UploadRecord } from '../../src/index.ts';

export interface ProofUploaderEventMap {
  /** The finished files changed: one was uploaded or taken away. Read `value`. */
  change: Event;
  /** Before files are taken; `preventDefault()` leaves all of them out. */
  'before-proof-add': CustomEvent<Readonly<{ files: readonly File[] }>>;
  /** One file is stored and can be used as a proof. */
  'proof-upload-complete': CustomEvent<Readonly<{ record: UploadRecord }>>;
}
