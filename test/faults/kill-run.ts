import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Order } from '../../src/contract/order.ts';
import { formatWebhookSecret } from '../../src/webhooks/index.ts';
import { openMailServer, openWarehouse } from './outside-world.ts';
import { freePort } from '../free-port.ts';
import { fillDataDir } from '../server/database/open-test-database.ts';
import { pause, serverProcess, serviceKey } from './server-process.ts';

const leavesWithinMs = 120_000;
/** However slow the machine, so many orders are placed before the next kill. */
const ordersBetweenKills = 5;

const orderBody = (index: number) => ({
  submit: true, segment: 'b2b', channel: 'phone', customer: { name: `Buyer ${index}`, email: `buyer-${index}@example.com` }, company: { legalName: 'Kill Sdn Bhd' },
  shippingAddress: { name: `Buyer ${index}`, line1: '1 Jalan Satu', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' },
  lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 2 }], paymentTerms: { type: 'net', netDays: 30 },
});

export interface KillReport {
  kills: number;
  /** Kills while at least one order was on its way. */
  midWork: number;
  orders: number;
  /** Orders whose first call got no answer. */
  resent: number;
  duplicateMails: number;
  duplicateHandOffs: number;
}

/**
 * Kills a server with `kill -9` at random moments under writes, starts it again on the same folder, and looks at what is
 * left: every acknowledged order is there, every key gives the order it gave, and every e-mail and hand-off has left.
 */
export async function killRun({ kills, writers }: { kills: number; writers: number }): Promise<KillReport> {
  const secret = formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
  const mail = await openMailServer();
  const warehouse = await openWarehouse({ secret });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kit-kill-'));
  const port = await freePort();
  const server = serverProcess({
    port, dataDir, environment: { SMTP_URL: mail.url, MAIL_FROM: 'Shop <orders@shop.example>', PROVIDER_URL: warehouse.url, PROVIDER_SECRET: secret },
  });
  const call = (method: string, address: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> => fetch(`${server.origin}/v1${address}`, {
    method, headers: { authorization: `Bearer ${serviceKey}`, 'content-type': 'application/json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const place = (index: number): Promise<Response> => call('POST', '/orders', orderBody(index), { 'idempotency-key': `kill-${index}` });

  const acknowledged = new Map<number, Order>();
  const resent = new Set<number>();
  let next = 0;
  let onTheirWay = 0;
  let writing = true;
  /** Places one order after another, each again under its key until it is answered. */
  const write = async (): Promise<void> => {
    while (writing) {
      const index = next += 1;
      for (;;) {
        onTheirWay += 1;
        const answer = await place(index).then(async (response) => ({ status: response.status, order: await response.json() as Order }), () => undefined);
        onTheirWay -= 1;
        if (answer?.status === 201) {
          acknowledged.set(index, answer.order);
          break;
        }
        assert.ok(answer === undefined || answer.status >= 500 || answer.status === 409, `order ${index}: ${JSON.stringify(answer)}`);
        resent.add(index);
        await pause(100);
      }
    }
  };

  try {
    await fillDataDir(dataDir);
    await server.start();
    const seeded = await call('PUT', '/catalogue/items', { items: [{ sku: 'OIL', title: 'Engine oil', price: { amount: 12_900, currency: 'MYR' }, onHand: 1_000_000 }] });
    assert.equal(seeded.status, 200, await seeded.text());
    const writersAtWork = Array.from({ length: writers }, write);
    const failed = Promise.all(writersAtWork);
    let midWork = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const enough = acknowledged.size + ordersBetweenKills;
      while (acknowledged.size < enough) await Promise.race([pause(20), failed]);
      await Promise.race([pause(Math.random() * 800), failed]);
      if (onTheirWay > 0) midWork += 1;
      await server.kill();
      await server.start();
    }
    await pause(300);
    writing = false;
    await failed;

    for (const [index, order] of acknowledged) {
      const again = await place(index);
      const replayed = await again.json() as Order;
      assert.deepEqual([again.status, again.headers.get('idempotency-replayed'), replayed.id, replayed.number], [201, 'true', order.id, order.number], `order ${index}`);
      const kept = await (await call('GET', `/orders/${order.id}`)).json() as Order;
      assert.deepEqual([kept.id, kept.number, kept.totals.total, kept.lines.map(({ sku, quantity }) => [sku, quantity])], [order.id, order.number, order.totals.total, [['OIL', 2]]]);
    }
    assert.equal(new Set([...acknowledged.values()].map(({ id }) => id)).size, acknowledged.size, 'one order a key');
    const { total } = await (await call('GET', '/orders?limit=1&includeTotal=true')).json() as { total: number };
    assert.equal(total, acknowledged.size, 'no order without a key');
    const stock = await (await call('GET', '/stock?skus=OIL')).json() as { items: { allocated: number }[] };
    assert.equal(stock.items[0]?.allocated, 2 * total, 'stock taken is stock ordered');

    const ids = new Set([...acknowledged.values()].map(({ id }) => id));
    const handedOff = (): number => new Set(warehouse.received.map(({ orderId }) => orderId)).size;
    const mailed = (): number => new Set(mail.received.flatMap(({ to }) => to)).size;
    for (const began = Date.now(); Date.now() - began < leavesWithinMs && (handedOff() < ids.size || mailed() < ids.size); await pause(200));
    assert.equal(handedOff(), ids.size, 'every hand-off has left');
    assert.equal(mailed(), ids.size, 'every e-mail has left');
    assert.deepEqual(warehouse.forged, []);
    assert.ok(warehouse.received.every(({ orderId }) => ids.has(orderId)));
    // What left twice left under one id, so that whoever got it could tell.
    assert.equal(new Set(warehouse.received.map(({ id }) => id)).size, ids.size);
    assert.equal(new Set(mail.received.map(({ messageId }) => messageId)).size, ids.size);

    const positions: number[] = [];
    for (let after = ''; ;) {
      const page = await (await call('GET', `/events?limit=200${after === '' ? '' : `&after=${after}`}`)).json() as { items: { id: string }[]; nextCursor?: string };
      positions.push(...page.items.map(({ id }) => Number(id)));
      if (page.nextCursor === undefined) break;
      after = encodeURIComponent(page.nextCursor);
    }
    assert.deepEqual(positions, positions.map((_, index) => index + 1), 'events without a gap');
    await server.kill();
    return {
      kills, midWork, orders: ids.size, resent: resent.size,
      duplicateMails: mail.received.length - ids.size, duplicateHandOffs: warehouse.received.length - ids.size,
    };
  } finally {
    writing = false;
    await server.kill().catch(() => {});
    await mail.close();
    await warehouse.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
