import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const forbidden: [from: string, to: string, rule: string][] = [
  ['src/contract/a.ts', 'src/rules/b.ts', 'sdk-contract'],
  ['src/rules/a.ts', 'src/transport/b.ts', 'sdk-rules'],
  ['src/transport/a.ts', 'src/resources/b.ts', 'sdk-transport'],
  ['src/resources/a.ts', 'src/client.ts', 'sdk-resources'],
  ['src/resources/c.ts', 'src/drafts/b.ts', 'sdk-resources'],
  ['src/webhooks/a.ts', 'src/transport/b.ts', 'sdk-webhooks'],
  ['src/uploads/a.ts', 'src/resources/b.ts', 'sdk-uploads'],
  ['src/drafts/a.ts', 'src/client.ts', 'sdk-drafts'],
  ['src/client-x.ts', 'src/index.ts', 'sdk-index-is-the-top'],
  ['src/transport/b.ts', 'server/orders/orders.ts', 'sdk-stands-alone'],
  ['src/transport/c.ts', 'components/foundation/b.ts', 'sdk-stands-alone'],
  ['src/transport/d.ts', 'lit', 'sdk-without-lit'],
  ['components/wizard/a.ts', 'src/client.ts', 'elements-use-the-public-entry'],
  ['components/wizard/b.ts', 'server/orders/orders.ts', 'elements-stand-on-the-sdk-alone'],
  ['components/wizard/c.ts', 'testing/index.ts', 'elements-stand-on-the-sdk-alone'],
  ['components/foundation/a.ts', 'components/controllers/b.ts', 'foundation-is-the-bottom'],
  ['components/controllers/a.ts', 'components/parts/b.ts', 'controllers-below-parts'],
  ['components/parts/a.ts', 'components/item-picker/b.ts', 'parts-below-elements'],
  ['components/item-picker/a.ts', 'components/order-list/b.ts', 'elements-side-by-side'],
  ['components/item-picker/c.ts', 'components/wizard/d.ts', 'elements-side-by-side'],
  ['components/wizard/e.ts', 'components/order-detail/b.ts', 'composed-side-by-side'],
  ['components/wizard/f.ts', 'components/item-picker/define.ts', 'only-define-defines'],
  ['server/orders/a.ts', 'src/client.ts', 'server-shares-rules-only'],
  ['server/orders/b.ts', 'src/transport/b.ts', 'server-shares-rules-only'],
  ['server/orders/c.ts', 'components/foundation/b.ts', 'server-stands-alone'],
  ['server/orders/d.ts', 'testing/index.ts', 'server-stands-alone'],
  ['server/orders/e.ts', 'server/node/b.ts', 'server-core-without-node'],
  ['server/orders/f.ts', 'server/adapters/b.ts', 'server-core-without-node'],
  ['server/orders/g.ts', 'server/catalogue/item-store.ts', 'stores-are-private'],
  ['testing/a.ts', 'components/foundation/b.ts', 'testing-on-sdk-and-server'],
  ['cli/a.ts', 'demo/b.ts', 'cli-on-sdk-server-testing'],
  ['demo/a.ts', 'components/foundation/b.ts', 'demo-on-sdk-server-testing'],
  ['src/transport/e.ts', './missing.ts', 'not-to-unresolvable'],
  ['server/orders/h.ts', 'fast-check', 'no-undeclared-package'],
  ['src/transport/f.ts', 'hono', 'no-peer-in-the-browser'],
];

const allowed: [from: string, to: string][] = [
  ['src/rules/ok.ts', 'src/contract/b.ts'],
  ['src/transport/ok.ts', 'ky'],
  ['src/resources/ok.ts', 'src/transport/b2.ts'],
  ['src/index.ts', 'src/client.ts'],
  ['components/foundation/ok.ts', 'src/index.ts'],
  ['components/foundation/ok-lit.ts', 'lit'],
  ['components/wizard/ok.ts', 'components/item-picker/b.ts'],
  ['components/wizard/define.ts', 'components/item-picker/define.ts'],
  ['components/bundle.ts', 'components/wizard/define.ts'],
  ['server/orders/ok.ts', 'src/rules/b.ts'],
  ['server/orders/ok-webhooks.ts', 'src/webhooks/b.ts'],
  ['server/orders/ok-hono.ts', 'hono'],
  ['server/orders/ok-own-store.ts', 'server/orders/order-store.ts'],
  ['server/orders/ok-service.ts', 'server/catalogue/catalogue.ts'],
  ['server/node/ok.ts', 'server/orders/orders.ts'],
  ['testing/ok.ts', 'server/orders/orders.ts'],
  ['cli/ok.ts', 'testing/index.ts'],
  ['demo/ok.ts', 'src/index.ts'],
];

let house: string;
let violations: Violation[];

const specifier = (from: string, to: string): string => {
  if (!to.includes('.ts') || to.startsWith('./')) return to;
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
};

// One house in which every forbidden and every allowed import is made once, judged by the repository's own rules.
before(async () => {
  house = await mkdtemp(join(tmpdir(), 'imports-'));
  const files = new Map<string, string>();
  for (const [from, to] of [...forbidden, ...allowed]) {
    if (to.includes('.ts') && !to.startsWith('./')) files.set(to, files.get(to) ?? '');
    files.set(from, `${files.get(from) ?? ''}import '${specifier(from, to)}';\n`);
  }
  files.set('src/rules/one.ts', "import './two.ts';\n").set('src/rules/two.ts', "import './one.ts';\n");
  files.set('src/rules/three.ts', "import type { Four } from './four.ts';\nexport type Three = Four;\n");
  files.set('src/rules/four.ts', "import type { Three } from './three.ts';\nexport type Four = Three[];\n");
  for (const [file, text] of files) {
    await mkdir(join(house, dirname(file)), { recursive: true });
    await writeFile(join(house, file), `${text}export {};\n`);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) await cp(join(root, file), join(house, file));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  violations = await cruise();
});

after(() => rm(house, { recursive: true, force: true }));

function cruise(): Promise<Violation[]> {
  const command = join(root, 'node_modules/.bin/depcruise');
  const folders = ['src', 'components', 'server', 'testing', 'cli', 'demo'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
      { cwd: house, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) => {
        if (!stdout) reject(error ?? new Error('dependency-cruiser said nothing'));
        else resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      },
    );
  });
}

const rulesFor = (from: string, to?: string): string[] =>
  violations
    .filter((violation) => violation.from === from && (to === undefined || violation.to === to || violation.to.includes(`node_modules/${to}/`)))
    .map((violation) => violation.rule.name);

for (const [from, to, rule] of forbidden) {
  test(`${from} may not import ${to}`, () => {
    assert.ok(rulesFor(from).includes(rule), `${rule} is not among ${JSON.stringify(rulesFor(from))}`);
  });
}

for (const [from, to] of allowed) {
  test(`${from} may import ${to}`, () => {
    assert.deepEqual(rulesFor(from, to), []);
  });
}

test('modules may not need each other at run time, but their types may refer to each other', () => {
  assert.ok(rulesFor('src/rules/one.ts').includes('no-circular'));
  assert.deepEqual(rulesFor('src/rules/three.ts'), []);
});
