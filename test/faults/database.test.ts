import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killWriters } from './database-kills.ts';

test('20 times kill -9 in the middle of writing into a database: nothing that was acknowledged is lost, nothing is torn', async () => {
  assert.ok(await killWriters({ kills: 20 }) >= 380);
});
