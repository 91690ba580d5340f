import { sql, type Kysely, type Selectable } from 'kysely';
import type { Settings } from '../../src/contract/settings.ts';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { ServiceKeysTable, SessionsTable } from '../database/order-tables.ts';

export async function insertSession(tx: Tx, row: Selectable<SessionsTable>): Promise<void> {
  await tx.insertInto('sessions').values({ ...row, actor: json(row.actor), scopes: json(row.scopes) }).execute();
}

/** A session with what the shop lets each role do now: in one question, since every call of a widget asks it. */
export async function findSession(db: Kysely<Tables>, { shopIds, tokenHash, now }: {
  shopIds: readonly string[]; tokenHash: string; now: string;
}): Promise<Selectable<SessionsTable> & { roles: Settings['roles'] | null } | undefined> {
  return db.selectFrom('sessions').leftJoin('settings', 'settings.shop_id', 'sessions.shop_id').selectAll('sessions')
    .select(sql<Settings['roles'] | null>`settings.document -> 'roles'`.as('roles'))
    .where('token_hash', '=', tokenHash).where('sessions.shop_id', 'in', shopIds).where('expires_at', '>', now).executeTakeFirst();
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
