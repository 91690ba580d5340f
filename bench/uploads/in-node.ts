import { createClient } from '../../src/index.ts';
import { timed, type Batch } from './batch.ts';
import type { Shop } from './page/batches.ts';
import { sendBySdk } from './ours.ts';
import { sendByPeer } from './peer.ts';

/** Sends batches from this process, the bytes of every file being these. */
export const inNode = ({ shop, bytes, makeClient = createClient }: { shop: Shop; bytes: Buffer<ArrayBuffer>; makeClient?: typeof createClient }) => {
  const senders = {
    ours: sendBySdk(makeClient({ baseUrl: shop.baseUrl, auth: shop.key })),
    peer: sendByPeer({ endpoint: `${shop.baseUrl}/uploads`, key: shop.key, input: () => bytes as unknown as File }),
  };
  return (who: keyof typeof senders, names: readonly string[]): Promise<Batch> =>
    timed(senders[who], names.map((name) => new File([bytes], name, { type: 'image/jpeg' })));
};
