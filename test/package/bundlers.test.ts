import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build as esbuild } from 'esbuild';
import { build as vite, type Rollup } from 'vite';
import { folders, shopProject, tags } from './built-package.ts';

const files: Record<string, string> = {
  'all.js': "import 'manual-order-kit/components/define';\n",
  'sdk.js': "import { createClient } from 'manual-order-kit';\nconsole.log(createClient);\n",
  'classes.js': "import * as elements from 'manual-order-kit/components';\nconsole.log(elements);\n",
  ...Object.fromEntries(folders.map((folder) => [`${folder}.js`, `import 'manual-order-kit/components/${folder}/define';\n`])),
};

let shop: string;
before(async () => {
  shop = await shopProject(files);
});
after(() => rm(shop, { recursive: true, force: true }));

const bundlers: Record<string, (entry: string) => Promise<string>> = {
  async esbuild(entry) {
    const { outputFiles } = await esbuild({ entryPoints: [join(shop, entry)], bundle: true, write: false, format: 'esm', platform: 'browser', logLevel: 'error' });
    return outputFiles.map((file) => file.text).join('\n');
  },
  async Vite(entry) {
    const built = (await vite({
      root: shop,
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, modulePreload: false, rollupOptions: { input: join(shop, entry) } },
    })) as Rollup.RollupOutput;
    return built.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
  },
};

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`${name} keeps the definition of every element`, async () => {
    const code = await bundle('all.js');
    for (const tag of tags) assert.ok(code.includes(`"${tag}"`), `${tag} was dropped`);
  });

  test(`${name} keeps the definition of one element that is imported alone`, async () => {
    for (const [index, folder] of folders.entries()) {
      const code = await bundle(`${folder}.js`);
      assert.ok(code.includes(`"${tags[index]}"`), `${tags[index]} was dropped`);
    }
  });

  test(`${name} brings no Lit to a page that uses the SDK alone`, async () => {
    const code = await bundle('sdk.js');
    assert.ok(code.includes('createClient'));
    assert.ok(!/litHtmlVersions|litElementVersions|reactiveElementVersions/.test(code));
  });

  test(`${name} brings no transport to a page with one element, which is given its client`, async () => {
    for (const folder of folders) assert.doesNotMatch(await bundle(`${folder}.js`), /idempotency-key|tus-resumable/i, folder);
    assert.match(await bundle('sdk.js'), /idempotency-key/);
  });

  test(`${name} defines nothing for a page that imports the classes`, async () => {
    const code = await bundle('classes.js');
    for (const tag of tags) assert.ok(!code.includes(`defineElement("${tag}"`), `${tag} would be defined`);
  });
}
