// Runs the tests that try what they make up, or kill, many more times here than in the daily run (test/long-run.ts).
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const files = globSync('test/**/*.test.ts', { exclude: ['test/elements/**'] }).filter((file) => readFileSync(file, 'utf8').includes("/long-run.ts';"));
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...files], { env: { ...process.env, RUN: 'long' }, stdio: 'inherit' });
process.exitCode = status ?? 1;
