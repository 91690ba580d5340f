import { mkdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { makeTemplate } from '../../testing/open-shop.ts';

/** Makes the shops of stories and tests and writes each into a folder as `foundation/made-shop.ts` reads it, so that a page opens one at once. */
export const writeShops = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const kind of ['busy', 'new'] as const) {
    const { database, files, ...rest } = await makeTemplate(kind === 'busy');
    await writeFile(`${folder}/${kind}.database`, gzipSync(await database.bytes()));
    const texts = files.map(({ bytes, ...file }) => ({ ...file, bytes: Buffer.from(bytes).toString('base64') }));
    await writeFile(`${folder}/${kind}.json`, JSON.stringify({ ...rest, files: texts }));
  }
};
