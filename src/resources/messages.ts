import type { Message, MessagePreview } from '../contract/event.ts';
import type { AnswerOf, BodyOf } from '../contract/operation.ts';
import { listMessages, previewDraftMessage, previewMessage, resendMessage, sendMessage } from '../contract/operations.ts';
import type { OrderInput } from '../contract/order.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

export type Messages = AnswerOf<typeof listMessages>;

/** The e-mails of an order: sent, held and failed. */
export const listForOrder = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Messages> => call(core, listMessages, { params: { orderId } }, options);

type Kind = BodyOf<typeof sendMessage>['kind'];

/** Writes to the customer what is not sent by itself, such as `amended`. */
export const send = (core: Core, orderId: string, kind: Kind, options?: CallOptions): ApiPromise<Message> => call(core, sendMessage, { params: { orderId }, body: { kind } }, options);

/** An e-mail as it would be sent now. */
export const preview = (core: Core, orderId: string, kind: Kind, options?: CallOptions): ApiPromise<MessagePreview> =>
  call(core, previewMessage, { params: { orderId }, body: { kind } }, options);

/** The confirmation of an order that need not be saved. */
export const previewDraft = (core: Core, order: OrderInput, options?: CallOptions): ApiPromise<MessagePreview> => call(core, previewDraftMessage, { body: order }, options);

/** Sends an e-mail again, to other addresses where some are given: a new message when it was sent, the same one when it failed. */
export const resend = (core: Core, orderId: string, messageId: string, { to, ...options }: CallOptions & Partial<BodyOf<typeof resendMessage>> = {}): ApiPromise<Message> =>
  call(core, resendMessage, { params: { orderId, messageId }, ...(to && { body: { to } }) }, options);
