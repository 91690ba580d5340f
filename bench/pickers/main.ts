// Measures the item picker against a peer and a floor: see ../README.md.
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { print, type Figure } from '../report.ts';
import { atFullSpeed, inPages, slowedDown, type Rounds } from './figures.ts';
import { servePages, subjects, type SubjectName } from './pages.ts';
import type { Source } from './page/probe.ts';
import { measure, type Round } from './round.ts';

const { values } = parseArgs({ options: { root: { type: 'string', default: '.' }, rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
const root = resolve(values.root);

interface Condition { readonly source: Source; readonly slowdown: number; readonly names: readonly SubjectName[]; readonly figures: (rounds: Rounds) => Figure[] }

/** Each is measured in each round, and each round begins with another one of the three. */
const conditions: readonly Condition[] = [
  { source: 'memory', slowdown: 1, names: subjects, figures: atFullSpeed },
  { source: 'memory', slowdown: 4, names: subjects, figures: slowedDown },
  { source: 'pages', slowdown: 1, names: ['ours', 'peer'], figures: inPages },
];

const pages = await servePages({ root });
const browser = await launchBrowser({ protocolTimeoutMs: 180_000 });
const measured = conditions.map((condition) => ({ ...condition, taken: { ours: [] as Round[], peer: [] as Round[], floor: [] as Round[] } }));
try {
  // The first round warms the machine up and counts for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { source, slowdown, names, taken } of measured) {
      for (const step of names.keys()) {
        const name = names[(step + round) % names.length] ?? 'ours';
        const measures = await measure(browser, { url: pages.url(name, source), source, slowdown, scrolls: name !== 'floor' });
        if (round > 0) taken[name].push(measures);
      }
    }
    process.stderr.write(round === 0 ? 'warm-up' : ` ${round}`);
  }
  process.stderr.write('\n');
} finally {
  await browser.close();
  await pages.close();
}

print(measured.flatMap(({ figures, taken }) => figures(taken)), {
  isJson: values.json,
  measured: { root, rounds, measuredAt: new Date().toISOString(), loadAverage: loadavg()[0], samples: measured.map(({ source, slowdown, taken }) => ({ source, slowdown, ...taken })) },
});
