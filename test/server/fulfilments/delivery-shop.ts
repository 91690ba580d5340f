import assert from 'node:assert/strict';
import type { Fulfilment, HandOff, Shipment } from '../../../src/contract/fulfilment.ts';
import type { Message, OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import { formatWebhookSecret, signWebhook } from '../../../src/webhooks/index.ts';
import type { Database } from '../../../server/database/database.ts';
import type { CarrierSecrets } from '../../../server/fulfilments/carrier-calls.ts';
import type { ProviderConnection } from '../../../server/fulfilments/provider-port.ts';
import { createServer } from '../../../server/server.ts';
import type { MailMessage, MailReceipt, MailTransport, Outbound, OutboundAnswer, OutboundRequest } from '../../../server/ports.ts';
import { memoryFiles } from '../../../server/uploads/memory-files.ts';

export const providerCode = 'warehouse';
const origin = 'http://shop.test';

export interface ShopOptions {
  database: Database;
  /** Of its own in each test: all share one database. */
  shopId: string;
  graceSeconds?: number;
  /** `null` for a shop without a warehouse. */
  outbound?: Outbound | null;
  mail?: MailTransport | null;
  /** Where its warehouse is, and by which secret both sides sign. */
  warehouse?: { url: string; secret: string };
  /** Warehouses beside that one, or before it. */
  providers?: readonly ProviderConnection[];
  carrierSecrets?: CarrierSecrets;
}

/** A shop with a server of its own, whose mail server and warehouse keep what they are given. */
export async function openShop({ database, shopId, graceSeconds = 0, outbound, mail, warehouse, providers: others = [], carrierSecrets = {} }: ShopOptions) {
  const clock = { time: Date.UTC(2026, 10, 22, 8), now: () => clock.time };
  const secret = warehouse?.secret ?? formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
  const serviceKey = `key-of-${shopId}-long-enough-to-be-one`;
  const mails: MailMessage[] = [];
  const handOffs: OutboundRequest[] = [];
  const errors: unknown[] = [];
  const keepMail: MailTransport = { send: async (message): Promise<MailReceipt> => { mails.push(message); return { response: '250 taken', accepted: message.to, rejected: [] }; } };
  const keepHandOff: Outbound = { post: async (request): Promise<OutboundAnswer> => { handOffs.push(request); return { status: 202, body: '' }; } };
  const transport = mail === null ? undefined : mail ?? keepMail;
  const server = createServer({
    database, clock, graceSeconds, files: memoryFiles(), outbound: outbound ?? keepHandOff, ...(transport !== undefined && { mail: transport }),
    mailFrom: { name: 'Shop', address: 'orders@shop.example' }, random: () => 0.999_999, publicUrl: origin, allowedOrigins: [], linkSecret: 'a secret for links',
    shops: [{
      id: shopId, serviceKey, settings: { secondPersonVerifies: false }, carrierSecrets,
      providers: [...others, ...(outbound === null ? [] : [{ kind: 'webhook' as const, code: providerCode, url: warehouse?.url ?? 'http://warehouse.test/hand-offs', secrets: [secret] }])],
    }],
    log: ({ error }) => { errors.push(error); },
  });

  const call = async <T>(method: string, address: string, body?: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: T }> => {
    const answer = await server.fetch(new Request(new URL(`/v1${address}`, origin), {
      method, headers: { authorization: `Bearer ${serviceKey}`, 'content-type': 'application/json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }),
    }));
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  };
  const get = async <T>(address: string): Promise<T> => {
    const { status, body } = await call<T>('GET', address);
    assert.equal(status, 200, `${address}: ${JSON.stringify(body)}`);
    return body;
  };
  const { status, body } = await call('PUT', '/catalogue/items', {
    items: ['A', 'B'].map((sku) => ({ sku, title: `Item ${sku}`, price: { amount: 1_000, currency: 'MYR' }, onHand: 100_000 })),
  });
  assert.equal(status, 200, JSON.stringify(body));

  let calls = 0;
  const post = (call_: { body: string; id?: string; timestamp?: number; secret?: string; code?: string; headers?: Record<string, string> }): Promise<Response> => (async () => {
    const { body: text, id = `call_${shopId}_${calls += 1}`, timestamp = Math.floor(clock.time / 1_000), secret: by = secret, code = providerCode, headers = {} } = call_;
    const signed = await signWebhook({ secret: by, id, timestamp, body: text });
    return server.fetch(new Request(`${origin}/v1/provider/${code}/events`, { method: 'POST', headers: { 'content-type': 'application/json', ...signed, ...headers }, body: text }));
  })();

  return {
    server, clock, secret, mails, handOffs, errors, call, get, post,
    /** Places an order of three A and two B that may leave at once. */
    async place(changes: Record<string, unknown> = {}): Promise<Order> {
      const placed = await call<Order>('POST', '/orders', {
        submit: true, segment: 'b2b', channel: 'phone', customer: { name: 'Farid', email: 'farid@example.com' }, company: { legalName: 'Seri Sdn Bhd' },
        shippingAddress: { name: 'Farid', line1: '12 Jalan Tiga', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY', instructions: 'Ring twice' },
        lines: [{ kind: 'catalogue', sku: 'A', quantity: 3 }, { kind: 'catalogue', sku: 'B', quantity: 2 }],
        paymentTerms: { type: 'net', netDays: 30 }, notes: { packing: 'Blue box' }, ...changes,
      }, { 'idempotency-key': crypto.randomUUID() });
      assert.equal(placed.status, 201, JSON.stringify(placed.body));
      return placed.body;
    },
    order: (orderId: string): Promise<Order> => get(`/orders/${orderId}`),
    fulfilment: async (orderId: string): Promise<Fulfilment> => {
      const [first] = (await get<{ items: Fulfilment[] }>(`/orders/${orderId}/fulfilments`)).items;
      assert.ok(first);
      return first;
    },
    shipments: async (orderId: string): Promise<Shipment[]> => (await get<{ items: Shipment[] }>(`/orders/${orderId}/shipments`)).items,
    messages: async (orderId: string): Promise<Message[]> => (await get<{ items: Message[] }>(`/orders/${orderId}/messages`)).items,
    events: async (orderId: string): Promise<OrderEvent[]> => (await get<{ items: OrderEvent[] }>(`/orders/${orderId}/events?limit=200`)).items,
    /** What the warehouse was told last. */
    handOff: (): HandOff => JSON.parse(handOffs.at(-1)?.body ?? 'null') as HandOff,
    /** Has the warehouse call. @returns the outcome */
    async say(event: Record<string, unknown>, id?: string): Promise<string> {
      const answer = await post({ body: JSON.stringify(event), ...(id !== undefined && { id }) });
      const said = await answer.json() as { outcome: string };
      assert.equal(answer.status, 202, JSON.stringify(said));
      return said.outcome;
    },
    /** Lets the clock jump from one due time to the next until nothing is waiting. */
    async untilSettled(limitMs = 80 * 3_600_000): Promise<void> {
      const end = clock.time + limitMs;
      for (let round = 0; round < 100; round += 1) {
        await server.drain();
        const [next] = await database.read((db) => db.selectFrom('outbox').select('due_at').where('shop_id', '=', shopId).where('state', '=', 'pending').orderBy('due_at').limit(1).execute());
        if (next === undefined || Date.parse(next.due_at) > end) return;
        clock.time = Math.max(clock.time, Date.parse(next.due_at));
      }
    },
  };
}

export type TestShop = Awaited<ReturnType<typeof openShop>>;
