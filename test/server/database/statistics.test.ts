import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '../../../server/database/database.ts';
import { gatherStatistics } from '../../../server/database/statistics.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';

const migrations = [{
  name: '0001-things',
  statements: ['CREATE TABLE IF NOT EXISTS things (id integer PRIMARY KEY, kind text NOT NULL, note text NOT NULL)', 'CREATE INDEX IF NOT EXISTS things_kind ON things (kind, id)'],
}];

describe('what PGlite knows of its tables', () => {
  let opened: TestDatabase;
  let database: Database;
  const rowsOf = async <Row>(query: string): Promise<Row[]> => (await database.read((db) => sql.raw<Row>(query).execute(db))).rows;
  const known = async (): Promise<number> => (await rowsOf<{ rows: number }>("SELECT reltuples::integer AS rows FROM pg_class WHERE relname = 'things'"))[0]?.rows ?? NaN;
  const add = (from: number, to: number): Promise<unknown> => rowsOf(`
    INSERT INTO things SELECT n, CASE WHEN n % 2000 = 0 THEN 'rare' ELSE 'common' END, repeat('x', 100) FROM generate_series(${from}, ${to}) n`);
  const gather = (): Promise<void> => gatherStatistics(database);

  before(async () => {
    opened = await openTestDatabase({ engine: 'pglite', migrations });
    database = opened.database;
  });
  after(() => opened.close());

  test('is gathered once a table has grown, and again after it has grown much', async () => {
    assert.equal(await known(), -1, 'nobody has looked yet');
    await add(1, 20_000);
    await gather();
    assert.equal(await known(), 20_000);
    await add(20_001, 20_100);
    await gather();
    assert.equal(await known(), 20_000, 'a few rows more change no plan');
    await add(20_101, 30_000);
    await gather();
    assert.equal(await known(), 30_000);
  });

  test('tells a rare value from a common one', async () => {
    const estimate = async (kind: string): Promise<number> => {
      const [plan] = await rowsOf<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(`EXPLAIN (FORMAT JSON) SELECT * FROM things WHERE kind = '${kind}'`);
      return plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? NaN;
    };
    assert.ok(await estimate('common') > 25_000);
    assert.ok(await estimate('rare') < 500);
  });

  test('is gathered where a new index has counted the rows and looked at none', async () => {
    const knows = async (): Promise<boolean> => (await rowsOf("SELECT FROM pg_stats WHERE tablename = 'others'")).length > 0;
    await rowsOf("CREATE TABLE others AS SELECT n AS id, repeat('x', 100) AS note FROM generate_series(1, 20_000) n");
    await rowsOf('CREATE INDEX others_id ON others (id)');
    assert.equal(await knows(), false);
    await gather();
    assert.equal(await knows(), true);
  });

  test('goes with room for new rows where old ones were', async () => {
    const bytes = async (): Promise<number> => (await rowsOf<{ bytes: number }>("SELECT pg_relation_size('things') AS bytes"))[0]?.bytes ?? NaN;
    // Every version of a row that is out of date takes room until somebody looks.
    await rowsOf('UPDATE things SET kind = kind');
    const grown = await bytes();
    await gather();
    await rowsOf('UPDATE things SET kind = kind');
    assert.equal(await bytes(), grown);
  });
});
