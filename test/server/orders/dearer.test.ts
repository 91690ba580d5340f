import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import { openStory, ringgit } from './story.ts';

describe('the money of an order that grows', () => {
  it('is owed anew: it is paid in part', async () => {
    const story = await openStory({ order: { payments: [{ methodCode: 'cash', amount: ringgit(47_400) }] } });
    const paid = await story.done('POST', `/payments/${(await story.now()).payments[0]?.id}/verify`, undefined, { token: await story.shop.tokenFor('ops') });
    assert.equal(paid.paymentStatus, 'paid');
    const more = await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 5 });
    assert.deepEqual([more.paymentStatus, more.totals.paid.amount, more.totals.balance.amount], ['partiallyPaid', 47_400, 10_600]);
    const less = await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 3 });
    assert.deepEqual([less.paymentStatus, less.totals.balance.amount], ['overpaid', -10_600]);
  });

  it('keeps goods back that are to be paid before, until the rest is proved too', async () => {
    const story = await openStory({
      graceSeconds: 60,
      order: { paymentTerms: { type: 'prepaid' }, payments: [{ methodCode: 'eWallet', amount: ringgit(47_400) }] },
    });
    const prove = async (paymentId: string | undefined): Promise<Order> =>
      story.done('POST', `/payments/${paymentId}/proofs`, { uploadId: await story.shop.upload(), kind: 'screenshot' });
    const waiting = ({ fulfilments }: Order): [string, string | undefined][] => fulfilments.map(({ status, waitingFor }) => [status, waitingFor]);
    assert.deepEqual(waiting(await prove((await story.now()).payments[0]?.id)), [['queued', undefined]]);
    const more = await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 5 });
    assert.deepEqual(waiting(more), [['pending', 'proofSubmitted']]);
    story.shop.clock.advance(61_000);
    await story.leave();
    assert.equal(story.shop.handOffs.length, 0);
    const claimed = await story.done('POST', '/payments', { methodCode: 'eWallet', amount: ringgit(10_600) });
    assert.deepEqual(waiting(claimed), [['pending', 'proofSubmitted']]);
    assert.deepEqual(waiting(await prove(claimed.payments[1]?.id)), [['queued', undefined]]);
    await story.leave();
    assert.equal((JSON.parse(story.shop.handOffs.at(-1)?.body ?? '') as HandOff).lines[0]?.quantity, 5);
  });

  it('keeps them back whatever else happens meanwhile, until it is no longer dearer than it was', async () => {
    const story = await openStory({
      graceSeconds: 60, order: { paymentTerms: { type: 'prepaid' }, payments: [{ methodCode: 'eWallet', amount: ringgit(47_400) }] },
    });
    const claim = (await story.now()).payments[0]?.id;
    await story.done('POST', `/payments/${claim}/proofs`, { uploadId: await story.shop.upload(), kind: 'screenshot' });
    const oil = await story.lineOf('OIL');
    await story.done('PATCH', `/lines/${oil.id}`, { quantity: 5 });
    const meanwhile: (() => Promise<Order>)[] = [
      () => story.done('PATCH', '', { tags: ['urgent'] }),
      () => story.done('POST', '/hold', { reason: 'A question.' }).then(() => story.done('POST', '/release')),
      () => story.shop.tokenFor('ops').then((token) => story.done('POST', `/payments/${claim}/verify`, undefined, { token })),
    ];
    for (const happens of meanwhile) {
      const { fulfilments: [handOff] } = await happens();
      assert.deepEqual([handOff?.status, handOff?.waitingFor], ['pending', 'proofSubmitted']);
    }
    assert.equal((await story.done('PATCH', `/lines/${oil.id}`, { quantity: 4 })).fulfilments[0]?.status, 'queued');
  });

  it('keeps a hand-off back, too, that a person sends again', async () => {
    const answers = [400, 200];
    const story = await openStory({
      answer: () => ({ status: answers.shift() ?? 200 }), order: { paymentTerms: { type: 'prepaid' }, payments: [{ methodCode: 'cheque', amount: ringgit(47_400) }] },
    });
    await story.done('POST', `/payments/${(await story.now()).payments[0]?.id}/verify`, undefined, { token: await story.shop.tokenFor('ops') });
    await story.leave();
    assert.equal((await story.handOff()).status, 'failed');
    await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 5 });
    const { id } = await story.handOff();
    assert.equal((await story.shop.call('POST', `/fulfilments/${id}/retry`)).status, 200);
    await story.leave();
    assert.deepEqual([(await story.handOff()).status, (await story.handOff()).waitingFor, answers.length], ['pending', 'verified', 1]);
  });
});
