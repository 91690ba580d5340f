import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file, open, settle, states, until } from './fake-queue.ts';

test('U2 a file takes the place of another one, and its room, once its bytes are good', async (t) => {
  const { queue, sendings, discarded } = open(t, { limits: { maxFiles: 2, maxSizeBytes: 1_000 } });
  const [{ id } = { id: '' }] = queue.add([file('a.png'), file('b.png')]);
  await until(() => sendings.length === 2);
  queue.add([new File(['no picture'], 'wrong.png')], { inPlaceOf: id });
  await until(() => states(queue).join() === 'uploading,uploading,failed');
  assert.equal(sendings[0]?.request.signal.aborted, false);
  queue.add([file('a.png', { bytes: 'of another' })], { inPlaceOf: id });
  queue.add([file('more.png')]);
  await until(() => sendings.length === 3);
  assert.equal(sendings[0]?.request.signal.aborted, true);
  await until(() => discarded.join() === '/uploads/upl_1');
  assert.deepEqual(queue.records.map(({ name, problem }) => [name, problem?.code]), [
    ['a.png', undefined], ['b.png', undefined], ['wrong.png', 'unsupportedMediaType'], ['more.png', 'tooManyFiles'],
  ]);
  assert.equal(queue.records[0]?.id === id, false);
});

test('U2 a queue takes fewer files for a while, and never more than it was made for', (t) => {
  const { queue } = open(t, { limits: { maxFiles: 2, maxSizeBytes: 1_000 } });
  queue.maxFiles = 1;
  queue.add([file('a.png'), file('b.png')]);
  assert.deepEqual(queue.records.map(({ problem }) => problem?.params), [undefined, { limit: 1 }]);
  queue.maxFiles = 9;
  assert.equal(queue.maxFiles, 2);
  queue.add([file('c.png'), file('d.png')]);
  assert.deepEqual(queue.records.slice(2).map(({ problem }) => problem?.params), [undefined, { limit: 2 }]);
});

test('U27 a file that was taken off comes back as it was, and is gone for good after eight seconds', async (t) => {
  const { queue, sendings, discarded, resumeStore } = open(t);
  const [first, second] = queue.add([file('a.png'), file('b.png')]);
  await until(() => sendings.length === 2);
  queue.pause(first?.id ?? '');
  await settle();
  queue.takeOff(first?.id ?? '');
  await settle();
  assert.deepEqual([queue.takenOff?.name, queue.records.map(({ name }) => name), (await resumeStore.all()).length, discarded], ['a.png', ['b.png'], 1, []]);
  queue.bringBack();
  await settle();
  assert.deepEqual([queue.takenOff, states(queue), queue.records[0]?.id, (await resumeStore.all()).length], [undefined, ['paused', 'uploading'], first?.id, 2]);
  queue.bringBack();
  assert.equal(queue.records.length, 2);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let changes = 0;
  queue.takeOff(second?.id ?? '');
  queue.addEventListener('change', () => { changes += 1; });
  t.mock.timers.tick(7_999);
  assert.equal(queue.takenOff?.name, 'b.png');
  t.mock.timers.tick(1);
  assert.deepEqual([queue.takenOff, changes], [undefined, 1]);
  await settle();
  assert.deepEqual(discarded, ['/uploads/upl_2']);
});

test('U27 a file that was taken off stays as long as somebody holds it, and eight seconds more', async (t) => {
  const { queue, sendings, discarded } = open(t);
  const [{ id } = { id: '' }] = queue.add([file('a.png')]);
  await until(() => sendings.length === 1);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  queue.holdTakenOff(true);
  queue.takeOff(id);
  t.mock.timers.tick(7_000);
  queue.holdTakenOff(true);
  t.mock.timers.tick(600_000);
  assert.deepEqual([queue.takenOff?.name, discarded], ['a.png', []]);
  queue.holdTakenOff(false);
  t.mock.timers.tick(7_999);
  assert.equal(queue.takenOff?.name, 'a.png');
  t.mock.timers.tick(1);
  assert.equal(queue.takenOff, undefined);
  t.mock.timers.reset();
  await until(() => discarded.join() === '/uploads/upl_1');
});

test('U27 what was taken off is gone for good with the next file that is removed, with all of them, and with the queue', async (t) => {
  for (const next of ['remove', 'removeAll', 'dispose'] as const) {
    const { queue, sendings, discarded } = open(t);
    const [first, second] = queue.add([file('a.png'), file('b.png')]);
    await until(() => sendings.length === 2);
    queue.takeOff(first?.id ?? '');
    queue[next](second?.id ?? '');
    assert.equal(queue.takenOff, undefined);
    await until(() => discarded.includes('/uploads/upl_1'));
  }
});
