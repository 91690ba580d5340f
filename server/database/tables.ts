import type { DeliveryTables } from './delivery-tables.ts';
import type { OrderTables } from './order-tables.ts';

/** One row a migration that has begun: how many of its statements have been carried out, and what they were. */
export interface MigrationsTable {
  name: string;
  /** SHA-256, in hexadecimal, of the statements as they were when the migration began. */
  checksum: string;
  steps_done: number;
  /** RFC 3339 instant of the last statement; a hint for people, never a key. */
  updated_at: string;
}

/** The one row that servers which start together queue for. */
export interface MigrationLockTable {
  id: number;
}

/**
 * Every table, as Kysely reads it. A capability adds its tables here beside the migration that makes them.
 *
 * What columns come back as, on both engines: `bigint` and `count()` as `number`, `timestamptz` as an RFC 3339 UTC
 * string with milliseconds, `date` as `YYYY-MM-DD`, `numeric` as `string` (so cast: `sum(amount)::bigint`), `jsonb` parsed.
 */
export interface Tables extends OrderTables, DeliveryTables {
  migrations: MigrationsTable;
  migration_lock: MigrationLockTable;
}
