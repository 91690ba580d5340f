// Runs the tests that need no page. Loading the server and opening a database costs each process seconds, so files share one
// where they can; those that lock, signal or measure their own process have one each.
import { globSync, readFileSync } from 'node:fs';
import { runBatches } from './batches.ts';

const apart = /^test\/(toolchain|server\/node)\//;
/** What starts processes, or a whole shop, and waits for them: beside what keeps a core busy. */
const waiting = /^test\/(cli|testing|server\/(outbox|uploads))\//;
const elsewhere = /^test\/(e2e|elements|faults|hostile|journeys|long|package|week)\//;
const busy = /^test\/server\/(events|fulfilments|messages|orders)\//;

const files = globSync('test/**/*.test.ts').map((file) => file.replaceAll('\\', '/')).filter((file) => !elsewhere.test(file)).sort();
const others = files.filter((file) => !apart.test(file) && !waiting.test(file));
// What prepares a whole file needs the runner itself: it waits for that before it begins.
const preparesAll = (file: string): boolean => /^(before|after)\(/m.test(readFileSync(file, 'utf8'));
const ofServer = others.filter((file) => file.startsWith('test/server/') && !preparesAll(file));

const together = ['--test', '--test-isolation=none', '--test-concurrency=1'];
const onDatabases = ['scripts/one-process.ts'];
const alone = ['--test', '--test-concurrency=1'];
const tests = (name: string, how: readonly string[], paths: readonly string[]) => ({ name: `${name}, ${paths.length} files`, command: process.execPath, args: [...how, ...paths] });

const withoutServer = others.filter((file) => !ofServer.includes(file));
const sending = /^test\/(sdk|transport|uploads|webhooks)\//;

// The longest first and short ones last, so that no core waits at the end.
await runBatches([
  tests('commands, and servers that are killed', together, files.filter((file) => waiting.test(file))),
  tests('server: everything else', onDatabases, ofServer.filter((file) => !busy.test(file))),
  tests('server: orders and what follows them', onDatabases, ofServer.filter((file) => busy.test(file))),
  tests('calls and uploads', together, withoutServer.filter((file) => sending.test(file))),
  tests('without the server, and what prepares all of a file', together, withoutServer.filter((file) => !sending.test(file))),
  tests('in processes of their own', alone, files.filter((file) => apart.test(file))),
]);
