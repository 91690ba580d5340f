import type { Kysely, Selectable } from 'kysely';
import type { Settings, SettingsChange } from '../../src/contract/settings.ts';
import { json, type Tables, type Tx } from '../database/database.ts';
import type { SettingsHistoryTable } from '../database/order-tables.ts';

interface Kept { shopId: string; settings: Settings; now: string }

/** As they were written, which may be by a server that knew fewer of them. */
export async function findSettings(db: Kysely<Tables>, shopId: string): Promise<Partial<Settings> | undefined> {
  const row = await db.selectFrom('settings').select('document').where('shop_id', '=', shopId).executeTakeFirst();
  return row?.document;
}

/** Keeps others from changing them until the commit. */
export async function lockSettings(tx: Tx, shopId: string): Promise<Partial<Settings> | undefined> {
  const row = await tx.selectFrom('settings').select('document').where('shop_id', '=', shopId).forUpdate().executeTakeFirst();
  return row?.document;
}

/** The first settings of a shop; nothing happens when it has some. */
export async function insertSettings(tx: Tx, { shopId, settings, now }: Kept): Promise<void> {
  await tx.insertInto('settings').values({ shop_id: shopId, document: json(settings), version: settings.version, updated_at: now })
    .onConflict((conflict) => conflict.column('shop_id').doNothing()).execute();
}

export async function replaceSettings(tx: Tx, { shopId, settings, now }: Kept): Promise<void> {
  await tx.updateTable('settings').set({ document: json(settings), version: settings.version, updated_at: now }).where('shop_id', '=', shopId).execute();
}

export async function insertHistory(tx: Tx, row: Selectable<SettingsHistoryTable>): Promise<void> {
  await tx.insertInto('settings_history').values({ ...row, changes: json(row.changes), actor: json(row.actor) }).execute();
}

/** Versions of the settings, newest first. */
export async function findHistory(db: Kysely<Tables>, { shopId, before, limit }: { shopId: string; before: number | undefined; limit: number }): Promise<SettingsChange[]> {
  let query = db.selectFrom('settings_history').select(['version', 'at', 'actor', 'changes']).where('shop_id', '=', shopId);
  if (before !== undefined) query = query.where('version', '<', before);
  return query.orderBy('version', 'desc').limit(limit).execute();
}

export async function countHistory(db: Kysely<Tables>, shopId: string): Promise<number> {
  const { count } = await db.selectFrom('settings_history').where('shop_id', '=', shopId)
    .select((of) => of.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return count;
}

/** The fields that changed after a version. */
export async function fieldsChangedAfter(db: Kysely<Tables>, { shopId, version }: { shopId: string; version: number }): Promise<string[]> {
  const rows = await db.selectFrom('settings_history').select('changes').where('shop_id', '=', shopId).where('version', '>', version).orderBy('version').execute();
  return [...new Set(rows.flatMap(({ changes }) => changes.map(({ field }) => field)))];
}

export async function insertCounters(tx: Tx, { shopId, firstOrderNumber }: { shopId: string; firstOrderNumber: number }): Promise<void> {
  await tx.insertInto('counters').values({ shop_id: shopId, order_number: firstOrderNumber - 1, event_position: 0, event_hash: '' })
    .onConflict((conflict) => conflict.column('shop_id').doNothing()).execute();
}
