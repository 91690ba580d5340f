// Builds the single-file bundle when it is missing or older than what it is made of, so that `npm start` is one command.
import { globSync, statSync } from 'node:fs';
import { build } from 'tsup';
import { bundle } from '../tsup.config.ts';

const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = [...globSync('{src,components}/**/*.ts'), 'package-lock.json', 'tsconfig.json', 'tsup.config.ts', 'scripts/lean.ts'];
const newestMs = Math.max(...sources.map(changedAt));

if (changedAt('dist/bundle/manual-order-kit.js') < newestMs) {
  console.log('Building dist/bundle/manual-order-kit.js …');
  await build({ ...bundle, config: false, silent: true });
}
