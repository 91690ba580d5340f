// Measures what the SDK adds to a bare request: see ../README.md.
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { getOrder, searchCatalogue } from '../../src/contract/operations.ts';
import { createClient } from '../../src/index.ts';
import { sampleLine, sampleOrder } from '../../test/components/sample-order.ts';
import { items } from '../../test/elements/wizard/fake-client.ts';
import { print, type Figure } from '../report.ts';
import { median } from '../statistics.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' }, calls: { type: 'string', default: '500' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
const calls = Number(values.calls);

const order = sampleOrder({ id: 'ord_1', lines: Array.from({ length: 5 }, (_, place) => sampleLine({ id: `lin_${place}` })) });
const page = { items: Array.from({ length: 50 }, (_, place) => ({ ...items[place % items.length]!, id: `itm_${place}`, sku: `SKU-${place}` })) };
const answers = { '/v1/orders/ord_1': JSON.stringify(order), '/v1/catalogue/items': JSON.stringify(page) };

const server = new Worker(new URL('server.ts', import.meta.url), { workerData: answers });
const [port] = await once(server, 'message') as [number];
const baseUrl = `http://127.0.0.1:${port}/v1`;
const client = createClient({ baseUrl, auth: () => 'key' });

const bare = async (path: string): Promise<unknown> => {
  const response = await fetch(`${baseUrl}${path}`, { headers: { authorization: 'Bearer key', accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`);
  return response.json();
};
const kinds = [
  { what: 'an order of 5 lines', ours: () => client.orders.get('ord_1'), peer: () => bare('/orders/ord_1'), floor: async () => getOrder.answer!.parse(await bare('/orders/ord_1')) },
  { what: 'a page of 50 items', ours: () => client.catalogue.search({ limit: 50 }), peer: () => bare('/catalogue/items?limit=50'), floor: async () => searchCatalogue.answer!.parse(await bare('/catalogue/items?limit=50')) },
] as const;
const contenders = ['ours', 'peer', 'floor'] as const;

/** Calls one after the other. @returns how many in a second */
const rateOf = async (call: () => PromiseLike<unknown>): Promise<number> => {
  const from = performance.now();
  for (let made = 0; made < calls; made += 1) await call();
  return calls / ((performance.now() - from) / 1_000);
};

const samples = kinds.map((kind) => ({ ...kind, rates: { ours: [] as number[], peer: [] as number[], floor: [] as number[] } }));
for (let round = 0; round <= rounds; round += 1) {
  for (const sample of samples) {
    for (const step of contenders.keys()) {
      const who = contenders[(step + round) % contenders.length] ?? 'ours';
      const rate = await rateOf(sample[who]);
      // The first round warms everything up and counts for nothing.
      if (round > 0) sample.rates[who].push(rate);
    }
  }
}
await server.terminate();

const figures: Figure[] = samples.map(({ what, rates }) => ({
  what: `${what}, calls in a second`, ours: median(rates.ours), peer: median(rates.peer), floor: median(rates.floor), leastOfPeer: 0.8,
}));
print(figures, { isJson: values.json, measured: { rounds, calls, measuredAt: new Date().toISOString(), loadAverage: loadavg()[0], samples: samples.map(({ what, rates }) => ({ what, ...rates })) } });
