import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uploadChunkBytes } from '../../src/contract/upload-limits.ts';
import { cutRun } from './upload-cuts.ts';

test('20 files of 9 MiB, each cut 3 times and 5 of them by kill -9: every file arrives whole', async (context) => {
  const report = await cutRun({ uploads: 20, cutsEach: 3, kills: 5, sizeBytes: 9 * 1024 * 1024 });
  context.diagnostic(JSON.stringify(report));
  assert.deepEqual([report.cuts, report.kills], [55, 5]);
  assert.ok(report.mostSentAgain <= uploadChunkBytes, `${report.mostSentAgain} bytes were sent again after one cut`);
});
