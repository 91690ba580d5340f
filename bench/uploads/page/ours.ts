import type * as Sdk from '../../../src/index.ts';
import { sendByQueue } from '../ours.ts';
import { serveBatches } from './batches.ts';

/** @param sdk - of the checkout that is measured */
export const serve = ({ createClient }: Pick<typeof Sdk, 'createClient'>): void => serveBatches(async ({ baseUrl, key }) => {
  const queue = createClient({ baseUrl, auth: key }).uploads.createQueue({ scope: crypto.randomUUID() });
  // As in the uploader, which has looked for unfinished files before anyone chooses one.
  await queue.recover();
  return sendByQueue(queue);
});
