import type { Fulfilment } from '../contract/fulfilment.ts';
import type { AnswerOf } from '../contract/operation.ts';
import { getFulfilment, listFulfilments, listShipments as listShipmentsRow, refreshFulfilment, retryFulfilment } from '../contract/operations.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

export type Fulfilments = AnswerOf<typeof listFulfilments>;
export type Shipments = AnswerOf<typeof listShipmentsRow>;

/** The hand-offs of an order to its warehouses. */
export const listForOrder = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Fulfilments> => call(core, listFulfilments, { params: { orderId } }, options);

export const get = (core: Core, fulfilmentId: string, options?: CallOptions): ApiPromise<Fulfilment> => call(core, getFulfilment, { params: { fulfilmentId } }, options);

/** The parcels of an order, with what their carriers said. */
export const listShipments = (core: Core, orderId: string, options?: CallOptions): ApiPromise<Shipments> => call(core, listShipmentsRow, { params: { orderId } }, options);

/** Sends a hand-off again that did not reach its warehouse, or was refused. */
export const retry = (core: Core, fulfilmentId: string, options?: CallOptions): ApiPromise<Fulfilment> => call(core, retryFulfilment, { params: { fulfilmentId } }, options);

/** Asks the warehouse how far a hand-off is. */
export const refresh = (core: Core, fulfilmentId: string, options?: CallOptions): ApiPromise<Fulfilment> => call(core, refreshFulfilment, { params: { fulfilmentId } }, options);
