import type { Kysely } from 'kysely';
import type { Settings } from '../../src/contract/settings.ts';
import { json, type Tables, type Tx } from '../database/database.ts';

export async function findSettings(db: Kysely<Tables>, shopId: string): Promise<Settings | undefined> {
  const row = await db.selectFrom('settings').select('document').where('shop_id', '=', shopId).executeTakeFirst();
  return row?.document;
}

export async function saveSettings(tx: Tx, { shopId, settings, now }: { shopId: string; settings: Settings; now: string }): Promise<void> {
  const row = { document: json(settings), version: settings.version, updated_at: now };
  await tx.insertInto('settings').values({ shop_id: shopId, ...row })
    .onConflict((conflict) => conflict.column('shop_id').doUpdateSet(row)).execute();
}

export async function insertCounters(tx: Tx, { shopId, firstOrderNumber }: { shopId: string; firstOrderNumber: number }): Promise<void> {
  await tx.insertInto('counters').values({ shop_id: shopId, order_number: firstOrderNumber - 1, event_position: 0, event_hash: '' })
    .onConflict((conflict) => conflict.column('shop_id').doNothing()).execute();
}
