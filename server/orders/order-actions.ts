import type * as z from 'zod/mini';
import type { HoldInput, LineInput, Order, OrderInput, ReleaseInput } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { requireMay, type Caller } from '../caller.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import { invalidTransition, ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import { applyHandOffRules } from './hand-off-rules.ts';
import type { OrderCore, OrderCoreOptions } from './order-core.ts';
import { deleteMarks } from './order-marks-store.ts';
import type { Happened, OrderMessages } from './order-ports.ts';
import type { OrderState } from './order-state.ts';
import { updateCounts, type LineRow, type OrderRow } from './order-store.ts';
import type { Orders } from './orders.ts';

interface Named { orderId: string; caller: Caller }
interface Seen extends Named { ifMatch: IfMatch }

export interface OrderActionsOptions extends Omit<OrderCoreOptions, 'payments' | 'events'> {
  core: OrderCore;
  orders: Pick<Orders, 'create'>;
  messages: OrderMessages;
}

/** What people do with a whole order, beside changing and cancelling it. */
export interface OrderActions {
  /** Makes a placed order a draft again: everything is given back, and only its number stays. @throws {ProblemError} `invalidTransition`, and why */
  undo(tx: Tx, order: Seen): Promise<Order>;
  /** Ends the grace period: what waits for its end leaves. @throws {ProblemError} `invalidTransition` when it has ended */
  sendNow(tx: Tx, order: Seen): Promise<Order>;
  /** Keeps what has not been sent from the warehouse, until it is released. @throws {ProblemError} `invalidTransition` when the warehouse has it all */
  hold(tx: Tx, input: z.infer<typeof HoldInput>, order: Seen): Promise<Order>;
  /** Ends one hold, or all of them; the payment rules decide what follows. @throws {ProblemError} `invalidTransition`, `validationFailed` */
  release(tx: Tx, input: z.infer<typeof ReleaseInput> | undefined, order: Seen): Promise<Order>;
  /** Begins a draft with what an order of any status holds, at the prices of today. */
  duplicate(tx: Tx, order: Named): Promise<Order>;
}

/** As many people may keep an order back, each with a reason. */
const maxHolds = 20;

/** What a hand-off may be without its warehouse having it. */
const notHandedOver = new Set<string>(['pending', 'rejected', 'failed']);

const notPossible = (row: OrderRow, why: { to: string; because: string; detail: string }): ProblemError =>
  invalidTransition({ from: row.status, allowed: [], ...why });

export function createOrderActions({ clock, settings, catalogue, stock, fulfilments, messages, core, orders }: OrderActionsOptions): OrderActions {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const locked = async (tx: Tx, { orderId, caller, ifMatch }: Seen, operationId: Parameters<typeof requireMay>[1]): Promise<OrderState> => {
    const state = await core.locked(tx, { shopId: caller.shopId, orderId, ifMatch });
    requireMay(caller, operationId, { order: state.row });
    return state;
  };

  const requireGrace = (row: OrderRow, to: string): void => {
    if (row.grace_ends_at === null || row.grace_ends_at <= nowIso()) {
      throw notPossible(row, { to, because: 'graceEnded', detail: 'The grace period of this order has ended.' });
    }
  };

  const save = async (tx: Tx, state: OrderState, { caller }: Named, { rules, happened }: { rules?: Settings; happened: readonly Happened[] }): Promise<Order> =>
    core.save(tx, { ...state, ...await fulfilments.ofOrder(tx, { shopId: caller.shopId, orderId: state.row.id }) }, {
      settings: rules ?? await settings.read(tx, caller.shopId), actor: caller.actor, happened,
    });

  return {
    async undo(tx, seen) {
      const order = { shopId: seen.caller.shopId, orderId: seen.orderId };
      const state = await locked(tx, seen, 'orders.undo');
      const { row } = state;
      requireGrace(row, 'draft');
      // What waits is taken back first and asked for afterwards: whatever began to leave meanwhile is seen to have left.
      await messages.withdraw(tx, order);
      if (await messages.hasLeft(tx, order)) {
        throw notPossible(row, { to: 'draft', because: 'messageLeft', detail: 'An e-mail about this order has left, or is leaving.' });
      }
      if (!await fulfilments.withdraw(tx, order)) {
        throw notPossible(row, { to: 'draft', because: 'handedOver', detail: 'The warehouse has this order, or is being told of it.' });
      }
      const taken = state.lines.flatMap(({ id, item_id: itemId, allocated }) => (itemId === null || allocated === 0 ? [] : [{ lineId: id, itemId, quantity: allocated }]));
      await stock.giveBack(tx, { ...order, actor: seen.caller.actor, reason: 'undone', lines: taken });
      const lines = state.lines.map((line) => ({ ...line, allocated: 0 }));
      await updateCounts(tx, order, lines);
      await deleteMarks(tx, order);
      const withdrawn = state.fulfilments.filter(({ status }) => status !== 'cancelled');
      return save(tx, { ...state, lines, row: { ...row, status: 'draft', confirmed_at: null, grace_ends_at: null } }, seen, {
        happened: [
          { type: 'order.undone', data: { number: row.number }, changes: [{ field: 'status', before: row.status, after: 'draft' }] },
          ...withdrawn.map(({ id }): Happened => ({ type: 'fulfilment.cancelled', data: { fulfilmentId: id } })),
        ],
      });
    },

    async sendNow(tx, seen) {
      const order = { shopId: seen.caller.shopId, orderId: seen.orderId };
      const state = await locked(tx, seen, 'orders.sendNow');
      requireGrace(state.row, 'sent');
      await messages.sendNow(tx, order);
      await fulfilments.sendNow(tx, order);
      const now = nowIso();
      return save(tx, { ...state, row: { ...state.row, grace_ends_at: now } }, seen, {
        happened: [{ type: 'order.updated', changes: [{ field: 'graceEndsAt', before: state.row.grace_ends_at, after: now }] }],
      });
    },

    async hold(tx, { reason }, seen) {
      const order = { shopId: seen.caller.shopId, orderId: seen.orderId };
      const state = await locked(tx, seen, 'orders.hold');
      if (state.row.holds.length >= maxHolds) {
        const detail = `An order can be held ${maxHolds} times.`;
        throw new ProblemError('validationFailed', { detail, errors: [{ code: 'tooMany', pointer: '', detail, params: { limit: maxHolds } }] });
      }
      const hold = { id: newId('hld'), reason, at: nowIso(), by: seen.caller.actor };
      const holds = [...state.row.holds, hold];
      await fulfilments.retain(tx, { ...order, waitingFor: 'hold' });
      const { fulfilments: handOffs } = await fulfilments.ofOrder(tx, order);
      if (!handOffs.some(({ status }) => notHandedOver.has(status))) {
        throw notPossible(state.row, { to: 'held', because: 'handedOver', detail: 'The warehouse has this order, or is being told of it: there is nothing left to hold.' });
      }
      return save(tx, { ...state, row: { ...state.row, holds } }, seen, { happened: [{ type: 'order.heldback', data: { holdId: hold.id, reason } }] });
    },

    async release(tx, input, seen) {
      const order = { shopId: seen.caller.shopId, orderId: seen.orderId };
      const state = await locked(tx, seen, 'orders.release');
      const { row } = state;
      if (row.holds.length === 0) throw notPossible(row, { to: 'released', because: 'notHeld', detail: 'Nothing holds this order.' });
      const ended = row.holds.filter(({ id }) => input?.holdId === undefined || id === input.holdId);
      if (ended.length === 0) {
        const detail = 'This order has no such hold.';
        throw new ProblemError('validationFailed', { detail, errors: [{ code: 'invalidValue', pointer: '/holdId', detail }] });
      }
      const holds = row.holds.filter((hold) => !ended.includes(hold));
      const rules = await settings.read(tx, order.shopId);
      await applyHandOffRules(tx, fulfilments, { ...state, row: { ...row, holds } }, rules);
      return save(tx, { ...state, row: { ...row, holds } }, seen, {
        rules, happened: ended.map(({ id, reason }) => ({ type: 'order.released', data: { holdId: id, reason } })),
      });
    },

    async duplicate(tx, { orderId, caller }) {
      const { row, lines } = await core.load(tx, { shopId: caller.shopId, orderId });
      const rules = await settings.read(tx, caller.shopId);
      const snapshot = await catalogue.snapshot(tx, caller.shopId, lines.flatMap(({ item_id: itemId }) => (itemId === null ? [] : [{ itemId }])));
      // Prices, discounts and charges of another currency than the shop's mean nothing in an order of today.
      const sameMoney = row.currency === rules.currency;
      const discountsOf = (discounts: OrderInput['discounts']) => (sameMoney && discounts && caller.scopes.has('prices:override') ? { discounts } : {});
      const again = (line: LineRow): LineInput[] => {
        const { title, taxRate, unitPrice, discounts } = line.input;
        const kept = { quantity: line.quantity, ...discountsOf(discounts) };
        if (line.item_id === null) return sameMoney ? [{ kind: 'custom', title, unitPrice, ...kept, ...(taxRate !== undefined && { taxRate }) }] : [];
        const item = snapshot.itemOf({ itemId: line.item_id });
        return item?.status === 'active' && item.price.currency === rules.currency ? [{ kind: 'catalogue', itemId: item.id, ...kept }] : [];
      };
      const copied = lines.map((line) => ({ line, copies: again(line) }));
      const { segment, channel, locale, customer, company, shippingAddress, billingAddress, recipients, shipping, discounts, paymentTerms, notes, tags } = row.document;
      const input: OrderInput = {
        origin: 'duplicate', relatedOrderId: row.id as `ord_${string}`, segment, lines: copied.flatMap(({ copies }) => copies),
        ...(channel && { channel }), ...(locale && { locale }), ...(customer && { customer }), ...(company && { company }),
        ...(shippingAddress && { shippingAddress }), ...(billingAddress && { billingAddress }), ...(recipients && { recipients }),
        ...(sameMoney && shipping && { shipping }), ...discountsOf(discounts),
        ...(paymentTerms && { paymentTerms }), ...(notes && { notes }), ...(tags && { tags }),
      };
      const leftOut = copied.filter(({ copies }) => copies.length === 0)
        .map(({ line: { sku, title, quantity } }) => ({ ...(sku !== null && { sku }), title, quantity }));
      return orders.create(tx, input, caller, { duplicateOf: row.id, leftOut });
    },
  };
}
