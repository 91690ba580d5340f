import type { Migration } from '../migration.ts';
import { domain } from './0001-domain.ts';

/** Every migration of the reference server, in the order in which they are applied. */
export const migrations: readonly Migration[] = [domain];
