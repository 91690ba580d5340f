import { sql, type Kysely, type Selectable } from 'kysely';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { StockLedgerTable } from '../database/order-tables.ts';
import type { Level } from './stock-news.ts';

export type LedgerRow = Selectable<StockLedgerTable>;

const pairs = (rows: readonly { id: string; quantity: number }[]) =>
  sql.join(rows.map(({ id, quantity }) => sql`(${id}::text, ${quantity}::bigint)`));

/**
 * Takes stock of each item, where it has that much or may be sold without, or `regardless`; a quantity below 0 is given
 * back. One statement, and each row's condition holds at the instant in which it changes. Answers the items that it moved.
 */
export async function allocate(tx: Tx, { shopId, items, backOrderAllowed, regardless, now }: {
  shopId: string; items: readonly { id: string; quantity: number }[]; backOrderAllowed: boolean; regardless: boolean; now: string;
}): Promise<Level[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<Level>`
    UPDATE catalogue_items AS item SET allocated = item.allocated + wanted.quantity, updated_at = ${now}::timestamptz
    FROM (VALUES ${pairs(items)}) AS wanted (id, quantity)
    WHERE item.shop_id = ${shopId} AND item.id = wanted.id
      AND (wanted.quantity <= 0 OR ${regardless}::boolean OR item.on_hand - item.allocated >= wanted.quantity
        OR (item.back_order AND ${backOrderAllowed}::boolean))
    RETURNING item.id AS id, item.sku AS sku, item.on_hand AS on_hand, item.allocated AS allocated`.execute(tx);
  return rows;
}

/** Gives back what orders had taken; what has left, at `leftAt`, is no longer on the shelf either. */
export async function deallocate(tx: Tx, { shopId, items, leftAt, now }: {
  shopId: string; items: readonly { id: string; quantity: number }[]; leftAt: string | null; now: string;
}): Promise<void> {
  if (items.length === 0) return;
  // A count of after they left, whose news came first, has already seen the goods gone.
  await sql`
    UPDATE catalogue_items AS item SET allocated = item.allocated - given.quantity,
      on_hand = CASE
        WHEN ${leftAt}::timestamptz IS NULL OR item.counted_at > ${leftAt}::timestamptz THEN item.on_hand
        ELSE greatest(item.on_hand - given.quantity, 0) END, updated_at = ${now}::timestamptz
    FROM (VALUES ${pairs(items)}) AS given (id, quantity)
    WHERE item.shop_id = ${shopId} AND item.id = given.id`.execute(tx);
}

export async function insertLedger(tx: Tx, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('stock_ledger').values(rows.map((row) => ({ ...row, actor: row.actor && json(row.actor) }))).execute();
}

/** Sets what was counted, less what has left since, where the count is newer than the last one. Answers the items that it changed, with what orders hold of them. */
export async function setOnHand(tx: Tx, { shopId, levels, asOf, now }: {
  shopId: string; levels: readonly { sku: string; onHand: number }[]; asOf: string; now: string;
}): Promise<Level[]> {
  const counted = sql.join(levels.map(({ sku, onHand }) => sql`(${sku}::text, ${onHand}::bigint)`));
  const { rows } = await sql<Level>`
    UPDATE catalogue_items AS item SET on_hand = greatest(counted.on_hand + coalesce((
        SELECT sum(moved.delta) FROM stock_ledger AS moved
        WHERE moved.shop_id = item.shop_id AND moved.item_id = item.id AND moved.left_at > ${asOf}::timestamptz), 0)::bigint, 0), counted_at = ${asOf}::timestamptz, updated_at = ${now}::timestamptz
    FROM (VALUES ${counted}) AS counted (sku, on_hand)
    WHERE item.shop_id = ${shopId} AND item.sku = counted.sku AND (item.counted_at IS NULL OR item.counted_at <= ${asOf}::timestamptz)
    RETURNING item.id AS id, item.sku AS sku, item.on_hand AS on_hand, item.allocated AS allocated`.execute(tx);
  return rows;
}

/** Puts goods on the shelf. Answers the items that it changed. */
export async function addOnHand(tx: Tx, { shopId, items, now }: {
  shopId: string; items: readonly { id: string; quantity: number }[]; now: string;
}): Promise<Level[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<Level>`
    UPDATE catalogue_items AS item SET on_hand = item.on_hand + added.quantity, updated_at = ${now}::timestamptz
    FROM (VALUES ${pairs(items)}) AS added (id, quantity)
    WHERE item.shop_id = ${shopId} AND item.id = added.id
    RETURNING item.id AS id, item.sku AS sku, item.on_hand AS on_hand, item.allocated AS allocated`.execute(tx);
  return rows;
}

export type MovementRow = LedgerRow & { sku: string; number: string | null };
interface MovementFilter { sku?: string | undefined; orderId?: string | undefined }

const movementsOf = (db: Kysely<Tables>, shopId: string, { sku, orderId }: MovementFilter) => {
  let query = db.selectFrom('stock_ledger as moved')
    .innerJoin('catalogue_items as item', (join) => join.onRef('item.shop_id', '=', 'moved.shop_id').onRef('item.id', '=', 'moved.item_id'))
    .where('moved.shop_id', '=', shopId);
  if (sku !== undefined) query = query.where('item.sku', '=', sku);
  if (orderId !== undefined) query = query.where('moved.order_id', '=', orderId);
  return query;
};

/** Movements, newest first, with the SKU of the item and the number of the order. */
export async function findMovements(db: Kysely<Tables>, { shopId, filter, limit, after }: {
  shopId: string; filter: MovementFilter; limit: number; after?: { at: string; id: string } | undefined;
}): Promise<MovementRow[]> {
  let query = movementsOf(db, shopId, filter)
    .leftJoin('orders as of_order', (join) => join.onRef('of_order.shop_id', '=', 'moved.shop_id').onRef('of_order.id', '=', 'moved.order_id'))
    .selectAll('moved').select(['item.sku as sku', 'of_order.number as number']);
  if (after !== undefined) query = query.where(sql<boolean>`(moved.at, moved.id) < (${after.at}::timestamptz, ${after.id})`);
  return query.orderBy('moved.at', 'desc').orderBy('moved.id', 'desc').limit(limit).execute();
}

export async function countMovements(db: Kysely<Tables>, { shopId, filter }: { shopId: string; filter: MovementFilter }): Promise<number> {
  const { count } = await movementsOf(db, shopId, filter).select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}
