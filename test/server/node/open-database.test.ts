import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, describe, test } from 'node:test';
import { openServerDatabase } from '../../../server/node/open-database.ts';
import { engines, openTestDatabase } from '../database/open-test-database.ts';

const script = path.join(import.meta.dirname, 'write-until-killed.ts');

function start(dataDir: string, round: number) {
  const child = fork(script, [dataDir, String(round)]);
  after(() => { child.kill('SIGKILL'); });
  const said: string[] = [];
  child.on('message', (message) => said.push(String(message)));
  return { child, said, exited: once(child, 'exit'), spoke: once(child, 'message') };
}

describe('the database in the data folder', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'database-test-'));
  after(() => rm(dataDir, { recursive: true }));

  test('a kill -9 in the middle of writing loses nothing that was acknowledged, and tears nothing', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const writer = start(dataDir, round);
      await writer.spoke;
      assert.equal(writer.said[0], 'open');
      while (writer.said.length < 20) await once(writer.child, 'message');
      await wait(Math.random() * 100);
      writer.child.kill('SIGKILL');
      assert.deepEqual(await writer.exited, [null, 'SIGKILL']);
      acknowledged.push(...writer.said.slice(1));
    }
    const database = await openServerDatabase({ dataDir });
    const rows = await database.read((db) => db.selectFrom('migrations').select('name').where('name', 'like', 'row-%').execute());
    const names = new Set(rows.map(({ name }) => name));
    for (const name of acknowledged) assert.ok(names.has(`${name}-a`) && names.has(`${name}-b`), name);
    for (const name of names) assert.ok(names.has(name.replace(/-[ab]$/, '-a')) && names.has(name.replace(/-[ab]$/, '-b')), `${name} is half of a transaction`);
    assert.ok(acknowledged.length >= 76);

    const second = start(dataDir, 9);
    await second.spoke;
    assert.deepEqual([second.said[0], await second.exited], ['DataDirInUse', [3, null]]);
    await database.close();
    await (await openServerDatabase({ dataDir })).close();
  });
});

if (engines.includes('postgres')) {
  test('the database on PostgreSQL is migrated, and several servers may share it', async () => {
    await using opened = await openTestDatabase({ engine: 'postgres', migrations: [] });
    const options = { dataDir: path.join(tmpdir(), 'never-made'), ...(opened.url !== undefined && { databaseUrl: opened.url }) };
    const servers = await Promise.all([openServerDatabase(options), openServerDatabase(options)]);
    for (const server of servers) {
      assert.equal(server.engine, 'postgres');
      await server.close();
    }
  });
}
