import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Operation } from '../../../src/contract/operation.ts';
import type { Order } from '../../../src/contract/order.ts';
import { permissions, type OperationId } from '../../../src/contract/permissions.ts';
import { roleScopes, scopes as everyScope } from '../../../src/contract/session.ts';
import { isLongRun } from '../../long-run.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { ask, isOfOneThing, isSigned, makeAround, makeThings, nothing, ruleOf, table, type Answered, type Around, type Things } from './things.ts';

interface Who { name: string; token: string | null; scopes: readonly string[]; own: Things }
const targets = ['own', 'other', 'otherShop', 'nothing'] as const;
type Target = (typeof targets)[number];

/** What the table says, read as it stands there. */
function expected({ id, ...operation }: Operation, { token, scopes, name }: Who, target: Target): string {
  const { scope, secondPerson } = ruleOf(id);
  if (token === null) return '401';
  if (scope !== 'session' && !scopes.includes(scope)) return `403 ${scope}`;
  if (isOfOneThing({ id, ...operation }) && (target === 'otherShop' || target === 'nothing')) return '404';
  return secondPerson && target === 'own' && name !== 'nobody' ? '403 secondPerson' : 'served';
}

function outcome({ status, problem }: Answered): string {
  if (status === 401 || status === 404) return String(status);
  return status === 403 ? `403 ${String(problem?.params?.['scope'] ?? problem?.params?.['rule'])}` : 'served';
}

/** What cannot be had from a fresh order: refused by a rule of its own, after everything that the table asks. */
const seldomDone: readonly OperationId[] = ['fulfilments.retry', 'fulfilments.refresh', 'orders.return', 'webhooks.redeliver'];

describe('every operation, by everybody, of everything', () => {
  let shop: TestServer;
  let far: TestServer;
  let around: Around;
  let elsewhere: Things;
  let ofOthers: Things;
  let somebody: string;
  const people: Who[] = [];

  before(async () => {
    shop = await openTestServer({ graceSeconds: 600 });
    around = await makeAround(shop);
    somebody = await shop.tokenFor('merchant', { id: 'somebody-else' });
    ofOthers = await makeThings(shop, around, { status: 'confirmed', by: somebody });
    far = await openTestServer({ graceSeconds: 600 });
    elsewhere = await makeThings(far, await makeAround(far), { status: 'confirmed', by: far.serviceKey });
    // What is somebody's own was made while he was a merchant, whatever he may do now.
    const ownOf = async (id: string) => makeThings(shop, around, { status: 'confirmed', by: await shop.tokenFor('merchant', { id }) });
    for (const role of ['merchant', 'ops', 'viewer'] as const) {
      people.push({ name: role, token: await shop.tokenFor(role), scopes: roleScopes[role], own: await ownOf(`person-${role}`) });
    }
    people.push(
      { name: 'service', token: shop.serviceKey, scopes: everyScope, own: await makeThings(shop, around, { status: 'confirmed', by: shop.serviceKey }) },
      { name: 'no scopes', token: await shop.tokenFor('merchant', { id: 'bare', scopes: [] }), scopes: [], own: await ownOf('bare') },
      { name: 'nobody', token: null, scopes: [], own: ofOthers },
    );
  });

  const thingsFor = async (operation: Operation, who: Who, target: Target, isServed: boolean): Promise<Things> => {
    if (target === 'nothing') return nothing;
    if (target === 'otherShop') return elsewhere;
    if (!isServed || operation.method === 'GET') return target === 'own' ? who.own : ofOthers;
    // What is done is done to an order of its own, so that the next one finds it as it should be.
    const mayMake = who.name === 'service' ? shop.serviceKey : await shop.tokenFor('merchant', { id: who.name === 'no scopes' ? 'bare' : `person-${who.name}` });
    const { order } = ruleOf(operation.id);
    const own = operation.path.startsWith('/webhooks') ? await makeAround(shop) : around;
    return makeThings(shop, own, { operation, status: order?.includes('confirmed') === false ? 'draft' : 'confirmed', by: target === 'own' ? mayMake : somebody });
  };

  /** The orders that everybody has asked for things of, without the stock that others take of their items. */
  const bystanders = async (): Promise<unknown[]> => {
    const asked = [...[ofOthers, ...people.map(({ own }) => own)].map(({ orderId }) => ({ of: shop, orderId })), { of: far, orderId: elsewhere.orderId }];
    return Promise.all(asked.map(async ({ of, orderId }) => {
      const { body } = await of.call<Order>('GET', `/orders/${orderId}`);
      return { ...body, lines: body.lines.map(({ stock: _stock, ...line }) => line) };
    }));
  };

  it('comes to what the table of permissions says, without one difference', async (t) => {
    const before = await bystanders();
    const differences: string[] = [];
    const doneOnce = new Set<OperationId>();
    const served = new Set<string>();
    let cells = 0;
    for (const [turn, operation] of table.filter((each) => !isSigned(each)).entries()) {
      for (const who of [...people.slice(turn % people.length), ...people.slice(0, turn % people.length)]) {
        for (const target of isOfOneThing(operation) ? targets : ['own'] as const) {
          const says = expected(operation, who, target);
          // Each is done to an order made for it: in the daily run once for one thing of each kind, by everybody in turn.
          if (says === 'served' && operation.method !== 'GET' && !isLongRun && served.has(`${operation.id} ${target}`)) continue;
          if (says === 'served') served.add(`${operation.id} ${target}`);
          const answer = await ask(shop, operation, await thingsFor(operation, who, target, says === 'served'), who.token);
          const came = outcome(answer);
          cells += 1;
          if (came !== says || answer.status >= 500) differences.push(`${operation.id}, ${who.name}, ${target}: ${says} in the table, ${answer.status} ${answer.problem?.detail ?? ''}`);
          if (answer.status < 300) doneOnce.add(operation.id);
        }
      }
    }
    assert.deepEqual(differences, []);
    t.diagnostic(`${cells} cells`);
    assert.ok(cells > 900);
    const never = table.filter((operation) => !isSigned(operation) && !doneOnce.has(operation.id)).map(({ id }) => id);
    assert.deepEqual(never.filter((id) => !seldomDone.includes(id)), [], 'a request that is never served proves little');
    assert.deepEqual(await bystanders(), before, 'what was refused changed nothing');
  });

  it('takes no token for a signature: links and calls of warehouses open by what they carry alone', async () => {
    const signed = table.filter(isSigned);
    assert.ok(signed.length >= 5);
    for (const operation of signed) {
      for (const things of [ofOthers, elsewhere, nothing]) {
        const nobody = await ask(shop, operation, things, null);
        assert.ok(nobody.status >= 400 && nobody.status < 500, `${operation.id}: ${nobody.status} ${nobody.text}`);
        for (const { token, name } of people) {
          const { status, text } = await ask(shop, operation, things, token);
          assert.equal(status, nobody.status, `${operation.id}, ${name}: ${text}`);
        }
      }
    }
  });

  it('has a row for each operation, and an operation for each row', () => {
    assert.deepEqual(table.map(({ id }) => id).sort(), Object.keys(permissions).sort());
  });
});
