import { looksSame } from './admission.ts';
import type { UploadRecord } from './records.ts';

/** So much of a file's beginning and of its end tells it from others. */
const endBytes = 64 * 1024;

const digestOf = async (bytes: BufferSource): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const hasDigests = (): boolean => globalThis.crypto?.subtle !== undefined;

/** The SHA-256 of all bytes, in hexadecimal; nothing where the platform has none, such as on a page without a secure context. */
export const sha256Of = async (file: Blob): Promise<string | undefined> => (hasDigests() ? digestOf(await file.arrayBuffer()) : undefined);

/** The bytes that a file begins and ends with, in one. @throws {DOMException} where it can no longer be read */
export const endsOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => {
  const [first, last] = await Promise.all([file.slice(0, endBytes).arrayBuffer(), file.slice(Math.max(endBytes, file.size - endBytes)).arrayBuffer()]);
  const ends = new Uint8Array(first.byteLength + last.byteLength);
  ends.set(new Uint8Array(first));
  ends.set(new Uint8Array(last), first.byteLength);
  return ends;
};

/**
 * What tells a file from others before it is sent, by the bytes of its ends; as `sha256Of`. To read all of a photograph takes as
 * long as to send a good part of it: that is done while the server looks into it, and compared with what the server has.
 */
export const fingerprintOf = async (ends: Uint8Array<ArrayBuffer>): Promise<string | undefined> => (hasDigests() ? digestOf(ends) : undefined);

/** Whether a file is the one of a record: by its size and its ends, whatever it is called now, else by its name, size and time. */
export const isSameFile = async (record: UploadRecord, file: File): Promise<boolean> => {
  if (record.sizeBytes !== file.size) return false;
  // One that cannot be read is none.
  const fingerprint = record.fingerprint === undefined ? undefined : await endsOf(file).then(fingerprintOf, () => '');
  return fingerprint === undefined ? looksSame(record, { name: file.name, sizeBytes: file.size, lastModified: file.lastModified }) : fingerprint === record.fingerprint;
};
