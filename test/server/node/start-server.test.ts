import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { LogEntry } from '../../../server/log.ts';
import { DataDirInUse, readConfig, startServer, type RunningServer, type StartOptions } from '../../../server/node/index.ts';
import type { Order } from '../../../src/contract/order.ts';
import { b2bOrder } from '../test-server.ts';

describe('a server started from its environment', () => {
  let folder: string;
  const log: LogEntry[] = [];
  before(async () => { folder = await mkdtemp(path.join(tmpdir(), 'kit-start-')); });
  after(() => rm(folder, { recursive: true, force: true }));

  const start = async (options: StartOptions = {}): Promise<RunningServer> => startServer({
    config: await readConfig({ PORT: '0', DATA_DIR: folder }), endOnSignals: false, log: (entry) => { log.push(entry); }, ...options,
  });
  const call = async (server: RunningServer, method: string, address: string, body?: unknown, key = 'the one'): Promise<Response> => fetch(`http://localhost:${server.port}${address}`, {
    method,
    headers: { Authorization: `Bearer ${server.serviceKey}`, 'Content-Type': 'application/json', 'Idempotency-Key': key, Connection: 'close' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

  it('serves, holds its folder alone, ends streams when it stops, and finds everything again', async () => {
    const server = await start({
      settings: { shop: { id: 'shop', name: 'Kilat' } },
      beforehand: (request) => (new URL(request.url).pathname === '/' ? new Response('a page') : undefined),
    });
    let order: Order;
    try {
      assert.equal(await (await call(server, 'GET', '/')).text(), 'a page');
      assert.equal((await call(server, 'GET', '/ready')).status, 200);
      assert.equal(((await (await call(server, 'GET', '/v1/openapi.json')).json()) as { openapi: string }).openapi, '3.1.1');
      await assert.rejects(start(), DataDirInUse);
      await call(server, 'PUT', '/v1/catalogue/items', { items: [{ sku: 'OIL', title: 'Oil', price: { amount: 1_000, currency: 'MYR' }, onHand: 3 }] });
      const placed = await call(server, 'POST', '/v1/orders', b2bOrder('OIL', 2));
      assert.equal(placed.status, 201);
      order = await placed.json() as Order;
      const cancelled = await fetch(`http://localhost:${server.port}/v1/orders/${(await (await call(server, 'POST', '/v1/orders', b2bOrder('OIL', 1), 'another')).json() as Order).id}/cancel`, {
        method: 'POST', headers: { Authorization: `Bearer ${server.serviceKey}`, 'Idempotency-Key': 'no reason', 'If-Match': '*', Connection: 'close' },
      });
      assert.equal(cancelled.status, 200, 'a body that may be absent is absent over a socket too');
      const stream = await fetch(`http://localhost:${server.port}/v1/orders/${order.id}/events`, {
        headers: { Authorization: `Bearer ${server.serviceKey}`, Accept: 'text/event-stream' },
      });
      const text = stream.text();
      await server.close();
      assert.match(await text, /event: order.confirmed/);
    } catch (error) {
      await server.close();
      throw error;
    }

    const again = await start();
    try {
      const read = await (await call(again, 'GET', `/v1/orders/${order.id}`)).json() as Order;
      assert.deepEqual({ ...read, version: 0, updatedAt: '', updatedBy: null, fulfilments: [] }, { ...order, version: 0, updatedAt: '', updatedBy: null, fulfilments: [] });
      const replayed = await call(again, 'POST', '/v1/orders', b2bOrder('OIL', 2));
      assert.equal(replayed.headers.get('idempotency-replayed'), 'true');
      assert.equal(((await replayed.json()) as Order).id, order.id);
      const settings = await (await call(again, 'GET', '/v1/settings')).json() as { shop: { name: string } };
      assert.equal(settings.shop.name, 'Kilat', 'what was configured once stays');
    } finally {
      await again.close();
    }
    assert.deepEqual(log.filter(({ level }) => level === 'error'), []);
  });
});
