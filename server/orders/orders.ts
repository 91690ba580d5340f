import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { applyMergePatch } from '../../src/contract/merge-patch.ts';
import type { OrderEvent } from '../../src/contract/event.ts';
import { OrderFields, type Calculation, type CancelInput, type Order, type OrderCreate, type OrderInput, type Preflight } from '../../src/contract/order.ts';
import type { PaymentInput } from '../../src/contract/payment.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { currencyErrors, stepOf } from '../../src/rules/preflight.ts';
import { money } from '../../src/contract/currency.ts';
import { requireScope, type Caller } from '../caller.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { OrderDocument } from '../database/order-tables.ts';
import { newId } from '../ids.ts';
import { ProblemError } from '../problem-error.ts';
import { validate, type IfMatch } from '../serve-input.ts';
import { requireDraft, refusal, requirePriceRight, type OrderChecks } from './order-checks.ts';
import { requireStatus, type OrderCore, type OrderCoreOptions } from './order-core.ts';
import type { OrderMessages, OrderUploads } from './order-ports.ts';
import { derived, type OrderState } from './order-state.ts';
import { deleteOrder, insertLines, insertOrder, lockExternalReference, replaceLines, updateCounts, type OrderRow } from './order-store.ts';
import { requireOrigin } from './origin.ts';
import { paymentRecorded, type Place } from './placing.ts';
import { priceLines, type NamedLine } from './pricing.ts';

interface Named { orderId: string; caller: Caller }
interface Seen extends Named { ifMatch: IfMatch }

export interface OrdersOptions extends OrderCoreOptions {
  core: OrderCore;
  place: Place;
  checks: OrderChecks;
  messages: OrderMessages;
  uploads: OrderUploads;
}

/** What a confirmed order may still change: nothing that the customer, the warehouse or the books have been told. */
const openFields = new Set<string>(['notes', 'tags', 'purchaseOrderNumber', 'externalReference', 'recipients']);

/** The claims of a draft, as the pre-flight reads them. */
const claimsOf = ({ payments }: OrderState): PaymentInput[] => payments.filter(({ status }) => status !== 'rejected' && status !== 'voided').map((payment) => ({
  methodCode: payment.methodCode, amount: payment.amount, ...(payment.paidAt !== undefined && { paidAt: payment.paidAt }),
  ...(payment.reference !== undefined && { reference: payment.reference }),
  proofs: payment.proofs.map(({ uploadId, kind }) => ({ uploadId: uploadId as `upl_${string}`, kind: kind as 'other' })),
}));

const inputOf = (state: OrderState): OrderInput => ({ ...state.row.document, origin: state.row.origin as NonNullable<OrderInput['origin']>, lines: state.lines.map(({ input }) => input), payments: claimsOf(state) });

/** What a draft is made of: its fields, its lines and its claims. */
export function createOrders({ clock, settings, catalogue, stock, payments, fulfilments, events, core, place, checks, messages, uploads }: OrdersOptions) {
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
      holds: [], alerts: [], alert_count: 0, cancellation: null, balance: 0, ordered_on: null, due_on: null,
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
      tx: Tx, { submit = false, lines = [], payments: claims = [], origin = 'manual', ...document }: z.infer<typeof OrderCreate>, caller: Caller, told: Record<string, unknown> = {},
    ): Promise<Order> {
      const { shopId, actor } = caller;
      requireOrigin(caller, origin);
      if (claims.length > 0) requireScope(caller, 'payments:record');
      const rules = await settings.read(tx, shopId);
      const row = newRow(caller, document, { origin, currency: document.currency ?? rules.currency });
      const named = lines.map((input) => ({ id: newId('lin'), input }));
      const input: OrderInput = { ...document, origin, lines, payments: claims };
      if (submit) return place(tx, { caller, settings: rules, row, draft: undefined, input, lines: named });

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
      requireStatus(state.row, ['draft', 'confirmed', 'completed'], 'changed');
      const rules = await settings.read(tx, caller.shopId);
      const before = state.row.document;
      const document = validate(OrderFields, applyMergePatch(before, patch)) as OrderDocument;
      const changes = changesBetween(before, document);
      if (changes.length === 0) return core.answer(tx, state);
      if (state.row.status !== 'draft') refuseLocked(changes, state.row.status);
      if (document.externalReference !== before.externalReference || document.channel !== before.channel) {
        await requireFreeReference(tx, { shopId: caller.shopId, row: state.row, document });
      }
      let next: OrderState = { ...state, row: { ...state.row, document } };
      if (state.row.status === 'draft') {
        const priced = await pricedDraft(tx, next, rules, state.lines);
        if (changes.some(({ field }) => field === 'discounts')) requirePriceRight(caller, { discounts: document.discounts }, priced.snapshot);
        next = priced.state;
        await replaceLines(tx, { shopId: caller.shopId, orderId }, next.lines);
      }
      return core.save(tx, next, { settings: rules, actor: caller.actor, happened: [{ type: 'order.updated', changes }] });
    },

    /** Changes a draft's lines, prices them anew, and writes the one event. */
    async changeLines(tx: Tx, { orderId, caller, ifMatch }: Seen, change: (lines: readonly NamedLine[]) => { lines: NamedLine[]; touched?: NamedLine }): Promise<Order> {
      const state = await core.locked(tx, { shopId: caller.shopId, orderId, ifMatch });
      requireStatus(state.row, ['draft'], 'changed');
      const rules = await settings.read(tx, caller.shopId);
      const { lines, touched } = change(state.lines.map(({ id, input }) => ({ id, input })));
      const { state: next, snapshot } = await pricedDraft(tx, state, rules, lines);
      if (touched !== undefined) requirePriceRight(caller, { lines: [touched.input] }, snapshot);
      await replaceLines(tx, { shopId: caller.shopId, orderId }, next.lines);
      return core.save(tx, next, { settings: rules, actor: caller.actor, happened: [{ type: 'order.updated', changes: [{ field: 'lines' }] }] });
    },

    async remove(tx: Tx, { orderId, caller, ifMatch }: Seen): Promise<undefined> {
      const { shopId, actor } = caller;
      const { row } = await core.locked(tx, { shopId, orderId, ifMatch });
      requireStatus(row, ['draft'], 'deleted');
      if (row.number !== null) {
        throw new ProblemError('invalidTransition', { detail: 'This draft has an order number, which must not be missing: cancel it instead.', params: { from: row.status, to: 'deleted', allowed: ['cancelled'] } });
      }
      await uploads.disown(tx, { shopId, orderId });
      await deleteOrder(tx, { shopId, orderId });
      await events.append(tx, { shopId, events: [{ type: 'order.cancelled', orderId, actor, data: { version: row.version, deleted: true } }] });
    },

    async submit(tx: Tx, { orderId, caller, ifMatch }: Seen): Promise<Order> {
      const state = await core.locked(tx, { shopId: caller.shopId, orderId, ifMatch });
      requireStatus(state.row, ['draft'], 'confirmed');
      const rules = await settings.read(tx, caller.shopId);
      return place(tx, { caller, settings: rules, row: state.row, draft: state, input: inputOf(state), lines: state.lines });
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

    async cancel(tx: Tx, input: z.infer<typeof CancelInput> | undefined, { orderId, caller, ifMatch }: Seen): Promise<Order> {
      const order = { shopId: caller.shopId, orderId };
      const state = await core.locked(tx, { ...order, ifMatch });
      requireStatus(state.row, ['draft', 'confirmed'], 'cancelled');
      if (state.lines.some(({ shipped }) => shipped > 0)) {
        throw new ProblemError('alreadyShipped', { detail: 'Something of this order has left the warehouse already.' });
      }
      if (state.row.status === 'confirmed' && !await fulfilments.withdraw(tx, order)) {
        throw new ProblemError('invalidTransition', {
          detail: 'The warehouse has this order already; ask it to stop.', params: { from: 'confirmed', to: 'cancelled', allowed: [] },
        });
      }
      await messages.withdraw(tx, order);
      await payments.voidOpen(tx, order);
      const held = state.lines.flatMap(({ id, item_id: itemId, allocated }) => (itemId === null || allocated === 0 ? [] : [{ lineId: id, itemId, quantity: allocated }]));
      if (held.length > 0) await stock.giveBack(tx, { ...order, actor: caller.actor, reason: 'cancelled', lines: held });
      const lines = state.lines.map((line) => ({ ...line, allocated: 0, cancelled: line.quantity - line.shipped }));
      await updateCounts(tx, order, lines);
      const now = nowIso();
      return core.save(tx, {
        ...state, row: { ...state.row, status: 'cancelled', cancelled_at: now }, lines, payments: await payments.ofOrder(tx, order), ...await fulfilments.ofOrder(tx, order),
      }, {
        settings: await settings.read(tx, caller.shopId), actor: caller.actor,
        happened: [{ type: 'order.cancelled', data: { ...(input?.reason !== undefined && { reason: input.reason }) } }],
      });
    },
  };

  /** @throws {ProblemError} `validationFailed` with `duplicateSuspected` when another order of the channel carries the reference */
  const requireFreeReference = async (tx: Tx, { shopId, row, document }: { shopId: string; row: OrderRow; document: OrderDocument }): Promise<void> => {
    if (document.externalReference !== undefined) await lockExternalReference(tx, { shopId, reference: document.externalReference });
    const found = await checks.duplicateReference(tx, { shopId, orderId: row.id, channel: document.channel, externalReference: document.externalReference });
    if (found !== undefined) throw refusal([found], 'validationFailed');
  };

  return orders;
}

export type Orders = ReturnType<typeof createOrders>;

/** Which fields of the order differ, with what stood and stands there. */
function changesBetween(before: OrderDocument, after: OrderDocument): OrderEvent['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof OrderDocument)[];
  return fields.filter((field) => !isSame(before[field], after[field])).map((field) => ({
    field, ...(before[field] !== undefined && { before: before[field] }), ...(after[field] !== undefined && { after: after[field] }),
  }));
}

const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]));
};

function refuseLocked(changes: OrderEvent['changes'], status: string): void {
  const errors = changes.filter(({ field }) => !openFields.has(field)).map(({ field }): FieldError => ({
    code: 'fieldLocked', pointer: `/${field}`, step: stepOf(`/${field}`), detail: `This can no longer change: the order is ${status}.`, params: { status },
  }));
  if (errors.length > 0) throw new ProblemError('validationFailed', { detail: 'Some fields can no longer change.', errors });
}
