import * as operations from '../../src/contract/operations.ts';
import { badCursor, defaultPageSize } from '../cursor.ts';
import { eventStream } from '../events/event-stream.ts';
import { serveRaw, type Kernel, type Raw } from '../serve.ts';
import type { Services } from './services.ts';

const position = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw badCursor();
  return Number(text);
};

export function serveEvents(kernel: Kernel, { events, following, clock, closing }: Services): void {
  type Asked = Pick<Raw<typeof operations.orderEvents>, 'query' | 'caller' | 'request'>;

  const answer = async ({ query, caller: { shopId, expiresAt }, request }: Asked, orderId?: string) => {
    const { database, wake } = kernel;
    if (orderId !== undefined) await database.read((db) => following.read(db, { shopId, orderId }));
    const after = query.after === undefined ? undefined : position(query.after);
    if (request.headers.get('accept')?.includes('text/event-stream')) {
      const last = request.headers.get('last-event-id');
      // The history of an order is short, so a stream begins with it; of a shop it begins now.
      const begin = last !== null && last !== '' ? position(last) : after ?? (orderId === undefined ? await database.read((db) => events.last(db, shopId)) : 0);
      return eventStream({
        shopId, after: begin, wake, clock, expiresAt, signal: AbortSignal.any([request.signal, closing]),
        read: (from, limit) => database.read((db) => events.after(db, { shopId, orderId, after: from, limit })),
      });
    }
    const limit = query.limit ?? defaultPageSize;
    const items = await database.read((db) => (orderId !== undefined && query.sort === '-sequence'
      ? events.latest(db, { shopId, orderId, before: after, limit: limit + 1 }) : events.after(db, { shopId, orderId, after: after ?? 0, limit: limit + 1 })));
    const shown = items.slice(0, limit);
    const next = items.length > limit ? shown.at(-1)?.id : undefined;
    return { items: shown, ...(next !== undefined && { nextCursor: next }) };
  };

  serveRaw(kernel, operations.orderEvents, ({ params, ...asked }) => answer(asked, params.orderId));
  serveRaw(kernel, operations.shopEvents, (asked) => answer(asked));
}
