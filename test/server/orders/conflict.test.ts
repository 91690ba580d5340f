import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import { openTestServer } from '../test-server.ts';

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
});
