import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getResponse } from 'msw';
import { createClient, isApiError, type Client, type Role } from '../../src/index.ts';
import { openShop, sampleSlip, type TestShop } from '../../testing/index.ts';

describe('a shop in memory', () => {
  let shop: TestShop;
  const clientOf = (of: TestShop, role: Role = 'merchant'): Client =>
    createClient({ baseUrl: of.baseUrl, fetch: of.fetch, auth: () => of.sessionToken(role), retry: { limit: 0 } });

  before(async () => { shop = await openShop(); });
  after(() => shop.close());

  it('has orders at every place of their way', async () => {
    const client = clientOf(shop);
    const statusOf = async (id: string | undefined) => {
      const { status, paymentStatus, fulfilmentStatus } = await client.orders.get(id ?? '');
      return [status, paymentStatus, fulfilmentStatus];
    };
    assert.deepEqual(await statusOf(shop.orders.draft), ['draft', 'unpaid', 'unfulfilled']);
    assert.deepEqual(await statusOf(shop.orders.delivered), ['completed', 'paid', 'delivered']);
    assert.deepEqual(await statusOf(shop.orders.requested), ['confirmed', 'pendingVerification', 'requested']);
    assert.deepEqual(await statusOf(shop.orders.cancelled), ['cancelled', 'notRequired', 'cancelled']);
    assert.equal((await statusOf(shop.orders.exception))[2], 'exception');
    assert.equal((await client.orders.list({ includeTotal: true })).total, 18);
    assert.ok(shop.mailbox.messages.some(({ subject }) => subject.includes('MO-')));
  });

  it('gives back the files that its orders came with', async () => {
    const client = clientOf(shop);
    const { payments } = await client.orders.get(shop.orders.requested ?? '');
    const { url } = await client.uploads.contentLink(payments[0]?.proofs[0]?.uploadId ?? '');
    const answer = await shop.fetch(url);
    assert.equal(answer.status, 200);
    assert.equal((await answer.text()).slice(0, 8), '%PDF-1.4');
  });

  it('tells who watches what its warehouse does', { timeout: 30_000 }, async () => {
    const client = clientOf(shop);
    const orderId = shop.orders.packing ?? '';
    const stop = new AbortController();
    const seen = (async () => {
      for await (const event of client.orders.watch(orderId, { signal: stop.signal })) if (event.type === 'shipment.created') return event.data;
      return undefined;
    })();
    await shop.warehouse.ship(orderId, { trackingNumber: 'TRK-1' });
    assert.equal((await seen)?.['trackingNumber'], 'TRK-1');
    stop.abort();
    assert.deepEqual((await client.orders.list({ q: 'TRK-1' })).items.map(({ id }) => id), [orderId]);
    await shop.drain();
    assert.ok(shop.mailbox.messages.some(({ text }) => text.includes('TRK-1')), 'the customer was told');
  });

  it('takes files and orders, and hands them over', { timeout: 30_000 }, async () => {
    const client = clientOf(shop);
    const { items } = await client.catalogue.search({ q: 'mug' });
    const upload = await client.uploads.send(sampleSlip({ lines: ['A slip'] }));
    assert.equal(upload.status, 'stored');
    const price = items[0]?.price ?? { amount: 0, currency: 'MYR' };
    const order = await client.orders.create({
      submit: true, segment: 'b2c', channel: 'phone', reason: { code: 'phoneOrder', note: 'By phone' }, customer: { name: 'Nurul', email: 'nurul@example.com' },
      shippingAddress: { line1: '1 Jalan', postalCode: '50000', city: 'Kuala Lumpur', region: 'MY-14', country: 'MY' },
      lines: [{ kind: 'catalogue', sku: items[0]?.sku ?? '', quantity: 1 }],
      payments: [{ methodCode: 'bankTransfer', amount: price, paidAt: new Date().toISOString(), proofs: [{ uploadId: upload.id as `upl_${string}`, kind: 'bankSlip' }] }],
    });
    await shop.drain();
    assert.ok(shop.warehouse.handOffs.some(({ orderId }) => orderId === order.id));
    assert.ok(shop.mailbox.messages.some(({ to }) => to.includes('nurul@example.com')));
  });

  it('lets nobody do more than the role may', async () => {
    await assert.rejects(async () => { await clientOf(shop, 'viewer').orders.create({ segment: 'b2c' }); }, (error) => isApiError(error) && error.code === 'permissionDenied');
  });

  it('answers msw as it answers fetch, pictures included', async () => {
    const handlers = shop.handlers();
    const authorization = `Bearer ${await shop.sessionToken('viewer')}`;
    const list = await getResponse(handlers, new Request('http://localhost:6006/v1/orders?limit=1', { headers: { authorization } }));
    assert.equal(list?.status, 200);
    const item = (await clientOf(shop).catalogue.search({ limit: 1 })).items[0];
    const picture = await getResponse(handlers, new Request(new URL(item?.imageUrl ?? '', 'http://localhost:6006')));
    assert.equal(picture?.headers.get('content-type'), 'image/svg+xml');
    assert.equal(await getResponse(handlers, new Request('http://localhost:6006/sample-pictures/none.svg')), undefined);
  });

  it('may begin with nothing but its settings, and is its own: what happens in one is not seen in another', { timeout: 60_000 }, async () => {
    const empty = await openShop({ seed: false });
    try {
      const client = clientOf(empty);
      assert.deepEqual([(await client.orders.list()).items, (await client.catalogue.search({})).items, empty.orders], [[], [], {}]);
      assert.equal((await client.settings.get()).currency, 'MYR');
      await client.orders.create({ segment: 'b2c', customer: { name: 'Only here' } });
      assert.equal((await client.orders.list({ q: 'Only here' })).items.length, 1);
      assert.equal((await clientOf(shop).orders.list({ q: 'Only here' })).items.length, 0);
    } finally {
      await empty.close();
    }
  });
});
