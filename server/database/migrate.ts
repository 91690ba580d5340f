import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';
import type { Migration } from './migration.ts';

/** The schema and this server's migrations do not fit; the message says what to do. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

/** Long enough for an index over every order; the transaction's usual limit is for people who wait. */
const stepTimeoutMs = 600_000;
const lockTimeoutAttempts = 30;
const lockId = 1;

const bootstrap = [
  'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, checksum text NOT NULL, steps_done integer NOT NULL, updated_at timestamptz(3) NOT NULL)',
  'CREATE TABLE IF NOT EXISTS migration_lock (id integer PRIMARY KEY)',
  `INSERT INTO migration_lock (id) VALUES (${lockId}) ON CONFLICT (id) DO NOTHING`,
];

/** What two servers that create the same table in the same instant see: the loser's `IF NOT EXISTS` comes too late. */
const creationRaces = new Set(['23505', '42P07', '42710', 'XX000']);
const lockNotAvailable = '55P03';

const stateOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/**
 * Brings the schema up to date. Servers that start together may all call it: each statement runs in a transaction of
 * its own that first takes the lock row, then looks whether another server has done it. A server killed in the middle
 * leaves no lock behind; the next one goes on at the statement that was not recorded.
 * @throws {MigrationMismatch} when a migration was changed after it had been applied
 * @throws {Error} naming the migration and the statement that failed, with the database's error as `cause`
 */
export async function migrate({ database, migrations }: { database: Database; migrations: readonly Migration[] }): Promise<void> {
  for (const statement of bootstrap) {
    await repeatedly(creationRaces, () => database.transaction(async (tx) => { await sql.raw(statement).execute(tx); }));
  }
  for (const migration of migrations) {
    const checksum = await checksumOf(migration);
    const done = await database.read((db) => db.selectFrom('migrations').select(['checksum', 'steps_done']).where('name', '=', migration.name).executeTakeFirst());
    if (done !== undefined) refuseChanged(migration, done.checksum, checksum);
    for (let step = done?.steps_done ?? 0; step < migration.statements.length; step += 1) {
      try {
        await repeatedly(new Set([lockNotAvailable]), () => database.transaction((tx) => runStep(tx, { migration, checksum, step }), { timeoutMs: stepTimeoutMs }));
      } catch (error) {
        if (error instanceof MigrationMismatch) throw error;
        throw new Error(`Migration “${migration.name}” failed at its statement ${step + 1}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
  }
}

async function runStep(tx: Tx, { migration, checksum, step }: { migration: Migration; checksum: string; step: number }): Promise<void> {
  // Nobody's reads and writes wait longer than this for a schema change that waits itself.
  await sql`SET LOCAL lock_timeout = '2s'`.execute(tx);
  await tx.selectFrom('migration_lock').select('id').where('id', '=', lockId).forUpdate().executeTakeFirstOrThrow();
  const done = await tx.selectFrom('migrations').select(['checksum', 'steps_done']).where('name', '=', migration.name).executeTakeFirst();
  if (done !== undefined) refuseChanged(migration, done.checksum, checksum);
  if (done !== undefined && done.steps_done > step) return;
  await sql.raw(migration.statements[step] ?? '').execute(tx);
  const row = { name: migration.name, checksum, steps_done: step + 1, updated_at: sql<string>`now()` };
  await tx.insertInto('migrations').values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ steps_done: row.steps_done, updated_at: row.updated_at })).execute();
}

async function repeatedly(states: ReadonlySet<string>, run: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === lockTimeoutAttempts || !states.has(stateOf(error))) throw error;
    }
  }
}

function refuseChanged(migration: Migration, recorded: string, current: string): void {
  if (recorded === current) return;
  throw new MigrationMismatch(
    `Migration “${migration.name}” was changed after it had been applied to this database. `
    + 'Add a new migration instead; a database that holds nothing of worth can be removed and made anew.');
}

async function checksumOf(migration: Migration): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(migration.statements));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
