// Writes rows into the database of the folder of its argument and tells of each one that is committed, until it is killed.
import { openServerDatabase } from '../../server/node/open-database.ts';

const dataDir = process.argv[2] ?? '';
const round = process.argv[3] ?? '';
try {
  const database = await openServerDatabase({ dataDir });
  process.send?.('open');
  for (let count = 0; ; count += 1) {
    const name = `row-${round}-${String(count).padStart(6, '0')}`;
    await database.transaction(async (tx) => {
      for (const half of ['a', 'b']) await tx.insertInto('migrations').values({ name: `${name}-${half}`, checksum: '', steps_done: count, updated_at: '2026-11-22T10:00:00.000Z' }).execute();
    });
    process.send?.(name);
  }
} catch (error) {
  process.send?.(error instanceof Error ? error.name : String(error), () => process.exit(3));
}
