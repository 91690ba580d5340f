import type { AnswerOf, BodyOf, QueryOf } from '../contract/operation.ts';
import {
  createWebhook, deleteWebhook, listDeliveries, listWebhooks, redeliver as redeliverRow, rotateWebhookSecret, testWebhook, updateWebhook,
} from '../contract/operations.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../contract/webhook.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions, type ConditionalOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list as listPages, type PagePromise } from '../transport/paging.ts';

export type Webhooks = AnswerOf<typeof listWebhooks>;
export type WebhookWithSecret = AnswerOf<typeof createWebhook>;
export type WebhookPatch = BodyOf<typeof updateWebhook>;

/** Where the shop's events are posted. */
export const list = (core: Core, options?: CallOptions): ApiPromise<Webhooks> => call(core, listWebhooks, {}, options);

/** Posts the shop's events somewhere. The secret is shown this once. */
export const create = (core: Core, endpoint: BodyOf<typeof createWebhook>, options?: CallOptions): ApiPromise<WebhookWithSecret> => call(core, createWebhook, { body: endpoint }, options);

export const update = (core: Core, webhookId: string, patch: WebhookPatch, options: ConditionalOptions): ApiPromise<WebhookEndpoint> =>
  call(core, updateWebhook, { params: { webhookId }, body: patch }, options);

const remove = (core: Core, webhookId: string, options: ConditionalOptions): ApiPromise<undefined> => call(core, deleteWebhook, { params: { webhookId } }, options);
export { remove as delete };

/** Gives an endpoint a new secret; calls are signed by the old one too for another day. */
export const rotateSecret = (core: Core, webhookId: string, options?: CallOptions): ApiPromise<WebhookWithSecret> => call(core, rotateWebhookSecret, { params: { webhookId } }, options);

/** Posts a test event. */
export const test = (core: Core, webhookId: string, options?: CallOptions): ApiPromise<WebhookDelivery> => call(core, testWebhook, { params: { webhookId } }, options);

/** What was posted to an endpoint, newest first; what was given up is `{ status: ['dead'] }`. */
export const deliveries = (core: Core, webhookId: string, query: Partial<QueryOf<typeof listDeliveries>> = {}, options?: CallOptions): PagePromise<WebhookDelivery> =>
  listPages(core, listDeliveries, { params: { webhookId }, query }, options);

/** Posts again what was given up. */
export const redeliver = (core: Core, webhookId: string, deliveryId: string, options?: CallOptions): ApiPromise<WebhookDelivery> =>
  call(core, redeliverRow, { params: { webhookId, deliveryId } }, options);
