import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql, type Kysely } from 'kysely';
import { DatabaseBusy, TransactionMisuse, json, type Database } from '../../../server/database/database.ts';
import { openPglite } from '../../../server/database/open-pglite.ts';
import { openPostgres } from '../../../server/node/open-postgres.ts';
import { emptyDataDir, engines, openTestDatabase, type TestDatabase } from './open-test-database.ts';

interface Marks { marks: { shop_id: string; id: string; count: number } }
const marksOf = (db: unknown): Kysely<Marks> => db as Kysely<Marks>;
const migrations = [{ name: '0001-marks', statements: ['CREATE TABLE IF NOT EXISTS marks (shop_id text, id text, count integer NOT NULL, PRIMARY KEY (shop_id, id))'] }];

for (const engine of engines) {
  describe(`database on ${engine}`, () => {
    let opened: TestDatabase;
    let database: Database;
    before(async () => {
      opened = await openTestDatabase({ engine, migrations });
      database = opened.database;
    });
    after(() => opened.close());

    const one = async (expression: string): Promise<unknown> => {
      const { rows } = await database.read((db) => sql<{ value: unknown }>`SELECT ${sql.raw(expression)} AS value`.execute(db));
      return rows[0]?.value;
    };

    test('values come back the same on both engines', async () => {
      const expected: [string, unknown][] = [
        ['9007199254740991::bigint', 9007199254740991],
        ['(-9007199254740991)::bigint', -9007199254740991],
        ['(SELECT count(*) FROM (VALUES (1), (2)) AS two)', 2],
        ["'2026-11-22 18:00:00+08'::timestamptz", '2026-11-22T10:00:00.000Z'],
        ["'2026-11-22 10:00:00.1239+00'::timestamptz", '2026-11-22T10:00:00.123Z'],
        ["'1899-12-31 23:00:00.5+00'::timestamptz", '1899-12-31T23:00:00.500Z'],
        ["'2026-11-22'::date", '2026-11-22'],
        ['12.50::numeric', '12.50'],
        ['7::integer', 7],
        ['true', true],
        ['NULL::bigint', null],
        ["'plain'::text", 'plain'],
        [`'{"a":[1,null,"x"]}'::jsonb`, { a: [1, null, 'x'] }],
        ["'[1,2]'::jsonb", [1, 2]],
        ["'null'::jsonb", null],
        ["ARRAY['a','b,c',NULL]::text[]", ['a', 'b,c', null]],
        ['ARRAY[1,2,NULL]::bigint[]', [1, 2, null]],
        ["ARRAY['2026-11-22 10:00:00+00']::timestamptz[]", ['2026-11-22T10:00:00.000Z']],
        ["ARRAY['2026-11-22']::date[]", ['2026-11-22']],
        ['ARRAY[1.50]::numeric[]', ['1.50']],
      ];
      for (const [expression, value] of expected) assert.deepEqual(await one(expression), value, expression);
    });

    test('an instant is the same in whatever time zone the connection speaks', async () => {
      const spoken = await database.transaction(async (tx) => {
        const values: unknown[] = [];
        for (const zone of ['Asia/Kuala_Lumpur', 'Asia/Kathmandu', 'America/St_Johns']) {
          await sql`SELECT set_config('TimeZone', ${zone}, true)`.execute(tx);
          const { rows } = await sql<{ value: string }>`SELECT '2026-11-22 10:00:00.5+00'::timestamptz AS value`.execute(tx);
          values.push(rows[0]?.value);
        }
        return values;
      });
      assert.deepEqual(spoken, Array.from({ length: 3 }, () => '2026-11-22T10:00:00.500Z'));
    });

    test('a bigint beyond what a number holds is an error, never another number', async () => {
      await assert.rejects(one('9007199254740993::bigint'), RangeError);
      await assert.rejects(one("'infinity'::timestamptz"), RangeError);
    });

    test('what goes in comes out: instants, money, lists and JSON', async () => {
      const values = [[], ['a'], {}, { list: [{ x: 1 }] }, 'text', '{"not":"parsed"}', 3, null, true, 'quote " and \\ and 😀'];
      for (const value of values) {
        const { rows } = await database.read((db) => sql<{ value: unknown }>`SELECT ${json(value)} AS value`.execute(db));
        assert.deepEqual(rows[0]?.value, value);
      }
      const { rows } = await database.read((db) => sql<Record<string, unknown>>`
        SELECT ${'2026-11-22T10:00:00.123Z'}::timestamptz AS at, ${9007199254740991}::bigint AS amount, ${'2026-02-28'}::date AS day,
          'b' = ANY(${['a', 'b']}::text[]) AS listed`.execute(db));
      assert.deepEqual(rows[0], { at: '2026-11-22T10:00:00.123Z', amount: 9007199254740991, day: '2026-02-28', listed: true });
    });

    test('nothing stays of a transaction that throws', async () => {
      await assert.rejects(database.transaction(async (tx) => {
        await marksOf(tx).insertInto('marks').values({ shop_id: 's', id: 'rolled-back', count: 1 }).execute();
        throw new Error('no');
      }), /^Error: no$/);
      assert.deepEqual(await database.read((db) => marksOf(db).selectFrom('marks').selectAll().where('id', '=', 'rolled-back').execute()), []);
    });

    test('concurrent increments lose nothing', async () => {
      await database.transaction((tx) => marksOf(tx).insertInto('marks').values({ shop_id: 's', id: 'counter', count: 0 }).execute());
      await Promise.all(Array.from({ length: 40 }, () => database.transaction(async (tx) => {
        const row = await marksOf(tx).selectFrom('marks').select('count').where('id', '=', 'counter').forUpdate().executeTakeFirstOrThrow();
        await marksOf(tx).updateTable('marks').set({ count: row.count + 1 }).where('id', '=', 'counter').execute();
      })));
      const row = await database.read((db) => marksOf(db).selectFrom('marks').select('count').where('id', '=', 'counter').executeTakeFirstOrThrow());
      assert.equal(row.count, 40);
    });

    test('a nested call fails at once and says what to do; afterwards the database works', async () => {
      await assert.rejects(database.transaction(() => database.read((db) => sql`SELECT 1`.execute(db))), TransactionMisuse);
      await assert.rejects(database.transaction(async () => {
        await Promise.resolve();
        await database.transaction((tx) => sql`SELECT 1`.execute(tx));
      }), /Pass the transaction's handle on/);
      assert.equal(await one('1'), 1);
    });

    test('a call after the transaction, from code that was started inside it, is no nested call', async () => {
      let later: Promise<unknown> = Promise.resolve();
      let go = (): void => {};
      await database.transaction(async (tx) => {
        later = new Promise<void>((resolve) => { go = resolve; }).then(() => one('5'));
        await sql`SELECT 1`.execute(tx);
      });
      go();
      assert.equal(await later, 5);
    });

    test('a transaction that stays open is rolled back, and its handle is dead', async () => {
      let goOn = (): void => {};
      let late: Promise<unknown> = Promise.resolve();
      const insert = (tx: unknown): Promise<unknown> => marksOf(tx).insertInto('marks').values({ shop_id: 's', id: 'late', count: 1 }).execute();
      await assert.rejects(database.transaction((tx) => {
        late = new Promise<void>((resolve) => { goOn = resolve; }).then(() => insert(tx));
        return late;
      }, { timeoutMs: 50 }), /was open for 50 ms and has been rolled back/);
      goOn();
      await assert.rejects(late, /This transaction has ended/);
      assert.deepEqual(await database.read((db) => marksOf(db).selectFrom('marks').selectAll().where('id', '=', 'late').execute()), []);
    });

    test('a handle that was carried out of its transaction is dead', async () => {
      const escaped = await database.transaction((tx) => Promise.resolve({ tx }));
      await assert.rejects(sql`SELECT 1`.execute(escaped.tx), /This transaction has ended/);
    });

    test('an error of the closure is thrown as it is and not retried', async () => {
      let runs = 0;
      await assert.rejects(database.transaction(async (tx) => {
        runs += 1;
        await sql`SELECT 1 / 0`.execute(tx);
      }), { code: '22012' });
      assert.equal(runs, 1);
    });
  });
}

if (engines.includes('postgres')) {
  test('two transactions that lock each other out both go through, the victim on its second run', async () => {
    await using opened = await openTestDatabase({ engine: 'postgres', migrations });
    const { database } = opened;
    const ids = ['a', 'b'];
    await database.transaction((tx) => marksOf(tx).insertInto('marks').values(ids.map((id) => ({ shop_id: 's', id, count: 0 }))).execute());
    let runs = 0;
    let held = 0;
    let bothHoldOne = (): void => {};
    const met = new Promise<void>((resolve) => { bothHoldOne = resolve; });
    const lockBoth = (order: string[]): Promise<void> => database.transaction(async (tx) => {
      runs += 1;
      for (const [position, id] of order.entries()) {
        await marksOf(tx).updateTable('marks').set((eb) => ({ count: eb('count', '+', 1) })).where('id', '=', id).execute();
        held += 1;
        if (held === 2) bothHoldOne();
        if (position === 0) await met;
      }
    });
    await Promise.all([lockBoth(ids), lockBoth(ids.toReversed())]);
    assert.equal(runs, 3);
    assert.deepEqual(await database.read((db) => marksOf(db).selectFrom('marks').select('count').execute()), [{ count: 2 }, { count: 2 }]);
  });

  test('a lost connection is replaced, and the closure runs again', async () => {
    await using opened = await openTestDatabase({ engine: 'postgres', migrations });
    let runs = 0;
    const value = await opened.database.transaction(async (tx) => {
      runs += 1;
      if (runs === 1) await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx);
      const { rows } = await sql<{ value: number }>`SELECT 7 AS value`.execute(tx);
      return rows[0]?.value;
    });
    assert.deepEqual({ value, runs }, { value: 7, runs: 2 });
  });

  test('a database out of reach is busy, not wrong', async () => {
    const database = openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none', retry: { random: () => 0, sleep: () => Promise.resolve() } });
    await assert.rejects(database.read((db) => sql`SELECT 1`.execute(db)), DatabaseBusy);
    await database.close();
  });
}

test('without a context the watchdog ends a transaction that waits for itself, and others go on', async () => {
  const database = await openPglite({ loadDataDir: await emptyDataDir() });
  const stuck = database.transaction(() => database.read((db) => sql`SELECT 1`.execute(db)), { timeoutMs: 200 });
  await assert.rejects(stuck, (error: Error) => error instanceof TransactionMisuse && /1 other calls were under way/.test(error.message));
  const { rows } = await database.read((db) => sql`SELECT 2 AS two`.execute(db));
  assert.deepEqual(rows, [{ two: 2 }]);
  await database.close();
});

test('a database that was opened and never asked closes', async () => {
  const database = await openPglite({ loadDataDir: await emptyDataDir() });
  await database.close();
  await assert.rejects(database.read((db) => sql`SELECT 1`.execute(db)), (error: Error) => !(error instanceof DatabaseBusy));
});
