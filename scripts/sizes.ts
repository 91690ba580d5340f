// What a page downloads of the built package, minified and compressed as a web host does it. Run `npm run build` before.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

interface Download {
  readonly what: string;
  /** What a page's own code says; a bundler then takes what that needs. */
  readonly code?: string;
  /** A file that a page loads as it is. */
  readonly file?: string;
  /** Counts the parts too that are loaded when they are first used, such as what sends files: all of them, or those whose file is named so. */
  readonly withLater?: true | RegExp;
  /** KiB after Brotli that we want to get to. */
  readonly goalKib?: number;
  /** KiB after Brotli that nothing may pass: just above what has been reached. Lower it when that falls; raising it is a decision about every page that embeds the kit. */
  readonly limitKib: number;
}

const downloads: readonly Download[] = [
  { what: 'SDK at start (createClient)', code: "export { createClient } from './dist/index.js';", goalKib: 20, limitKib: 26.5 },
  { what: 'SDK with uploads (createClient)', code: "export { createClient } from './dist/index.js';", withLater: true, limitKib: 42.6 },
  { what: 'SDK, every export', code: "export * from './dist/index.js';", withLater: true, limitKib: 56.2 },
  { what: 'item picker', code: "import './dist/components/item-picker/define.js';", goalKib: 20, limitKib: 14.9 },
  { what: 'item picker, opened', code: "import './dist/components/item-picker/define.js';", withLater: /picker-body/, goalKib: 24, limitKib: 31.2 },
  { what: 'item picker, everything', code: "import './dist/components/item-picker/define.js';", withLater: true, limitKib: 44.4 },
  { what: 'proof uploader', code: "import './dist/components/proof-uploader/define.js';", goalKib: 20, limitKib: 20 },
  { what: 'proof uploader, everything', code: "import './dist/components/proof-uploader/define.js';", withLater: true, limitKib: 31.7 },
  { what: 'order list', code: "import './dist/components/order-list/define.js';", goalKib: 20, limitKib: 30.9 },
  { what: 'wizard', code: "import './dist/components/wizard/define.js';", limitKib: 87.2 },
  { what: 'order list, everything', code: "import './dist/components/order-list/define.js';", withLater: true, limitKib: 43 },
  { what: 'order detail', code: "import './dist/components/order-detail/define.js';", limitKib: 35.5 },
  { what: 'order detail, everything', code: "import './dist/components/order-detail/define.js';", withLater: true, limitKib: 70 },
  { what: 'status tracker', code: "import './dist/components/status-tracker/define.js';", goalKib: 20, limitKib: 22 },
  { what: 'proof desk', code: "import './dist/components/proof-desk/define.js';", goalKib: 20, limitKib: 27.4 },
  { what: 'everything, one file', file: 'dist/bundle/manual-order-kit.js', goalKib: 65, limitKib: 260 },
];

const loadedLater = (counted: RegExp | undefined): Plugin => ({
  name: 'loaded-later',
  setup: ({ onResolve }) => onResolve({ filter: /.*/ }, ({ path, kind }) => (kind === 'dynamic-import' && !counted?.test(path) ? { path, external: true } : undefined)),
});

const rows = [];
for (const download of downloads) {
  const contents = download.file === undefined ? await bundled(download) : readFileSync(download.file);
  const reachedKib = brotliBytes(contents) / 1024;
  rows.push({
    what: download.what,
    'minified KiB': rounded(contents.byteLength / 1024),
    'brotli KiB': rounded(reachedKib),
    'limit KiB': download.limitKib,
    'goal KiB': download.goalKib ?? '',
    verdict: reachedKib > download.limitKib ? 'OVER THE LIMIT' : reachedKib > (download.goalKib ?? Infinity) ? 'over the goal' : 'ok',
  });
}
console.table(rows);
if (rows.some(({ verdict }) => verdict === 'OVER THE LIMIT')) process.exitCode = 1;

/** What a bundler makes of a page's code. */
async function bundled({ code = '', withLater }: Download): Promise<Uint8Array> {
  const { outputFiles: [file] } = await build({
    stdin: { contents: code, resolveDir: '.' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    // Chunks without side effects that nothing of the page needs are left out, which esbuild says of each.
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: withLater === true ? [] : [loadedLater(withLater)],
  });
  if (!file || file.contents.byteLength === 0) throw new Error(`“${code}” built to nothing.`);
  return file.contents;
}

function brotliBytes(contents: Uint8Array): number {
  return brotliCompressSync(contents, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.byteLength },
  }).byteLength;
}

function rounded(kib: number): number {
  return Number(kib.toFixed(1));
}
