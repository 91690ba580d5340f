import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { OrderEvent } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { times } from '../../long-run.ts';
import { b2bOrder, openTestServer } from '../test-server.ts';

describe('an edit of a version that somebody has changed since', () => {
  it('is told what changed, however long the history is', async () => {
    const shop = await openTestServer();
    const { body: draft } = await shop.call<Order>('POST', '/orders', { body: { segment: 'b2b' } });
    const patch = <T>(body: object, ifMatch: number) => shop.call<T>('PATCH', `/orders/${draft.id}`, { body, ifMatch });
    let { version } = draft;
    for (let edit = 0; edit < 205; edit += 1) ({ version } = (await patch<Order>({ tags: [`tag ${edit}`] }, version)).body);
    await patch({ notes: { internal: 'Call first.' } }, version);
    const { status, body } = await patch<Problem>({ tags: [] }, version);
    assert.deepEqual([status, body.params], [412, { currentVersion: version + 1, changedFields: ['notes'] }], JSON.stringify(body));
    assert.deepEqual((await patch<Problem>({ tags: [] }, 1)).body.params?.['changedFields'], ['tags', 'notes']);
  });

  it('is told which lines changed, and what of them', async () => {
    const shop = await openTestServer({ graceSeconds: 60 });
    await shop.stock({ sku: 'OIL' }, { sku: 'WAX' });
    for (const submit of [false, true]) {
      const { body: order } = await shop.call<Order>('POST', '/orders', { body: { ...b2bOrder('OIL'), submit } });
      const [line] = order.lines;
      await shop.call('PATCH', `/orders/${order.id}/lines/${line?.id}`, { body: { quantity: 3 }, ifMatch: 1 });
      const { body: more } = await shop.call<Order>('POST', `/orders/${order.id}/lines`, { body: { kind: 'catalogue', sku: 'WAX', quantity: 1 }, ifMatch: 2 });
      const stale = await shop.call('PATCH', `/orders/${order.id}/lines/${line?.id}`, { body: { quantity: 9 }, ifMatch: 1 });
      assert.equal(stale.status, 412);
      assert.deepEqual(stale.body.params, { currentVersion: 3, changedFields: [`lines/${line?.id}/quantity`, `lines/${more.lines[1]?.id}`] });
      const { body: history } = await shop.call<{ items: OrderEvent[] }>('GET', `/orders/${order.id}/events`);
      const [first, second] = history.items.filter(({ type }) => type === 'order.updated').map(({ changes }) => changes);
      assert.deepEqual(first, [{ field: `lines/${line?.id}/quantity`, before: 1, after: 3 }]);
      assert.deepEqual(second, [{ field: `lines/${more.lines[1]?.id}`, after: { sku: 'WAX', title: 'Item WAX', quantity: 1, unitPrice: { amount: 2_500, currency: 'MYR' }, taxRate: 0 } }]);
    }
  });

  it('never loses a line or a field that both left alone, whatever two people do in turn', async () => {
    const shop = await openTestServer({ graceSeconds: 60 });
    await shop.stock({ sku: 'OIL', onHand: 10_000 });
    const place = fc.nat({ max: 2 });
    const edit = fc.oneof(
      fc.record({ line: place, quantity: fc.integer({ min: 1, max: 50 }) }), fc.record({ tag: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }) }),
    );
    let conflicts = 0;
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(edit, edit), { minLength: 1, maxLength: 5 }), async (rounds) => {
      let order = await shop.place({ ...b2bOrder('OIL'), lines: [1, 2, 3].map((quantity) => ({ kind: 'catalogue', sku: 'OIL', quantity })) });
      const quantities = [1, 2, 3];
      let tags: string[] = [];
      for (const pair of rounds) {
        // Both have seen the same version; the second one reads again and says its own edit once more.
        let seen = order.version;
        for (const change of pair) {
          const send = () => ('tag' in change
            ? shop.call<Order>('PATCH', `/orders/${order.id}`, { body: { tags: [change.tag] }, ifMatch: seen })
            : shop.call<Order>('PATCH', `/orders/${order.id}/lines/${order.lines[change.line]?.id}`, { body: { quantity: change.quantity }, ifMatch: seen }));
          let answer = await send();
          if (answer.status === 412) {
            conflicts += 1;
            seen = (await shop.call<Order>('GET', `/orders/${order.id}`)).body.version;
            answer = await send();
            seen = order.version;
          }
          if (answer.status === 422) continue;
          assert.equal(answer.status, 200, JSON.stringify(answer.body));
          if ('tag' in change) tags = answer.body.tags;
          else quantities[change.line] = change.quantity;
        }
        order = (await shop.call<Order>('GET', `/orders/${order.id}`)).body;
        assert.deepEqual(order.lines.map(({ quantity }) => quantity), quantities);
        assert.deepEqual(order.tags, tags);
      }
    }), { numRuns: times(6, 100) });
    assert.ok(conflicts > 0, 'two people did meet');
  });
});
