import type { Client, OrderDraft } from '../../../src/index.ts';

/** Has this browser and the server forget the unfinished files of a draft that is gone. Those that are stored go by themselves, since no order names them. */
export const deleteFiles = async (client: Client, { id, uploads }: OrderDraft): Promise<void> => {
  if (uploads.length === 0) return;
  const queue = client.uploads.createQueue({ scope: id });
  queue.restore(uploads);
  await queue.recover();
  queue.removeAll();
  queue.dispose();
};
