import type { Kernel } from '../serve.ts';
import { serveEvents } from './events.ts';
import { serveFulfilments } from './fulfilments.ts';
import { serveMessages } from './messages.ts';
import { serveOrders } from './orders.ts';
import { servePayments } from './payments.ts';
import { serveReconciliation } from './reconciliation.ts';
import type { Services } from './services.ts';
import { serveSettings } from './settings.ts';
import { serveShop } from './shop.ts';
import { serveUploads } from './uploads.ts';
import { serveWebhooks } from './webhooks.ts';

/** Serves every operation of the table. */
export function serveAll(kernel: Kernel, services: Services): void {
  for (const serve of [serveOrders, servePayments, serveReconciliation, serveFulfilments, serveMessages, serveEvents, serveUploads, serveShop, serveSettings, serveWebhooks]) serve(kernel, services);
}
