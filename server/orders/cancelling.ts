import type * as z from 'zod/mini';
import type { OrderEvent } from '../../src/contract/event.ts';
import type { Fulfilment } from '../../src/contract/fulfilment.ts';
import type { CancelInput, Order } from '../../src/contract/order.ts';
import type { Actor } from '../../src/contract/session.ts';
import { standingQuantity } from '../../src/rules/edits.ts';
import { requireMay, type Caller } from '../caller.ts';
import type { Tx } from '../database/database.ts';
import { invalidTransition, ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import { withAlerts, type OrderCore, type OrderCoreOptions } from './order-core.ts';
import { lineChanges } from './order-changes.ts';
import type { Happened, OrderFollowing, OrderMessages } from './order-ports.ts';
import { countedOf, type OrderState } from './order-state.ts';
import { replaceLines, updateCounts, type LineRow } from './order-store.ts';
import { priceAgain } from './pricing.ts';

/** How orders come to nothing. */
export interface Cancelling extends Pick<OrderFollowing, 'cancelAnswered'> {
  /**
   * Gives back what has not shipped: at once, or when the warehouse that has it agrees. An order of which something has
   * shipped goes on with that.
   * @throws {ProblemError} `alreadyShipped` once everything has left, `invalidTransition` while the warehouse has not answered
   */
  cancel(tx: Tx, input: z.infer<typeof CancelInput> | undefined, order: { orderId: string; caller: Caller; ifMatch: IfMatch }): Promise<Order>;
}

interface Ending {
  actor: Actor;
  happened: readonly Happened[];
  reason: string | undefined;
}

/** Whether a warehouse means to ship what it has not shipped yet. */
const isCarriedOut = ({ status, cancellation }: Fulfilment): boolean => status !== 'cancelled' && status !== 'closed' && cancellation?.status !== 'accepted';

/**
 * How much of a line nobody will ship any more: what neither has left nor stands in a hand-off that a warehouse means to
 * carry out.
 */
function abandoned({ fulfilments, shipments }: OrderState, line: LineRow): number {
  const live = fulfilments.filter(isCarriedOut);
  const carriedBy = new Set(live.map(({ id }) => id));
  const parcels = shipments.filter(({ fulfilmentId }) => !carriedBy.has(fulfilmentId));
  const carried = [...live, ...parcels].flatMap(({ lines }) => lines as readonly { lineId: string; quantity: number }[])
    .reduce((sum, { lineId, quantity }) => (lineId === line.id ? sum + quantity : sum), 0);
  return Math.max(0, standingQuantity(countedOf(line)) - Math.max(line.shipped, carried));
}

const isAsked = ({ fulfilments }: OrderState): boolean =>
  fulfilments.some((fulfilment) => isCarriedOut(fulfilment) && (fulfilment.status === 'cancelRequested' || fulfilment.cancellation?.status === 'requested'));

const noLongerAsked = ({ row }: OrderState): OrderEvent['changes'] => (row.cancellation === null ? [] : [{ field: 'cancellation', before: row.cancellation }]);

export function createCancelling({ clock, settings, stock, payments, fulfilments, messages, core }: OrderCoreOptions & { messages: OrderMessages; core: OrderCore }): Cancelling {
  const nowIso = (): string => new Date(clock.now()).toISOString();
  const anyVersion = { any: true } as const;

  const giveBack = async (tx: Tx, { row }: OrderState, lines: readonly { line: LineRow; quantity: number }[], actor: Actor): Promise<void> => {
    const held = lines.flatMap(({ line, quantity }) => (line.item_id === null || quantity === 0 ? [] : [{ lineId: line.id, itemId: line.item_id, quantity }]));
    if (held.length > 0) await stock.giveBack(tx, { shopId: row.shop_id, orderId: row.id, actor, reason: 'cancelled', lines: held });
  };

  /** The whole order comes to nothing. */
  const end = async (tx: Tx, state: OrderState, { actor, happened, reason }: Ending): Promise<Order> => {
    const { row } = state;
    const order = { shopId: row.shop_id, orderId: row.id };
    const hasBeenTold = row.status === 'confirmed' && await messages.hasLeft(tx, order);
    const unsent = await messages.withdraw(tx, order);
    await payments.voidOpen(tx, { ...order, actor });
    await giveBack(tx, state, state.lines.map((line) => ({ line, quantity: line.allocated })), actor);
    const lines = state.lines.map((line) => ({ ...line, allocated: 0, cancelled: line.quantity - line.shipped }));
    await updateCounts(tx, order, lines);
    const now = nowIso();
    // What was to be looked at in a hand-off, or in an e-mail that did not leave, is settled with it.
    const calm = withAlerts(row, { settle: [...state.fulfilments.map(({ id }) => id), ...unsent].map((aboutId) => ({ aboutId })), at: now });
    const cancelled = await core.save(tx, {
      ...state, lines, payments: await payments.ofOrder(tx, order), row: { ...calm.row, status: 'cancelled', cancelled_at: now, cancellation: null },
    }, {
      settings: await settings.read(tx, order.shopId), actor,
      happened: [...happened, {
        type: 'order.cancelled', data: { ...(reason !== undefined && { reason }) }, changes: [{ field: 'status', before: row.status, after: 'cancelled' }, ...noLongerAsked(state)],
      }],
    });
    if (hasBeenTold) await messages.enqueue(tx, { shopId: order.shopId, order: cancelled, kind: 'cancelled', aboutId: row.id });
    return cancelled;
  };

  /** What nobody will ship is given back. When nothing is left of the order, it is cancelled, else it goes on with the rest. */
  const settle = async (tx: Tx, state: OrderState, ending: Ending): Promise<Order> => {
    const { row } = state;
    const rest = state.lines.map((line) => ({ line, quantity: abandoned(state, line) }));
    if (rest.every(({ line, quantity }) => standingQuantity(countedOf(line)) === quantity)) return end(tx, state, ending);
    const calm: OrderState = { ...state, row: { ...row, cancellation: null } };
    const lines = rest.map(({ line, quantity }) => ({ ...line, cancelled: line.cancelled + quantity, allocated: line.item_id === null ? 0 : line.allocated - quantity }));
    const priced = priceAgain({ lines, document: row.document, currency: row.currency });
    const changes = lineChanges(state.lines, priced.lines, row.currency);
    await giveBack(tx, state, rest, ending.actor);
    await replaceLines(tx, { shopId: row.shop_id, orderId: row.id }, priced.lines);
    const happened: Happened[] = changes.length === 0 ? [] : [{
      type: 'order.updated', changes: [...noLongerAsked(state), ...changes], data: { because: 'cancelled', ...(ending.reason !== undefined && { reason: ending.reason }) },
    }];
    return core.save(tx, { ...calm, lines: priced.lines, row: { ...calm.row, totals: priced.totals } }, {
      settings: await settings.read(tx, row.shop_id), actor: ending.actor, happened: [...ending.happened, ...happened],
    });
  };

  const withHandOffs = async (tx: Tx, state: OrderState): Promise<OrderState> =>
    ({ ...state, ...await fulfilments.ofOrder(tx, { shopId: state.row.shop_id, orderId: state.row.id }) });

  return {
    async cancel(tx, input, { orderId, caller, ifMatch }) {
      const order = { shopId: caller.shopId, orderId };
      const { actor } = caller;
      const reason = input?.reason;
      const found = await core.locked(tx, { ...order, ifMatch });
      requireMay(caller, 'orders.cancel', { order: found.row });
      if (found.row.status === 'draft') return end(tx, found, { actor, reason, happened: [] });
      if (found.row.cancellation !== null) {
        throw invalidTransition({ from: 'confirmed', to: 'cancelled', allowed: [], detail: 'The warehouse has been asked to stop, and has not answered yet.' });
      }
      if (found.lines.every((line) => line.shipped >= standingQuantity(countedOf(line)))) {
        throw new ProblemError('alreadyShipped', { detail: 'Everything of this order has left the warehouse already.' });
      }
      const happened = await fulfilments.requestCancel(tx, { ...order, reason });
      const state = await withHandOffs(tx, found);
      if (!isAsked(state)) return settle(tx, state, { actor, reason, happened });
      const cancellation = { requestedAt: nowIso(), by: actor, ...(reason !== undefined && { reason }) };
      const { row } = withAlerts({ ...state.row, cancellation }, { settle: state.fulfilments.map(({ id }) => ({ code: 'cancelRefused', aboutId: id })), at: nowIso() });
      return core.save(tx, { ...state, row }, {
        settings: await settings.read(tx, order.shopId), actor,
        happened: [...happened, { type: 'order.cancelRequested', data: { ...(reason !== undefined && { reason }) }, changes: [{ field: 'cancellation', after: cancellation }] }],
      });
    },

    async cancelAnswered(tx, { actor, accepted, reason, ...order }) {
      const state = await core.locked(tx, { ...order, ifMatch: anyVersion });
      const { row } = state;
      if (row.status !== 'confirmed') return core.answer(tx, state);
      if (accepted) {
        // Some warehouses have answered, others not yet: what is left is known when all have.
        if (isAsked(state)) return core.answer(tx, state);
        return settle(tx, state, { actor, reason: row.cancellation?.reason, happened: [] });
      }
      const at = nowIso();
      const refused = state.fulfilments.filter(({ cancellation }) => cancellation?.status === 'refused');
      const { row: alerted, raised } = withAlerts(row, {
        raise: refused.map(({ id }) => ({ code: 'cancelRefused', aboutId: id, ...(reason !== undefined && { detail: reason }) })), at,
      });
      const stillAsked = isAsked(state);
      const happened: Happened[] = [
        { type: 'order.cancelRefused', data: { ...(reason !== undefined && { reason }) }, changes: stillAsked ? [] : noLongerAsked(state) }, ...raised,
      ];
      if (stillAsked) return core.save(tx, { ...state, row: alerted }, { settings: await settings.read(tx, order.shopId), actor, happened });
      return settle(tx, { ...state, row: { ...alerted, cancellation: null } }, { actor, reason: row.cancellation?.reason, happened });
    },
  };
}
