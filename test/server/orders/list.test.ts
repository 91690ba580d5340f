import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type * as z from 'zod/mini';
import { maxOrderIds, orderSorts, type OrderPage, type OrderSummary } from '../../../src/contract/order.ts';
import type { OrderSums } from '../../../src/contract/order-export.ts';
import { b2bOrder, b2cOrder, openTestServer, type TestServer } from '../test-server.ts';

type Page = z.infer<typeof OrderPage>;

describe('the list of orders', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock({ sku: 'OIL', onHand: 1_000, price: { amount: 10_000, currency: 'MYR' } }, { sku: 'WAX', onHand: 1_000 });
    await shop.place({ ...b2bOrder('OIL', 1), orderedAt: '2026-10-31T16:30:00Z', purchaseOrderNumber: 'PO-778', channel: 'email', requestedDeliveryDate: '2026-12-24', tags: ['vip', 'gift'] });
    await shop.place({ ...b2bOrder('OIL', 2), orderedAt: '2026-10-31T15:30:00Z', customer: { name: 'Zul 100%_er', email: 'z@example.com' } });
    await shop.place({ ...b2cOrder('WAX'), externalReference: 'SHOPEE-42', channel: 'marketplace' });
    await shop.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'cheque', amount: { amount: 2_500, currency: 'MYR' } }] });
    await shop.call('POST', '/orders', { body: { segment: 'b2b', company: { legalName: 'Draft Sdn Bhd' }, requestedDeliveryDate: '2026-12-01', tags: ['gift'] }, token: await shop.tokenFor('merchant') });
    const cancelled = await shop.place(b2bOrder('WAX'));
    await shop.call('POST', `/orders/${cancelled.id}/cancel`, { ifMatch: 1 });
  });

  const list = async (query = ''): Promise<Page> => {
    const { status, body } = await shop.call<Page>('GET', `/orders?includeTotal=true&${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  const count = async (query: string): Promise<number | undefined> => (await list(query)).total;

  it('shows each order in one row', async () => {
    const { items } = await list('q=SHOPEE-42');
    assert.equal(items.length, 1);
    const [row] = items as [OrderSummary];
    assert.deepEqual({ ...row, id: '', number: '' }, {
      id: '', number: '', version: 1, status: 'confirmed', paymentStatus: 'unpaid', fulfilmentStatus: 'unfulfilled', origin: 'manual', segment: 'b2c',
      channel: 'marketplace', reasonCode: 'phoneOrder', orderedAt: '2026-11-22T10:00:00.000Z', customerName: 'Lim Wei', itemCount: 1,
      total: { amount: 2_500, currency: 'MYR' }, balance: { amount: 2_500, currency: 'MYR' }, overdue: false, alerts: [], paymentMethods: ['cash'], trackingNumbers: [],
      externalReference: 'SHOPEE-42', tags: [], createdBy: { id: 'service', name: 'Service', role: 'service' }, updatedAt: '2026-11-22T10:00:00.000Z',
    });
  });

  it('filters by everything that it shows', async () => {
    assert.equal(await count(''), 6);
    assert.equal(await count('status=draft'), 1);
    assert.equal(await count('status=draft&status=cancelled'), 2);
    assert.equal(await count('paymentMethod=cash&paymentMethod=cheque'), 2);
    assert.equal(await count('paymentMethod=cheque'), 1);
    assert.equal(await count('segment=b2c'), 2);
    assert.equal(await count('channel=email'), 1);
    assert.equal(await count('reason=phoneOrder'), 2);
    // A draft without lines, and a cancelled order.
    assert.equal(await count('paymentStatus=notRequired'), 2);
    assert.equal(await count('fulfilmentStatus=cancelled'), 1);
    assert.equal(await count('origin=manual'), 6);
    assert.equal(await count('origin=online'), 0);
  });

  it('finds by tag, by who entered them, and by their ids', async () => {
    assert.deepEqual([await count('tag=vip'), await count('tag=gift&tag=vip'), await count('tag=other'), await count('tag=')], [1, 2, 0, 0]);
    assert.deepEqual([await count('createdBy=person-merchant'), await count('createdBy=person-merchant&createdBy=service'), await count('createdBy=nobody')], [1, 6, 0]);
    const ids = (await list('status=confirmed')).items.slice(0, 2).map(({ id }) => id);
    assert.equal(await count(ids.map((id) => `ids=${id}`).join('&')), 2);
    assert.deepEqual([await count(`ids=${ids[0]}&status=draft`), await count('ids=')], [0, 0]);
    const { status, body } = await shop.call('GET', `/orders?${Array.from({ length: maxOrderIds + 1 }, (_, n) => `ids=ord_${n}`).join('&')}`);
    assert.deepEqual([status, body.errors?.map(({ pointer }) => pointer)], [422, ['?ids']]);
  });

  it('finds the orders of one customer, and not those of a namesake or those that have become another’s', async () => {
    const own = await openTestServer();
    const [one, namesake] = await Promise.all([1, 2].map(async () => (await own.call<{ id: `cus_${string}` }>('POST', '/customers', { body: { segment: 'b2c', name: 'Nurul Huda' } })).body.id));
    assert.ok(one && namesake);
    const customer = { name: 'Nurul Huda', email: 'nurul@example.com' };
    const [first, second] = [await own.place({ customer: { ...customer, customerId: one } }), await own.place({ customer: { ...customer, customerId: one } })];
    await own.place({ customer: { ...customer, customerId: namesake } });
    await own.place({ customer });
    const ordersOf = async (query: string): Promise<string[]> => (await own.call<Page>('GET', `/orders?${query}`)).body.items.map(({ id }) => id);
    assert.deepEqual(await ordersOf(`customerId=${one}`), [second.id, first.id]);
    assert.deepEqual(await ordersOf('customerId=cus_unknown'), []);
    assert.equal((await own.call('GET', '/orders?customerId=Nurul')).status, 422);

    assert.equal((await own.call('PATCH', `/orders/${second.id}`, { body: { customer: { customerId: namesake } }, ifMatch: second.version })).status, 200);
    assert.deepEqual(await ordersOf(`customerId=${one}`), [first.id]);
  });

  it('sorts by customer and requested day, and what lacks them comes last either way', async () => {
    const names = async (sort: string) => (await list(`sort=${sort}`)).items.map(({ companyName, customerName }) => companyName ?? customerName);
    assert.deepEqual(await names('customer'), ['Draft Sdn Bhd', 'Kilat Fleet Sdn Bhd', 'Kilat Fleet Sdn Bhd', 'Kilat Fleet Sdn Bhd', 'Lim Wei', 'Lim Wei']);
    assert.deepEqual(await names('-customer'), (await names('customer')).reverse());
    const days = async (sort: string) => (await list(`sort=${sort}`)).items.map(({ requestedDeliveryDate }) => requestedDeliveryDate);
    const without = Array.from({ length: 4 }, () => undefined);
    assert.deepEqual([await days('requestedDeliveryDate'), await days('-requestedDeliveryDate')], [['2026-12-01', '2026-12-24', ...without], ['2026-12-24', '2026-12-01', ...without]]);
  });

  it('adds up what the filter finds, by currency and status', async () => {
    const { items } = (await shop.call<OrderSums>('GET', '/orders/sums')).body;
    assert.deepEqual(items.map(({ currency, status, orders, total, paid, balance }) => [currency, status, orders, total.amount, paid.amount, balance.amount]), [
      ['MYR', 'cancelled', 1, 0, 0, 0], ['MYR', 'confirmed', 4, 35_000, 0, 35_000], ['MYR', 'draft', 1, 0, 0, 0],
    ]);
    assert.deepEqual((await shop.call<OrderSums>('GET', '/orders/sums?segment=b2c')).body.items.map(({ orders, total }) => [orders, total.amount]), [[2, 5_000]]);
    assert.deepEqual((await shop.call<OrderSums>('GET', '/orders/sums?status=')).body.items, []);
  });

  it('counts months where the shop is, not in Greenwich', async () => {
    assert.equal(await count('month=2026-10'), 1);
    assert.equal(await count('month=2026-11'), 5);
  });

  it('takes days where the shop is, both ends included', async () => {
    assert.equal(await count('to=2026-10-31'), 1);
    assert.equal(await count('from=2026-11-01&to=2026-11-01'), 1);
    assert.equal(await count('from=2026-11-01'), 5);
    assert.equal(await count('from=2026-11-23'), 0);
    assert.equal((await shop.call('GET', '/orders?from=2026-13-01')).body.errors?.[0]?.pointer, '?from');
  });

  it('finds what a person has to look at', async () => {
    const own = await openTestServer();
    const [looked] = [await own.place(), await own.place()];
    await own.database.transaction(async (tx) => { await tx.updateTable('orders').set({ alert_count: 1 }).where('id', '=', looked?.id ?? '').execute(); });
    const ids = async (query: string) => (await own.call<Page>('GET', `/orders?${query}`)).body.items.map(({ id }) => id);
    assert.deepEqual([await ids('alert=true'), (await ids('alert=false')).length], [[looked?.id], 1]);
  });

  it('takes no values as none, never as all', async () => {
    assert.equal(await count('status='), 0);
    assert.equal(await count('paymentMethod='), 0);
  });

  it('finds by part of a number, a customer, a company or a reference, and takes wildcards for themselves', async () => {
    assert.equal(await count('q=po-77'), 1);
    assert.equal(await count('q=draft'), 1);
    assert.equal(await count('q=10003'), 1);
    assert.equal(await count('q=100%25_'), 1);
    assert.equal(await count('q=%25'), 1);
    assert.equal(await count('q=__'), 0);
    assert.equal(await count('q=nobody'), 0);
  });

  it('sorts by date, total and number, either way', async () => {
    const by = async (sort: string) => (await list(`sort=${sort}`)).items;
    const totals = (await by('total')).map(({ total }) => total.amount);
    assert.deepEqual(totals, [...totals].sort((a, b) => a - b));
    assert.deepEqual((await by('-total')).map(({ id }) => id), (await by('total')).map(({ id }) => id).reverse());
    const dates = (await by('orderedAt')).map(({ orderedAt }) => orderedAt);
    assert.deepEqual(dates, [...dates].sort());
    assert.equal((await by('-number'))[0]?.number, 'MO-10005');
    assert.equal((await by('number'))[0]?.number, undefined);
  });

  it('pages through every order once, in every order, also while new ones come', async () => {
    const walk = async (sort: string, onPage: () => Promise<unknown>): Promise<string[]> => {
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const page: Page = await list(`limit=2&sort=${sort}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`);
        ids.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === undefined) return ids;
        after = page.nextCursor;
        await onPage();
      }
    };
    for (const sort of orderSorts) {
      const all = (await list(`limit=200&sort=${sort}`)).items.map(({ id }) => id);
      assert.deepEqual(await walk(sort, () => Promise.resolve()), all, sort);
    }
    const known = (await list('limit=200')).items.map(({ id }) => id);
    const seen = await walk('-orderedAt', () => shop.place(b2cOrder('WAX')));
    assert.deepEqual(seen.filter((id) => known.includes(id)), known);
    assert.equal(new Set(seen).size, seen.length);
  });

  it('refuses a cursor of another list or order', async () => {
    const { nextCursor } = await list('limit=1&sort=total');
    for (const query of [`sort=-total&after=${nextCursor}`, 'after=rubbish', 'after=W10', `after=${nextCursor}`]) {
      const { status, body } = await shop.call('GET', `/orders?${query}`);
      assert.equal(status, 422, query);
      assert.deepEqual(body.errors?.map(({ pointer }) => pointer), ['?after']);
    }
  });
});
