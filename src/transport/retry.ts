/** How a call is repeated when it failed for a reason that may pass. */
export interface RetryOptions {
  /** How often a call is repeated at most; 2 when absent, 0 for never. */
  readonly limit?: number;
  /** The longest wait that a server's `Retry-After` may ask for, in milliseconds; what asks for more fails at once, with the wait on the error. 30,000 when absent. */
  readonly maxRetryAfterMs?: number;
  /** Over all calls of a client: `min` repeats to begin with, and `ratio` of one more for every call. 10 and 0.1 when absent. */
  readonly budget?: { readonly ratio: number; readonly min: number };
}

const longestDelayMs = 10_000;

/** Full jitter: anything between nothing and a bound that doubles, so that many clients do not come back together. `attempt` counts from 1. */
export const backoffMs = (attempt: number, random: () => number, firstMs = 300): number =>
  random() * Math.min(longestDelayMs, firstMs * 2 ** (attempt - 1));

// The three forms of a date that RFC 9110 (section 5.6.7) makes a recipient accept; the last one names no zone and means GMT.
const httpDate = /^[A-Z][a-z]{2,8}, .+ GMT$/;
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** The wait that `Retry-After` asks for (RFC 9110, section 10.2.3), in milliseconds; nothing where it says nothing that can be read. */
export const parseRetryAfter = (value: string | null | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, Number.MAX_SAFE_INTEGER);
  const at = httpDate.test(text) ? Date.parse(text) : asctime.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};

/** What all calls of one client may spend on repeats, so that a server in trouble is not asked ever more. */
export class RetryBudget {
  readonly #ratio: number;
  readonly #most: number;
  #left: number;

  constructor({ ratio, min }: { readonly ratio: number; readonly min: number }) {
    this.#ratio = ratio;
    this.#most = min;
    this.#left = min;
  }

  earn(): void {
    this.#left = Math.min(this.#most, this.#left + this.#ratio);
  }

  /** Whether one more repeat is paid for. */
  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
