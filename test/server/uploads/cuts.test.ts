import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutRun } from '../../faults/upload-cuts.ts';

test('files that are cut, and a server that is killed under one: every file arrives whole', async (context) => {
  const report = await cutRun({ uploads: 2, cutsEach: 2, kills: 1, sizeBytes: 3 * 1024 * 1024 });
  context.diagnostic(JSON.stringify(report));
  assert.deepEqual([report.cuts, report.kills], [3, 1]);
});
