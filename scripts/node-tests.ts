// Runs the tests that need no page. Loading the server and starting a database costs each process seconds, so files share
// one where they can; those that start, kill or measure processes, or change what is global, have one each.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';

const apart = /^test\/(cli|testing|toolchain|week|server\/(node|outbox|uploads))\//;
const elsewhere = /^test\/(e2e|elements|faults|hostile|journeys|long|package)\//;

interface Batch {
  readonly name: string;
  readonly files: readonly string[];
  readonly isolation: 'none' | 'process';
}

const files = globSync('test/**/*.test.ts').map((file) => file.replaceAll('\\', '/')).filter((file) => !elsewhere.test(file)).sort();
const together = files.filter((file) => !apart.test(file));
const ofServer = together.filter((file) => file.startsWith('test/server/'));
const busy = /^test\/server\/(events|fulfilments|messages|orders)\//;

// The longest first, so that no core waits at the end.
const batches: readonly Batch[] = [
  { name: 'in processes of their own', files: files.filter((file) => apart.test(file)), isolation: 'process' },
  { name: 'server: orders and what follows them', files: ofServer.filter((file) => busy.test(file)), isolation: 'none' },
  { name: 'server: everything else', files: ofServer.filter((file) => !busy.test(file)), isolation: 'none' },
  { name: 'without the server', files: together.filter((file) => !ofServer.includes(file)), isolation: 'none' },
];

/** A file that leaves something open after a failure would keep its process for ever. */
const longestMs = 15 * 60_000;
const batchesAtOnce = 2;

const run = ({ name, files, isolation }: Batch): Promise<boolean> => {
  const beganAt = performance.now();
  console.log(`… ${name}: ${files.length} files`);
  const child = spawn(process.execPath, ['--test', `--test-isolation=${isolation}`, '--test-concurrency=1', ...files], { timeout: longestMs, killSignal: 'SIGKILL' });
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

const waiting = [...batches];
const results: boolean[] = [];
const work = async (): Promise<void> => {
  for (let batch = waiting.shift(); batch; batch = waiting.shift()) results.push(await run(batch));
};
await Promise.all(Array.from({ length: batchesAtOnce }, work));
process.exitCode = results.every(Boolean) ? 0 : 1;
