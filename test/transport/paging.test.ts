import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, isApiError, type Customer } from '../../src/index.ts';
import { json, openHttpServer, problem } from '../sdk/http-server.ts';

const customer = (id: string): Customer => ({ id, segment: 'b2b', name: id, createdAt: '2026-11-22T10:00:00.000Z', updatedAt: '2026-11-22T10:00:00.000Z' });
const after = (path: string): string | null => new URL(path, 'http://x').searchParams.get('after');

test('a list is its first page, all its items, or its pages', async (t) => {
  const pages: Record<string, unknown> = {
    '': { items: [customer('cus_1'), customer('cus_2')], nextCursor: 'a', total: 3 },
    // An empty page is not the end: the cursor is.
    a: { items: [], nextCursor: 'b' },
    b: { items: [customer('cus_3')] },
  };
  const { baseUrl, received } = await openHttpServer(t, ({ path }, response) => json(response, 200, pages[after(path) ?? '']));
  const shop = createClient({ baseUrl, auth: 'key' });
  const first = await shop.customers.search({ q: 'a' });
  assert.deepEqual([first.items.length, first.total, first.nextCursor], [2, 3, 'a']);
  assert.equal(received.length, 1);
  const ids: string[] = [];
  for await (const { id } of shop.customers.search({ q: 'a' })) ids.push(id);
  assert.deepEqual(ids, ['cus_1', 'cus_2', 'cus_3']);
  assert.ok(received.every(({ path }) => path.includes('q=a')));
  const asked = received.length;
  const counts: number[] = [];
  for await (const page of shop.customers.search().pages({ max: 2 })) counts.push(page.items.length);
  assert.deepEqual(counts, [2, 0]);
  assert.equal(received.length - asked, 2);
});

test('a cursor that comes again ends the list', async (t) => {
  const { baseUrl, received } = await openHttpServer(t, (_, response) => json(response, 200, { items: [customer('cus_1')], nextCursor: 'same' }));
  let count = 0;
  for await (const _ of createClient({ baseUrl, auth: 'key' }).customers.search()) count += 1;
  assert.deepEqual([count, received.length], [2, 2]);
});

test('an error on a later page comes where that page is reached', async (t) => {
  const { baseUrl } = await openHttpServer(t, ({ path }, response) =>
    (after(path) ? problem(response, 422, 'validationFailed') : json(response, 200, { items: [customer('cus_1')], nextCursor: 'a' })));
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const { id } of createClient({ baseUrl, auth: 'key' }).customers.search()) seen.push(id);
  }, isApiError);
  assert.deepEqual(seen, ['cus_1']);
});
