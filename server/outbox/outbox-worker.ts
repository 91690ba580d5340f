import type { Database, Tx } from '../database/database.ts';
import type { Wake } from '../events/wake.ts';
import type { Clock } from '../ports.ts';
import { claimDue, countByState, dropLeases, settleEffect, type EffectKind, type OutboxRow } from './outbox-store.ts';
import { nextDelayMs, type RetryPolicy } from './retry-policy.ts';

/** How an attempt ended. */
export type Outcome =
  | { result: 'done'; detail?: string }
  /**
   * `mayHaveArrived`: nobody knows whether the other side took it. `absent`: the other side has nothing of what it was about.
   */
  | { result: 'failed'; permanent: boolean; detail: string; retryAfterSeconds?: number; mayHaveArrived?: boolean; absent?: boolean }
  /** Nothing could be tried, and nothing is wrong with the effect: it is asked for again after a while. */
  | { result: 'waiting'; forMs: number; detail: string }
  /** What it was about is no longer to leave. */
  | { result: 'withdrawn' };

/** An effect that is due. */
export interface DueEffect {
  shopId: string;
  /** The same on every attempt, so that who receives it can tell a repetition. */
  id: string;
  targetId: string;
}

/** One attempt, as it is to be recorded. */
export interface Attempt {
  outcome: Exclude<Outcome, { result: 'withdrawn' }>;
  /** RFC 3339 instant. */
  at: string;
  /** It failed, and there will be no further attempt. */
  dead: boolean;
}

/** A kind of effect. */
export interface Effect {
  policy: RetryPolicy;
  /** Does it, outside any transaction. At least once: a crash before `record` repeats it. */
  run(effect: DueEffect): Promise<Outcome>;
  /** Writes down what became of it, in the transaction in which the outbox does. */
  record?(tx: Tx, effect: DueEffect, attempt: Attempt): Promise<void>;
  /** Writes down that it is no longer to leave, in the same way. */
  dropped?(tx: Tx, effect: DueEffect): Promise<void>;
}

export interface OutboxWorkerOptions {
  database: Database;
  /** The shops whose effects are carried out here; others on the same database have servers of their own. */
  shopIds: readonly string[];
  clock: Clock;
  /** A number in [0, 1). */
  random: () => number;
  effects: Readonly<Partial<Record<EffectKind, Effect>>>;
  wake: Wake;
  /** Told of what nobody foresaw; the effect is tried again. */
  onError: (error: unknown) => void;
}

const pollMs = 1_000;
const concurrency = 4;
/** Longer than any attempt may take by its own time limits: a mail server is given two minutes. */
const leaseMs = 180_000;

/** Another attempt took the effect over while this one was under way. */
class Superseded extends Error {}

/** Carries out what the outbox holds: at least once, each effect by one worker at a time, the one due longest first. */
export function createOutboxWorker({ database, shopIds, clock, random, effects, wake, onError }: OutboxWorkerOptions) {
  let running = false;
  let asked = false;
  let filling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopListening = (): void => {};
  const underWay = new Set<Promise<void>>();
  const iso = (ms: number): string => new Date(ms).toISOString();

  const effectOf = ({ kind }: OutboxRow): Effect => {
    const effect = effects[kind];
    if (effect === undefined) throw new Error(`Nothing here carries out “${kind}”.`);
    return effect;
  };

  const claim = (): Promise<OutboxRow | undefined> => {
    const now = clock.now();
    return database.transaction((tx) => claimDue(tx, { shopIds, now: iso(now), leaseUntil: iso(now + leaseMs) }));
  };

  const attempt = async (row: OutboxRow, effect: DueEffect): Promise<Outcome> => {
    try {
      return await effectOf(row).run(effect);
    } catch (error) {
      onError(error);
      return { result: 'failed', permanent: false, detail: 'Something unexpected went wrong on our side.' };
    }
  };

  /** What the row says after an attempt. */
  const settlement = (row: OutboxRow, outcome: Outcome, now: number): Pick<OutboxRow, 'state' | 'attempts' | 'due_at' | 'last_error' | 'created_at' | 'updated_at'> => {
    const same = { attempts: row.attempts, due_at: row.due_at, last_error: null, created_at: row.created_at, updated_at: iso(now) };
    switch (outcome.result) {
      case 'done': return { ...same, state: 'sent' };
      case 'withdrawn': return { ...same, state: 'withdrawn' };
      case 'waiting': return {
        ...same, state: 'pending', attempts: row.attempts - 1, due_at: iso(now + outcome.forMs), last_error: outcome.detail,
        // What was never tried has used up nothing of the time that it is tried for.
        ...(row.attempts === 1 && { created_at: same.updated_at }),
      };
      case 'failed': {
        const ageMs = now - Date.parse(row.created_at);
        const delayMs = outcome.permanent ? undefined : nextDelayMs({
          policy: effectOf(row).policy, attempts: row.attempts, ageMs, random: random(), retryAfterMs: (outcome.retryAfterSeconds ?? 0) * 1_000,
        });
        return { ...same, last_error: outcome.detail, ...(delayMs === undefined ? { state: 'dead' } : { state: 'pending', due_at: iso(now + delayMs) }) };
      }
    }
  };

  const process = async (row: OutboxRow): Promise<void> => {
    const effect: DueEffect = { shopId: row.shop_id, id: row.id, targetId: row.target_id };
    const outcome = await attempt(row, effect);
    const now = clock.now();
    const set = settlement(row, outcome, now);
    try {
      await database.transaction(async (tx) => {
        // The record goes first: it locks the order, as whoever withdraws an effect does, and so nobody waits in a ring.
        if (outcome.result === 'withdrawn') await effectOf(row).dropped?.(tx, effect);
        else await effectOf(row).record?.(tx, effect, { outcome, at: iso(now), dead: set.state === 'dead' });
        if (!await settleEffect(tx, { effect: row, set })) throw new Superseded();
      });
      wake.ring(row.shop_id);
    } catch (error) {
      // The effect stays leased and is repeated under the same id once the lease has ended.
      if (!(error instanceof Superseded)) onError(error);
    }
  };

  const begin = (row: OutboxRow): void => {
    const work: Promise<void> = process(row).finally(() => {
      underWay.delete(work);
      if (running) void fill();
    });
    underWay.add(work);
  };

  /** Takes up what is due until nothing is, or enough is under way. */
  const fill = async (): Promise<void> => {
    asked = true;
    if (filling) return;
    filling = true;
    try {
      while (running && asked) {
        asked = false;
        while (running && underWay.size < concurrency) {
          const row = await claim();
          if (row === undefined) break;
          begin(row);
        }
      }
    } catch (error) {
      onError(error);
    } finally {
      filling = false;
    }
  };

  const poll = (): void => {
    timer = setTimeout(() => { void fill().finally(() => { if (running) poll(); }); }, pollMs);
  };

  return {
    /** Begins to carry out what is due, as soon as it is committed and at the latest a second after it is due. */
    async start(): Promise<void> {
      if (running) return;
      // One process alone can have PGlite's folder, so what holds a lease there died.
      if (database.engine === 'pglite') await database.transaction((tx) => dropLeases(tx, { shopIds, now: iso(clock.now()) }));
      running = true;
      stopListening = wake.listen(() => { void fill(); });
      void fill();
      poll();
    },

    /** Takes up nothing more and waits for what is under way. */
    async stop(): Promise<void> {
      running = false;
      clearTimeout(timer);
      stopListening();
      await Promise.all(underWay);
    },

    /** Carries out everything that is due now, one after another. For tests. */
    async drain(): Promise<void> {
      for (;;) {
        const row = await claim();
        if (row !== undefined) await process(row);
        else if (underWay.size > 0) await Promise.all(underWay);
        else return;
      }
    },

    /** How many effects wait, are under way and are dead, by kind. */
    depth: (): Promise<{ kind: string; state: string; count: number }[]> => database.read((db) => countByState(db, shopIds)),
  };
}

export type OutboxWorker = ReturnType<typeof createOutboxWorker>;
