import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { createClient } from '../../src/index.ts';
import { timed, type Batch } from './batch.ts';
import type { Shop } from './page/batches.ts';
import { sendBySdk } from './ours.ts';
import { sendByPeer } from './peer.ts';
import { writeSlips } from './shop.ts';

/** Sends batches from this process, of files on the disk, each as its sender takes one. */
export async function inNode({ shop, bytes, makeClient }: { shop: Shop; bytes: Buffer; makeClient: typeof createClient }) {
  const folder = await mkdtemp(join(tmpdir(), 'kit-slips-'));
  const senders = {
    ours: sendBySdk(makeClient({ baseUrl: shop.baseUrl, auth: shop.key })),
    peer: sendByPeer({ endpoint: `${shop.baseUrl}/uploads`, key: shop.key, input: ({ name }) => createReadStream(join(folder, name)) }),
  };
  return {
    async send(who: keyof typeof senders, names: readonly string[]): Promise<Batch> {
      const paths = await writeSlips(folder, { bytes, names });
      const files = await Promise.all(paths.map(async (path) => new File([await openAsBlob(path)], basename(path), { type: 'image/jpeg' })));
      try {
        return await timed(senders[who], files);
      } finally {
        for (const path of paths) await rm(path);
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
