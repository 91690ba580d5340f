import { sql, type Kysely, type Selectable } from 'kysely';
import type { EventsTable } from '../database/delivery-tables.ts';
import { json, type Tables, type Tx } from '../database/database.ts';

type Row = Selectable<EventsTable>;

/**
 * Where the shop's history ends. The row stays locked until the commit, so that positions become visible in their order
 * and without a gap, and each hash follows from the one before it.
 */
export async function lockEnd(tx: Tx, shopId: string): Promise<{ position: number; hash: string }> {
  const row = await tx.selectFrom('counters').select(['event_position', 'event_hash']).where('shop_id', '=', shopId).forUpdate().executeTakeFirstOrThrow();
  return { position: row.event_position, hash: row.event_hash };
}

export async function moveEnd(tx: Tx, { shopId, position, hash }: { shopId: string; position: number; hash: string }): Promise<void> {
  await tx.updateTable('counters').set({ event_position: position, event_hash: hash }).where('shop_id', '=', shopId).execute();
}

export async function lastSequences(tx: Tx, { shopId, orderIds }: { shopId: string; orderIds: readonly string[] }): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx.selectFrom('events').select(['order_id', sql<number>`max(sequence)`.as('last')])
    .where('shop_id', '=', shopId).where('order_id', 'in', orderIds).groupBy('order_id').execute();
  return new Map(rows.map(({ order_id: orderId, last }) => [orderId ?? '', last]));
}

export async function insertEvents(tx: Tx, rows: readonly Row[]): Promise<void> {
  await tx.insertInto('events').values(rows.map((row) => ({
    ...row, actor: json(row.actor), payload: json(row.payload), changes: json(row.changes),
  }))).execute();
}

/** Events after a position, oldest first. */
export async function selectEvents(db: Kysely<Tables>, { shopId, orderId, after, limit }: {
  shopId: string; orderId?: string | undefined; after: number; limit: number;
}): Promise<Row[]> {
  let query = db.selectFrom('events').selectAll().where('shop_id', '=', shopId).where('position', '>', after);
  if (orderId !== undefined) query = query.where('order_id', '=', orderId);
  return query.orderBy('position').limit(limit).execute();
}

/** The latest events of an order before a position, newest first. */
export async function latestEvents(db: Kysely<Tables>, { shopId, orderId, before, limit }: {
  shopId: string; orderId: string; before?: number | undefined; limit: number;
}): Promise<Row[]> {
  let query = db.selectFrom('events').selectAll().where('shop_id', '=', shopId).where('order_id', '=', orderId);
  if (before !== undefined) query = query.where('position', '<', before);
  return query.orderBy('sequence', 'desc').limit(limit).execute();
}

export async function lastPosition(db: Kysely<Tables>, shopId: string): Promise<number> {
  const row = await db.selectFrom('counters').select('event_position').where('shop_id', '=', shopId).executeTakeFirst();
  return row?.event_position ?? 0;
}
