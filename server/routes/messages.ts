import * as operations from '../../src/contract/operations.ts';
import { unsavedOrder } from '../orders/unsaved-order.ts';
import { serveRaw, serveRead, serveWrite, type Kernel } from '../serve.ts';
import { ofOrder, type Services } from './services.ts';

export function serveMessages(kernel: Kernel, { delivery: { messages }, orders, catalogue, settings, clock }: Services): void {
  const { actions } = messages;
  serveRaw(kernel, operations.listMessages, async (asked) => ({ items: await messages.listForOrder(ofOrder(asked)) }));
  serveWrite(kernel, operations.sendMessage, ({ tx, params, body, caller }) => actions.send(tx, body.kind, { ...params, caller }));
  serveRead(kernel, operations.previewMessage, ({ db, params, body, caller }) => actions.preview(db, body.kind, { ...params, caller }));
  serveWrite(kernel, operations.resendMessage, ({ tx, params, body, caller }) => actions.resend(tx, body?.to, { ...params, caller }));
  serveRead(kernel, operations.previewDraftMessage, async ({ db, body: input, caller }) => {
    const order = unsavedOrder({
      input, caller, now: new Date(clock.now()).toISOString(),
      calculation: await orders.calculate(db, input, caller), snapshot: await catalogue.snapshot(db, caller.shopId, input.lines ?? []),
      settings: await settings.read(db, caller.shopId),
    });
    return actions.previewConfirmation(db, { shopId: caller.shopId, order });
  });
}
