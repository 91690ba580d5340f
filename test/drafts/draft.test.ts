import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draftToOrderInput, emptyDraft, openDraft, memoryStore, reduceDraft, type CatalogueItem, type DraftAction, type OrderDraft, type UploadRecord } from '../../src/index.ts';
import { OrderInput } from '../../src/contract/order.ts';
import { formSettings as settings } from '../form-settings.ts';
import { upload } from '../sdk/fixtures.ts';

const begin = (input = {}) => emptyDraft({ id: 'drf_1', scope: 's', idempotencyKey: 'k1', updatedAt: '2026-11-22T10:00:00.000Z', input });
const reduce = (draft: OrderDraft, ...actions: DraftAction[]) => actions.reduce((current, action) => reduceDraft(current, action, '2026-11-22T10:00:01.000Z'), draft);
const item = (id: string): CatalogueItem => ({
  id, sku: id, title: id, options: [], price: { amount: 100, currency: 'MYR' }, taxRate: 0, status: 'active', backOrder: false, stock: { onHand: 1, available: 1 }, updatedAt: '2026-11-22T10:00:00.000Z',
});
const done = (uploadId: string): UploadRecord => ({ id: uploadId, state: 'done', name: 'a', sizeBytes: 1, lastModified: 0, acceptedBytes: 1, sentBytes: 1, uploadId, upload: upload(uploadId) });

test('what is typed is merged field by field, and null takes a field away', () => {
  const draft = reduce(begin({ segment: 'b2c' }),
    { type: 'change', patch: { customer: { name: 'Aina' }, reason: { code: 'gift', note: 'x' } } },
    { type: 'change', patch: { customer: { email: 'a@b.my' }, reason: { note: null } } });
  assert.deepEqual(draft.input.customer, { name: 'Aina', email: 'a@b.my' });
  assert.deepEqual(draft.input.reason, { code: 'gift' });
  assert.equal(draft.updatedAt, '2026-11-22T10:00:01.000Z');
  assert.equal(reduce(draft, { type: 'change', patch: { purchaseOrderNumber: null } }).input.segment, 'b2c');
});

test('lines keep their keys and their items', () => {
  const add: DraftAction = { type: 'addLines', lines: [
    { line: { key: 'a', kind: 'catalogue', itemId: 'itm_a', quantity: 1 }, item: item('itm_a') },
    { line: { key: 'b', kind: 'custom', title: 'Fitting', quantity: 1 } },
  ] };
  let draft = reduce(begin(), add);
  assert.equal(reduce(draft, add), draft);
  draft = reduce(draft, { type: 'changeLine', key: 'a', patch: { quantity: 5, unitPrice: { amount: 0, currency: 'MYR' }, priceOverride: { reasonCode: 'goodwill' } } });
  draft = reduce(draft, { type: 'changeLine', key: 'a', patch: { priceOverride: null } }, { type: 'refreshItems', items: { a: item('itm_a2'), unknown: item('x') } });
  assert.deepEqual(draft.input.lines[0], { key: 'a', kind: 'catalogue', itemId: 'itm_a', quantity: 5, unitPrice: { amount: 0, currency: 'MYR' } });
  assert.deepEqual(Object.keys(draft.items), ['a']);
  assert.equal(draft.items.a?.id, 'itm_a2');
  draft = reduce(draft, { type: 'removeLine', key: 'a' });
  assert.deepEqual([draft.input.lines.map(({ key }) => key), draft.items], [['b'], {}]);
});

test('the order asked for has no keys, no empty fields, and the files as proofs of the first payment', () => {
  const draft = reduce(begin({ segment: 'b2b' }),
    { type: 'change', patch: { customer: { name: '  Aina ', email: '' }, company: { legalName: '' }, notes: {}, tags: [], purchaseOrderNumber: ' ' } },
    { type: 'addLines', lines: [{ line: { key: 'a', kind: 'catalogue', sku: 'B-10', quantity: 2 } }] },
    { type: 'changePayment', index: 0, patch: { methodCode: 'bankTransfer', amount: { amount: 0, currency: 'MYR' }, reference: '' } },
    { type: 'changePayment', index: 0, patch: { proofs: [{ uploadId: 'upl_1', kind: 'receipt' }] } },
    { type: 'uploads', records: [done('upl_1'), done('upl_2'), { ...done('upl_4'), details: { kind: 'cheque', claimed: { reference: ' CHQ-1 ' } } }, { ...done('upl_3'), state: 'uploading' }] });
  const input = draftToOrderInput(draft, { settings, scopes: [] });
  assert.deepEqual(input, {
    segment: 'b2b', currency: 'MYR', origin: 'manual', customer: { name: 'Aina' }, tags: [],
    lines: [{ kind: 'catalogue', sku: 'B-10', quantity: 2 }],
    payments: [{ methodCode: 'bankTransfer', amount: { amount: 0, currency: 'MYR' }, proofs: [{ uploadId: 'upl_1', kind: 'receipt' }, { uploadId: 'upl_2', kind: 'bankSlip' }, { uploadId: 'upl_4', kind: 'cheque', claimed: { reference: 'CHQ-1' } }] }],
  });
  assert.ok(OrderInput.safeParse(input).success);
  assert.deepEqual(draftToOrderInput(begin({ segment: 'b2c' }), { settings, scopes: [] }), { segment: 'b2c', currency: 'MYR', origin: 'manual' });
});

test('a draft of any history can be cloned, and its key changes only when it is spent', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const action: fc.Arbitrary<DraftAction> = fc.oneof(
    fc.record({ type: fc.constant('addLines' as const), lines: fc.array(key.map((name) => ({ line: { key: name, quantity: 1 }, item: item(name) }))) }),
    fc.record({ type: fc.constant('changeLine' as const), key, patch: fc.record({ quantity: fc.nat() }) }),
    fc.record({ type: fc.constant('removeLine' as const), key }),
    fc.record({ type: fc.constant('changePayment' as const), index: fc.nat({ max: 3 }), patch: fc.record({ reference: fc.string() }) }),
    fc.record({ type: fc.constant('removePayment' as const), index: fc.nat({ max: 3 }) }),
    fc.record({ type: fc.constant('change' as const), patch: fc.record({ purchaseOrderNumber: fc.option(fc.string()) }) }),
  );
  fc.assert(fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
    const draft = reduce(begin(), ...actions);
    assert.deepEqual(structuredClone(draft), draft);
    assert.equal(draft.idempotencyKey, 'k1');
    const keys = draft.input.lines.map((line) => line.key);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(Object.keys(draft.items).every((name) => keys.includes(name)));
    assert.equal(reduce(draft, { type: 'keySpent', nextKey: 'k2' }).idempotencyKey, 'k2');
    assert.deepEqual(reduce(draft, { type: 'undone', orderId: 'ord_1' }).undone?.orderId, 'ord_1');
  }));
});

const clocked = (t: { mock: typeof import('node:test').mock }) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.UTC(2026, 10, 22, 10) });
  let keys = 0;
  const store = memoryStore<OrderDraft>();
  let puts = 0;
  const counting = { ...store, put: (key: string, draft: OrderDraft) => { puts += 1; return store.put(key, draft); } };
  return { store, puts: () => puts, open: (scope = 'shop') => openDraft({ scope, store: counting, now: () => Date.now(), newKey: () => `k${++keys}`, input: { segment: 'b2b' } }) };
};
const turn = async (): Promise<void> => { for (let count = 0; count < 5; count += 1) await Promise.resolve(); };
const typed = (note: string): DraftAction => ({ type: 'change', patch: { purchaseOrderNumber: note } });

test('a draft is written within 300 ms of the last key, and one that never rests within a second', async (t) => {
  const { open, puts, store } = clocked(t);
  const session = await open();
  session.dispatch(typed('1'));
  assert.equal(session.saved, false);
  t.mock.timers.tick(249);
  session.dispatch(typed('12'));
  t.mock.timers.tick(299);
  await turn();
  assert.equal(puts(), 1);
  assert.equal(session.saved, true);
  assert.equal((await store.all())[0]?.input.purchaseOrderNumber, '12');
  for (let count = 0; count < 12; count += 1) {
    session.dispatch(typed(String(count)));
    t.mock.timers.tick(100);
    await turn();
  }
  assert.equal(puts(), 2);
});

test('a reload restores the latest draft of its scope with its key, and nobody else’s', async (t) => {
  const { open } = clocked(t);
  const session = await open();
  session.dispatch(typed('PO-1'));
  await session.flush();
  const again = await open();
  assert.equal(again.restored, true);
  assert.deepEqual(again.draft, session.draft);
  const other = await open('another shop');
  assert.equal(other.restored, false);
  assert.notEqual(other.draft.idempotencyKey, session.draft.idempotencyKey);
});

test('a spent key is replaced and kept; a discarded draft is gone', async (t) => {
  const { open, store } = clocked(t);
  const session = await open();
  const { idempotencyKey, id } = session.draft;
  session.dispatch(typed('PO-1'));
  await session.keySpent();
  assert.notEqual(session.draft.idempotencyKey, idempotencyKey);
  assert.equal((await open()).draft.idempotencyKey, session.draft.idempotencyKey);
  session.dispatch(typed('PO-2'));
  await session.discard();
  assert.notEqual(session.draft.id, id);
  assert.deepEqual(await store.all(), []);
  t.mock.timers.tick(5_000);
  await turn();
  assert.deepEqual(await store.all(), []);
});

test('a draft is offered for 14 days', async (t) => {
  const { open, store } = clocked(t);
  const session = await open();
  session.dispatch(typed('PO-1'));
  await session.flush();
  t.mock.timers.tick(14 * 24 * 3_600_000);
  assert.equal((await open()).restored, true);
  t.mock.timers.tick(1);
  assert.equal((await open()).restored, false);
  assert.deepEqual(await store.all(), []);
});
