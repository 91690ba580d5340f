/**
 * One step forward of the schema, never back, and never changed once it has been applied anywhere.
 *
 * Each statement stands alone and may be run again without harm (`CREATE TABLE IF NOT EXISTS`, `ADD COLUMN IF NOT
 * EXISTS`, `INSERT … ON CONFLICT DO NOTHING`), since a killed server leaves some done and no engine is relied upon to
 * roll them back. A server one version older goes on running on the new schema: add first, remove a version later.
 */
export interface Migration {
  /** `0001-what-it-brings`: the order is that of the list, the number is for people. */
  readonly name: string;
  readonly statements: readonly string[];
}
