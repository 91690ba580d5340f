import * as operations from '../../src/contract/operations.ts';
import { maxWebhookBytes } from '../../src/webhooks/index.ts';
import { readBytes } from '../serve-input.ts';
import { serveRaw, serveSigned, type Kernel } from '../serve.ts';
import { ofOrder, type Services } from './services.ts';

/** Hand-offs, parcels, and what warehouses call back. */
export function serveFulfilments(kernel: Kernel, { delivery: { fulfilments, providerCalls } }: Services): void {
  serveRaw(kernel, operations.listFulfilments, async (asked) => ({ items: await fulfilments.listForOrder(ofOrder(asked)) }));
  serveRaw(kernel, operations.listShipments, async (asked) => ({ items: await fulfilments.listShipments(ofOrder(asked)) }));
  serveRaw(kernel, operations.getFulfilment, ({ params, caller }) => fulfilments.get({ shopId: caller.shopId, ...params }));
  serveSigned(kernel, operations.providerEvent, async ({ params, request }) => {
    const { shopId, outcome } = await providerCalls.receive({ ...params, headers: request.headers, body: await readBytes(request, maxWebhookBytes) });
    kernel.wake.ring(shopId);
    return { outcome };
  });
}
