import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openPglite } from '../database/open-pglite.ts';
import { lockDataDir, type DataDirLock } from './lock.ts';
import { openPostgres } from './open-postgres.ts';
import { transactionContext } from './transaction-context.ts';

/**
 * Opens the server's database and brings its schema up to date: PostgreSQL at `databaseUrl`, else PGlite in
 * `dataDir/database`, which is locked first. `close()` lets go of all of it.
 * @param options.onConnectionLost told of an idle PostgreSQL connection that broke
 * @throws {DataDirInUse} when another process works on the folder
 * @throws {MigrationMismatch} when the schema is not one of this server's
 * @throws {DatabaseBusy} when PostgreSQL cannot be reached
 */
export async function openServerDatabase({ dataDir, databaseUrl, onConnectionLost }: {
  dataDir: string;
  databaseUrl?: string;
  onConnectionLost?: (error: Error) => void;
}): Promise<Database> {
  if (databaseUrl !== undefined) {
    return migrated(openPostgres({ url: databaseUrl, context: transactionContext, ...(onConnectionLost !== undefined && { onConnectionLost }) }));
  }
  const lock = await lockDataDir(dataDir);
  try {
    const folder = path.join(dataDir, 'database');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return releasing(await migrated(await openPglite({ dataDir: folder, context: transactionContext })), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function migrated(database: Database): Promise<Database> {
  try {
    await migrate({ database, migrations });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The next process may come only when this one has written everything. */
const releasing = (database: Database, lock: DataDirLock): Database => ({
  ...database,
  async close() {
    try {
      await database.close();
    } finally {
      await lock.release();
    }
  },
});
