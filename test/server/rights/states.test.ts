import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { orderStatuses, type Order, type OrderStatus } from '../../../src/contract/order.ts';
import type { OperationId } from '../../../src/contract/permissions.ts';
import { isLongRun } from '../../long-run.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { ask, makeAround, makeThings, names, ruleOf, table, type Answered, type Around, type Things } from './things.ts';

/** Where the table lets an operation through, and a rule of its own refuses it here. */
const refusedElsewhere: Readonly<Partial<Record<OperationId, Partial<Record<OrderStatus, string>>>>> = {
  'orders.return': { confirmed: 'validationFailed' },
  'fulfilments.retry': { confirmed: 'invalidTransition', completed: 'invalidTransition' },
  'fulfilments.refresh': { confirmed: 'invalidTransition', completed: 'providerUnavailable' },
  'messages.resend': { cancelled: 'invalidTransition' },
};

describe('what may be done to an order where it is', () => {
  let shop: TestServer;
  let around: Around;
  let somebody: string;
  before(async () => {
    shop = await openTestServer({ graceSeconds: 600 });
    around = await makeAround(shop);
    somebody = await shop.tokenFor('merchant', { id: 'somebody-else' });
  });

  const orderOf = async ({ orderId }: Things): Promise<Order> => (await shop.call<Order>('GET', `/orders/${orderId}`)).body;
  const say = ({ status, problem }: Answered): string => `${status} ${problem?.code ?? ''} ${problem?.detail ?? ''} ${JSON.stringify(problem?.params ?? {})}`;

  it('is what the table says, in each of its four states', async () => {
    const differences: string[] = [];
    let refused = 0;
    let served = 0;
    for (const [turn, operation] of table.filter(({ id }) => ruleOf(id).order !== undefined).entries()) {
      const { order: allowed = [] } = ruleOf(operation.id);
      // An order is made for each: in the daily run two states take turns with the other two.
      for (const status of orderStatuses.filter((_, index) => isLongRun || (index + turn) % 2 === 0)) {
        // A draft has neither a hand-off nor an e-mail that could be named.
        if (status === 'draft' && names(operation, 'fulfilmentId', 'messageId')) continue;
        const things = await makeThings(shop, around, { operation, status, by: somebody });
        const before = await orderOf(things);
        const answer = await ask(shop, operation, things, shop.serviceKey);
        const where = `${operation.id} on ${status}: ${say(answer)}`;
        if (allowed.includes(status)) {
          served += 1;
          const reason = refusedElsewhere[operation.id]?.[status];
          if (reason === undefined ? answer.status >= 300 : answer.problem?.code !== reason || JSON.stringify(answer.problem.params?.['allowed']) === JSON.stringify(allowed)) differences.push(where);
          continue;
        }
        refused += 1;
        const { code, params } = answer.problem ?? {};
        if (answer.status !== 409 || code !== 'invalidTransition' || params?.['from'] !== status || JSON.stringify(params['allowed']) !== JSON.stringify(allowed)) differences.push(where);
        assert.deepEqual(await orderOf(things), before, `${operation.id} on ${status} changed something`);
      }
    }
    assert.deepEqual(differences, []);
    assert.ok(refused > 15 && served > 15, `${refused} refused, ${served} served`);
  });

  it('and of a payment where that is', async () => {
    const verified = async (things: Things): Promise<void> => {
      const { status } = await shop.call('POST', `/orders/${things.orderId}/payments/${things.paymentId}/verify`, { ifMatch: '*', token: around.checker });
      assert.equal(status, 200);
    };
    const rejected = async (things: Things): Promise<void> => {
      const { status } = await shop.call('POST', `/orders/${things.orderId}/payments/${things.paymentId}/reject`, { ifMatch: '*', token: around.checker, body: { reason: 'No.' } });
      assert.equal(status, 200);
    };
    const voided = async (things: Things): Promise<void> => {
      const { status } = await shop.call('POST', `/orders/${things.orderId}/payments/${things.paymentId}/void`, { ifMatch: '*' });
      assert.equal(status, 200);
    };
    const states = { pending: () => Promise.resolve(), verified, rejected, voided } as const;
    const differences: string[] = [];
    for (const operation of table) {
      const { payment: allowed } = ruleOf(operation.id);
      if (allowed === undefined) continue;
      for (const [status, reach] of Object.entries(states)) {
        // The open payment of a fresh order, whatever the operation would ask for.
        const things = { ...await makeThings(shop, around, { status: 'confirmed', by: somebody }), uploadId: await shop.upload() };
        await reach(things);
        const before = await orderOf(things);
        assert.equal(before.payments.find(({ id }) => id === things.paymentId)?.status, status);
        const answer = await ask(shop, operation, things, shop.serviceKey);
        const isAllowed = (allowed as readonly string[]).includes(status);
        const { code, params } = answer.problem ?? {};
        const fits = isAllowed ? answer.status < 300
          : answer.status === 409 && code === 'invalidTransition' && params?.['from'] === status && JSON.stringify(params['allowed']) === JSON.stringify(allowed);
        if (!fits) differences.push(`${operation.id} on a payment that is ${status}: ${say(answer)}`);
        if (!isAllowed) assert.deepEqual(await orderOf(things), before);
      }
    }
    assert.deepEqual(differences, []);
  });
});
