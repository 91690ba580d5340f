import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { applyMergePatch } from '../../src/contract/merge-patch.ts';
import { OrderFields, type Calculation, type LineInput, type Order, type OrderCreate, type OrderInput, type Preflight, type SubmitInput } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { currencyErrors } from '../../src/rules/preflight.ts';
import { money } from '../../src/contract/currency.ts';
import { requireMay, requireScope, type Caller } from '../caller.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { OrderDocument } from '../database/order-tables.ts';
import { lockNames } from '../database/lock-names.ts';
import { newId } from '../ids.ts';
import { ProblemError } from '../problem-error.ts';
import { validate, type IfMatch } from '../serve-input.ts';
import { documentChanges, isSame, lineChanges } from './order-changes.ts';
import { requireDraft, refusal, requirePriceRight, type OrderChecks } from './order-checks.ts';
import type { OrderCore, OrderCoreOptions } from './order-core.ts';
import type { OrderEdits } from './order-edits.ts';
import type { OrderUploads } from './order-ports.ts';
import { claimsOf, derived, type OrderState } from './order-state.ts';
import { deleteOrder, insertLines, insertOrder, replaceLines, type OrderRow } from './order-store.ts';
import { requireOrigin } from './origin.ts';
import { paymentRecorded, type Place } from './placing.ts';
import { priceLines, type NamedLine } from './pricing.ts';

interface Named { orderId: string; caller: Caller }
interface Seen extends Named { ifMatch: IfMatch }

export interface OrdersOptions extends OrderCoreOptions {
  core: OrderCore;
  place: Place;
  checks: OrderChecks;
  edits: OrderEdits;
  uploads: OrderUploads;
}

const inputOf = (state: OrderState): OrderInput => ({ ...state.row.document, origin: state.row.origin as NonNullable<OrderInput['origin']>, lines: state.lines.map(({ input }) => input), payments: claimsOf(state) });

/** What a draft is made of: its fields, its lines and its claims. */
export function createOrders({ clock, settings, catalogue, payments, events, core, place, checks, edits, uploads }: OrdersOptions) {
  const nowIso = (): string => new Date(clock.now()).toISOString();

  const newRow = ({ shopId, actor }: Caller, document: OrderDocument, { origin, currency }: { origin: string; currency: string }): OrderRow => {
    const now = nowIso();
    const zero = money(0, currency);
    return {
      shop_id: shopId, id: newId('ord'), version: 1, number: null, number_position: 0, status: 'draft', payment_status: '', fulfilment_status: '',
      origin, segment: document.segment, channel: null, reason_code: null, external_reference: null, ordered_at: now, ordered_month: '', currency,
      locale: '', total: 0, item_count: 0, customer_name: null, company_name: null, payment_methods: [], tracking_numbers: [], search_text: '',
      document, totals: { items: zero, discount: zero, shipping: zero, tax: zero, total: zero, paid: zero, balance: zero },
      created_by: actor, updated_by: actor, created_at: now, updated_at: now, confirmed_at: null, grace_ends_at: null, completed_at: null, cancelled_at: null,
      holds: [], alerts: [], alert_count: 0, cancellation: null, balance: 0, ordered_on: null, due_on: null, removed_lines: [], placed_total: 0,
      created_by_id: actor.id, customer_id: null, purchase_order_number: null, requested_on: null, customer_sort: null, tags: [], method_codes: [],
    };
  };

  /** Prices a draft anew. @throws {ProblemError} for items that are unknown and money of another currency */
  const pricedDraft = async (db: Kysely<Tables>, state: OrderState, rules: Settings, lines: readonly NamedLine[]) => {
    const { row } = state;
    const currency = row.document.currency ?? rules.currency;
    const input = { ...row.document, lines: lines.map((line) => line.input), payments: claimsOf(state) };
    const snapshot = await catalogue.snapshot(db, row.shop_id, input.lines);
    requireDraft({ input, snapshot, currency, mismatches: currencyErrors(input, currency) });
    const priced = priceLines({ shopId: row.shop_id, orderId: row.id, lines, document: row.document, currency, snapshot, paidAmount: 0 });
    return { snapshot, state: { ...state, row: { ...row, totals: priced.totals }, lines: priced.lines } };
  };

  const orders = {
    /** @param told what the history says of where the order came from */
    async create(
      tx: Tx, { submit = false, acknowledge = [], lines = [], payments: claims = [], origin = 'manual', ...document }: z.infer<typeof OrderCreate>, caller: Caller, told: Record<string, unknown> = {},
    ): Promise<Order> {
      const { shopId, actor } = caller;
      requireOrigin(caller, origin);
      if (claims.length > 0) requireScope(caller, 'payments:record');
      const rules = await settings.read(tx, shopId);
      const row = newRow(caller, document, { origin, currency: document.currency ?? rules.currency });
      const named = lines.map((input) => ({ id: newId('lin'), input }));
      const input: OrderInput = { ...document, origin, lines, payments: claims };
      if (submit) return place(tx, { caller, settings: rules, row, draft: undefined, input, lines: named, acknowledge });

      const empty: OrderState = { row, lines: [], payments: [], fulfilments: [], shipments: [], returns: [] };
      const mismatches = currencyErrors(input, row.currency);
      if (mismatches.length > 0) throw refusal(mismatches, 'currencyMismatch');
      const { state, snapshot } = await pricedDraft(tx, empty, rules, named);
      requirePriceRight(caller, input, snapshot);
      await requireFreeReference(tx, { shopId, row: state.row, document });
      const order = { shopId, orderId: row.id };
      const first = derived(state, rules, nowIso());
      await insertOrder(tx, first);
      await insertLines(tx, state.lines);
      await payments.add(tx, { ...order, orderedAt: first.ordered_at, actor, inputs: claims, firstPosition: 0, pointer: '/payments/*' });
      // The claims count only now that they are recorded; the first version holds them.
      const recorded = await payments.ofOrder(tx, order);
      return core.save(tx, { ...state, row: { ...first, version: 0 }, payments: recorded }, {
        settings: rules, actor, happened: [{ type: 'order.created', data: told }, ...recorded.map(paymentRecorded)],
      });
    },

    get: (db: Kysely<Tables>, { orderId, caller }: Named): Promise<Order> => core.read(db, { shopId: caller.shopId, orderId }),

    async update(tx: Tx, patch: unknown, { orderId, caller, ifMatch }: Seen): Promise<Order> {
      const state = await core.locked(tx, { shopId: caller.shopId, orderId, ifMatch });
      requireMay(caller, 'orders.update', { order: state.row });
      const rules = await settings.read(tx, caller.shopId);
      const before = state.row.document;
      const document = validate(OrderFields, applyMergePatch(before, patch)) as OrderDocument;
      const changes = documentChanges(before, document);
      if (changes.length === 0) return core.answer(tx, state);
      if (document.externalReference !== before.externalReference || document.channel !== before.channel) {
        await requireFreeReference(tx, { shopId: caller.shopId, row: state.row, document });
      }
      if (state.row.status !== 'draft') return edits.changeFields(tx, state, document, { caller, rules });
      const priced = await pricedDraft(tx, { ...state, row: { ...state.row, document } }, rules, state.lines);
      if (changes.some(({ field }) => field === 'discounts')) requirePriceRight(caller, { discounts: document.discounts }, priced.snapshot);
      await replaceLines(tx, { shopId: caller.shopId, orderId }, priced.state.lines);
      return core.save(tx, priced.state, { settings: rules, actor: caller.actor, happened: [{ type: 'order.updated', changes }] });
    },

    /** Gives a draft other lines, prices them anew, and writes the one event. @param change.touched the line that must stand up to the caller's rights */
    async changeDraftLines(tx: Tx, state: OrderState, { lines, touched, caller, rules }: {
      lines: readonly NamedLine[]; touched?: LineInput; caller: Caller; rules: Settings;
    }): Promise<Order> {
      const { state: next, snapshot } = await pricedDraft(tx, state, rules, lines);
      if (touched !== undefined) requirePriceRight(caller, { lines: [touched] }, snapshot);
      const changes = lineChanges(state.lines, next.lines, next.row.totals.total.currency);
      if (changes.length === 0 && isSame(state.lines.map(({ input }) => input), lines.map(({ input }) => input))) return core.answer(tx, state);
      await replaceLines(tx, { shopId: caller.shopId, orderId: state.row.id }, next.lines);
      return core.save(tx, next, { settings: rules, actor: caller.actor, happened: [{ type: 'order.updated', changes: changes.length > 0 ? changes : [{ field: 'lines' }] }] });
    },

    async remove(tx: Tx, { orderId, caller, ifMatch }: Seen): Promise<undefined> {
      const { shopId, actor } = caller;
      const { row } = await core.locked(tx, { shopId, orderId, ifMatch });
      requireMay(caller, 'orders.delete', { order: row });
      if (row.number !== null) {
        throw new ProblemError('invalidTransition', { detail: 'This draft has an order number, which must not be missing: cancel it instead.', params: { from: row.status, to: 'deleted', allowed: ['cancelled'] } });
      }
      await uploads.disown(tx, { shopId, orderId });
      await deleteOrder(tx, { shopId, orderId });
      await events.append(tx, { shopId, events: [{ type: 'order.cancelled', orderId, actor, data: { version: row.version, deleted: true } }] });
    },

    async submit(tx: Tx, { acknowledge = [] }: z.infer<typeof SubmitInput> = {}, { orderId, caller, ifMatch }: Seen): Promise<Order> {
      const state = await core.locked(tx, { shopId: caller.shopId, orderId, ifMatch });
      requireMay(caller, 'orders.submit', { order: state.row });
      const rules = await settings.read(tx, caller.shopId);
      return place(tx, { caller, settings: rules, row: state.row, draft: state, input: inputOf(state), lines: state.lines, acknowledge });
    },

    async validateDraft(db: Kysely<Tables>, input: OrderInput, caller: Caller): Promise<Preflight> {
      const snapshot = await catalogue.snapshot(db, caller.shopId, input.lines ?? []);
      return checks.preflight(db, { caller, orderId: '', input, snapshot, settings: await settings.read(db, caller.shopId), ownUploads: new Set() });
    },

    async validate(db: Kysely<Tables>, { orderId, caller }: Named): Promise<Preflight> {
      const state = await core.load(db, { shopId: caller.shopId, orderId });
      const input = inputOf(state);
      const snapshot = await catalogue.snapshot(db, caller.shopId, input.lines ?? []);
      const ownUploads = new Set(state.payments.flatMap(({ proofs }) => proofs.map(({ uploadId }) => uploadId)));
      return checks.preflight(db, { caller, orderId, input, snapshot, settings: await settings.read(db, caller.shopId), ownUploads });
    },

    async calculate(db: Kysely<Tables>, { lines = [], payments: _claims, origin: _origin, ...document }: OrderInput, caller: Caller): Promise<Calculation> {
      const rules = await settings.read(db, caller.shopId);
      const currency = document.currency ?? rules.currency;
      const snapshot: Snapshot = await catalogue.snapshot(db, caller.shopId, lines);
      const mismatches = currencyErrors({ ...document, lines }, currency);
      if (mismatches.length > 0) throw refusal(mismatches, 'currencyMismatch');
      const named = lines.map((input, index) => ({ id: String(index), input }));
      const priced = priceLines({ shopId: caller.shopId, orderId: '', lines: named, document, currency, snapshot, paidAmount: 0 });
      return {
        currency, totals: priced.totals,
        lines: priced.lines.map((line) => ({
          listPrice: money(line.list_price, currency), unitPrice: money(line.unit_price, currency), taxRate: line.tax_rate, totals: line.totals,
        })),
      };
    },
  };

  /** @throws {ProblemError} `validationFailed` with `duplicateSuspected` when another order of the channel carries the reference */
  const requireFreeReference = async (tx: Tx, { shopId, row, document }: { shopId: string; row: OrderRow; document: OrderDocument }): Promise<void> => {
    if (document.externalReference !== undefined) await lockNames(tx, { shopId, names: [`order ${document.externalReference}`] });
    const found = await checks.duplicateReference(tx, { shopId, orderId: row.id, channel: document.channel, externalReference: document.externalReference });
    if (found !== undefined) throw refusal([found], 'validationFailed');
  };

  return orders;
}

export type Orders = ReturnType<typeof createOrders>;
