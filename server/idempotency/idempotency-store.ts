import { sql, type Selectable } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { IdempotencyTable } from '../database/order-tables.ts';

export type IdempotencyRow = Selectable<IdempotencyTable>;
export type KeyOf = Pick<IdempotencyRow, 'shop_id' | 'principal' | 'operation' | 'key'>;

/** Lets a statement of this transaction wait at most this long for another one's lock. */
export async function limitLockWait(tx: Tx, durationMs: number): Promise<void> {
  await sql`SELECT set_config('lock_timeout', ${`${durationMs}ms`}, true)`.execute(tx);
}

/** Waits for another transaction that inserts the same key. Answers whether the key is ours now. */
export async function insertKey(tx: Tx, row: KeyOf & Pick<IdempotencyRow, 'fingerprint' | 'created_at'>): Promise<boolean> {
  const inserted = await tx.insertInto('idempotency').values(row)
    .onConflict((conflict) => conflict.columns(['shop_id', 'principal', 'operation', 'key']).doNothing())
    .returning('key').executeTakeFirst();
  return inserted !== undefined;
}

export async function findKey(tx: Tx, key: KeyOf): Promise<IdempotencyRow | undefined> {
  return tx.selectFrom('idempotency').selectAll().where('shop_id', '=', key.shop_id).where('principal', '=', key.principal)
    .where('operation', '=', key.operation).where('key', '=', key.key).executeTakeFirst();
}

export async function saveAnswer(tx: Tx, key: KeyOf, answer: Pick<IdempotencyRow, 'status' | 'body' | 'etag'>): Promise<void> {
  await tx.updateTable('idempotency').set(answer).where('shop_id', '=', key.shop_id).where('principal', '=', key.principal)
    .where('operation', '=', key.operation).where('key', '=', key.key).execute();
}

export async function deleteKeysBefore(tx: Tx, instant: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('created_at', '<', instant).execute();
}
