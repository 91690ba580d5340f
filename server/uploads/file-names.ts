import { FileStoreError } from '../ports.ts';

const idForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const keyForm = /^\d{4}\/(?:0[1-9]|1[0-2])\/[A-Za-z0-9][A-Za-z0-9_-]{0,127}\/[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * Refuses an id that is not of our own making, before it becomes part of a path.
 * @throws {FileStoreError} `invalidName`
 */
export function checkFileId(id: string): void {
  if (!idForm.test(id)) throw new FileStoreError('invalidName', 'A file’s id is 1 to 128 letters, digits, “_” and “-”.');
}

/**
 * Refuses a key that is not `YYYY/MM/<id>/<name>`, before it becomes a path.
 * @throws {FileStoreError} `invalidName`
 */
export function checkFileKey(key: string): void {
  if (!keyForm.test(key)) throw new FileStoreError('invalidName', 'A file’s key is YYYY/MM/<id>/<name>, of letters, digits, “.”, “_” and “-”.');
}

/** Where a file lies until an order claims it: under the month in which it came. */
export const firstKeyOf = ({ id, created_at: createdAt, extension }: { id: string; created_at: string; extension: string }): string => {
  const [year, month] = createdAt.split('-');
  return `${year}/${month}/${id}/${id}.${extension}`;
};
