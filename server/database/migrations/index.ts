import type { Migration } from '../migration.ts';

/** Every migration of the reference server, in the order in which they are applied. */
export const migrations: readonly Migration[] = [];
