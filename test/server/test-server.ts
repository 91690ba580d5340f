import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import type { Order, OrderCreate } from '../../src/contract/order.ts';
import type { CatalogueItem, CatalogueItemInput } from '../../src/contract/catalogue.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Role, Scope, Session } from '../../src/contract/session.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type * as z from 'zod/mini';
import { createServer, memoryFiles, type LogEntry, type MailMessage, type Outbound, type OutboundRequest, type Server } from '../../server/index.ts';
import type { Database } from '../../server/database/database.ts';
import { sharedDatabase } from './database/open-test-database.ts';

/** A clock that goes only when it is told to. */
export interface TestClock {
  now(): number;
  advance(durationMs: number): void;
}
export const testClock = (startsAt = Date.parse('2026-11-22T10:00:00.000Z')): TestClock => {
  let now = startsAt;
  return { now: () => now, advance: (durationMs) => { now += durationMs; } };
};

/** What a call came to. */
export interface Called<T> {
  status: number;
  headers: Headers;
  body: T;
}
export interface CallOptions {
  body?: unknown;
  /** Instead of the service key; `null` sends none. */
  token?: string | null;
  /** One is made for every call without it; `null` sends none. */
  key?: string | null;
  ifMatch?: number | string;
  headers?: Record<string, string>;
}

interface Answered { status: number; retryAfterSeconds?: number }
export interface TestServerOptions {
  database?: Database;
  engine?: Database['engine'];
  settings?: Partial<Settings>;
  graceSeconds?: number;
  /** The provider's answers; 200 without it. */
  answer?: (request: OutboundRequest) => Answered | Promise<Answered>;
  /** Throws what the mail server says; takes every message without it. */
  takeMail?: (message: MailMessage) => void | Promise<void>;
  /** Who calls other systems, instead of one that remembers and answers as above. */
  outbound?: Outbound;
  allowedOrigins?: readonly string[];
}

export const providerSecret = `whsec_${Buffer.from('a secret of the test warehouse, 32 b').toString('base64')}`;
export const publicUrl = 'https://orders.test';

/** The real server on a real database, with a shop of its own, a clock that stands, and an outside world that remembers. */
export interface TestServer {
  server: Server;
  database: Database;
  clock: TestClock;
  shopId: string;
  serviceKey: string;
  mails: MailMessage[];
  handOffs: OutboundRequest[];
  log: LogEntry[];
  /** One HTTP call, with the service key. */
  call<T = Problem>(method: string, path: string, options?: CallOptions): Promise<Called<T>>;
  /** A token of a person. */
  tokenFor(role: Role, options?: { scopes?: Scope[]; id?: string }): Promise<string>;
  /** Puts items into the catalogue and answers them in the same order. */
  stock(...items: (Partial<CatalogueItemInput> & { sku: string })[]): Promise<CatalogueItem[]>;
  /** Places an order, and fails the test when that is refused. Without a segment, it is a B2B order but for what is given. */
  place(order?: Partial<z.infer<typeof OrderCreate>>): Promise<Order>;
  /** Sends a whole file by tus, and answers its id. */
  upload(bytes?: Uint8Array, options?: { filename?: string; token?: string }): Promise<string>;
}

/** The smallest PNG: one transparent dot. */
export const dotPng = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const address = { name: 'Aisyah Rahman', line1: '12 Jalan Ampang', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' };

/** A B2B order that can be placed as it is, with one line of the SKU. */
export const b2bOrder = (sku: string, quantity = 1): z.infer<typeof OrderCreate> => ({
  segment: 'b2b', channel: 'phone', submit: true,
  customer: { name: 'Aisyah Rahman', email: 'aisyah@example.com' }, company: { legalName: 'Kilat Fleet Sdn Bhd' },
  shippingAddress: address, paymentTerms: { type: 'net', netDays: 30 },
  lines: [{ kind: 'catalogue', sku, quantity }],
});

/** A B2C order that can be placed as it is, paid in cash, at the catalogue's price. */
export const b2cOrder = (sku: string, { quantity = 1, amount = 2_500 } = {}): z.infer<typeof OrderCreate> => ({
  segment: 'b2c', channel: 'phone', submit: true, reason: { code: 'phoneOrder', note: 'Called the shop.' },
  customer: { name: 'Lim Wei', phone: '+60123456789' }, shippingAddress: address,
  lines: [{ kind: 'catalogue', sku, quantity }],
  payments: [{ methodCode: 'cash', amount: { amount, currency: 'MYR' } }],
});

export async function openTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? await sharedDatabase(options.engine);
  const clock = testClock();
  const shopId = `shop-${randomBytes(6).toString('hex')}`;
  const serviceKey = `key-${randomBytes(24).toString('hex')}`;
  const mails: MailMessage[] = [];
  const handOffs: OutboundRequest[] = [];
  const log: LogEntry[] = [];
  const server = createServer({
    database, clock, random: () => 0.5, publicUrl, files: memoryFiles(), linkSecret: 'a secret for links in tests',
    mailFrom: { name: 'Shop', address: 'orders@shop.test' }, allowedOrigins: options.allowedOrigins ?? [], graceSeconds: options.graceSeconds ?? 0,
    shops: [{
      id: shopId, serviceKey, ...(options.settings && { settings: options.settings }),
      providers: [{ kind: 'webhook', code: 'warehouse', url: 'https://warehouse.test/hand-offs', secrets: [providerSecret] }],
    }],
    mail: {
      async send(message) {
        await options.takeMail?.(message);
        mails.push(message);
        return { response: '250 taken', accepted: message.to, rejected: [] };
      },
    },
    outbound: options.outbound ?? {
      async post(request) {
        const answer = await options.answer?.(request) ?? { status: 200 };
        handOffs.push(request);
        return { body: '', ...answer };
      },
    },
    log: (entry) => { log.push(entry); },
  });

  const call = async <T>(method: string, path: string, { body, token = serviceKey, key, ifMatch, headers = {} }: CallOptions = {}): Promise<Called<T>> => {
    const response = await server.fetch(new Request(`${publicUrl}/v1${path}`, {
      method,
      headers: {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
        ...(method === 'POST' && key !== null && { 'Idempotency-Key': key ?? randomBytes(12).toString('hex') }),
        ...(ifMatch !== undefined && { 'If-Match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' || body instanceof Uint8Array ? body as string : JSON.stringify(body) }),
    }));
    const text = await response.text();
    // A table or a page is answered as its text.
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: (text === '' ? undefined : isJson ? JSON.parse(text) : text) as T };
  };

  return {
    server, database, clock, shopId, serviceKey, mails, handOffs, log, call,
    async tokenFor(role, { scopes, id = `person-${role}` } = {}) {
      const { status, body } = await call<Session>('POST', '/sessions', { body: { actor: { id, name: `The ${role}`, role }, ...(scopes && { scopes }), expiresInSeconds: 3_600 } });
      assert.equal(status, 201, JSON.stringify(body));
      return body.token;
    },
    async stock(...items) {
      const full = items.map((item) => ({ title: `Item ${item.sku}`, price: { amount: 2_500, currency: 'MYR' }, onHand: 50, ...item }));
      const put = await call('PUT', '/catalogue/items', { body: { items: full } });
      assert.equal(put.status, 200, JSON.stringify(put.body));
      const query = items.map(({ sku }) => `skus=${encodeURIComponent(sku)}`).join('&');
      const { body } = await call<{ items: CatalogueItem[] }>('GET', `/catalogue/items?limit=200&${query}`);
      return items.map(({ sku }) => {
        const item = body.items.find((entry) => entry.sku === sku);
        assert.ok(item !== undefined);
        return item;
      });
    },
    async place(order) {
      const sku = `SKU-${randomBytes(4).toString('hex')}`;
      if (order?.lines === undefined) await call('PUT', '/catalogue/items', { body: { items: [{ sku, title: `Item ${sku}`, price: { amount: 2_500, currency: 'MYR' }, onHand: 50 }] } });
      const { status, body } = await call<Order>('POST', '/orders', { body: order?.segment === undefined ? { ...b2bOrder(sku), ...order } : order });
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    },
    async upload(bytes = dotPng, { filename = 'slip.png', token = serviceKey } = {}) {
      const headers = { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0' };
      const created = await server.fetch(new Request(`${publicUrl}/v1/uploads`, {
        method: 'POST', headers: { ...headers, 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': `filename ${Buffer.from(filename).toString('base64')}` },
      }));
      assert.equal(created.status, 201, await created.text());
      const location = created.headers.get('location') ?? '';
      const sent = await server.fetch(new Request(new URL(location, publicUrl), {
        method: 'PATCH', headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }, body: bytes as Uint8Array<ArrayBuffer>,
      }));
      assert.equal(sent.status, 204, await sent.text());
      return location.split('/').at(-1) ?? '';
    },
  };
}
