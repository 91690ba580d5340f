// Measures what the SDK adds to tus-js-client: see ../README.md.
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type * as Sdk from '../../src/index.ts';
import { uploadChunkBytes } from '../../src/contract/upload-limits.ts';
import { print, type Figure } from '../report.ts';
import { median } from '../statistics.ts';
import type { Batch } from './batch.ts';
import { cutUploads } from './cut-uploads.ts';
import { openPages } from './in-browser.ts';
import { inNode } from './in-node.ts';
import { openServer, slip } from './shop.ts';

const { values } = parseArgs({ options: { root: { type: 'string', default: '.' }, rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
const root = resolve(values.root);
const { createClient } = await import(pathToFileURL(resolve(root, 'src/index.ts')).href) as typeof Sdk;

const bytes = slip();
const names = ['one.jpg', 'two.jpg', 'three.jpg'];
const cutPlaces = 8;
const both = ['ours', 'peer'] as const;

/** Rounds that take turns, from Node and from a browser. */
async function measureSpeed() {
  const pages = await openPages({ root, bytes });
  try {
    const server = await openServer({ allowedOrigin: pages.origin });
    const shop = { baseUrl: server.baseUrl, key: server.key };
    const node = await inNode({ shop, bytes, makeClient: createClient });
    try {
      const places = [{ place: 'from Node', send: node.send }, { place: 'from Chromium', send: pages.sender(shop) }]
        .map((sender) => ({ ...sender, ours: [] as Batch[], peer: [] as Batch[] }));
      // The first round warms everything up and counts for nothing.
      for (let round = 0; round <= rounds; round += 1) {
        for (const taken of places) {
          for (const step of both.keys()) {
            const who = both[(step + round) % both.length] ?? 'ours';
            const batch = await taken.send(who, names.map((name) => `${who}-${round}-${name}`));
            if (round > 0) taken[who].push(batch);
          }
        }
        process.stderr.write(round === 0 ? 'warm-up' : ` ${round}`);
      }
      process.stderr.write('\n');
      return places;
    } finally {
      await node.close();
      await server.close();
    }
  } finally {
    await pages.close();
  }
}

const batches = await measureSpeed();
const cuts = await cutUploads({ bytes, places: cutPlaces, makeClient: createClient });

/** MiB in a second. */
const speed = (taken: readonly Batch[], read: (batch: Batch) => number): number => bytes.length * names.length / 1024 ** 2 / (median(taken.map(read)) / 1_000);
const mostSentAgain = (of: (typeof cuts)['ours']): number => Math.max(...of.map(({ sentAgainBytes }) => sentAgainBytes)) / 1024 ** 2;

const figures: Figure[] = [
  ...batches.flatMap(({ place, ours, peer }): Figure[] => [
    { what: `${place}: to the last accepted byte, MiB/s`, ours: speed(ours, ({ transferredMs }) => transferredMs), peer: speed(peer, ({ transferredMs }) => transferredMs), leastOfPeer: 0.9 },
    { what: `${place}: until confirmed, MiB/s`, ours: speed(ours, ({ doneMs }) => doneMs), peer: speed(peer, ({ doneMs }) => doneMs) },
  ]),
  { what: 'sent again after a cut, at most, MiB', ours: mostSentAgain(cuts.ours), peer: mostSentAgain(cuts.peer), most: uploadChunkBytes / 1024 ** 2 },
];
print(figures, { isJson: values.json, measured: { root, rounds, measuredAt: new Date().toISOString(), loadAverage: loadavg()[0], samples: batches, cuts } });
