import type { CatalogueItem, CatalogueItemInput, CatalogueQuery, CatalogueUpsertResult } from '../contract/catalogue.ts';
import type { AnswerOf } from '../contract/operation.ts';
import { getCatalogueItem, listCategories, searchCatalogue, upsertCatalogue } from '../contract/operations.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list, type PagePromise } from '../transport/paging.ts';

export type Categories = AnswerOf<typeof listCategories>;

/** Finds items: await the first page, or iterate all of them. */
export const search = (core: Core, query: CatalogueQuery = {}, options?: CallOptions): PagePromise<CatalogueItem> => list(core, searchCatalogue, { query }, options);

export const get = (core: Core, itemId: string, options?: CallOptions): ApiPromise<CatalogueItem> => call(core, getCatalogueItem, { params: { itemId } }, options);

/** The categories that have items, with how many. */
export const categories = (core: Core, options?: CallOptions): ApiPromise<Categories> => call(core, listCategories, {}, options);

/** Creates or replaces up to 200 items, told apart by their SKUs. */
export const upsert = (core: Core, items: readonly CatalogueItemInput[], options?: CallOptions): ApiPromise<CatalogueUpsertResult> =>
  call(core, upsertCatalogue, { body: { items: [...items] } }, options);
