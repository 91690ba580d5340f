import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../src/index.ts';
import { file, open, settle, states, until } from './fake-queue.ts';

const tooMuch = (retryAfterMs?: number): ApiError =>
  new ApiError({ type: '', title: 'Too many requests', status: 429, code: 'rateLimited', requestId: 'req_1' }, { operation: 'uploads.send', attempts: 1, retryAfterMs });

test('U11 when the server asks to wait, every file waits, as long as it says, and then goes on by itself from where it was', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { queue, sendings, clock } = open(t);
  clock.now = 1_000_000;
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await until(() => states(queue).join() === 'uploading,uploading,uploading,ready');
  sendings[1]?.request.onProgress({ acceptedBytes: 5, sentBytes: 5 });
  let changes = 0;
  queue.addEventListener('change', () => { changes += 1; });
  sendings[0]?.fail(tooMuch(30_000));
  await until(() => queue.heldUntil !== undefined);
  assert.equal(queue.heldUntil, 1_030_000);
  assert.ok(changes > 0);
  assert.deepEqual(states(queue), ['ready', 'ready', 'ready', 'ready']);
  assert.ok(sendings.every(({ request }) => request.signal.aborted || request.name === 'a'), 'The others went on.');
  queue.add([file('e')]);
  queue.pause(queue.records[3]?.id ?? '');
  queue.resume(queue.records[3]?.id ?? '');
  t.mock.timers.tick(29_999);
  await settle();
  assert.equal(sendings.length, 3, 'Something was sent while the server had asked to wait.');
  assert.equal(queue.busy, true);
  t.mock.timers.tick(1);
  assert.equal(queue.heldUntil, undefined);
  await until(() => sendings.length === 6);
  assert.deepEqual(sendings.slice(3).map(({ request }) => [request.name, request.uploadUrl]), [['a', '/uploads/upl_1'], ['b', '/uploads/upl_2'], ['c', '/uploads/upl_3']]);
  assert.equal(queue.records[1]?.acceptedBytes, 5);
});

test('U11 a server that does not say how long is asked less and less often, and as before once bytes get through', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { queue, sendings } = open(t);
  queue.add([file('a.png')]);
  const waits: (number | undefined)[] = [];
  const refuse = async (): Promise<void> => {
    await until(() => queue.records[0]?.state === 'uploading');
    sendings.at(-1)?.fail(tooMuch());
    await until(() => queue.heldUntil !== undefined);
    waits.push(queue.heldUntil);
    t.mock.timers.tick(queue.heldUntil ?? 0);
  };
  for (let round = 0; round < 6; round += 1) await refuse();
  assert.deepEqual(waits, [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  await until(() => queue.records[0]?.state === 'uploading');
  sendings.at(-1)?.request.onProgress({ acceptedBytes: 3, sentBytes: 3 });
  await refuse();
  assert.equal(waits.at(-1), 5_000);
});
