import type * as Sdk from '../../../src/index.ts';
import { sendByQueue } from '../ours.ts';
import { serveBatches } from './batches.ts';

/** @param sdk - of the checkout that is measured */
export const serve = ({ createClient }: Pick<typeof Sdk, 'createClient'>): void => serveBatches(({ baseUrl, key }) =>
  sendByQueue(createClient({ baseUrl, auth: key }).uploads.createQueue({ scope: crypto.randomUUID() })));
