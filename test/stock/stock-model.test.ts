import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runStockModel } from './run-stock-model.ts';

it('whatever is done to orders, an item’s ledger adds up to what they hold of it', async (context) => {
  const done = await runStockModel(150);
  context.diagnostic(JSON.stringify(Object.fromEntries(done)));
  for (const kind of ['place', 'place: refused', 'cancel', 'undo', 'edit', 'ship', 'return', 'count']) assert.ok((done.get(kind) ?? 0) > 0, `nothing came to “${kind}”`);
});
