import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChores } from '../../../server/chores.ts';

test('each chore is done at once and then in its time, and never twice at a time', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
  const done: string[] = [];
  const errors: unknown[] = [];
  let finish = (): void => {};
  const chores = createChores({
    onError: (error) => errors.push(error),
    chores: [
      { everyMs: 100, run: () => { done.push('often'); return Promise.resolve(); } },
      { everyMs: 1_000, run: () => { done.push('long'); return new Promise<void>((resolve) => { finish = resolve; }); } },
      { everyMs: 1_000, run: () => { done.push('broken'); return Promise.reject(new Error('no')); } },
    ],
  });
  chores.start();
  chores.start();
  assert.deepEqual(done, ['often', 'long', 'broken']);
  for (let tick = 0; tick < 10; tick += 1) {
    await turn();
    t.mock.timers.tick(100);
  }
  await turn();
  assert.equal(done.filter((name) => name === 'often').length, 11);
  assert.equal(done.filter((name) => name === 'long').length, 1, 'it is still under way');
  assert.equal(done.filter((name) => name === 'broken').length, 2, 'it is tried again');
  assert.equal(errors.length, 2);

  let hasStopped = false;
  const stopping = chores.stop().then(() => { hasStopped = true; });
  await turn();
  assert.equal(hasStopped, false);
  finish();
  await stopping;
  t.mock.timers.tick(10_000);
  assert.equal(done.length, 14);
});
