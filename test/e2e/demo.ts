import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '../../src/index.ts';
import { freePort } from '../free-port.ts';

export interface RunningDemo {
  readonly url: string;
  readonly warehouseUrl: string;
  /** Everything it has printed. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts what `npm start` starts, on ports and in a folder of its own, and waits until it says that it is ready. */
export const startDemo = async (environment: Readonly<Record<string, string>> = {}): Promise<RunningDemo> => {
  const folder = await mkdtemp(join(tmpdir(), 'manual-order-kit-'));
  const [port, warehousePort, mailboxPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(new URL('../../demo/start.ts', import.meta.url))], {
    env: { ...process.env, PORT: String(port), WAREHOUSE_PORT: String(warehousePort), MAILBOX_PORT: String(mailboxPort), DATA_DIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => {
        output += `${line}\n`;
        if (line.includes('The dashboard')) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`The demo stopped with ${code}:\n${output}`)));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    // The file system may still be taking away what the process has just let go of.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  await ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `http://localhost:${port}`, warehouseUrl: `http://localhost:${warehousePort}`, output: () => output, stop };
};

/** A client with the rights of one of the dashboard's people, who is signed in there as the page is. */
export const clientOf = (role: 'merchant' | 'ops', { url }: Pick<RunningDemo, 'url'>): Client => createClient({
  baseUrl: `${url}/v1`,
  auth: async () => {
    const answer = await fetch(`${url}/dashboard/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role }) });
    const { token } = await answer.json() as { token: string };
    return token;
  },
});

/** Asks again until the answer is there. @throws {AssertionError} after `timeoutMs`, naming what was waited for. */
export const eventually = async <T>(what: string, ask: () => Promise<T | undefined | false>, timeoutMs = 30_000): Promise<T> => {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return assert.fail(`Waited ${timeoutMs / 1_000} s in vain for ${what}.`);
};
