import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runWeek } from '../week/run-week.ts';

/** The week is the one that it is said to be only when all of this happened in it. */
const happened = [
  'mailFaults', 'warehouse down', 'answer cut', 'told twice', 'forged', 'kept silent', 'reject a proof', 'verify a proof', 'cancel', 'undo', 'place again', 'hold', 'release', 'send now',
  'change a quantity', 'add a line', 'change the address', 'record what came back', 'give money back', 'refused: insufficientStock', 'placed twice under one key',
  'fulfilment.amendmentAccepted', 'fulfilment.amendmentRejected', 'fulfilment.cancelled', 'fulfilment.rejected', 'fulfilment.held', 'send the hand-off again',
  'edit what is out of date: versionConflict', 'look at it as a viewer: permissionDenied', 'page: accept', 'page: reject', 'page: ship', 'page: acceptChange',
];

test('a week of a shop: 300 orders, 12 people, 3 warehouses, and everything that goes wrong', async (context) => {
  const done = await runWeek({ wanted: 300, days: 6, seed: 20_261_116 });
  context.diagnostic(JSON.stringify(done));
  assert.ok((done['orders'] ?? 0) >= 300);
  for (const what of happened) assert.ok((done[what] ?? 0) > 0, `“${what}” happened`);
});
