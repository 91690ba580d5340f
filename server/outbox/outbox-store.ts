import type { Kysely, Selectable } from 'kysely';
import type { OutboxTable } from '../database/delivery-tables.ts';
import type { Tables, Tx } from '../database/database.ts';

export type OutboxRow = Selectable<OutboxTable>;
export type EffectKind = OutboxRow['kind'];

/** Adds effects; one that was withdrawn, or given up, comes back under its old id. One that is on its way or done stays as it is. */
export const upsertEffects = async (tx: Tx, rows: readonly OutboxRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx.insertInto('outbox').values(rows)
    .onConflict((conflict) => conflict.columns(['shop_id', 'kind', 'target_id'])
      .doUpdateSet((is) => ({
        state: 'pending', due_at: is.ref('excluded.due_at'), attempts: 0, last_error: null,
        created_at: is.ref('excluded.created_at'), updated_at: is.ref('excluded.updated_at'),
      }))
      .where('outbox.state', 'in', ['withdrawn', 'dead']))
    .execute();
};

export const lockEffects = (tx: Tx, { shopId, kind, targetIds }: { shopId: string; kind: EffectKind; targetIds: readonly string[] }): Promise<OutboxRow[]> =>
  (targetIds.length === 0 ? Promise.resolve([]) : tx.selectFrom('outbox').selectAll()
    .where('shop_id', '=', shopId).where('kind', '=', kind).where('target_id', 'in', targetIds).orderBy('id').forUpdate().execute());

export const withdrawEffect = async (tx: Tx, { shopId, id, now }: { shopId: string; id: string; now: string }): Promise<void> => {
  await tx.updateTable('outbox').set({ state: 'withdrawn', updated_at: now }).where('shop_id', '=', shopId).where('id', '=', id).execute();
};

/** Makes what waits due now; what is due already keeps its place. */
export const hastenEffects = async (tx: Tx, { shopId, kind, targetIds, now }: { shopId: string; kind: EffectKind; targetIds: readonly string[]; now: string }): Promise<void> => {
  if (targetIds.length === 0) return;
  await tx.updateTable('outbox').set({ due_at: now, updated_at: now })
    .where('shop_id', '=', shopId).where('kind', '=', kind).where('target_id', 'in', targetIds).where('state', '=', 'pending').where('due_at', '>', now).execute();
};

/** Takes the effect that is due longest, for as long as the lease; another server that asks at the same time takes the next one. */
export const claimDue = async (tx: Tx, { shopIds, now, leaseUntil }: { shopIds: readonly string[]; now: string; leaseUntil: string }): Promise<OutboxRow | undefined> => {
  const due = await tx.selectFrom('outbox').selectAll()
    .where('shop_id', 'in', shopIds).where('state', 'in', ['pending', 'sending']).where('due_at', '<=', now)
    .where((is) => is.or([is('state', '=', 'pending'), is('lease_until', '<=', now)]))
    .orderBy('due_at').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (due === undefined) return undefined;
  return tx.updateTable('outbox').set({ state: 'sending', attempts: due.attempts + 1, lease_until: leaseUntil, updated_at: now })
    .where('shop_id', '=', due.shop_id).where('id', '=', due.id).returningAll().executeTakeFirst();
};

/** Writes how an attempt ended. @returns whether this attempt still held the effect */
export const settleEffect = async (tx: Tx, { effect, set }: {
  effect: OutboxRow; set: Pick<OutboxRow, 'state' | 'attempts' | 'due_at' | 'last_error' | 'created_at' | 'updated_at'>;
}): Promise<boolean> => {
  const settled = await tx.updateTable('outbox').set({ ...set, lease_until: null })
    .where('shop_id', '=', effect.shop_id).where('id', '=', effect.id).where('state', '=', 'sending').where('attempts', '=', effect.attempts)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
};

/** Takes every lease back. Only for a process that has the database to itself: whoever held them is dead. */
export const dropLeases = async (tx: Tx, { shopIds, now }: { shopIds: readonly string[]; now: string }): Promise<void> => {
  await tx.updateTable('outbox').set({ lease_until: now }).where('shop_id', 'in', shopIds).where('state', '=', 'sending').execute();
};

export const countByState = (db: Kysely<Tables>, shopIds: readonly string[]): Promise<{ kind: string; state: string; count: number }[]> =>
  db.selectFrom('outbox').select((of) => ['kind', 'state', of.fn.countAll<number>().as('count')])
    .where('shop_id', 'in', shopIds).where('state', 'in', ['pending', 'sending', 'dead']).groupBy(['kind', 'state']).execute();
