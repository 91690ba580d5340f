// Runs the test files it is given in one process, as `node --test --test-isolation=none` does, but for one thing: node:test follows
// every promise, to name the test in which an error arose that nobody caught, and that takes a fifth of the time of what talks to a
// database. Here it follows none: such an error fails the run as well, under no test's name.
import hooks from 'node:async_hooks';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const { createHook } = hooks;
Object.assign(hooks, { createHook: (callbacks: object) => createHook({ ...callbacks, trackPromises: false }) });

for (const file of process.argv.slice(2)) await import(pathToFileURL(resolve(file)).href);
