import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';

const keyFile = 'service-key';

/**
 * The key of the shop's own back end: the one that was set, else the one that lies in `DATA_DIR/service-key`, which is
 * made at the first start and readable by nobody else.
 */
export async function readServiceKey({ serviceKey, dataDir }: { serviceKey?: string; dataDir: string }): Promise<string> {
  if (serviceKey !== undefined) return serviceKey;
  const file = path.join(dataDir, keyFile);
  const kept = await readKey(file);
  if (kept !== undefined) return kept;
  await mkdir(dataDir, { recursive: true });
  const fresh = path.join(dataDir, `${keyFile}.${randomBytes(6).toString('hex')}`);
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(`sk_${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // Of two servers that start together the second finds the first one's key; neither sees half of one.
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  } finally {
    await unlink(fresh);
  }
  const made = await readKey(file);
  if (made === undefined) throw new Error(`The service key could not be kept in ${file}.`);
  return made;
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    const key = (await readFile(file, 'utf8')).trim();
    if (key === '') throw new Error(`The file ${file} is empty. Put the service key into it, or remove it for a new one.`);
    return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
