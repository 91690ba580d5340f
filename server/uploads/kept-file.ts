import type { Database } from '../database/database.ts';
import { FileStoreError, type FileStore } from '../ports.ts';
import { firstKeyOf } from './file-names.ts';
import { findUpload, setFileKey } from './upload-store.ts';

/**
 * Moves a claimed file to `key`, in the folder of its order. At every instant the record names a file that is there: the
 * copy is made safe first, then the record points to it, and only then is the first one removed. May be done again, and
 * does nothing for an order that has let go of the file since.
 */
export async function keepFile({ database, files, shopId, key }: { database: Database; files: FileStore; shopId: string; key: string }): Promise<void> {
  const uploadId = /\/(upl_[0-9A-Za-z_-]+)\.[a-z0-9]+$/.exec(key)?.[1] ?? '';
  const row = await database.read((db) => findUpload(db, { shopId, uploadId }));
  const from = row?.file_key;
  if (row === undefined || from == null || row.order_id !== key.split('/').at(-2)) return;
  // Cut off before its last step: only the first copy is left to be removed.
  if (from === key) return files.remove({ key: firstKeyOf({ ...row, extension: key.split('.').at(-1) ?? '' }) });
  if (!await isThere(files, key)) {
    await files.remove({ id: uploadId });
    await files.create(uploadId);
    await files.append({ id: uploadId, offsetBytes: 0, body: await files.read(from), maxSizeBytes: row.size_bytes });
    await files.finish({ id: uploadId, key });
  }
  await database.transaction((tx) => setFileKey(tx, { shopId, uploadId, from, to: key }));
  await files.remove({ key: from });
}

async function isThere(files: FileStore, key: string): Promise<boolean> {
  try {
    await (await files.read(key)).cancel();
    return true;
  } catch (error) {
    if (error instanceof FileStoreError && error.code === 'notFound') return false;
    throw error;
  }
}
