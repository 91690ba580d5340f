import type { Tx } from './database.ts';

/**
 * Until the commit nobody else works on these names: what another transaction has written and not committed cannot be
 * seen, so it is waited for. A row is locked and no advisory lock taken, which not every engine has.
 */
export async function lockNames(tx: Tx, { shopId, names }: { shopId: string; names: readonly string[] }): Promise<void> {
  // In one order for all, so that two that lock several names never wait for each other in a ring.
  const rows = [...new Set(names)].sort().map((name) => ({ shop_id: shopId, name }));
  if (rows.length === 0) return;
  await tx.insertInto('locked_names').values(rows)
    .onConflict((conflict) => conflict.columns(['shop_id', 'name']).doUpdateSet((is) => ({ name: is.ref('excluded.name') }))).execute();
}
