import { link, mkdir, open, rm, rmdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { FileStoreError, type FileStore } from '../ports.ts';
import { checkFileId, checkFileKey } from '../uploads/file-names.ts';
import { chunksOf } from '../uploads/memory-files.ts';

const receivedFolder = 'received';
const fileMode = 0o600;
const folderMode = 0o700;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * A file store in a folder on a local disk: `received/<id>` while a file comes in, then `YYYY/MM/<id>/<name>`. Ids and
 * keys are checked against a form that knows no path, so nothing outside the folder can be named.
 */
export function folderFiles({ folder }: { folder: string }): FileStore {
  const busy = new Set<string>();
  const pathOf = (id: string): string => {
    checkFileId(id);
    return path.join(folder, receivedFolder, id);
  };
  const finalPathOf = (key: string): string => {
    checkFileKey(key);
    return path.join(folder, ...key.split('/'));
  };

  return {
    async create(id) {
      const file = pathOf(id);
      await mkdir(path.dirname(file), { recursive: true, mode: folderMode });
      const handle = await named(id, open(file, 'wx', fileMode));
      await handle.close();
    },
    async append({ id, offsetBytes, body, maxSizeBytes }) {
      const file = pathOf(id);
      if (busy.has(id)) throw new FileStoreError('busy', `The file “${id}” is being written to.`);
      busy.add(id);
      try {
        const handle = await named(id, open(file, 'r+'));
        try {
          return await write(handle, { offsetBytes, body, maxSizeBytes });
        } finally {
          await handle.close();
        }
      } finally {
        busy.delete(id);
      }
    },
    async sizeOf(id) {
      return (await named(id, stat(pathOf(id)))).size;
    },
    async readReceived(id) {
      return streamOf(await named(id, open(pathOf(id), 'r')));
    },
    async finish({ id, key }) {
      const from = pathOf(id);
      const to = finalPathOf(key);
      if (!(await exists(from)) && await exists(to)) return;
      await syncFile(await named(id, open(from, 'r+')));
      await makeFolders(folder, path.dirname(to));
      // A link fails where a rename would silently replace another file.
      await link(from, to).catch(async (error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
        if (!(await isSameFile(from, to))) throw new FileStoreError('exists', `Another file lies at “${key}”.`, { cause: error });
      });
      await syncFolder(path.dirname(to));
      await unlink(from);
    },
    async read(key) {
      return streamOf(await named(key, open(finalPathOf(key), 'r')));
    },
    async remove(file) {
      const one = 'id' in file ? pathOf(file.id) : finalPathOf(file.key);
      await rm(one, { force: true });
      if ('key' in file) await removeEmpty(path.dirname(one));
    },
  };
}

async function write(handle: FileHandle, { offsetBytes, body, maxSizeBytes }: { offsetBytes: number; body: ReadableStream<Uint8Array>; maxSizeBytes: number }): Promise<number> {
  let { size } = await handle.stat();
  if (size !== offsetBytes) throw new FileStoreError('wrongOffset', `The file holds ${size} bytes, not ${offsetBytes}.`);
  for await (const chunk of chunksOf(body)) {
    const fitting = chunk.subarray(0, Math.max(0, maxSizeBytes - size));
    for (let written = 0; written < fitting.length;) {
      const { bytesWritten } = await handle.write(fitting, written, fitting.length - written, size + written).catch((error: unknown) => {
        throw codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT' ? new FileStoreError('full', 'The disk for uploaded files is full.', { cause: error }) : error;
      });
      written += bytesWritten;
    }
    size += fitting.length;
    if (fitting.length < chunk.length) throw new FileStoreError('tooLarge', `The file is larger than the ${maxSizeBytes} bytes that were announced.`);
  }
  return size;
}

/** Gives the refusals of the file system their names. */
async function named<T>(name: string, operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new FileStoreError('notFound', `There is no file “${name}”.`, { cause: error });
    if (codeOf(error) === 'EEXIST') throw new FileStoreError('exists', `There is a file “${name}” already.`, { cause: error });
    throw error;
  }
}

const exists = (file: string): Promise<boolean> => stat(file).then(() => true, (error: unknown) => {
  if (codeOf(error) === 'ENOENT') return false;
  throw error;
});

/** Removes a folder that holds nothing any more, if it is there. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(String(codeOf(error)))) throw error;
  }
}

/** Whether a move was broken off after its link and before its unlink. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })]);
  return first.ino === second.ino && first.dev === second.dev;
}

async function syncFile(handle: FileHandle): Promise<void> {
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const syncFolder = async (folder: string): Promise<void> => syncFile(await open(folder, 'r'));

/** Makes the folders down to `inner`, each one safe in the one above it. */
async function makeFolders(outer: string, inner: string): Promise<void> {
  const first = await mkdir(inner, { recursive: true, mode: folderMode });
  if (first === undefined) return;
  for (let folder = path.dirname(inner); folder.length >= outer.length; folder = path.dirname(folder)) {
    await syncFolder(folder);
    if (folder === path.dirname(first)) return;
  }
}

/** Opened before it is handed out, so that a missing file is an error at once and not in the middle of an answer. */
const streamOf = (handle: FileHandle): ReadableStream<Uint8Array> =>
  Readable.toWeb(handle.createReadStream()) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>;
