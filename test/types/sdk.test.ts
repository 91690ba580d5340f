import { test } from 'node:test';
import { createClient, isApiError, type ApiError, type Client, type Order, type OrderEvent, type OrderSummary, type Page, type Result, type Upload, type Uploads } from '../../src/index.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>(): void => undefined;
const is = <T>(_value: T): void => undefined;

// Never called: what is checked here is checked by the compiler.
const uses = async (shop: Client): Promise<void> => {
  holds<Same<Awaited<ReturnType<Client['orders']['get']>>, Order>>();
  holds<Same<Awaited<ReturnType<Client['orders']['list']>>, Page<OrderSummary>>>();
  holds<Same<Awaited<ReturnType<Client['orders']['delete']>>, undefined>>();
  holds<Same<Awaited<ReturnType<Client['uploads']['send']>>, Upload>>();

  const order = await shop.orders.create({ segment: 'b2b', lines: [{ kind: 'catalogue', sku: 'B-10', quantity: 3 }], submit: true }, { idempotencyKey: 'k' });
  await shop.orders.update(order.id, { notes: { internal: null }, company: null }, { ifMatch: order.version });
  const { etag } = await shop.orders.get(order.id).withResponse();
  await shop.orders.cancel(order.id, { ifMatch: etag ?? '*', reason: 'x' });
  // @ts-expect-error A change names the version that it is made against.
  await shop.orders.update(order.id, {});
  // @ts-expect-error An amount is money, never a number.
  await shop.payments.record(order.id, { methodCode: 'cash', amount: 12.5 });
  // @ts-expect-error A list of values is closed when it is asked for.
  await shop.orders.list({ status: ['inventedLater'] });
  // @ts-expect-error A misspelt field is none.
  await shop.orders.create({ segment: 'b2b', remark: 'x' });

  // A list of values is open when it is answered, and still completes its known ones.
  is<string>(order.status);
  if (order.status === 'confirmed') is<'confirmed' | (string & {})>(order.status);

  for await (const item of shop.catalogue.search({ q: 'oil' })) is<number>(item.price.amount);
  for await (const event of shop.orders.watch(order.id)) is<OrderEvent>(event);
  const result: Result<Order> = await shop.orders.get('x').safe();
  if (!result.ok && isApiError(result.error)) is<ApiError>(result.error);
  const queue: Uploads = shop.uploads.createQueue({ scope: 'drf_1' });
  queue.add([]);
};

test('the public types hold what they promise', () => {
  void uses;
  createClient({ baseUrl: '/v1', auth: async () => ({ token: 't', expiresAt: '2026-11-22T10:00:00.000Z' }) });
});
