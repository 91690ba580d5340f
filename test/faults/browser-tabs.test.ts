import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tabKillRun } from './browser-tabs.ts';

test('20 kills of a tab, in each step while somebody types and in the middle of each submit: at most a second of typing is lost, and each draft is one order', async (context) => {
  const report = await tabKillRun({ orders: 4 });
  context.diagnostic(JSON.stringify(report));
  assert.deepEqual([report.kills, report.whileTyping, report.orders], [20, 16, 4]);
  assert.ok(Math.min(...Object.values(report.submits)) > 0, JSON.stringify(report.submits));
  assert.ok(report.keys.typed > 16 * 5, `Only ${report.keys.typed} keys were typed.`);
  assert.ok(report.mostTypingLostMs <= 1_000, `${report.mostTypingLostMs} ms of typing were lost`);
});
