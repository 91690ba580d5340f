import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { readInt8, readText, readTimestamp, typeNumbers } from '../database/column-values.ts';
import { createDatabase, type Database, type DatabaseOptions } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';

const readTextArray = pg.types.getTypeParser(typeNumbers.textArray as never, 'text') as (text: string) => (string | null)[];
const readArray = <T>(readElement: (text: string) => T) => (text: string): (T | null)[] =>
  readTextArray(text).map((element) => (element === null ? null : readElement(element)));

const readers = new Map<number, (text: string) => unknown>([
  [typeNumbers.int8, readInt8],
  [typeNumbers.date, readText],
  [typeNumbers.timestamptz, readTimestamp],
  [typeNumbers.numeric, readText],
  [typeNumbers.int8Array, readArray(readInt8)],
  [typeNumbers.dateArray, readArray(readText)],
  [typeNumbers.timestamptzArray, readArray(readTimestamp)],
  [typeNumbers.numericArray, readArray(readText)],
]);

const connectTimeoutMs = 5_000;
const defaultMaxConnections = 10;

/**
 * Opens a pool of connections to a PostgreSQL server. Nothing is sent before the first query.
 * @param options.url `postgres://user:password@host:port/database`, with libpq's parameters
 * @param options.maxConnections of this process; 10 without it
 * @param options.onConnectionLost told of an idle connection that broke; the pool replaces it by itself
 */
export function openPostgres({ url, maxConnections = defaultMaxConnections, onConnectionLost = () => {}, ...options }: DatabaseOptions & {
  url: string;
  maxConnections?: number;
  onConnectionLost?: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'manual-order-kit',
    types: { getTypeParser: (type: number, format?: 'text' | 'binary') => readers.get(type) ?? pg.types.getTypeParser(type, format) },
  });
  // Without these listeners a restart of PostgreSQL would end the process: the pool listens to its idle connections
  // only, and whoever uses a connection learns of the loss from the failing query.
  pool.on('error', onConnectionLost);
  pool.on('connect', (client) => { client.on('error', () => {}); });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const database = createDatabase({ kysely, engine: 'postgres', ...options });
  return {
    ...database,
    async close() {
      await database.close();
      if (!pool.ended) await pool.end();
    },
  };
}
