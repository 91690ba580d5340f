import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../../src/contract/order.ts';
import { openStory } from './story.ts';

describe('goods that came back', () => {
  it('are recorded, and stand on the shelf again when they may', async () => {
    const story = await openStory();
    await story.leave();
    await story.ship();
    const [oil, wax] = [await story.lineOf('OIL'), await story.lineOf('WAX')];
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[6, 0], [8, 0]]);
    const { status, body } = await story.act<Order>('POST', '/returns', { lines: [{ lineId: oil.id, quantity: 1 }], reason: 'Leaks.' });
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(await story.level('OIL'), [6, 0], 'a broken one stays off the shelf');
    const after = await story.done('POST', '/returns', { lines: [{ lineId: oil.id, quantity: 2 }, { lineId: wax.id, quantity: 2 }], restock: true });
    assert.deepEqual(after.lines.map(({ quantities }) => quantities.returned), [3, 2]);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[8, 0], [10, 0]]);
    assert.deepEqual(after.returns.map(({ lines, reason, restocked, by }) => ({ lines, reason, restocked, by: by.id })), [
      { lines: [{ lineId: oil.id, quantity: 1 }], reason: 'Leaks.', restocked: false, by: 'service' },
      { lines: [{ lineId: oil.id, quantity: 2 }, { lineId: wax.id, quantity: 2 }], reason: undefined, restocked: true, by: 'service' },
    ]);
    const event = (await story.events()).findLast(({ type }) => type === 'order.returned');
    assert.deepEqual(event?.changes, [{ field: `lines/${oil.id}/returned`, before: 1, after: 3 }, { field: `lines/${wax.id}/returned`, before: 0, after: 2 }]);
    assert.deepEqual([event?.data['restocked'], event?.data['returnId']], [true, after.returns[1]?.id]);
    assert.equal(after.fulfilmentStatus, 'shipped');
    assert.equal((await story.done('POST', '/returns', { lines: [{ lineId: oil.id, quantity: 1 }] })).fulfilmentStatus, 'returned');
    assert.equal((await story.ledger()).reduce((sum, { delta }) => sum + delta, 0), 0);
  });

  it('are never more than have shipped, each line counted once', async () => {
    const story = await openStory();
    const { id } = await story.lineOf('OIL');
    const errorsOf = async (lines: object[]) => (await story.act('POST', '/returns', { lines })).body.errors?.map(({ code, pointer, params }) => [code, pointer, params?.['limit']]);
    assert.deepEqual(await errorsOf([{ lineId: id, quantity: 1 }]), [['tooLarge', '/lines/0/quantity', 0]]);
    await story.leave();
    await story.ship({ OIL: 3 });
    assert.deepEqual(await errorsOf([{ lineId: id, quantity: 2 }, { lineId: id, quantity: 2 }, { lineId: 'lin_none', quantity: 1 }]), [
      ['tooLarge', '/lines/1/quantity', 1], ['invalidValue', '/lines/2/lineId', undefined],
    ]);
    assert.equal((await story.now()).returns.length, 0);
    assert.equal((await story.level('OIL'))[0], 7);
    await story.done('POST', '/returns', { lines: [{ lineId: id, quantity: 2 }, { lineId: id, quantity: 1 }] });
    assert.deepEqual((await story.now()).returns[0]?.lines, [{ lineId: id, quantity: 3 }]);
    assert.deepEqual(await errorsOf([{ lineId: id, quantity: 1 }]), [['tooLarge', '/lines/0/quantity', 0]]);
  });

  it('stay recorded whatever carrier and warehouse say afterwards, and are counted once with what the carrier brings back', async () => {
    const story = await openStory();
    await story.leave();
    await story.ship({ OIL: 3 });
    const { id } = await story.lineOf('OIL');
    const reference = 'P-of-wax';
    await story.done('POST', '/returns', { lines: [{ lineId: id, quantity: 2 }] });
    const wax = await story.lineOf('WAX');
    await story.say({ type: 'shipment.created', shipmentReference: reference, carrier: 'J&T', lines: [{ lineId: wax.id, quantity: 2 }] });
    assert.deepEqual((await story.now()).lines.map(({ quantities }) => quantities.returned), [2, 0]);
    await story.say({ type: 'shipment.trackingUpdated', shipmentReference: reference, status: 'returned' });
    assert.deepEqual((await story.now()).lines.map(({ quantities }) => quantities.returned), [2, 2]);
    // What the carrier brought back is unpacked and stands on the shelf again: the same goods, not two more.
    const [before] = await story.level('WAX');
    const unpacked = await story.done('POST', '/returns', { lines: [{ lineId: wax.id, quantity: 2 }], restock: true });
    assert.deepEqual(unpacked.lines.map(({ quantities }) => quantities.returned), [2, 2]);
    assert.equal((await story.level('WAX'))[0], (before ?? 0) + 2);
    assert.equal((await story.act('POST', '/returns', { lines: [{ lineId: wax.id, quantity: 1 }] })).status, 422);
  });

  it('are not counted again when their carrier tells of them later', async () => {
    const story = await openStory();
    await story.leave();
    const wax = await story.lineOf('WAX');
    await story.say({ type: 'shipment.created', shipmentReference: 'P-late', carrier: 'J&T', lines: [{ lineId: wax.id, quantity: 2 }] });
    await story.done('POST', '/returns', { lines: [{ lineId: wax.id, quantity: 1 }] });
    await story.say({ type: 'shipment.trackingUpdated', shipmentReference: 'P-late', status: 'returned' });
    assert.deepEqual((await story.now()).lines.map(({ quantities }) => quantities.returned), [0, 2]);
  });

  it('belong to a placed order, and take the right', async () => {
    const story = await openStory();
    const { id } = await story.lineOf('OIL');
    const merchant = await story.shop.tokenFor('merchant', { scopes: ['orders:read', 'orders:write'] });
    assert.equal((await story.act('POST', '/returns', { lines: [{ lineId: id, quantity: 1 }] }, { token: merchant })).body.code, 'permissionDenied');
    await story.done('POST', '/cancel');
    assert.equal((await story.act('POST', '/returns', { lines: [{ lineId: id, quantity: 1 }] })).body.code, 'invalidTransition');
  });
});
