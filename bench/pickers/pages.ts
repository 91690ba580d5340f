import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serveFolder } from '../../test/browser/static-server.ts';

export const subjects = ['ours', 'peer', 'floor'] as const;
export type SubjectName = (typeof subjects)[number];

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds one page for each of the three as a production build does it, and serves them.
 * @param options.root the checkout whose picker is measured
 */
export async function servePages({ root }: { root: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'kit-bench-'));
  for (const name of subjects) {
    await build({
      stdin: {
        contents: `${name === 'ours' ? `import ${JSON.stringify(resolve(root, 'components/item-picker/define.ts'))};` : ''}
          import { mount } from './page/${name}.ts'; import { start } from './page/probe.ts'; start(mount);`,
        resolveDir: here,
      },
      outdir: join(folder, name), entryNames: 'page', bundle: true, splitting: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'warning',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    await writeFile(join(folder, name, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><main></main><script type="module" src="page.js"></script></html>`);
  }
  const server = await serveFolder({ folder });
  return {
    url: (name: SubjectName, source: 'memory' | 'pages'): string => `${server.url}${name}/#${source}`,
    close: async (): Promise<void> => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
