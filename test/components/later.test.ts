import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Later } from '../../components/controllers/later.ts';

const laterOf = (answers: readonly (() => Promise<unknown>)[]) => {
  let calls = 0;
  let renders = 0;
  const later = new Later({ requestUpdate: () => { renders += 1; } }, () => (answers[calls++] ?? assert.fail('asked once too often'))());
  return { later, calls: () => calls, renders: () => renders };
};

test('a part is downloaded once, however often it is asked for', async () => {
  const { later, calls, renders } = laterOf([async () => 'part']);
  assert.equal(later.isThere, false);
  await Promise.all([later.load(), later.load()]);
  await later.load();
  assert.deepEqual([later.isThere, later.hasFailed, calls(), renders()], [true, false, 1, 1]);
});

test('a part that does not come says so, rejects nothing, and comes when it is asked for again', async () => {
  const { later, renders } = laterOf([() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')), async () => 'part']);
  await later.load();
  assert.deepEqual([later.isThere, later.hasFailed, renders()], [false, true, 1]);
  const again = later.load();
  assert.equal(later.hasFailed, false, 'while it is on its way');
  await again;
  assert.equal(later.isThere, true);
});

test('a part that is shown is downloaded by itself once: where it did not come, only a person asks for it again', async () => {
  const { later, calls } = laterOf([() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')), async () => 'part']);
  // What it is shown in is rendered once more when it has failed.
  for (let render = 0; render < 3; render += 1) {
    later.want();
    await new Promise((done) => { setImmediate(done); });
  }
  assert.deepEqual([later.hasFailed, calls()], [true, 1]);
  await later.load();
  later.want();
  assert.deepEqual([later.isThere, calls()], [true, 2]);
});
