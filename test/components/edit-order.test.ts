import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkEdit } from '../../components/wizard/edit/edit-check.ts';
import { editedOf, editedOfOrder, formOf, inputOf, inputOfEdited, itemsOf } from '../../components/wizard/edit/edited-form.ts';
import { lockAt, stepLock } from '../../components/wizard/edit/locks.ts';
import { EditStepError, fieldsRefused, saveEdit } from '../../components/wizard/edit/save-edit.ts';
import type { Shop } from '../../components/wizard/shop-context.ts';
import { ApiError, diffOrders, editSteps, mergeOrders, type Client, type Order, type Settings } from '../../src/index.ts';
import { restOfSettings } from '../rest-of-settings.ts';
import { sampleLine, sampleOrder } from './sample-order.ts';

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const settings: Settings = {
  ...restOfSettings,
  shop: { id: 'shp_1', name: 'Shop' }, currency: 'MYR', locale: 'en-MY', timeZone: 'Asia/Kuala_Lumpur', country: 'MY', graceSeconds: 0,
  reasons: [{ code: 'purchaseOrder', label: 'Purchase order', segments: ['b2b'], requiresNote: false, requiresRelatedOrder: false, zeroPrice: false, requiresPayment: true }],
  priceReasons: [{ code: 'negotiated', label: 'Negotiated' }],
  paymentMethods: [{ code: 'bankTransfer', label: 'Bank transfer', segments: ['b2b', 'b2c'], releaseOn: 'verified', requiresProof: true, requiresReference: true, uniqueReference: false, onTerms: false, free: false }],
  shippingMethods: [{ code: 'standard', label: 'Standard', price: myr(1_500) }], taxRates: [],
};
const shop: Shop = { settings, scopes: ['orders:write', 'prices:override'], draftScope: 's/p' };
const lockContext = (order: Order, scopes = shop.scopes) => ({ order, form: formOf(order, shop).form, scopes });
const counts = { allocated: 0, shipped: 0, delivered: 0, returned: 0, cancelled: 0 };
const options = { nowMs: Date.parse('2026-11-02T04:00:00Z'), unreadable: new Set<string>(), unfinishedProofs: 0, gone: new Set<string>() };

describe('an order in the form', () => {
  it('is the same order again when nothing was typed, whatever its lines cost today', () => {
    const order = sampleOrder({
      lines: [sampleLine({ unitPrice: myr(15_000), priceOverride: { reasonCode: 'negotiated' }, discounts: [{ rate: 500 }] }), sampleLine({ id: 'lin_2', kind: 'custom', itemId: undefined, sku: undefined, title: 'Fitting' } as never)],
    });
    for (const scopes of [['orders:write'], shop.scopes]) {
      const own = { ...shop, scopes };
      const { form, context } = formOf(order, own);
      const items = itemsOf(order, { lin_1: { id: 'itm_1', sku: 'X', title: 'Now called so', options: [], category: 'c', price: myr(1), taxRate: 0, status: 'archived', backOrder: false, stock: { onHand: 5, available: 5 }, updatedAt: '' } });
      assert.deepEqual(editSteps({ before: editedOfOrder(order, own), after: editedOf(form, context) }), []);
      assert.deepEqual([items['lin_1']?.price, items['lin_1']?.title, items['lin_1']?.stock.available], [myr(15_900), 'Engine oil, fully synthetic', 17]);
      const edited = editedOf(form, context);
      const again = inputOfEdited(edited, inputOf(order));
      assert.deepEqual(diffOrders({ before: edited, after: editedOf({ ...again, segment: 'b2b' }, context) }), []);
      assert.deepEqual(edited.lines[0]?.unitPrice, myr(15_000));
    }
  });

  it('asks for nothing that the order before did not need either', () => {
    // Its claim has no proof where its method needs one, and its order date is long past.
    const order = sampleOrder({ orderedAt: '2025-01-01T00:00:00Z', payments: [] });
    const { form, context } = formOf(order, shop);
    assert.deepEqual(checkEdit(form, context, { ...options, shop, base: order }).blockers, []);
    const emptied = { ...form, customer: { phone: '+60123456789' }, lines: form.lines.map((line) => ({ ...line, quantity: 0 })) };
    assert.deepEqual(checkEdit(emptied, context, { ...options, shop, base: order }).blockers.map(({ pointer }) => pointer), ['/customer/name', '/lines/0/quantity']);
  });

  it('keeps of a line what has shipped', () => {
    const order = sampleOrder({ lines: [sampleLine({ quantities: { ...counts, allocated: 8, shipped: 4 } })] });
    const { form, context } = formOf(order, shop);
    const fewer = { ...form, lines: form.lines.map((line) => ({ ...line, quantity: 3 })) };
    assert.deepEqual(checkEdit(fewer, context, { ...options, shop, base: order }).blockers.map(({ code, pointer, params }) => [code, pointer, params]), [['tooSmall', '/lines/0/quantity', { limit: 4 }]]);
  });
});

describe('what is locked', () => {
  const fields = ['/segment', '/reason/note', '/purchaseOrderNumber', '/shippingAddress/line1', '/requestedDeliveryDate', '/lines', '/lines/0', '/lines/0/quantity', '/lines/0/unitPrice', '/payments/0/amount'];
  const locksOf = (order: Order, scopes?: readonly string[]) => Object.fromEntries(fields.map((field) => [field, lockAt(field, lockContext(order, scopes))]));

  it('follows where the order is, and what of its lines has left', () => {
    const open = { '/segment': undefined, '/reason/note': undefined, '/purchaseOrderNumber': undefined, '/shippingAddress/line1': undefined, '/requestedDeliveryDate': undefined, '/lines': undefined, '/lines/0': undefined, '/lines/0/quantity': undefined, '/lines/0/unitPrice': undefined, '/payments/0/amount': 'payments' };
    assert.deepEqual(locksOf(sampleOrder({ status: 'draft' })), open);
    assert.deepEqual(locksOf(sampleOrder()), { ...open, '/segment': 'placed', '/reason/note': 'placed' });
    const shipping = { ...open, '/segment': 'placed', '/reason/note': 'placed', '/shippingAddress/line1': 'shipped', '/requestedDeliveryDate': 'shipped' };
    assert.deepEqual(locksOf(sampleOrder({ lines: [sampleLine({ quantities: { ...counts, shipped: 4 } })] })), { ...shipping, '/lines/0': 'line', '/lines/0/unitPrice': 'line' });
    assert.deepEqual(locksOf(sampleOrder({ lines: [sampleLine({ quantities: { ...counts, shipped: 12 } })] })), {
      ...shipping, '/lines': 'shipped', '/lines/0': 'shipped', '/lines/0/quantity': 'shipped', '/lines/0/unitPrice': 'shipped',
    });
    const cancelled = locksOf(sampleOrder({ status: 'cancelled' }));
    assert.deepEqual(Object.entries(cancelled).filter(([, lock]) => lock !== 'cancelled'), [['/payments/0/amount', 'payments']]);
  });

  it('keeps prices from who may not change them, on new lines too', () => {
    const context = lockContext(sampleOrder(), ['orders:write']);
    const form = { ...context.form, lines: [...context.form.lines, { key: 'new', kind: 'catalogue' as const, itemId: 'itm_2' as const, quantity: 1 }, { key: 'own', kind: 'custom' as const, quantity: 1 }] };
    const lock = (pointer: string) => lockAt(pointer, { ...context, form });
    assert.deepEqual(['/lines/0/unitPrice', '/lines/1/unitPrice', '/lines/1/quantity', '/lines/2/unitPrice', '/lines/2/discounts', '/discounts'].map(lock), ['price', 'price', undefined, undefined, 'price', 'price']);
  });

  it('names a step in which nothing can change', () => {
    assert.equal(stepLock('items', lockContext(sampleOrder())), undefined);
    assert.equal(stepLock('items', lockContext(sampleOrder({ status: 'completed' }))), 'shipped');
    assert.equal(stepLock('customer', lockContext(sampleOrder({ status: 'cancelled' }))), 'cancelled');
  });
});

describe('saving an edit', () => {
  /** A server that answers each call with the next version, and fails at one of them. */
  const server = (order: Order, failAt = Infinity) => {
    const calls: string[] = [];
    let now = order;
    const act = (name: string, change: (before: Order) => Order) => (async (_id: string, ...rest: unknown[]) => {
      const { ifMatch } = rest.at(-1) as { ifMatch: number };
      assert.equal(ifMatch, now.version, 'against the version that the call before answered');
      if (calls.length === failAt) throw Object.assign(new Error('cut'), { name: 'NetworkError' });
      calls.push(name);
      now = { ...change(now), version: now.version + 1 };
      return now;
    });
    const client = {
      orders: {
        update: act('update', (before) => ({ ...before, purchaseOrderNumber: 'PO-2' })),
        addLine: act('addLine', (before) => ({ ...before, lines: [...before.lines, sampleLine({ id: `lin_${before.version}`, itemId: 'itm_2', quantity: 1, unitPrice: myr(100), listPrice: myr(100) })] })),
        updateLine: act('updateLine', (before) => ({ ...before, lines: before.lines.map((line) => (line.id === 'lin_1' ? { ...line, quantity: 5 } : line)) })),
        removeLine: act('removeLine', (before) => before),
      },
    } as unknown as Client;
    return { client, calls, order: () => now };
  };

  it('goes on with the rest, wherever it was cut', async () => {
    await fc.assert(fc.asyncProperty(fc.nat({ max: 3 }), async (failAt) => {
      const order = sampleOrder();
      const before = editedOfOrder(order, shop);
      const mine = { ...before, purchaseOrderNumber: 'PO-2', lines: [{ ...before.lines[0]!, quantity: 5 }, { id: 'new', kind: 'catalogue' as const, itemId: 'itm_2', sku: 'LUB-5W30-4L', quantity: 1, unitPrice: myr(100) }] };
      const cut = server(order, failAt);
      const first = saveEdit({ client: cut.client, order, steps: editSteps({ before, after: mine }), onStep: () => undefined });
      if (failAt < 3) await assert.rejects(first, EditStepError);
      else await first;
      assert.equal(cut.calls.length, Math.min(failAt, 3));
      const theirs = cut.order();
      const { merged, conflicts } = mergeOrders({ base: before, mine, theirs: editedOfOrder(theirs, shop) });
      assert.deepEqual(conflicts, []);
      const rest = server(theirs);
      await saveEdit({ client: rest.client, order: theirs, steps: editSteps({ before: editedOfOrder(theirs, shop), after: merged }), onStep: () => undefined });
      assert.deepEqual([...cut.calls, ...rest.calls], ['update', 'addLine', 'updateLine']);
      assert.deepEqual(rest.order().lines.map(({ itemId, quantity }) => [itemId, quantity]), [['itm_1', 5], ['itm_2', 1]]);
    }));
  });

  it('tells which line was added, and where the server refused one', async () => {
    const order = sampleOrder();
    const added: unknown[] = [];
    await saveEdit({ client: server(order).client, order, steps: [{ type: 'addLine', key: 'k', line: { kind: 'catalogue', itemId: 'itm_2', quantity: 1 } }], onStep: (_order, line) => added.push(line) });
    assert.deepEqual(added, [{ key: 'k', lineId: 'lin_3' }]);
  });

  it('shows what was refused about one line at that line', () => {
    const problem = { type: 'about:blank', title: 'x', status: 422, code: 'insufficientStock', requestId: 'r', errors: [{ code: 'insufficientStock', pointer: '/quantity', detail: '' }] } as const;
    const error = new EditStepError({ type: 'updateLine', lineId: 'lin_1', patch: { quantity: 9 } }, new ApiError(problem as never, {} as never));
    assert.deepEqual(fieldsRefused(error, () => 3).map(({ pointer }) => pointer), ['/lines/3/quantity']);
  });
});
