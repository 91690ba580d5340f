import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { folders, root, shopProject, tags } from './built-package.ts';

const uses = [
  "import { createClient } from 'manual-order-kit';",
  "import 'manual-order-kit/components/define';",
  ...folders.map((folder) => `import 'manual-order-kit/components/${folder}';`),
  'export const client = createClient;',
  ...tags.map((tag, index) => `export const element${index} = document.createElement('${tag}').updateComplete;`),
  '',
].join('\n');

// The two module modes that projects use today, and the two compilers; the older mode resolves no exports map.
for (const [module, moduleResolution, version, compiler] of [['esnext', 'bundler', 6, 'typescript/bin/tsc6'], ['nodenext', 'nodenext', 7, '@typescript/native/bin/tsc']] as const) {
  test(`a strict TypeScript ${version} project with ${moduleResolution} resolution finds every type`, async () => {
    const shop = await shopProject({
      'package.json': '{ "type": "module" }',
      'shop.ts': uses,
      'tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], module, moduleResolution, types: [], skipLibCheck: true },
        files: ['shop.ts'],
      }),
    });
    try {
      const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules', compiler), '-p', shop], { encoding: 'utf8' });
      assert.equal(status, 0, stdout);
    } finally {
      await rm(shop, { recursive: true, force: true });
    }
  });
}
