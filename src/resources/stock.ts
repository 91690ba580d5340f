import type { StockMovement } from '../contract/catalogue.ts';
import type { AnswerOf, BodyOf, QueryOf } from '../contract/operation.ts';
import { putStock, readStock, stockMovements } from '../contract/operations.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list as listPages, type PagePromise } from '../transport/paging.ts';

export type StockLevels = AnswerOf<typeof readStock>;
export type StockSnapshotOutcome = AnswerOf<typeof putStock>;

/** The stock of up to 200 SKUs. */
export const read = (core: Core, skus: readonly string[], options?: CallOptions): ApiPromise<StockLevels> => call(core, readStock, { query: { skus: [...skus] } }, options);

/** Tells what a warehouse counted at an instant; a count older than the last one is ignored. */
export const put = (core: Core, snapshot: BodyOf<typeof putStock>, options?: CallOptions): ApiPromise<StockSnapshotOutcome> => call(core, putStock, { body: snapshot }, options);

/** What orders took of an item and gave back, newest first. */
export const movements = (core: Core, query: Partial<QueryOf<typeof stockMovements>> = {}, options?: CallOptions): PagePromise<StockMovement> => listPages(core, stockMovements, { query }, options);
