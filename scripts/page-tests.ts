// Runs what drives the built kit in a browser, each file beside another: each has a server and a browser of its own, and waits for them.
import { globSync } from 'node:fs';
import { runBatches } from './batches.ts';

const files = globSync(['test/e2e/**/*.test.ts', 'test/hostile/**/*.test.ts']).map((file) => file.replaceAll('\\', '/')).sort();

await runBatches(files.map((file) => ({ name: file, command: process.execPath, args: ['--test', file] })));
