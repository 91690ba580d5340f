import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { readInt8, readText, readTimestamp, typeNumbers } from './column-values.ts';
import { createDatabase, type Database, type DatabaseOptions } from './database.ts';
import type { Tables } from './tables.ts';

/** An open PGlite, and the way to copy it. */
export interface PgliteDatabase extends Database {
  readonly engine: 'pglite';
  /** The whole data directory as a tar file, for `loadDataDir`: opening from it skips the seconds of a first start. */
  dump(): Promise<Blob>;
}

/**
 * Opens PostgreSQL inside the process, in memory or in a folder. Runs in a browser too (in memory).
 *
 * A folder must be locked first (`server/node/lock.ts`): two processes on one folder lose each other's writes without an error.
 * @param options.dataDir folder; in memory without it
 * @param options.loadDataDir what `dump()` gave; fills an empty folder or memory
 */
export async function openPglite({ dataDir, loadDataDir, ...options }: DatabaseOptions & {
  dataDir?: string;
  loadDataDir?: Blob;
} = {}): Promise<PgliteDatabase> {
  const pglite = await PGlite.create({
    ...(dataDir !== undefined && { dataDir }),
    ...(loadDataDir !== undefined && { loadDataDir }),
    parsers: {
      [typeNumbers.int8]: readInt8,
      [typeNumbers.date]: readText,
      [typeNumbers.timestamptz]: readTimestamp,
      [typeNumbers.numeric]: readText,
    },
  });
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const database = createDatabase({ kysely, engine: 'pglite', ...options });
  return {
    ...database,
    engine: 'pglite',
    dump: () => pglite.dumpDataDir('none'),
    async close() {
      await database.close();
      // Kysely closes the engine only once a query has gone through it.
      if (!pglite.closed) await pglite.close();
    },
  };
}
