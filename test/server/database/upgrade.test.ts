import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { migrate } from '../../../server/database/migrate.ts';
import { domain } from '../../../server/database/migrations/0001-domain.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order, PaymentEntry } from '../../../src/contract/order.ts';
import type { Reconciliation } from '../../../src/contract/reconciliation.ts';
import type { Settings } from '../../../src/contract/settings.ts';
import { eventHash } from '../../../src/rules/event-chain.ts';
import { openShop } from '../fulfilments/delivery-shop.ts';
import { engines, openTestDatabase, type TestDatabase } from './open-test-database.ts';

const shopId = 'shop-of-before';
const orderId = 'ord_before';
const ringgit = (amount: number) => ({ amount, currency: 'MYR' });
const actor = { id: 'ann', name: 'Ann', role: 'merchant' };
const address = { name: 'Farid', line1: '12 Jalan Tiga', city: 'Kuala Lumpur', region: 'MY-14', postalCode: '50450', country: 'MY' };

/** What the version before wrote: fewer columns, events without hashes, settings with fewer fields and rules without all of theirs. */
const rows: Readonly<Record<string, Record<string, unknown>>> = {
  settings: {
    shop_id: shopId, updated_at: '2026-10-01T00:00:00Z',
    document: {
      shop: { id: shopId, name: 'Seri' }, currency: 'MYR', locale: 'en', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
      reasons: [{ code: 'phoneOrder', label: 'Phone', segments: ['b2b', 'b2c'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true }],
      priceReasons: [], taxRates: [], shippingMethods: [],
      paymentMethods: [{ code: 'eWallet', label: 'E-wallet', segments: ['b2b', 'b2c'], releaseOn: 'confirm', requiresProof: false, requiresReference: false, onTerms: false, free: false }],
    },
  },
  counters: { shop_id: shopId, order_number: 10_001, event_position: 1 },
  catalogue_items: {
    shop_id: shopId, id: 'itm_a', sku: 'OLD', title: 'Oil', options: [], price: 1_000, currency: 'MYR', tax_rate: 0, status: 'active', back_order: false,
    on_hand: 10, allocated: 2, search_text: 'oil old', created_at: '2026-09-01T00:00:00Z', updated_at: '2026-09-01T00:00:00Z',
  },
  orders: {
    shop_id: shopId, id: orderId, version: 1, number: 'MO-10001', number_position: 10_001, status: 'confirmed', payment_status: 'unpaid', fulfilment_status: 'requested',
    origin: 'manual', segment: 'b2b', ordered_at: '2026-09-30T17:00:00Z', ordered_month: '2026-10', currency: 'MYR', locale: 'en', total: 2_000, item_count: 2,
    company_name: 'Seri Sdn Bhd', payment_methods: ['eWallet'], tracking_numbers: [], search_text: 'mo-10001',
    document: { segment: 'b2b', customer: { customerId: 'cus_before', name: 'Farid', email: 'farid@example.com' }, company: { legalName: 'Seri Sdn Bhd' }, shippingAddress: address, paymentTerms: { type: 'net', netDays: 30 } },
    totals: { items: ringgit(2_000), discount: ringgit(0), shipping: ringgit(0), tax: ringgit(0), total: ringgit(2_000), paid: ringgit(0), balance: ringgit(2_000) },
    created_by: actor, updated_by: actor, created_at: '2026-09-30T17:00:00Z', updated_at: '2026-09-30T17:00:00Z', confirmed_at: '2026-09-30T17:00:00Z',
  },
  order_lines: {
    shop_id: shopId, order_id: orderId, id: 'lin_a', position: 0, kind: 'catalogue', item_id: 'itm_a', sku: 'OLD', title: 'Oil', options: [], quantity: 2, list_price: 1_000,
    unit_price: 1_000, tax_rate: 0, totals: { items: ringgit(2_000), discount: ringgit(0), tax: ringgit(0), total: ringgit(2_000) },
    input: { kind: 'catalogue', sku: 'OLD', quantity: 2 }, allocated: 2, shipped: 0, delivered: 0, returned: 0, cancelled: 0,
  },
  stock_ledger: { shop_id: shopId, id: 'led_a', item_id: 'itm_a', order_id: orderId, line_id: 'lin_a', delta: 2, reason: 'placed', at: '2026-09-30T17:00:00Z' },
  payments: {
    shop_id: shopId, order_id: orderId, id: 'pay_a', position: 0, method_code: 'eWallet', status: 'proofSubmitted', amount: 1_500, currency: 'MYR', recorded_by: actor,
    created_at: '2026-09-30T17:00:00Z',
  },
  proofs: {
    shop_id: shopId, order_id: orderId, id: 'prf_a', payment_id: 'pay_a', upload_id: 'upl_a', position: 0, kind: 'screenshot', filename: 'slip.png', media_type: 'image/png',
    size_bytes: 67, sha256: '0'.repeat(64), claimed: { reference: 'TNG-1' }, status: 'submitted', created_at: '2026-09-30T17:00:00Z',
  },
  fulfilments: {
    shop_id: shopId, id: 'ful_a', order_id: orderId, provider_code: 'warehouse', status: 'sent', lines: [{ lineId: 'lin_a', sku: 'OLD', title: 'Oil', quantity: 2 }],
    ship_to: address, sent_at: '2026-09-30T17:01:00Z', attempts: [{ at: '2026-09-30T17:01:00Z', outcome: 'delivered' }], created_at: '2026-09-30T17:00:00Z', updated_at: '2026-09-30T17:01:00Z',
  },
  messages: {
    shop_id: shopId, id: 'msg_a', order_id: orderId, kind: 'orderConfirmation', about_id: orderId, recipients: ['farid@example.com'], locale: 'en', status: 'sent',
    sent_at: '2026-09-30T17:01:00Z', attempts: [], created_at: '2026-09-30T17:00:00Z',
  },
  events: { shop_id: shopId, position: 1, order_id: orderId, sequence: 1, type: 'order.confirmed', at: '2026-09-30T17:00:00Z', actor, payload: { version: 1 }, changes: [] },
};

const fill = ({ database }: TestDatabase): Promise<void> => database.transaction(async (tx) => {
  for (const [table, row] of Object.entries(rows)) {
    const values = Object.values(row).map((value) => (typeof value === 'object' ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`));
    await sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))}) VALUES (${sql.join(values)})`.execute(tx);
  }
});

for (const engine of engines) {
  describe(`a database of before there was anything after the order, on ${engine}`, () => {
    test('is taken over with what is in it, and its orders go on', async () => {
      await using opened = await openTestDatabase({ engine, migrations: [domain] });
      await fill(opened);
      await migrate({ database: opened.database, migrations });
      const shop = await openShop({ database: opened.database, shopId });

      const order = await shop.order(orderId);
      assert.deepEqual([order.number, order.status, order.totals.balance.amount, order.dueOn, order.overdue], ['MO-10001', 'confirmed', 2_000, '2026-10-31', true]);
      assert.deepEqual(order.payments.map(({ status, refunds }) => [status, refunds]), [['proofSubmitted', []]]);
      for (const query of ['from=2026-10-01&to=2026-10-01', 'month=2026-10', 'overdue=true', 'alert=false', 'createdBy=ann', 'customerId=cus_before', 'paymentMethod=eWallet', 'sort=customer', 'q=mo-10001']) {
        assert.deepEqual((await shop.get<{ items: { id: string }[] }>(`/orders?${query}`)).items.map(({ id }) => id), [orderId], query);
      }
      assert.deepEqual((await shop.get<{ items: PaymentEntry[] }>('/payments?status=proofSubmitted')).items.map(({ order: { id } }) => id), [orderId]);
      const { totals: [sums] } = await shop.get<Reconciliation>('/reconciliation');
      assert.deepEqual([sums?.expected.amount, sums?.claimed.amount, sums?.overdue.amount], [2_000, 1_500, 2_000]);
      assert.equal((await shop.messages(orderId)).length, 1);
      assert.equal((await shop.fulfilment(orderId)).status, 'sent');

      const settings = await shop.get<Settings>('/settings');
      assert.deepEqual([settings.reasons.length, settings.paymentMethods[0]?.uniqueReference, settings.shop.name], [1, false, 'Seri']);
      const kept = await shop.call<Settings>('PATCH', '/settings', { lowStockAt: 3 }, { 'if-match': `"${settings.version}"`, 'content-type': 'application/merge-patch+json' });
      assert.equal(kept.status, 200, JSON.stringify(kept.body));

      const edited = await shop.call<Order>('PATCH', `/orders/${orderId}/lines/lin_a`, { quantity: 3 }, { 'if-match': '*', 'content-type': 'application/merge-patch+json' });
      assert.deepEqual([edited.status, edited.body.totals?.total.amount, edited.body.fulfilments?.[0]?.amendment?.status], [200, 3_000, 'requested'], JSON.stringify(edited.body));
      await shop.server.drain();
      await shop.say({ type: 'fulfilment.amendmentAccepted', fulfilmentId: 'ful_a', amendmentId: edited.body.fulfilments[0]?.amendment?.id, at: '2026-11-22T08:00:00.000Z' });
      await shop.say({ type: 'shipment.created', fulfilmentId: 'ful_a', shipmentReference: 'P1', carrier: 'J&T', at: '2026-11-22T08:00:00.000Z' });
      assert.equal((await shop.order(orderId)).fulfilmentStatus, 'shipped');

      const events = (await shop.get<{ items: OrderEvent[] }>('/events?limit=200')).items;
      assert.deepEqual(events.map(({ id }) => Number(id)), events.map((_event, index) => index + 1));
      const [before, first] = events;
      assert.equal(before?.hash, undefined);
      assert.ok(first !== undefined);
      assert.equal(first.hash, await eventHash('', first));
    });
  });
}
