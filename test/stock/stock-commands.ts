import assert from 'node:assert/strict';
import fc from 'fast-check';
import { b2bOrder } from '../server/test-server.ts';
import type { Order } from '../../src/contract/order.ts';
import {
  act, availableOf, byItem, canTake, count, hold, itemOf, requireSound, say, send, standing, type ModelItem, type ModelLine, type ModelOrder, type RealShop, type StockModel,
} from './stock-model.ts';

type Command = fc.AsyncCommand<StockModel, RealShop>;

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** A command about one of the things that it is possible for; where there is none, it is left out. */
const command = <T>(name: string, { label = '', of, run }: {
  label?: string;
  of: (model: StockModel) => T | undefined;
  /** @returns what it came to, where that may differ */
  run: (model: StockModel, real: RealShop, thing: T) => Promise<string | undefined>;
}): Command => ({
  check: (model) => of(model) !== undefined,
  async run(model, real) {
    const thing = of(model);
    assert.ok(thing !== undefined);
    real.shop.clock.advance(1_000);
    const outcome = await run(model, real, thing);
    count(real, name);
    if (outcome !== undefined) count(real, `${name}: ${outcome}`);
    await requireSound(model, real);
  },
  toString: () => `${name}(${label})`,
});

const isOpen = ({ status, isAsked, lines }: ModelOrder): boolean => status === 'confirmed' && !isAsked && lines.some((line) => standing(line) > 0);
const isCalm = (order: ModelOrder): boolean => isOpen(order) && order.amendment === undefined;

const lineOf = ({ id, sku = '', quantity }: Order['lines'][number]): ModelLine => ({ id, sku, quantity, shipped: 0, returned: 0, cancelled: 0, allocated: 0 });

interface Wanted { sku: string; quantity: number }

const place = (wanted: readonly Wanted[], { mayOversell, twice }: { mayOversell: boolean; twice: boolean }): Command =>
  command(twice ? 'place twice' : 'place', {
    label: [...wanted.map(({ sku, quantity }) => `${quantity} ${sku}`), ...(mayOversell ? ['may oversell'] : [])].join(', '),
    of: () => wanted,
    async run(model, real) {
      const fits = canTake(model, byItem(wanted), mayOversell);
      const asked = {
        body: { ...b2bOrder('A'), lines: wanted.map((line) => ({ kind: 'catalogue', ...line })) }, key: crypto.randomUUID(), expected: fits ? 201 : 422,
        ...(!mayOversell && { token: real.merchant }),
      };
      const order = await act(real, 'POST', '/orders', asked);
      if (twice) assert.equal((await act(real, 'POST', '/orders', asked)).id, order.id);
      if (!fits) return 'refused';
      const lines = order.lines.map(lineOf);
      for (const line of lines) hold(model, line, line.quantity);
      if (!mayOversell) assert.ok(wanted.every(({ sku }) => availableOf(itemOf(model, sku)) >= 0), 'nothing is sold that is not there');
      model.orders.push({ id: order.id, status: 'confirmed', fulfilmentId: order.fulfilments[0]?.id ?? '', lines, isSent: false, isAsked: false, amendment: undefined, parcels: [] });
      return undefined;
    },
  });

const undo = (index: number): Command => command('undo', {
  of: ({ orders }) => pick(orders.filter((order) => order.status === 'confirmed' && !order.isSent), index),
  async run(model, real, order) {
    await act(real, 'POST', `/orders/${order.id}/undo`, { expected: 200 });
    for (const line of order.lines) hold(model, line, 0);
    order.status = 'draft';
    return undefined;
  },
});

const submit = (index: number): Command => command('submit', {
  of: ({ orders }) => pick(orders.filter(({ status }) => status === 'draft'), index),
  async run(model, real, order) {
    const fits = canTake(model, byItem(order.lines), false);
    const placed = await act(real, 'POST', `/orders/${order.id}/submit`, { token: real.merchant, expected: fits ? 200 : 422 });
    if (!fits) return 'refused';
    for (const line of order.lines) hold(model, line, line.quantity);
    order.status = 'confirmed';
    order.fulfilmentId = placed.fulfilments.at(-1)?.id ?? '';
    return undefined;
  },
});

const cancelRest = (model: StockModel, order: ModelOrder): void => {
  for (const line of order.lines) {
    line.cancelled += standing(line);
    hold(model, line, 0);
  }
  if (order.lines.every(({ shipped }) => shipped === 0)) order.status = 'cancelled';
};

const cancel = (index: number): Command => command('cancel', {
  of: ({ orders }) => pick(orders.filter((order) => order.status === 'draft' || isCalm(order)), index),
  async run(model, real, order) {
    await act(real, 'POST', `/orders/${order.id}/cancel`, { expected: 200 });
    order.isAsked = order.status === 'confirmed' && order.isSent;
    if (order.isAsked) await real.shop.server.drain();
    else cancelRest(model, order);
    return order.isAsked ? 'asked for' : 'at once';
  },
});

const answerCancel = (index: number, isAccepted: boolean): Command => command('cancel answered', {
  of: ({ orders }) => pick(orders.filter(({ isAsked }) => isAsked), index),
  async run(model, real, order) {
    const { fulfilmentId } = order;
    await say(real, isAccepted ? { type: 'fulfilment.cancelled', fulfilmentId } : { type: 'fulfilment.cancelRefused', fulfilmentId, reason: 'It is packed.' });
    order.isAsked = false;
    if (isAccepted) cancelRest(model, order);
    return isAccepted ? 'accepted' : 'refused';
  },
});

const edit = (orderIndex: number, lineIndex: number, quantity: number): Command => command('edit', {
  label: String(quantity),
  of({ orders }) {
    const order = pick(orders.filter(isOpen), orderIndex);
    const line = order && pick(order.lines, lineIndex);
    return order !== undefined && line !== undefined && line.quantity !== quantity && quantity >= Math.max(1, line.shipped + line.cancelled) ? { order, line } : undefined;
  },
  async run(model, real, { order, line }) {
    const more = quantity - line.quantity;
    const fits = canTake(model, new Map([[line.sku, more]]), false);
    const edited = await act(real, 'PATCH', `/orders/${order.id}/lines/${line.id}`, { body: { quantity }, token: real.merchant, expected: fits ? 200 : 422 });
    if (!fits) return 'refused';
    const agreed = order.amendment?.agreed ?? new Map(order.lines.map((each) => [each.id, each.quantity]));
    line.quantity = quantity;
    hold(model, line, line.allocated + more);
    if (order.isSent) {
      await real.shop.server.drain();
      order.amendment = { id: edited.fulfilments.at(-1)?.amendment?.id ?? '', agreed };
    }
    return order.isSent ? 'told the warehouse' : 'before it was sent';
  },
});

const answerAmendment = (index: number, isAccepted: boolean): Command => command('amendment answered', {
  of: ({ orders }) => pick(orders.filter((order) => order.amendment !== undefined && !order.isAsked), index),
  async run(model, real, order) {
    const { fulfilmentId, amendment } = order;
    assert.ok(amendment !== undefined);
    const about = { fulfilmentId, amendmentId: amendment.id };
    await say(real, isAccepted ? { type: 'fulfilment.amendmentAccepted', ...about } : { type: 'fulfilment.amendmentRejected', ...about, reason: 'It is packed.' });
    order.amendment = undefined;
    if (isAccepted) return 'accepted';
    const before = model.items.map(availableOf);
    for (const line of order.lines) {
      line.quantity = Math.max((amendment.agreed.get(line.id) ?? 0) - line.cancelled, line.shipped) + line.cancelled;
      hold(model, line, standing(line));
    }
    return model.items.some((item, position) => availableOf(item) < 0 && availableOf(item) < (before[position] ?? 0)) ? 'taken back beyond the stock' : 'refused';
  },
});

const ship = (orderIndex: number, shares: readonly number[]): Command => command('ship', {
  of({ orders }) {
    const order = pick(orders.filter(isCalm), orderIndex);
    const leaving = order?.lines.map((line, index) => ({ line, quantity: Math.min(standing(line), pick(shares, index) ?? 0) })).filter(({ quantity }) => quantity > 0) ?? [];
    return order !== undefined && leaving.length > 0 ? { order, leaving } : undefined;
  },
  async run(model, real, { order, leaving }) {
    await send(real, order);
    const parcel = {
      type: 'shipment.created', fulfilmentId: order.fulfilmentId, shipmentReference: `P${order.parcels.length}`, carrier: 'Pos Laju', at: new Date(real.shop.clock.now()).toISOString(),
      lines: leaving.map(({ line, quantity }) => ({ lineId: line.id, quantity })),
    };
    await say(real, parcel);
    order.parcels.push(parcel);
    for (const { line, quantity } of leaving) {
      line.shipped += quantity;
      hold(model, line, line.allocated - quantity);
    }
    for (const [sku, quantity] of byItem(leaving.map(({ line, quantity }) => ({ sku: line.sku, quantity })))) {
      const item = itemOf(model, sku);
      item.onHand = Math.max(0, item.onHand - quantity);
    }
    return order.lines.every((line) => standing(line) === 0) ? 'all' : 'a part';
  },
});

const shipAgain = (index: number): Command => command('parcel told of again', {
  of: ({ orders }) => pick(orders.flatMap(({ parcels }) => parcels), index),
  async run(_model, real, parcel) {
    await say(real, parcel);
    return undefined;
  },
});

const returned = (orderIndex: number, lineIndex: number, quantity: number, restock: boolean): Command => command('return', {
  of({ orders }) {
    const backable = orders.filter(({ status }) => status === 'confirmed').flatMap((order) => order.lines.filter((line) => line.shipped > line.returned).map((line) => ({ order, line })));
    return pick(backable, orderIndex + lineIndex);
  },
  async run(model, real, { order, line }) {
    const back = Math.min(quantity, line.shipped - line.returned);
    await act(real, 'POST', `/orders/${order.id}/returns`, { body: { lines: [{ lineId: line.id, quantity: back }], restock }, expected: 201 });
    line.returned += back;
    if (restock) itemOf(model, line.sku).onHand += back;
    return restock ? 'restocked' : undefined;
  },
});

const counted = (index: number, onHand: number, isOlder: boolean): Command => command('count', {
  of: ({ items }) => pick(items, index),
  async run(_model, real, item: ModelItem) {
    const asOf = isOlder && item.countedAt !== undefined ? item.countedAt - 1 : real.shop.clock.now();
    const { status, body } = await real.shop.call<{ applied: number }>('PUT', '/stock', { body: { asOf: new Date(asOf).toISOString(), levels: [{ sku: item.sku, onHand }] } });
    const isApplied = item.countedAt === undefined || asOf >= item.countedAt;
    assert.deepEqual([status, body.applied], [200, isApplied ? 1 : 0]);
    if (isApplied) Object.assign(item, { onHand, countedAt: asOf });
    return isApplied ? undefined : 'too old';
  },
});

const upsert = (index: number, onHand: number | undefined, amount: number): Command => command('catalogue', {
  of: ({ items }) => pick(items, index),
  async run(_model, real, item: ModelItem) {
    const { status } = await real.shop.call('PUT', '/catalogue/items', {
      body: { items: [{ sku: item.sku, title: `Item ${item.sku}`, price: { amount, currency: 'MYR' }, backOrder: item.backOrder, ...(onHand !== undefined && { onHand }) }] },
    });
    assert.equal(status, 200);
    if (onHand !== undefined) item.onHand = onHand;
    return onHand === undefined ? 'without a stock' : undefined;
  },
});

const index = fc.nat(1_000);
const quantity = fc.integer({ min: 1, max: 12 });
const wanted = fc.array(fc.record({ sku: fc.constantFrom('A', 'B', 'C', 'D'), quantity }), { minLength: 1, maxLength: 4 });
const onHand = fc.integer({ min: 0, max: 60 });

/** Everything that moves stock; what happens most in a shop stands several times. */
export const stockCommands: fc.Arbitrary<Command>[] = [
  ...Array.from({ length: 4 }, () => fc.tuple(wanted, fc.boolean()).map(([lines, mayOversell]) => place(lines, { mayOversell, twice: false }))),
  wanted.map((lines) => place(lines, { mayOversell: false, twice: true })),
  index.map(undo),
  index.map(submit),
  index.map(cancel),
  fc.tuple(index, fc.boolean()).map(([at, isAccepted]) => answerCancel(at, isAccepted)),
  ...Array.from({ length: 3 }, () => fc.tuple(index, index, quantity).map(([order, line, size]) => edit(order, line, size))),
  fc.tuple(index, fc.boolean()).map(([at, isAccepted]) => answerAmendment(at, isAccepted)),
  ...Array.from({ length: 3 }, () => fc.tuple(index, fc.array(fc.nat(8), { minLength: 1, maxLength: 4 })).map(([order, shares]) => ship(order, shares))),
  index.map(shipAgain),
  fc.tuple(index, index, quantity, fc.boolean()).map(([order, line, size, restock]) => returned(order, line, size, restock)),
  fc.tuple(index, onHand, fc.boolean()).map(([item, size, isOlder]) => counted(item, size, isOlder)),
  fc.tuple(index, fc.option(onHand, { nil: undefined }), fc.integer({ min: 1, max: 5_000 })).map(([item, size, amount]) => upsert(item, size, amount)),
];
