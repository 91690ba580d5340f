import { randomBytes } from 'node:crypto';
import { gatherStatistics } from '../../server/database/statistics.ts';
import { createServer, memoryFiles, migrate, migrations, openPglite } from '../../server/index.ts';
import type { Order } from '../../src/index.ts';
import { seedItems, seedOrders } from './seed.ts';

const publicUrl = 'https://shop.bench';
const shopId = 'bench';

/** A server over a database in memory with so many orders, and as many items, asked without a network. */
export interface BenchShop {
  /** @throws {Error} when the answer is none that counts */
  get(path: string): Promise<unknown>;
  /** Reads a file piece by piece, and says how long that took and by how much the heap grew meanwhile. */
  measureExport(path: string): Promise<{ path: string; seconds: number; bytes: number; heapGrowthMib: number }>;
  close(): Promise<void>;
}

export async function openShop({ orders }: { orders: number }): Promise<BenchShop> {
  const database = await openPglite();
  await migrate({ database, migrations });
  const serviceKey = `key-${randomBytes(24).toString('hex')}`;
  const server = createServer({
    database, files: memoryFiles(), mailFrom: { name: 'Shop', address: 'orders@shop.bench' }, outbound: { post: () => Promise.resolve({ status: 200, body: '' }) },
    clock: { now: () => Date.parse('2026-11-22T10:00:00Z') }, publicUrl, allowedOrigins: [], shops: [{ id: shopId, serviceKey }], linkSecret: 'a secret of the bench', log: () => {},
  });
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await server.fetch(new Request(`${publicUrl}/v1${path}`, {
      method, headers: { Authorization: `Bearer ${serviceKey}`, 'Content-Type': 'application/json', 'Idempotency-Key': randomBytes(12).toString('hex') },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }));
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  await ask('PUT', '/catalogue/items', { items: [{ sku: 'OIL', title: 'Engine oil', price: { amount: 2_500, currency: 'MYR' }, onHand: 100 }] });
  const placed = await ask('POST', '/orders', {
    segment: 'b2b', channel: 'phone', submit: true, customer: { name: 'Aisyah Rahman', email: 'aisyah@example.com' }, company: { legalName: 'Kilat Fleet Sdn Bhd' },
    shippingAddress: { name: 'Aisyah Rahman', line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' },
    lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 1 }], payments: [{ methodCode: 'cash', amount: { amount: 2_500, currency: 'MYR' } }],
  });
  const { id: orderId } = await placed.json() as Order;
  await seedOrders({ database, shopId, orderId, count: orders });
  await seedItems({ database, shopId, count: orders });
  // As a server that runs does within a minute.
  await gatherStatistics(database);

  return {
    get: async (path) => (await ask('GET', path)).json(),
    async measureExport(path) {
      globalThis.gc?.();
      const before = process.memoryUsage().heapUsed;
      let most = 0;
      let bytes = 0;
      const from = performance.now();
      const { body } = await ask('GET', path);
      for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
        bytes += piece.byteLength;
        most = Math.max(most, process.memoryUsage().heapUsed - before);
      }
      return { path, bytes, seconds: (performance.now() - from) / 1_000, heapGrowthMib: most / 1024 ** 2 };
    },
    async close() {
      await server.close();
      await database.close();
    },
  };
}
