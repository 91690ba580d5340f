import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { DataDirInUse, lockDataDir } from '../../../server/node/lock.ts';
import { times } from '../../long-run.ts';

const script = path.join(import.meta.dirname, 'hold-data-dir.ts');
const root = await mkdtemp(path.join(tmpdir(), 'lock-test-'));
// The links that long paths need come here, for this process and its children.
process.env['TMPDIR'] = root;
const started: ChildProcess[] = [];
after(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(root, { recursive: true });
});

const newFolder = (): Promise<string> => mkdtemp(path.join(root, 'd-'));

function start(dataDir: string): { child: ChildProcess; said: Promise<string>; exited: Promise<unknown[]> } {
  const child = fork(script, [dataDir]);
  started.push(child);
  const exited = once(child, 'exit');
  return { child, said: once(child, 'message').then(([message]) => String(message)), exited };
}

async function kill({ child, exited }: ReturnType<typeof start>): Promise<void> {
  child.kill('SIGKILL');
  const [code, signal] = await exited;
  assert.deepEqual([code, signal], [null, 'SIGKILL']);
}

describe('the lock of the data folder', () => {
  test('a second process stops at once and names the first', async () => {
    const dataDir = await newFolder();
    const first = start(dataDir);
    assert.equal(await first.said, 'held');
    for (let round = 0; round < times(1, 10); round += 1) {
      const second = start(dataDir);
      assert.match(await second.said, new RegExp(`in use by process ${first.child.pid}\\.`));
      assert.deepEqual(await second.exited, [3, null]);
    }
    await kill(first);
  });

  test('after a kill -9 the next process takes over, again and again', async () => {
    const dataDir = await newFolder();
    for (let round = 0; round < times(2, 20); round += 1) {
      const holder = start(dataDir);
      assert.equal(await holder.said, 'held');
      await kill(holder);
      assert.ok((await readdir(path.join(dataDir, 'lock'))).some((name) => name.startsWith(`${holder.child.pid}-`)), 'the dead process left its socket');
    }
    const lock = await lockDataDir(dataDir);
    assert.deepEqual((await readdir(path.join(dataDir, 'lock'))).length, 2);
    await lock.release();
    assert.deepEqual(await readdir(path.join(dataDir, 'lock')), ['holder']);
  });

  test('of processes that start together, after a kill -9 too, exactly one holds', async () => {
    const dataDir = await newFolder();
    for (let round = 0; round < times(2, 20); round += 1) {
      const contenders = Array.from({ length: 5 }, () => start(dataDir));
      const said = await Promise.all(contenders.map((contender) => contender.said));
      assert.equal(said.filter((message) => message === 'held').length, 1, said.join('\n'));
      const winner = contenders[said.indexOf('held')];
      for (const message of said) if (message !== 'held') assert.match(message, new RegExp(`process ${winner?.child.pid}\\.`));
      if (winner !== undefined) await kill(winner);
    }
  });

  test('a paused holder still holds', async () => {
    const dataDir = await newFolder();
    const holder = start(dataDir);
    await holder.said;
    holder.child.kill('SIGSTOP');
    await assert.rejects(lockDataDir(dataDir), (error: Error) => error instanceof DataDirInUse && error.pid === holder.child.pid);
    await kill(holder);
  });

  test('a released folder is free at once, and the same process may hold it only once', async () => {
    const dataDir = await newFolder();
    const holder = start(dataDir);
    await holder.said;
    const released = once(holder.child, 'message');
    holder.child.send('release');
    await released;
    const lock = await lockDataDir(dataDir);
    await assert.rejects(lockDataDir(dataDir), DataDirInUse);
    await lock.release();
    await lock.release();
    await (await lockDataDir(dataDir)).release();
  });

  test('a path too long for a socket is held too', async () => {
    const dataDir = path.join(await newFolder(), 'x'.repeat(60), 'y'.repeat(60), 'ä'.repeat(60));
    await mkdir(dataDir, { recursive: true });
    const links = async (): Promise<number> => (await readdir(root)).filter((name) => name.startsWith('kit-lock-')).length;
    const holder = start(dataDir);
    assert.equal(await holder.said, 'held');
    await assert.rejects(lockDataDir(dataDir), DataDirInUse);
    await kill(holder);
    await (await lockDataDir(dataDir)).release();
    assert.equal(await links(), 1, 'only the killed process leaves its link');
  });
});
