import { sql, type RawBuilder } from 'kysely';

/**
 * A value for a `jsonb` column. Always write through this: the drivers disagree on bare arrays and strings (one sends
 * an array as a PostgreSQL array, the other as JSON), and on text that is already JSON.
 */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;
