import type { Kysely, KyselyPlugin, Transaction } from 'kysely';
import { withRetries, type RetryEnvironment } from './retry.ts';
import type { Tables } from './tables.ts';

export { DatabaseBusy } from './retry.ts';
export { json } from './json.ts';
export type { Tables } from './tables.ts';

/** The handle inside a transaction. A function that only reads takes `Kysely<Tables>`, which a `Tx` is too. */
export type Tx = Transaction<Tables>;

/** One database, on either engine. Only this gives access to it. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';

  /**
   * Runs queries that change nothing. They see no common snapshot: a read that leads to a write belongs into
   * `transaction`. The closure may run again, as in `transaction`.
   * @throws {DatabaseBusy} when the database cannot be reached now
   * @throws {TransactionMisuse} when called inside an open transaction
   */
  read<T>(run: (db: Kysely<Tables>) => Promise<T>): Promise<T>;

  /**
   * Runs the closure in one transaction; when it throws, nothing of it stays.
   *
   * **The closure may run several times**, after a conflict or a lost connection; also when a commit went through and
   * only its answer was lost. So it has no effect outside the database, and what it inserts has its key from outside
   * the closure or is guarded by an idempotency row. After a failed statement a transaction is dead: use `ON CONFLICT`
   * instead of catching.
   * @throws {DatabaseBusy} after five retries
   * @throws {TransactionMisuse} when called inside an open transaction, or when open longer than `timeoutMs`
   */
  transaction<T>(run: (tx: Tx) => Promise<T>, options?: { timeoutMs?: number }): Promise<T>;

  /** Waits for the engine to write what it holds and lets go of it. */
  close(): Promise<void>;
}

/**
 * A programmer's error around a transaction: the database was called inside an open transaction other than through its
 * handle (on PGlite that waits for itself for ever), a handle was used after its end, or a transaction stayed open.
 */
export class TransactionMisuse extends Error {
  override readonly name = 'TransactionMisuse';
}

/** Which transaction the running code belongs to. Node's `AsyncLocalStorage` is one; a browser has none. */
export interface TransactionContext {
  run<T>(store: OpenTransaction, run: () => T): T;
  getStore(): OpenTransaction | undefined;
}

/** What a context carries: the transaction of one database, and whether it is still open. */
export interface OpenTransaction {
  readonly owner: unknown;
  open: boolean;
}

/** What the openers (`openPglite`, `openPostgres`) share. */
export interface DatabaseOptions {
  /** With it, a nested call fails at once; without, when the watchdog ends the transaction. */
  context?: TransactionContext;
  /** Retries: a number in [0, 1), and a wait. Tests give their own. */
  retry?: RetryEnvironment;
}

const defaultTimeoutMs = 10_000;

const defaultRetry: RetryEnvironment = {
  random: Math.random,
  sleep: (durationMs) => new Promise((resolve) => { setTimeout(resolve, durationMs); }),
};

/** Refuses a transaction's handle once it has ended: on one shared connection it would write outside any transaction. */
const endGuard = (state: OpenTransaction): KyselyPlugin => ({
  transformQuery({ node }) {
    if (!state.open) throw new TransactionMisuse('This transaction has ended: its handle can no longer be used. Await every query inside the closure.');
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
});

/** Wraps a Kysely of either engine. */
export function createDatabase({ kysely, engine, context, retry = defaultRetry }: DatabaseOptions & {
  kysely: Kysely<Tables>;
  engine: Database['engine'];
}): Database {
  const owner = kysely;
  let underWay = 0;

  const refuseNested = (call: string): void => {
    const current = context?.getStore();
    if (current?.owner === owner && current.open) {
      throw new TransactionMisuse(`${call}() was called inside an open transaction. Pass the transaction's handle on and use that.`);
    }
  };

  const counted = async <T>(run: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await withRetries(run, retry);
    } finally {
      underWay -= 1;
    }
  };

  const once = <T>(run: (tx: Tx) => Promise<T>, timeoutMs: number): Promise<T> => new Promise((resolve, reject) => {
    const state: OpenTransaction = { owner, open: true };
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    let closureFailed: { error: unknown } | undefined;
    const finished = kysely.transaction().execute((tx) => new Promise<T>((resolveClosure, rejectClosure) => {
      watchdog = setTimeout(() => {
        state.open = false;
        const misuse = new TransactionMisuse(
          `A transaction was open for ${timeoutMs} ms and has been rolled back; ${underWay - 1} other calls were under way. `
          + 'Inside the closure only its handle may be used: read() and transaction() wait there for the transaction itself.');
        rejectClosure(misuse);
        // A statement that hangs would hold the rollback back, and the caller with it.
        reject(misuse);
      }, timeoutMs);
      const guarded = tx.withPlugin(endGuard(state));
      const start = (): Promise<T> => run(guarded);
      (context === undefined ? start() : context.run(state, start)).then(resolveClosure, (error: unknown) => {
        closureFailed = { error };
        rejectClosure(error);
      });
    }).finally(() => {
      state.open = false;
      clearTimeout(watchdog);
    }));
    // On a lost connection the rollback fails too; what the closure met says more.
    finished.then(resolve, (error: unknown) => { reject(closureFailed === undefined ? error : closureFailed.error); });
  });

  return {
    engine,
    async read(run) {
      refuseNested('read');
      return counted(() => run(kysely));
    },
    async transaction(run, { timeoutMs = defaultTimeoutMs } = {}) {
      refuseNested('transaction');
      return counted(() => once(run, timeoutMs));
    },
    close: () => kysely.destroy(),
  };
}
