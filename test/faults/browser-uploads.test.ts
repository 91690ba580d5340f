import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxUploadBytes, uploadChunkBytes } from '../../src/contract/upload-limits.ts';
import { browserCutRun } from './browser-uploads.ts';

test('20 files of 10 MiB from a page, each cut 3 times in the middle of its bytes, and the tab killed 3 times: every file arrives whole', async (context) => {
  const report = await browserCutRun({ uploads: 20, cutsEach: 3, kills: 3 });
  context.diagnostic(JSON.stringify(report));
  assert.deepEqual([report.cuts, report.kills, report.equal], [60, 3, 20]);
  assert.ok(report.resumed >= 3, 'The kills came when nothing was on its way.');
  assert.ok(report.sizeBytes.least > 9.9 * 1024 * 1024 && report.sizeBytes.most <= maxUploadBytes, JSON.stringify(report.sizeBytes));
  assert.ok(report.mostSentAgain <= uploadChunkBytes, `${report.mostSentAgain} bytes were sent again`);
});
