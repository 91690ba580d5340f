/** How many times a closure is run again before the caller is told that the database is busy. */
export const maxRetries = 5;

const firstDelayMs = 20;
const maxDelayMs = 1_000;

/** SQLSTATEs after which the same closure may succeed: serialisation, deadlock, shutdown, and a writer that became a reader. */
const retriableStates = new Set(['40001', '40P01', '57P01', '25006']);

/** What Node's sockets say when a connection could not be made or was lost: the same thing as class 08, without an SQLSTATE. */
const lostConnectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const lostConnectionText = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * The database could not take the work now, though nothing is wrong with the work: every retry met a conflict, a
 * deadlock or a lost connection. The HTTP answer is 503 with `Retry-After`.
 */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
  /** For the `Retry-After` header (RFC 9110 section 10.2.3). */
  readonly retryAfterSeconds = 1;

  constructor(cause: unknown) {
    super('The database is busy or out of reach; the same request may succeed in a moment.', { cause });
  }
}

/** Whether the same closure may succeed when it is run again. */
export function isRetriable(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    if (retriableStates.has(code) || (code.length === 5 && code.startsWith('08'))) return true;
    if (lostConnectionCodes.has(code) || lostConnectionText.test(current.message)) return true;
  }
  return false;
}

/** What a retry needs from outside, so that tests neither wait nor guess. */
export interface RetryEnvironment {
  /** A number in [0, 1), as `Math.random` gives. */
  random: () => number;
  sleep: (durationMs: number) => Promise<void>;
}

/**
 * Runs `attempt` until it succeeds, at most `maxRetries` times more, waiting with full jitter in between.
 * @throws {DatabaseBusy} when the last retry met a retriable error too; any other error is thrown as it is, at once
 */
export async function withRetries<T>(attempt: () => Promise<T>, { random, sleep }: RetryEnvironment): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isRetriable(error)) throw error;
      if (retries === maxRetries) throw new DatabaseBusy(error);
      await sleep(random() * Math.min(maxDelayMs, firstDelayMs * 2 ** retries));
    }
  }
}
