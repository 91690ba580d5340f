import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { channels, orderFulfilmentStatuses, orderPaymentStatuses, orderSorts, orderStatuses, origins, type OrderFilter, type OrderSummary } from '../../../src/contract/order.ts';
import type { OrderSums } from '../../../src/contract/order-export.ts';
import { toSearchParams } from '../../../src/contract/query.ts';
import { findTexts } from '../../../server/database/text-search.ts';
import { times } from '../../long-run.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const methods = ['cash', 'cheque', 'bankTransfer'];
const reasons = ['phoneOrder', 'gift', 'staff'];
const tags = ['vip', 'gift, wrapped', 'Ünïcode', '{curly}', 'a"b'];
const people = ['ann', 'ben', 'o\'hara'];
const customers = ['cus_1', 'cus_2', null] as const;
const names = ['Kilat Fleet', 'Zul 100%_er', 'ÄRGER & Söhne', '王小明', '𠮷野家 東京', null];
/** As far from the day in UTC as a shop can be. */
const hoursFromUtc = [2, -14, 35.99];
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 0 });

/** A row as the database keeps it, in what the filter reads. */
const rowOf = (n: number) => {
  const of = <T>(values: readonly T[], step: number): T => values[(n * step) % values.length] as T;
  const day = `2026-${String(9 + (n % 3)).padStart(2, '0')}-${String(1 + (n * 5) % 28).padStart(2, '0')}`;
  const name = of(names, 3);
  return {
    id: `ord_${String(n).padStart(4, '0')}`, number: `MO-${n}`, number_position: n, status: of(orderStatuses, 3), payment_status: of(orderPaymentStatuses, 5),
    fulfilment_status: of(orderFulfilmentStatuses, 7), channel: n % 7 === 0 ? null : of(channels, 2), origin: of(origins, 3), reason_code: of(reasons, 1),
    segment: n % 3 === 0 ? 'b2c' : 'b2b', ordered_at: new Date(Date.parse(day) + of(hoursFromUtc, 1) * 3_600_000).toISOString(), ordered_on: day, ordered_month: day.slice(0, 7), currency: n % 9 === 0 ? 'SGD' : 'MYR',
    total: (n * 7_919) % 5_000, balance: n % 4 === 0 ? (n * 7_919) % 5_000 : 0, due_on: n % 2 === 0 ? day : null, alert_count: n % 6 === 0 ? 1 : 0, created_by_id: of(people, 1), customer_id: of(customers, 1),
    customer_name: name, company_name: null, customer_sort: name?.toLowerCase() ?? null, requested_on: n % 5 === 0 ? day : null,
    tags: n % 2 === 0 ? [of(tags, 1)] : [], method_codes: n % 3 === 0 ? [] : [of(methods, 1), of(methods, 2)].filter((code, index, all) => all.indexOf(code) === index),
    search_text: `mo-${n}\n${name?.toLowerCase() ?? ''}`,
  };
};
type Row = ReturnType<typeof rowOf>;
const rows = Array.from({ length: 240 }, (_, index) => rowOf(index + 1));
const today = '2026-11-22';

/** What the contract says of each filter, in the plainest words. */
const matches = (row: Row, filter: Partial<OrderFilter>): boolean => {
  const oneOf = (value: string | null, wanted: readonly string[] | undefined): boolean => wanted === undefined || (value !== null && wanted.includes(value));
  const anyOf = (values: readonly string[], wanted: readonly string[] | undefined): boolean => wanted === undefined || values.some((value) => wanted.includes(value));
  const isOverdue = row.due_on !== null && row.due_on < today && row.balance > 0 && (row.status === 'confirmed' || row.status === 'completed');
  return oneOf(row.id, filter.ids) && oneOf(row.status, filter.status) && oneOf(row.payment_status, filter.paymentStatus) && oneOf(row.fulfilment_status, filter.fulfilmentStatus)
    && oneOf(row.channel, filter.channel) && oneOf(row.origin, filter.origin) && oneOf(row.reason_code, filter.reason) && oneOf(row.created_by_id, filter.createdBy)
    && (filter.customerId === undefined || row.customer_id === filter.customerId)
    && anyOf(row.tags, filter.tag) && anyOf(row.method_codes, filter.paymentMethod) && (filter.segment === undefined || row.segment === filter.segment)
    && (filter.month === undefined || row.ordered_month === filter.month) && (filter.from === undefined || row.ordered_on >= filter.from) && (filter.to === undefined || row.ordered_on <= filter.to)
    && (filter.alert === undefined || (row.alert_count > 0) === filter.alert) && (filter.overdue === undefined || isOverdue === filter.overdue)
    && row.search_text.includes(filter.q?.trim().toLowerCase() ?? '');
};

const day = fc.constantFrom('2026-09-01', '2026-09-30', '2026-10-15', '2026-11-22');
const every = {
  q: fc.constantFrom('kilat', 'at fleet', '100%_', '__', '王', '王小', '王小明', '𠮷野', '𠮷野家', '家 東京', 'ÄRGER', 'rger & sö', 'mo-1', 'mo-12', '7', '   ', "'; --"), status: some(orderStatuses), paymentStatus: some(orderPaymentStatuses), fulfilmentStatus: some(orderFulfilmentStatuses),
  paymentMethod: some(methods), channel: some(channels), segment: fc.constantFrom('b2b' as const, 'b2c' as const), origin: some(origins), reason: some(reasons), tag: some(tags), createdBy: some(people), customerId: fc.constantFrom('cus_1' as const, 'cus_3' as const),
  month: fc.constantFrom('2026-09', '2026-10', '2026-12'), from: day, to: day, overdue: fc.boolean(), alert: fc.boolean(),
  ids: some(rows.slice(0, 20).map(({ id }) => id as `ord_${string}`)),
};
// More than a few at once find nothing nearly always, which proves little.
const filters = fc.shuffledSubarray(Object.keys(every) as (keyof typeof every)[], { maxLength: 4 })
  .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, every[name] as fc.Arbitrary<unknown>]))) as fc.Arbitrary<Partial<OrderFilter>>);

describe('any filters together', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    const order = await shop.place();
    await shop.database.transaction(async (tx) => {
      await sql`INSERT INTO orders SELECT copy.* FROM orders o, jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS changed, LATERAL jsonb_populate_record(o, changed) copy WHERE o.id = ${order.id}`.execute(tx);
      await tx.deleteFrom('orders').where('id', '=', order.id).where('shop_id', '=', shop.shopId).execute();
    });
    const other = await openTestServer();
    await other.place();
  });

  it('find what each of them says, in the order that is asked for, and add up to the same', async () => {
    let found = 0;
    await fc.assert(fc.asyncProperty(filters, fc.constantFrom(...orderSorts), async (filter, sort) => {
      const expected = rows.filter((row) => matches(row, filter));
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const query = toSearchParams({ ...filter, sort, limit: 40, includeTotal: true, after });
        const { status, body } = await shop.call<{ items: OrderSummary[]; nextCursor?: string; total: number }>('GET', `/orders?${query}`);
        assert.equal(status, 200, JSON.stringify(body));
        assert.equal(body.total, expected.length);
        ids.push(...body.items.map(({ id }) => id));
        after = body.nextCursor;
        if (after === undefined) break;
      }
      assert.deepEqual([...ids].sort(), expected.map(({ id }) => id));
      if (sort.endsWith('total')) {
        const totals = ids.map((id) => rows.find((row) => row.id === id)?.total ?? 0);
        assert.deepEqual(totals, [...totals].sort((a, b) => (sort === 'total' ? a - b : b - a)));
      }
      const { items } = (await shop.call<OrderSums>('GET', `/orders/sums?${toSearchParams(filter)}`)).body;
      assert.equal(items.reduce((sum, { orders }) => sum + orders, 0), expected.length);
      for (const item of items) {
        const own = expected.filter((row) => row.currency === item.currency && row.status === item.status);
        const balance = own.reduce((sum, row) => sum + row.balance, 0);
        const total = item.status === 'cancelled' ? 0 : own.reduce((sum, row) => sum + row.total, 0);
        assert.deepEqual([item.orders, item.total.amount, item.paid.amount, item.balance.amount], [own.length, total, total - balance, balance]);
      }
      found += expected.length;
    }), { numRuns: times(40, 500) });
    assert.ok(found > 200, `${found} orders were found, so that something was compared`);
  });

  it('look a text up in its index, which knows the query only to the letter', async () => {
    const plan = await shop.database.transaction(async (tx) => {
      await sql`SET LOCAL enable_seqscan = off`.execute(tx);
      const { rows: lines } = await sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT id FROM orders WHERE ${findTexts(shop.shopId, ['at fleet'])}`.execute(tx);
      return lines.map((line) => line['QUERY PLAN']).join('\n');
    });
    assert.match(plan, /orders_search/);
  });
});
