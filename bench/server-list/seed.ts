import { sql } from 'kysely';
import type { Database } from '../../server/database/database.ts';

export const channels = ['phone', 'email', 'chat', 'walkIn', 'marketplace', 'social', 'salesRepresentative', 'event', 'other'];
export const methods = ['bankTransfer', 'cash', 'cheque', 'eWallet', 'cardTerminal', 'netTerms', 'creditNote'];
export const reasons = ['phoneOrder', 'purchaseOrder', 'replacement', 'warranty', 'sample', 'gift', 'staff', 'marketplace', 'other'];

/** One of a list, by a number that jumps about and is the same in every run. */
const pick = (values: readonly string[], step: number) => sql`(${sql.val(values)}::text[])[1 + (n * ${sql.lit(step)} / 7) % ${sql.lit(values.length)}]`;
const weighted = (values: Readonly<Record<string, number>>): string[] => Object.entries(values).flatMap(([value, count]) => Array.from({ length: count }, () => value));

/** Orders at a time: one statement must not outlast a transaction. */
const batch = 5_000;

/**
 * Fills a shop with orders, claims and lines that are copies of one order, as unlike each other as those of a real shop: two years of days,
 * 4,000 companies, rare statuses and common ones.
 */
export async function seedOrders({ database, shopId, orderId, count }: { database: Database; shopId: string; orderId: string; count: number }): Promise<void> {
  const status = weighted({ completed: 70, confirmed: 24, cancelled: 5, draft: 1 });
  const paymentStatus = weighted({ paid: 70, unpaid: 15, pendingVerification: 10, partiallyPaid: 3, overpaid: 1, refunded: 1 });
  const fulfilmentStatus = weighted({ delivered: 68, shipped: 12, inProgress: 10, unfulfilled: 6, exception: 2, returned: 1, cancelled: 1 });
  for (let from = 1; from < count; from += batch) {
    const to = Math.min(from + batch, count) - 1;
    await database.transaction(async (tx) => {
      await sql`
        INSERT INTO orders SELECT copy.* FROM orders o, generate_series(${from}::int, ${to}::int) n, LATERAL jsonb_populate_record(o, jsonb_build_object(
          'id', 'ord_' || md5(${shopId}::text || n), 'number', 'MO-' || (100000 + n), 'number_position', 100000 + n,
          'status', ${pick(status, 131)}, 'payment_status', ${pick(paymentStatus, 197)}, 'fulfilment_status', ${pick(fulfilmentStatus, 89)},
          'channel', ${pick(channels, 53)}, 'reason_code', ${pick(reasons, 61)}, 'segment', CASE WHEN n % 3 = 0 THEN 'b2c' ELSE 'b2b' END,
          'origin', CASE WHEN n % 10 = 0 THEN 'online' ELSE 'manual' END, 'currency', CASE WHEN n % 50 = 0 THEN 'SGD' ELSE 'MYR' END,
          'ordered_at', o.ordered_at - n * interval '10 minutes', 'ordered_on', (o.ordered_at - n * interval '10 minutes')::date,
          'ordered_month', to_char(o.ordered_at - n * interval '10 minutes', 'YYYY-MM'),
          'total', 1000 + (n * 7919) % 900000, 'balance', CASE WHEN n % 4 = 0 THEN 1000 + (n * 7919) % 900000 ELSE 0 END,
          'company_name', 'Company ' || md5((n * 31 % 4000)::text) || ' Sdn Bhd', 'customer_sort', 'company ' || md5((n * 31 % 4000)::text) || ' sdn bhd',
          'created_by_id', 'person-' || n % 12, 'payment_methods', jsonb_build_array(${pick(methods, 41)}), 'method_codes', jsonb_build_array(${pick(methods, 41)}),
          'tags', CASE WHEN n % 200 = 0 THEN '["vip"]'::jsonb ELSE '[]'::jsonb END, 'tracking_numbers', jsonb_build_array('JT' || (900000000 + n)),
          'requested_on', CASE WHEN n % 5 = 0 THEN (o.ordered_at - n * interval '10 minutes')::date + 7 END,
          'due_on', CASE WHEN n % 3 = 1 THEN (o.ordered_at - n * interval '10 minutes')::date + 30 END,
          'alert_count', CASE WHEN n % 300 = 0 THEN 1 ELSE 0 END,
          'search_text', 'mo-' || (100000 + n) || E'\naisyah rahman\ncompany ' || md5((n * 31 % 4000)::text) || E' sdn bhd\naisyah@example.com\npo-' || n || E'\njt' || (900000000 + n))) copy
        WHERE o.shop_id = ${shopId} AND o.id = ${orderId}`.execute(tx);
      await sql`
        INSERT INTO payments SELECT copy.* FROM payments p, generate_series(${from}::int, ${to}::int) n, LATERAL jsonb_populate_record(p, jsonb_build_object('order_id', 'ord_' || md5(${shopId}::text || n), 'method_code', ${pick(methods, 41)},
          'amount', 1000 + (n * 7919) % 900000, 'status', CASE WHEN n % 4 = 0 THEN 'pending' ELSE 'verified' END)) copy
        WHERE p.shop_id = ${shopId} AND p.order_id = ${orderId} AND p.position = 0`.execute(tx);
      await sql`
        INSERT INTO order_lines SELECT copy.* FROM order_lines l, generate_series(${from}::int, ${to}::int) n, LATERAL jsonb_populate_record(l, jsonb_build_object('order_id', 'ord_' || md5(${shopId}::text || n))) copy
        WHERE l.shop_id = ${shopId} AND l.order_id = ${orderId}`.execute(tx);
    }, { timeoutMs: 300_000 });
  }
}

/** Fills a shop’s catalogue with copies of its one item: six kinds of things by five thousand makers, each with a SKU and a barcode. */
export async function seedItems({ database, shopId, count }: { database: Database; shopId: string; count: number }): Promise<void> {
  const kinds = ['Engine oil', 'Wiper blade', 'Car shampoo', 'Synthetic polish', 'Brake pad', 'Air filter'];
  for (let from = 1; from < count; from += batch) {
    const to = Math.min(from + batch, count) - 1;
    await database.transaction(async (tx) => {
      await sql`
        INSERT INTO catalogue_items SELECT copy.* FROM catalogue_items i, generate_series(${from}::int, ${to}::int) n,
          LATERAL (SELECT ${pick(kinds, 7)} || ' ' || md5((n % 5000)::text) AS title, 'SKU-' || n AS sku, (9550000000000 + n)::text AS barcode) of,
          LATERAL jsonb_populate_record(i, jsonb_build_object('id', 'itm_' || md5(n::text), 'sku', of.sku, 'title', of.title, 'barcode', of.barcode,
            'category', 'Category ' || n % 40, 'on_hand', n % 7, 'status', CASE WHEN n % 50 = 0 THEN 'archived' ELSE 'active' END,
            'search_text', lower(of.title || ' ' || of.sku || ' ' || of.barcode || ' category ' || n % 40))) copy
        WHERE i.shop_id = ${shopId} AND i.sku = 'OIL'`.execute(tx);
    }, { timeoutMs: 300_000 });
  }
}
