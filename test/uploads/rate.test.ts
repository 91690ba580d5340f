import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { measured, type Rate } from '../../src/uploads/rate.ts';
import { file, open, states, until } from './fake-queue.ts';

const over = (figures: readonly (readonly [atMs: number, bytes: number])[]): Rate | undefined =>
  figures.reduce<Rate | undefined>((rate, [atMs, bytes]) => measured(rate, atMs, bytes), undefined);

test('U8 a steady speed is told as it is', () => {
  assert.equal(over([[0, 0]])?.bytesPerSecond, undefined);
  assert.equal(over([[0, 0], [500, 500], [1_000, 1_000], [1_500, 1_500]])?.bytesPerSecond, 1_000);
});

test('U8 one slow moment does not make the figure jump, and a lasting change is told in the end', () => {
  const steady = Array.from({ length: 20 }, (_, second) => [second * 1_000, second * 1_000] as const);
  const slow = over([...steady, [20_000, 19_000]])?.bytesPerSecond ?? 0;
  assert.ok(slow > 600 && slow < 1_000, `${slow}`);
  const lasting = over([...steady, ...Array.from({ length: 20 }, (_, second) => [20_000 + second * 1_000, 19_000 + second * 100] as const)])?.bytesPerSecond ?? 0;
  assert.ok(Math.abs(lasting - 100) < 20, `${lasting}`);
});

test('U8 the speed lies always between the slowest and the fastest moment, and is a number', () => fc.assert(fc.property(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 10_000_000 })), { minLength: 1, maxLength: 40 }),
  (steps) => {
    let [atMs, bytes] = [0, 0];
    let rate = measured(undefined, 0, 0);
    let [slowest, fastest] = [Infinity, 0];
    for (const [elapsedMs, more] of steps) {
      atMs += elapsedMs;
      bytes += more;
      const before = rate;
      rate = measured(rate, atMs, bytes);
      if (rate === before) continue;
      const speed = ((bytes - before.bytes) / (atMs - before.atMs)) * 1_000;
      slowest = Math.min(slowest, speed);
      fastest = Math.max(fastest, speed);
      assert.ok(rate.bytesPerSecond !== undefined && rate.bytesPerSecond >= slowest * 0.999999 && rate.bytesPerSecond <= fastest * 1.000001);
    }
  })));

test('U8 fewer bytes than before, or a clock that is put back, begin anew', () => {
  assert.deepEqual(over([[0, 0], [1_000, 500], [2_000, 100]]), { atMs: 2_000, bytes: 100 });
  assert.deepEqual(over([[5_000, 0], [1_000, 500]]), { atMs: 1_000, bytes: 500 });
});

test('U8 all files together: how much, how fast, how long still; what was refused or waits for a decision is not among them', async (t) => {
  const { queue, sendings, clock } = open(t, { parallel: 2 });
  const sized = (name: string): File => file(name, { bytes: new Uint8Array(992).fill(name.charCodeAt(0)) });
  queue.add([sized('a'), sized('b'), sized('c'), sized('a'), new File([], 'empty.pdf')]);
  await until(() => states(queue).join() === 'uploading,uploading,ready,duplicate,failed');
  assert.deepEqual(queue.totals, { files: 3, done: 0, failed: 0, sizeBytes: 3_000, acceptedBytes: 0, sentBytes: 0, bytesPerSecond: 0, secondsLeft: undefined });
  for (const { request } of sendings) request.onProgress({ acceptedBytes: 0, sentBytes: 0 });
  clock.now = 1_000;
  for (const { request } of sendings) request.onProgress({ acceptedBytes: 200, sentBytes: 500 });
  assert.deepEqual(queue.records.map(({ bytesPerSecond }) => bytesPerSecond), [500, 500, undefined, undefined, undefined]);
  assert.deepEqual(queue.totals, { files: 3, done: 0, failed: 0, sizeBytes: 3_000, acceptedBytes: 400, sentBytes: 1_000, bytesPerSecond: 1_000, secondsLeft: 2 });
  queue.pause(queue.records[0]?.id ?? '');
  assert.equal(queue.records[0]?.bytesPerSecond, undefined);
  await until(() => states(queue)[2] === 'uploading');
  const { sentBytes, bytesPerSecond, secondsLeft } = queue.totals;
  assert.deepEqual([sentBytes, bytesPerSecond, secondsLeft], [700, 500, 3], 'What is paused does not go on by itself.');
  sendings[1]?.finish();
  await until(() => states(queue)[1] === 'done');
  const { done, acceptedBytes } = queue.totals;
  assert.deepEqual([done, acceptedBytes], [1, 1_200]);
});

test('U9 what the server has leads: bytes that have only left are never counted as there', async (t) => {
  const { queue, sendings } = open(t);
  queue.add([file('a.png', { bytes: new Uint8Array(992) })]);
  await until(() => sendings.length === 1);
  sendings[0]?.request.onProgress({ acceptedBytes: 0, sentBytes: 900 });
  assert.deepEqual([queue.records[0]?.acceptedBytes, queue.totals.acceptedBytes, queue.totals.sentBytes], [0, 0, 900]);
  sendings[0]?.request.onProgress({ acceptedBytes: 900, sentBytes: 900 });
  assert.equal(queue.totals.acceptedBytes, 900);
  queue.pauseAll();
  assert.equal(queue.records[0]?.sentBytes, 900);
});
