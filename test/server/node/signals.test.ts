import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, describe, test } from 'node:test';

const script = path.join(import.meta.dirname, 'serve-until-signal.ts');

async function start(mode = '') {
  const child = fork(script, [mode]);
  after(() => { child.kill('SIGKILL'); });
  const said: unknown[] = [];
  child.on('message', (message) => said.push(message));
  const exited = once(child, 'exit');
  const [port] = await once(child, 'message');
  return { child, said, exited, url: `http://127.0.0.1:${port}` };
}

describe('stopping on a signal', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal} lets the request under way finish, ends event streams, and the process ends well`, async () => {
      const { child, said, exited, url } = await start();
      const events = await fetch(`${url}/events`);
      const slow = fetch(url);
      while (!said.includes('began')) await once(child, 'message');
      child.kill(signal);
      assert.equal(await (await slow).text(), 'done');
      assert.equal(await events.text(), ': open\n\n');
      assert.deepEqual(await exited, [0, null]);
    });
  }

  test('a step that fails does not keep the others from running', async () => {
    const { child, said, exited, url } = await start('fail');
    const slow = fetch(url);
    while (!said.includes('began')) await once(child, 'message');
    child.kill('SIGTERM');
    assert.equal(await (await slow).text(), 'done');
    assert.deepEqual(await exited, [1, null]);
    assert.ok(said.includes('Stopping: “broken” failed.'));
  });

  test('a second signal ends it at once, and so does the time limit', async () => {
    const impatient = await start('hang');
    impatient.child.kill('SIGTERM');
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    assert.equal(impatient.child.exitCode, null);
    impatient.child.kill('SIGTERM');
    assert.deepEqual(await impatient.exited, [1, null]);
    assert.ok(impatient.said.includes('SIGTERM came again: stopping at once.'));
    const patient = await start('hang');
    patient.child.kill('SIGTERM');
    assert.deepEqual(await patient.exited, [1, null]);
    assert.ok(patient.said.includes('Stopping took longer than 1500 ms: stopping at once.'));
  });
});
