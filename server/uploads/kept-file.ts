import type { Database } from '../database/database.ts';
import { FileStoreError, type FileStore } from '../ports.ts';
import { findUpload, setFileKey } from './upload-store.ts';

/**
 * Moves a claimed file to `key`, in the folder of its order. At every instant the record names a file that is there: the
 * copy is made safe first, then the record points to it, and only then is the first one removed. May be done again.
 */
export async function keepFile({ database, files, shopId, key }: { database: Database; files: FileStore; shopId: string; key: string }): Promise<void> {
  const uploadId = /\/(upl_[0-9A-Za-z_-]+)\.[a-z0-9]+$/.exec(key)?.[1] ?? '';
  const row = await database.read((db) => findUpload(db, { shopId, uploadId }));
  const from = row?.file_key;
  if (row === undefined || from == null || from === key) return;
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
