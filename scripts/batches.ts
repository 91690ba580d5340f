import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A command that runs beside others. */
export interface Batch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** A test file that leaves something open after a failure would keep its process for ever. */
const longestMs = 15 * 60_000;
const batchesAtOnce = 2;
// Each of dozens of processes would strip and compile the same modules.
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
// Most processes, and those that they start, run PGlite for seconds: optimising its code takes more of them than it saves. V8's own
// options are not taken from the environment, so that a module sets them.
const unoptimised = 'import v8 from "node:v8"; v8.setFlagsFromString("--no-wasm-tier-up"); v8.setFlagsFromString("--no-wasm-dynamic-tiering");';
const nodeOptions = [process.env['NODE_OPTIONS'], `--import=data:text/javascript,${encodeURIComponent(unoptimised)}`].filter(Boolean).join(' ');

const run = ({ name, command, args }: Batch): Promise<boolean> => {
  const beganAt = performance.now();
  console.log(`… ${name}`);
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, NODE_OPTIONS: nodeOptions };
  const child = spawn(command, args, { env, timeout: longestMs, killSignal: 'SIGKILL', shell: process.platform === 'win32' });
  // Printed in one piece when it has ended: two batches would mix their lines.
  const printed: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => printed.push(part));
  child.stderr.on('data', (part: Buffer) => printed.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      process.stdout.write(Buffer.concat(printed));
      const end = signal ? `ended by ${signal}` : status === 0 ? 'passed' : 'failed';
      console.log(`${status === 0 ? '✔' : '✖'} ${name}: ${end} after ${Math.round((performance.now() - beganAt) / 1000)} s\n`);
      resolve(status === 0);
    });
  });
};

/** Runs commands two at a time, in their order, and lets the process fail when one of them did. */
export const runBatches = async (batches: readonly Batch[]): Promise<void> => {
  const waiting = [...batches];
  const results: boolean[] = [];
  const work = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) results.push(await run(batch));
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, work));
  if (!results.every(Boolean)) process.exitCode = 1;
};
