import * as z from 'zod/mini';

/** How a list is paged: `after` is the `nextCursor` of the page before. */
export const PageQuery = z.strictObject({
  limit: z.optional(z.int().check(z.gte(1), z.lte(200))),
  after: z.optional(z.string().check(z.minLength(1), z.maxLength(512))),
  /** Also count every row that the filter matches. */
  includeTotal: z.optional(z.boolean()),
});

/** One page of a list; the last one has no `nextCursor`. */
export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.optional(z.string()), total: z.optional(z.int()) });

export interface Page<Item> {
  items: Item[];
  nextCursor?: string | undefined;
  total?: number | undefined;
}
