import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type * as z from 'zod/mini';
import type { Order, PaymentPage } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { b2bOrder, b2cOrder, openTestServer, type TestServer } from '../test-server.ts';

type Page = z.infer<typeof PaymentPage>;
const amount = { amount: 2_500, currency: 'MYR' };

let shop: TestServer;
const orders: Order[] = [];
before(async () => {
  shop = await openTestServer();
  await shop.stock({ sku: 'WAX', onHand: 100 });
  for (let index = 0; index < 7; index += 1) {
    orders.push(await shop.place({
      ...(index === 3 ? b2bOrder('WAX') : b2cOrder('WAX')),
      payments: [{ methodCode: index % 2 ? 'bankTransfer' : 'cheque', amount, proofs: [{ uploadId: await shop.upload() as `upl_${string}`, kind: 'receipt' }] }, { methodCode: 'cash', amount }],
    }));
    // Some at the same moment, so that the ids decide.
    if (index % 3 === 0) shop.clock.advance(1_000);
  }
  await shop.call('POST', '/orders', { body: { ...b2cOrder('WAX'), submit: false } });
  const other = await openTestServer();
  await other.stock({ sku: 'WAX' });
  await other.place(b2cOrder('WAX'));
});

const list = async (query: string): Promise<Page> => {
  const { status, body } = await shop.call<Page>('GET', `/payments?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

it('payments of all placed orders stand in one list, the one recorded first first, with what it takes to judge them', async () => {
  const { items, total } = await list('includeTotal=true&limit=200');
  assert.equal(total, 14, 'neither a draft’s nor another shop’s');
  assert.deepEqual(items.map(({ payment }) => payment.createdAt), items.map(({ payment }) => payment.createdAt).sort());
  const first = orders[0]!;
  assert.deepEqual(items[0], {
    order: {
      id: first.id, number: first.number, version: 1, status: 'confirmed', orderedAt: first.orderedAt, customerName: 'Lim Wei',
      total: first.totals.total, balance: first.totals.balance,
    },
    payment: (await shop.call<Order>('GET', `/orders/${first.id}`)).body.payments[0],
  });
  assert.equal(items.find(({ order }) => order.id === orders[3]?.id)?.order.companyName, 'Kilat Fleet Sdn Bhd');
  assert.equal(items[0]?.payment.proofs[0]?.duplicateOf.length, 6, 'the same slip proves six others');
});

it('payments are filtered by status and method, and no values are none', async () => {
  assert.equal((await list('status=proofSubmitted&includeTotal=true')).total, 7);
  assert.equal((await list('status=pending&paymentMethod=cash&includeTotal=true')).total, 7);
  assert.equal((await list('paymentMethod=cheque&paymentMethod=bankTransfer&includeTotal=true')).total, 7);
  assert.equal((await list('status=verified&includeTotal=true')).total, 0);
  assert.equal((await list('status=&includeTotal=true')).total, 0);
  assert.equal((await list('paymentMethod=')).items.length, 0);
});

it('the queue is walked page by page without loss, also while its first one is done', async () => {
  const ops = await shop.tokenFor('ops');
  const all = (await list('status=proofSubmitted&limit=200')).items.map(({ payment }) => payment.id);
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { items, nextCursor } = await list(`status=proofSubmitted&limit=2${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`);
    seen.push(...items.map(({ payment }) => payment.id));
    const [entry] = items;
    if (entry) {
      const verified = await shop.call('POST', `/orders/${entry.order.id}/payments/${entry.payment.id}/verify`, { token: ops, ifMatch: entry.order.version });
      assert.equal(verified.status, 200, JSON.stringify(verified.body));
    }
    if (nextCursor === undefined) break;
    after = nextCursor;
  }
  assert.deepEqual(seen, all);
});

it('a cursor of another list is refused', async () => {
  for (const after of ['rubbish', 'W10', 'WyJhIiwiYiJd']) {
    const { status, body } = await shop.call<Problem>('GET', `/payments?after=${after}`);
    assert.deepEqual([status, body.errors?.[0]?.pointer], [422, '?after']);
  }
});
