import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServerDatabase } from '../../server/node/open-database.ts';
import { pause } from './server-process.ts';

const script = path.join(import.meta.dirname, 'write-until-killed.ts');

function start(dataDir: string, round: number) {
  const child = fork(script, [dataDir, String(round)], { execArgv: [] });
  const said: string[] = [];
  child.on('message', (message) => said.push(String(message)));
  return { child, said, exited: once(child, 'exit'), spoke: once(child, 'message') };
}

/**
 * Kills a process with `kill -9` while it writes into the database of a folder, again and again on the same one: nothing that was
 * acknowledged is lost, nothing is torn, and a second process is refused while the folder is in use.
 *
 * @returns how many rows were acknowledged
 */
export async function killWriters({ kills }: { kills: number }): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'database-test-'));
  const writers: ReturnType<typeof start>[] = [];
  const write = (round: number): ReturnType<typeof start> => {
    const writer = start(dataDir, round);
    writers.push(writer);
    return writer;
  };
  try {
    const acknowledged: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const writer = write(round);
      await writer.spoke;
      assert.equal(writer.said[0], 'open');
      while (writer.said.length < 20) await once(writer.child, 'message');
      await pause(Math.random() * 100);
      writer.child.kill('SIGKILL');
      assert.deepEqual(await writer.exited, [null, 'SIGKILL']);
      acknowledged.push(...writer.said.slice(1));
    }
    const database = await openServerDatabase({ dataDir });
    const rows = await database.read((db) => db.selectFrom('migrations').select('name').where('name', 'like', 'row-%').execute());
    const names = new Set(rows.map(({ name }) => name));
    for (const name of acknowledged) assert.ok(names.has(`${name}-a`) && names.has(`${name}-b`), name);
    for (const name of names) assert.ok(names.has(name.replace(/-[ab]$/, '-a')) && names.has(name.replace(/-[ab]$/, '-b')), `${name} is half of a transaction`);

    const second = write(kills);
    await second.spoke;
    assert.deepEqual([second.said[0], await second.exited], ['DataDirInUse', [3, null]]);
    await database.close();
    await (await openServerDatabase({ dataDir })).close();
    return acknowledged.length;
  } finally {
    for (const { child } of writers) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true });
  }
}
