import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rights } from '../../components/controllers/rights.ts';
import { scopes, type Client, type CurrentSession, type Scope } from '../../src/index.ts';

const signedIn = (given: readonly Scope[], id = 'mei'): Client => {
  const session: CurrentSession = { shopId: 'shop', actor: { id, name: 'Mei', role: 'ops' }, scopes: [...given] };
  return { sessions: { current: () => Promise.resolve(session) } } as unknown as Client;
};
const rightsOf = async (client: Client | undefined): Promise<Rights> => {
  const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
  const rights = new Rights(host, () => client);
  rights.hostUpdate();
  await new Promise(setImmediate);
  return rights;
};
const order = { status: 'confirmed' };
const payment = { status: 'proofSubmitted', recordedBy: { id: 'mei' } };

test('refuses what the server would refuse, for the same reason', async () => {
  const rights = await rightsOf(signedIn(['orders:read', 'payments:verify']));
  assert.equal(rights.refusal('payments.verify', { order, payment, settings: { secondPersonVerifies: false } }), undefined);
  assert.deepEqual(rights.refusal('payments.verify', { order, payment, settings: { secondPersonVerifies: true } }), { code: 'permissionDenied', params: { rule: 'secondPerson' } });
  assert.deepEqual(rights.refusal('orders.cancel', { order }), { code: 'permissionDenied', params: { scope: 'orders:cancel' } });
  assert.deepEqual(rights.refusal('payments.verify', { order: { status: 'draft' } }), { code: 'invalidTransition', params: { from: 'draft', allowed: ['confirmed', 'completed'] } });
  assert.equal(rights.refusal('payments.verify'), undefined, 'what is not given is not judged');
});

test('tells a failure from missing rights, and asks again', async () => {
  const failure = new Error('offline');
  let isOffline = true;
  let asked = 0;
  const client = { sessions: { current: () => {
    asked += 1;
    return isOffline ? Promise.reject(failure) : Promise.resolve({ shopId: 'shop', actor: { id: 'mei', name: 'Mei', role: 'ops' }, scopes: ['orders:cancel'] });
  } } } as unknown as Client;
  const rights = await rightsOf(client);
  assert.deepEqual([rights.isKnown, rights.error, asked], [false, failure, 1]);
  isOffline = false;
  rights.retry();
  assert.equal(rights.error, undefined);
  await new Promise(setImmediate);
  assert.deepEqual([rights.isKnown, rights.has('orders:cancel'), asked], [true, true, 2]);
});

test('refuses everything until it is known who asks, and where that cannot be known', async () => {
  const failing = { sessions: { current: () => Promise.reject(new Error('offline')) } } as unknown as Client;
  for (const client of [undefined, failing]) {
    const rights = await rightsOf(client);
    assert.equal(rights.refusal('orders.cancel', { order })?.code, 'permissionDenied');
    assert.equal(rights.has('orders:cancel'), false);
  }
  const rights = await rightsOf(signedIn(scopes));
  assert.equal(rights.refusal('orders.cancel', { order }), undefined);
});
