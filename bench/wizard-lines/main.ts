// Measures the keys in an order of many lines: see ../README.md.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { serveFolder } from '../../test/browser/static-server.ts';
import { print, type Figure } from '../report.ts';
import { median, quantile } from '../statistics.ts';
// For the type of what the page offers.
import type {} from './page/wizard.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
const sizes = [5, 50, 500] as const;
/** Two keys in each; a quantity is typed over. */
const linesPerRound = 8;
const mostMs = 50;

interface Round { readonly keysMs: readonly number[]; readonly nodes: number; readonly rows: number }

const measure = async (browser: Browser, url: string, size: number): Promise<Round> => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const failures: unknown[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${url}#${size}`);
    await page.evaluate(async () => (await window.linesBench).settled());
    const nodes = await page.evaluate(async () => (await window.linesBench).nodes());
    const rows = await page.evaluate(async () => (await window.linesBench).rows());
    const keysMs: number[] = [];
    for (let line = 0; line < linesPerRound; line += 1) {
      await page.evaluate(async (index) => (await window.linesBench).focus(index), Math.floor((line * size) / linesPerRound));
      for (const key of ['7', '3']) {
        await page.evaluate(async () => {
          const bench = await window.linesBench;
          await bench.settled();
          bench.expectKey();
        });
        await page.keyboard.press(key as '7');
        const ms = await page.evaluate(async () => (await window.linesBench).answer());
        if (ms === undefined) throw new Error('No key was expected.');
        keysMs.push(ms);
      }
    }
    if (failures.length > 0) throw failures[0];
    return { keysMs, nodes, rows };
  } finally {
    await context.close();
  }
};

const folder = await mkdtemp(join(tmpdir(), 'kit-bench-'));
await build({
  entryPoints: [fileURLToPath(new URL('page/wizard.ts', import.meta.url))], outdir: folder, entryNames: 'page', bundle: true, splitting: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022',
  logLevel: 'warning', define: { 'process.env.NODE_ENV': '"production"' },
});
await writeFile(join(folder, 'index.html'), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Lines</title><main></main><script type="module" src="page.js"></script></html>');
const server = await serveFolder({ folder });
const browser = await launchBrowser({ protocolTimeoutMs: 180_000 });
const taken = new Map<number, Round[]>(sizes.map((size) => [size, []]));
try {
  // The first round warms the machine up and counts for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    for (const size of sizes) {
      const measured = await measure(browser, server.url, size);
      if (round > 0) taken.get(size)?.push(measured);
    }
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

const figures = [...taken].flatMap(([size, all]): Figure[] => {
  const keysMs = all.flatMap((round) => round.keysMs);
  return [
    { what: `${size} lines: key to paint, p50 (ms)`, ours: median(keysMs), most: mostMs },
    { what: `${size} lines: key to paint, p95 (ms)`, ours: quantile(keysMs, 0.95) },
    { what: `${size} lines: elements in the wizard`, ours: median(all.map(({ nodes }) => nodes)) },
    { what: `${size} lines: rows of them`, ours: median(all.map(({ rows }) => rows)) },
  ];
});
print(figures, { isJson: values.json, measured: { rounds, measuredAt: new Date().toISOString(), loadAverage: loadavg()[0], samples: Object.fromEntries(taken) } });
