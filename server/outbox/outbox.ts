import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { hastenEffects, lockEffects, upsertEffects, withdrawEffect, type EffectKind, type OutboxRow } from './outbox-store.ts';

interface Targets { shopId: string; kind: EffectKind }

/** What is to leave the system once a transaction has committed, written in that transaction. */
export interface Outbox {
  /**
   * What was withdrawn or given up begins anew, under its old id; what waits, leaves or has left stays as it is.
   * @param effect.dueAt milliseconds since 1970; at once without it
   */
  schedule(tx: Tx, effect: Targets & { targetId: string; dueAt?: number | undefined }): Promise<void>;
  /** The same of any number at once, in one statement, to leave now. */
  scheduleAll(tx: Tx, effects: Targets & { targetIds: readonly string[] }): Promise<void>;
  /** Takes back what has not begun to leave. @returns the targets that will not leave any more; the others have left or are leaving */
  withdraw(tx: Tx, effects: Targets & { targetIds: readonly string[] }): Promise<ReadonlySet<string>>;
  /** Lets what waits for its time leave now. */
  hasten(tx: Tx, effects: Targets & { targetIds: readonly string[] }): Promise<void>;
  /** The targets that have left or are leaving. The others do not begin to leave before the transaction ends. */
  leaving(tx: Tx, effects: Targets & { targetIds: readonly string[] }): Promise<ReadonlySet<string>>;
}

export function createOutbox({ clock }: { clock: Clock }): Outbox {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const rowOf = ({ shopId, kind, targetId, dueAt }: Targets & { targetId: string; dueAt?: number | undefined }): OutboxRow => {
    const now = clock.now();
    return {
      shop_id: shopId, id: newId('out'), kind, target_id: targetId, state: 'pending', attempts: 0, due_at: iso(Math.max(now, dueAt ?? now)),
      lease_until: null, last_error: null, created_at: iso(now), updated_at: iso(now),
    };
  };
  return {
    schedule: (tx, effect) => upsertEffects(tx, [rowOf(effect)]),
    scheduleAll: (tx, { targetIds, ...effects }) => upsertEffects(tx, targetIds.map((targetId) => rowOf({ ...effects, targetId }))),
    hasten: (tx, effects) => hastenEffects(tx, { ...effects, now: iso(clock.now()) }),
    async leaving(tx, effects) {
      const rows = await lockEffects(tx, effects);
      return new Set(rows.filter(({ state }) => state === 'sending' || state === 'sent').map(({ target_id: targetId }) => targetId));
    },
    async withdraw(tx, { shopId, kind, targetIds }) {
      const rows = await lockEffects(tx, { shopId, kind, targetIds });
      const taken = new Set(targetIds.filter((targetId) => !rows.some((row) => row.target_id === targetId)));
      for (const row of rows) {
        if (row.state === 'sending' || row.state === 'sent') continue;
        await withdrawEffect(tx, { shopId, id: row.id, now: iso(clock.now()) });
        taken.add(row.target_id);
      }
      return taken;
    },
  };
}
