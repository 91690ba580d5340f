import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { StockLevel, StockMovement } from '../../../src/contract/catalogue.ts';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Fulfilment, ProviderEvent } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { calculateTotals, type Totals } from '../../../src/rules/totals.ts';
import { signWebhook } from '../../../src/webhooks/index.ts';
import { b2bOrder, openTestServer, providerSecret, publicUrl, type CallOptions, type Called, type TestServer, type TestServerOptions } from '../test-server.ts';

type Id<Prefix extends string> = `${Prefix}_${string}`;

/** A shop with two items, one order of both, and a warehouse that says what it is told to. */
export interface Story {
  shop: TestServer;
  orderId: string;
  /** The order as it is now. */
  now(): Promise<Order>;
  /** A call about the order, under its present version. */
  act<T = Problem>(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Called<T>>;
  /** The same, which must succeed. */
  done(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Order>;
  lineOf(sku: string): Promise<Order['lines'][number]>;
  /** Sends what is due. */
  leave(): Promise<void>;
  handOff(): Promise<Fulfilment>;
  /** Has the warehouse call about the order's last hand-off, or another one. */
  say(event: { type: ProviderEvent['type'] } & Record<string, unknown>, fulfilmentId?: string): Promise<string>;
  /** Ships of the last hand-off, all that is left without lines; at this moment without another. */
  ship(lines?: Readonly<Record<string, number>>, at?: string): Promise<void>;
  events(): Promise<OrderEvent[]>;
  /** On hand and allocated. */
  level(sku: string): Promise<[number, number]>;
  ledger(): Promise<Pick<StockMovement, 'delta' | 'reason'>[]>;
}

export const ringgit = (amount: number) => ({ amount, currency: 'MYR' });

/** What the order comes to, as the shared rules add it up. */
export const expectedTotals = (order: Order): Totals => calculateTotals({
  currency: order.currency, discounts: order.discounts as [], paidAmount: order.totals.paid.amount, ...(order.shipping && { shipping: order.shipping }),
  lines: order.lines.map((line) => ({
    quantity: line.quantity - (order.status === 'cancelled' ? 0 : line.quantities.cancelled), unitPrice: line.unitPrice, discounts: line.discounts as [], taxRate: line.taxRate,
  })),
});

/** Opens a shop with ten OIL at 100.00 and ten WAX at 25.00, and an order of four OIL and two WAX. */
export async function openStory({ order: changes = {}, ...options }: TestServerOptions & { order?: Record<string, unknown> } = {}): Promise<Story> {
  const shop = await openTestServer(options);
  await shop.stock({ sku: 'OIL', onHand: 10, price: ringgit(10_000), taxRate: 600 }, { sku: 'WAX', onHand: 10, price: ringgit(2_500) });
  const { id: orderId } = await shop.place({
    ...b2bOrder('OIL'), lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 4 }, { kind: 'catalogue', sku: 'WAX', quantity: 2 }], ...changes,
  });
  let calls = 0;

  const story: Story = {
    shop, orderId,
    now: async () => (await shop.call<Order>('GET', `/orders/${orderId}`)).body,
    async act(method, path, body, callOptions) {
      const { version } = await story.now();
      return shop.call(method, `/orders/${orderId}${path}`, { ...(body !== undefined && { body }), ifMatch: version, ...callOptions });
    },
    async done(method, path, body, callOptions) {
      const answer = await story.act<Order>(method, path, body, callOptions);
      assert.ok(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async lineOf(sku) {
      const line = (await story.now()).lines.find((entry) => entry.sku === sku);
      assert.ok(line !== undefined, `the order has no line of ${sku}`);
      return line;
    },
    async leave() {
      await shop.server.drain();
    },
    async handOff() {
      const last = (await story.now()).fulfilments.at(-1);
      assert.ok(last !== undefined);
      return last;
    },
    async say(event, fulfilmentId) {
      calls += 1;
      const at = new Date(shop.clock.now() + calls).toISOString();
      const body = JSON.stringify({ at, fulfilmentId: fulfilmentId ?? (await story.handOff()).id, ...event });
      const headers = await signWebhook({ secret: providerSecret, id: randomBytes(8).toString('hex'), timestamp: Math.floor(shop.clock.now() / 1_000), body });
      const answer = await shop.server.fetch(new Request(`${publicUrl}/v1/provider/warehouse/events`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body }));
      const said = await answer.json() as { outcome: string };
      assert.equal(answer.status, 202, JSON.stringify(said));
      return said.outcome;
    },
    async ship(lines, at) {
      const list = lines && await Promise.all(Object.entries(lines).map(async ([sku, quantity]) => ({ lineId: (await story.lineOf(sku)).id as Id<'lin'>, quantity })));
      await story.say({ type: 'shipment.created', shipmentReference: `P${calls}`, carrier: 'J&T', trackingNumber: `JT${calls}`, ...(list && { lines: list }), ...(at !== undefined && { at }) });
    },
    events: async () => (await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${orderId}/events?limit=200`)).body.items,
    async level(sku) {
      const { body } = await shop.call<{ items: StockLevel[] }>('GET', `/stock?skus=${sku}`);
      return [body.items[0]?.onHand ?? -1, body.items[0]?.allocated ?? -1];
    },
    async ledger() {
      const { body } = await shop.call<{ items: StockMovement[] }>('GET', `/stock/movements?orderId=${orderId}&limit=200`);
      return body.items.map(({ delta, reason }) => ({ delta, reason })).reverse();
    },
  };
  return story;
}
