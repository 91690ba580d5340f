import { looksSame } from './admission.ts';
import type { UploadRecord } from './records.ts';

/** The SHA-256 of all bytes, in hexadecimal; nothing where the platform has none, such as on a page without a secure context. */
export const sha256Of = async (file: Blob): Promise<string | undefined> => {
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
