import type { Kysely } from 'kysely';
import { OrderEvent, type EventType } from '../../src/contract/event.ts';
import type { Actor } from '../../src/contract/session.ts';
import { eventHash } from '../../src/rules/event-chain.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import { insertEvents, lastPosition, lastSequences, latestEvents, lockEnd, moveEnd, selectEvents } from './event-store.ts';

/** Something that happened, before it is numbered. */
export interface NewEvent {
  type: EventType;
  orderId?: string;
  actor: Actor;
  /** Read by everybody who may read orders: no secret, and nothing personal beside what `changes` must say. */
  data?: Record<string, unknown>;
  changes?: OrderEvent['changes'];
}

/** The append-only history of a shop. */
export interface Events {
  /**
   * Writes events into the transaction of what they tell of. Call it last: from here to the commit the shop's other
   * writers wait, which is what makes positions follow the order of commits.
   */
  append(tx: Tx, batch: { shopId: string; events: readonly NewEvent[] }): Promise<void>;
  /** Events after a position (an event's id as a number), oldest first, of one order or of the shop. */
  after(db: Kysely<Tables>, query: { shopId: string; orderId?: string | undefined; after: number; limit: number }): Promise<OrderEvent[]>;
  /** The latest events of an order before a position, newest first. */
  latest(db: Kysely<Tables>, query: { shopId: string; orderId: string; before?: number | undefined; limit: number }): Promise<OrderEvent[]>;
  /** The position of the latest event of the shop; 0 when there is none. */
  last(db: Kysely<Tables>, shopId: string): Promise<number>;
}

/** Who else is to know, in the transaction of what happened. */
export type EventListener = (tx: Tx, news: { shopId: string; events: readonly OrderEvent[] }) => Promise<void>;

const toEvent = (row: Awaited<ReturnType<typeof selectEvents>>[number]): OrderEvent => ({
  id: String(row.position), ...(row.order_id !== null && { orderId: row.order_id }), sequence: row.sequence,
  type: row.type, at: row.at, actor: row.actor, data: row.payload, changes: row.changes, ...(row.hash !== null && { hash: row.hash }),
});

/** An event as it will be read again: what JSON or the contract leaves out must not be in its hash. */
const asRead = (event: OrderEvent): OrderEvent => OrderEvent.parse(JSON.parse(JSON.stringify(event)));

export function createEvents({ clock, listener }: { clock: Clock; listener?: EventListener }): Events {
  return {
    async append(tx, { shopId, events }) {
      if (events.length === 0) return;
      const at = new Date(clock.now()).toISOString();
      const end = await lockEnd(tx, shopId);
      const sequences = await lastSequences(tx, { shopId, orderIds: [...new Set(events.flatMap(({ orderId }) => orderId ?? []))] });
      const written: OrderEvent[] = [];
      let { hash } = end;
      for (const { type, orderId, actor, data = {}, changes = [] } of events) {
        const sequence = orderId === undefined ? 0 : (sequences.get(orderId) ?? 0) + 1;
        if (orderId !== undefined) sequences.set(orderId, sequence);
        const event = asRead({ id: String(end.position + written.length + 1), ...(orderId !== undefined && { orderId }), sequence, type, at, actor, data, changes });
        hash = await eventHash(hash, event);
        written.push({ ...event, hash });
      }
      await insertEvents(tx, written.map((event) => ({
        shop_id: shopId, position: Number(event.id), order_id: event.orderId ?? null, sequence: event.sequence, type: event.type, at: event.at,
        actor: event.actor, payload: event.data, changes: event.changes, hash: event.hash ?? null,
      })));
      await moveEnd(tx, { shopId, position: end.position + written.length, hash });
      await listener?.(tx, { shopId, events: written });
    },
    last: lastPosition,
    async after(db, query) {
      return (await selectEvents(db, query)).map(toEvent);
    },
    async latest(db, query) {
      return (await latestEvents(db, query)).map(toEvent);
    },
  };
}
