import { sendByPeer } from '../peer.ts';
import { serveBatches } from './batches.ts';

export const serve = (): void => serveBatches(({ baseUrl, key }) => sendByPeer({ endpoint: `${baseUrl}/uploads`, key, input: (file) => file }));
