import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createOutbox } from '../../../server/outbox/outbox.ts';
import { createOutboxWorker, type Attempt, type DueEffect, type Effect, type Outcome } from '../../../server/outbox/outbox-worker.ts';
import { handOffPolicy, messagePolicy } from '../../../server/outbox/retry-policy.ts';
import { createWake } from '../../../server/events/wake.ts';
import { openTestDatabase, type TestDatabase } from '../database/open-test-database.ts';

/** An outbox whose effects are scripted: each run takes the next outcome, and repeats the last one. */
function scripted(test: TestDatabase, outcomes: readonly (Outcome | Error)[]) {
  const clock = { time: Date.UTC(2026, 10, 22, 8), now: () => clock.time };
  const runs: (DueEffect & { at: number })[] = [];
  const records: Attempt[] = [];
  const errors: unknown[] = [];
  const left = [...outcomes];
  const faults = { record: 0 };
  const effect: Effect = {
    policy: handOffPolicy,
    run: async (due) => {
      runs.push({ ...due, at: clock.time });
      const outcome = (left.length > 1 ? left.shift() : left[0]) ?? { result: 'done' };
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    record: async (_tx, _due, attempt) => {
      if (faults.record > 0) {
        faults.record -= 1;
        throw new Error('killed before the record');
      }
      records.push(attempt);
    },
  };
  const outbox = createOutbox({ clock });
  const wake = createWake();
  const newWorker = () => createOutboxWorker({
    database: test.database, shopIds: ['shop'], clock, random: () => 0.999_999, wake, onError: (error) => { errors.push(error); },
    effects: { handOff: effect, message: { ...effect, policy: messagePolicy }, ackDeadline: effect, keepFile: effect },
  });
  const worker = newWorker();
  return {
    clock, runs, records, errors, faults, outbox, worker, newWorker, wake,
    rows: () => test.database.read((db) => db.selectFrom('outbox').selectAll().orderBy('created_at').orderBy('id').execute()),
    schedule: (targetId: string, dueAt?: number) => test.database.transaction((tx) => outbox.schedule(tx, { shopId: 'shop', kind: 'handOff', targetId, dueAt })),
    withdraw: (...targetIds: string[]) => test.database.transaction((tx) => outbox.withdraw(tx, { shopId: 'shop', kind: 'handOff', targetIds })),
    /** Lets the clock jump from one due time to the next until nothing is waiting. */
    async untilSettled(): Promise<void> {
      for (let round = 0; round < 200; round += 1) {
        await worker.drain();
        const [next] = await test.database.read((db) => db.selectFrom('outbox').select('due_at').where('state', '=', 'pending').orderBy('due_at').limit(1).execute());
        if (next === undefined) return;
        clock.time = Math.max(clock.time, Date.parse(next.due_at));
      }
      assert.fail('the outbox never settled');
    },
  };
}

describe('the outbox', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase(); });
  after(() => database.close());
  const empty = () => database.database.transaction(async (tx) => { await tx.deleteFrom('outbox').execute(); });

  test('carries out an effect once, when it is due and not before', async () => {
    await empty();
    const { clock, runs, schedule, worker, rows } = scripted(database, [{ result: 'done' }]);
    await schedule('a', clock.time + 60_000);
    await worker.drain();
    assert.equal(runs.length, 0);
    clock.time += 60_000;
    await worker.drain();
    await worker.drain();
    assert.equal(runs.length, 1);
    assert.equal((await rows())[0]?.state, 'sent');
  });

  test('tries again with growing delays and one id, and is dead and visible in the end', async () => {
    await empty();
    const { runs, records, schedule, rows, untilSettled } = scripted(database, [{ result: 'failed', permanent: false, detail: 'The warehouse answered 500.' }]);
    await schedule('a');
    await untilSettled();
    const gaps = runs.slice(1).map(({ at }, index) => at - (runs[index]?.at ?? 0));
    assert.ok(runs.length > 8, `${runs.length} attempts`);
    assert.deepEqual(gaps, gaps.toSorted((a, b) => a - b));
    assert.ok((runs.at(-1)?.at ?? 0) - (runs[0]?.at ?? 0) >= 72 * 3_600_000);
    assert.equal(new Set(runs.map(({ id }) => id)).size, 1);
    assert.deepEqual(records.map(({ dead }) => dead), [...runs.slice(1).map(() => false), true]);
    const [row] = await rows();
    assert.equal(row?.state, 'dead');
    assert.equal(row?.last_error, 'The warehouse answered 500.');
  });

  test('gives up at once on what no repetition changes', async () => {
    await empty();
    const { runs, records, schedule, rows, untilSettled } = scripted(database, [{ result: 'failed', permanent: true, detail: '550 no such user' }]);
    await schedule('a');
    await untilSettled();
    assert.equal(runs.length, 1);
    assert.equal(records[0]?.dead, true);
    assert.equal((await rows())[0]?.state, 'dead');
  });

  test('gives what could not be tried for days as much time as anything else', async () => {
    await empty();
    const waits: Outcome[] = Array.from({ length: 4 }, () => ({ result: 'waiting', forMs: 24 * 3_600_000, detail: 'There is no mail server.' }));
    const { runs, schedule, rows, untilSettled } = scripted(database, [...waits, { result: 'failed', permanent: false, detail: '451 later' }, { result: 'done' }]);
    await schedule('a');
    await untilSettled();
    assert.deepEqual([runs.length, (await rows())[0]?.state], [6, 'sent']);
  });

  test('waits as long as the other side asks', async () => {
    await empty();
    const { runs, schedule, untilSettled } = scripted(database, [{ result: 'failed', permanent: false, detail: '429', retryAfterSeconds: 3_600 }, { result: 'done' }]);
    await schedule('a');
    await untilSettled();
    assert.equal((runs[1]?.at ?? 0) - (runs[0]?.at ?? 0), 3_600_000);
  });

  test('repeats under the same id what was cut off between the effect and its record, once the lease has ended', async () => {
    await empty();
    const { clock, runs, records, errors, faults, schedule, worker, rows } = scripted(database, [{ result: 'done' }]);
    faults.record = 1;
    await schedule('a');
    await worker.drain();
    assert.deepEqual([runs.length, records.length, errors.length], [1, 0, 1], 'the record was cut off');
    assert.equal((await rows())[0]?.state, 'sending');
    clock.time += 179_000;
    await worker.drain();
    assert.equal(runs.length, 1, 'another process may still be at it');
    clock.time += 2_000;
    await worker.drain();
    assert.equal(runs.length, 2);
    assert.equal(runs[0]?.id, runs[1]?.id);
    assert.equal(records.length, 1);
    assert.equal((await rows())[0]?.state, 'sent');
  });

  test('a process that has the database to itself repeats at once what its predecessor left', async () => {
    await empty();
    const { runs, faults, schedule, worker, newWorker } = scripted(database, [{ result: 'done' }]);
    faults.record = 1;
    await schedule('a');
    await worker.drain();
    const next = newWorker();
    await next.start();
    await next.stop();
    await next.drain();
    assert.equal(runs.length, database.database.engine === 'pglite' ? 2 : 1);
  });

  test('an error that nobody foresaw is told of, and the effect is tried again', async () => {
    await empty();
    const { runs, errors, schedule, untilSettled } = scripted(database, [new TypeError('a bug'), { result: 'done' }]);
    await schedule('a');
    await untilSettled();
    assert.equal(runs.length, 2);
    assert.equal(errors.length, 1);
  });

  test('what is withdrawn in time never leaves, and can come back', async () => {
    await empty();
    const { runs, schedule, withdraw, worker } = scripted(database, [{ result: 'done' }]);
    await schedule('a');
    assert.deepEqual(await withdraw('a', 'unknown'), new Set(['a', 'unknown']));
    await worker.drain();
    assert.equal(runs.length, 0);
    await schedule('a');
    await worker.drain();
    assert.equal(runs.length, 1);
    assert.deepEqual(await withdraw('a'), new Set(), 'what has left cannot be withdrawn');
  });

  test('workers side by side take each effect once', async () => {
    await empty();
    const { runs, schedule, worker, newWorker } = scripted(database, [{ result: 'done' }]);
    for (let index = 0; index < 30; index += 1) await schedule(`t${index}`);
    await Promise.all([worker.drain(), newWorker().drain(), newWorker().drain()]);
    assert.equal(runs.length, 30);
    assert.equal(new Set(runs.map(({ targetId }) => targetId)).size, 30);
  });

  test('a running worker is woken by a commit', async () => {
    await empty();
    const { runs, schedule, worker, wake } = scripted(database, [{ result: 'done' }]);
    await worker.start();
    await schedule('a');
    wake.ring('shop');
    for (let round = 0; round < 100 && runs.length === 0; round += 1) await new Promise((resolve) => { setTimeout(resolve, 20); });
    await worker.stop();
    assert.equal(runs.length, 1);
  });

  test('effects that always fail do not keep the others', async () => {
    await empty();
    const { clock, runs, schedule, worker } = scripted(database, [...Array.from({ length: 20 }, (): Outcome => ({ result: 'failed', permanent: false, detail: 'poison' })), { result: 'done' }]);
    for (let index = 0; index < 20; index += 1) await schedule(`poison${index}`);
    await worker.drain();
    clock.time += 500;
    await schedule('healthy');
    await worker.drain();
    assert.equal(runs.at(-1)?.targetId, 'healthy');
    assert.equal(runs.length, 21);
  });
});
