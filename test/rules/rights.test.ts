import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '../../src/contract/operations.ts';
import { orderStatuses } from '../../src/contract/order.ts';
import { paymentStatuses } from '../../src/contract/payment.ts';
import { fieldPermissions, permissions, type EditableField, type OperationId, type Permission } from '../../src/contract/permissions.ts';
import { OrderFields } from '../../src/contract/order.ts';
import { roleScopes, roles, scopes } from '../../src/contract/session.ts';
import { fieldRefusedBecause, refusedBecause, scopesOfRole } from '../../src/rules/rights.ts';

const table = Object.entries(permissions) as [OperationId, Permission][];
const everything = { scopes, actorId: 'mei' };

test('every operation has its row, and every row its operation', () => {
  assert.deepEqual([...new Set(operations.map(({ id }) => id))].sort(), Object.keys(permissions).sort());
  assert.equal(operations.length, table.length, 'no two operations share a row');
});

test('every field of an order that a person fills in has its row', () => {
  assert.deepEqual(Object.keys(fieldPermissions).sort(), Object.keys(OrderFields.shape).sort());
});

test('an operation takes its scope and no other will do', () => {
  for (const [id, { scope }] of table) {
    const others = scopes.filter((each) => each !== scope);
    if (scope === 'session' || scope === 'public') assert.equal(refusedBecause(id, { scopes: [], actorId: 'mei' }), undefined, id);
    else assert.deepEqual(refusedBecause(id, { scopes: others, actorId: 'mei' }), { code: 'permissionDenied', params: { scope } }, id);
    const isOfPeople = scope !== 'link' && scope !== 'provider';
    assert.equal(refusedBecause(id, everything) === undefined, isOfPeople, id);
  }
});

test('an operation is for the states of its row alone, and says which', () => {
  let refused = 0;
  for (const [id, { scope, order, payment }] of table.filter(([, row]) => row.scope !== 'link' && row.scope !== 'provider')) {
    for (const status of orderStatuses) {
      const expected = order === undefined || order.includes(status) ? undefined : { code: 'invalidTransition', params: { from: status, allowed: order } };
      assert.deepEqual(refusedBecause(id, { ...everything, order: { status } }), expected, `${id} ${status}`);
      if (expected !== undefined && scope !== 'session') {
        refused += 1;
        assert.equal(refusedBecause(id, { scopes: [], actorId: 'mei', order: { status } })?.code, 'permissionDenied', 'who may not ask learns nothing of the state');
      }
    }
    for (const status of paymentStatuses) {
      const isAllowed = payment === undefined || (payment as readonly string[]).includes(status);
      assert.equal(refusedBecause(id, { ...everything, payment: { status } }) === undefined, isAllowed, `${id} ${status}`);
    }
  }
  assert.ok(refused > 30);
});

test('what may be done where, in words that somebody chose', () => {
  const may = (id: OperationId, status: string): boolean => refusedBecause(id, { ...everything, order: { status } }) === undefined;
  assert.deepEqual(orderStatuses.filter((status) => may('orders.submit', status)), ['draft']);
  assert.deepEqual(orderStatuses.filter((status) => may('orders.cancel', status)), ['draft', 'confirmed']);
  assert.deepEqual(orderStatuses.filter((status) => may('payments.verify', status)), ['confirmed', 'completed']);
  assert.deepEqual(orderStatuses.filter((status) => may('orders.duplicate', status)), [...orderStatuses]);
});

test('where a shop asks for a second person, who recorded a payment can neither verify nor reject it', () => {
  const of = (id: OperationId, actorId: string, secondPersonVerifies: boolean) => refusedBecause(id, {
    scopes, actorId, order: { status: 'confirmed' }, payment: { status: 'proofSubmitted', recordedBy: { id: 'mei' } }, settings: { secondPersonVerifies },
  });
  for (const id of ['payments.verify', 'payments.reject'] as const) {
    assert.deepEqual(of(id, 'mei', true), { code: 'permissionDenied', params: { rule: 'secondPerson' } });
    assert.equal(of(id, 'tan', true), undefined);
    assert.equal(of(id, 'mei', false), undefined);
  }
  assert.equal(of('payments.void', 'mei', true), undefined, 'a mistake of one’s own can be taken back');
});

test('a field may take more than the order does', () => {
  assert.deepEqual(fieldRefusedBecause('discounts', { scopes: ['orders:write'] }), { code: 'permissionDenied', params: { scope: 'prices:override' } });
  assert.equal(fieldRefusedBecause('discounts', { scopes: ['prices:override'] }), undefined);
  const free = (Object.keys(fieldPermissions) as EditableField[]).filter((field) => fieldRefusedBecause(field, { scopes: [] }) === undefined);
  assert.equal(free.length, Object.keys(fieldPermissions).length - 1);
});

test('a role may do what its shop says, what it could always do where the shop says nothing, and the back end everything', () => {
  for (const role of roles) assert.deepEqual(new Set(scopesOfRole(undefined, role)), new Set(roleScopes[role]));
  assert.deepEqual(scopesOfRole({ viewer: ['orders:read', 'a:scope:of:later'] }, 'viewer'), ['orders:read']);
  assert.deepEqual(scopesOfRole({ viewer: [] }, 'viewer'), []);
  assert.deepEqual(scopesOfRole({ service: [] }, 'service'), scopes);
});
