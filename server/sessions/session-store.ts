import type { Kysely, Selectable } from 'kysely';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { ServiceKeysTable, SessionsTable } from '../database/order-tables.ts';

export async function insertSession(tx: Tx, row: Selectable<SessionsTable>): Promise<void> {
  await tx.insertInto('sessions').values({ ...row, actor: json(row.actor), scopes: json(row.scopes) }).execute();
}

export async function findSession(db: Kysely<Tables>, { shopIds, tokenHash, now }: { shopIds: readonly string[]; tokenHash: string; now: string }): Promise<Selectable<SessionsTable> | undefined> {
  return db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).where('shop_id', 'in', shopIds).where('expires_at', '>', now).executeTakeFirst();
}

export async function deleteSessionsBefore(tx: Tx, instant: string): Promise<void> {
  await tx.deleteFrom('sessions').where('expires_at', '<', instant).execute();
}

export async function findServiceKey(db: Kysely<Tables>, { shopIds, keyHash }: { shopIds: readonly string[]; keyHash: string }): Promise<Selectable<ServiceKeysTable> | undefined> {
  return db.selectFrom('service_keys').selectAll().where('key_hash', '=', keyHash).where('shop_id', 'in', shopIds).executeTakeFirst();
}

/** Makes this the only key of its shop. */
export async function replaceServiceKey(tx: Tx, row: Selectable<ServiceKeysTable>): Promise<void> {
  await tx.deleteFrom('service_keys').where('shop_id', '=', row.shop_id).where('key_hash', '!=', row.key_hash).execute();
  await tx.insertInto('service_keys').values(row).onConflict((conflict) => conflict.columns(['shop_id', 'id']).doNothing()).execute();
}
