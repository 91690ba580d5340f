import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const long = (lines: number) => 'export {};\n'.repeat(lines);

const refused: [what: string, filePath: string, code: string, rule: string][] = [
  ['the whole of zod', 'src/contract/x.ts', "import * as z from 'zod';\nexport const x = z;\n", 'no-restricted-imports'],
  ['the whole of zod in the server', 'server/orders/x.ts', "import { z } from 'zod/v4';\nexport const x = z;\n", 'no-restricted-imports'],
  ['a Node module in the SDK', 'src/transport/x.ts', "import { readFile } from 'node:fs';\nexport const x = readFile;\n", 'no-restricted-imports'],
  ['a Node module in the core of the server', 'server/orders/x.ts', "import { readFile } from 'node:fs';\nexport const x = readFile;\n", 'no-restricted-imports'],
  ['a Node global in an element', 'components/wizard/x.ts', 'export const x = process.env;\n', 'no-restricted-globals'],
  ['the clock in a rule', 'src/rules/x.ts', 'export const x = () => new Date();\n', 'no-restricted-syntax'],
  ['the clock in a draft', 'src/drafts/x.ts', 'export const x = () => Date.now();\n', 'no-restricted-syntax'],
  ['chance in the contract', 'src/contract/x.ts', 'export const x = () => Math.random();\n', 'no-restricted-syntax'],
  ['innerHTML', 'components/wizard/x.ts', "export const x = (e: Element) => { e.innerHTML = ''; };\n", 'no-restricted-syntax'],
  ['unsafeHTML', 'components/wizard/x.ts', "import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport const x = unsafeHTML;\n", 'no-restricted-syntax'],
  ['styleMap', 'components/wizard/x.ts', "import { styleMap } from 'lit/directives/style-map.js';\nexport const x = styleMap;\n", 'no-restricted-syntax'],
  ['a style attribute', 'components/wizard/x.ts', "import { html } from 'lit';\nexport const x = html`<p style=\"color: red\"></p>`;\n", 'no-restricted-syntax'],
  ['rem', 'components/wizard/x.css.ts', "import { css } from 'lit';\nexport const x = css`p { margin: 1rem; }`;\n", 'no-restricted-syntax'],
  ['a physical side', 'components/wizard/x.css.ts', "import { css } from 'lit';\nexport const x = css`p { margin-left: 1px; }`;\n", 'no-restricted-syntax'],
  ['a test switched off', 'test/x/x.test.ts', "import { test } from 'node:test';\ntest.skip('x', () => {});\n", 'no-restricted-syntax'],
  ['a test switched off by an option', 'test/x/x.test.ts', "import { test } from 'node:test';\ntest('x', { skip: true }, () => {});\n", 'no-restricted-syntax'],
  ['a suite singled out', 'test/elements/x.test.ts', "describe.only('x', () => {});\n", 'no-restricted-syntax'],
  ['more than 350 lines', 'server/orders/x.ts', long(351), 'max-lines'],
  ['an element of more than 250 lines', 'components/parts/chip.ts', long(251), 'max-lines'],
];

for (const [what, filePath, code, rule] of refused) {
  test(`lint refuses ${what} in ${filePath}`, async () => {
    assert.ok((await rulesBroken(filePath, code)).includes(rule));
  });
}

const allowed: [what: string, filePath: string, code: string][] = [
  ['zod/mini', 'src/contract/x.ts', "import * as z from 'zod/mini';\nexport const x = z;\n"],
  ['Node where the server meets the machine', 'server/node/x.ts', "import { readFile } from 'node:fs';\nexport const x = [readFile, process.env];\n"],
  ['Node in an adapter', 'server/adapters/x.ts', "import { readFile } from 'node:fs';\nexport const x = readFile;\n"],
  ['an instant that is given', 'src/rules/x.ts', 'export const x = (at: string) => new Date(at);\n'],
  ['logical sides', 'components/wizard/x.css.ts', "import { css } from 'lit';\nexport const x = css`p { margin-inline-start: 1px; }`;\n"],
  ['350 lines', 'server/orders/x.ts', long(350)],
];

for (const [what, filePath, code] of allowed) {
  test(`lint allows ${what} in ${filePath}`, async () => {
    assert.deepEqual(await rulesBroken(filePath, code), []);
  });
}

const typed: [rule: string, code: string][] = [
  ['await-thenable', 'export const x = async () => { await 1; };\n'],
  ['no-floating-promises', 'export const x = () => { Promise.resolve(1); };\n'],
  ['no-misused-promises', 'export const x = () => { setTimeout(async () => { await Promise.resolve(1); }, 1); };\n'],
  ['only-throw-error', "export const x = () => { throw 'x'; };\n"],
  ['prefer-promise-reject-errors', "export const x = () => Promise.reject('x');\n"],
];

test('lint refuses what only types show, and lets node:test await its own functions', async () => {
  const house = await mkdtemp(join(tmpdir(), 'lint-'));
  try {
    for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) await cp(join(root, file), join(house, file));
    await symlink(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
    await mkdir(join(house, 'src'));
    for (const [rule, code] of typed) await writeFile(join(house, `src/${rule}.ts`), code);
    await writeFile(join(house, 'src/allowed.ts'), "import { test } from 'node:test';\ntest('x', async () => { await Promise.resolve(1); });\n");
    const printed = await new Promise<string>((resolve) => {
      execFile(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', 'src'], { cwd: house }, (_error, stdout) => resolve(stdout));
    });
    const { diagnostics } = JSON.parse(printed) as { diagnostics: { filename: string; code: string }[] };
    assert.deepEqual(diagnostics.map(({ filename, code }) => `${filename}: ${code}`).sort(), typed.map(([rule]) => `src/${rule}.ts: typescript(${rule})`).sort());
  } finally {
    await rm(house, { recursive: true, force: true });
  }
});
