import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/node/main.ts', import.meta.url));
const readyWithinMs = 180_000;

export const serviceKey = 'key-of-a-shop-that-is-killed-often';
export const pause = (durationMs: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, durationMs); });

/** One shop's server as a process of its own, which can be killed and started again on the same folder. */
export function serverProcess({ port, dataDir, environment = {} }: { port: number; dataDir: string; environment?: Record<string, string> }) {
  let child: ChildProcess | undefined;
  let output = '';
  const origin = `http://127.0.0.1:${port}`;
  // What the person who runs the tests has set must not reach the server.
  const own = { DATABASE_URL: '', ALLOWED_ORIGINS: '', SMTP_URL: '', MAIL_FROM: '', PROVIDER_URL: '', PROVIDER_SECRET: '', GRACE_SECONDS: '0' };
  return {
    origin,
    async start(): Promise<void> {
      const started = spawn(process.execPath, [main], {
        env: { ...process.env, ...own, PORT: String(port), DATA_DIR: dataDir, SERVICE_KEY: serviceKey, PUBLIC_URL: origin, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => { output = `${output}${chunk.toString()}`.slice(-4_000); });
      for (const began = Date.now(); Date.now() - began < readyWithinMs; await pause(50)) {
        if (started.exitCode !== null) break;
        if (await fetch(`${origin}/ready`).then(({ ok }) => ok, () => false)) return;
      }
      assert.fail(`The server did not become ready:\n${output}`);
    },
    /** `kill -9`. */
    async kill(): Promise<void> {
      const killed = child;
      assert.ok(killed !== undefined && killed.exitCode === null && killed.signalCode === null, `The server had ended by itself:\n${output}`);
      const ended = once(killed, 'exit');
      killed.kill('SIGKILL');
      const [, signal] = await ended;
      assert.equal(signal, 'SIGKILL');
    },
  };
}
