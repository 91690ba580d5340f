import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { HandOff } from '../../../src/contract/fulfilment.ts';
import type { Order } from '../../../src/contract/order.ts';
import { expectedTotals, openStory, ringgit, type Story } from './story.ts';
import { times } from '../../long-run.ts';

/** Something that a person or the warehouse does to an order; numbers pick a line or say how many. */
type Step = readonly [kind: keyof typeof steps, pick: number, count: number];

const lineAt = ({ lines }: Order, pick: number) => lines[pick % lines.length] ?? lines[0]!;
const lastAmendment = ({ shop }: Story): string | undefined =>
  shop.handOffs.map(({ body }) => JSON.parse(body) as HandOff).findLast(({ type }) => type === 'fulfilment.amended')?.amendmentId;

/** What each does; `undefined` where the moment makes no sense for it. */
const steps = {
  editQuantity: (story: Story, order: Order, pick: number, count: number) => story.act('PATCH', `/lines/${lineAt(order, pick).id}`, { quantity: count }),
  addLine: (story: Story, _order: Order, pick: number, count: number) => story.act('POST', '/lines', pick % 3 === 0
    ? { kind: 'custom', title: 'Gift wrap', quantity: count, unitPrice: ringgit(333) } : { kind: 'catalogue', sku: pick % 3 === 1 ? 'OIL' : 'WAX', quantity: count }),
  removeLine: (story: Story, order: Order, pick: number) => story.act('DELETE', `/lines/${lineAt(order, pick).id}`),
  reprice: (story: Story, order: Order, pick: number, count: number) =>
    story.act('PATCH', `/lines/${lineAt(order, pick).id}`, { unitPrice: ringgit(count * 777), ...(lineAt(order, pick).kind === 'catalogue' && { priceOverride: { reasonCode: 'goodwill' } }) }),
  discount: (story: Story, _order: Order, _pick: number, count: number) => story.act('PATCH', '', { discounts: [{ rate: count * 137 }] }),
  note: (story: Story, _order: Order, pick: number) => story.act('PATCH', '', { notes: { packing: `Box ${pick}` } }),
  leave: (story: Story) => story.leave(),
  ship: async (story: Story, order: Order, pick: number, count: number) => {
    const line = lineAt(order, pick);
    await story.say({ type: 'shipment.created', shipmentReference: `P${pick}-${line.id}-${count}`, carrier: 'J&T', lines: [{ lineId: line.id, quantity: count }] });
  },
  shipRest: (story: Story) => story.say({ type: 'shipment.created', shipmentReference: 'rest', carrier: 'J&T' }),
  accept: async (story: Story) => { const amendmentId = lastAmendment(story); if (amendmentId !== undefined) await story.say({ type: 'fulfilment.amendmentAccepted', amendmentId }); },
  refuse: async (story: Story) => { const amendmentId = lastAmendment(story); if (amendmentId !== undefined) await story.say({ type: 'fulfilment.amendmentRejected', amendmentId, reason: 'Packed.' }); },
  cancel: (story: Story) => story.act('POST', '/cancel'),
  agree: (story: Story) => story.say({ type: 'fulfilment.cancelled' }),
  decline: (story: Story) => story.say({ type: 'fulfilment.cancelRefused', reason: 'Too late.' }),
  takeBack: (story: Story, order: Order, pick: number, count: number) => story.act('POST', '/returns', { lines: [{ lineId: lineAt(order, pick).id, quantity: count }], restock: pick % 2 === 0 }),
} as const;

async function requireWhole(story: Story, after: string): Promise<Order> {
  const order = await story.now();
  const { shop } = story;
  const { paid: _paid, balance: _balance, ...totals } = order.totals;
  const { totals: { paid: _noPaid, balance: _noBalance, ...expected }, lines } = expectedTotals(order);
  assert.deepEqual(totals, expected, `totals after ${after}`);
  assert.deepEqual(order.lines.map((line) => line.totals), lines, `line totals after ${after}`);
  for (const { quantity, quantities: { shipped, cancelled, returned, delivered, allocated }, kind } of order.lines) {
    assert.ok(shipped + cancelled <= quantity, `${shipped} shipped and ${cancelled} cancelled of ${quantity} after ${after}`);
    assert.ok(returned <= shipped && delivered <= shipped, `after ${after}`);
    assert.equal(allocated, kind === 'custom' ? 0 : quantity - cancelled - shipped, `what is allocated after ${after}`);
  }
  const ledger = await shop.database.read((db) => db.selectFrom('stock_ledger').select(['item_id', 'delta']).where('shop_id', '=', shop.shopId).execute());
  const items = await shop.database.read((db) => db.selectFrom('catalogue_items').select(['id', 'allocated']).where('shop_id', '=', shop.shopId).execute());
  for (const { id, allocated } of items) {
    const moved = ledger.filter((row) => row.item_id === id).reduce((sum, { delta }) => sum + delta, 0);
    const held = order.lines.filter(({ itemId }) => itemId === id).reduce((sum, { quantities }) => sum + quantities.allocated, 0);
    assert.deepEqual([moved, allocated], [held, held], `what is allocated of an item after ${after}`);
  }
  return order;
}

describe('whatever happens to an order', () => {
  it('its totals, its counts and its stock agree after each step, and what is refused changes nothing', async () => {
    const happened = new Map<string, number>();
    const step = fc.tuple(fc.constantFrom(...Object.keys(steps) as (keyof typeof steps)[]), fc.nat({ max: 5 }), fc.integer({ min: 1, max: 7 }));
    const life = fc.tuple(fc.boolean(), fc.array(step, { minLength: 8, maxLength: 18 }));
    await fc.assert(fc.asyncProperty(life, async ([isSent, list]: [boolean, Step[]]) => {
      const story = await openStory();
      if (isSent) await story.leave();
      let before = await requireWhole(story, 'placing');
      for (const [kind, pick, count] of list) {
        const answer: unknown = await steps[kind](story, before, pick, count);
        const { status, body } = typeof answer === 'object' ? answer as { status: number; body: unknown } : { status: 200, body: undefined };
        assert.ok([200, 201, 409, 422].includes(status), `${kind}: ${status} ${JSON.stringify(body)}`);
        const order = await requireWhole(story, kind);
        if (status >= 400) assert.deepEqual(order, before, `${kind} was refused`);
        if (order.version > before.version) happened.set(kind, (happened.get(kind) ?? 0) + 1);
        before = order;
      }
      assert.deepEqual((await story.events()).map(({ sequence }) => sequence), (await story.events()).map((_event, index) => index + 1));
    }), { numRuns: times(7, 100), examples: [
      [[true, [['editQuantity', 0, 6], ['leave', 0, 1], ['refuse', 0, 1], ['removeLine', 1, 1], ['leave', 0, 1], ['accept', 0, 1], ['ship', 0, 2], ['takeBack', 0, 1], ['cancel', 0, 1], ['leave', 0, 1], ['agree', 0, 1]]]],
      [[false, [['addLine', 1, 3], ['reprice', 0, 5], ['discount', 0, 7], ['note', 1, 1], ['cancel', 0, 1], ['leave', 0, 1]]]],
      [[true, [['ship', 0, 1], ['cancel', 0, 1], ['leave', 0, 1], ['decline', 0, 1], ['shipRest', 0, 1], ['takeBack', 1, 2]]]],
      [[false, [['leave', 0, 1], ['note', 0, 1]]]],
    ] });
    // Steps that are always refused would prove nothing.
    const never = Object.keys(steps).filter((kind) => !happened.has(kind));
    assert.deepEqual(never, [], `none of these ever changed an order: ${[...happened].map((entry) => entry.join(' ')).join(', ')}`);
  });
});
