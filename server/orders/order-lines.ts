import type { CatalogueItem } from '../../src/contract/catalogue.ts';
import { applyMergePatch } from '../../src/contract/merge-patch.ts';
import { money } from '../../src/contract/currency.ts';
import { LineInput, maxLines, type Order } from '../../src/contract/order.ts';
import type { OperationId } from '../../src/contract/permissions.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { lineLimits, lockedLines } from '../../src/rules/edits.ts';
import { checkLines } from '../../src/rules/preflight-lines.ts';
import { currencyErrors, type PreflightContext } from '../../src/rules/preflight.ts';
import { requireMay, requireScope, type Caller } from '../caller.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { invalidTransition, notFound, ProblemError } from '../problem-error.ts';
import { validate, type IfMatch } from '../serve-input.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { isSame } from './order-changes.ts';
import { refusal, requirePriceRight } from './order-checks.ts';
import type { OrderCore } from './order-core.ts';
import type { OrderEdits } from './order-edits.ts';
import { countedOf, type OrderState } from './order-state.ts';
import type { LineRow } from './order-store.ts';
import type { Orders } from './orders.ts';
import { catalogueCurrencyErrors, lineErrors, priceLines } from './pricing.ts';

interface OfOrder { orderId: string; caller: Caller; ifMatch: IfMatch }
interface OfLine extends OfOrder { lineId: string }
interface Editing { caller: Caller; rules: Settings }

/** The lines of an order, one at a time, so that two people do not overwrite each other's: of a draft, and of a placed order as far as they have not shipped. */
export interface OrderLines {
  add(tx: Tx, input: LineInput, order: OfOrder): Promise<Order>;
  update(tx: Tx, patch: unknown, line: OfLine): Promise<Order>;
  remove(tx: Tx, line: OfLine): Promise<Order>;
}

export interface OrderLinesOptions {
  clock: Clock;
  settings: ShopSettings;
  catalogue: Catalogue;
  core: OrderCore;
  orders: Orders;
  edits: OrderEdits;
}

/** What is wrong with one line of the order, as it stands at the root of a request about that line alone. */
const atRoot = (errors: readonly FieldError[], index: number): FieldError[] => {
  const prefix = `/lines/${index}/`;
  return errors.map((entry) => (entry.pointer.startsWith(prefix) ? { ...entry, pointer: entry.pointer.slice(prefix.length - 1) } : entry));
};

async function toldAtRoot<T>(index: number, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const errors = error instanceof ProblemError ? error.details.errors : undefined;
    if (!(error instanceof ProblemError) || errors === undefined) throw error;
    throw new ProblemError(error.code, { ...error.details, errors: atRoot(errors, index) });
  }
}

const lineOf = ({ lines }: OrderState, lineId: string): { line: LineRow; index: number } => {
  const index = lines.findIndex(({ id }) => id === lineId);
  const line = lines[index];
  if (line === undefined) throw notFound('line');
  return { line, index };
};

const alreadyShipped = (detail: string, params: Record<string, unknown>): ProblemError => new ProblemError('alreadyShipped', { detail, params });
const shippedOf = (line: LineRow): ProblemError =>
  alreadyShipped('What has shipped of this line stays on it.', { lineId: line.id, leastQuantity: lineLimits(countedOf(line)).leastQuantity });

/** @throws {ProblemError} `alreadyShipped` once everything has left, `invalidTransition` while the warehouse is asked to stop */
const requireOpen = ({ row, lines }: OrderState, line?: LineRow): void => {
  const lock = lockedLines({ status: row.status, cancellation: row.cancellation ?? undefined, lines: lines.map(countedOf) });
  if (lock === 'shipped') throw line === undefined ? alreadyShipped('Everything of this order has shipped.', {}) : shippedOf(line);
  if (lock !== undefined) throw invalidTransition({ from: row.status, to: 'changed', allowed: [], detail: 'The warehouse is asked to cancel this order.' });
};

const requireRoom = ({ lines }: OrderState): void => {
  if (lines.length < maxLines) return;
  const detail = `An order has at most ${maxLines} lines.`;
  throw new ProblemError('validationFailed', { detail, errors: [{ code: 'tooMany', pointer: '', step: 'items', detail, params: { limit: maxLines } }] });
};

/** The item of a placed line as the order agreed on it: what the catalogue says today is no matter. */
const agreedItem = (line: LineRow, currency: string): Pick<CatalogueItem, 'id' | 'sku' | 'price' | 'taxRate' | 'status' | 'backOrder' | 'stock'> => ({
  id: line.item_id ?? '', sku: line.sku ?? '', price: money(line.list_price, currency), taxRate: line.tax_rate, status: 'active',
  // The stock is asked in earnest when it is taken.
  backOrder: true, stock: { onHand: 0, available: 0 },
});

const pricedFields = ['title', 'unitPrice', 'priceOverride', 'discounts', 'taxRate'] as const;

export function createOrderLines({ clock, settings, catalogue, core, orders, edits }: OrderLinesOptions): OrderLines {
  const opened = async (tx: Tx, operation: OperationId, { orderId, caller, ifMatch }: OfOrder): Promise<{ state: OrderState; editing: Editing }> => {
    const state = await core.locked(tx, { shopId: caller.shopId, orderId, ifMatch });
    requireMay(caller, operation, { order: state.row });
    return { state, editing: { caller, rules: await settings.read(tx, caller.shopId) } };
  };

  /** @throws {ProblemError} with everything that the shared rules find wrong with one line */
  const requireSound = (input: LineInput, { row }: OrderState, context: Omit<PreflightContext, 'now'>): void => {
    const alone = { segment: row.document.segment, lines: [input] };
    const errors = currencyErrors(alone, row.currency);
    checkLines(alone, { ...context, now: clock.now() }, (code, pointer, detail, params) => {
      errors.push({ code, pointer, step: 'items', detail, ...(params && { params }) });
    });
    if (errors.length > 0) throw refusal(atRoot(errors, 0), 'validationFailed');
  };

  const addToPlaced = async (tx: Tx, input: LineInput, state: OrderState, editing: Editing): Promise<Order> => {
    const { row } = state;
    const { caller, rules } = editing;
    const snapshot = await catalogue.lockedSnapshot(tx, row.shop_id, [input]);
    const errors = [...lineErrors([input], snapshot), ...catalogueCurrencyErrors([input], snapshot, row.currency)];
    if (errors.length > 0) throw refusal(atRoot(errors, 0), 'validationFailed');
    requireSound(input, state, { settings: rules, itemOf: (line) => snapshot.itemOf(line), canOversell: caller.scopes.has('stock:oversell') });
    requirePriceRight(caller, { lines: [input] }, snapshot);
    const { lines } = priceLines({
      shopId: row.shop_id, orderId: row.id, lines: [{ id: newId('lin'), input }], document: row.document, currency: row.currency, snapshot, paidAmount: 0,
    });
    const position = Math.max(-1, ...state.lines.map((line) => line.position), ...row.removed_lines.map((line) => line.position)) + 1;
    return edits.changeLines(tx, state, [...state.lines, ...lines.map((line) => ({ ...line, position }))], editing);
  };

  const updatePlaced = async (tx: Tx, patch: unknown, line: LineRow, state: OrderState, editing: Editing): Promise<Order> => {
    const { caller, rules } = editing;
    const input = validate(LineInput, applyMergePatch(line.input, patch));
    const limits = lineLimits(countedOf(line));
    if (input.quantity < limits.leastQuantity) throw shippedOf(line);
    const isOther = { kind: input.kind !== line.kind, itemId: (input.itemId ?? line.item_id) !== line.item_id, sku: (input.sku ?? line.sku) !== line.sku };
    const repriced = pricedFields.filter((field) => !isSame(input[field], line.input[field]));
    const locked = [...(['kind', 'itemId', 'sku'] as const).filter((field) => isOther[field]), ...(limits.canReprice ? [] : repriced)];
    if (locked.length > 0) {
      throw refusal(locked.map((field): FieldError => ({
        code: 'fieldLocked', pointer: `/${field}`, step: 'items', lineId: line.id, params: { reason: isOther.kind || field === 'itemId' || field === 'sku' ? 'placed' : 'shipped' },
        detail: 'This can no longer change on a line that has been placed or shipped; take the line off and add another.',
      })), 'validationFailed');
    }
    requireSound(input, state, { settings: rules, itemOf: () => agreedItem(line, state.row.currency), canOversell: true });
    const isCustom = line.kind === 'custom';
    const unitPrice = input.unitPrice?.amount ?? line.list_price;
    if (repriced.length > 0 && ((!isCustom && unitPrice !== line.list_price) || input.discounts?.length)) {
      requireScope(caller, 'prices:override', 'Another price than was agreed, or a discount, needs the scope prices:override.');
    }
    const changed: LineRow = {
      ...line, input, quantity: input.quantity, unit_price: unitPrice,
      ...(isCustom && { list_price: unitPrice, title: input.title ?? line.title }),
      ...(repriced.includes('taxRate') && { tax_rate: input.taxRate ?? line.tax_rate }),
    };
    return edits.changeLines(tx, state, state.lines.map((other) => (other.id === line.id ? changed : other)), editing);
  };

  return {
    async add(tx, input, order) {
      const { state, editing } = await opened(tx, 'orders.addLine', order);
      requireRoom(state);
      if (state.row.status !== 'draft') {
        requireOpen(state);
        return addToPlaced(tx, input, state, editing);
      }
      const touched = { id: newId('lin'), input };
      return toldAtRoot(state.lines.length, () => orders.changeDraftLines(tx, state, { ...editing, lines: [...state.lines, touched], touched: input }));
    },

    async update(tx, patch, { lineId, ...order }) {
      const { state, editing } = await opened(tx, 'orders.updateLine', order);
      const { line, index } = lineOf(state, lineId);
      if (state.row.status !== 'draft') {
        requireOpen(state, line);
        return updatePlaced(tx, patch, line, state, editing);
      }
      const input = validate(LineInput, applyMergePatch(line.input, patch));
      return toldAtRoot(index, () => orders.changeDraftLines(tx, state, {
        ...editing, lines: state.lines.map((other) => (other.id === lineId ? { id: lineId, input } : other)), touched: input,
      }));
    },

    async remove(tx, { lineId, ...order }) {
      const { state, editing } = await opened(tx, 'orders.removeLine', order);
      const { line } = lineOf(state, lineId);
      const lines = state.lines.filter(({ id }) => id !== lineId);
      if (state.row.status === 'draft') return orders.changeDraftLines(tx, state, { ...editing, lines });
      requireOpen(state, line);
      if (!lineLimits(countedOf(line)).canRemove) throw shippedOf(line);
      if (lines.length === 0) {
        throw invalidTransition({ from: state.row.status, to: 'changed', allowed: ['cancelled'], detail: 'A placed order keeps at least one line. Cancel it instead.' });
      }
      return edits.changeLines(tx, state, lines, editing);
    },
  };
}
