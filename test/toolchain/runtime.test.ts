import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('every script runs on Node 24 from devDependencies, whatever the host has', () => {
  assert.match(process.version, /^v24\./);
  assert.match(execFileSync('node', ['--version'], { encoding: 'utf8' }), /^v24\./, 'a child called `node` must be the same');
});
