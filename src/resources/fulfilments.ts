import type { Fulfilment } from '../contract/fulfilment.ts';
import type { AnswerOf } from '../contract/operation.ts';
import { getFulfilment, listFulfilments, listShipments as listShipmentsRow } from '../contract/operations.ts';
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
