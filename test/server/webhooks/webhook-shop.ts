import assert from 'node:assert/strict';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../../src/contract/webhook.ts';
import { httpOutbound } from '../../../server/adapters/http-provider.ts';
import type { OutboundRequest } from '../../../server/index.ts';
import { openTestServer, type TestServerOptions } from '../test-server.ts';

interface Made { endpoint: WebhookEndpoint; secret: string }

/** A shop that calls real addresses, where those of the receivers are allowed. Its warehouse is none of them, and takes everything. */
export async function openWebhookShop({ allowedHosts, timeoutMs = 5_000, ...options }: TestServerOptions & { allowedHosts: readonly string[]; timeoutMs?: number }) {
  // Signed by the machine's clock, so that another library can verify it.
  const http = httpOutbound({ clock: { now: () => Date.now() }, allowedHosts, totalTimeoutMs: timeoutMs });
  const handOffs: OutboundRequest[] = [];
  const shop = await openTestServer({
    ...options,
    outbound: {
      ...http,
      post(request) {
        if (!request.url.startsWith('https://warehouse.test/')) return http.post(request);
        handOffs.push(request);
        return Promise.resolve({ status: 202, body: '' });
      },
    },
  });
  await shop.stock({ sku: 'OIL', onHand: 10_000 });
  await shop.server.drain();
  const history = async (): Promise<OrderEvent[]> => {
    const items: OrderEvent[] = [];
    for (let after = ''; ;) {
      const { body } = await shop.call<{ items: OrderEvent[]; nextCursor?: string }>('GET', `/events?limit=200${after}`);
      items.push(...body.items);
      if (body.nextCursor === undefined) return items;
      after = `&after=${body.nextCursor}`;
    }
  };
  return Object.assign(shop, {
    async endpoint(url: string, events?: string[]): Promise<Made> {
      const { status, body } = await shop.call<Made>('POST', '/webhooks', { body: { url, ...(events && { events }) } });
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    },
    get: async (webhookId: string): Promise<WebhookEndpoint> => {
      const { body } = await shop.call<{ items: WebhookEndpoint[] }>('GET', '/webhooks');
      const found = body.items.find(({ id }) => id === webhookId);
      assert.ok(found !== undefined);
      return found;
    },
    /** Newest first. */
    async deliveries(webhookId: string, query = ''): Promise<WebhookDelivery[]> {
      const { status, body } = await shop.call<{ items: WebhookDelivery[] }>('GET', `/webhooks/${webhookId}/deliveries?limit=200${query}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body.items;
    },
    history,
    /** Every event of the shop that is posted. */
    posted: async (): Promise<OrderEvent[]> => (await history()).filter(({ type }) => !type.startsWith('webhook.')),
    /** Something happens: one event each. */
    async happen(times = 1): Promise<void> {
      for (let count = 0; count < times; count += 1) {
        const { status } = await shop.call('PUT', '/catalogue/items', { body: { items: [{ sku: 'OIL', title: `Oil ${crypto.randomUUID()}`, price: { amount: 100, currency: 'MYR' } }] } });
        assert.equal(status, 200);
      }
    },
    /** Lets the clock jump from one due time to the next, for at most so long. */
    async pass(durationMs: number): Promise<void> {
      const end = shop.clock.now() + durationMs;
      for (;;) {
        await shop.server.drain();
        const next = await shop.database.read((db) => db.selectFrom('outbox').select('due_at').where('shop_id', '=', shop.shopId).where('state', '=', 'pending').orderBy('due_at').limit(1).executeTakeFirst());
        const at = next === undefined ? end : Math.min(end, Date.parse(next.due_at));
        shop.clock.advance(Math.max(0, at - shop.clock.now()));
        if (at === end) return shop.server.drain();
      }
    },
  });
}

export type WebhookShop = Awaited<ReturnType<typeof openWebhookShop>>;
