// Measures the master list of a server with many orders against the same server with few: see ../README.md.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { print, type Figure } from '../report.ts';
import { median } from '../statistics.ts';
import { openShop, type BenchShop } from './shop.ts';

const { values } = parseArgs({
  options: { orders: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});
const orders = Number(values.orders);
const rounds = Number(values.rounds);

/** What a person asks of the list, in words. */
const questions: readonly (readonly [what: string, query: string])[] = [
  ['all', ''], ['a month', 'month=2026-10'], ['a range', 'from=2026-10-10&to=2026-11-10'], ['a range of last year', 'from=2025-03-01&to=2025-03-20'],
  ['a status', 'status=cancelled'], ['two statuses', 'status=draft&status=cancelled'], ['a payment status', 'paymentStatus=refunded'],
  ['two payment statuses', 'paymentStatus=refunded&paymentStatus=overpaid'], ['three payment statuses', 'paymentStatus=unpaid&paymentStatus=pendingVerification&paymentStatus=partiallyPaid'],
  ['a fulfilment status', 'fulfilmentStatus=exception'], ['a channel', 'channel=event'], ['two channels', 'channel=event&channel=chat'], ['a payment method', 'paymentMethod=cheque'],
  ['two payment methods', 'paymentMethod=cheque&paymentMethod=cash'], ['a segment', 'segment=b2c'], ['a reason', 'reason=staff'], ['an origin', 'origin=online'], ['an assignee', 'createdBy=person-7'],
  ['a tag', 'tag=vip'], ['an alert', 'alert=true'], ['overdue', 'overdue=true'], ['segment and month', 'segment=b2c&month=2026-09'], ['channel, method and status', 'channel=event&paymentMethod=cash&status=confirmed'],
  ['a method by total', 'sort=total&paymentMethod=cheque'], ['an assignee by customer', 'sort=customer&createdBy=person-3'],
  ['by total', 'sort=-total'], ['by customer', 'sort=customer'], ['by requested day', 'sort=requestedDeliveryDate'], ['by number', 'sort=number'],
  ['a common word', 'q=sdn%20bhd'], ['one tracking number', 'q=jt900000777'], ['nobody', 'q=nobody-of-that-name'],
];

/** What the item picker asks of the catalogue. */
const searches: readonly (readonly [what: string, query: string])[] = [
  ['items: all', ''], ['items: a common word', 'q=oil'], ['items: two words', 'q=wiper%2012'], ['items: one SKU', 'q=sku-777'], ['items: one barcode', 'q=9550000000777'],
  ['items: a category', 'category=Category%203'], ['items: in stock', 'q=blade&inStock=true'], ['items: two letters', 'q=zq'], ['items: nothing of that name', 'q=nothing-of-that-name'],
];

const timed = async (shop: BenchShop, path: string): Promise<number> => {
  const from = performance.now();
  await shop.get(path);
  return performance.now() - from;
};

const few = await openShop({ orders: 1_000 });
const many = await openShop({ orders });
const paths = [
  ...questions.map(([what, query]) => ({ what, path: `/orders?limit=50&${query}` })),
  ...searches.map(([what, query]) => ({ what, path: `/catalogue/items?limit=50&includeTotal=true&${query}` })),
  { what: 'sums of all', path: '/orders/sums' },
  { what: 'sums of a month', path: '/orders/sums?month=2026-10' }, { what: 'reconciliation of a month', path: '/reconciliation?month=2026-10' },
];
const samples = paths.map(({ what, path }) => ({ what, path, few: [] as number[], many: [] as number[] }));
for (let round = 0; round <= rounds; round += 1) {
  for (const sample of samples) {
    const [a, b] = [await timed(few, sample.path), await timed(many, sample.path)];
    // The first round warms everything up and counts for nothing.
    if (round > 0) {
      sample.few.push(a);
      sample.many.push(b);
    }
  }
}

const reconciledMs = await timed(many, '/reconciliation');
const exported = [];
for (const format of ['csv', 'xlsx']) exported.push(await many.measureExport(`/orders/export?format=${format}`));

const figures: Figure[] = [
  ...samples.map((sample): Figure => ({
    what: `${sample.what}, ms`, ours: median(sample.many), floor: median(sample.few), ...(sample.path.startsWith('/orders?') ? { most: 20, mostOfFloor: 2 } : sample.what === 'sums of all' && { most: 300 }),
  })),
  { what: 'reconciliation of all, s', ours: reconciledMs / 1_000 },
  ...exported.map(({ path, seconds }): Figure => ({ what: `${path}, s`, ours: seconds })),
  ...exported.map(({ path, heapGrowthMib }): Figure => ({ what: `${path}, growth of the heap, MiB`, ours: heapGrowthMib, most: 64 })),
];
print(figures, { isJson: values.json, measured: { orders, rounds, measuredAt: new Date().toISOString(), loadAverage: loadavg()[0], samples, exported } });
await few.close();
await many.close();
