// Measures the order list on 100,000 orders against Vaadin's grid and a plain table: see ../README.md.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { serveFolder } from '../../test/browser/static-server.ts';
import { print } from '../report.ts';
import { median } from '../statistics.ts';
import type { Measures } from './page/probe.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
const subjects = ['ours', 'peer', 'floor'] as const;
/** Five pages or more: less would mean that no further page came. */
const leastScrolledPx = 14_000;

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'kit-bench-'));
for (const name of subjects) {
  await build({
    stdin: {
      contents: `${name === 'ours' ? "import '../../components/order-list/define.ts';" : ''} import { mount } from './page/${name}.ts'; import { start } from './page/probe.ts'; start(mount);`,
      resolveDir: here,
    },
    outdir: join(folder, name), entryNames: 'page', bundle: true, splitting: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await writeFile(join(folder, name, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><main></main><script type="module" src="page.js"></script></html>`);
}

const server = await serveFolder({ folder });
const browser = await launchBrowser({ protocolTimeoutMs: 180_000 });
const taken: Record<(typeof subjects)[number], Measures[]> = { ours: [], peer: [], floor: [] };
try {
  // The first round warms the machine up and counts for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    for (const step of subjects.keys()) {
      const name = subjects[(step + round) % subjects.length] ?? 'ours';
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: 1280, height: 800 });
      await page.goto(`${server.url}${name}/`);
      const measures = await page.evaluate(() => window.measures);
      if (name !== 'floor' && measures.scrolledPx < leastScrolledPx) throw new Error(`${name} scrolled ${measures.scrolledPx} px only.`);
      if (round > 0) taken[name].push(measures);
      await context.close();
    }
    process.stderr.write(round === 0 ? 'warm-up' : ` ${round}`);
  }
  process.stderr.write('\n');
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

const of = (name: (typeof subjects)[number], read: (measures: Measures) => number): number => median(taken[name].map(read));
print([
  { what: 'open with 100,000 orders, ms', ours: of('ours', ({ openMs }) => openMs), peer: of('peer', ({ openMs }) => openMs), floor: of('floor', ({ openMs }) => openMs), mostOfPeer: 0.4 },
  { what: 'DOM nodes when open', ours: of('ours', ({ nodes }) => nodes), peer: of('peer', ({ nodes }) => nodes), floor: of('floor', ({ nodes }) => nodes), most: 600 },
  { what: 'DOM nodes after 120 frames of scrolling', ours: of('ours', ({ nodesScrolled }) => nodesScrolled), peer: of('peer', ({ nodesScrolled }) => nodesScrolled), most: 600 },
  { what: 'long tasks in 120 frames of scrolling', ours: of('ours', ({ longTasks }) => longTasks), peer: of('peer', ({ longTasks }) => longTasks), most: 0 },
], { isJson: values.json, measured: { rounds, measuredAt: new Date().toISOString(), loadAverage: loadavg()[0], samples: taken } });
