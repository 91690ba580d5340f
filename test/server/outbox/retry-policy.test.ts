import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { handOffPolicy, messagePolicy, nextDelayMs } from '../../../server/outbox/retry-policy.ts';

const hourMs = 3_600_000;

/** Every delay until the policy gives up, with chance fixed. */
const delaysOf = (policy: typeof messagePolicy, random: number): number[] => {
  const delays: number[] = [];
  for (let attempts = 1, ageMs = 0; ; attempts += 1) {
    const delayMs = nextDelayMs({ policy, attempts, ageMs, random });
    if (delayMs === undefined) return delays;
    delays.push(delayMs);
    ageMs += delayMs;
  }
};

describe('when the next attempt is', () => {
  test('an e-mail is tried 12 times, from half a minute to six hours apart at most', () => {
    const delays = delaysOf(messagePolicy, 0.999_999);
    assert.equal(delays.length, 11);
    assert.ok(delays[0] !== undefined && delays[0] <= 30_000 && delays[0] > 29_000);
    assert.ok(Math.max(...delays) <= 6 * hourMs);
    assert.deepEqual(delays, delays.toSorted((a, b) => a - b));
  });

  test('a hand-off is tried from seconds to a day apart, for three days', () => {
    const delays = delaysOf(handOffPolicy, 0.999_999);
    const total = delays.reduce((sum, delay) => sum + delay, 0);
    assert.ok(delays[0] !== undefined && delays[0] <= 5_000);
    assert.ok(Math.max(...delays) <= 24 * hourMs);
    assert.ok(total >= 72 * hourMs && total <= 96 * hourMs);
  });

  test('is drawn between nothing and the limit, and is never before the other side asked for', () => {
    fc.assert(fc.property(
      fc.constantFrom(messagePolicy, handOffPolicy), fc.integer({ min: 1, max: 11 }), fc.double({ min: 0, max: 0.999_999, noNaN: true }), fc.integer({ min: 0, max: 4 * hourMs }),
      (policy, attempts, random, retryAfterMs) => {
        const delayMs = nextDelayMs({ policy, attempts, ageMs: 0, random, retryAfterMs }) ?? Number.NaN;
        assert.ok(delayMs >= 1_000 && delayMs >= retryAfterMs && delayMs <= policy.maxDelayMs);
      },
    ));
  });
});
