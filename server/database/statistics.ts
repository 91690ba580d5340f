import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A table that is smaller is read through in no time, whatever is known of it. 8 KiB each. */
const fewPages = 50;
/** By how much a table has grown when what is known of it no longer holds. What counts its pages without a look at its rows is a new index. */
const growth = 1.2;

/**
 * Lets the engine look at the tables that have grown since it last did: it then knows which values are rare, and so which
 * index to ask, and gives the room of what is out of date to new rows. PostgreSQL does so by itself (autovacuum), PGlite has
 * nothing that runs beside its queries. Each table waits for its turn among the queries; a hundred thousand orders take it
 * about a second the first time, and half of that later.
 */
export async function gatherStatistics(database: Database): Promise<void> {
  if (database.engine !== 'pglite') return;
  const { rows } = await database.read((db) => sql<{ name: string }>`
    SELECT relname AS name FROM pg_class, LATERAL (SELECT pg_relation_size(oid) / current_setting('block_size')::integer AS pages) now
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
      AND (now.pages > relpages * ${growth}::real + ${fewPages} OR now.pages > ${fewPages} AND NOT EXISTS (SELECT FROM pg_statistic WHERE starelid = oid))
    ORDER BY relname`.execute(db));
  for (const { name } of rows) {
    await database.read(async (db) => {
      // A tenth of the usual sample says enough of columns with some ten values, and is read in a fraction of the time.
      await sql`SET default_statistics_target = 10`.execute(db);
      await sql`VACUUM (ANALYZE) ${sql.table(name)}`.execute(db);
    });
  }
}
