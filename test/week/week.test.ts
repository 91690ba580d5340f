import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runWeek } from './run-week.ts';

test('the first two days of a shop’s week leave everything as it must be', async (context) => {
  const done = await runWeek({ wanted: 24, days: 2, seed: 20_261_117 });
  context.diagnostic(JSON.stringify(done));
  assert.ok((done['orders'] ?? 0) >= 24);
  assert.ok((done['mailFaults'] ?? 0) > 0, 'the mail server was away');
  for (const what of ['told twice', 'verify a proof', 'page: accept', 'page: ship', 'shipment.created']) assert.ok((done[what] ?? 0) > 0, `“${what}” happened`);
});
