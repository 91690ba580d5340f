import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyChain } from '../../../src/rules/event-chain.ts';
import { times } from '../../long-run.ts';
import { b2bOrder } from '../test-server.ts';
import { openReceiver } from './receiver.ts';
import { openWebhookShop } from './webhook-shop.ts';

test('orders at once, an outbox at work and endpoints that fail and change: everything arrives, and nobody waits for another for ever', async (context) => {
  const [steady, shaky] = [await openReceiver(), await openReceiver()];
  context.after(() => {
    steady.close();
    shaky.close();
  });
  const shop = await openWebhookShop({ allowedHosts: [steady.host, shaky.host] });
  const before = (await shop.posted()).length;
  const one = await shop.endpoint(steady.url);
  const other = await shop.endpoint(shaky.url);
  let calls = 0;
  shaky.answers(() => ({ status: (calls += 1) % 3 === 0 ? 500 : 200 }));
  await shop.server.start();
  context.after(() => shop.server.close());

  const orders = Array.from({ length: times(12, 30) }, () => shop.call('POST', '/orders', { body: b2bOrder('OIL') }));
  for (let time = 0; time < 5; time += 1) {
    await shop.call('POST', `/webhooks/${one.endpoint.id}/rotate-secret`);
    await shop.call('PATCH', `/webhooks/${other.endpoint.id}`, { body: { url: `${shaky.url}?${time}` }, ifMatch: '*' });
  }
  // A conflict of two orders may say “try again”; every other answer is an order.
  for (const { status } of await Promise.all(orders)) assert.ok(status === 201 || status === 503, String(status));

  const waiting = async (): Promise<number> => (await Promise.all([one, other].map(({ endpoint }) => shop.call<{ total: number }>('GET', `/webhooks/${endpoint.id}/deliveries?status=pending&limit=1&includeTotal=true`))))
    .reduce((sum, { body }) => sum + body.total, 0);
  for (let round = 0; round < 400 && await waiting() > 0; round += 1) {
    shop.clock.advance(10_000);
    await pause(50);
  }
  await shop.server.close();
  const news = (await shop.posted()).slice(before).map(({ id }) => id);
  assert.ok(news.length >= times(40, 100), `${news.length} events`);
  assert.ok(shaky.calls.length > shaky.taken().length, 'it did fail');
  for (const receiver of [steady, shaky]) {
    assert.deepEqual([...new Set(receiver.taken().map(({ event }) => event.id))].toSorted((a, b) => Number(a) - Number(b)), news);
    assert.equal(new Set(receiver.taken().map(({ id }) => id)).size, news.length, 'one id for each event');
  }
  assert.deepEqual(shop.log.filter(({ level }) => level === 'error'), []);
  assert.deepEqual((await verifyChain(await shop.history())).breaks, []);
});
