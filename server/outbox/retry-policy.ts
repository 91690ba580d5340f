/** How long to go on trying, and how far apart. */
export interface RetryPolicy {
  firstDelayMs: number;
  maxDelayMs: number;
  /** By how much the delay grows with each attempt. */
  factor: number;
  /** Of attempts, the first one included. */
  maxAttempts: number;
  /** Since the effect was due and could be tried for the first time. */
  maxAgeMs: number;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** Greylisting ends within minutes, an outage of a mail server within days. */
export const messagePolicy: RetryPolicy = { firstDelayMs: 30 * secondMs, maxDelayMs: 6 * hourMs, factor: 2, maxAttempts: 12, maxAgeMs: 72 * hourMs };
/** A warehouse is told within seconds after a hiccup, and for three days after that. */
export const handOffPolicy: RetryPolicy = { firstDelayMs: 5 * secondMs, maxDelayMs: 24 * hourMs, factor: 3, maxAttempts: Number.POSITIVE_INFINITY, maxAgeMs: 72 * hourMs };
/** An endpoint is told of an event from seconds to a day apart, for three days (Standard Webhooks 1.0.0, “Deliverability”). */
export const webhookPolicy: RetryPolicy = { firstDelayMs: 5 * secondMs, maxDelayMs: 24 * hourMs, factor: 3, maxAttempts: Number.POSITIVE_INFINITY, maxAgeMs: 72 * hourMs };
/** Work on our own files: it fails while a disk is full or a bucket is out of reach. */
export const storagePolicy: RetryPolicy = { firstDelayMs: 5 * secondMs, maxDelayMs: hourMs, factor: 2, maxAttempts: Number.POSITIVE_INFINITY, maxAgeMs: Number.POSITIVE_INFINITY };

/** Two attempts are never closer than this, whatever chance says. */
const minDelayMs = secondMs;

/**
 * When the next attempt is, in milliseconds from now; `undefined` when there is none. The delay is drawn anew between
 * nothing and a growing limit (full jitter), so that what failed together does not come back together.
 * @param options.attempts already made
 * @param options.ageMs since the effect was due for the first time
 * @param options.random in [0, 1)
 * @param options.retryAfterMs what the other side asked for; never undercut
 */
export function nextDelayMs({ policy, attempts, ageMs, random, retryAfterMs = 0 }: {
  policy: RetryPolicy;
  attempts: number;
  ageMs: number;
  random: number;
  retryAfterMs?: number;
}): number | undefined {
  if (attempts >= policy.maxAttempts || ageMs >= policy.maxAgeMs) return undefined;
  const limitMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * policy.factor ** (attempts - 1));
  return Math.max(minDelayMs, Math.round(random * limitMs), Math.min(retryAfterMs, policy.maxDelayMs));
}
