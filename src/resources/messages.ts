import type { AnswerOf } from '../contract/operation.ts';
import { listMessages } from '../contract/operations.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

export type Messages = AnswerOf<typeof listMessages>;

/** The e-mails of an order: sent, held and failed. */
export const listForOrder = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Messages> => call(core, listMessages, { params: { orderId } }, options);
