import { lockedFields, standingQuantity, type LockReason } from '../../src/rules/edits.ts';
import type { Order, OrderInput } from '../../src/contract/order.ts';
import type { EditableField } from '../../src/contract/permissions.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { currencyErrors, stepOf } from '../../src/rules/preflight.ts';
import { requireMayEdit, type Caller } from '../caller.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { LineStock, Shortage, Stock } from '../catalogue/stock.ts';
import type { Tx } from '../database/database.ts';
import type { OrderDocument } from '../database/order-tables.ts';
import { ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { applyHandOffRules } from './hand-off-rules.ts';
import { documentChanges, isSame, lineChanges } from './order-changes.ts';
import { refusal, type OrderChecks } from './order-checks.ts';
import type { OrderCore } from './order-core.ts';
import type { OrderMarks } from './order-marks.ts';
import type { Happened, OrderFollowing, OrderFulfilments } from './order-ports.ts';
import { claimsOf, countedOf, type OrderState } from './order-state.ts';
import { replaceLines, type LineRow } from './order-store.ts';
import { priceAgain } from './pricing.ts';

interface Editing { caller: Caller; rules: Settings }

/** What becomes of an order that has been placed. */
export interface OrderEdits extends Pick<OrderFollowing, 'restore'> {
  /** @throws {ProblemError} `validationFailed` with `fieldLocked` and what the edit would leave amiss; `permissionDenied` */
  changeFields(tx: Tx, state: OrderState, document: OrderDocument, editing: Editing): Promise<Order>;
  /** @throws {ProblemError} `insufficientStock`, naming each line that grows beyond the stock */
  changeLines(tx: Tx, state: OrderState, lines: readonly LineRow[], editing: Editing): Promise<Order>;
}

export interface OrderEditsOptions {
  settings: ShopSettings;
  catalogue: Catalogue;
  stock: Stock;
  fulfilments: OrderFulfilments;
  checks: OrderChecks;
  marks: OrderMarks;
  core: OrderCore;
}

interface Left {
  document: OrderDocument;
  lines: readonly LineRow[];
  actor: Actor;
  rules: Settings;
  /** Takes and gives back what the lines need more, and no more. */
  move: (lines: LineStock[]) => Promise<unknown>;
  /** Whether the warehouse is told: not of what it has decided itself. */
  revises: boolean;
  data?: Record<string, unknown>;
}

const lockWords: Readonly<Record<LockReason, string>> = {
  placed: 'the order has been placed', shipped: 'something of the order has shipped', cancelled: 'the order is cancelled, or is to be',
};

/** What a warehouse is told of an order. */
const handedOver = ({ shippingAddress, customer, company, requestedDeliveryDate, notes }: OrderDocument, lines: readonly LineRow[]) => ({
  shippingAddress, customer, company, requestedDeliveryDate, packing: notes?.packing,
  lines: lines.map((line) => [line.id, line.title, standingQuantity(countedOf(line))]),
});

/** What an order is recognised by, when it is placed a second time. */
const recognised = ({ customer, company, purchaseOrderNumber }: OrderDocument, lines: readonly LineRow[]) => ({
  customer, company, purchaseOrderNumber, lines: lines.map((line) => [line.id, standingQuantity(countedOf(line))]),
});

const holding = (line: LineRow): LineRow => (line.item_id === null ? line : { ...line, allocated: line.quantity - line.cancelled - line.shipped });

/** How much more of its item each line needs, below 0 how much it needs no more. */
function movements(before: readonly LineRow[], after: readonly LineRow[]): LineStock[] {
  const held = new Map(before.map((line) => [line.id, line]));
  const of = (line: LineRow, quantity: number): LineStock[] => (line.item_id === null || quantity === 0 ? [] : [{ lineId: line.id, itemId: line.item_id, quantity }]);
  const moved = after.flatMap((line) => of(line, line.allocated - (held.get(line.id)?.allocated ?? 0)));
  const kept = new Set(after.map(({ id }) => id));
  return [...moved, ...before.filter(({ id }) => !kept.has(id)).flatMap((line) => of(line, -line.allocated))];
}

/** Each line that asked for more of an item than there is, with how many it could have. */
function shortageRefusal(short: readonly Shortage[], before: readonly LineRow[], after: readonly LineRow[]): ProblemError {
  const asked = new Map(before.map((line) => [line.id, line.quantity]));
  return refusal(after.flatMap((line): FieldError[] => {
    const shortage = short.find(({ itemId }) => itemId === line.item_id);
    const had = asked.get(line.id) ?? 0;
    if (shortage === undefined || line.quantity <= had) return [];
    return [{
      code: 'insufficientStock', pointer: '/quantity', step: 'items', lineId: line.id, detail: 'There is not that much in stock.',
      params: { sku: line.sku, requested: line.quantity, available: had + shortage.available },
    }];
  }), 'insufficientStock');
}

/** The order as it stands, for the pre-flight: its lines at the prices that were agreed, whatever the catalogue says today. */
const asInput = (state: OrderState, document: OrderDocument): OrderInput => ({
  ...document, origin: state.row.origin as 'manual', currency: state.row.currency, payments: claimsOf(state),
  lines: state.lines.map((line) => ({
    kind: 'custom', title: line.title, quantity: line.quantity - line.cancelled, unitPrice: { amount: line.unit_price, currency: state.row.currency },
    discounts: line.input.discounts, taxRate: line.tax_rate,
  })),
});

export function createOrderEdits({ settings, catalogue, stock, fulfilments, checks, marks, core }: OrderEditsOptions): OrderEdits {
  /** Writes what an edit leaves, and what follows from it: stock, totals, hand-off, release, history. */
  const write = async (tx: Tx, before: OrderState, { document, lines, actor, rules, move, revises, data }: Left): Promise<Order> => {
    const { shop_id: shopId, id: orderId, currency } = before.row;
    const order = { shopId, orderId };
    const priced = priceAgain({ lines: lines.map(holding), document, currency });
    const changes = [...documentChanges(before.row.document, document), ...lineChanges(before.lines, priced.lines, currency)];
    if (changes.length === 0) return core.answer(tx, before);
    await move(movements(before.lines, priced.lines));
    if (!isSame(before.lines, priced.lines)) await replaceLines(tx, order, priced.lines);
    const happened: Happened[] = [{ type: 'order.updated', changes, ...(data && { data }) }];
    let after: OrderState = { ...before, lines: priced.lines, row: { ...before.row, document, totals: priced.totals } };
    if (after.row.status === 'confirmed') {
      const isTold = revises && !isSame(handedOver(before.row.document, before.lines), handedOver(document, priced.lines));
      if (isTold) happened.push(...await fulfilments.revise(tx, { shopId, order: await core.answer(tx, after), actor }));
      await applyHandOffRules(tx, fulfilments, after, rules);
      after = { ...after, ...await fulfilments.ofOrder(tx, order) };
      if (!isSame(recognised(before.row.document, before.lines), recognised(document, priced.lines))) await keepMarks(tx, after);
    }
    const kept = new Set(priced.lines.map(({ id }) => id));
    const isWithWarehouse = after.fulfilments.some(({ status, amendment }) => amendment !== undefined || !['pending', 'queued', 'closed', 'cancelled'].includes(status));
    const removed = isWithWarehouse ? [...before.row.removed_lines, ...before.lines].filter(({ id }) => !kept.has(id)) : [];
    return core.save(tx, { ...after, row: { ...after.row, removed_lines: removed } }, { settings: rules, actor, happened });
  };

  /** The order is recognised by what it has become, beside what it was. */
  const keepMarks = async (tx: Tx, { row, lines }: OrderState): Promise<void> => {
    const named = lines.filter(({ cancelled, quantity }) => cancelled < quantity).map((line) => ({ ...line.input, quantity: standingQuantity(countedOf(line)) }));
    const snapshot = await catalogue.snapshot(tx, row.shop_id, named);
    await marks.keep(tx, { shopId: row.shop_id, orderId: row.id, input: { ...row.document, lines: named }, snapshot });
  };

  /** @throws {ProblemError} with everything that would keep the order from being placed, and did not before */
  const requireSound = async (tx: Tx, state: OrderState, document: OrderDocument, { caller, rules }: Editing): Promise<void> => {
    const snapshot = await catalogue.snapshot(tx, caller.shopId, []);
    const ownUploads = new Set(state.payments.flatMap(({ proofs }) => proofs.map(({ uploadId }) => uploadId)));
    const blockersOf = async (input: OrderInput): Promise<FieldError[]> => {
      const { blockers } = await checks.preflight(tx, { caller, orderId: state.row.id, input, snapshot, settings: rules, ownUploads });
      return blockers.filter(({ code }) => code !== 'duplicateSuspected');
    };
    const found = await blockersOf(asInput(state, document));
    if (found.length === 0) return;
    const before = await blockersOf(asInput(state, state.row.document));
    const fresh = found.filter(({ code, pointer }) => !before.some((known) => known.code === code && known.pointer === pointer));
    if (fresh.length > 0) throw refusal(fresh, 'validationFailed');
  };

  return {
    async changeFields(tx, state, document, { caller, rules }) {
      const { row } = state;
      const fields = documentChanges(row.document, document).map(({ field }) => field as EditableField);
      const locked = lockedFields({ status: row.status, cancellation: row.cancellation ?? undefined, lines: state.lines.map(countedOf) });
      const errors = fields.flatMap((field): FieldError[] => {
        const reason = locked[field];
        return reason === undefined ? [] : [{
          code: 'fieldLocked', pointer: `/${field}`, step: stepOf(`/${field}`), detail: `This can no longer change: ${lockWords[reason]}.`, params: { reason, status: row.status },
        }];
      });
      if (errors.length > 0) throw new ProblemError('validationFailed', { detail: 'Some fields can no longer change.', errors });
      requireMayEdit(caller, fields);
      const mismatches = currencyErrors(document, row.currency);
      if (mismatches.length > 0) throw refusal(mismatches, 'currencyMismatch');
      await requireSound(tx, state, document, { caller, rules });
      return write(tx, state, { document, lines: state.lines, actor: caller.actor, rules, revises: row.cancellation === null, move: () => Promise.resolve() });
    },

    changeLines: (tx, state, lines, { caller, rules }) => write(tx, state, {
      document: state.row.document, lines, actor: caller.actor, rules, revises: true,
      async move(moved) {
        const short = await stock.adjust(tx, {
          shopId: caller.shopId, orderId: state.row.id, actor: caller.actor, lines: moved, backOrderAllowed: caller.scopes.has('stock:oversell'),
        });
        if (short.length > 0) throw shortageRefusal(short, state.lines, lines);
      },
    }),

    async restore(tx, { fulfilmentId, actor, lines: agreed, shipTo, reason, ...order }) {
      const state = await core.locked(tx, { ...order, ifMatch: { any: true } });
      if (state.row.status !== 'confirmed') return;
      const others = state.fulfilments.filter(({ id, status }) => id !== fulfilmentId && status !== 'cancelled').flatMap(({ lines }) => lines);
      const carried = new Map<string, number>();
      for (const { lineId, quantity } of [...agreed, ...others]) carried.set(lineId, (carried.get(lineId) ?? 0) + quantity);
      const lines = [...state.lines, ...state.row.removed_lines].flatMap((line): LineRow[] => {
        const quantity = Math.max(carried.get(line.id) ?? 0, line.shipped) + line.cancelled;
        return quantity === 0 ? [] : [{ ...line, quantity, input: { ...line.input, quantity } }];
      });
      const { shippingAddress: _edited, ...rest } = state.row.document;
      await write(tx, state, {
        document: { ...rest, ...(shipTo !== undefined && { shippingAddress: shipTo }) }, actor, rules: await settings.read(tx, order.shopId), revises: false,
        lines: lines.sort((a, b) => a.position - b.position), data: { because: 'amendmentRejected', fulfilmentId, reason },
        move: (moved) => stock.retake(tx, { ...order, actor, lines: moved }),
      });
    },
  };
}
