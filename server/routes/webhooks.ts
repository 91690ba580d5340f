import * as operations from '../../src/contract/operations.ts';
import { serveRead, serveWrite, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

/** Where the shop's events are posted, and what became of each post. */
export function serveWebhooks(kernel: Kernel, { delivery: { webhooks } }: Services): void {
  serveRead(kernel, operations.listWebhooks, ({ db, caller }) => webhooks.list(db, caller));
  serveWrite(kernel, operations.createWebhook, ({ tx, body, caller }) => webhooks.create(tx, body, caller));
  serveWrite(kernel, operations.updateWebhook, ({ tx, params, body, caller, ifMatch }) => webhooks.update(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.deleteWebhook, ({ tx, params, caller, ifMatch }) => webhooks.remove(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.rotateWebhookSecret, ({ tx, params, caller }) => webhooks.rotateSecret(tx, { ...params, caller }));
  serveWrite(kernel, operations.testWebhook, ({ tx, params, caller }) => webhooks.test(tx, { ...params, caller }));
  serveRead(kernel, operations.listDeliveries, ({ db, params, query, caller }) => webhooks.deliveries(db, query, { ...params, caller }));
  serveWrite(kernel, operations.redeliver, ({ tx, params, caller }) => webhooks.redeliver(tx, { ...params, caller }));
}
