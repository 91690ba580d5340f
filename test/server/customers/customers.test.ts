import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type * as z from 'zod/mini';
import type { Customer, CustomerPage } from '../../../src/contract/customer.ts';
import { b2bOrder, openTestServer, type TestServer } from '../test-server.ts';

type Page = z.infer<typeof CustomerPage>;

describe('customers', () => {
  let shop: TestServer;
  const ids: string[] = [];
  before(async () => {
    shop = await openTestServer();
    for (const body of [
      { segment: 'b2b', name: 'Aisyah Rahman', email: 'aisyah@kilat.example', company: { legalName: 'Kilat Fleet Sdn Bhd', registrationNumber: '201901000001' } },
      { segment: 'b2c', name: 'Lim Wei', phone: '+60123456789', shippingAddress: { line1: '12 Jalan Ampang', country: 'MY' } },
      { segment: 'b2c', name: 'Aisyah Lim', email: 'aisyah.lim@example.com' },
    ]) ids.push((await shop.call<Customer>('POST', '/customers', { body })).body.id);
  });
  const search = async (query: string): Promise<string[]> => (await shop.call<Page>('GET', `/customers?${query}`)).body.items.map(({ name }) => name);

  it('are found by name, e-mail, telephone or company', async () => {
    assert.deepEqual(await search('q=aisyah'), ['Aisyah Lim', 'Aisyah Rahman']);
    assert.deepEqual(await search('q=kilat fleet'), ['Aisyah Rahman']);
    assert.deepEqual(await search('q=3456789'), ['Lim Wei']);
    assert.deepEqual(await search('q=aisyah&segment=b2c'), ['Aisyah Lim']);
    assert.deepEqual(await search('q=%25'), []);
  });

  it('page, each once', async () => {
    const first = await shop.call<Page>('GET', '/customers?limit=2&includeTotal=true');
    assert.equal(first.body.total, 3);
    const second = await shop.call<Page>('GET', `/customers?limit=2&after=${first.body.nextCursor}`);
    assert.deepEqual([...first.body.items, ...second.body.items].map(({ name }) => name), ['Aisyah Lim', 'Aisyah Rahman', 'Lim Wei']);
  });

  it('come back as they were kept', async () => {
    const { body } = await shop.call<Customer>('GET', `/customers/${ids[1]}`);
    assert.deepEqual(body, {
      id: ids[1], segment: 'b2c', name: 'Lim Wei', phone: '+60123456789', shippingAddress: { line1: '12 Jalan Ampang', country: 'MY' },
      createdAt: '2026-11-22T10:00:00.000Z', updatedAt: '2026-11-22T10:00:00.000Z',
    });
    assert.equal((await shop.call('GET', '/customers/cus_none')).status, 404);
  });

  it('can be named by an order only when the shop has them', async () => {
    await shop.stock({ sku: 'OIL' });
    const order = b2bOrder('OIL');
    assert.equal((await shop.call('POST', '/orders', { body: { ...order, customer: { ...order.customer, customerId: ids[0] } } })).status, 201);
    const { body } = await shop.call('POST', '/orders', { body: { ...order, customer: { ...order.customer, customerId: 'cus_none' } } });
    assert.deepEqual(body.errors?.map(({ code, pointer }) => [code, pointer]), [['invalidValue', '/customer/customerId']]);
  });
});
