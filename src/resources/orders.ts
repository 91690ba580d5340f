import type { MergePatch } from '../contract/merge-patch.ts';
import {
  addLine as addLineRow, calculateOrder, cancelOrder, createOrder, deleteOrder, getOrder, listOrders, orderEvents, removeLine as removeLineRow,
  submitOrder, updateLine as updateLineRow, updateOrder, validateDraft as validateDraftRow, validateOrder,
} from '../contract/operations.ts';
import type { Calculation, LineInput, Order, OrderCreate, OrderInput, OrderQuery, OrderSummary, Preflight } from '../contract/order.ts';
import type { BodyOf } from '../contract/operation.ts';
import type { OrderEvent } from '../contract/event.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions, type ConditionalOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list as listPages, type PagePromise } from '../transport/paging.ts';
import { watchEvents, type WatchOptions } from '../transport/watch.ts';

/** What a change of an order may say: fields left out stay, `null` takes one away (JSON Merge Patch, RFC 7396). */
export type OrderPatch = BodyOf<typeof updateOrder>;
export type LinePatch = MergePatch<LineInput>;
export type OrderListQuery = Partial<OrderQuery>;

/** Places an order (`submit: true`), or saves it as a draft. @throws {ApiError} `insufficientStock` names the line in `fields`. */
export const create = (core: Core, order: OrderCreate, options?: CallOptions): ApiPromise<Order> => call(core, createOrder, { body: order }, options);

/** Finds orders: await the first page, or iterate all of them. An empty filter list is none, an absent one is all. */
export const list = (core: Core, query: OrderListQuery = {}, options?: CallOptions): PagePromise<OrderSummary> => listPages(core, listOrders, { query }, options);

export const get = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Order> => call(core, getOrder, { params: { orderId } }, options);

/** Changes the fields that the patch names. @throws {ApiError} `versionConflict` where somebody else was faster. */
export const update = (core: Core, orderId: string, patch: OrderPatch, options: ConditionalOptions): ApiPromise<Order> =>
  call(core, updateOrder, { params: { orderId }, body: patch }, options);

/** Deletes a draft. */
const remove = (core: Core, orderId: string, options: ConditionalOptions): ApiPromise<undefined> => call(core, deleteOrder, { params: { orderId } }, options);
export { remove as delete };

/** Works out the totals of an order that need not be saved. */
export const calculate = (core: Core, order: OrderInput, options?: CallOptions): ApiPromise<Calculation> => call(core, calculateOrder, { body: order }, options);

/** Says what stands between a saved draft and its submit. */
export const validate = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Preflight> => call(core, validateOrder, { params: { orderId } }, options);

/** Says what stands between an order that need not be saved and its submit. */
export const validateDraft = (core: Core, order: OrderInput, options?: CallOptions): ApiPromise<Preflight> => call(core, validateDraftRow, { body: order }, options);

/** Places a draft. */
export const submit = (core: Core, orderId: string, options: ConditionalOptions): ApiPromise<Order> => call(core, submitOrder, { params: { orderId } }, options);

/** Cancels an order and gives back the stock of what has not shipped. */
export const cancel = (core: Core, orderId: string, { reason, ...options }: ConditionalOptions & { readonly reason?: string | undefined }): ApiPromise<Order> =>
  call(core, cancelOrder, { params: { orderId }, ...(reason !== undefined && { body: { reason } }) }, options);

export const addLine = (core: Core, orderId: string, line: LineInput, options: ConditionalOptions): ApiPromise<Order> =>
  call(core, addLineRow, { params: { orderId }, body: line }, options);

export const updateLine = (core: Core, orderId: string, lineId: string, patch: LinePatch, options: ConditionalOptions): ApiPromise<Order> =>
  call(core, updateLineRow, { params: { orderId, lineId }, body: patch }, options);

export const removeLine = (core: Core, orderId: string, lineId: string, options: ConditionalOptions): ApiPromise<Order> =>
  call(core, removeLineRow, { params: { orderId, lineId } }, options);

/**
 * What happens to an order, as it happens; ends by itself when the order is completed or cancelled.
 * @throws {ApiError} where the server refuses for good; the reason of `signal` when it aborts.
 */
export const watch = (core: Core, orderId: string, options: WatchOptions = {}): AsyncGenerator<OrderEvent, void, undefined> =>
  watchEvents(core, orderEvents, { orderId }, options, ({ type }) => type === 'order.completed' || type === 'order.cancelled');
