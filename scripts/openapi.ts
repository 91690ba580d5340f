// Writes openapi.json from the contract; with --check compares instead, so that the committed document cannot drift.
import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '../src/contract/openapi.ts';

const file = 'openapi.json';
const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (read(file) !== text) {
  console.error(`${file} differs from src/contract. Run \`npm run openapi\` and commit the result.`);
  process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
