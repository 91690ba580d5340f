import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import readWorkbook from 'read-excel-file/node';
import { listOrders } from '../../cli/orders.ts';
import { listen, type Listening } from '../../server/node/listen.ts';
import type { Client } from '../../src/index.ts';
import { b2bOrder, openTestServer, type TestServer } from '../server/test-server.ts';

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

let shop: TestServer;
let listening: Listening;
let folder: string;
before(async () => {
  shop = await openTestServer();
  await shop.stock({ sku: 'OIL', onHand: 1_000 });
  await shop.place({ ...b2bOrder('OIL'), orderedAt: '2026-10-20T04:00:00Z' });
  await shop.place(b2bOrder('OIL', 3));
  listening = await listen({ port: 0, hostname: '127.0.0.1', fetch: (request) => shop.server.fetch(request) });
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
after(async () => {
  await listening.close();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, [main, ...args, '--url', `http://127.0.0.1:${listening.port}/v1`, '--key', shop.serviceKey], { env: { ...process.env, NO_COLOR: '1' } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => { out += String(chunk); });
  child.stderr.on('data', (chunk) => { err += String(chunk); });
  child.on('error', reject);
  child.on('close', (code) => { resolve({ code, out, err }); });
});

test('export writes a table to the standard output, and nothing else', async () => {
  const { code, out, err } = await run('export', 'segment=b2b', '--month', '2026-10', '--columns', 'number,total');
  assert.deepEqual([code, err, out], [0, '', '\uFEFFnumber,total\r\nMO-10001,25.00\r\n']);
});

test('export writes a whole file under its name, in the format that its name says', async () => {
  const file = join(folder, 'orders.xlsx');
  const { code, out, err } = await run('export', '--out', file, '--rows', 'lines', '--columns', 'number,quantity');
  assert.deepEqual([code, err, out], [0, '', '']);
  const [sheet] = await readWorkbook(await readFile(file));
  assert.deepEqual(sheet?.data, [['number', 'quantity'], ['MO-10002', 3], ['MO-10001', 1]]);
  assert.deepEqual(await readdir(folder), ['orders.xlsx']);
});

test('orders tells of each in a line', async () => {
  const { code, out } = await run('orders', 'status=confirmed', '--limit', '1');
  assert.deepEqual([code, out], [0, 'MO-10002\t2026-11-22T10:00:00.000Z\tconfirmed\tunpaid\tunfulfilled\tMYR 75.00\tKilat Fleet Sdn Bhd\n']);
});

test('an amount is told to its last sen, and in the decimals of its currency', async () => {
  const amounts = [{ amount: 9_007_199_254_740_990, currency: 'MYR' }, { amount: 5, currency: 'MYR' }, { amount: 1_234, currency: 'KWD' }, { amount: 1_234, currency: 'JPY' }];
  const lines: string[] = [];
  const client = { orders: { list: () => amounts.map((total) => ({ id: 'ord_1', orderedAt: '', status: '', paymentStatus: '', fulfilmentStatus: '', total })) } } as unknown as Pick<Client, 'orders'>;
  await listOrders({ client, filter: {}, limit: 10, tell: (line) => lines.push(line) });
  assert.deepEqual(lines.map((line) => line.split('\t')[5]), ['MYR 90071992547409.90', 'MYR 0.05', 'KWD 1.234', 'JPY 1234']);
});

test('what cannot be asked is named, and ends with 2', async () => {
  for (const [args, said] of [[['export', 'colour=red'], 'colour'], [['export', 'status=lost'], 'status'], [['export', '--format', 'pdf'], 'pdf'], [['export', '--columns', 'sku'], 'rows=lines'], [['orders', '--limit', 'all'], '--limit']] as const) {
    const { code, err, out } = await run(...args);
    assert.deepEqual([code, out, err.includes(said)], [2, '', true], err);
  }
});
