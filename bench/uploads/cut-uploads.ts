import type { createClient } from '../../src/index.ts';
import { cuttingProxy } from './cutting-proxy.ts';
import { inNode } from './in-node.ts';
import { openServer } from './shop.ts';

export interface Cut {
  /** Where the connection broke, in bytes that the client had sent. */
  readonly afterBytes: number;
  /** What was sent beyond what the same upload takes without a cut: bytes of the file once more, and the headers of the requests that the cut caused. */
  readonly sentAgainBytes: number;
}

/** Sends one file after another through a connection that breaks once in each, at places spread over the file. */
export async function cutUploads({ bytes, places, makeClient }: { bytes: Buffer; places: number; makeClient: typeof createClient }): Promise<Record<'ours' | 'peer', Cut[]>> {
  let port = 0;
  const proxy = await cuttingProxy({ target: () => port });
  const server = await openServer({ publicUrl: proxy.origin });
  port = server.port;
  const cuts: Record<'ours' | 'peer', Cut[]> = { ours: [], peer: [] };
  const node = await inNode({ shop: { baseUrl: `${proxy.origin}/v1`, key: server.key }, bytes, makeClient });
  try {
    for (const who of ['ours', 'peer'] as const) {
      proxy.begin([]);
      await node.send(who, ['whole.jpg']);
      const wholeBytes = proxy.sentBytes;
      if (wholeBytes < bytes.length) throw new Error('The file went past the proxy.');
      for (let place = 0; place < places; place += 1) {
        const afterBytes = Math.floor(bytes.length * (place + 0.7) / places);
        proxy.begin([afterBytes]);
        await node.send(who, [`cut-${place}.jpg`]);
        if (proxy.cutsMade !== 1) throw new Error(`${proxy.cutsMade} cuts were made in place of one.`);
        cuts[who].push({ afterBytes, sentAgainBytes: proxy.sentBytes - wholeBytes });
      }
    }
    return cuts;
  } finally {
    await node.close();
    await proxy.close();
    await server.close();
  }
}
