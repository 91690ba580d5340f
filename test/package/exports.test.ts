import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folders, manifest, root } from './built-package.ts';

test('each public element has a path of its own, with and without its definition', () => {
  for (const folder of folders) {
    assert.deepEqual(manifest.exports[`./components/${folder}`], {
      types: `./dist/types/components/${folder}/${folder}.d.ts`,
      default: `./dist/components/${folder}/${folder}.js`,
    });
    assert.deepEqual(manifest.exports[`./components/${folder}/define`], {
      types: `./dist/types/components/${folder}/define.d.ts`,
      default: `./dist/components/${folder}/define.js`,
    });
  }
});

test('everything that the exports map and the command name has been built', () => {
  const targets = [...Object.values(manifest.exports), manifest.bin].flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  assert.ok(targets.length > 20);
  assert.deepEqual(targets.filter((target) => !existsSync(join(root, target))), []);
});

test('the command starts with node and the built files hold no TypeScript specifier', () => {
  assert.match(readFileSync(join(root, manifest.bin['manual-order-kit'] ?? ''), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  const scripts = globSync('dist/**/*.js', { cwd: root });
  const strays = scripts.filter((file) => /\b(from|import\()\s*["']\.[^"']*\.ts["']/.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(strays, []);
});
