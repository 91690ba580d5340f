import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from '../../../server/database/database.ts';
import { migrate, MigrationMismatch } from '../../../server/database/migrate.ts';
import type { Migration } from '../../../server/database/migration.ts';
import { openPostgres } from '../../../server/node/open-postgres.ts';
import { engines, openTestDatabase, type TestDatabase } from './open-test-database.ts';

const migrations: readonly Migration[] = [
  { name: '0001-things', statements: [
    'CREATE TABLE IF NOT EXISTS things (shop_id text, id text, PRIMARY KEY (shop_id, id))',
    'ALTER TABLE things ADD COLUMN IF NOT EXISTS colour text',
    'CREATE INDEX IF NOT EXISTS things_by_colour ON things (shop_id, colour)',
  ] },
  { name: '0002-more-things', statements: ["INSERT INTO things (shop_id, id) VALUES ('s', 't') ON CONFLICT DO NOTHING"] },
];

const recorded = async (database: Database): Promise<unknown> =>
  database.read((db) => db.selectFrom('migrations').select(['name', 'steps_done']).orderBy('name').execute());
const complete = [{ name: '0001-things', steps_done: 3 }, { name: '0002-more-things', steps_done: 1 }];

for (const engine of engines) {
  describe(`migrations on ${engine}`, () => {
    let opened: TestDatabase;
    before(async () => { opened = await openTestDatabase({ engine, migrations: [] }); });
    after(() => opened.close());
    /** As a first start finds it. */
    const emptied = async (): Promise<Database> => {
      await clear(opened.database);
      return opened.database;
    };

    test('are applied once, in order, and recorded', async () => {
      const database = await emptied();
      await migrate({ database, migrations });
      await migrate({ database, migrations });
      assert.deepEqual(await recorded(database), complete);
      const { rows } = await database.read((db) => sql`SELECT shop_id, id, colour FROM things`.execute(db));
      assert.deepEqual(rows, [{ shop_id: 's', id: 't', colour: null }]);
    });

    test('stopped after any statement, the next start completes them', async () => {
      for (let failAt = 0; failAt < 4; failAt += 1) {
        const database = await emptied();
        let carriedOut = 0;
        const dying: Database = { ...database, transaction: (run, options) => {
          if (options !== undefined && carriedOut++ === failAt) throw new Error('killed here');
          return database.transaction(run, options);
        } };
        await assert.rejects(migrate({ database: dying, migrations }), /killed here/);
        assert.notDeepEqual(await recorded(database), complete);
        await migrate({ database, migrations });
        assert.deepEqual(await recorded(database), complete);
      }
    });

    test('a statement that was carried out but not recorded is carried out again without harm', async () => {
      const database = await emptied();
      await database.transaction((tx) => sql.raw(migrations[0]?.statements[0] ?? '').execute(tx));
      await migrate({ database, migrations });
      assert.deepEqual(await recorded(database), complete);
    });

    test('a migration that was changed after it had been applied is refused', async () => {
      const database = await emptied();
      await migrate({ database, migrations });
      const changed = [{ name: '0001-things', statements: ['SELECT 1'] }];
      await assert.rejects(migrate({ database, migrations: changed }), MigrationMismatch);
    });

    test('a database that a newer server has migrated is left alone', async () => {
      const database = await emptied();
      await migrate({ database, migrations });
      await migrate({ database, migrations: migrations.slice(0, 1) });
      assert.deepEqual(await recorded(database), complete);
    });

    test('a failing statement is named and leaves the ones before it recorded', async () => {
      const database = await emptied();
      const broken = [{ name: '0001-broken', statements: ['SELECT 1', 'SELECT nothing FROM nowhere'] }];
      await assert.rejects(migrate({ database, migrations: broken }), /Migration “0001-broken” failed at its statement 2: .*nowhere/);
      assert.deepEqual(await recorded(database), [{ name: '0001-broken', steps_done: 1 }]);
    });
  });
}

if (engines.includes('postgres')) {
  test('servers that start together on an empty database all succeed', async () => {
    for (let round = 0; round < 8; round += 1) {
      const url = await emptyDatabase();
      const servers = Array.from({ length: 4 }, () => openPostgres({ url: url.value }));
      await Promise.all(servers.map((database) => migrate({ database, migrations })));
      assert.deepEqual(await recorded(servers[0] as Database), complete);
      await Promise.all(servers.map((database) => database.close()));
      await url.drop();
    }
  });
}

/** Leaves nothing, not even the migrations' own tables. */
async function clear(database: Database): Promise<void> {
  await database.transaction((tx) => sql`DROP TABLE IF EXISTS things, migrations, migration_lock`.execute(tx));
}

async function emptyDatabase(): Promise<{ value: string; drop: () => Promise<void> }> {
  const opened = await openTestDatabase({ engine: 'postgres', migrations: [] });
  await clear(opened.database);
  return { value: opened.url ?? '', drop: () => opened.close() };
}
