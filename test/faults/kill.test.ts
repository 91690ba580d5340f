import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killRun } from './kill-run.ts';

test('20 times kill -9 under writes: no acknowledged order is lost, no key makes two, and everything leaves', async (context) => {
  const report = await killRun({ kills: 20, writers: 6 });
  context.diagnostic(JSON.stringify(report));
  assert.ok(report.midWork >= 15, `only ${report.midWork} kills met an order on its way`);
  assert.ok(report.resent >= 10, `only ${report.resent} orders had to be sent again`);
  assert.ok(report.orders >= 100, `only ${report.orders} orders were placed`);
});
