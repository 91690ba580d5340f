import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import type { Order, Preflight } from '../../../src/contract/order.ts';
import { engines } from '../database/open-test-database.ts';
import { b2bOrder, openTestServer } from '../test-server.ts';
import { expectedTotals, openStory, ringgit, type Story } from './story.ts';

const lastHandOff = ({ shop, orderId }: Story): HandOff => shop.handOffs.map(({ body }) => JSON.parse(body) as HandOff).findLast((handOff) => handOff.orderId === orderId)!;
const changed = async (story: Story) => (await story.events()).findLast(({ type }) => type === 'order.updated')?.changes;
const refused = async (story: Story, method: string, path: string, body?: unknown) => {
  const before = await story.now();
  const answer = await story.act(method, path, body);
  assert.deepEqual(await story.now(), before, 'what is refused changes nothing');
  return answer;
};

describe('an order that has been placed and not sent', () => {
  it('takes other quantities: stock, totals and hand-off move along, prices stay as they were agreed', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const { id, version } = { ...await story.lineOf('OIL'), version: (await story.now()).version };
    await story.shop.stock({ sku: 'OIL', title: 'Dearer oil', onHand: 10, price: ringgit(15_000), taxRate: 1_000 });
    const more = await story.done('PATCH', `/lines/${id}`, { quantity: 7 });
    assert.equal(more.version, version + 1);
    assert.deepEqual(more.totals, expectedTotals(more).totals);
    assert.equal(more.totals.total.amount, 7 * 10_600 + 5_000);
    assert.deepEqual([more.lines[0]?.title, more.lines[0]?.unitPrice.amount, more.lines[0]?.taxRate, more.lines[0]?.quantities.allocated], ['Item OIL', 10_000, 600, 7]);
    assert.deepEqual(await story.level('OIL'), [10, 7]);
    assert.deepEqual(await changed(story), [{ field: `lines/${id}/quantity`, before: 4, after: 7 }]);
    const less = await story.done('PATCH', `/lines/${id}`, { quantity: 1 });
    assert.equal(less.totals.total.amount, 10_600 + 5_000);
    assert.deepEqual(await story.level('OIL'), [10, 1]);
    assert.deepEqual(await story.ledger(), [
      { delta: 4, reason: 'placed' }, { delta: 2, reason: 'placed' }, { delta: 3, reason: 'amended' }, { delta: -6, reason: 'amended' },
    ]);
    assert.deepEqual(less.fulfilments.map(({ lines }) => lines.map(({ quantity }) => quantity)), [[1, 2]]);
    story.shop.clock.advance(61_000);
    await story.leave();
    assert.deepEqual(lastHandOff(story).lines.map(({ sku, quantity }) => [sku, quantity]), [['OIL', 1], ['WAX', 2]]);
    assert.equal(story.shop.handOffs.length, 1, 'nothing was sent before, so nothing is amended');
  });

  it('takes further lines at the price of today, and gives lines up', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const [first] = await story.shop.stock({ sku: 'MAT', onHand: 3, price: ringgit(4_000) });
    const { status, body } = await story.act<Order>('POST', '/lines', { kind: 'catalogue', sku: 'MAT', quantity: 3 });
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(body.lines.map(({ sku, quantity }) => [sku, quantity]), [['OIL', 4], ['WAX', 2], ['MAT', 3]]);
    assert.deepEqual(body.totals, expectedTotals(body).totals);
    assert.deepEqual(await story.level('MAT'), [3, 3]);
    const mat = await story.lineOf('MAT');
    assert.equal(mat.itemId, first?.id);
    assert.deepEqual(await changed(story), [{ field: `lines/${mat.id}`, after: { sku: 'MAT', title: 'Item MAT', quantity: 3, unitPrice: ringgit(4_000), taxRate: 0 } }]);
    const custom = await story.done('POST', '/lines', { kind: 'custom', title: 'Gift wrap', quantity: 1, unitPrice: ringgit(500) });
    assert.equal(custom.totals.total.amount, body.totals.total.amount + 500);
    const oil = await story.lineOf('OIL');
    const without = await story.done('DELETE', `/lines/${oil.id}`);
    assert.deepEqual(without.lines.map(({ title }) => title), ['Item WAX', 'Item MAT', 'Gift wrap']);
    assert.deepEqual(await story.level('OIL'), [10, 0]);
    assert.deepEqual(await changed(story), [{ field: `lines/${oil.id}`, before: { sku: 'OIL', title: 'Item OIL', quantity: 4, unitPrice: ringgit(10_000), taxRate: 600 } }]);
    assert.deepEqual(without.fulfilments.map(({ lines }) => lines.map(({ title }) => title)), [['Item WAX', 'Item MAT', 'Gift wrap']]);
  });

  it('is refused what the stock cannot cover, and says how many it could have', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const { id } = await story.lineOf('OIL');
    const { status, body } = await refused(story, 'PATCH', `/lines/${id}`, { quantity: 11 });
    assert.deepEqual([status, body.code], [422, 'insufficientStock']);
    assert.deepEqual(body.errors?.map(({ pointer, lineId, params }) => ({ pointer, lineId, params })), [{ pointer: '/quantity', lineId: id, params: { sku: 'OIL', requested: 11, available: 10 } }]);
    const added = await refused(story, 'POST', '/lines', { kind: 'catalogue', sku: 'OIL', quantity: 7 });
    assert.deepEqual([added.status, added.body.code, added.body.errors?.[0]?.params], [422, 'insufficientStock', { sku: 'OIL', requested: 7, available: 6 }]);
    assert.deepEqual(await story.level('OIL'), [10, 4]);
    assert.equal((await story.done('PATCH', `/lines/${id}`, { quantity: 10 })).lines[0]?.quantities.allocated, 10);
  });

  it('is told everything that is wrong with a line where it stands in the request', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const { id } = await story.lineOf('OIL');
    const errorsOf = async (method: string, path: string, body: unknown) => (await refused(story, method, path, body)).body.errors?.map(({ code, pointer }) => [code, pointer]);
    assert.deepEqual(await errorsOf('PATCH', `/lines/${id}`, { sku: 'WAX' }), [['fieldLocked', '/sku']]);
    assert.deepEqual(await errorsOf('PATCH', `/lines/${id}`, { unitPrice: ringgit(9_000) }), [['priceReasonRequired', '/priceOverride/reasonCode']]);
    assert.deepEqual(await errorsOf('PATCH', `/lines/${id}`, { unitPrice: ringgit(9_000), priceOverride: { reasonCode: 'whim' } }), [['invalidValue', '/priceOverride/reasonCode']]);
    assert.deepEqual(await errorsOf('PATCH', `/lines/${id}`, { unitPrice: { amount: 1, currency: 'USD' }, priceOverride: { reasonCode: 'goodwill' } }), [['currencyMismatch', '/unitPrice/currency']]);
    assert.deepEqual(await errorsOf('POST', '/lines', { kind: 'custom', quantity: 1 }), [['required', '/title'], ['required', '/unitPrice']]);
    assert.deepEqual(await errorsOf('POST', '/lines', { kind: 'catalogue', sku: 'NONE', quantity: 1 }), [['itemUnavailable', '/sku']]);
    await story.shop.stock({ sku: 'OLD', status: 'archived' });
    assert.deepEqual(await errorsOf('POST', '/lines', { kind: 'catalogue', sku: 'OLD', quantity: 1 }), [['itemUnavailable', '/sku']]);
    assert.equal((await refused(story, 'PATCH', '/lines/lin_none', { quantity: 1 })).status, 404);
  });

  it('is sold at another price only with a reason and the right', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const { id } = await story.lineOf('OIL');
    const ops = await story.shop.tokenFor('ops');
    const cheaper = { unitPrice: ringgit(9_000), priceOverride: { reasonCode: 'goodwill' } };
    assert.deepEqual((await story.act('PATCH', `/lines/${id}`, cheaper, { token: ops })).body.params, { scope: 'prices:override' });
    assert.deepEqual((await story.act('PATCH', `/lines/${id}`, { discounts: [{ rate: 100 }] }, { token: ops })).body.params, { scope: 'prices:override' });
    assert.deepEqual((await story.act('PATCH', '', { discounts: [{ rate: 100 }] }, { token: ops })).body.params, { scope: 'prices:override' });
    const merchant = await story.shop.tokenFor('merchant');
    const order = await story.done('PATCH', `/lines/${id}`, cheaper, { token: merchant });
    assert.deepEqual([order.lines[0]?.listPrice.amount, order.lines[0]?.unitPrice.amount], [10_000, 9_000]);
    assert.deepEqual(await changed(story), [
      { field: `lines/${id}/unitPrice`, before: ringgit(10_000), after: ringgit(9_000) }, { field: `lines/${id}/priceOverride`, after: { reasonCode: 'goodwill' } },
    ]);
    const more = await story.done('PATCH', `/lines/${id}`, { quantity: 5 }, { token: ops });
    assert.equal(more.lines[0]?.unitPrice.amount, 9_000, 'who may not set a price may still order more at it');
    const back = await story.done('PATCH', `/lines/${id}`, { unitPrice: null, priceOverride: null }, { token: ops });
    assert.equal(back.lines[0]?.unitPrice.amount, 10_000);
    const discounted = await story.done('PATCH', '', { discounts: [{ rate: 1_000 }], shipping: { methodCode: 'standard', price: ringgit(800) } });
    assert.deepEqual(discounted.totals, expectedTotals(discounted).totals);
    assert.equal(discounted.totals.discount.amount, 5_500);
  });

  it('takes another address and other notes, and keeps what was settled when it was placed', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const before = await story.now();
    const { status, body } = await refused(story, 'PATCH', '', { segment: 'b2c', channel: 'chat', currency: 'USD', tags: ['x'] });
    assert.equal(status, 422);
    assert.deepEqual(body.errors?.map(({ code, pointer, params }) => [code, pointer, params?.['reason']]).sort(), [
      ['fieldLocked', '/channel', 'placed'], ['fieldLocked', '/currency', 'placed'], ['fieldLocked', '/segment', 'placed'],
    ]);
    const moved = await story.done('PATCH', '', { shippingAddress: { line1: '3 Jalan Baru' }, requestedDeliveryDate: '2026-12-01', notes: { internal: 'Call first.' } });
    assert.equal(moved.shippingAddress?.line1, '3 Jalan Baru');
    assert.deepEqual((await changed(story))?.map(({ field }) => field).sort(), ['notes', 'requestedDeliveryDate', 'shippingAddress']);
    assert.deepEqual((await changed(story))?.find(({ field }) => field === 'shippingAddress')?.before, before.shippingAddress);
    assert.equal(moved.fulfilments[0]?.shipTo?.line1, '3 Jalan Baru');
    const without = await refused(story, 'PATCH', '', { shippingAddress: null });
    assert.deepEqual(without.body.errors?.map(({ code }) => code), ['addressRequired']);
    const unreachable = await refused(story, 'PATCH', '', { customer: { email: null } });
    assert.deepEqual(unreachable.body.errors?.map(({ code }) => code), ['contactRequired']);
    assert.equal((await refused(story, 'PATCH', '', { shipping: { methodCode: 'rocket', price: ringgit(1) } })).body.errors?.[0]?.code, 'methodUnavailable');
  });

  it('is not refused an edit for what has changed in the shop since it was placed', async () => {
    const story = await openStory({ graceSeconds: 60 });
    await story.shop.stock({ sku: 'OIL', onHand: 10, status: 'archived', price: ringgit(99_900) });
    story.shop.clock.advance(200 * 24 * 3_600_000);
    assert.equal((await story.done('PATCH', '', { notes: { internal: 'Old.' } })).notes.internal, 'Old.');
    const more = await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 5 });
    assert.equal(more.lines[0]?.unitPrice.amount, 10_000, 'the price that was agreed, for an item that is sold no more');
  });

  it('is recognised by what it has become, when it comes a second time', async () => {
    const story = await openStory({ graceSeconds: 60 });
    await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 1 });
    await story.done('PATCH', '', { purchaseOrderNumber: 'PO-7' });
    const again = async (changes: object): Promise<unknown[]> => {
      const { body } = await story.shop.call<Preflight>('POST', '/orders/validate', { body: { ...b2bOrder('OIL'), submit: undefined, ...changes } });
      return body.warnings.filter(({ code }) => code === 'duplicateSuspected').map(({ params }) => params?.['because']);
    };
    const wax = { kind: 'catalogue', sku: 'WAX', quantity: 2 };
    assert.deepEqual(await again({ lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 1 }, wax] }), [['email', 'items', 'total']]);
    assert.deepEqual(await again({ lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 3 }] }), []);
    assert.deepEqual(await again({ purchaseOrderNumber: 'po-7', lines: [wax] }), [['purchaseOrder']]);
  });

  it('keeps at least one line', async () => {
    const story = await openStory({ graceSeconds: 60 });
    await story.done('DELETE', `/lines/${(await story.lineOf('OIL')).id}`);
    const { status, body } = await refused(story, 'DELETE', `/lines/${(await story.lineOf('WAX')).id}`);
    assert.deepEqual([status, body.code, body.params?.['allowed']], [409, 'invalidTransition', ['cancelled']]);
  });

  it('stays as it is under an edit that changes nothing', async () => {
    const story = await openStory({ graceSeconds: 60 });
    const before = await story.now();
    const { id } = await story.lineOf('OIL');
    assert.equal((await story.done('PATCH', `/lines/${id}`, { quantity: 4 })).version, before.version);
    assert.equal((await story.events()).some(({ type }) => type === 'order.updated'), false);
  });
});

describe('an order that its warehouse has', () => {
  it('is amended there: the whole hand-off anew, under an id that the warehouse answers by', async () => {
    const story = await openStory();
    await story.leave();
    await story.say({ type: 'fulfilment.acknowledged' });
    const { id } = await story.lineOf('OIL');
    const edited = await story.done('PATCH', `/lines/${id}`, { quantity: 6 });
    assert.deepEqual([edited.status, edited.fulfilments[0]?.amendment?.status], ['confirmed', 'requested']);
    await story.leave();
    const amendment = lastHandOff(story);
    assert.deepEqual([amendment.type, amendment.lines.map(({ quantity }) => quantity)], ['fulfilment.amended', [6, 2]]);
    await story.say({ type: 'fulfilment.amendmentAccepted', amendmentId: amendment.amendmentId });
    const after = await story.now();
    assert.deepEqual([after.lines[0]?.quantity, after.fulfilments[0]?.amendment?.status, after.fulfilments[0]?.lines[0]?.quantity], [6, 'accepted', 6]);
    assert.ok((await story.events()).some(({ type }) => type === 'fulfilment.amended'));
  });

  it('goes back to what the warehouse has when that refuses, whatever is in stock by then', async () => {
    const story = await openStory();
    await story.leave();
    await story.say({ type: 'fulfilment.acknowledged' });
    const [oil, wax] = [await story.lineOf('OIL'), await story.lineOf('WAX')];
    const before = await story.now();
    await story.done('PATCH', `/lines/${wax.id}`, { quantity: 5 });
    await story.done('DELETE', `/lines/${oil.id}`);
    await story.done('POST', '/lines', { kind: 'custom', title: 'Gift wrap', quantity: 1, unitPrice: ringgit(500) });
    await story.done('PATCH', '', { shippingAddress: { line1: '3 Jalan Baru' } });
    const other = await story.shop.place({ lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 10 }] });
    assert.equal(other.status, 'confirmed');
    await story.leave();
    await story.say({ type: 'fulfilment.amendmentRejected', amendmentId: lastHandOff(story).amendmentId, reason: 'It is packed.' });
    const after = await story.now();
    assert.deepEqual(after.lines.map(({ id, quantity, quantities }) => [id, quantity, quantities.allocated]), [[oil.id, 4, 4], [wax.id, 2, 2]]);
    assert.deepEqual(after.shippingAddress, before.shippingAddress);
    assert.deepEqual([after.totals, after.totals], [before.totals, expectedTotals(after).totals]);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[10, 14], [10, 2]]);
    assert.ok(after.alerts.some(({ code }) => code === 'amendmentRejected'));
    const restored = (await story.events()).findLast(({ type }) => type === 'order.updated');
    assert.deepEqual([restored?.data['because'], restored?.data['reason'], restored?.actor.role], ['amendmentRejected', 'It is packed.', 'provider']);
    assert.deepEqual(restored?.changes.map(({ field }) => field.replace(/lin_\w+/, (id) => (id === oil.id ? 'OIL' : id === wax.id ? 'WAX' : 'other'))).sort(),
      ['lines/OIL', 'lines/WAX/quantity', 'lines/other', 'shippingAddress']);
    assert.deepEqual((await story.ledger()).slice(-2).map(({ reason }) => reason), ['restored', 'restored']);
  });

  it('keeps what has shipped of it: lines cannot fall below that, and addresses are locked', async () => {
    const story = await openStory();
    await story.leave();
    await story.ship({ OIL: 3 });
    const oil = await story.lineOf('OIL');
    const less = await refused(story, 'PATCH', `/lines/${oil.id}`, { quantity: 2 });
    assert.deepEqual([less.status, less.body.code, less.body.params], [409, 'alreadyShipped', { lineId: oil.id, leastQuantity: 3 }]);
    assert.deepEqual((await refused(story, 'DELETE', `/lines/${oil.id}`)).body.params, { lineId: oil.id, leastQuantity: 3 });
    const repriced = await refused(story, 'PATCH', `/lines/${oil.id}`, { unitPrice: ringgit(1), priceOverride: { reasonCode: 'goodwill' } });
    assert.deepEqual(repriced.body.errors?.map(({ code, pointer }) => [code, pointer]), [['fieldLocked', '/unitPrice'], ['fieldLocked', '/priceOverride']]);
    const address = await refused(story, 'PATCH', '', { shippingAddress: { line1: 'Elsewhere' }, discounts: [{ rate: 1 }] });
    assert.deepEqual(address.body.errors?.map(({ code, pointer, params }) => [code, pointer, params?.['reason']]), [['fieldLocked', '/shippingAddress', 'shipped'], ['fieldLocked', '/discounts', 'shipped']]);
    const shrunk = await story.done('PATCH', `/lines/${oil.id}`, { quantity: 3 });
    assert.deepEqual(shrunk.lines[0]?.quantities, { allocated: 0, shipped: 3, delivered: 0, returned: 0, cancelled: 0 });
    assert.deepEqual(shrunk.totals, expectedTotals(shrunk).totals);
    const grown = await story.done('PATCH', `/lines/${(await story.lineOf('WAX')).id}`, { quantity: 4 });
    assert.equal(grown.lines[1]?.quantities.allocated, 4);
    assert.deepEqual([await story.level('OIL'), await story.level('WAX')], [[7, 0], [10, 4]]);
    assert.equal((await story.done('PATCH', '', { notes: { internal: 'Late.' } })).notes.internal, 'Late.');
  });

  it('takes nothing more once everything has shipped', async () => {
    const story = await openStory();
    await story.leave();
    await story.ship();
    assert.equal((await refused(story, 'POST', '/lines', { kind: 'catalogue', sku: 'WAX', quantity: 1 })).body.code, 'alreadyShipped');
    assert.equal((await refused(story, 'PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 9 })).body.code, 'alreadyShipped');
    assert.equal((await story.done('PATCH', '', { tags: ['done'] })).tags[0], 'done');
  });
});

describe('an edit at the same moment as', () => {
  it('the hand-off leaves reaches the warehouse after it, as an amendment', async () => {
    let edited: Order | undefined;
    const story: Story = await openStory({
      async answer({ body }) {
        if (edited === undefined && (JSON.parse(body) as HandOff).orderId === story.orderId) {
          edited = await story.done('PATCH', `/lines/${(await story.lineOf('OIL')).id}`, { quantity: 7 });
        }
        return { status: 202 };
      },
    });
    await story.leave();
    assert.ok(edited !== undefined, 'it was edited while the hand-off was on its way');
    await story.leave();
    const told = story.shop.handOffs.map(({ body }) => JSON.parse(body) as HandOff);
    assert.deepEqual(told.map(({ type, lines }) => [type, lines[0]?.quantity]), [['fulfilment.requested', 4], ['fulfilment.amended', 7]]);
  });

  it('the hand-off leaves can be refused there, also when it took a line off', async () => {
    let edited: Order | undefined;
    const story: Story = await openStory({
      async answer() {
        edited ??= await story.done('DELETE', `/lines/${(await story.lineOf('OIL')).id}`);
        return { status: 202 };
      },
    });
    await story.leave();
    await story.leave();
    await story.say({ type: 'fulfilment.amendmentRejected', amendmentId: lastHandOff(story).amendmentId, reason: 'It is packed.' });
    assert.deepEqual([edited?.lines.length, (await story.now()).lines.map(({ sku, quantity }) => [sku, quantity])], [1, [['OIL', 4], ['WAX', 2]]]);
    assert.deepEqual(await story.level('OIL'), [10, 4]);
  });

  it('a cancellation while the hand-off leaves asks the warehouse', async () => {
    let asked: Order | undefined;
    const story: Story = await openStory({
      async answer() {
        asked ??= await story.done('POST', '/cancel');
        return { status: 202 };
      },
    });
    await story.leave();
    assert.deepEqual([asked?.status, asked?.cancellation !== undefined], ['confirmed', true]);
    await story.leave();
    assert.deepEqual(story.shop.handOffs.map(({ body }) => (JSON.parse(body) as HandOff).type), ['fulfilment.requested', 'fulfilment.cancelRequested']);
    assert.deepEqual(await story.level('OIL'), [10, 4]);
  });

  for (const engine of engines) {
    it(`others for the last of an item: as many grow as there are, on ${engine}`, async () => {
      const shop = await openTestServer({ engine, graceSeconds: 60 });
      await shop.stock({ sku: 'LAST', onHand: 30 });
      const orders = await Promise.all(Array.from({ length: 20 }, () => shop.place(b2bOrder('LAST'))));
      const answers = await Promise.all(orders.map(({ id, version, lines }) =>
        shop.call('PATCH', `/orders/${id}/lines/${lines[0]?.id}`, { body: { quantity: 2 }, ifMatch: version })));
      assert.equal(answers.filter(({ status }) => status === 200).length, 10);
      assert.deepEqual(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code)), new Set(['insufficientStock']));
      const { body } = await shop.call<{ items: { allocated: number; available: number }[] }>('GET', '/stock?skus=LAST');
      assert.deepEqual([body.items[0]?.allocated, body.items[0]?.available], [30, 0]);
    });
  }
});
