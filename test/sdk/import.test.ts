import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as sdk from '../../src/index.ts';
import { operations } from '../../src/contract/operations.ts';
import { permissions } from '../../src/contract/permissions.ts';

const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

test('importing the SDK and making a client touches nothing of the platform', async () => {
  // Everything that a page, a worker or Node would have is gone, or throws when it is read.
  const script = `
    for (const name of ['window', 'document', 'navigator', 'localStorage', 'indexedDB', 'XMLHttpRequest', 'fetch', 'crypto', 'location']) {
      Object.defineProperty(globalThis, name, { configurable: true, get() { throw new Error('read ' + name); } });
    }
    const { createClient } = await import(${JSON.stringify(entry)});
    createClient({ baseUrl: 'https://shop.example/v1', auth: 'key' });
    console.log('made');
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  assert.equal(stdout.trim(), 'made');
});

test('every operation of the contract that a client may call has a method', () => {
  const shop = sdk.createClient({ baseUrl: 'https://shop.example/v1', auth: 'key' }) as unknown as Record<string, Record<string, unknown>>;
  // A warehouse calls back by itself, and a link is opened by the browser.
  const isOfClients = (id: keyof typeof permissions): boolean => !['provider', 'link'].includes(permissions[id].scope);
  const named: Record<string, string> = { 'uploads.createContentLink': 'uploads.contentLink', 'orders.return': 'orders.recordReturn' };
  const missing = operations.map(({ id }) => id).filter(isOfClients).filter((id) => {
    const [resource = '', method = ''] = (named[id] ?? id).split('.');
    return typeof shop[resource]?.[method] !== 'function';
  });
  assert.deepEqual(missing, []);
});

test('every method is a function that stands alone', () => {
  assert.equal(typeof sdk.orders.create, 'function');
  assert.equal(typeof sdk.uploads.createQueue, 'function');
  assert.equal(typeof sdk.call, 'function');
});
