#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { createClient, type Client } from '../src/index.ts';
import { readKeptHash, verifyHistory } from './audit.ts';
import { importCatalogue } from './import/import-catalogue.ts';
import { exportOrders, FilterError, listOrders, readFilter, readFormat } from './orders.ts';

const usage = `manual-order-kit serve
    Starts the server. Its settings come from the environment.

manual-order-kit import catalogue FILE [--url URL] [--key KEY]
    Brings a Shopify product export (CSV) into the catalogue.

manual-order-kit orders [FILTER] [--limit N] [--url URL] [--key KEY]
    Lists orders, the newest first, one a line. FILTER is that of the list's address: 'month=2026-11&status=confirmed'

manual-order-kit export [FILTER] [--month YYYY-MM] [--format csv|xlsx] [--rows orders|lines] [--columns NAME,…] [--out FILE] [--url URL] [--key KEY]
    Writes orders as a table for a spreadsheet, to FILE or to the standard output.

manual-order-kit audit verify [--expect POSITION:HASH] [--url URL] [--key KEY]
    Checks that no event of the shop's history was changed, left out or moved.
    --expect   what the last run printed: finds also a history that was written anew, or that lacks its end

--url   where the API is; http://localhost:4600/v1 when absent
--key   the service key; SERVICE_KEY of the environment when absent
`;

class UsageError extends Error {}

interface Connection { url?: string | undefined; key?: string | undefined }

const connect = ({ url = 'http://localhost:4600/v1', key = process.env.SERVICE_KEY }: Connection): Client => {
  if (!key) throw new UsageError('Give the service key by --key, or by SERVICE_KEY in the environment.');
  return createClient({ baseUrl: url, auth: key, timeout: { attemptMs: 60_000, totalMs: 120_000 } });
};

const importFile = async (file: string, connection: Connection): Promise<number> => {
  const client = connect(connection);
  const { wrong, skipped, ...done } = await importCatalogue({ client, file, tell: (line, message) => console.error(`${file}:${line}: ${message}`) });
  console.log(`${done.created} created, ${done.updated} updated, ${done.unchanged} unchanged, ${skipped} skipped, ${wrong} wrong`);
  return wrong > 0 ? 1 : 0;
};

const verify = async ({ expect, ...connection }: Connection & { expect?: string | undefined }): Promise<number> => {
  const kept = expect === undefined ? undefined : readKeptHash(expect);
  if (expect !== undefined && kept === undefined) throw new UsageError('--expect takes a position and a hash, as a run prints them: 120:9f86d0…');
  const whole = await verifyHistory({ client: connect(connection), kept, tell: (line) => { console.log(line); }, progress: (line) => { console.error(line); } });
  return whole ? 0 : 1;
};

type Values = Connection & Readonly<Partial<Record<'month' | 'format' | 'rows' | 'columns' | 'out' | 'limit', string>>>;

const writeTable = async (filter: string, { month, format, rows, columns, out, ...connection }: Values): Promise<number> => {
  const query = { ...readFilter(filter), ...(month !== undefined && readFilter(`month=${month}`)), format: readFormat(format, out), rows, columns: columns?.split(',') };
  // What was typed is checked by the contract before it is sent.
  await exportOrders({ client: connect(connection), query: query as Parameters<typeof exportOrders>[0]['query'], file: out, out: process.stdout });
  return 0;
};

const tellOrders = async (filter: string, { limit = '50', ...connection }: Values): Promise<number> => {
  if (!/^\d{1,6}$/.test(limit)) throw new UsageError('--limit takes a number of orders.');
  await listOrders({ client: connect(connection), filter: readFilter(filter), limit: Number(limit), tell: (line) => { console.log(line); } });
  return 0;
};

const run = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: {
      url: { type: 'string' }, key: { type: 'string' }, expect: { type: 'string' }, month: { type: 'string' }, format: { type: 'string' }, rows: { type: 'string' },
      columns: { type: 'string' }, out: { type: 'string' }, limit: { type: 'string' }, help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (command === 'serve' && rest.length === 0) {
    const { startServer } = await import('../server/node/index.ts');
    await startServer();
    return 0;
  }
  const [what, file, ...more] = rest;
  if (command === 'import' && what === 'catalogue' && file !== undefined && more.length === 0) return importFile(file, values);
  if (command === 'audit' && what === 'verify' && file === undefined) return verify(values);
  if (command === 'export' && file === undefined) return writeTable(what ?? '', values);
  if (command === 'orders' && file === undefined) return tellOrders(what ?? '', values);
  throw new UsageError(command === undefined ? 'Name a command.' : `There is no such command: ${positionals.join(' ')}`);
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError || error instanceof FilterError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(`\n${usage}`);
  process.exitCode = isUsage ? 2 : 1;
}
