import type { Kysely } from 'kysely';
import type { OrderEvent } from '../../src/contract/event.ts';
import type { Order, OrderAlert } from '../../src/contract/order.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import type { Caller } from '../caller.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { LineStock, Stock } from '../catalogue/stock.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import type { Payments } from '../payments/payments.ts';
import type { Clock } from '../ports.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { applyHandOffRules, waitsFor } from './hand-off-rules.ts';
import type { Happened, LineProgress, OrderFollowing, OrderFulfilments, Raised, Settled } from './order-ports.ts';
import { countedOf, dayOf, derived, toOrder, type OrderState } from './order-state.ts';
import { findLines, findOrder, findRelatedNumber, findReturns, lockOrder, replaceOrder, updateCounts, type LineRow, type OrderRow } from './order-store.ts';

interface OfOrder { shopId: string; orderId: string }

export interface OrderCoreOptions {
  clock: Clock;
  settings: ShopSettings;
  catalogue: Catalogue;
  stock: Stock;
  payments: Payments;
  fulfilments: OrderFulfilments;
  events: Events;
}

/** What every change of an order has in common: its lock, its version, what follows from it, and its events. */
export interface OrderCore extends Pick<OrderFollowing, 'lock' | 'read' | 'waitsFor' | 'follow'> {
  load(db: Kysely<Tables>, order: OfOrder): Promise<OrderState>;
  /** Locks the order and loads it. @throws {ProblemError} `notFound`, `versionConflict` */
  locked(tx: Tx, order: OfOrder & { ifMatch: IfMatch }): Promise<OrderState>;
  /** Writes the order under its next version, with what follows from its change, and tells what happened. */
  save(tx: Tx, state: OrderState, change: { settings: Settings; actor: Actor; happened: readonly Happened[] }): Promise<Order>;
  answer(db: Kysely<Tables>, state: OrderState): Promise<Order>;
  /** A change of an order's payments; the hand-off is released or held back as their rules say. */
  changePayments(tx: Tx, change: { caller: Caller; orderId: string; ifMatch: IfMatch },
    run: (state: OrderState, settings: Settings) => Promise<readonly Happened[]>): Promise<Order>;
}

/** What changed since a version: the fields of every event after the last one that the caller has seen. */
function changedFields(history: readonly OrderEvent[], seenVersion: number): string[] {
  const seen = history.findLastIndex(({ data }) => typeof data['version'] === 'number' && data['version'] <= seenVersion);
  const names = history.slice(seen + 1).flatMap(({ type, changes }) => {
    const topic = type.split('.')[0] ?? '';
    return changes.length > 0 ? changes.map(({ field }) => field) : topic === 'order' ? ['status'] : [`${topic}s`];
  });
  return [...new Set(names)];
}

/** Enough of the history to tell what two people changed at the same time. */
const conflictHistory = 200;

const stockOf = (lines: readonly LineRow[], quantityOf: (line: LineRow) => number): LineStock[] => lines.flatMap((line) => {
  const quantity = quantityOf(line);
  return line.item_id === null || quantity <= 0 ? [] : [{ lineId: line.id, itemId: line.item_id, quantity }];
});

export function createOrderCore({ clock, settings, catalogue, stock, payments, fulfilments, events }: OrderCoreOptions): OrderCore {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const complete = async (db: Kysely<Tables>, row: OrderRow): Promise<OrderState> => {
    const order = { shopId: row.shop_id, orderId: row.id };
    return {
      row, lines: await findLines(db, order), payments: await payments.ofOrder(db, order), ...await fulfilments.ofOrder(db, order),
      returns: await findReturns(db, order),
    };
  };

  const lockedRow = async (tx: Tx, order: OfOrder): Promise<OrderRow> => {
    const row = await lockOrder(tx, order);
    if (row === undefined) throw notFound('order');
    return row;
  };

  const core: OrderCore = {
    async load(db, order) {
      const row = await findOrder(db, order);
      if (row === undefined) throw notFound('order');
      return complete(db, row);
    },

    async locked(tx, { ifMatch, ...order }) {
      const row = await lockedRow(tx, order);
      if (!ifMatch.any && !ifMatch.versions.includes(row.version)) {
        const history = (await events.latest(tx, { ...order, limit: conflictHistory })).reverse();
        throw new ProblemError('versionConflict', {
          detail: 'Somebody has changed the order since.',
          params: { currentVersion: row.version, changedFields: changedFields(history, Math.max(0, ...ifMatch.versions)) },
        });
      }
      return complete(tx, row);
    },

    async answer(db, state) {
      const items = state.lines.flatMap(({ item_id: itemId }) => (itemId === null ? [] : [{ itemId }]));
      const { shop_id: shopId, due_on: dueOn } = state.row;
      // The calendar of the shop is asked only where something hangs on it.
      const today = dueOn === null ? '' : dayOf(nowIso(), (await settings.read(db, shopId)).timeZone);
      return toOrder(state, await catalogue.snapshot(db, shopId, items), { today, relatedOrderNumber: await findRelatedNumber(db, state.row) });
    },

    async save(tx, state, { settings: rules, actor, happened }) {
      const before = state.row;
      const now = nowIso();
      const next = derived({ ...state, row: { ...before, version: before.version + 1, updated_by: actor, updated_at: now } }, rules, now);
      const completes = next.status === 'completed' && before.status !== 'completed';
      const row = completes ? withoutHandOffAlerts(next, state) : next;
      const told: Happened[] = [...happened, ...(completes ? [{ type: 'order.completed' as const }] : [])];
      if (told.length === 0) {
        // A version that nobody is told of would be a gap in the history: what followed by itself is told, and where nothing did there is none.
        const changes = followingChanges(before, row);
        if (changes.length === 0) return core.answer(tx, state);
        told.push({ type: 'order.updated', changes });
      }
      await replaceOrder(tx, row);
      const answer = await core.answer(tx, { ...state, row });
      await events.append(tx, {
        shopId: row.shop_id,
        events: told.map((event) => ({ ...event, orderId: row.id, actor, data: { ...event.data, version: row.version } })),
      });
      return answer;
    },

    async changePayments(tx, { caller, orderId, ifMatch }, run) {
      const order = { shopId: caller.shopId, orderId };
      const state = await core.locked(tx, { ...order, ifMatch });
      const rules = await settings.read(tx, caller.shopId);
      const happened = await run(state, rules);
      const claims = await payments.ofOrder(tx, order);
      if (state.row.status === 'confirmed') {
        await applyHandOffRules(tx, fulfilments, { row: state.row, payments: claims }, rules);
      }
      return core.save(tx, { ...state, payments: claims, ...await fulfilments.ofOrder(tx, order) }, { settings: rules, actor: caller.actor, happened });
    },

    async lock(tx, { withItems = false, ...order }) {
      const row = await lockedRow(tx, order);
      if (!withItems) return;
      const lines = [...await findLines(tx, order), ...row.removed_lines];
      await catalogue.lockedSnapshot(tx, order.shopId, lines.flatMap(({ item_id: itemId }) => (itemId === null ? [] : [{ itemId }])));
    },

    read: async (db, order) => core.answer(db, await core.load(db, order)),
    waitsFor: async (db, order) => waitsFor(await core.load(db, order), await settings.read(db, order.shopId)),

    async follow(tx, { actor, progress = [], leftAt = nowIso(), happened = [], raise = [], settle = [], ...order }) {
      const found = await core.locked(tx, { ...order, ifMatch: { any: true } });
      const { row, raised } = withAlerts(found.row, { raise, settle, at: nowIso() });
      const state = { ...found, row };
      const lines = state.lines.map((line) => withProgress(line, progress.find(({ lineId }) => lineId === line.id), recordedReturns(state, line.id)));
      const moved = lines.filter((line, index) => line !== state.lines[index]);
      await updateCounts(tx, order, moved);
      const before = new Map(state.lines.map((line) => [line.id, line]));
      const left = stockOf(moved, (line) => (before.get(line.id)?.allocated ?? 0) - line.allocated);
      if (left.length > 0) await stock.ship(tx, { ...order, actor, leftAt, lines: left });
      const told = [...happened, ...raised];
      const quietly: OrderEvent['changes'] = [
        ...(row.alerts.length === found.row.alerts.length ? [] : [{ field: 'alerts', before: found.row.alerts, after: row.alerts }]),
        ...lines.flatMap((line, index) => {
          const was = state.lines[index];
          return was === undefined || was === line ? [] : [{ field: `lines/${line.id}/quantities`, before: countedOf(was).quantities, after: countedOf(line).quantities }];
        }),
      ];
      if (told.length === 0 && quietly.length > 0) told.push({ type: 'order.updated', changes: quietly });
      return core.save(tx, { ...state, lines }, { settings: await settings.read(tx, order.shopId), actor, happened: told });
    },
  };
  return core;
}

/** What of an order follows from its parts, where that has moved. */
const followingChanges = (before: OrderRow, after: OrderRow): OrderEvent['changes'] => ([
  { field: 'paymentStatus', before: before.payment_status, after: after.payment_status },
  { field: 'fulfilmentStatus', before: before.fulfilment_status, after: after.fulfilment_status },
]).filter(({ before: was, after: is }) => canonicalJson(was) !== canonicalJson(is));

/** What still has to be looked at, with what is told of it. An alert that is raised again stays as it was raised first. */
export function withAlerts(row: OrderRow, { raise = [], settle = [], at }: { raise?: readonly Raised[]; settle?: readonly Settled[]; at: string }): { row: OrderRow; raised: Happened[] } {
  const kept = row.alerts.filter((alert) => !settle.some(({ code, aboutId }) => alert.aboutId === aboutId && (code === undefined || code === alert.code)));
  const added = raise.filter(({ code, aboutId }) => !kept.some((alert) => alert.code === code && alert.aboutId === aboutId));
  return {
    row: { ...row, alerts: [...kept, ...added.map((alert): OrderAlert => ({ ...alert, at }))] },
    raised: added.map(({ code, aboutId, detail }) => ({ type: 'order.alerted', data: { code, aboutId, ...(detail !== undefined && { detail }) } })),
  };
}

/** What there was to look at in a hand-off is over with its order. */
function withoutHandOffAlerts(row: OrderRow, { fulfilments }: OrderState): OrderRow {
  const alerts = row.alerts.filter(({ aboutId }) => !fulfilments.some(({ id }) => id === aboutId));
  return { ...row, alerts, alert_count: alerts.length };
}

/** How much of a line people have recorded as come back. */
export const recordedReturns = ({ returns }: Pick<OrderState, 'returns'>, lineId: string): number =>
  returns.flatMap(({ lines }) => lines).reduce((sum, line) => (line.lineId === lineId ? sum + line.quantity : sum), 0);

/** News of a line, never beyond what was ordered of it, and never back: parcels are told of in any order. */
function withProgress(line: LineRow, progress: LineProgress | undefined, recorded: number): LineRow {
  if (progress === undefined) return line;
  const wanted = line.quantity - line.cancelled;
  const shipped = Math.min(wanted, Math.max(line.shipped, progress.shipped));
  const delivered = Math.min(shipped, Math.max(0, progress.delivered));
  // The same goods are told of twice when a person records what its carrier brought back: what was said most counts.
  const returned = Math.min(shipped, Math.max(progress.returned, recorded));
  if (shipped === line.shipped && delivered === line.delivered && returned === line.returned) return line;
  return { ...line, shipped, delivered, returned, allocated: Math.max(0, line.allocated - (shipped - line.shipped)) };
}
