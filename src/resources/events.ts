import type { OrderEvent } from '../contract/event.ts';
import type { QueryOf } from '../contract/operation.ts';
import { orderEvents, shopEvents } from '../contract/operations.ts';
import type { CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list as listPages, type PagePromise } from '../transport/paging.ts';
import { watchEvents, type WatchOptions } from '../transport/watch.ts';

export type EventListQuery = QueryOf<typeof shopEvents>;
export type OrderEventListQuery = QueryOf<typeof orderEvents>;

/** What happened in the shop, oldest first. */
export const list = (core: Core, query: EventListQuery = {}, options?: CallOptions): PagePromise<OrderEvent> => listPages(core, shopEvents, { query }, options);

/** The history of one order, oldest first; newest first with `sort: '-sequence'`. */
export const forOrder = (core: Core, orderId: string, query: OrderEventListQuery = {}, options?: CallOptions): PagePromise<OrderEvent> =>
  listPages(core, orderEvents, { params: { orderId }, query }, options);

/** What happens in the shop, as it happens, until `signal` aborts; it then throws the signal's reason. */
export const watch = (core: Core, options: WatchOptions = {}): AsyncGenerator<OrderEvent, void, undefined> => watchEvents(core, shopEvents, {}, options);
