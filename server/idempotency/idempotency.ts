import { canonicalJson } from '../../src/rules/canonical-json.ts';
import type { Caller } from '../caller.ts';
import type { Database, Tx } from '../database/database.ts';
import { sha256Hex } from '../bytes.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { deleteKeysBefore, findKey, insertKey, limitLockWait, saveAnswer } from './idempotency-store.ts';

/** How long a second call waits for the first one with its key. */
const waitMs = 5_000;
/** Longer than an offline queue over a holiday. */
const keptMs = 30 * 24 * 60 * 60 * 1_000;
const lockNotAvailable = '55P03';

/** What was answered, word for word. */
export interface StoredAnswer {
  status: number;
  body: string;
  etag?: string | undefined;
}

/** Answers a call that comes again with the answer of the first. */
export interface Idempotency {
  /**
   * Runs the call, or finds the answer of the one before it with the same key. In the call's own transaction, so that
   * key and effect are kept together or not at all; what throws keeps nothing.
   * @throws {ProblemError} `idempotencyKeyReused`, `idempotencyInProgress`
   */
  once(tx: Tx, call: { caller: Caller; operation: string; key: string; fingerprint: string }, run: () => Promise<StoredAnswer>):
  Promise<StoredAnswer & { replayed: boolean }>;
  /** Forgets keys that nobody will send again. */
  sweep(): Promise<void>;
}

/** What tells two bodies apart, whatever the order of their fields: SHA-256 over canonical JSON (RFC 8785). */
export const fingerprintOf = ({ method, path, body }: { method: string; path: string; body: unknown }): Promise<string> =>
  sha256Hex(`${method} ${path}\n${body === undefined ? '' : canonicalJson(body)}`);

export function createIdempotency({ database, clock }: { database: Database; clock: Clock }): Idempotency {
  const claim = async (tx: Tx, row: Parameters<typeof insertKey>[1]): Promise<boolean> => {
    try {
      return await insertKey(tx, row);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === lockNotAvailable)) throw error;
      throw new ProblemError('idempotencyInProgress', {
        detail: 'The first call with this Idempotency-Key is still running.', headers: { 'Retry-After': '1' },
      });
    }
  };

  return {
    async once(tx, { caller, operation, key, fingerprint }, run) {
      const keyOf = { shop_id: caller.shopId, principal: caller.principal, operation, key };
      // PGlite runs one transaction at a time: there is nobody to wait for.
      if (database.engine === 'postgres') await limitLockWait(tx, waitMs);
      if (await claim(tx, { ...keyOf, fingerprint, created_at: new Date(clock.now()).toISOString() })) {
        const answer = await run();
        await saveAnswer(tx, keyOf, { status: answer.status, body: answer.body, etag: answer.etag ?? null });
        return { ...answer, replayed: false };
      }
      const first = await findKey(tx, keyOf);
      if (first?.status == null || first.body === null) throw new Error('An idempotency key was committed without its answer.');
      if (first.fingerprint !== fingerprint) {
        throw new ProblemError('idempotencyKeyReused', { detail: 'This Idempotency-Key was used for another request.' });
      }
      return { status: first.status, body: first.body, ...(first.etag !== null && { etag: first.etag }), replayed: true };
    },
    async sweep() {
      await database.transaction((tx) => deleteKeysBefore(tx, new Date(clock.now() - keptMs).toISOString()));
    },
  };
}
