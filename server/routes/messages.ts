import * as operations from '../../src/contract/operations.ts';
import { serveRaw, type Kernel } from '../serve.ts';
import { ofOrder, type Services } from './services.ts';

export function serveMessages(kernel: Kernel, { delivery: { messages }, following }: Services): void {
  serveRaw(kernel, operations.listMessages, async (asked) => {
    await kernel.database.read((db) => following.read(db, ofOrder(asked)));
    return { items: await messages.listForOrder(ofOrder(asked)) };
  });
}
