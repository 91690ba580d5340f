import { looksSame } from './admission.ts';
import type { UploadRecord } from './records.ts';

/** The SHA-256 of all bytes, in hexadecimal; nothing where the platform has none, such as on a page without a secure context. */
const sha256Of = async (file: Blob): Promise<string | undefined> => {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Whether a file is the one of a record: by its bytes, whatever it is called now, else by its name, size and time. */
export const isSameFile = async (record: UploadRecord, file: File): Promise<boolean> => {
  if (record.sizeBytes !== file.size) return false;
  // One that cannot be read is none.
  const sha256 = record.sha256 === undefined ? undefined : await sha256Of(file).catch(() => '');
  return sha256 === undefined ? looksSame(record, { name: file.name, sizeBytes: file.size, lastModified: file.lastModified }) : sha256 === record.sha256;
};

/** The SHA-256 of files, worked out once for each and for one at a time: there may be hundreds, and each is read as a whole. */
export class Digests {
  readonly #known = new WeakMap<File, Promise<string | undefined>>();
  #last: Promise<unknown> = Promise.resolve();

  /** The same as `sha256Of`; rejects where the file cannot be read. */
  of(file: File): Promise<string | undefined> {
    const known = this.#known.get(file);
    if (known) return known;
    const digest = this.#last.then(() => sha256Of(file));
    this.#known.set(file, digest);
    this.#last = digest.catch(() => undefined);
    return digest;
  }
}
