import type { Page } from '../contract/page.ts';
import { ApiPromise, type ApiResponse } from './api-promise.ts';
import { call, type AnyOperation, type CallInput, type CallOptions } from './call.ts';
import type { Core } from './core.ts';

/** The first page of a list, and the way to all the others. Iterating it gives one item after the other, over every page. */
export class PagePromise<Item> extends ApiPromise<Page<Item>> implements AsyncIterable<Item> {
  readonly #first: Promise<ApiResponse<Page<Item>>>;
  readonly #read: (after: string) => ApiPromise<Page<Item>>;

  constructor(first: Promise<ApiResponse<Page<Item>>>, read: (after: string) => ApiPromise<Page<Item>>) {
    super(first);
    this.#first = first;
    this.#read = read;
  }

  /** Page after page, at most `max` of them. Follows the cursor and not the count of items; stops where a cursor comes a second time. */
  async *pages({ max = Infinity }: { readonly max?: number } = {}): AsyncGenerator<Page<Item>, void, undefined> {
    const seen = new Set<string>();
    let page = (await this.#first).data;
    for (let count = 1; count <= max; count += 1) {
      yield page;
      const { nextCursor } = page;
      if (nextCursor === undefined || seen.has(nextCursor) || count === max) return;
      seen.add(nextCursor);
      page = await this.#read(nextCursor);
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }
}

/** Lists by an operation that answers pages. */
export const list = <Item>(core: Core, operation: AnyOperation, input: CallInput<AnyOperation>, options?: CallOptions): PagePromise<Item> => {
  const read = (after?: string): ApiPromise<Page<Item>> =>
    call(core, operation, after === undefined ? input : { ...input, query: { ...(input.query as object | undefined), after } }, options) as ApiPromise<Page<Item>>;
  return new PagePromise(read().withResponse(), read);
};
