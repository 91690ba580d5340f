import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DatabaseBusy, isRetriable, maxRetries, withRetries } from '../../../server/database/retry.ts';

const failure = (code: string): Error => Object.assign(new Error('failed'), { code });

function environment(random = 0.5): { sleeps: number[]; random: () => number; sleep: (ms: number) => Promise<void> } {
  const sleeps: number[] = [];
  return { sleeps, random: () => random, sleep: (ms) => { sleeps.push(ms); return Promise.resolve(); } };
}

describe('retries', () => {
  test('conflicts, shutdowns and lost connections may succeed on a retry; nothing else', () => {
    for (const code of ['40001', '40P01', '08006', '08001', '57P01', '25006', 'ECONNRESET', 'ECONNREFUSED']) assert.equal(isRetriable(failure(code)), true, code);
    assert.equal(isRetriable(new Error('Connection terminated unexpectedly')), true);
    assert.equal(isRetriable(new Error('wrapped', { cause: failure('40001') })), true);
    for (const code of ['23505', '22012', '25P02', '42601', '08', '', 'ENOENT']) assert.equal(isRetriable(failure(code)), false, code);
    for (const other of [undefined, null, 'text', { code: '40001' }]) assert.equal(isRetriable(other), false);
  });

  test('a closure that fails n times in a retriable way runs n + 1 times, and six times at most', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(12), fc.constantFrom('40001', '40P01', '08003', '57P01', '25006'), async (failures, code) => {
      let runs = 0;
      const attempt = (): Promise<string> => (runs++ < failures ? Promise.reject(failure(code)) : Promise.resolve('done'));
      const outcome = await withRetries(attempt, environment()).catch((error: unknown) => error);
      assert.equal(runs, Math.min(failures, maxRetries) + 1);
      if (failures <= maxRetries) assert.equal(outcome, 'done');
      else assert.ok(outcome instanceof DatabaseBusy && outcome.retryAfterSeconds === 1 && outcome.cause instanceof Error);
    }));
  });

  test('the waits grow and lie anywhere below their bound', async () => {
    const highest = environment(0.999999);
    await assert.rejects(withRetries(() => Promise.reject(failure('40001')), highest), DatabaseBusy);
    assert.deepEqual(highest.sleeps.map(Math.round), [20, 40, 80, 160, 320]);
    const lowest = environment(0);
    await assert.rejects(withRetries(() => Promise.reject(failure('40001')), lowest), DatabaseBusy);
    assert.deepEqual(lowest.sleeps, [0, 0, 0, 0, 0]);
  });
});
