// What an embedder downloads: each entry alone, everything included, minified and compressed as a web host does it.
import { existsSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

/** Budgets in KiB after Brotli. Raising one is a decision about every page that embeds the kit. */
const budgets = [
  { what: 'SDK', entry: 'src/index.ts', budgetKib: 20 },
  { what: 'item picker', entry: 'components/item-picker/define.ts', budgetKib: 20 },
  { what: 'proof uploader', entry: 'components/proof-uploader/define.ts', budgetKib: 20 },
  { what: 'order list', entry: 'components/order-list/define.ts', budgetKib: 20 },
  { what: 'everything, one file', entry: 'components/bundle.ts', budgetKib: 65 },
];

const rows = [];
for (const { what, entry, budgetKib } of budgets.filter((budget) => existsSync(budget.entry))) {
  const { minifiedBytes, brotliBytes } = await measure(entry);
  rows.push({
    what,
    'minified KiB': kib(minifiedBytes),
    'brotli KiB': kib(brotliBytes),
    'budget KiB': budgetKib,
    verdict: brotliBytes <= budgetKib * 1024 ? 'ok' : 'OVER',
  });
}
console.table(rows);
if (rows.some((row) => row.verdict !== 'ok')) process.exitCode = 1;

async function measure(entry: string): Promise<{ minifiedBytes: number; brotliBytes: number }> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`${entry} built to nothing.`);
  const compressed = brotliCompressSync(file.contents, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.contents.byteLength },
  });
  return { minifiedBytes: file.contents.byteLength, brotliBytes: compressed.byteLength };
}

function kib(bytes: number): number {
  return Number((bytes / 1024).toFixed(1));
}
