import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killRun } from '../../faults/kill-run.ts';

test('a kill -9 under writes: no acknowledged order is lost, no key makes two, and everything leaves', async (context) => {
  const report = await killRun({ kills: 1, writers: 4 });
  context.diagnostic(JSON.stringify(report));
  assert.ok(report.midWork >= 1, `only ${report.midWork} kills met an order on its way`);
  assert.ok(report.resent >= 1, 'no order had to be sent again');
});
