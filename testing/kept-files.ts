import type { FileStore } from '../server/index.ts';
import { memoryFiles } from '../server/index.ts';

/** A finished file, to put into another store. */
export interface KeptFile {
  id: string;
  key: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Files in memory, beginning with those of another store; `finished` reads what is there now. */
export const filesWith = async (beginning: readonly KeptFile[] = []): Promise<FileStore & { finished(): Promise<KeptFile[]> }> => {
  const files = memoryFiles();
  const keys = new Map<string, string>();
  const finish: FileStore['finish'] = async ({ id, key }) => {
    await files.finish({ id, key });
    keys.set(key, id);
  };
  for (const { id, key, bytes } of beginning) {
    await files.create(id);
    await files.append({ id, offsetBytes: 0, body: new Blob([bytes]).stream(), maxSizeBytes: bytes.length });
    await finish({ id, key });
  }
  return {
    ...files,
    finish,
    async remove(file) {
      await files.remove(file);
      if ('key' in file) keys.delete(file.key);
    },
    finished: () => Promise.all([...keys].map(async ([key, id]) =>
      ({ id, key, bytes: new Uint8Array(await new Response(await files.read(key)).arrayBuffer()) }))),
  };
};
