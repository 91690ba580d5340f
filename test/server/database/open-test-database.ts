import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import kit from '../../../package.json' with { type: 'json' };
import type { Database } from '../../../server/database/database.ts';
import type { Migration } from '../../../server/database/migration.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations as allMigrations } from '../../../server/database/migrations/index.ts';
import { openPglite } from '../../../server/database/open-pglite.ts';
import { openPostgres } from '../../../server/node/open-postgres.ts';
import { transactionContext } from '../../../server/node/transaction-context.ts';

/** The engines that this run can test on: PGlite always, PostgreSQL where TEST_DATABASE_URL names a server. */
export const engines: readonly Database['engine'][] = process.env['TEST_DATABASE_URL'] === undefined ? ['pglite'] : ['pglite', 'postgres'];

/** A database for one test: `await using`, or `close()` in an after hook. */
export interface TestDatabase extends AsyncDisposable {
  database: Database;
  /** Where a further pool on the same database connects; only on PostgreSQL. */
  url?: string;
  close(): Promise<void>;
}

interface Options {
  /** Without it, the default engine: PostgreSQL where there is one. */
  engine?: Database['engine'];
  migrations?: readonly Migration[];
}

const adminUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('TEST_DATABASE_URL is not set');
  return url;
};

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const urlOf = (name: string): string => {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
};

const newName = (): string => `kit_test_${process.pid}_${randomBytes(6).toString('hex')}`;

const cacheFolder = path.join(import.meta.dirname, '../../../node_modules/.cache/manual-order-kit');
const pgliteTemplates = new Map<readonly Migration[], Promise<Blob>>();
const noMigrations: readonly Migration[] = [];

const pgliteTemplate = (migrations: readonly Migration[]): Promise<Blob> => {
  let template = pgliteTemplates.get(migrations);
  if (template === undefined) pgliteTemplates.set(migrations, template = findPgliteTemplate(migrations));
  return template;
};

/** For `openPglite`: an empty database of PGlite, without the seconds that making one takes. */
export const emptyDataDir = (): Promise<Blob> => pgliteTemplate(noMigrations);

/** Puts a migrated, empty database where a server will look for its own: its process then opens it, and need not make one. */
export async function fillDataDir(dataDir: string): Promise<void> {
  const database = await openPglite({ dataDir: path.join(dataDir, 'database'), loadDataDir: await pgliteTemplate(allMigrations) });
  await database.close();
}

/** A new database takes seconds to make, and many test files are a process of their own: what one has made, the others find. */
async function findPgliteTemplate(migrations: readonly Migration[]): Promise<Blob> {
  const key = createHash('sha256').update(JSON.stringify([kit.devDependencies['@electric-sql/pglite'], process.version, migrations])).digest('hex').slice(0, 32);
  const file = path.join(cacheFolder, `${key}.tar`);
  try {
    return new Blob([await readFile(file)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const template = await makePgliteTemplate(migrations);
  await mkdir(cacheFolder, { recursive: true });
  // Whole or not there: others may be reading.
  const half = `${file}.${process.pid}`;
  await writeFile(half, new Uint8Array(await template.arrayBuffer()));
  await rename(half, file);
  return template;
}

async function makePgliteTemplate(migrations: readonly Migration[]): Promise<Blob> {
  const database = await openPglite(migrations === noMigrations ? {} : { loadDataDir: await emptyDataDir() });
  await migrate({ database, migrations });
  const dump = await database.dump();
  await database.close();
  return dump;
}

async function openTestPglite(migrations: readonly Migration[]): Promise<TestDatabase> {
  // A few made-up migrations are sooner done than a template of them.
  const hasTemplate = migrations === allMigrations;
  const database = await openPglite({ loadDataDir: await (hasTemplate ? pgliteTemplate(migrations) : emptyDataDir()), context: transactionContext });
  if (!hasTemplate) await migrate({ database, migrations });
  return { database, close: () => database.close(), [Symbol.asyncDispose]: () => database.close() };
}

async function openTestPostgres(migrations: readonly Migration[]): Promise<TestDatabase> {
  const name = newName();
  await asAdmin(`CREATE DATABASE ${name}`);
  const database = openPostgres({ url: urlOf(name), context: transactionContext });
  const close = async (): Promise<void> => {
    await database.close();
    await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  try {
    await migrate({ database, migrations });
  } catch (error) {
    await close();
    throw error;
  }
  return { database, url: urlOf(name), close, [Symbol.asyncDispose]: close };
}

const defaultEngine = engines.at(-1) ?? 'pglite';

/** A migrated, empty database of its own. */
export async function openTestDatabase({ engine = defaultEngine, migrations = allMigrations }: Options = {}): Promise<TestDatabase> {
  return engine === 'pglite' ? openTestPglite(migrations) : openTestPostgres(migrations);
}

const shared = new Map<Database['engine'], Promise<TestDatabase>>();
after(async () => {
  for (const opening of shared.values()) await (await opening).close();
});

/** One migrated database for all test files of a process, each of which has shops of its own in it: opening one is what costs. */
export async function sharedDatabase(engine = defaultEngine): Promise<Database> {
  let opening = shared.get(engine);
  if (opening === undefined) shared.set(engine, opening = openTestDatabase({ engine }));
  return (await opening).database;
}
