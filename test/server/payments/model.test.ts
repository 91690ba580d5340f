import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Order } from '../../../src/contract/order.ts';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Reconciliation } from '../../../src/contract/reconciliation.ts';
import { b2cOrder, openTestServer } from '../test-server.ts';

/** The claims as they should be, kept by the simplest rules that say so. */
interface Claim { status: string; amount: number; refunded: number; recordedBy: string }
type Step = { act: 'record' | 'addProof' | 'verify' | 'reject' | 'void' | 'refund'; by: 'anna' | 'ben'; at: number; amount: number };

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('record', 'addProof', 'verify', 'verify', 'reject', 'void', 'refund', 'refund', 'refund'), by: fc.constantFrom('anna', 'ben'),
  at: fc.nat(5), amount: fc.integer({ min: 0, max: 4_000 }),
});
const may: Readonly<Record<string, readonly string[]>> = {
  addProof: ['pending', 'proofSubmitted', 'rejected'], verify: ['pending', 'proofSubmitted'], reject: ['pending', 'proofSubmitted'],
  void: ['pending', 'proofSubmitted', 'rejected'], refund: ['verified'],
};
const becomes: Readonly<Record<string, string>> = { addProof: 'proofSubmitted', verify: 'verified', reject: 'rejected', void: 'voided' };

/** What should come of a step; the model has changed when it is a success. */
const expected = (claims: Claim[], { act, by, at, amount }: Step): number => {
  if (act === 'record') {
    claims.push({ status: 'pending', amount, refunded: 0, recordedBy: by });
    return 201;
  }
  const claim = claims[at];
  if (claim === undefined) return 404;
  if (!may[act]?.includes(claim.status)) return 409;
  if ((act === 'verify' || act === 'reject') && claim.recordedBy === by) return 403;
  if (act === 'refund') {
    if (amount === 0 || amount > claim.amount - claim.refunded) return 422;
    claim.refunded += amount;
    if (claim.refunded === claim.amount) claim.status = 'refunded';
    return 201;
  }
  claim.status = becomes[act] ?? '';
  return act === 'addProof' ? 201 : 200;
};

test('claims go only where they may, whoever does what in whatever order, and the order’s money follows', async () => {
  const shop = await openTestServer({ graceSeconds: 3_600 });
  await shop.stock({ sku: 'WAX', onHand: 10_000 });
  const people = { anna: await shop.tokenFor('ops', { id: 'anna' }), ben: await shop.tokenFor('ops', { id: 'ben' }) };
  const seen = new Map<string, number>();

  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16, size: 'max' }), async (steps) => {
    let order = await shop.place({ ...b2cOrder('WAX'), reason: { code: 'phoneOrder', note: 'Called.' } });
    const claims: Claim[] = [{ status: 'pending', amount: 2_500, refunded: 0, recordedBy: 'service' }];
    let changes = 0;
    for (const drawn of steps) {
      // One in six names a payment that is not there.
      const each = { ...drawn, at: drawn.at === 5 ? 99 : drawn.at % claims.length };
      const { act, by, at } = each;
      const paymentId = order.payments[at]?.id ?? 'pay_none';
      const wanted = expected(claims, each);
      const money = { amount: each.amount, currency: 'MYR' };
      const body = act === 'record' ? { methodCode: 'cash', amount: money } : act === 'addProof' ? { uploadId: await shop.upload(), kind: 'receipt' }
        : act === 'reject' ? { reason: 'No.' } : act === 'refund' ? { reason: 'Back.', amount: money } : undefined;
      const path = act === 'record' ? '' : `/${paymentId}/${act === 'addProof' ? 'proofs' : act === 'refund' ? 'refunds' : act}`;
      const { status, body: answer } = await shop.call<Order>('POST', `/orders/${order.id}/payments${path}`, { token: people[by], ifMatch: order.version, ...(body && { body }) });
      assert.equal(status, wanted, `${JSON.stringify(each)}: ${JSON.stringify(answer)}`);
      seen.set(`${act} ${status}`, (seen.get(`${act} ${status}`) ?? 0) + 1);
      if (status < 300) {
        order = answer;
        changes += 1;
      }

      assert.deepEqual(order.payments.map((payment) => [payment.status, payment.amount.amount, payment.refunds.reduce((sum, refund) => sum + refund.amount.amount, 0)]),
        claims.map((claim) => [claim.status, claim.amount, claim.refunded]));
      const paid = claims.reduce((sum, claim) => sum + (claim.status === 'verified' ? claim.amount - claim.refunded : 0), 0);
      assert.deepEqual([order.totals.paid.amount, order.totals.balance.amount], [paid, 2_500 - paid]);
      assert.equal(['paid', 'overpaid'].includes(order.paymentStatus), paid >= 2_500, order.paymentStatus);
      assert.equal(order.version, 1 + changes);
    }
    const { body: { items: history } } = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${order.id}/events?limit=200`);
    assert.equal(history.filter(({ type, data }) => type.startsWith('payment.') && data['version'] !== 1).length, changes, 'one event for each change');
    const { body: { totals: [total] } } = await shop.call<Reconciliation>('GET', `/reconciliation?q=${order.number}`);
    assert.deepEqual([total?.expected.amount, total?.verified.amount, (total?.short.amount ?? 0) - (total?.over.amount ?? 0)], [2_500, order.totals.paid.amount, order.totals.balance.amount]);
    // Drawn once for all, since what has happened is counted below.
  }), { numRuns: 16, seed: 20_261_122 });

  for (const what of ['record 201', 'verify 200', 'verify 403', 'verify 409', 'reject 200', 'refund 201', 'refund 422', 'void 200', 'addProof 201', 'verify 404']) {
    assert.ok((seen.get(what) ?? 0) > 0, `${what} never happened: ${JSON.stringify([...seen])}`);
  }
});
