import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { serveFolder } from '../../test/browser/static-server.ts';
import type { Batch } from './batch.ts';
import type { Shop } from './page/batches.ts';
import { writeSlips } from './shop.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Two pages in a real browser, which both send what they are told. */
export async function openPages({ root, bytes }: { root: string; bytes: Buffer }) {
  const folder = await mkdtemp(join(tmpdir(), 'kit-bench-'));
  const chosen = await mkdtemp(join(tmpdir(), 'kit-slips-'));
  const sdk = JSON.stringify(resolve(root, 'src/index.ts'));
  const scripts = {
    ours: `import { createClient } from ${sdk}; import { serve } from './page/ours.ts'; serve({ createClient });`,
    peer: "import { serve } from './page/peer.ts'; serve();",
  };
  for (const [name, contents] of Object.entries(scripts)) {
    await build({
      stdin: { contents, resolveDir: here }, outdir: join(folder, name), entryNames: 'page', bundle: true, splitting: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022',
      logLevel: 'warning', define: { 'process.env.NODE_ENV': '"production"' },
    });
    await writeFile(join(folder, name, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><script type="module" src="page.js"></script></html>`);
  }
  const server = await serveFolder({ folder });
  const browser = await launchBrowser({ protocolTimeoutMs: 180_000 });
  const pages: Record<string, Page> = {};
  for (const name of Object.keys(scripts)) {
    const page = await browser.newPage();
    await page.goto(`${server.url}${name}/`);
    pages[name] = page;
  }
  return {
    origin: new URL(server.url).origin,
    sender: (shop: Shop) => async (who: 'ours' | 'peer', names: readonly string[]): Promise<Batch> => {
      const page = pages[who];
      if (!page) throw new Error(`There is no page of ${who}.`);
      // A page in the background is given less of the machine.
      await page.bringToFront();
      // From the disk, as a person chooses them.
      const paths = await writeSlips(chosen, { bytes, names });
      const field = await page.$('input');
      await field?.uploadFile(...paths);
      try {
        return await page.evaluate((to) => window.batch(to), shop);
      } finally {
        for (const path of paths) await rm(path);
      }
    },
    async close(): Promise<void> {
      await browser.close();
      await server.close();
      for (const made of [folder, chosen]) await rm(made, { recursive: true, force: true });
    },
  };
}
