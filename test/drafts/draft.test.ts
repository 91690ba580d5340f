import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draftToOrderInput, emptyDraft, reduceDraft, type CatalogueItem, type DraftAction, type OrderDraft, type UploadRecord } from '../../src/index.ts';
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
    segment: 'b2b', currency: 'MYR', origin: 'manual', customer: { name: 'Aina' },
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

test('what was sent is known until an answer comes, and whether the draft has changed since', () => {
  const order = { segment: 'b2c' as const, customer: { name: 'Aina' } };
  const typed: DraftAction = { type: 'change', patch: { customer: { name: 'Lim' } } };
  const sending: DraftAction = { type: 'sending', order, acknowledge: [] };
  const sent = reduce(begin(), sending);
  assert.deepEqual(sent.unanswered, [{ order, acknowledge: [], at: '2026-11-22T10:00:01.000Z' }]);
  assert.equal(reduce(sent, sending).unanswered?.length, 1);
  assert.equal(reduce(sent, { type: 'step', step: 'overview' }).unanswered?.[0]?.isOutdated, undefined);
  const changed = reduce(sent, typed, { type: 'sending', order: { ...order, customer: { name: 'Lim' } }, acknowledge: [] });
  assert.deepEqual(changed.unanswered?.map(({ isOutdated }) => isOutdated), [true, undefined]);
  assert.deepEqual(reduce(changed, { type: 'refused', order }).unanswered?.map(({ order: { customer } }) => customer?.name), ['Lim']);
  assert.equal(reduce(sent, { type: 'refused', order }).unanswered, undefined);
  assert.equal(reduce(sent, { type: 'keySpent', nextKey: 'k2' }).unanswered, undefined);
  assert.deepEqual(structuredClone(changed), changed);
});
