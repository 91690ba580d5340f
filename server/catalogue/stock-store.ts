import { sql, type Selectable } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { StockLedgerTable } from '../database/order-tables.ts';

export type LedgerRow = Selectable<StockLedgerTable>;

const pairs = (rows: readonly { id: string; quantity: number }[]) =>
  sql.join(rows.map(({ id, quantity }) => sql`(${id}::text, ${quantity}::bigint)`));

/**
 * Takes stock of each item, where it has that much or may be sold without. One statement, and each row's condition holds
 * at the instant in which it changes. Answers the items that could be taken.
 */
export async function allocate(tx: Tx, { shopId, items, backOrderAllowed, now }: {
  shopId: string; items: readonly { id: string; quantity: number }[]; backOrderAllowed: boolean; now: string;
}): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    UPDATE catalogue_items AS item SET allocated = item.allocated + wanted.quantity, updated_at = ${now}::timestamptz
    FROM (VALUES ${pairs(items)}) AS wanted (id, quantity)
    WHERE item.shop_id = ${shopId} AND item.id = wanted.id
      AND (item.on_hand - item.allocated >= wanted.quantity OR (item.back_order AND ${backOrderAllowed}::boolean))
    RETURNING item.id AS id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Gives back what orders had taken; what has `shipped` also leaves the shelf. */
export async function deallocate(tx: Tx, { shopId, items, shipped, now }: {
  shopId: string; items: readonly { id: string; quantity: number }[]; shipped: boolean; now: string;
}): Promise<void> {
  if (items.length === 0) return;
  // A count that came before the parcel's news has already seen the goods gone.
  await sql`
    UPDATE catalogue_items AS item SET allocated = item.allocated - given.quantity,
      on_hand = CASE WHEN ${shipped}::boolean THEN greatest(item.on_hand - given.quantity, 0) ELSE item.on_hand END, updated_at = ${now}::timestamptz
    FROM (VALUES ${pairs(items)}) AS given (id, quantity)
    WHERE item.shop_id = ${shopId} AND item.id = given.id`.execute(tx);
}

export async function insertLedger(tx: Tx, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('stock_ledger').values(rows).execute();
}

/** Sets what was counted, where the count is newer than the last one. Answers the items that it changed, with what orders hold of them. */
export async function setOnHand(tx: Tx, { shopId, levels, asOf, now }: {
  shopId: string; levels: readonly { sku: string; onHand: number }[]; asOf: string; now: string;
}): Promise<{ id: string; sku: string; on_hand: number; allocated: number }[]> {
  const counted = sql.join(levels.map(({ sku, onHand }) => sql`(${sku}::text, ${onHand}::bigint)`));
  const { rows } = await sql<{ id: string; sku: string; on_hand: number; allocated: number }>`
    UPDATE catalogue_items AS item SET on_hand = counted.on_hand, counted_at = ${asOf}::timestamptz, updated_at = ${now}::timestamptz
    FROM (VALUES ${counted}) AS counted (sku, on_hand)
    WHERE item.shop_id = ${shopId} AND item.sku = counted.sku AND (item.counted_at IS NULL OR item.counted_at <= ${asOf}::timestamptz)
    RETURNING item.id AS id, item.sku AS sku, item.on_hand AS on_hand, item.allocated AS allocated`.execute(tx);
  return rows;
}
