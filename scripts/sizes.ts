// What a page downloads of the built package, minified and compressed as a web host does it. Run `npm run build` before.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

interface Download {
  readonly what: string;
  /** What a page's own code says; a bundler then takes what that needs. */
  readonly code?: string;
  /** A file that a page loads as it is. */
  readonly file?: string;
  /** Leaves out the parts that are loaded when they are first used, such as what sends files. */
  readonly atStart?: boolean;
  /** KiB after Brotli that we want to get to. */
  readonly goalKib?: number;
  /** KiB after Brotli that nothing may pass: just above what has been reached. Lower it when that falls; raising it is a decision about every page that embeds the kit. */
  readonly limitKib: number;
}

const downloads: readonly Download[] = [
  { what: 'SDK at start (createClient)', code: "export { createClient } from './dist/index.js';", atStart: true, goalKib: 20, limitKib: 26 },
  { what: 'SDK with uploads (createClient)', code: "export { createClient } from './dist/index.js';", limitKib: 34 },
  { what: 'SDK, every export', code: "export * from './dist/index.js';", limitKib: 41.5 },
  { what: 'item picker', code: "import './dist/components/item-picker/define.js';", goalKib: 20, limitKib: 22.5 },
  { what: 'proof uploader', code: "import './dist/components/proof-uploader/define.js';", goalKib: 20, limitKib: 18 },
  { what: 'order list', code: "import './dist/components/order-list/define.js';", goalKib: 20, limitKib: 20.5 },
  { what: 'everything, one file', file: 'dist/bundle/manual-order-kit.js', goalKib: 65, limitKib: 99.5 },
];

const rows = [];
for (const download of downloads) {
  const files = download.file === undefined ? await bundled(download) : [readFileSync(download.file)];
  const reachedKib = sum(files.map(brotliBytes)) / 1024;
  rows.push({
    what: download.what,
    'minified KiB': rounded(sum(files.map(({ byteLength }) => byteLength)) / 1024),
    'brotli KiB': rounded(reachedKib),
    'limit KiB': download.limitKib,
    'goal KiB': download.goalKib ?? '',
    verdict: reachedKib > download.limitKib ? 'OVER THE LIMIT' : reachedKib > (download.goalKib ?? Infinity) ? 'over the goal' : 'ok',
  });
}
console.table(rows);
if (rows.some(({ verdict }) => verdict === 'OVER THE LIMIT')) process.exitCode = 1;

/** The files that a page's code loads: at its start, or one with everything in it. */
async function bundled({ code = '', atStart = false }: Download): Promise<Uint8Array[]> {
  const { metafile: { outputs }, outputFiles } = await build({
    stdin: { contents: code, resolveDir: '.', sourcefile: 'page.js' },
    outdir: 'page',
    bundle: true,
    splitting: atStart,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    // Chunks without side effects that nothing of the page needs are left out, which esbuild says of each.
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const next of outputs[path]?.imports ?? []) if (next.kind === 'import-statement') load(next.path);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (entryPoint === 'page.js') load(path);
  if (loaded.size === 0) throw new Error(`“${code}” built to nothing.`);
  return outputFiles.filter(({ path }) => [...loaded].some((one) => resolve(one) === path)).map(({ contents }) => contents);
}

function brotliBytes(contents: Uint8Array): number {
  return brotliCompressSync(contents, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.byteLength },
  }).byteLength;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function rounded(kib: number): number {
  return Number(kib.toFixed(1));
}
