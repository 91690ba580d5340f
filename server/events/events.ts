import type { Kysely } from 'kysely';
import type { EventType, OrderEvent } from '../../src/contract/event.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import { insertEvents, lastPosition, lastSequences, latestEvents, selectEvents, takePositions } from './event-store.ts';

/** Something that happened, before it is numbered. */
export interface NewEvent {
  type: EventType;
  orderId?: string;
  actor: Actor;
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
  /** The latest events of an order, oldest first. */
  latest(db: Kysely<Tables>, query: { shopId: string; orderId: string; limit: number }): Promise<OrderEvent[]>;
  /** The position of the latest event of the shop; 0 when there is none. */
  last(db: Kysely<Tables>, shopId: string): Promise<number>;
}

const toEvent = (row: Awaited<ReturnType<typeof selectEvents>>[number]): OrderEvent => ({
  id: String(row.position), ...(row.order_id !== null && { orderId: row.order_id }), sequence: row.sequence,
  type: row.type, at: row.at, actor: row.actor, data: row.payload, changes: row.changes,
});

export function createEvents({ clock }: { clock: Clock }): Events {
  return {
    async append(tx, { shopId, events }) {
      if (events.length === 0) return;
      const at = new Date(clock.now()).toISOString();
      const first = await takePositions(tx, { shopId, count: events.length });
      const orderIds = [...new Set(events.flatMap(({ orderId }) => (orderId === undefined ? [] : [orderId])))];
      const sequences = await lastSequences(tx, { shopId, orderIds });
      await insertEvents(tx, events.map((event, index) => {
        const sequence = event.orderId === undefined ? 0 : (sequences.get(event.orderId) ?? 0) + 1;
        if (event.orderId !== undefined) sequences.set(event.orderId, sequence);
        return {
          shop_id: shopId, position: first + index, order_id: event.orderId ?? null, sequence, type: event.type, at,
          actor: event.actor, payload: event.data ?? {}, changes: event.changes ?? [], hash: null,
        };
      }));
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
