import type { Kernel } from '../serve.ts';
import { serveEvents } from './events.ts';
import { serveFulfilments } from './fulfilments.ts';
import { serveMessages } from './messages.ts';
import { serveOrders } from './orders.ts';
import { servePayments } from './payments.ts';
import type { Services } from './services.ts';
import { serveSettings } from './settings.ts';
import { serveShop } from './shop.ts';
import { serveUploads } from './uploads.ts';

/** Serves every operation of the table. */
export function serveAll(kernel: Kernel, services: Services): void {
  for (const serve of [serveOrders, servePayments, serveFulfilments, serveMessages, serveEvents, serveUploads, serveShop, serveSettings]) serve(kernel, services);
}
