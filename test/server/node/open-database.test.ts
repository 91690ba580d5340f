import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openServerDatabase } from '../../../server/node/open-database.ts';
import { engines, openTestDatabase } from '../database/open-test-database.ts';

if (engines.includes('postgres')) {
  test('the database on PostgreSQL is migrated, and several servers may share it', async () => {
    await using opened = await openTestDatabase({ engine: 'postgres', migrations: [] });
    const options = { dataDir: path.join(tmpdir(), 'never-made'), ...(opened.url !== undefined && { databaseUrl: opened.url }) };
    const servers = await Promise.all([openServerDatabase(options), openServerDatabase(options)]);
    for (const server of servers) {
      assert.equal(server.engine, 'postgres');
      await server.close();
    }
  });
}
