import * as operations from '../../src/contract/operations.ts';
import { maxWebhookBytes } from '../../src/webhooks/index.ts';
import { readBytes, readIdempotencyKey, requireContentType } from '../serve-input.ts';
import { serveRaw, serveSigned, serveWrite, type Kernel } from '../serve.ts';
import { ofOrder, type Services } from './services.ts';

/** The most that a form of a warehouse may hold, in bytes. */
const maxFormBytes = 64 * 1_024;

/** Hand-offs, parcels, and what warehouses and carriers say of them. */
export function serveFulfilments(kernel: Kernel, { delivery: { handingOver: { fulfilments, fulfilmentActions, providerCalls, carrierCalls, providerPages } } }: Services): void {
  serveRaw(kernel, operations.listFulfilments, async (asked) => ({ items: await fulfilments.listForOrder(ofOrder(asked)) }));
  serveRaw(kernel, operations.listShipments, async (asked) => ({ items: await fulfilments.listShipments(ofOrder(asked)) }));
  serveRaw(kernel, operations.getFulfilment, ({ params, caller }) => fulfilments.get({ shopId: caller.shopId, ...params }));
  serveWrite(kernel, operations.retryFulfilment, ({ tx, params, caller }) => fulfilmentActions.retry(tx, { ...params, caller }));
  // The warehouse is asked outside of any transaction, and what it says counts once, so the key needs no keeping.
  serveRaw(kernel, operations.refreshFulfilment, async ({ params, caller, request }) => {
    readIdempotencyKey(request);
    const fulfilment = await fulfilmentActions.refresh({ ...params, caller });
    kernel.wake.ring(caller.shopId);
    return fulfilment;
  });
  serveSigned(kernel, operations.providerEvent, async ({ params, request }) => {
    const { shopId, outcome } = await providerCalls.receive({ ...params, headers: request.headers, body: await readBytes(request, maxWebhookBytes) });
    kernel.wake.ring(shopId);
    return { outcome };
  });
  serveSigned(kernel, operations.carrierEvent, async ({ params, query: { token }, request }) => {
    const { shopId, outcome } = await carrierCalls.receive({ ...params, token, headers: request.headers, body: await readBytes(request) });
    kernel.wake.ring(shopId);
    return { outcome };
  });
  serveSigned(kernel, operations.providerPage, ({ params, query }) => providerPages.show({ ...params, ...query }));
  serveSigned(kernel, operations.providerAnswer, ({ params, query, request }) => {
    requireContentType(request, operations.providerAnswer);
    return providerPages.answer({ ...params, ...query }, () => readBytes(request, maxFormBytes), (shopId) => { kernel.wake.ring(shopId); });
  });
}
