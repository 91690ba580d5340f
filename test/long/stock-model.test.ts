import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runStockModel } from '../stock/run-stock-model.ts';

it('10,000 commands: an item’s ledger adds up to what orders hold of it after every one', async (context) => {
  const done = await runStockModel(10_000);
  context.diagnostic(JSON.stringify(Object.fromEntries(done)));
  for (const rare of ['amendment answered: taken back beyond the stock', 'cancel answered: refused', 'submit: refused', 'edit: refused', 'return: restocked', 'count: too old', 'parcel told of again', 'place twice']) {
    assert.ok((done.get(rare) ?? 0) > 0, `nothing came to “${rare}”`);
  }
});
