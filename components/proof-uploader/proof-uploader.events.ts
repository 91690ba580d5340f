import type { UploadDetails, UploadRecord } from '../../src/index.ts';

export interface ProofUploaderEventMap {
  /** The finished files changed: one was uploaded, described, moved or taken away. Read `value` or `proofs`. */
  change: Event;
  /** Before files are taken; `preventDefault()` leaves all of them out. */
  'before-proof-add': CustomEvent<Readonly<{ files: readonly File[] }>>;
  /** Before a file that was taken is sent; `preventDefault()` leaves it out, `describe()` says what it proves. */
  'before-proof-upload': CustomEvent<Readonly<{ record: UploadRecord; file: File; describe: (details: UploadDetails) => void }>>;
  /** One file is stored and can be used as a proof. */
  'proof-upload-complete': CustomEvent<Readonly<{ record: UploadRecord }>>;
}
