import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type * as z from 'zod/mini';
import type { Order, OrderPage } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Reconciliation } from '../../../src/contract/reconciliation.ts';
import { b2bOrder, b2cOrder, openTestServer, publicUrl, type TestServer } from '../test-server.ts';
import { readCsv } from '../spreadsheets/read-csv.ts';

const ringgit = (amount: number) => ({ amount, currency: 'MYR' });
const dayMs = 24 * 60 * 60 * 1_000;

describe('the reconciliation of a shop’s orders', () => {
  let shop: TestServer;
  let ops: string;
  const placed: Record<string, Order> = {};
  const change = async (order: Order, action: string, body?: object, index = 0): Promise<Order> => {
    const { version } = (await shop.call<Order>('GET', `/orders/${order.id}`)).body;
    const { status, body: after } = await shop.call<Order>('POST', `/orders/${order.id}/payments/${order.payments[index]?.id}/${action}`, { token: ops, ifMatch: version, ...(body && { body }) });
    assert.ok(status < 300, JSON.stringify(after));
    return after;
  };

  before(async () => {
    shop = await openTestServer({ graceSeconds: 3_600 });
    ops = await shop.tokenFor('ops');
    await shop.stock({ sku: 'WAX', onHand: 1_000 }, { sku: 'OIL', onHand: 1_000, price: ringgit(10_000) });
    const cash = await shop.place({ ...b2cOrder('WAX'), customer: { name: '=HYPERLINK("http://evil.example")', phone: '+60123456789' } });
    placed['cash'] = await change(cash, 'verify');
    const split = await shop.place({ ...b2bOrder('OIL'), orderedAt: '2026-10-31T15:00:00Z', paymentTerms: undefined, payments: [{ methodCode: 'cheque', amount: ringgit(4_000) }, { methodCode: 'cash', amount: ringgit(1_000) }] });
    placed['split'] = await change(split, 'verify');
    placed['onTerms'] = await shop.place({ ...b2bOrder('OIL', 2), orderedAt: '2026-10-25T08:00:00Z', paymentTerms: { type: 'net', netDays: 14 }, company: { legalName: 'Kilat, "Fleet" Sdn Bhd' } });
    const back = await shop.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'eWallet', amount: ringgit(3_000) }] });
    await change(back, 'verify');
    placed['back'] = await change(back, 'refunds', { reason: 'Too much.', amount: ringgit(200) });
    const rejected = await shop.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'eWallet', amount: ringgit(2_500) }] });
    placed['rejected'] = await change(rejected, 'reject', { reason: 'Not ours.' });
    const cancelled = await shop.place(b2cOrder('OIL'));
    assert.equal((await shop.call('POST', `/orders/${cancelled.id}/cancel`, { ifMatch: cancelled.version })).status, 200);
    await shop.call('POST', '/orders', { body: { ...b2cOrder('OIL'), submit: false } });
    const other = await openTestServer();
    await other.stock({ sku: 'WAX' });
    await other.place(b2cOrder('WAX'));
  });

  const reconcile = async (query = ''): Promise<Reconciliation> => {
    const { status, body } = await shop.call<Reconciliation>('GET', `/reconciliation?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  const table = async (query = '', of: TestServer = shop) => {
    const response = await of.server.fetch(new Request(`${publicUrl}/v1/reconciliation/export?${query}`, { headers: { Authorization: `Bearer ${of.serviceKey}` } }));
    assert.equal(response.status, 200);
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the byte order mark');
    const [head = [], ...rows] = readCsv(bytes.subarray(3).toString());
    return { headers: response.headers, head, rows: rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']))) };
  };
  const plain = ({ methodCode, orders, ...sums }: Reconciliation['items'][number]) =>
    [methodCode, orders, ...[sums.expected, sums.claimed, sums.verified, sums.refunded, sums.short, sums.over, sums.overdue].map(({ amount }) => amount)];

  it('says by method what was expected, claimed, verified, short, over and overdue', async () => {
    const { items, totals } = await reconcile();
    assert.deepEqual(items.map(plain), [
      ['cash', 2, 8_500, 3_500, 2_500, 0, 6_000, 0, 0],
      ['cheque', 1, 4_000, 4_000, 4_000, 0, 0, 0, 0],
      ['eWallet', 1, 2_500, 3_000, 2_800, 200, 0, 300, 0],
      [undefined, 2, 22_500, 0, 0, 0, 22_500, 0, 20_000],
    ]);
    assert.deepEqual(totals.map((total) => plain(total)), [[undefined, 5, 37_500, 10_500, 9_300, 200, 28_500, 300, 20_000]]);
  });

  it('tells of exactly the placed orders that the list shows under the same filter', async () => {
    const queries = ['', 'status=confirmed', 'status=completed', 'status=draft', 'from=2026-11-01', 'to=2026-10-31', 'month=2026-10', 'segment=b2c', 'paymentMethod=cash', 'overdue=true',
      'overdue=false', 'alert=true', 'q=kilat', 'paymentStatus=paid&paymentStatus=overpaid', 'status=', 'from=2026-10-26&to=2026-11-22&segment=b2b'];
    for (const query of queries) {
      const { items } = (await shop.call<z.infer<typeof OrderPage>>('GET', `/orders?limit=200&${query}`)).body;
      const orders = items.filter(({ status }) => status === 'confirmed' || status === 'completed');
      const [total] = (await reconcile(query)).totals;
      assert.deepEqual([total?.orders ?? 0, total?.expected.amount ?? 0], [orders.length, orders.reduce((sum, order) => sum + order.total.amount, 0)], query);
      const owed = orders.reduce((sum, order) => sum + order.balance.amount, 0);
      assert.equal((total?.short.amount ?? 0) - (total?.over.amount ?? 0), owed, query);
      assert.equal(new Set((await table(query)).rows.map((row) => row['orderNumber'])).size, orders.length, query);
    }
    const { body } = await shop.call<Problem>('GET', '/reconciliation?until=2026-11-01');
    assert.deepEqual(body.errors?.map(({ code, pointer }) => [code, pointer]), [['unknownField', '?until']]);
  });

  it('is a table for a spreadsheet, one row an order and method, that adds up to the same', async () => {
    const { headers, head, rows } = await table();
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
    assert.equal(headers.get('content-disposition'), 'attachment; filename="reconciliation.csv"');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.deepEqual(head, ['orderNumber', 'orderedOn', 'status', 'customer', 'company', 'paymentMethod', 'currency', 'expected', 'claimed', 'verified', 'refunded', 'short', 'over', 'overdue', 'dueOn']);
    const { items } = await reconcile();
    for (const item of items) {
      const own = rows.filter((row) => row['paymentMethod'] === (item.methodCode ?? ''));
      assert.equal(own.length, item.orders);
      for (const name of ['expected', 'claimed', 'verified', 'refunded', 'short', 'over', 'overdue'] as const) {
        assert.ok(own.every((row) => /^\d+\.\d\d$/.test(row[name] ?? '')), name);
        assert.equal(own.reduce((sum, row) => sum + Number(row[name]?.replace('.', '')), 0), item[name].amount, name);
      }
    }
    const onTerms = rows.find((row) => row['orderNumber'] === placed['onTerms']?.number);
    assert.deepEqual([onTerms?.['orderedOn'], onTerms?.['dueOn'], onTerms?.['company'], onTerms?.['overdue']], ['2026-10-25', '2026-11-08', 'Kilat, "Fleet" Sdn Bhd', '200.00']);
    assert.equal(rows.find((row) => row['orderNumber'] === placed['cash']?.number)?.['customer'], '\'=HYPERLINK("http://evil.example")');
    assert.deepEqual(rows.map((row) => row['orderedOn']), rows.map((row) => row['orderedOn']).sort());
  });

  it('is for who may read orders', async () => {
    const token = await shop.tokenFor('merchant', { scopes: ['orders:write'] });
    for (const path of ['/reconciliation', '/reconciliation/export']) {
      const { status, body } = await shop.call('GET', path, { token });
      assert.deepEqual([status, body.params], [403, { scope: 'orders:read' }]);
    }
  });

  it('counts every order once over any number of pages, also where all are of one moment', async () => {
    const own = await openTestServer();
    await own.stock({ sku: 'WAX' });
    const order = await own.place(b2cOrder('WAX'));
    const copies = 1_003;
    await own.database.transaction(async (tx) => {
      await sql`INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', o.id || '_' || n, 'number', 'COPY-' || n, 'number_position', 20000 + n))).*
        FROM orders o, generate_series(1, ${copies}::int) n WHERE o.id = ${order.id}`.execute(tx);
      await sql`INSERT INTO payments SELECT (jsonb_populate_record(p, jsonb_build_object('order_id', p.order_id || '_' || n))).*
        FROM payments p, generate_series(1, ${copies}::int) n WHERE p.order_id = ${order.id}`.execute(tx);
    });
    const { body } = await own.call<Reconciliation>('GET', '/reconciliation');
    assert.deepEqual(body.items.map(plain), [['cash', copies + 1, (copies + 1) * 2_500, (copies + 1) * 2_500, 0, 0, (copies + 1) * 2_500, 0, 0]]);
    const { rows } = await table('', own);
    assert.deepEqual([rows.length, new Set(rows.map((row) => row['orderNumber'])).size], [copies + 1, copies + 1]);
  });

  it('refuses sums that cannot be counted exactly, and still writes them out order by order', async () => {
    const own = await openTestServer();
    await own.stock({ sku: 'WAX' });
    const most = ringgit(Number.MAX_SAFE_INTEGER);
    await own.place({ ...b2cOrder('WAX'), payments: [{ methodCode: 'cash', amount: most }, { methodCode: 'cash', amount: most }] });
    const { status, body } = await own.call('GET', '/reconciliation');
    assert.deepEqual([status, body.code], [422, 'validationFailed']);
    assert.equal((await table('', own)).rows[0]?.['claimed'], '180143985094819.82');
  });

  it('has an order overdue from the day after its last one', async () => {
    const own = await openTestServer();
    await own.place({ paymentTerms: { type: 'net', netDays: 1 } });
    const overdue = async () => (await own.call<Reconciliation>('GET', '/reconciliation')).body.totals[0]?.overdue.amount;
    assert.equal(await overdue(), 0);
    own.clock.advance(2 * dayMs);
    assert.equal(await overdue(), 2_500);
  });

  it('holds the money of an order that was cancelled after it was paid, until it has gone back', async () => {
    const own = await openTestServer({ graceSeconds: 3_600 });
    await own.stock({ sku: 'OIL', price: ringgit(10_000) });
    const act = async (order: Order, path: string, body?: object): Promise<Order> => {
      const { version } = (await own.call<Order>('GET', `/orders/${order.id}`)).body;
      const done = await own.call<Order>('POST', `/orders/${order.id}/${path}`, { ifMatch: version, token: await own.tokenFor('ops'), ...(body && { body }) });
      assert.ok(done.status < 300, JSON.stringify(done.body));
      return done.body;
    };
    const order = await own.place({ ...b2cOrder('OIL'), payments: [{ methodCode: 'cheque', amount: ringgit(10_000) }] });
    const payment = order.payments[0]?.id ?? '';
    await act(order, `payments/${payment}/verify`);
    await act(order, 'cancel');
    const sums = async () => (await own.call<Reconciliation>('GET', '/reconciliation')).body.totals.map(({ expected, verified, over }) => [expected.amount, verified.amount, over.amount]);
    assert.deepEqual(await sums(), [[0, 10_000, 10_000]]);
    await act(order, `payments/${payment}/refunds`, { reason: 'Cancelled.' });
    assert.deepEqual(await sums(), [[0, 0, 0]]);
  });
});
