import { maxOrderIds, type Client, type OrderListQuery, type OrderSummary } from '../../../src/index.ts';

/** As many orders as are held or released at once: more is a question for another day, or another filter. */
export const mostTargets = 500;

/** Reads the orders that are chosen as they are now, or all that a filter matches; one more than `mostTargets` at most. */
export async function readTargets(client: Pick<Client, 'orders'>, { ids, filter }: { ids: readonly string[]; filter: OrderListQuery }, signal: AbortSignal): Promise<readonly OrderSummary[]> {
  if (ids.length > 0) {
    const portions = Array.from({ length: Math.ceil(ids.length / maxOrderIds) }, (_, at) => ids.slice(at * maxOrderIds, (at + 1) * maxOrderIds));
    const pages = [];
    for (const portion of portions) pages.push(await client.orders.list({ ids: [...portion], limit: maxOrderIds }, { signal }));
    return pages.flatMap(({ items }) => items);
  }
  const found: OrderSummary[] = [];
  for (let after: string | undefined; found.length <= mostTargets;) {
    const { items, nextCursor } = await client.orders.list({ ...filter, limit: maxOrderIds, ...(after !== undefined && { after }) }, { signal });
    found.push(...items);
    if (nextCursor === undefined) break;
    after = nextCursor;
  }
  return found;
}
