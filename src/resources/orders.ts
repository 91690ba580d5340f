import type { MergePatch } from '../contract/merge-patch.ts';
import {
  addLine as addLineRow, calculateOrder, cancelOrder, createOrder, deleteOrder, duplicateOrder, exportOrders as exportOrdersRow, exportReconciliation as exportRow, getOrder, holdOrder, listOrders,
  orderEvents, reconcile as reconcileRow, releaseOrder, removeLine as removeLineRow, returnGoods, sendOrderNow, submitOrder, sumOrders, undoOrder,
  updateLine as updateLineRow, updateOrder, validateDraft as validateDraftRow, validateOrder,
} from '../contract/operations.ts';
import type { Calculation, LineInput, Order, OrderCreate, OrderFilter, OrderInput, OrderQuery, OrderSummary, Preflight, ReturnInput } from '../contract/order.ts';
import type { OrderExportQuery, OrderSums } from '../contract/order-export.ts';
import type { Reconciliation } from '../contract/reconciliation.ts';
import type { BodyOf } from '../contract/operation.ts';
import type { OrderEvent } from '../contract/event.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions, type ConditionalOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import type { Download, DownloadOptions } from '../transport/download.ts';
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

/** Places a draft. `acknowledge` names the warnings that the person has seen and means to pass. */
export const submit = (core: Core, orderId: string, { acknowledge, ...options }: ConditionalOptions & Partial<BodyOf<typeof submitOrder>>): ApiPromise<Order> =>
  call(core, submitOrder, { params: { orderId }, ...(acknowledge !== undefined && { body: { acknowledge } }) }, options);

/** Makes a placed order a draft again, with its stock given back. @throws {ApiError} `invalidTransition` once something of it has left. */
export const undo = (core: Core, orderId: string, options: ConditionalOptions): ApiPromise<Order> => call(core, undoOrder, { params: { orderId } }, options);

/** Ends the grace period: e-mail and hand-off leave now, and the order can no longer be undone. */
export const sendNow = (core: Core, orderId: string, options: ConditionalOptions): ApiPromise<Order> => call(core, sendOrderNow, { params: { orderId } }, options);

/** Keeps an order from its warehouse until it is released. */
export const hold = (core: Core, orderId: string, { reason, ...options }: ConditionalOptions & { readonly reason: string }): ApiPromise<Order> =>
  call(core, holdOrder, { params: { orderId }, body: { reason } }, options);

/** Lets a held order go: one hold, or all of them. */
export const release = (core: Core, orderId: string, { holdId, ...options }: ConditionalOptions & Partial<BodyOf<typeof releaseOrder>>): ApiPromise<Order> =>
  call(core, releaseOrder, { params: { orderId }, ...(holdId !== undefined && { body: { holdId } }) }, options);

/** Begins a draft with what an order holds, at the prices of today. */
export const duplicate = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Order> => call(core, duplicateOrder, { params: { orderId } }, options);

/** Records goods that came back. */
export const recordReturn = (core: Core, orderId: string, goods: ReturnInput, options: ConditionalOptions): ApiPromise<Order> =>
  call(core, returnGoods, { params: { orderId }, body: goods }, options);

/** How many orders a filter finds, and what they come to, by currency and status. */
export const sum = (core: Core, filter: Partial<OrderFilter> = {}, options?: CallOptions): ApiPromise<OrderSums> => call(core, sumOrders, { query: filter }, options);

/**
 * The orders of a filter as a file for a spreadsheet, in pieces as the server writes them: however many there are, few are in memory.
 * The call is not repeated by itself.
 * @throws {ApiError} the server refuses; @throws {NetworkError} @throws {TimeoutError} it did not come to that. An aborted `signal` throws its own reason.
 */
const exportOrders = async (core: Core, query: OrderExportQuery, options?: DownloadOptions): Promise<Download> =>
  (await import('../transport/download.ts')).download(core, exportOrdersRow, { query }, options);
export { exportOrders as export };

/** What each payment method was to bring, and brought, over the orders of a filter. */
export const reconcile = (core: Core, filter: Partial<OrderFilter> = {}, options?: CallOptions): ApiPromise<Reconciliation> => call(core, reconcileRow, { query: filter }, options);

/** The same as a table for a spreadsheet (RFC 4180), order by order. */
export const exportReconciliation = (core: Core, filter: Partial<OrderFilter> = {}, options?: CallOptions): ApiPromise<string> =>
  call(core, exportRow, { query: filter }, options) as unknown as ApiPromise<string>;

/** Cancels an order and gives back the stock of what has not shipped; a warehouse that has it is asked first (`order.cancellation`). */
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
